// Shares of customers: how certain one is, and how two differ.
#pragma once

#include "evidence/estimate.h"

namespace throughline::evidence {

// `successes` of `trials`: customers who renewed of customers asked.
struct Share {
    std::int64_t successes = 0;
    std::int64_t trials = 0;

    // NaN without trials.
    double rate() const { return static_cast<double>(successes) / static_cast<double>(trials); }
};

// Every function below fails on a share with no trials, fewer than no successes or more successes than
// trials, and on a confidence that is not between 0 and 1.
Result<void> check_share(Share share);

// Wilson's score interval (1927), method 3 of Newcombe 1998, "Two-sided confidence intervals for the single
// proportion", Statistics in Medicine 17:857. Good for any count, also for no success at all. Standard error
// √(p(1-p)/n).
Result<Estimate> share_interval(Share share, double confidence = 0.95);

// Clopper and Pearson's interval (1934) by quantiles of the beta distribution: never covers less than it
// says, and so is wider than need be.
Result<Estimate> exact_share_interval(Share share, double confidence = 0.95);

// first - second. Interval: Newcombe's hybrid score, method 10 of "Interval estimation for the difference
// between independent proportions", Statistics in Medicine 17:873 (1998). p-value: the pooled z test
// (chi-square with one degree of freedom, without continuity correction); 1 where nobody or everybody
// succeeded in both. The standard error is the unpooled √(p₁q₁/n₁ + p₂q₂/n₂).
Result<Comparison> compare_shares(Share first, Share second, double confidence = 0.95);

// first's rate / second's rate. Interval on the logarithm: Katz, Baptista, Azen, Pike 1978, Biometrics
// 34:469, with √(1/x₁ - 1/n₁ + 1/x₂ - 1/n₂). The standard error is that of the logarithm times the ratio.
// Fails when either has no success.
Result<Estimate> rate_ratio(Share first, Share second, double confidence = 0.95);

} // namespace throughline::evidence
