#include "evidence/proportions.h"

#include "base/text.h"
#include "evidence/distributions.h"
#include "evidence/elementary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace throughline::evidence {

namespace {

double variance_of_rate(Share share) {
    const double rate = share.rate();
    return rate * (1.0 - rate) / static_cast<double>(share.trials);
}

Estimate estimate_of(Share share, Interval interval, double confidence) {
    return {share.rate(), std::sqrt(variance_of_rate(share)), interval, confidence, share.trials};
}

Interval wilson(Share share, double z) {
    const auto trials = static_cast<double>(share.trials);
    const double square = z * z;
    const double centre = static_cast<double>(share.successes) + square / 2;
    const double reach =
        z * std::sqrt(static_cast<double>(share.successes) * (1.0 - share.rate()) + square / 4);
    // At the ends the rounding of the root would leave a sliver.
    const double low = share.successes == 0 ? 0.0 : (centre - reach) / (trials + square);
    const double high = share.successes == share.trials ? 1.0 : (centre + reach) / (trials + square);
    return {std::max(0.0, low), std::min(1.0, high)};
}

// Not std::hypot, whose last bit differs between platforms.
double root_of_squares(double one, double other) {
    return std::sqrt(one * one + other * other);
}

double pooled_p(Share first, Share second) {
    const auto first_trials = static_cast<double>(first.trials);
    const auto second_trials = static_cast<double>(second.trials);
    const double pooled =
        static_cast<double>(first.successes + second.successes) / (first_trials + second_trials);
    const double variance = pooled * (1.0 - pooled) * (1.0 / first_trials + 1.0 / second_trials);
    return variance > 0 ? two_sided_p((first.rate() - second.rate()) / std::sqrt(variance)) : 1.0;
}

} // namespace

Result<void> check_share(Share share) {
    if (share.trials <= 0)
        return error("A share needs at least one trial.");
    if (share.successes < 0 || share.successes > share.trials)
        return error(text_format("A share cannot have %lld successes in %lld trials.",
                                 static_cast<long long>(share.successes),
                                 static_cast<long long>(share.trials)));
    return {};
}

Result<Estimate> share_interval(Share share, double confidence) {
    TRY(check_share(share));
    TRY(check_open_share(confidence, "The confidence"));
    return estimate_of(share, wilson(share, two_sided_z(confidence)), confidence);
}

Result<Estimate> exact_share_interval(Share share, double confidence) {
    TRY(check_share(share));
    TRY(check_open_share(confidence, "The confidence"));
    const double tail = (1.0 - confidence) / 2;
    const auto successes = static_cast<double>(share.successes);
    const auto failures = static_cast<double>(share.trials - share.successes);
    Interval interval{0.0, 1.0};
    if (share.successes > 0)
        interval.low = beta_quantile(tail, successes, failures + 1.0);
    if (share.successes < share.trials)
        interval.high = beta_quantile(1.0 - tail, successes + 1.0, failures);
    return estimate_of(share, interval, confidence);
}

Result<Comparison> compare_shares(Share first, Share second, double confidence) {
    TRY(check_share(first));
    TRY(check_share(second));
    TRY(check_open_share(confidence, "The confidence"));
    const double z = two_sided_z(confidence);
    const Interval one = wilson(first, z);
    const Interval other = wilson(second, z);
    const double difference = first.rate() - second.rate();
    const double down = root_of_squares(first.rate() - one.low, other.high - second.rate());
    const double up = root_of_squares(one.high - first.rate(), second.rate() - other.low);
    Comparison comparison;
    comparison.difference = {difference,
                             std::sqrt(variance_of_rate(first) + variance_of_rate(second)),
                             {std::max(-1.0, difference - down), std::min(1.0, difference + up)},
                             confidence,
                             first.trials + second.trials};
    comparison.p_value = pooled_p(first, second);
    comparison.degrees_of_freedom = std::numeric_limits<double>::infinity();
    return comparison;
}

Result<Estimate> rate_ratio(Share first, Share second, double confidence) {
    TRY(check_share(first));
    TRY(check_share(second));
    TRY(check_open_share(confidence, "The confidence"));
    if (first.successes == 0 || second.successes == 0)
        return error("A ratio of rates needs at least one success in each group.");
    const double ratio = first.rate() / second.rate();
    const double variance =
        1.0 / static_cast<double>(first.successes) - 1.0 / static_cast<double>(first.trials) +
        1.0 / static_cast<double>(second.successes) - 1.0 / static_cast<double>(second.trials);
    const double error_of_logarithm = std::sqrt(std::max(0.0, variance));
    const double factor = exponential(two_sided_z(confidence) * error_of_logarithm);
    return Estimate{ratio,
                    ratio * error_of_logarithm,
                    {ratio / factor, ratio * factor},
                    confidence,
                    first.trials + second.trials};
}

} // namespace throughline::evidence
