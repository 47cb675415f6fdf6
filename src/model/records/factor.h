// Meaning: what influences interactions from outside (R001, R033): place, weather, rules, life events.
// Decisions can read it from a column.
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

enum class FactorType : std::uint8_t { Other, Place, Weather, Time, Economy, Rules, Competition, LifeEvent };
inline constexpr ChoiceName factor_types[] = {
    {"other", "Other"},     {"place", "Place"}, {"weather", "Weather"},         {"time", "Time"},
    {"economy", "Economy"}, {"rules", "Rules"}, {"competition", "Competition"}, {"life_event", "Life event"},
};

// Fields
struct Factor : Record {
    static constexpr Kind record_kind = Kind::Factor;
    Factor()
        : Record(record_kind) {}

    FactorType type = FactorType::Other;
    Control control = Control::Unstated;
    std::string description;
    std::optional<double> effort_hours; // a month; on uncontrolled factors it is flagged (R001)
    Id table;
    std::string column;
};

extern const Shape factor_shape;
extern const KindDescription factor_kind;

} // namespace throughline
