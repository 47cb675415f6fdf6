#include "journey/two_models.h"

#include "evidence/association.h"
#include "journey/chain.h"
#include "journey/health.h"
#include "journey/strength.h"
#include "journey/work.h"
#include "model/records/experience.h"
#include "model/records/measure.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace throughline::journey {

namespace {

std::optional<double> attained(const Store& store, const OutcomeSide& side) {
    const auto* measure = store.find_as<Measure>(side.measure);
    if (!side.current || !side.baseline || !side.target)
        return std::nullopt;
    return attainment(*side.current, *side.baseline, *side.target,
                      measure ? measure->direction : Direction::MoreIsBetter);
}

struct MeasureUse {
    bool any = false;
    bool telling = false; // one of response or outcome
};

MeasureUse measures_of(const Store& store, const Interaction& interaction) {
    MeasureUse use;
    for (const std::vector<Id>* list : {&interaction.leading, &interaction.lagging}) {
        for (const Id& id : *list) {
            const auto* measure = store.find_as<Measure>(id);
            if (!measure)
                continue;
            use.any = true;
            use.telling = use.telling || measure->measure_class == MeasureClass::Response ||
                          measure->measure_class == MeasureClass::Outcome;
        }
    }
    return use;
}

template <typename Value>
void rank(std::vector<TwoModelRow>& rows, std::size_t TwoModelRow::*place, Value value) {
    std::stable_sort(rows.begin(), rows.end(), [&](const TwoModelRow& left, const TwoModelRow& right) {
        return value(left) > value(right);
    });
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const bool alike = index > 0 && value(rows[index]) == value(rows[index - 1]);
        rows[index].*place = alike ? rows[index - 1].*place : index + 1;
    }
}

ActivityReport activity_of(const Store& store) {
    ActivityReport report;
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        if (interaction.firm == FirmPart::Present)
            report.contacts_a_month += interaction.frequency.value_or(0);
        report.hours_a_month += interaction.effort_hours.value_or(0);
        report.interactions_done += interaction.state == InteractionState::Completed ? 1 : 0;
    }
    for (const RecordPointer& record : store.all(Kind::Task)) {
        ++report.tasks;
        report.tasks_done += as<Task>(record)->state == TaskState::Done ? 1 : 0;
    }
    for (const RecordPointer& record : store.all(Kind::Measure)) {
        if (as<Measure>(record)->measure_class == MeasureClass::Activity)
            report.activity_measures.push_back(record->id);
    }
    return report;
}

struct Moved {
    double points = 0;
    double size = 0;
};

std::vector<OutcomeRow> outcome_rows(const Store& store, std::map<Id, Moved>& moved) {
    std::vector<OutcomeRow> rows;
    for (const RecordPointer& record : store.all(Kind::Outcome)) {
        const auto& outcome = *as<Outcome>(record);
        const Health health = outcome_health(store, outcome.id);
        for (const HealthPart& part : health.parts) {
            moved[part.record].points += part.points;
            moved[part.record].size += std::fabs(part.points);
        }
        OutcomeRow row;
        row.outcome = outcome.id;
        row.health = health.value;
        row.business = attained(store, outcome.business);
        row.customer = attained(store, outcome.customer);
        if (const auto gap = expectation_gap(outcome.customer.importance, outcome.customer.satisfaction))
            row.gap = gap->gap;
        row.mutual = is_mutual(store, outcome.id);
        rows.push_back(row);
    }
    return rows;
}

Figure share_of(double part, double whole, const char* missing) {
    Figure figure;
    figure.unit = "%";
    if (whole > 0)
        figure.value = 100 * part / whole;
    else
        figure.missing = missing;
    return figure;
}

void add_sums(TwoModels& models) {
    double contacts = 0, hours = 0, idle_contacts = 0, idle_hours = 0;
    std::vector<double> busy;
    std::vector<double> telling;
    std::size_t idle = 0;
    for (const TwoModelRow& row : models.rows) {
        contacts += row.contacts;
        hours += row.hours;
        idle_contacts += row.leads_to_outcome ? 0 : row.contacts;
        idle_hours += row.leads_to_outcome ? 0 : row.hours;
        idle += row.leads_to_outcome ? 0 : 1;
        busy.push_back(row.contacts);
        telling.push_back(row.moved);
    }
    models.contacts_without_outcome =
        share_of(idle_contacts, contacts, "No interaction says how often it happens.");
    models.hours_without_outcome = share_of(idle_hours, hours, "No interaction says what effort it takes.");
    for (Figure* figure : {&models.contacts_without_outcome, &models.hours_without_outcome}) {
        figure->counted = idle;
        figure->of = models.rows.size();
    }
    const auto agreement = evidence::rank_correlation(busy, telling);
    if (agreement.ok())
        models.agreement = figure_of(agreement.value().correlation, 1, "");
    else
        models.agreement.missing = agreement.error().message;
    models.agreement.n = static_cast<std::int64_t>(models.rows.size());
}

std::size_t distance(const TwoModelRow& row) {
    return row.activity_rank > row.outcome_rank ? row.activity_rank - row.outcome_rank
                                                : row.outcome_rank - row.activity_rank;
}

} // namespace

ConversionStep next_conversion_step(const Store& store, const Interaction& interaction) {
    const InteractionContext& context = interaction.context;
    if (context.outcome.empty() && context.customer_state.empty() && context.situation.empty() &&
        interaction.stage.empty() && interaction.serves.empty())
        return ConversionStep::Context;
    if (interaction.serves.empty())
        return ConversionStep::Experience;
    if (std::none_of(interaction.serves.begin(), interaction.serves.end(),
                     [](const Effect& effect) { return effect.effect.has_value(); }))
        return ConversionStep::Effect;
    if (outcomes_served(store, interaction).empty())
        return ConversionStep::Outcome;
    return measures_of(store, interaction).telling ? ConversionStep::Done : ConversionStep::Measure;
}

const Interaction* interaction_of_rows(const Store& store, const EventBinding& rows) {
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto* interaction = as<Interaction>(record);
        for (const EventBinding& bound : interaction->events) {
            if (bound.table == rows.table && bound.column == rows.column && bound.value == rows.value)
                return interaction;
        }
    }
    return nullptr;
}

std::string_view conversion_text(ConversionStep step) {
    switch (step) {
    case ConversionStep::Context:
        return "Say where it happens: in which state of the customer, in which situation.";
    case ConversionStep::Experience:
        return "Say which experience it is to create.";
    case ConversionStep::Effect:
        return "Say how strongly it creates the experience, and with which sign.";
    case ConversionStep::Outcome:
        return "Say which outcome the experience serves.";
    case ConversionStep::Measure:
        return "Measure what comes of it: a response or an outcome, not the activity.";
    case ConversionStep::Done:
        break;
    }
    return "It is part of the outcome model.";
}

TwoModels two_models(const Store& store) {
    TwoModels models;
    models.activity = activity_of(store);
    std::map<Id, Moved> moved;
    models.outcomes = outcome_rows(store, moved);
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        // A tracker sees only what the firm does.
        if (interaction.firm == FirmPart::Absent)
            continue;
        TwoModelRow row;
        row.interaction = interaction.id;
        row.contacts = interaction.frequency.value_or(0);
        row.hours = interaction.effort_hours.value_or(0);
        if (auto found = moved.find(interaction.id); found != moved.end()) {
            row.points = found->second.points;
            row.moved = found->second.size;
        }
        row.leads_to_outcome = !outcomes_served(store, interaction).empty();
        const MeasureUse use = measures_of(store, interaction);
        row.activity_only = use.any && !use.telling;
        row.next = next_conversion_step(store, interaction);
        models.rows.push_back(row);
    }
    add_sums(models);
    rank(models.rows, &TwoModelRow::activity_rank, [](const TwoModelRow& row) { return row.contacts; });
    rank(models.rows, &TwoModelRow::outcome_rank, [](const TwoModelRow& row) { return row.moved; });
    std::stable_sort(models.rows.begin(), models.rows.end(),
                     [](const TwoModelRow& left, const TwoModelRow& right) {
                         const std::size_t left_distance = distance(left);
                         const std::size_t right_distance = distance(right);
                         return left_distance != right_distance ? left_distance > right_distance
                                                                : left.interaction < right.interaction;
                     });
    return models;
}

} // namespace throughline::journey
