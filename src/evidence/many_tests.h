// p-values of several tests read together, so that many looks do not find chance.
#pragma once

#include "evidence/estimate.h"

#include <span>
#include <vector>

namespace throughline::evidence {

// Both give one adjusted p-value for each, in the order given, and fail on a value outside 0…1.
// Holm 1979: compare with α to keep the chance of any false finding at most α, whatever hangs together.
Result<std::vector<double>> adjusted_by_holm(std::span<const double> p_values);
// Benjamini and Hochberg 1995: compare with q to keep the expected share of false findings among all findings
// at most q.
Result<std::vector<double>> adjusted_by_benjamini_hochberg(std::span<const double> p_values);

} // namespace throughline::evidence
