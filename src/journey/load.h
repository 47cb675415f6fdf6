// R021: who performs the tasks, and who has more of them than the hours they can give.
#pragma once

#include "base/date.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace throughline::journey {

// The people who do something: those responsible for it, and where they handed it on and it was accepted, who
// has it now; a role where no person is named. Sorted.
std::vector<Id> performers_of(const Store& store, const Id& subject);

enum class LoadVerdict : std::uint8_t { Overloaded, Full, HasRoom, NotKnown };

struct Load {
    Id who;                   // a person or a role; empty: what nobody performs
    std::vector<Id> work;     // unfinished interactions and tasks; sorted
    std::size_t finished = 0; // interactions and tasks
    std::size_t late = 0, blocked = 0;
    double hours = 0;              // of the unfinished tasks; what several do together is shared evenly
    std::size_t without_hours = 0; // unfinished tasks that nobody has estimated
    std::optional<double> hours_per_week;
    LoadVerdict verdict = LoadVerdict::NotKnown;
    // The largest share of the hours up to the end of a week that is taken by what is due until then; 1: all.
    std::optional<double> most_taken;
    std::string reason;
};

// Everybody who performs something or could; the most loaded first, then by id; what nobody performs first of
// all, where there is some.
//
// Weeks are counted from today, because hours are given by the week. A task counts from the week it is due
// in; what is late counts in the first. Somebody is overloaded when for some week w the hours due until its
// end are more than w times their hours a week (the demand bound of work with deadlines: Baruah, Rosier,
// Howell, "Algorithms and complexity concerning the preemptive scheduling of periodic, real-time tasks",
// 1990), and full from four fifths on. Tasks without a day or without hours can't count; they are counted
// apart.
std::vector<Load> loads_of(const Store& store, Date today);

} // namespace throughline::journey
