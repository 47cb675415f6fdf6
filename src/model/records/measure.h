// Meaning: a number that shows activity, response or outcome (R006). Values are in its unit.
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

enum class MeasureClass : std::uint8_t { Unstated, Activity, Response, Outcome };
inline constexpr ChoiceName measure_classes[] = {
    {"unstated", "Not stated"},
    {"activity", "Activity"},
    {"response", "Response"},
    {"outcome", "Outcome"},
};

enum class Timing : std::uint8_t { Unstated, Leading, Lagging };
inline constexpr ChoiceName timings[] = {
    {"unstated", "Not stated"},
    {"leading", "Leading"},
    {"lagging", "Lagging"},
};

enum class MeasureSide : std::uint8_t { Business, Customer, Both };
inline constexpr ChoiceName measure_sides[] = {
    {"business", "The business"},
    {"customer", "The customer"},
    {"both", "Both"},
};

enum class Direction : std::uint8_t { MoreIsBetter, LessIsBetter, TargetIsBest };
inline constexpr ChoiceName directions[] = {
    {"more_is_better", "More"},
    {"less_is_better", "Less"},
    {"target_is_best", "The target itself"},
};

struct MeasurePoint {
    std::optional<Date> on;
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    std::optional<std::int64_t> n;
    Preserved preserved;
};

// Fields
struct Measure : Record {
    static constexpr Kind record_kind = Kind::Measure;
    Measure()
        : Record(record_kind) {}

    MeasureClass measure_class = MeasureClass::Unstated;
    Timing timing = Timing::Unstated;
    MeasureSide side = MeasureSide::Business;
    std::string definition;
    std::string unit;
    Direction direction = Direction::MoreIsBetter;
    std::optional<double> baseline;
    std::optional<double> target;
    std::optional<double> current;
    std::optional<double> low; // 95 % interval of `current`
    std::optional<double> high;
    std::optional<std::int64_t> n;
    std::optional<Date> as_of;
    std::vector<Effect> predicts; // lagging measures (R079)
    std::vector<MeasurePoint> series;
    Id owner;
    Id table;
    std::string column;
    std::string expression; // FEEL over the table's columns
};

extern const Shape measure_shape;
extern const KindDescription measure_kind;

} // namespace throughline
