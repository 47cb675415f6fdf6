#include "commands/outcomes/states.h"

#include "commands/editing.h"
#include "model/records/interaction.h"
#include "model/records/outcome.h"
#include "model/records/task.h"

namespace throughline {

namespace {

template <typename State>
Result<State> read_state(std::span<const ChoiceName> states, std::string_view text) {
    std::vector<std::string> labels;
    for (std::size_t index = 0; index < states.size(); ++index) {
        if (text == states[index].name || text == states[index].label)
            return static_cast<State>(index);
        labels.emplace_back(states[index].label);
    }
    return error_at("state", text_format("“%s” is not one of: %s.", std::string(text).c_str(),
                                         joined(labels, ", ").c_str()));
}

bool is_over(const Task& task) {
    return task.state == TaskState::Done || task.state == TaskState::Cancelled;
}

// R020: a task is done only when what it waits for is done.
Allowed task_may(const Store& store, const Task& task, TaskState state) {
    if (state != TaskState::Done)
        return {};
    for (const Id& id : task.depends_on) {
        const Task* other = store.find_as<Task>(id);
        if (other && !is_over(*other))
            return error(text_format("It waits for %s, which is not done.", title_in_quotes(other).c_str()));
    }
    return {};
}

// R015: complete when its tasks are done and its result is recorded.
Allowed interaction_may(const Store& store, const Interaction& interaction, InteractionState state) {
    if (state != InteractionState::Completed)
        return {};
    for (const Reference& reference : store.references_to(interaction.id)) {
        const Task* task = store.find_as<Task>(reference.source);
        if (task && task->interaction == interaction.id && !is_over(*task))
            return error(text_format("Its task %s is not done.", title_in_quotes(task).c_str()));
    }
    if (trimmed(interaction.result).empty())
        return refused("Record its result first: what came of it?");
    return {};
}

// R009, R016: verified is what the customer says, so the customer's side must say something.
Allowed outcome_may(const Outcome& outcome, OutcomeState state) {
    if (state == OutcomeState::Verified && trimmed(outcome.customer.statement).empty())
        return error(
            "Say first what the customer wants; there is nothing yet that the customer could verify.");
    return {};
}

template <typename T, typename State>
Result<void> keep_step(const CommandContext& context, T& record, State state) {
    StateChange<State> step;
    step.state = state;
    step.at = context.now;
    step.by = TRY(optional_record(context, "by", Kind::Person));
    step.reason = context.argument("reason");
    record.state = state;
    record.history.push_back(std::move(step));
    return {};
}

void set_days(Task& task, std::string_view reason, Date day) {
    task.done_on = task.state == TaskState::Done ? std::optional<Date>(day) : std::nullopt;
    if (task.state == TaskState::Blocked)
        task.blocked_by = reason.empty() ? task.blocked_by : std::string(reason);
    else
        task.blocked_by.clear();
    if (task.state == TaskState::InProgress && !task.start)
        task.start = day;
}

void set_days(Interaction& interaction, std::string_view, Date day) {
    const bool completed = interaction.state == InteractionState::Completed;
    interaction.completed = completed ? std::optional<Date>(day) : std::nullopt;
    if (!interaction.started && (completed || interaction.state == InteractionState::InProgress))
        interaction.started = day;
}

void set_days(Outcome& outcome, std::string_view, Date day) {
    if (outcome.state == OutcomeState::Verified && !outcome.customer.verified_on)
        outcome.customer.verified_on = day;
}

template <typename T, typename State>
Result<void> change(const CommandContext& context, Transaction& transaction, const Id& id, State state) {
    std::shared_ptr<T> record = transaction.edit<T>(id);
    if (record->state == state)
        return {};
    TRY(keep_step(context, *record, state));
    set_days(*record, context.argument("reason"), today(context.store, context.now));
    return transaction.put(std::move(record));
}

} // namespace

bool has_state_rules(Kind kind) {
    return kind == Kind::Outcome || kind == Kind::Interaction || kind == Kind::Task;
}

Allowed may_change_state(const Store& store, const Id& id, std::string_view state) {
    if (const Task* task = store.find_as<Task>(id))
        return task_may(store, *task, TRY(read_state<TaskState>(task_states, state)));
    if (const Interaction* interaction = store.find_as<Interaction>(id))
        return interaction_may(store, *interaction,
                               TRY(read_state<InteractionState>(interaction_states, state)));
    if (const Outcome* outcome = store.find_as<Outcome>(id))
        return outcome_may(*outcome, TRY(read_state<OutcomeState>(outcome_states, state)));
    return refused("This record has no state with rules.");
}

Result<void> change_state(const CommandContext& context, Transaction& transaction, const Id& id,
                          std::string_view state) {
    TRY(may_change_state(context.store, id, state).result());
    switch (context.store.find(id)->kind) {
    case Kind::Task:
        return change<Task>(context, transaction, id, TRY(read_state<TaskState>(task_states, state)));
    case Kind::Interaction:
        return change<Interaction>(context, transaction, id,
                                   TRY(read_state<InteractionState>(interaction_states, state)));
    default:
        return change<Outcome>(context, transaction, id,
                               TRY(read_state<OutcomeState>(outcome_states, state)));
    }
}

} // namespace throughline
