// Whether the arms of an experiment came out as planned: the check before any result is read.
#pragma once

#include "evidence/estimate.h"

#include <span>
#include <vector>

namespace throughline::evidence {

// Below this p-value the split is not chance: Fabijan et al. 2019, "Diagnosing Sample Ratio Mismatch in
// Online Controlled Experiments" (KDD) use 0.0005; 0.001 is Kohavi, Tang, Xu 2020, chapter 21.
constexpr double sample_ratio_alarm = 0.001;

struct SampleRatio {
    double chi_square = 0;
    double degrees_of_freedom = 0;
    double p_value = 1;
    // p_value is below the alarm: nothing read off this experiment can be trusted until the cause is found.
    bool mismatched = false;
    // Customers each arm would have by plan, in the order given.
    std::vector<double> expected;
};

// Pearson's chi-square test of `counts` (customers per arm) against `planned` (shares of any sum). Fails on
// fewer than two arms, lists of different length, planned shares that are not above 0, counts below 0, and
// fewer than five expected customers in an arm, where the test does not hold.
Result<SampleRatio> check_sample_ratio(std::span<const std::int64_t> counts, std::span<const double> planned,
                                       double alarm = sample_ratio_alarm);

} // namespace throughline::evidence
