// What stands on each kind of card.
#include "base/text.h"
#include "journey/health.h"
#include "journey/work.h"
#include "model/records/experience.h"
#include "model/records/interaction.h"
#include "model/records/measure.h"
#include "model/records/outcome.h"
#include "model/records/task.h"
#include "ui/views/outcomes/outcome_scene.h"
#include "ui/views/short_name.h"

#include <algorithm>
#include <cmath>

namespace throughline::ui {

namespace {

using canvas::CardComposer;
using canvas::ChipSpec;

constexpr float outcome_width = 260, card_width = 210, experience_width = 230;
constexpr double neutral_health = 50, telling_gap = 3;

ChipSpec chip_of(std::string_view text, canvas::Colour ground, canvas::Colour colour) {
    ChipSpec chip;
    chip.text = text;
    chip.ground = ground;
    chip.colour = colour;
    return chip;
}
ChipSpec quiet_chip(std::string_view text) {
    ChipSpec chip = chip_of(text, canvas::Colour::Background, canvas::Colour::Second);
    chip.border = canvas::Colour::Line;
    return chip;
}

// "71 → 80 %", or what of it is known.
std::string from_to(const OutcomeSide& side, std::string_view unit) {
    if (!side.target && !side.current && !side.baseline)
        return {};
    const auto from = side.baseline ? side.baseline : side.current;
    std::string text = from ? number_for_people(*from, 1) : std::string("?");
    text += " → ";
    text += side.target ? number_for_people(*side.target, 1) : std::string("?");
    if (!unit.empty())
        text += " " + std::string(unit);
    return text;
}

// How far from baseline to target, 0 to 1.
std::optional<float> progress_of(const OutcomeSide& side) {
    if (!side.baseline || !side.target || !side.current || *side.target == *side.baseline)
        return std::nullopt;
    const double share = (*side.current - *side.baseline) / (*side.target - *side.baseline);
    return static_cast<float>(std::clamp(share, 0.0, 1.0));
}

std::string_view unit_of(const Store& store, const Id& measure) {
    const auto* record = store.find_as<Measure>(measure);
    return record ? std::string_view(record->unit) : std::string_view();
}

canvas::Colour state_ground(OutcomeState state) {
    if (state == OutcomeState::Achieved || state == OutcomeState::Verified)
        return canvas::Colour::GoodGround;
    return state == OutcomeState::Missed ? canvas::Colour::BadGround : canvas::Colour::AccentGround;
}
canvas::Colour state_colour(OutcomeState state) {
    if (state == OutcomeState::Achieved || state == OutcomeState::Verified)
        return canvas::Colour::Good;
    return state == OutcomeState::Missed ? canvas::Colour::Bad : canvas::Colour::Accent;
}

} // namespace

canvas::CardSpec OutcomeScene::spec_of(const Record& record, std::string_view kind_word) const {
    canvas::CardSpec spec;
    spec.target = {record.id, 0};
    spec.semantics.role = canvas::HitRole::Card;
    spec.semantics.name = record.title;
    spec.semantics.value = kind_word;
    spec.box.width = card_width;
    return spec;
}

void OutcomeScene::add_finding_chips(CardComposer& card, const Id& id) {
    auto found = m_findings.find(id);
    if (found == m_findings.end())
        return;
    constexpr std::size_t most_chips = 2;
    std::size_t shown = 0;
    std::string_view last;
    for (const journey::Finding* finding : found->second) {
        const bool same = finding->title == last;
        if (finding->severity == journey::Severity::Information || shown == most_chips || same)
            continue;
        last = finding->title;
        const bool bad = finding->severity == journey::Severity::Bad;
        ChipSpec chip = bad ? chip_of(finding->title, canvas::Colour::BadGround, canvas::Colour::Bad)
                            : chip_of(finding->title, canvas::Colour::WarningGround, canvas::Colour::Warning);
        chip.part = static_cast<std::uint16_t>(finding_part + shown);
        chip.description = finding->sentence;
        card.chip(chip);
        ++shown;
    }
}

// Who answers for it. The chip is always there: a click or O names somebody, in place.
void OutcomeScene::add_owner_chip(CardComposer& card, const Id& person) {
    const std::string owner = short_name(m_input->store, person);
    const std::string text = owner.empty() ? std::string("no owner yet") : "owner " + owner;
    ChipSpec chip = quiet_chip(text);
    if (owner.empty())
        chip.colour = canvas::Colour::Third;
    chip.part = owner_part;
    chip.description = "Name who answers for it";
    card.chip(chip);
}

// R016, R041: its number and its words. The customer's words come first on the customer's side.
void OutcomeScene::add_side(CardComposer& card, const OutcomeSide& side, const SideLook& look) {
    card.caption(look.caption);
    const std::string numbers = from_to(side, unit_of(m_input->store, side.measure));
    const bool in_words = look.part == customer_part;
    std::string statement = side.statement.empty() ? std::string("not stated yet") : side.statement;
    if (in_words && !side.statement.empty() && !side.statement.starts_with("“"))
        statement = "“" + statement + "”";
    if (!in_words && !numbers.empty())
        card.strong(numbers, 2);
    canvas::TextSpec words;
    words.text = statement;
    words.size = 11;
    words.maximum_lines = 2;
    const bool first = in_words || numbers.empty();
    words.weight = first ? canvas::Weight::Semibold : canvas::Weight::Regular;
    words.colour = side.statement.empty() ? canvas::Colour::Third
                   : first                ? canvas::Colour::Ink
                                          : canvas::Colour::Second;
    words.part = look.part;
    words.field_name = look.field_name;
    card.text(words);
    if (in_words && !numbers.empty())
        card.second(numbers);
    if (side.due)
        card.second("by " + date_for_people(*side.due));
    const canvas::Colour colour = look.holds ? canvas::Colour::Good
                                  : in_words ? canvas::Colour::Warning
                                             : canvas::Colour::Accent;
    if (const auto share = progress_of(side))
        card.bar(*share, colour);
    else if (in_words && side.satisfaction)
        card.bar(static_cast<float>(std::clamp(*side.satisfaction / 10, 0.0, 1.0)), colour);
}

void OutcomeScene::add_outcome_chips(CardComposer& card, const Outcome& outcome) {
    card.chip(chip_of(outcome_states[static_cast<std::size_t>(outcome.state)].label,
                      state_ground(outcome.state), state_colour(outcome.state)));
    const auto gap = journey::expectation_gap(outcome.customer.importance, outcome.customer.satisfaction);
    if (journey::is_mutual(m_input->store, outcome.id))
        card.chip(chip_of("mutual", canvas::Colour::GoodGround, canvas::Colour::Good));
    else if (gap && gap->gap > 0)
        card.chip(chip_of("gap " + number_for_people(gap->gap, 1), canvas::Colour::WarningGround,
                          canvas::Colour::Warning));
    // R003, R007: from below, with its sign; the inspector shows the parts.
    const journey::Health health = journey::outcome_health(m_input->store, outcome.id);
    if (health.value) {
        const std::string text = "health " + number_for_people(*health.value);
        card.chip(*health.value < neutral_health
                      ? chip_of(text, canvas::Colour::BadGround, canvas::Colour::Bad)
                      : chip_of(text, canvas::Colour::GoodGround, canvas::Colour::Good));
    }
    add_owner_chip(card, outcome.owner);
}

canvas::CardIndex OutcomeScene::add_outcome(const Record& record) {
    const auto& outcome = *as<Outcome>(&record);
    canvas::CardSpec spec = spec_of(record, "Outcome");
    spec.box.width = outcome_width;
    spec.kind = 0;
    spec.accepts = 1U << 1; // experiences
    spec.minimap = canvas::Colour::Accent;
    CardComposer card(*m_scene, spec);
    card.title(outcome.title.empty() ? "Outcome without a name" : std::string_view(outcome.title), 2,
               canvas::Weight::Semibold, title_part, "Name of the outcome");
    // R008
    if (const Record* objective = m_input->store.find(outcome.objective))
        card.second("for " + objective->title);
    const bool business = journey::holds(m_input->store, outcome.business);
    const bool customer = journey::holds(m_input->store, outcome.customer);
    // R009: the state of each side; under way is what most are, and there is little room.
    const auto caption = [&](const std::string& text, const OutcomeSide& side) {
        const auto state = journey::side_state(m_input->store, outcome, side, m_input->today);
        return state && *state != OutcomeState::InProgress ? text + " · " + folded(side_word(*state)) : text;
    };
    const std::string business_caption = caption("Business", outcome.business);
    const std::string customer_caption = caption("Customer", outcome.customer);
    card.columns(2);
    add_side(card, outcome.business, {business_caption, "What the business wants", business_part, business});
    card.next_column();
    add_side(card, outcome.customer, {customer_caption, "What the customer wants", customer_part, customer});
    card.end_columns();
    add_outcome_chips(card, outcome);
    if (auto found = m_findings.find(outcome.id); found != m_findings.end()) {
        for (const journey::Finding* finding : found->second) {
            if (finding->kind != journey::FindingKind::OutcomeWithoutInteraction)
                continue;
            ChipSpec chip = chip_of(finding->title, canvas::Colour::BadGround, canvas::Colour::Bad);
            chip.part = finding_part;
            chip.description = finding->sentence;
            card.chip(chip);
        }
    }
    return card.finish();
}

canvas::CardIndex OutcomeScene::add_experience(const Record& record) {
    const auto& experience = *as<Experience>(&record);
    canvas::CardSpec spec = spec_of(record, "Experience");
    spec.box.width = experience_width;
    spec.kind = 1;
    spec.accepts = 1U << 0 | 1U << 2; // outcomes, interactions
    CardComposer card(*m_scene, spec);
    card.title(experience.title.empty() ? "Experience without a name" : std::string_view(experience.title), 2,
               canvas::Weight::Regular, title_part, "Name of the experience");
    if (experience.felt_by)
        card.second(
            text_format("felt by %s %% · n %s", number_for_people(*experience.felt_by).c_str(),
                        experience.n ? number_for_people(static_cast<double>(*experience.n)).c_str() : "?"));
    for (const Effect& effect : experience.serves) {
        if (!effect.effect)
            continue;
        std::string text = (*effect.effect >= 0 ? "+" : "") + number_for_people(*effect.effect, 2);
        if (effect.low && effect.high)
            text +=
                " [" + number_for_people(*effect.low, 2) + ", " + number_for_people(*effect.high, 2) + "]";
        else
            text += " effect";
        const bool unsure = effect.low && effect.high && *effect.low <= 0 && *effect.high >= 0;
        if (*effect.effect < 0)
            card.chip(chip_of(text, canvas::Colour::BadGround, canvas::Colour::Bad));
        else if (unsure)
            card.chip(chip_of(text, canvas::Colour::WarningGround, canvas::Colour::Warning));
        else
            card.chip(chip_of(text, canvas::Colour::GoodGround, canvas::Colour::Good));
        break;
    }
    add_owner_chip(card, journey::people_of(m_input->store, experience.id).accountable);
    add_finding_chips(card, experience.id);
    return card.finish();
}

canvas::CardIndex OutcomeScene::add_interaction(const Record& record) {
    const auto& interaction = *as<throughline::Interaction>(&record);
    canvas::CardSpec spec = spec_of(record, "Interaction");
    spec.kind = 2;
    spec.accepts = 1U << 1 | 1U << 3; // experiences, tasks
    if (interaction.control == Control::Uncontrolled)
        spec.style = canvas::uncontrolled_card_style;
    CardComposer card(*m_scene, spec);
    card.marked_title(control_mark(interaction.control),
                      interaction.title.empty() ? "Interaction without a name"
                                                : std::string_view(interaction.title),
                      2, title_part, "Name of the interaction");
    std::vector<std::string> facts;
    if (interaction.control == Control::Uncontrolled)
        facts.emplace_back(control_word(interaction.control));
    for (const Id& channel : interaction.channels) {
        if (const Record* found = m_input->store.find(channel))
            facts.push_back(found->title);
    }
    if (interaction.success.good && interaction.success.n.value_or(0) > 0)
        facts.push_back(text_format("%.0f %% of %s",
                                    100.0 * static_cast<double>(*interaction.success.good) /
                                        static_cast<double>(*interaction.success.n),
                                    number_for_people(static_cast<double>(*interaction.success.n)).c_str()));
    if (!facts.empty())
        card.second(joined(facts, " · "));
    for (const Effect& effect : interaction.serves) {
        if (!effect.effect)
            continue;
        const bool trial = effect.basis == EvidenceBasis::Trial;
        if (*effect.effect < 0)
            break; // the finding says so
        card.chip(trial ? chip_of("trial", canvas::Colour::WarningGround, canvas::Colour::Warning)
                        : chip_of(effect.basis == EvidenceBasis::Demonstrated ? "demonstrated" : "helps",
                                  canvas::Colour::GoodGround, canvas::Colour::Good));
        break;
    }
    // R041: the gap of this interaction.
    const auto gap = journey::expectation_gap(interaction.importance, interaction.satisfaction);
    if (gap && gap->gap >= telling_gap)
        card.chip(chip_of("gap " + number_for_people(gap->gap, 1), canvas::Colour::WarningGround,
                          canvas::Colour::Warning));
    add_owner_chip(card, journey::people_of(m_input->store, interaction.id).accountable);
    add_finding_chips(card, interaction.id);
    return card.finish();
}

canvas::CardIndex OutcomeScene::add_task(const Record& record) {
    const auto& task = *as<Task>(&record);
    canvas::CardSpec spec = spec_of(record, "Task");
    spec.kind = 3;
    spec.accepts = 1U << 2; // interactions
    CardComposer card(*m_scene, spec);
    card.title(task.title.empty() ? "Task without a name" : std::string_view(task.title), 2,
               canvas::Weight::Regular, title_part, "Name of the task");
    const journey::People people = journey::people_of(m_input->store, task.id);
    std::vector<std::string> who;
    if (!people.responsible.empty())
        who.push_back("R: " + short_name(m_input->store, people.responsible.front()));
    if (!who.empty())
        card.second(joined(who, " · "));
    add_owner_chip(card, people.accountable);
    const int late = journey::days_late(task.due, journey::is_finished(task.state), m_input->today);
    if (task.state == TaskState::Done)
        card.chip(chip_of("done", canvas::Colour::GoodGround, canvas::Colour::Good));
    else if (task.state == TaskState::Blocked)
        card.chip(chip_of("blocked", canvas::Colour::WarningGround, canvas::Colour::Warning));
    else if (late == 0)
        card.chip(quiet_chip(task_states[static_cast<std::size_t>(task.state)].label));
    if (late > 0)
        card.chip(chip_of(text_format("late %d d", late), canvas::Colour::BadGround, canvas::Colour::Bad));
    return card.finish();
}

} // namespace throughline::ui
