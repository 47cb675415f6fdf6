// What every estimate says: its value, how uncertain it is, and on how much it rests.
#pragma once

#include "base/result.h"

#include <cstdint>

namespace throughline::evidence {

// Both ends belong to it; an end is infinite where nothing bounds it.
struct Interval {
    double low = 0;
    double high = 0;

    bool contains(double value) const { return value >= low && value <= high; }
    double width() const { return high - low; }
};

struct Estimate {
    double value = 0;
    double standard_error = 0;
    // Covers the truth with probability `confidence` in repeated studies.
    Interval interval;
    double confidence = 0.95;
    // Customers, decisions or whatever was counted.
    std::int64_t count = 0;
};

// The difference first - second of two groups.
struct Comparison {
    Estimate difference;
    // Probability of a difference at least this large, in either direction, were there none.
    double p_value = 1;
    // Of the t distribution used; infinity for the normal one.
    double degrees_of_freedom = 0;
};

// Fails unless 0 < value < 1; `what` names the figure: "The confidence".
Result<void> check_open_share(double value, const char* what);
// Fails unless finite and above 0.
Result<void> check_positive(double value, const char* what);
// Fails unless finite.
Result<void> check_finite(double value, const char* what);

// value ± z standard_error, with z of the normal distribution. Fails on a confidence outside 0…1.
Result<Estimate> normal_estimate(double value, double standard_error, std::int64_t count, double confidence);

} // namespace throughline::evidence
