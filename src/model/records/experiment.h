// Meaning: a test of an improvement against a control, with what came out (R027, R049).
#pragma once

#include "model/record.h"
#include "model/records/measure.h"
#include "model/records/parts.h"

namespace throughline {

enum class ExperimentDesign : std::uint8_t { Randomised, BeforeAfter, Matched, Staggered };
inline constexpr ChoiceName experiment_designs[] = {
    {"randomised", "Randomised"},
    {"before_after", "Before and after"},
    {"matched", "Matched"},
    {"staggered", "Staggered"},
};

enum class ExperimentState : std::uint8_t { Planned, Running, Ended, Stopped };
inline constexpr ChoiceName experiment_states[] = {
    {"planned", "Planned"},
    {"running", "Running"},
    {"ended", "Ended"},
    {"stopped", "Stopped"},
};

// Either counts (n, successes) or amounts (n, mean, deviation).
struct Arm {
    std::string title;
    std::optional<std::int64_t> n;
    std::optional<std::int64_t> successes;
    std::optional<double> mean;
    std::optional<double> deviation; // standard deviation of single values
    Preserved preserved;
};

// Fields
struct Experiment : Record {
    static constexpr Kind record_kind = Kind::Experiment;
    Experiment()
        : Record(record_kind) {}

    Id initiative;
    std::vector<Id> interactions;
    std::vector<Id> actions;
    Id measure;
    std::string hypothesis;
    ExperimentDesign design = ExperimentDesign::Randomised;
    Direction desired = Direction::MoreIsBetter;
    ExperimentState state = ExperimentState::Planned;
    std::optional<Date> started;
    std::optional<Date> ended;
    std::optional<std::int64_t> least_n; // per arm
    std::vector<Arm> arms;               // the first is the control
    Estimate result;
    std::string conclusion;
    Id table;
    Id owner;
};

extern const Shape experiment_shape;
extern const KindDescription experiment_kind;

} // namespace throughline
