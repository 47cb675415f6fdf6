// What stands in the cells of the map.
#include "base/text.h"
#include "journey/work.h"
#include "model/records/capability.h"
#include "model/records/competitor.h"
#include "model/records/measure.h"
#include "model/records/task.h"
#include "ui/views/journeys/journey_scene.h"
#include "ui/views/outcomes/outcome_scene.h"

#include <algorithm>
#include <set>
#include <utility>

namespace throughline::ui {

namespace {

constexpr float interaction_width = 172;

canvas::ChipSpec chip_of(std::string_view text, canvas::Colour ground, canvas::Colour colour) {
    canvas::ChipSpec chip;
    chip.text = text;
    chip.ground = ground;
    chip.colour = colour;
    chip.maximum_width = interaction_width;
    return chip;
}

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

std::string first_name(std::string_view name) {
    return std::string(name.substr(0, name.find(' ')));
}

canvas::TextSpec small_text(std::string_view text, canvas::Colour colour, int lines) {
    canvas::TextSpec spec;
    spec.text = text;
    spec.size = 11;
    spec.colour = colour;
    spec.maximum_lines = lines;
    return spec;
}

canvas::TextSpec body_text(std::string_view text, int lines) {
    canvas::TextSpec spec;
    spec.text = text;
    spec.size = 13;
    spec.maximum_lines = lines;
    return spec;
}

} // namespace

std::map<Id, double> competitor_points(const Store& store, const Id& competitor) {
    std::map<Id, double> points;
    if (const auto* record = store.find_as<Competitor>(competitor)) {
        for (const CompetitorRating& rating : record->ratings) {
            if (!rating.emotion)
                continue;
            const auto* interaction = store.find_as<throughline::Interaction>(rating.about);
            points[interaction ? interaction->stage : rating.about] = *rating.emotion;
        }
    }
    return points;
}

canvas::CardIndex JourneyScene::add_interaction(const throughline::Interaction& interaction) {
    canvas::CardSpec spec;
    spec.target = {interaction.id, 0};
    spec.box.width = interaction_width;
    spec.kind = 2;
    spec.traits =
        canvas::Selectable | canvas::Movable | canvas::Editable | canvas::Removable | canvas::Duplicable;
    spec.semantics = {canvas::HitRole::Card, interaction.title, "Interaction", interaction.description};
    if (interaction.control == Control::Uncontrolled)
        spec.style = canvas::uncontrolled_card_style;
    canvas::CardComposer card(*m_scene, spec, {.padding = 8, .minimum_height = 56});
    if (matters_most(interaction.id)) {
        canvas::ChipSpec moment =
            chip_of("moment that matters", canvas::Colour::VioletGround, canvas::Colour::Violet);
        moment.sign = canvas::Shape::Diamond;
        moment.sign_colour = canvas::Colour::Violet;
        card.chip(moment);
    }
    canvas::TextSpec title =
        body_text(interaction.title.empty() ? "Interaction" : std::string_view(interaction.title), 2);
    title.part = map_title_part;
    title.field_name = "Name of the interaction";
    card.text(title);
    if (m_input->session.side == Side::Customer) {
        add_customer_side(card, interaction);
        return card.finish();
    }
    std::vector<std::string> facts;
    for (const Id& channel : interaction.channels)
        facts.emplace_back(title_of(m_input->store, channel));
    if (interaction.firm == FirmPart::Absent)
        facts.emplace_back("firm absent");
    if (!interaction.decision.empty())
        facts.emplace_back("decision");
    if (facts.empty())
        facts.emplace_back(control_word(interaction.control));
    card.marked_second(control_mark(interaction.control), joined(facts, " · "), 2);
    int late = 0;
    for (const Reference& reference : m_input->store.references_to(interaction.id)) {
        const auto* task = m_input->store.find_as<Task>(reference.source);
        if (task && journey::days_late(task->due, journey::is_finished(task->state), m_input->today) > 0)
            ++late;
    }
    if (late > 0)
        card.chip(chip_of(text_format(late == 1 ? "%d task late" : "%d tasks late", late),
                          canvas::Colour::BadGround, canvas::Colour::Bad));
    return card.finish();
}

// R039: as the customer sees it.
void JourneyScene::add_customer_side(canvas::CardComposer& card,
                                     const throughline::Interaction& interaction) {
    const auto add = [&card](std::string_view caption, const std::string& text) {
        card.caption(caption);
        card.text(small_text(text.empty() ? "not known yet" : std::string_view(text),
                             text.empty() ? canvas::Colour::Third : canvas::Colour::Ink, 3));
    };
    add("expects", interaction.customer.expectation);
    add("problem", interaction.customer.problem);
    add("solution", interaction.customer.solution);
}

void JourneyScene::fill_matters(canvas::CardComposer& cell, const Column& column) {
    const Stage& stage = *column.stage;
    std::string words = stage.what_matters;
    if (words.empty() && !stage.needs.empty())
        words = joined(stage.needs, ", ");
    if (words.empty()) {
        canvas::TextSpec asked = small_text("What matters here?", canvas::Colour::Third, 1);
        asked.part = map_matters_part;
        asked.field_name = "What matters at this stage";
        cell.text(asked);
        return;
    }
    canvas::TextSpec text = body_text(words, 4);
    text.part = map_matters_part;
    text.field_name = "What matters at this stage";
    cell.text(text);
    if (!stage.concerns.empty())
        cell.text(small_text(joined(stage.concerns, ", "), canvas::Colour::Second, 2));
}

void JourneyScene::fill_channels(canvas::CardComposer& cell, const Column& column) {
    const auto titles = titles_of(m_input->store, column.interactions, &throughline::Interaction::channels);
    cell.text(body_text(titles.empty() ? std::string("—") : joined(titles, " · "), 2));
}

// R079: leading → lagging, and how far they are.
void JourneyScene::fill_measures(canvas::CardComposer& cell, const Column& column) {
    std::set<std::pair<Id, Id>> seen;
    for (const throughline::Interaction* interaction : column.interactions) {
        if (interaction->leading.empty() && interaction->lagging.empty())
            continue;
        const Id first = interaction->leading.empty() ? Id{} : interaction->leading.front();
        const Id last = interaction->lagging.empty() ? Id{} : interaction->lagging.front();
        if (!seen.emplace(first, last).second)
            continue;
        const auto* leading = interaction->leading.empty()
                                  ? nullptr
                                  : m_input->store.find_as<Measure>(interaction->leading.front());
        const auto* lagging = interaction->lagging.empty()
                                  ? nullptr
                                  : m_input->store.find_as<Measure>(interaction->lagging.front());
        cell.text(body_text((leading ? leading->title : std::string("?")) + " → " +
                                (lagging ? lagging->title : std::string("?")),
                            2));
        const Measure* shown = lagging && lagging->current ? lagging : leading;
        if (!shown || !shown->current) {
            canvas::ChipSpec none = chip_of("no data", canvas::Colour::Background, canvas::Colour::Second);
            none.border = canvas::Colour::Line;
            cell.chip(none);
            continue;
        }
        std::string text =
            number_for_people(*shown->current, 1) + (shown->unit.empty() ? "" : " " + shown->unit);
        if (shown->target)
            text += " of " + number_for_people(*shown->target, 1);
        if (shown->n)
            text += " · n " + number_for_people(static_cast<double>(*shown->n));
        const bool less = shown->direction == throughline::Direction::LessIsBetter;
        const bool reached =
            shown->target && (less ? *shown->current <= *shown->target : *shown->current >= *shown->target);
        cell.chip(reached ? chip_of(text, canvas::Colour::GoodGround, canvas::Colour::Good)
                          : chip_of(text, canvas::Colour::WarningGround, canvas::Colour::Warning));
    }
    if (seen.empty())
        cell.text(body_text("—", 1));
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
                who.push_back("R: " + first_name(title_of(m_input->store, people.responsible.front())));
            if (!people.accountable.empty())
                who.push_back("A: " + first_name(title_of(m_input->store, people.accountable)));
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
