// What the person asks for on the outcome canvas, as commands.
#include "base/text.h"
#include "commands/outcomes/outcome_templates.h"
#include "journey/work.h"
#include "model/records/experience.h"
#include "model/records/interaction.h"
#include "model/records/outcome.h"
#include "model/records/task.h"
#include "ui/views/outcomes/outcomes_view.h"
#include "ui/widgets/menus.h"

#include <cmath>
#include <optional>

namespace throughline::ui {

namespace {

std::string_view add_command(Kind kind) {
    switch (kind) {
    case Kind::Outcome:
        return "outcome.add";
    case Kind::Experience:
        return "experience.add";
    case Kind::Interaction:
        return "interaction.add";
    default:
        return "task.add";
    }
}

std::string ids_of(std::span<const canvas::Target> targets) {
    std::vector<std::string> ids;
    for (const canvas::Target& target : targets) {
        if (target.part == 0)
            ids.push_back(target.id.text());
    }
    return joined(ids, " ");
}

std::string_view parent_argument(Kind kind) {
    switch (kind) {
    case Kind::Experience:
        return "outcome";
    case Kind::Interaction:
        return "experience";
    default:
        return "interaction";
    }
}

Id parent_of(const Record& record) {
    if (const auto* experience = as<Experience>(&record))
        return experience->serves.empty() ? Id{} : experience->serves.front().target;
    if (const auto* interaction = as<throughline::Interaction>(&record))
        return interaction->serves.empty() ? Id{} : interaction->serves.front().target;
    if (const auto* task = as<Task>(&record))
        return task->interaction;
    return {};
}

std::string coordinate(float value) {
    return number_text(std::round(static_cast<double>(value)));
}

} // namespace

std::optional<Kind> kind_below(Kind kind) {
    switch (kind) {
    case Kind::Outcome:
        return Kind::Experience;
    case Kind::Experience:
        return Kind::Interaction;
    case Kind::Interaction:
        return Kind::Task;
    default:
        return std::nullopt;
    }
}

const SceneLink* OutcomesView::link_at(const canvas::Target& target) const {
    if (target.part < first_link_part)
        return nullptr;
    const std::size_t index = static_cast<std::size_t>(target.part) - first_link_part;
    return index < m_scene.links().size() ? &m_scene.links()[index] : nullptr;
}

void OutcomesView::take(ViewContext& context, const canvas::Intent& intent) {
    switch (intent.kind) {
    case canvas::IntentKind::Select:
        return select(context, intent);
    case canvas::IntentKind::Move:
        run(context, "card.move",
            {{"ids", ids_of(m_host.targets(intent))},
             {"x", coordinate(intent.by.x)},
             {"y", coordinate(intent.by.y)}});
        return;
    case canvas::IntentKind::Duplicate:
        return duplicate(context, intent);
    case canvas::IntentKind::Connect:
        return connect(context, intent);
    case canvas::IntentKind::ConnectToNew:
        return add_child(context, intent.target.id, &intent.world);
    case canvas::IntentKind::Edit:
        if (intent.target.part == business_part || intent.target.part == customer_part)
            return edit_text(context,
                             {intent.target.id,
                              intent.target.part == customer_part ? CardText::Customer : CardText::Business});
        return edit_title(context, intent.target.id);
    case canvas::IntentKind::Activate:
        if (intent.target.part == owner_part)
            return edit_text(context, {intent.target.id, CardText::Owner});
        run(context, "edit.select", {{"ids", intent.target.id.text()}, {"mode", "set"}});
        context.session().inspector_visible = true;
        return;
    case canvas::IntentKind::Create:
        m_create_at = intent.world;
        m_menu_at = {intent.screen.x, intent.screen.y};
        m_open_create_menu = true;
        return;
    case canvas::IntentKind::CreateNext:
        return add_sibling(context, intent.target.id);
    case canvas::IntentKind::Remove:
        return remove(context, intent);
    case canvas::IntentKind::ContextMenu:
        m_menu_at = {intent.screen.x, intent.screen.y};
        m_create_at = intent.world;
        m_menu_record = intent.target.id;
        (m_menu_record.empty() ? m_open_create_menu : m_open_card_menu) = true;
        return;
    case canvas::IntentKind::DropOn:
        return;
    }
}

void OutcomesView::select(ViewContext& context, const canvas::Intent& intent) {
    run(context, "edit.select", {{"ids", ids_of(m_host.targets(intent))}, {"mode", "set"}});
}

void OutcomesView::connect(ViewContext& context, const canvas::Intent& intent) {
    // What serves points to what is served, whichever way it was drawn; the command finds the field by the
    // kinds.
    const Record* from = context.store().find(intent.target.id);
    const Record* to = context.store().find(intent.other.id);
    if (!from || !to)
        return;
    const bool forwards = kind_below(from->kind) == to->kind;
    const Record& serving = forwards ? *to : *from;
    const Record& served = forwards ? *from : *to;
    run(context, "link.add", {{"source", serving.id.text()}, {"target", served.id.text()}});
}

void OutcomesView::remove(ViewContext& context, const canvas::Intent& intent) {
    for (const canvas::Target& target : m_host.targets(intent)) {
        if (const SceneLink* link = link_at(target)) {
            run(context, "link.remove",
                {{"source", link->source.text()},
                 {"target", link->target.text()},
                 {"field", std::string(link->field)}});
            return;
        }
    }
    run(context, "edit.delete", {{"ids", ids_of(m_host.targets(intent))}});
}

void OutcomesView::duplicate(ViewContext& context, const canvas::Intent& intent) {
    run(context, "edit.duplicate",
        {{"ids", ids_of(m_host.targets(intent))},
         {"x", coordinate(intent.by.x)},
         {"y", coordinate(intent.by.y)}});
}

void OutcomesView::add(ViewContext& context, Kind kind, const Id& parent, const canvas::Point* world) {
    Arguments arguments;
    if (!parent.empty())
        arguments[std::string(parent_argument(kind))] = parent.text();
    if (!run(context, add_command(kind), arguments))
        return;
    const Id added = context.workspace.last_added();
    if (world)
        run(context, "card.place",
            {{"id", added.text()}, {"x", coordinate(world->x)}, {"y", coordinate(world->y)}});
    run(context, "edit.select", {{"ids", added.text()}, {"mode", "set"}});
    // The command asked for its title to be edited; that happens as soon as the card is drawn.
    context.session().camera = CameraRequest{CameraMove::ShowRecord, added};
}

void OutcomesView::add_child(ViewContext& context, const Id& parent, const canvas::Point* world) {
    const Record* record = context.store().find(parent);
    if (const auto kind = record ? kind_below(record->kind) : std::nullopt)
        add(context, *kind, parent, world);
}

void OutcomesView::add_sibling(ViewContext& context, const Id& sibling) {
    if (const Record* record = context.store().find(sibling))
        add(context, record->kind, parent_of(*record));
}

void OutcomesView::edit_title(ViewContext& context, const Id& record) {
    if (const Record* found = context.store().find(record))
        m_host.edit({record, title_part}, found->title);
}

void OutcomesView::edit_text(ViewContext& context, const CardEdit& edit) {
    const Store& store = context.store();
    const Record* record = store.find(edit.record);
    // Only what is drawn can be edited there.
    if (!record || m_host.scene().find({edit.record, 0}) == canvas::no_card)
        return;
    const auto* outcome = as<Outcome>(record);
    if (edit.text == CardText::Owner) {
        const Id owner = outcome ? outcome->owner : journey::people_of(store, edit.record).accountable;
        return m_host.edit({edit.record, owner_part}, title_of(store, owner));
    }
    if (!outcome)
        return;
    if (edit.text == CardText::Customer)
        m_host.edit({edit.record, customer_part}, outcome->customer.statement);
    else
        m_host.edit({edit.record, business_part}, outcome->business.statement);
}

void OutcomesView::keep_text(ViewContext& context, const CanvasEdit& edit, const Record& record) {
    const std::string id = record.id.text();
    const auto* outcome = as<Outcome>(&record);
    switch (edit.target.part) {
    case owner_part: {
        const Id owner =
            outcome ? outcome->owner : journey::people_of(context.store(), record.id).accountable;
        if (!edit.value.empty() && edit.value != title_of(context.store(), owner))
            run(context, "work.name_owner", {{"id", id}, {"who", edit.value}});
        return;
    }
    case business_part:
        if (outcome && edit.value != outcome->business.statement)
            run(context, "outcome.say_side", {{"id", id}, {"side", "business"}, {"statement", edit.value}});
        return;
    case customer_part:
        if (outcome && edit.value != outcome->customer.statement)
            run(context, "outcome.say_side", {{"id", id}, {"side", "customer"}, {"statement", edit.value}});
        return;
    default:
        if (edit.value != record.title)
            run(context, "edit.rename", {{"id", id}, {"title", edit.value}});
    }
}

void OutcomesView::take_edit(ViewContext& context, const CanvasEdit& edit) {
    const Record* record = context.store().find(edit.target.id);
    if (!record || !edit.committed)
        return;
    keep_text(context, edit, *record);
    // As in a mind map: Tab goes on to what this one needs below it.
    if (edit.end == platform::TextEntryEnd::CommitAndNext)
        add_child(context, edit.target.id);
}

void OutcomesView::draw_create_menu(ViewContext& context) {
    Ui& ui = context.ui;
    auto menu = context_menu(ui, "Add", m_open_create_menu, m_menu_at);
    m_open_create_menu = false;
    if (!menu)
        return;
    menu_heading(ui, "Add here");
    for (Kind kind : {Kind::Outcome, Kind::Experience, Kind::Interaction, Kind::Task}) {
        if (menu_item(ui, describe_kind(kind).label, {.tooltip = describe_kind(kind).help}))
            add(context, kind, {}, &m_create_at);
    }
    menu_heading(ui, "From a template");
    for (const OutcomeTemplateEntry& entry : outcome_template_entries()) {
        const ChoiceName& name = outcome_templates[static_cast<std::size_t>(entry.made_from)];
        command_item(context, "outcome.add_from_template", {{"template", std::string(name.name)}},
                     name.label);
    }
    menu_separator(ui);
    command_item(context, "edit.paste");
    command_item(context, "edit.select_all");
    command_item(context, "view.zoom_fit");
    command_item(context, "card.reset_positions");
}

void OutcomesView::draw_card_menu(ViewContext& context) {
    Ui& ui = context.ui;
    auto menu = context_menu(ui, "Card", m_open_card_menu, m_menu_at);
    m_open_card_menu = false;
    const Record* record = context.store().find(m_menu_record);
    if (!menu || !record)
        return;
    menu_heading(ui, record->title);
    if (menu_item(ui, "Rename", {.shortcut = "F2"}))
        edit_title(context, record->id);
    if (const auto below = kind_below(record->kind)) {
        const std::string_view name = describe_kind(*below).label;
        if (menu_item(ui, ui.format("Add %.*s", static_cast<int>(name.size()), name.data()),
                      {.shortcut = "Tab"}))
            add_child(context, record->id);
    }
    if (menu_item(ui, "Add another beside it", {.shortcut = "Ctrl+Enter"}))
        add_sibling(context, record->id);
    menu_separator(ui);
    command_item(context, "edit.duplicate");
    command_item(context, "edit.copy");
    command_item(context, "edit.delete");
}

} // namespace throughline::ui
