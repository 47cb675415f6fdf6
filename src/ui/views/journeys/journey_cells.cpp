// What stands in the cells of the map.
#include "base/text.h"
#include "journey/work.h"
#include "model/records/capability.h"
#include "model/records/task.h"
#include "ui/views/journeys/journey_scene.h"
#include "ui/views/journeys/map_marks.h"
#include "ui/views/short_name.h"

#include <algorithm>

namespace throughline::ui {

namespace {

// Titles of what all interactions of a stage point to, each once.
std::vector<std::string> titles_of(const Store& store,
                                   const std::vector<const throughline::Interaction*>& interactions,
                                   std::vector<Id> throughline::Interaction::*links) {
    std::vector<std::string> titles;
    for (const throughline::Interaction* interaction : interactions) {
        for (const Id& id : interaction->*links) {
            const std::string title(title_of(store, id));
            if (!title.empty() && std::find(titles.begin(), titles.end(), title) == titles.end())
                titles.push_back(title);
        }
    }
    return titles;
}

} // namespace

void JourneyScene::add_field(canvas::CardComposer& cell, const Id& record, MapField field,
                             const FieldText& text) {
    const bool is_empty = text.text.empty();
    canvas::TextSpec spec;
    spec.text = is_empty ? text.asked : text.text;
    spec.size = is_empty ? 11 : text.size;
    spec.colour = is_empty ? canvas::Colour::Third : canvas::Colour::Ink;
    spec.maximum_lines = is_empty ? 1 : text.lines;
    spec.part = static_cast<std::uint16_t>(field);
    spec.part_of = record;
    spec.field_name = text_of(field).name;
    cell.text(spec);
}

// R067, R077: in the customer's words.
void JourneyScene::fill_matters(canvas::CardComposer& cell, const Column& column) {
    add_field(cell, column.stage->id, MapField::WhatMatters,
              {column.stage->what_matters, "What matters here?"});
}

void JourneyScene::fill_needs(canvas::CardComposer& cell, const Column& column) {
    const std::string needs = map_value(*column.stage, MapField::Needs);
    const std::string concerns = map_value(*column.stage, MapField::Concerns);
    add_field(cell, column.stage->id, MapField::Needs, {needs, "What does the customer need?"});
    cell.caption("concerns");
    add_field(cell, column.stage->id, MapField::Concerns, {concerns, "What worries the customer?", 3, 11});
}

// R060, R078: of each interaction that says it; where none does, the first one is asked.
void JourneyScene::fill_texts(canvas::CardComposer& cell, const Column& column, MapField field,
                              std::string_view asked) {
    bool any = false;
    for (const throughline::Interaction* interaction : column.interactions) {
        const std::string text = map_value(*interaction, field);
        if (text.empty())
            continue;
        any = true;
        cell.caption(interaction->title);
        add_field(cell, interaction->id, field, {text, asked, 3});
    }
    if (!any && !column.interactions.empty())
        add_field(cell, column.interactions.front()->id, field, {{}, asked});
}

void JourneyScene::fill_channels(canvas::CardComposer& cell, const Column& column) {
    const auto titles = titles_of(m_input->store, column.interactions, &throughline::Interaction::channels);
    cell.text(body_text(titles.empty() ? std::string("—") : joined(titles, " · "), 2));
}

void JourneyScene::fill_backstage(canvas::CardComposer& cell, const Column& column) {
    constexpr int most_tasks = 4;
    int shown_tasks = 0;
    int hidden = 0;
    for (const throughline::Interaction* interaction : column.interactions) {
        for (const Reference& reference : m_input->store.references_to(interaction->id)) {
            const auto* task = m_input->store.find_as<Task>(reference.source);
            if (!task || task->interaction != interaction->id)
                continue;
            if (shown_tasks == most_tasks) {
                ++hidden;
                continue;
            }
            ++shown_tasks;
            const int late = journey::days_late(task->due, journey::is_finished(task->state), m_input->today);
            cell.text(body_text(task->title, 2));
            const journey::People people = journey::people_of(m_input->store, task->id);
            std::vector<std::string> who;
            if (!people.responsible.empty())
                who.push_back("R: " + short_name(m_input->store, people.responsible.front()));
            if (!people.accountable.empty())
                who.push_back("A: " + short_name(m_input->store, people.accountable));
            if (!who.empty())
                cell.text(small_text(joined(who, " · "), canvas::Colour::Second, 1));
            if (late > 0)
                cell.chip(
                    chip_of(text_format("late %d d", late), canvas::Colour::BadGround, canvas::Colour::Bad));
        }
    }
    if (hidden > 0)
        cell.text(small_text(text_format("and %d more", hidden), canvas::Colour::Third, 1));
}

// R069: what the stage needs, and what of it is missing.
void JourneyScene::fill_capabilities(canvas::CardComposer& cell, const Column& column) {
    std::vector<std::string> in_place;
    std::vector<const Capability*> gaps;
    for (const throughline::Interaction* interaction : column.interactions) {
        for (const Id& id : interaction->capabilities) {
            const auto* capability = m_input->store.find_as<Capability>(id);
            if (!capability)
                continue;
            if (capability->state != CapabilityState::InPlace) {
                if (std::find(gaps.begin(), gaps.end(), capability) == gaps.end())
                    gaps.push_back(capability);
            } else if (std::find(in_place.begin(), in_place.end(), capability->title) == in_place.end()) {
                in_place.push_back(capability->title);
            }
        }
        if (const Record* decision = m_input->store.find(interaction->decision))
            in_place.push_back("decision “" + decision->title + "”");
    }
    if (!in_place.empty())
        cell.text(body_text(joined(in_place, " · "), 3));
    for (const Capability* gap : gaps) {
        const std::string_view type = capability_types[static_cast<std::size_t>(gap->type)].label;
        const std::string text = folded(type) + " gap: " + gap->title;
        canvas::ChipSpec chip = chip_of(text, canvas::Colour::WarningGround, canvas::Colour::Warning);
        chip.description = gap->gap;
        cell.chip(chip);
    }
}

} // namespace throughline::ui
