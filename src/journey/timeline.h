// R035: past and future of a relationship on one timeline.
#pragma once

#include "base/date.h"
#include "journey/scope.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline::journey {

enum class TimelineKind : std::uint8_t {
    PhaseMove,
    InteractionState, // started, completed, or another step of its history
    InteractionDue,
    OutcomeState,
    OutcomeDue,
    OutcomeVerified, // by the customer, or by the business
    Measured,
    TestBegun,
    TestEnded,
    MapVersion,
    Review,
};

struct TimelineEntry {
    Date on;
    TimelineKind kind = TimelineKind::PhaseMove;
    Id record;                   // what it is about; the measure's record for a measurement
    std::string text;            // "In progress: First team of three advisors."
    std::optional<double> value; // of a measurement
    bool planned = false;        // it has not happened yet
    bool late = false;           // it should have happened
};

struct Timeline {
    std::vector<TimelineEntry> entries; // by day; on one day by kind and id
    std::size_t first_future = 0;       // index of the first entry after today
    // Open interactions of the journeys without any day, in the order in which the customer comes to them.
    std::vector<Id> undated;
};

Timeline timeline_of(const Store& store, const Id& segment, Date today);

} // namespace throughline::journey
