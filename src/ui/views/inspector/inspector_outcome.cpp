// What an outcome says about itself: both sides, the gap between what is expected and what is so, health with
// its parts, the objective above; and the same gap for one interaction.
#include "base/later.h"
#include "base/text.h"
#include "journey/health.h"
#include "journey/work.h"
#include "model/records/experience.h"
#include "model/records/interaction.h"
#include "model/records/measure.h"
#include "model/records/outcome.h"
#include "ui/views/health_chart.h"
#include "ui/views/inspector/inspector_view.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <array>

namespace throughline::ui {

namespace {

constexpr double telling_gap = 3;

std::string_view number_or_unknown(Ui& ui, const std::optional<double>& value) {
    return value ? ui.keep(number_for_people(*value, 1)) : std::string_view("?");
}

// "76.4 % [74.9, 77.9] · n 3,120"
std::string_view now_text(Ui& ui, const OutcomeSide& side, std::string_view unit) {
    if (!side.current)
        return "not measured yet";
    std::string& text = ui.scratch();
    text.append(number_for_people(*side.current, 1));
    if (!unit.empty())
        text.append(" ").append(unit);
    if (side.low && side.high)
        text.append(" [")
            .append(number_for_people(*side.low, 1))
            .append(", ")
            .append(number_for_people(*side.high, 1))
            .append("]");
    text.append(" · n ").append(side.n ? number_for_people(static_cast<double>(*side.n)) : "?");
    return ui.keep(text);
}

void draw_side(ViewContext& context, std::string_view name, const Outcome& outcome, const OutcomeSide& side) {
    Ui& ui = context.ui;
    const auto state = journey::side_state(context.store(), outcome, side, context.today);
    auto scope = ui.with_id(name);
    section(ui, name);
    {
        auto row = key_row(ui, "State");
        chip(ui, state ? side_word(*state) : "Not stated yet",
             journey::holds(context.store(), side) ? Tone::Good
             : state == OutcomeState::Missed       ? Tone::Bad
                                                   : Tone::Neutral);
    }
    const auto* measure = context.store().find_as<Measure>(side.measure);
    const std::string_view unit = measure ? std::string_view(measure->unit) : std::string_view();
    key_value(ui, "Measure", measure ? std::string_view(measure->title) : std::string_view("none yet"));
    if (side.baseline || side.target)
        key_value(ui, "From, to",
                  ui.format("%s → %s %.*s", number_or_unknown(ui, side.baseline).data(),
                            number_or_unknown(ui, side.target).data(), static_cast<int>(unit.size()),
                            unit.data()));
    if (side.current || side.target)
        key_value(ui, "Now", now_text(ui, side, unit));
    if (side.due)
        key_value(ui, "By", ui.date(*side.due));
}

void draw_gap(Ui& ui, const std::optional<double>& importance, const std::optional<double>& satisfaction) {
    const auto gap = journey::expectation_gap(importance, satisfaction);
    if (!gap)
        return;
    {
        auto row = key_row(ui, "Gap");
        chip(ui, ui.format("%.1f of 10", gap->gap), gap->gap >= telling_gap ? Tone::Warning : Tone::Neutral);
    }
    key_value(ui, "Matters, satisfied", ui.format("%.1f, %.1f", *importance, *satisfaction));
    key_value(ui, "Opportunity", ui.format("%.1f", gap->opportunity));
}

} // namespace

// R003, R006, R007: signed, weighted, from the tasks upwards; nothing is counted.
void InspectorView::draw_health(ViewContext& context, const Id& outcome) {
    Ui& ui = context.ui;
    if (m_health_version != context.store().version() || m_health_of != outcome) {
        m_health_version = context.store().version();
        m_health_of = outcome;
        m_health = journey::outcome_health(context.store(), outcome);
    }
    const journey::Health& health = m_health;
    if (!health.value) {
        section(ui, "Health");
        second_label(ui, "No effect on it is known yet.");
        return;
    }
    section(ui, ui.format("Health %.0f — where it comes from", *health.value));
    draw_health_parts(context, health);
    small_label(ui, "50 and what helps, less what harms; how often something happened does not count.");
}

void InspectorView::draw_outcome(ViewContext& context, const Record& record) {
    Ui& ui = context.ui;
    const Store& store = context.store();
    const auto& outcome = *as<Outcome>(&record);
    // R008
    if (const Record* objective = store.find(outcome.objective)) {
        auto row = key_row(ui, "Objective");
        if (link(ui, objective->title))
            run(context, "edit.select", {{"ids", objective->id.text()}, {"mode", "set"}});
    }
    draw_side(context, "The business wants", outcome, outcome.business);
    draw_side(context, "The customer wants", outcome, outcome.customer);
    // R016
    const bool mutual = journey::is_mutual(store, outcome.id);
    {
        auto row = key_row(ui, "Mutual");
        chip(ui, mutual ? "yes: both sides hold" : "not yet: both sides must hold",
             mutual ? Tone::Good : Tone::Neutral);
    }
    draw_gap(ui, outcome.customer.importance, outcome.customer.satisfaction);
    draw_health(context, outcome.id);
    // R010
    if (const throughline::Interaction* next = journey::next_interaction(store, record.id)) {
        section(ui, "Next for this outcome");
        auto row = line(ui);
        if (link(ui, next->title))
            run(context, "go.record", {{"id", next->id.text()}});
        second_label(ui, next->due ? ui.date(*next->due) : std::string_view("no date yet"));
    }
}

// R041: what the firm wants of it against what the customer expects.
LATER void InspectorView::draw_interaction_sides(ViewContext& context, const Record& record) {
    Ui& ui = context.ui;
    const auto& interaction = *as<throughline::Interaction>(&record);
    if (!interaction.business_wants.empty())
        key_value(ui, "We want", interaction.business_wants);
    if (!interaction.customer.expectation.empty())
        key_value(ui, "They expect", interaction.customer.expectation);
    draw_gap(ui, interaction.importance, interaction.satisfaction);
}

// R008
LATER void InspectorView::draw_objective(ViewContext& context, const Record& record) {
    Ui& ui = context.ui;
    section(ui, "Outcomes that serve it");
    bool any = false;
    for (const Reference& reference : context.store().references_to(record.id)) {
        const auto* outcome = context.store().find_as<Outcome>(reference.source);
        if (!outcome)
            continue;
        any = true;
        auto scope = ui.with_id(outcome->id.view());
        if (link(ui, outcome->title)) {
            run(context, "go.record", {{"id", outcome->id.text()}});
            return;
        }
    }
    if (!any)
        second_label(ui, "None yet: choose this objective in an outcome’s fields.");
}

} // namespace throughline::ui
