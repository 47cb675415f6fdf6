// Meaning: what somebody does so that an interaction creates its experience, and why the experience needs it
// (R019, R020).
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

enum class TaskState : std::uint8_t { Open, InProgress, Blocked, Done, Cancelled };
inline constexpr ChoiceName task_states[] = {
    {"open", "Open"}, {"in_progress", "In progress"}, {"blocked", "Blocked"},
    {"done", "Done"}, {"cancelled", "Cancelled"},
};

// Above or below the line of visibility.
enum class Visibility : std::uint8_t { Backstage, Frontstage };
inline constexpr ChoiceName visibilities[] = {
    {"backstage", "No (backstage)"},
    {"frontstage", "Yes (frontstage)"},
};

// Fields
struct Task : Record {
    static constexpr Kind record_kind = Kind::Task;
    Task()
        : Record(record_kind) {}

    Id interaction;
    std::string why;
    Visibility visibility = Visibility::Backstage;
    TaskState state = TaskState::Open;
    std::string blocked_by; // in words; other tasks are in depends_on
    std::optional<Date> start;
    std::optional<Date> due;
    std::optional<Date> done_on;
    std::optional<double> effort_hours;
    std::vector<Id> depends_on;
    std::optional<double> effect; // −1 … +1 on its interaction
    std::vector<Id> roles;        // R019: who could do it
    std::vector<Id> capabilities;
    std::optional<double> order;
    std::vector<StateChange<TaskState>> history;
    std::string description;
    Position position;
};

extern const Shape task_shape;
extern const KindDescription task_kind;

} // namespace throughline
