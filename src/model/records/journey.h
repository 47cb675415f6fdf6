// Meaning: the way of one chosen segment from first interest through use to repeat purchase (R067, R075),
// designed; a table of events says how it is lived.
#pragma once

#include "model/record.h"

namespace throughline {

enum class JourneyState : std::uint8_t { Draft, Agreed, Enacted, Retired };
inline constexpr ChoiceName journey_states[] = {
    {"draft", "Draft"},
    {"agreed", "Agreed"},
    {"enacted", "Enacted"},
    {"retired", "Retired"},
};

// R073
struct JourneyVersion {
    std::optional<std::int64_t> version;
    std::optional<Date> on;
    std::string note;
    Preserved preserved;
};

// Where the lived journeys come from.
struct JourneyEvents {
    Id table;
    std::string case_column;
    std::string activity_column;
    std::string time_column;
    Preserved preserved;
};

// Fields
struct Journey : Record {
    static constexpr Kind record_kind = Kind::Journey;
    Journey()
        : Record(record_kind) {}

    Id segment;
    Id relationship_type;
    std::string persona; // who walks it
    std::string goal;
    std::string description;
    Id owner;
    std::vector<Id> outcomes;
    std::vector<Id> competitors; // R068
    JourneyState state = JourneyState::Draft;
    std::optional<std::int64_t> version;
    std::vector<JourneyVersion> versions;
    std::optional<std::int64_t> review_days; // R073
    std::optional<Date> reviewed;
    JourneyEvents events;
};

extern const Shape journey_shape;
extern const KindDescription journey_kind;

} // namespace throughline
