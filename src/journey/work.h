// Who does what: every interaction and task with state, people and lateness; the RACI matrix; delegations
// (R010, R021 to R024).
#pragma once

#include "base/date.h"
#include "model/records/assignment.h"
#include "model/records/delegation.h"
#include "model/records/interaction.h"
#include "model/records/task.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace throughline::journey {

struct WorkItem {
    const Record* record = nullptr; // an Interaction or a Task
    // A task's interaction, an interaction itself.
    Id interaction;
    std::string_view state; // for people
    bool finished = false;  // done, completed or cancelled
    bool blocked = false;
    std::optional<Date> due;
    int days_late = 0; // 0: not late
    Id accountable;
    std::vector<Id> responsible;
    // What keeps it: unfinished tasks it depends on.
    std::vector<Id> waits_for;
};

// R024: all interactions, each followed by its tasks; interactions by id, tasks by order, then id.
std::vector<WorkItem> list_work(const Store& store, Date today);
// Days between the due date and today, 0 when it is finished, not due, or without a date.
int days_late(const std::optional<Date>& due, bool finished, Date today);
bool is_finished(TaskState state);
bool is_finished(InteractionState state);

// R021, R022: the people of a task, interaction or experience; a role where it stands for whoever has it.
struct People {
    Id accountable; // empty: nobody
    std::vector<Id> responsible, consulted, informed;
};
People people_of(const Store& store, const Id& subject);

// R021, R022: one row a subject, one letter a person or role.
struct RaciRow {
    const Record* subject = nullptr; // a Task, Interaction or Experience
    // By place of the person in RaciMatrix::people: "R", "A", "RA", "C", "I" or "".
    std::vector<std::string> letters;
    bool accountable_missing = false;
};
struct RaciMatrix {
    std::vector<RecordPointer> people; // persons, then roles
    std::vector<RaciRow> rows;         // experiences, interactions, tasks
};
RaciMatrix raci_matrix(const Store& store);

// R023: from whom to whom, step by step; the accountable person stays.
struct DelegationChain {
    const Record* subject = nullptr;
    Id accountable;
    std::vector<const Delegation*> steps; // from the first to the last that was not declined or withdrawn
    // The person who has it now: the last who accepted, or who has it without any delegation.
    Id holder;
};
// One for each subject and first giver that has a delegation; by subject.
std::vector<DelegationChain> delegation_chains(const Store& store);
// It was offered or accepted and neither taken back nor given back.
bool stands(const Delegation& delegation);
// Would a delegation of `subject` from one to the other close a circle?
bool would_circle(const Store& store, const Id& subject, const Id& from, const Id& to);

// R010: the interaction of an outcome that comes next: not finished, the earliest due first, then those
// without a date. nullptr when there is none.
const Interaction* next_interaction(const Store& store, const Id& outcome);

} // namespace throughline::journey
