// R079: whether a leading measure announces its lagging one, tested.
#pragma once

#include "model/records/measure.h"

#include <cstdint>
#include <optional>
#include <string>

namespace throughline::journey {

enum class PredictionVerdict : std::uint8_t {
    NotTested,  // no effect is recorded, and the two were not measured often enough
    TooFew,     // something is known, but of too few to say
    NoInterval, // an association was recorded, but not how far it is certain
    Predicts,   // the interval excludes nothing, in the direction that is better for both
    NoSign,     // the interval includes no association at all
    WrongWay,   // the better the one, the worse the other
};

struct PredictionTest {
    PredictionVerdict verdict = PredictionVerdict::NotTested;
    // −1 … 1, turned so that above 0 means: where the leading one gets better, so does the lagging one.
    std::optional<double> association;
    std::optional<double> low; // 95 % interval
    std::optional<double> high;
    std::int64_t n = 0;
    bool from_series = false; // n counts pairs of changes; else customers behind a recorded effect
};

// Where both were measured often enough, Spearman's correlation of the changes of the leading measure with
// the changes of the lagging one that follow them; changes, because two series that both grow go together
// without telling anything. Else what was recorded as the effect of the one on the other.
PredictionTest test_prediction(const Measure& leading, const Measure& lagging);

// "predicts · n 3,104", "not tested".
std::string prediction_text(const PredictionTest& test);
// With the association, its interval and what it rests on.
std::string prediction_reason(const PredictionTest& test);

} // namespace throughline::journey
