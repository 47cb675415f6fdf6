// What another policy would have earned, estimated from the logged decisions of the one that ran.
#pragma once

#include "evidence/estimate.h"

#include <optional>
#include <span>

namespace throughline::evidence {

// Estimates that rest on fewer independent decisions than this are refused.
constexpr double least_effective_sample = 100;
// One decision with more than this share of all weight decides the estimate alone.
constexpr double dominating_share = 0.05;

// One logged decision.
struct LoggedChoice {
    // What the action that was taken earned, in any unit.
    double reward = 0;
    // With which probability the policy that ran chose that action, 0 < p <= 1.
    double logged_probability = 1;
    // With which probability the other policy would have chosen it, 0 <= p <= 1.
    double target_probability = 0;
};

// What a model of rewards says of one logged decision, for the doubly robust estimate.
struct PredictedReward {
    // Of the action that was taken.
    double taken = 0;
    // Over the other policy's choices: Σ probability × predicted reward.
    double target = 0;
};

struct OffPolicyEstimate {
    // Reward per decision under the other policy, three ways. Weights are w = target/logged probability.
    // Σwr/n: unbiased, wide (Horvitz and Thompson 1952). Standard error: that of the mean of wr.
    Estimate inverse_propensity;
    // Σwr/Σw: slightly biased, much narrower (Swaminathan and Joachims 2015, "The self-normalized estimator
    // for counterfactual learning"). Standard error √(Σw²(r - estimate)²)/Σw (delta method).
    Estimate self_normalised;
    // Mean of target + w (r - taken): unbiased, narrow where the model is good (Dudík, Langford, Li 2011,
    // "Doubly robust policy evaluation and learning"). Only with predictions.
    std::optional<Estimate> doubly_robust;
    // Reward per decision of the policy that ran.
    Estimate logged;
    // Should be 1 within its interval; where it is not, the logged probabilities are wrong.
    Estimate mean_weight;
    // (Σw)²/Σw², Kish 1965.
    double effective_sample = 0;
    // Of all weight, that of the heaviest decision.
    double largest_share = 0;
    // largest_share is above dominating_share: show the estimate with a warning.
    bool dominated = false;
    // Decisions whose weight was cut to the largest allowed; the cut lowers the spread and adds bias.
    std::int64_t clipped = 0;
};

struct OffPolicyOptions {
    double confidence = 0.95;
    // Heavier weights count as this; 0 for no limit.
    double largest_weight = 0;
};

// (Σw)²/Σw² of weights; 0 when all are 0.
double effective_sample_size(std::span<const double> weights);

// `predicted` is empty or as long as `choices`. Fails, naming the decision by its place in the list, on a
// probability outside its range or a reward that is not finite, and when the effective sample is below
// least_effective_sample.
Result<OffPolicyEstimate> estimate_off_policy(std::span<const LoggedChoice> choices,
                                              std::span<const PredictedReward> predicted = {},
                                              const OffPolicyOptions& options = {});

} // namespace throughline::evidence
