#include "journey/states.h"

#include "model/records/interaction.h"
#include "model/records/outcome.h"
#include "model/records/task.h"

#include <algorithm>

namespace throughline::journey {

namespace {

// A set of states, one bit each.
template <typename... States>
constexpr unsigned to(States... states) {
    return (0U | ... | (1U << static_cast<unsigned>(states)));
}

// What was finished is taken up again before anything else happens to it; what was given up begins anew.
constexpr unsigned task_moves[] = {
    to(TaskState::InProgress, TaskState::Blocked, TaskState::Done, TaskState::Cancelled), // open
    to(TaskState::Open, TaskState::Blocked, TaskState::Done, TaskState::Cancelled),       // in progress
    to(TaskState::Open, TaskState::InProgress, TaskState::Done, TaskState::Cancelled),    // blocked
    to(TaskState::Open, TaskState::InProgress),                                           // done
    to(TaskState::Open),                                                                  // cancelled
};

// Unplanned interactions are completed as they come.
constexpr unsigned interaction_moves[] = {
    to(InteractionState::Planned, InteractionState::InProgress, InteractionState::Blocked,
       InteractionState::Completed, InteractionState::Cancelled), // proposed
    to(InteractionState::Proposed, InteractionState::InProgress, InteractionState::Blocked,
       InteractionState::Completed, InteractionState::Cancelled), // planned
    to(InteractionState::Planned, InteractionState::Blocked, InteractionState::Completed,
       InteractionState::Cancelled), // in progress
    to(InteractionState::Planned, InteractionState::InProgress, InteractionState::Completed,
       InteractionState::Cancelled),                           // blocked
    to(InteractionState::InProgress),                          // completed
    to(InteractionState::Proposed, InteractionState::Planned), // cancelled
};

constexpr unsigned outcome_moves[] = {
    to(OutcomeState::Agreed, OutcomeState::InProgress, OutcomeState::Achieved, OutcomeState::Verified,
       OutcomeState::Missed, OutcomeState::Abandoned), // proposed
    to(OutcomeState::Proposed, OutcomeState::InProgress, OutcomeState::Achieved, OutcomeState::Verified,
       OutcomeState::Missed, OutcomeState::Abandoned), // agreed
    to(OutcomeState::Agreed, OutcomeState::Achieved, OutcomeState::Verified, OutcomeState::Missed,
       OutcomeState::Abandoned),                                                   // in progress
    to(OutcomeState::InProgress, OutcomeState::Verified, OutcomeState::Missed),    // achieved
    to(OutcomeState::InProgress, OutcomeState::Achieved),                          // verified
    to(OutcomeState::InProgress, OutcomeState::Achieved, OutcomeState::Abandoned), // missed
    to(OutcomeState::Proposed, OutcomeState::Agreed),                              // abandoned
};

std::span<const unsigned> moves_of(Kind kind) {
    switch (kind) {
    case Kind::Task:
        return task_moves;
    case Kind::Interaction:
        return interaction_moves;
    case Kind::Outcome:
        return outcome_moves;
    default:
        return {};
    }
}

// The day of the present state where it is kept outside of the history.
std::optional<Date> known_day(const Task& task) {
    return task.state == TaskState::Done ? task.done_on : std::nullopt;
}
std::optional<Date> known_day(const Interaction& interaction) {
    return interaction.state == InteractionState::InProgress  ? interaction.started
           : interaction.state == InteractionState::Completed ? interaction.completed
                                                              : std::nullopt;
}
std::optional<Date> known_day(const Outcome&) {
    return std::nullopt;
}

template <typename T>
std::vector<StateStep> steps_of(const T& record) {
    std::vector<StateStep> steps;
    for (const auto& change : record.history)
        steps.push_back({static_cast<std::size_t>(change.state), change.at, change.by, change.reason, {}});
    const auto now = static_cast<std::size_t>(record.state);
    // What is not in its history: the beginning, and a state that came with a file.
    if (steps.empty())
        steps.push_back({now, {}, {}, {}, {}});
    else if (steps.front().state != 0)
        steps.insert(steps.begin(), StateStep{});
    if (steps.back().state != now)
        steps.push_back({now, {}, {}, {}, {}});
    constexpr std::int64_t milliseconds_of_a_day = 86'400'000;
    if (const auto day = known_day(record); day && !steps.back().at)
        steps.back().at = Instant{day->days * milliseconds_of_a_day};
    return steps;
}

std::vector<StateStep> plain_story_of(const Record& record) {
    switch (record.kind) {
    case Kind::Task:
        return steps_of(*as<Task>(&record));
    case Kind::Interaction:
        return steps_of(*as<Interaction>(&record));
    case Kind::Outcome:
        return steps_of(*as<Outcome>(&record));
    default:
        return {};
    }
}

} // namespace

std::span<const ChoiceName> states_of(Kind kind) {
    switch (kind) {
    case Kind::Task:
        return task_states;
    case Kind::Interaction:
        return interaction_states;
    case Kind::Outcome:
        return outcome_states;
    default:
        return {};
    }
}

std::size_t state_of(const Record& record) {
    if (const auto* task = as<Task>(&record))
        return static_cast<std::size_t>(task->state);
    if (const auto* interaction = as<Interaction>(&record))
        return static_cast<std::size_t>(interaction->state);
    const auto* outcome = as<Outcome>(&record);
    return outcome ? static_cast<std::size_t>(outcome->state) : 0;
}

bool may_move(Kind kind, std::size_t from, std::size_t to) {
    const std::span<const unsigned> moves = moves_of(kind);
    return from < moves.size() && (moves[from] >> to & 1U) != 0;
}

std::vector<StateStep> story_of(const Record& record, Date today) {
    std::vector<StateStep> story = plain_story_of(record);
    for (std::size_t index = 0; index < story.size(); ++index) {
        if (!story[index].at)
            continue;
        const bool is_last = index + 1 == story.size();
        if (!is_last && !story[index + 1].at)
            continue;
        const Date until = is_last ? today : date_of(*story[index + 1].at);
        story[index].days = std::max(0, until.days - date_of(*story[index].at).days);
    }
    return story;
}

} // namespace throughline::journey
