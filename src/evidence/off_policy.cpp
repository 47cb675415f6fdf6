#include "evidence/off_policy.h"

#include "base/text.h"
#include "evidence/means.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace throughline::evidence {

namespace {

Result<void> check_choice(const LoggedChoice& choice, std::size_t index) {
    const std::string place = text_format("decisions[%zu]", index);
    if (!(choice.logged_probability > 0 && choice.logged_probability <= 1))
        return error_at(place, "The probability it was chosen with must be above 0 and at most 1.");
    if (!(choice.target_probability >= 0 && choice.target_probability <= 1))
        return error_at(place, "The probability under the other policy must be between 0 and 1.");
    if (!std::isfinite(choice.reward))
        return error_at(place, "The reward is not a finite number.");
    return {};
}

Result<Estimate> mean_estimate(const Moments& values, double confidence) {
    return normal_estimate(values.mean(), values.standard_error(), values.count(), confidence);
}

Result<Estimate> self_normalised(std::span<const LoggedChoice> choices, std::span<const double> weights,
                                 double confidence) {
    double weight_sum = 0;
    double reward_sum = 0;
    for (std::size_t index = 0; index < choices.size(); ++index) {
        weight_sum += weights[index];
        reward_sum += weights[index] * choices[index].reward;
    }
    const double value = reward_sum / weight_sum;
    double squares = 0;
    for (std::size_t index = 0; index < choices.size(); ++index) {
        const double part = weights[index] * (choices[index].reward - value);
        squares += part * part;
    }
    return normal_estimate(value, std::sqrt(squares) / weight_sum, static_cast<std::int64_t>(choices.size()),
                           confidence);
}

Result<Estimate> doubly_robust(std::span<const LoggedChoice> choices, std::span<const double> weights,
                               std::span<const PredictedReward> predicted, double confidence) {
    Moments values;
    for (std::size_t index = 0; index < choices.size(); ++index) {
        const double miss = choices[index].reward - predicted[index].taken;
        values.add(predicted[index].target + weights[index] * miss);
    }
    TRY(check_finite(values.mean(), "A predicted reward"));
    return mean_estimate(values, confidence);
}

Result<void> check_effective(double effective) {
    if (effective >= least_effective_sample)
        return {};
    return error(text_format(
        "These decisions say as much about the other policy as %s of its own would; an estimate "
        "takes %s.",
        number_for_people(std::floor(effective)).c_str(), number_for_people(least_effective_sample).c_str()));
}

} // namespace

double effective_sample_size(std::span<const double> weights) {
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
        sum += weight;
        squares += weight * weight;
    }
    return squares > 0 ? sum * sum / squares : 0.0;
}

Result<OffPolicyEstimate> estimate_off_policy(std::span<const LoggedChoice> choices,
                                              std::span<const PredictedReward> predicted,
                                              const OffPolicyOptions& options) {
    if (!predicted.empty() && predicted.size() != choices.size())
        return error(
            text_format("There are %zu predictions for %zu decisions.", predicted.size(), choices.size()));
    OffPolicyEstimate result;
    std::vector<double> weights;
    weights.reserve(choices.size());
    Moments weight_moments;
    Moments weighted;
    Moments logged;
    double largest = 0;
    for (std::size_t index = 0; index < choices.size(); ++index) {
        const LoggedChoice& choice = choices[index];
        TRY(check_choice(choice, index));
        double weight = choice.target_probability / choice.logged_probability;
        if (options.largest_weight > 0 && weight > options.largest_weight) {
            weight = options.largest_weight;
            ++result.clipped;
        }
        weights.push_back(weight);
        weight_moments.add(weight);
        weighted.add(weight * choice.reward);
        logged.add(choice.reward);
        largest = std::max(largest, weight);
    }
    result.effective_sample = effective_sample_size(weights);
    TRY(check_effective(result.effective_sample));
    result.largest_share = largest / (weight_moments.mean() * static_cast<double>(choices.size()));
    result.dominated = result.largest_share > dominating_share;
    result.inverse_propensity = TRY(mean_estimate(weighted, options.confidence));
    result.self_normalised = TRY(self_normalised(choices, weights, options.confidence));
    result.logged = TRY(mean_estimate(logged, options.confidence));
    result.mean_weight = TRY(mean_estimate(weight_moments, options.confidence));
    if (!predicted.empty())
        result.doubly_robust = TRY(doubly_robust(choices, weights, predicted, options.confidence));
    return result;
}

} // namespace throughline::evidence
