// Whether two measures move together: a leading one and the lagging one it is meant to announce.
#pragma once

#include "evidence/estimate.h"

#include <span>

namespace throughline::evidence {

struct Association {
    // Between -1 and 1. Interval by Fisher's transformation (1915), standard error of a rank correlation
    // after Bonett and Wright 2000; the standard error given is that on the correlation's own scale.
    Estimate correlation;
    // Two-sided, of no association at all: t with n - 2 degrees of freedom.
    double p_value = 1;
};

// Pearson's correlation of pairs. Fails below four pairs, on lists of different length, on values that are
// not finite, and where one of both never changes.
Result<Association> correlation(std::span<const double> first, std::span<const double> second,
                                double confidence = 0.95);
// Spearman's: Pearson's of the ranks, ties getting their mean rank. For what rises together but not in a
// line.
Result<Association> rank_correlation(std::span<const double> first, std::span<const double> second,
                                     double confidence = 0.95);

} // namespace throughline::evidence
