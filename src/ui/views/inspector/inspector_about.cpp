// What a record says about itself: states, health with its parts, what it serves and is served by, people.
#include "journey/chain.h"
#include "journey/states.h"
#include "journey/work.h"
#include "model/records/experience.h"
#include "model/records/outcome.h"
#include "ui/views/inspector/inspector_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

namespace throughline::ui {

namespace {

// A list of records as links.
void draw_links_to(ViewContext& context, std::string_view heading_text, std::span<const Id> ids) {
    if (ids.empty())
        return;
    Ui& ui = context.ui;
    section(ui, heading_text);
    for (const Id& id : ids) {
        auto scope = ui.with_id(id.view());
        if (link(ui, title_of(context.store(), id)))
            run(context, "go.record", {{"id", id.text()}});
    }
}

} // namespace

void InspectorView::draw_states(ViewContext& context, const Record& record) {
    const std::span<const ChoiceName> states = journey::states_of(record.kind);
    if (states.empty())
        return;
    const std::size_t current = journey::state_of(record);
    const std::string_view command = record.kind == Kind::Outcome       ? "outcome.set_state"
                                     : record.kind == Kind::Interaction ? "interaction.set_state"
                                                                        : "task.set_state";
    Ui& ui = context.ui;
    auto row = line(ui);
    const std::string label(states[current].label);
    if (auto menu = menu_button(ui, ui.format("%s##state", label.c_str()), {.tooltip = "Change the state"})) {
        for (std::size_t index = 0; index < states.size(); ++index) {
            if (index != current)
                command_item(context, command,
                             {{"id", record.id.text()}, {"state", std::string(states[index].name)}},
                             states[index].label);
        }
    }
}

void InspectorView::draw_about(ViewContext& context, const Record& record) {
    if (record.kind == Kind::Outcome)
        draw_outcome(context, record);
    if (record.kind == Kind::Interaction)
        draw_interaction_sides(context, record);
    if (record.kind == Kind::Objective)
        draw_objective(context, record);
    draw_chain(context, record);
    draw_people(context, record);
}

void InspectorView::draw_chain(ViewContext& context, const Record& record) {
    const Store& store = context.store();
    if (const auto* interaction = as<throughline::Interaction>(&record)) {
        const auto outcomes = journey::outcomes_served(store, *interaction);
        draw_links_to(context, "Leads to", outcomes);
    } else if (record.kind == Kind::Outcome) {
        const auto experiences = journey::experiences_serving(store, record.id);
        draw_links_to(context, "Experiences that lead here", experiences);
    }
    std::vector<Id> below;
    for (const Reference& reference : store.references_to(record.id)) {
        const Record* source = store.find(reference.source);
        const bool is_below =
            source && ((record.kind == Kind::Experience && source->kind == Kind::Interaction) ||
                       (record.kind == Kind::Interaction && source->kind == Kind::Task));
        if (is_below && (below.empty() || below.back() != source->id))
            below.push_back(source->id);
    }
    draw_links_to(context, record.kind == Kind::Experience ? "Created by" : "Tasks", below);
}

// R022: exactly one accountable; changing it here replaces it.
void InspectorView::draw_people(ViewContext& context, const Record& record) {
    const bool has_people =
        record.kind == Kind::Task || record.kind == Kind::Interaction || record.kind == Kind::Experience;
    if (!has_people)
        return;
    Ui& ui = context.ui;
    const Store& store = context.store();
    const journey::People who = journey::people_of(store, record.id);
    section(ui, "Who");
    const auto pick = [&](std::string_view label, const Id& current, std::string_view responsibility) {
        // Asked each time: the pick before may have added somebody.
        const auto people = store.all(Kind::Person);
        int chosen = -1;
        for (std::size_t index = 0; index < people.size(); ++index) {
            if (people[index]->id == current)
                chosen = static_cast<int>(index);
        }
        const Picked picked =
            picker(ui, label,
                   {.count = static_cast<int>(people.size()),
                    .chosen = chosen,
                    .placeholder = "nobody yet",
                    .create_label = "New person"},
                   [&](int index) { return Choice{people[static_cast<std::size_t>(index)]->title}; });
        Id person;
        if (picked.index == picked_new &&
            run(context, "person.add", {{"title", std::string(picked.created)}}))
            person = context.workspace.last_added();
        else if (picked.index >= 0)
            person = people[static_cast<std::size_t>(picked.index)]->id;
        if (!person.empty())
            run(context, "work.assign",
                {{"target", record.id.text()},
                 {"who", person.text()},
                 {"responsibility", std::string(responsibility)}});
    };
    pick("Accountable", who.accountable, "accountable");
    pick("Responsible", who.responsible.empty() ? Id{} : who.responsible.front(), "responsible");
    for (std::size_t index = 1; index < who.responsible.size(); ++index)
        key_value(ui, "", title_of(store, who.responsible[index]));
    for (const journey::DelegationChain& chain : journey::delegation_chains(store)) {
        if (chain.subject && chain.subject->id == record.id)
            key_value(ui, "Delegated", ui.join({"to ", title_of(store, chain.holder)}));
    }
}

} // namespace throughline::ui
