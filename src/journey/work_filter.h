// What the seven questions are asked about: the tasks, interactions, experiences and outcomes of a journey,
// of an outcome, of a person, in a state (R021 to R027), as far as they are looked at by control (R030).
#pragma once

#include "base/date.h"
#include "journey/scope.h"
#include "model/field.h"
#include "store/store.h"

#include <vector>

namespace throughline::journey {

enum class WorkState : std::uint8_t { Any, Unfinished, NotBegun, InProgress, Blocked, Late, Finished };
inline constexpr ChoiceName work_states[] = {
    {"any", "Any state"},           {"unfinished", "Not finished"}, {"not_begun", "Not begun"},
    {"in_progress", "In progress"}, {"blocked", "Blocked"},         {"late", "Late"},
    {"finished", "Finished"},
};

struct WorkFilter {
    Id journey; // empty: all
    Id outcome;
    Id person; // or a role
    WorkState state = WorkState::Any;
    ControlFilter control;
    friend bool operator==(const WorkFilter&, const WorkFilter&) = default;
};

// Of a journey are its interactions with their tasks, the experiences they serve and the outcomes they lead
// to. Of a person is what they are accountable or responsible for, themselves or as somebody with the role,
// what is handed to them or was handed on by them, and the outcomes they own. An experience is in the states
// of the interactions that serve it. A task is controlled as far as its interaction is; an experience or
// outcome is looked at where an interaction that leads there is. Sorted.
std::vector<Id> select_work(const Store& store, const WorkFilter& filter, Date today);
bool is_among(const std::vector<Id>& sorted, const Id& id);

} // namespace throughline::journey
