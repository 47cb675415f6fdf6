// R004: the same data in two models, side by side: what an activity tracker would report, and what the
// outcome model reports; and how an activity is taken from the one into the other, step by step.
#pragma once

#include "journey/figure.h"
#include "model/records/interaction.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::journey {

// What an activity tracker would say of the whole.
struct ActivityReport {
    double contacts_a_month = 0; // of interactions in which the firm has a part
    double hours_a_month = 0;
    std::size_t interactions_done = 0;
    std::size_t tasks_done = 0;
    std::size_t tasks = 0;
    std::vector<Id> activity_measures; // that it would show
};

struct OutcomeRow {
    Id outcome;
    std::optional<double> health;   // 0 … 100 (health.h)
    std::optional<double> business; // attainment, 0: baseline, 100: target
    std::optional<double> customer;
    std::optional<double> gap; // importance − satisfaction of the customer's side
    bool mutual = false;
};

// What is still needed until an activity is part of the outcome model.
enum class ConversionStep : std::uint8_t { Context, Experience, Effect, Outcome, Measure, Done };

struct TwoModelRow {
    Id interaction;
    // The activity tracker: rank by contacts a month, 1 is the busiest.
    double contacts = 0;
    double hours = 0;
    std::size_t activity_rank = 0;
    // The outcome model: Σ |points| it adds to the health of all outcomes, and signed.
    double points = 0;
    double moved = 0;
    std::size_t outcome_rank = 0;
    bool leads_to_outcome = false;
    bool activity_only = false; // it has measures, and all count activity (R006)
    ConversionStep next = ConversionStep::Done;
};

struct TwoModels {
    ActivityReport activity;
    std::vector<OutcomeRow> outcomes; // by id
    // Where the models differ most comes first: busy and without effect, or seldom and telling.
    std::vector<TwoModelRow> rows;
    // Contacts and hours that lead to no outcome, as shares of all, in %.
    Figure contacts_without_outcome;
    Figure hours_without_outcome;
    // Spearman's correlation of the two ranks; nothing below four interactions.
    Figure agreement;
};
TwoModels two_models(const Store& store);

// Context (R002), then the experience it creates, its signed effect, the outcome behind it, and a measure of
// response or outcome.
ConversionStep next_conversion_step(const Store& store, const Interaction& interaction);
// The interaction that these rows are instances of; nullptr: they are only counted.
const Interaction* interaction_of_rows(const Store& store, const EventBinding& rows);
// What a person does in that step: "Say how strongly it creates the experience."
std::string_view conversion_text(ConversionStep step);

} // namespace throughline::journey
