// outcome.add, objective.add, experience.add
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/outcomes/assumed_effect.h"
#include "model/records/experience.h"
#include "model/records/objective.h"
#include "model/records/outcome.h"

namespace throughline {

namespace {

// Execute

Result<void> add_outcome(const CommandContext& context, Transaction& transaction) {
    auto outcome = make_new<Outcome>(context);
    outcome->objective = TRY(record_or_selected(context, "objective", Kind::Objective));
    if (!context.session.segment.empty())
        outcome->segments.push_back(context.session.segment);
    return add_record(context, transaction, std::move(outcome), {"objective"});
}

Result<void> add_objective(const CommandContext& context, Transaction& transaction) {
    return add_record(context, transaction, make_new<Objective>(context));
}

Result<void> add_experience(const CommandContext& context, Transaction& transaction) {
    auto experience = make_new<Experience>(context);
    const Id outcome = TRY(record_or_selected(context, "outcome", Kind::Outcome));
    if (!outcome.empty())
        experience->serves.push_back(assumed_effect(outcome));
    if (!context.session.segment.empty())
        experience->segments.push_back(context.session.segment);
    return add_record(context, transaction, std::move(experience), {"outcome"});
}

} // namespace

// Entries

constinit const Command add_outcome_command{
    .id = "outcome.add",
    .title = "Add outcome",
    .tooltip = "Adds what the business and the customer both want to be so in the end.",
    .topic = Topic::Outcomes,
    .shortcut = {.key = platform::Key::O, .shift = true, .alt = true},
    .synonyms = "new goal result",
    .icon = "outcome",
    .query = always,
    .execute = add_outcome,
};

constinit const Command add_objective_command{
    .id = "objective.add",
    .title = "Add objective",
    .tooltip = "Adds what the business wants in general; outcomes link to it.",
    .topic = Topic::Outcomes,
    .synonyms = "new business goal strategy",
    .icon = "objective",
    .query = always,
    .execute = add_objective,
};

constinit const Command add_experience_command{
    .id = "experience.add",
    .title = "Add experience",
    .tooltip = "Adds what the customer is to live through so that the selected outcome comes about.",
    .topic = Topic::Outcomes,
    .shortcut = {.key = platform::Key::E, .shift = true, .alt = true},
    .synonyms = "new feeling",
    .icon = "experience",
    .query = always,
    .execute = add_experience,
};

} // namespace throughline
