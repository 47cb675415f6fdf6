// The cards of interactions: what happens, in whose hands it lies, how much it matters.
#include "base/text.h"
#include "journey/work.h"
#include "model/records/task.h"
#include "ui/views/journeys/journey_scene.h"
#include "ui/views/journeys/map_marks.h"
#include "ui/views/outcomes/outcome_scene.h"

namespace throughline::ui {

namespace {

// CJML: communication is a circle, an action a square; using the product has a shape of its own. The border
// says who begins it.
canvas::MarkSpec form_mark(const throughline::Interaction& interaction) {
    canvas::MarkSpec mark;
    mark.box = {0, 0, 11, 11};
    mark.fill = canvas::Colour::None;
    mark.border_width = 2;
    switch (interaction.form) {
    case InteractionForm::Communication:
        mark.radius = 5.5F;
        break;
    case InteractionForm::Action:
        mark.radius = 1;
        break;
    case InteractionForm::Use:
        mark.shape = canvas::Shape::ClippedBox;
        mark.radius = 4;
        break;
    }
    switch (interaction.initiator) {
    case Initiator::Customer:
        mark.border = canvas::Colour::Accent;
        break;
    case Initiator::Firm:
        mark.border = canvas::Colour::Ink;
        break;
    case Initiator::Partner:
        mark.border = canvas::Colour::Violet;
        break;
    case Initiator::Unstated:
    case Initiator::Other:
        mark.border = canvas::Colour::Third;
        break;
    }
    return mark;
}

// The same in words.
std::string words_of(const throughline::Interaction& interaction) {
    std::string words(interaction_forms[static_cast<std::size_t>(interaction.form)].label);
    if (interaction.initiator != Initiator::Unstated)
        words += ", begun by " + folded(initiators[static_cast<std::size_t>(interaction.initiator)].label);
    words += ", ";
    words += control_word(interaction.control);
    if (interaction.planned != Planned::Unstated)
        words += ", " + folded(planned_choices[static_cast<std::size_t>(interaction.planned)].label);
    if (interaction.use != ProductUse::None)
        words += interaction.use == ProductUse::Intended ? ", intended use" : ", unintended use";
    if (interaction.firm == FirmPart::Absent)
        words += ", the firm is absent";
    if (const std::int64_t lived = times_lived(interaction); lived > 0)
        words += ", lived " + number_for_people(static_cast<double>(lived)) + " times";
    if (!interaction.description.empty())
        words += ". " + interaction.description;
    return words;
}

} // namespace

canvas::CardIndex JourneyScene::add_interaction(const throughline::Interaction& interaction) {
    canvas::CardSpec spec;
    spec.target = {interaction.id, 0};
    spec.box.width = map_card_width;
    spec.kind = 2;
    spec.accepts = 1U << 2;
    spec.traits = canvas::usual_card_traits;
    const std::string words = words_of(interaction);
    spec.semantics = {canvas::HitRole::Card, interaction.title, "Interaction", words};
    if (interaction.control == Control::Uncontrolled)
        spec.style = canvas::uncontrolled_card_style;
    canvas::CardComposer card(*m_scene, spec, {.padding = 8, .minimum_height = 56});
    if (const auto found = m_matters.find(interaction.id); found != m_matters.end() && found->second.moment)
        add_moment(card, found->second);
    card.marked_title(form_mark(interaction),
                      interaction.title.empty() ? "Interaction" : std::string_view(interaction.title), 2,
                      map_title_part, "Name of the interaction");
    if (m_input->session.side == Side::Customer) {
        add_customer_side(card, interaction);
        return card.finish();
    }
    add_facts(card, interaction);
    add_weight(card, interaction);
    add_signs(card, interaction);
    add_ways(card, interaction);
    return card.finish();
}

// R043
void JourneyScene::add_moment(canvas::CardComposer& card, const journey::Matter& matter) {
    canvas::ChipSpec chip =
        chip_of("moment that matters", canvas::Colour::VioletGround, canvas::Colour::Violet);
    chip.sign = canvas::Shape::Diamond;
    chip.sign_colour = canvas::Colour::Violet;
    const std::string reason = text_format(
        "Importance %s × effect %s × %s times a month: %s %% of what matters on this map.",
        number_for_people(*matter.importance, 1).c_str(), number_for_people(*matter.effect, 2).c_str(),
        number_for_people(*matter.frequency).c_str(), number_for_people(matter.share * 100).c_str());
    chip.description = reason;
    card.chip(chip);
}

// R001, R061: channels, and in whose hands it lies.
void JourneyScene::add_facts(canvas::CardComposer& card, const throughline::Interaction& interaction) {
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
}

// R042, R043: how important it is to the customer, and what could still be moved.
void JourneyScene::add_weight(canvas::CardComposer& card, const throughline::Interaction& interaction) {
    if (!interaction.importance)
        return;
    std::string text = "importance " + number_for_people(*interaction.importance, 1);
    if (const auto found = m_opportunities.find(interaction.id); found != m_opportunities.end())
        text += " · opportunity " + number_for_people(found->second, 1);
    card.text(small_text(text, canvas::Colour::Second, 1));
}

int JourneyScene::late_tasks(const throughline::Interaction& interaction) const {
    int late = 0;
    for (const Reference& reference : m_input->store.references_to(interaction.id)) {
        const auto* task = m_input->store.find_as<Task>(reference.source);
        if (task && journey::days_late(task->due, journey::is_finished(task->state), m_input->today) > 0)
            ++late;
    }
    return late;
}

// R018, R034, and CJML's planned and lived.
void JourneyScene::add_signs(canvas::CardComposer& card, const throughline::Interaction& interaction) {
    if (interaction.use != ProductUse::None)
        card.chip(interaction.use == ProductUse::Intended
                      ? outlined_chip("intended use")
                      : chip_of("unintended use", canvas::Colour::WarningGround, canvas::Colour::Warning));
    if (interaction.flow == Flow::Optional)
        card.chip(outlined_chip("optional"));
    if (interaction.flow == Flow::Loop)
        card.chip(outlined_chip("may repeat"));
    const JourneyMode mode = m_input->session.journey_mode;
    const std::int64_t lived = times_lived(interaction);
    if (mode != JourneyMode::Design && interaction.planned == Planned::Unplanned)
        card.chip(outlined_chip("not planned"));
    if (mode == JourneyMode::Both && interaction.planned == Planned::Planned && lived == 0)
        card.chip(outlined_chip("not seen yet"));
    if (mode == JourneyMode::Lived && lived > 0) {
        const std::string text = "lived · n " + number_for_people(static_cast<double>(lived));
        card.chip(outlined_chip(text));
    }
    if (const int late = late_tasks(interaction); late > 0)
        card.chip(chip_of(text_format(late == 1 ? "%d task late" : "%d tasks late", late),
                          canvas::Colour::BadGround, canvas::Colour::Bad));
}

// R034: where it branches, in words; the lines alone would not say when.
void JourneyScene::add_ways(canvas::CardComposer& card, const throughline::Interaction& interaction) {
    for (const NextStep& step : interaction.next) {
        const std::string_view to = title_of(m_input->store, step.to);
        if (to.empty())
            continue;
        std::string text = "→ " + std::string(to);
        if (!step.when.empty())
            text += ": " + step.when;
        if (step.forced)
            text += " (only way)";
        card.text(small_text(text, canvas::Colour::Second, 2));
    }
}

// R039, R058: as the customer sees it; each answer is edited where it stands.
void JourneyScene::add_customer_side(canvas::CardComposer& card,
                                     const throughline::Interaction& interaction) {
    const auto add = [&](std::string_view caption, MapField field) {
        card.caption(caption);
        const std::string text = map_value(interaction, field);
        add_field(card, interaction.id, field, {text, "not known yet", 3, 11});
    };
    add("expects", MapField::Expectation);
    add("problem", MapField::Problem);
    add("solution", MapField::Solution);
    if (interaction.importance && interaction.satisfaction)
        card.chip(outlined_chip(text_format("importance %s, satisfied %s",
                                            number_for_people(*interaction.importance, 1).c_str(),
                                            number_for_people(*interaction.satisfaction, 1).c_str())));
}

} // namespace throughline::ui
