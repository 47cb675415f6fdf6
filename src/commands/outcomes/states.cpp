#include "commands/outcomes/states.h"

#include "commands/editing.h"
#include "journey/states.h"
#include "journey/work.h"
#include "model/records/interaction.h"
#include "model/records/outcome.h"
#include "model/records/task.h"

namespace throughline {

namespace {

Result<std::size_t> read_state(std::span<const ChoiceName> states, std::string_view text) {
    std::vector<std::string> labels;
    for (std::size_t index = 0; index < states.size(); ++index) {
        if (text == states[index].name || text == states[index].label)
            return index;
        labels.emplace_back(states[index].label);
    }
    return error_at("state", text_format("“%s” is not one of: %s.", std::string(text).c_str(),
                                         joined(labels, ", ").c_str()));
}

// R026: one move of the kind's machine of states; staying is none.
Allowed machine_may(const Record& record, std::size_t to) {
    const std::span<const ChoiceName> states = journey::states_of(record.kind);
    const std::size_t from = journey::state_of(record);
    if (from == to || journey::may_move(record.kind, from, to))
        return {};
    std::vector<std::string> ways;
    for (std::size_t state = 0; state < states.size(); ++state) {
        if (journey::may_move(record.kind, from, state))
            ways.emplace_back(states[state].label);
    }
    return error(text_format("From “%s” there is no way to “%s”. Go on from here: %s.",
                             std::string(states[from].label).c_str(), std::string(states[to].label).c_str(),
                             joined(ways, ", ").c_str()));
}

// R020: a task is done only when what it waits for is done.
Allowed task_may(const Store& store, const Task& task, TaskState state) {
    if (state != TaskState::Done)
        return {};
    for (const Id& id : task.depends_on) {
        const Task* other = store.find_as<Task>(id);
        if (other && !journey::is_finished(other->state))
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
        if (task && task->interaction == interaction.id && !journey::is_finished(task->state))
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
    // What the customer has verified does not hold for ever.
    if (outcome.state != OutcomeState::Verified)
        outcome.customer.verified_on.reset();
    else if (!outcome.customer.verified_on)
        outcome.customer.verified_on = day;
}

template <typename T, typename State>
Result<void> change(const CommandContext& context, Transaction& transaction, const Id& id, State state) {
    std::shared_ptr<T> record = transaction.edit<T>(id);
    if (record->state == state)
        return {};
    TRY(keep_step(context, *record, state));
    set_days(*record, context.argument("reason"), context.today);
    return transaction.put(std::move(record));
}

} // namespace

bool has_state_rules(Kind kind) {
    return !journey::states_of(kind).empty();
}

Allowed may_change_state(const Store& store, const Id& id, std::string_view state) {
    const Record* record = store.find(id);
    if (!record || !has_state_rules(record->kind))
        return refused("This record has no state with rules.");
    const std::size_t to = TRY(read_state(journey::states_of(record->kind), state));
    TRY(machine_may(*record, to).result());
    switch (record->kind) {
    case Kind::Task:
        return task_may(store, *as<Task>(record), static_cast<TaskState>(to));
    case Kind::Interaction:
        return interaction_may(store, *as<Interaction>(record), static_cast<InteractionState>(to));
    default:
        return outcome_may(*as<Outcome>(record), static_cast<OutcomeState>(to));
    }
}

Result<void> change_state(const CommandContext& context, Transaction& transaction, const Id& id,
                          std::string_view state) {
    TRY(may_change_state(context.store, id, state).result());
    const Kind kind = context.store.find(id)->kind;
    const std::size_t to = TRY(read_state(journey::states_of(kind), state));
    switch (kind) {
    case Kind::Task:
        return change<Task>(context, transaction, id, static_cast<TaskState>(to));
    case Kind::Interaction:
        return change<Interaction>(context, transaction, id, static_cast<InteractionState>(to));
    default:
        return change<Outcome>(context, transaction, id, static_cast<OutcomeState>(to));
    }
}

} // namespace throughline
