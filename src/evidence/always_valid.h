// Tests that stay valid however often people look: mixture sequential probability ratio tests and the
// confidence sequences that belong to them.
#pragma once

#include "evidence/means.h"
#include "evidence/proportions.h"

namespace throughline::evidence {

struct SequentialPlan {
    // Chance of ever finding a difference where there is none, over all looks together.
    double alpha = 0.05;
    // Standard deviation τ of the differences thought possible, in units of the difference; the smallest
    // difference worth finding is a good choice. It changes how soon a difference is found, never the error.
    double mixture = 0;
    // Looks with fewer customers than this in either arm say nothing yet: the variance is estimated, and an
    // estimate from a handful would break the promise (Bibaut, Kallus, Lindon 2022, arXiv 2212.14411: the
    // start is to be delayed).
    std::int64_t least_per_arm = 100;
};

// What one look at the running experiment shows.
struct Look {
    // Of first - second, its interval from this look alone.
    Estimate difference;
    // What all looks so far leave possible. Low above high when they contradict each other: the difference
    // moved.
    Interval running;
    // The smallest α at which all looks so far find a difference; never rises.
    double p_value = 1;
    // p_value <= alpha: from now on no look takes this back.
    bool found = false;
    // False as long as an arm has fewer than plan.least_per_arm, or, among shares, fewer than ten successes
    // (or failures) are to be expected in the smaller arm.
    bool enough = false;
};

// The ratio Λ = √(V/(V+τ²)) exp(τ² d² / (2V(V+τ²))) of an observed difference d with variance V under a
// normal mixture of differences to none at all; p = min(1, 1/max Λ). Robbins 1970, "Statistical methods
// related to the law of the iterated logarithm"; Johari, Koomen, Pekelis, Walsh 2022, "Always Valid
// Inference", Operations Research 70:1806. The interval at each look holds the differences θ with Λ(d - θ) <
// 1/α. Exact for normal values with known variance, asymptotic for the estimates used here. To keep the
// promise also with rare events, skewed amounts and arms of very different size, V is the larger of the arms'
// own variances and the one pooled over both; with the plain one 11 of 100 experiments with log-normal
// amounts (σ = 1.5) and ten times as many customers in one arm found what was not there. The tests measure
// the error.
class SequentialTest {
public:
    // Fails unless 0 < alpha < 1, mixture > 0, least_per_arm >= 2.
    static Result<SequentialTest> start(const SequentialPlan& plan);

    // Each look takes everything counted so far, not what is new. Fails on shares or means that are none, and
    // when neither arm's amounts vary. The variance of a share is that of (successes + 1) of (trials + 2),
    // which is never 0 (Agresti and Caffo 2000).
    Result<Look> look(Share first, Share second);
    Result<Look> look(const Moments& first, const Moments& second);

    const SequentialPlan& plan() const { return m_plan; }

private:
    explicit SequentialTest(const SequentialPlan& plan);
    bool has_enough(std::int64_t first_count, std::int64_t second_count) const;
    Look look_at(const Estimate& observed, bool enough);

    SequentialPlan m_plan;
    double m_largest_log_ratio = 0;
    Interval m_running;
};

} // namespace throughline::evidence
