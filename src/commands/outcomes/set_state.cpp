// outcome.set_state, interaction.set_state, task.set_state, interaction.record_result
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/outcomes/states.h"
#include "model/records/interaction.h"

namespace throughline {

namespace {

// Query

template <Kind kind>
Allowed set_state_allowed(const CommandContext& context) {
    const Id id = TRY(subject_of(context, kind));
    if (context.has("state"))
        return may_change_state(context.store, id, context.argument("state"));
    return {};
}

// Execute

template <Kind kind>
Result<void> set_state(const CommandContext& context, Transaction& transaction) {
    return change_state(context, transaction, TRY(subject_of(context, kind)), context.argument("state"));
}

// R015, R025: what came of it, and whether it counts as a success.
Result<void> record_result(const CommandContext& context, Transaction& transaction) {
    auto interaction = transaction.edit<Interaction>(TRY(subject_of(context, Kind::Interaction)));
    if (trimmed(context.argument("result")).empty())
        return error_at("result", "Say what came of it.");
    interaction->result = context.argument("result");
    const std::string_view good = context.argument("good");
    if (!good.empty() && good != "true" && good != "false")
        return error_at("good", "Say true when it went well, false when not.");
    if (!good.empty()) {
        interaction->success.n = interaction->success.n.value_or(0) + 1;
        interaction->success.good = interaction->success.good.value_or(0) + (good == "true" ? 1 : 0);
    }
    return transaction.put(std::move(interaction));
}

} // namespace

// Entries

constinit const Command set_outcome_state_command{
    .id = "outcome.set_state",
    .title = "Change state of outcome",
    .tooltip = "Moves the outcome to another state and keeps when and why.",
    .topic = Topic::Outcomes,
    .offered = Offered::ByViewsOnly,
    .query = set_state_allowed<Kind::Outcome>,
    .execute = set_state<Kind::Outcome>,
};

constinit const Command set_interaction_state_command{
    .id = "interaction.set_state",
    .title = "Change state of interaction",
    .tooltip = "Moves the interaction to another state and keeps when and why.",
    .topic = Topic::Outcomes,
    .offered = Offered::ByViewsOnly,
    .query = set_state_allowed<Kind::Interaction>,
    .execute = set_state<Kind::Interaction>,
};

constinit const Command set_task_state_command{
    .id = "task.set_state",
    .title = "Change state of task",
    .tooltip = "Moves the task to another state and keeps when and why.",
    .topic = Topic::Work,
    .offered = Offered::ByViewsOnly,
    .query = set_state_allowed<Kind::Task>,
    .execute = set_state<Kind::Task>,
};

constinit const Command record_result_command{
    .id = "interaction.record_result",
    .title = "Record result",
    .tooltip = "Keeps what came of the interaction, and whether it went well.",
    .topic = Topic::Outcomes,
    .offered = Offered::ByViewsOnly,
    .query = needs_subject<Kind::Interaction>,
    .execute = record_result,
};

} // namespace throughline
