// Whether customers are still those a model or a decision was made for.
#pragma once

#include "evidence/estimate.h"

#include <span>
#include <vector>

namespace throughline::evidence {

enum class Drift : std::uint8_t { Stable, Moderate, Large };

struct PopulationStability {
    // Σ (actual - expected) ln(actual/expected) over the shares of the bins; 0 when nothing moved.
    double index = 0;
    // What each bin adds, in the order given.
    std::vector<double> parts;
    // Stable below 0.1, Large from 0.25 on (Siddiqi 2006, "Credit Risk Scorecards").
    Drift drift = Drift::Stable;
    // What chance alone would give on average for counts of this size, (bins - 1)(1/n + 1/m) (Yurdakul 2018):
    // an index near it means nothing.
    double by_chance = 0;
};

// Population stability index of `actual` against `expected` counts in the same bins. A bin that is empty on
// one side counts as half a customer there. Fails on lists of different length, fewer than two bins, a count
// below 0, or a side without customers.
Result<PopulationStability> population_stability(std::span<const std::int64_t> expected,
                                                 std::span<const std::int64_t> actual);

// The inner borders that part `values` into at most `bin_count` bins of about the same size; fewer where
// values tie. A value belongs to the bin behind the last border that is not above it. Fails without values,
// on one that is not finite, and when bin_count is below 2.
Result<std::vector<double>> quantile_borders(std::span<const double> values, std::size_t bin_count);
// Counts per bin, borders.size() + 1 of them; values that are not a number are left out.
std::vector<std::int64_t> counts_between(std::span<const double> borders, std::span<const double> values);

} // namespace throughline::evidence
