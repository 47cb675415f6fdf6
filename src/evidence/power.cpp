#include "evidence/power.h"

#include "base/text.h"
#include "evidence/distributions.h"
#include "evidence/elementary.h"
#include "evidence/special.h"

#include <algorithm>
#include <cmath>

namespace throughline::evidence {

namespace {

// Above this a plan is of no use to anyone.
constexpr double largest_group = 1e12;
// In standard deviations; nothing is further apart.
constexpr double largest_effect = 1e9;

Result<void> check_demand(const Demand& demand) {
    TRY(check_open_share(demand.alpha, "The level alpha"));
    TRY(check_open_share(demand.power, "The power"));
    if (demand.power <= demand.alpha / 2)
        return error("The power must be above half the level alpha.");
    return check_positive(demand.ratio, "The ratio of the group sizes");
}

Result<void> check_rates(double first, double second) {
    TRY(check_open_share(first, "The first rate"));
    TRY(check_open_share(second, "The second rate"));
    if (first == second)
        return error("The two rates are the same: no number of customers finds a difference.");
    return {};
}

Result<void> check_sizes(std::int64_t first, std::int64_t second, std::int64_t least) {
    if (first >= least && second >= least)
        return {};
    return error(text_format("Each group needs at least %lld customers.", static_cast<long long>(least)));
}

Result<GroupSizes> rounded(double first, double ratio) {
    if (!(first * std::max(1.0, ratio) <= largest_group))
        return error("The difference is too small: more than a million million customers would be needed.");
    return GroupSizes{static_cast<std::int64_t>(std::ceil(first)),
                      static_cast<std::int64_t>(std::ceil(first * ratio)), first};
}

double share_power(double first, double second, double first_size, double second_size, double alpha) {
    const double ratio = second_size / first_size;
    const double pooled = (first + ratio * second) / (1.0 + ratio);
    const double under_none = std::sqrt((1.0 + 1.0 / ratio) * pooled * (1.0 - pooled));
    const double under_some = std::sqrt(first * (1.0 - first) + second * (1.0 - second) / ratio);
    const double reach = std::fabs(first - second) * std::sqrt(first_size);
    const double excess = reach - two_sided_z(1.0 - alpha) * under_none;
    // Where the rates leave nothing to chance, what exceeds the limit is found for certain.
    if (!(under_some > 0))
        return excess > 0 ? 1.0 : 0.0;
    return normal_below(excess / under_some);
}

// Power of the t test with noncentrality `shift`: P(T > critical) = E over the chi distribution of Φ(shift -
// critical s), s² = χ²/ν, by Simpson's rule on ln s, where the density of s is smooth and its tails die out
// on both sides.
double noncentral_above(double critical, double shift, double degrees_of_freedom) {
    const double spread = std::sqrt(0.5 / degrees_of_freedom);
    const double low = -std::max(9.0 * spread, 42.0 / degrees_of_freedom + 9.0 * spread);
    const double high = 9.0 * spread;
    constexpr int pieces = 600;
    const double width = (high - low) / pieces;
    double sum = 0;
    for (int index = 0; index <= pieces; ++index) {
        const double scale = exponential(low + index * width);
        const double weight = index == 0 || index == pieces ? 1.0 : index % 2 == 1 ? 4.0 : 2.0;
        const double density =
            2.0 * gamma_factor(degrees_of_freedom / 2, degrees_of_freedom * scale * scale / 2);
        sum += weight * density * normal_below(shift - critical * scale);
    }
    return std::min(1.0, sum * width / 3.0);
}

// `difference` in standard deviations.
double mean_power(double difference, double first_size, double second_size, double alpha) {
    const double degrees_of_freedom = first_size + second_size - 2.0;
    const double shift = std::fabs(difference) / std::sqrt(1.0 / first_size + 1.0 / second_size);
    const double critical = -student_quantile(alpha / 2, degrees_of_freedom);
    return noncentral_above(critical, shift, degrees_of_freedom);
}

// Where an increasing function of `low`…`high` reaches the target, by halving.
template <typename Function>
double where_reached(double target, double low, double high, Function function) {
    for (int step = 0; step < 200 && high - low > 1e-13 * high; ++step) {
        const double middle = low + (high - low) / 2;
        (function(middle) < target ? low : high) = middle;
    }
    return high;
}

} // namespace

Result<GroupSizes> sizes_to_compare_shares(double first, double second, const Demand& demand) {
    TRY(check_rates(first, second));
    TRY(check_demand(demand));
    const double ratio = demand.ratio;
    const double pooled = (first + ratio * second) / (1.0 + ratio);
    const double root =
        two_sided_z(1.0 - demand.alpha) * std::sqrt((1.0 + 1.0 / ratio) * pooled * (1.0 - pooled)) +
        normal_quantile(demand.power) * std::sqrt(first * (1.0 - first) + second * (1.0 - second) / ratio);
    const double difference = first - second;
    return rounded(root * root / (difference * difference), ratio);
}

Result<double> power_to_compare_shares(double first, double second, std::int64_t first_size,
                                       std::int64_t second_size, double alpha) {
    TRY(check_rates(first, second));
    TRY(check_sizes(first_size, second_size, 1));
    TRY(check_open_share(alpha, "The level alpha"));
    return share_power(first, second, static_cast<double>(first_size), static_cast<double>(second_size),
                       alpha);
}

Result<double> detectable_share_difference(double baseline, std::int64_t first_size, std::int64_t second_size,
                                           Direction direction, const Demand& demand) {
    TRY(check_open_share(baseline, "The rate to start from"));
    TRY(check_sizes(first_size, second_size, 1));
    TRY(check_demand(demand));
    const double sign = direction == Direction::Rise ? 1.0 : -1.0;
    const double room = direction == Direction::Rise ? 1.0 - baseline : baseline;
    const auto power_at = [&](double change) {
        return share_power(baseline + sign * change, baseline, static_cast<double>(first_size),
                           static_cast<double>(second_size), demand.alpha);
    };
    if (power_at(room) < demand.power)
        return error("The groups are too small: not even the largest possible change would be found.");
    return sign * where_reached(demand.power, 0.0, room, power_at);
}

Result<GroupSizes> sizes_to_compare_means(double difference, double standard_deviation,
                                          const Demand& demand) {
    TRY(check_finite(difference, "The difference"));
    TRY(check_positive(standard_deviation, "The standard deviation"));
    TRY(check_demand(demand));
    const double effect = std::fabs(difference) / standard_deviation;
    if (!(effect > 0))
        return error("A difference of nothing cannot be found with any number of customers.");
    const double ratio = demand.ratio;
    const double z = two_sided_z(1.0 - demand.alpha) + normal_quantile(demand.power);
    // The t test needs more than the normal one, by about z²/4 (Guenther 1981) where it is not tiny.
    const double normal = (1.0 + 1.0 / ratio) * z * z / (effect * effect);
    if (!(normal * std::max(1.0, ratio) <= largest_group))
        return rounded(normal, ratio);
    const double least = std::max(2.0, 2.0 / ratio);
    const auto power_at = [&](double first) {
        return mean_power(effect, first, first * ratio, demand.alpha);
    };
    if (power_at(least) >= demand.power)
        return rounded(least, ratio);
    double high = std::max(least, normal) * 2 + 10;
    while (power_at(high) < demand.power && high < largest_group)
        high *= 2;
    return rounded(where_reached(demand.power, least, high, power_at), ratio);
}

Result<double> power_to_compare_means(double difference, double standard_deviation, std::int64_t first_size,
                                      std::int64_t second_size, double alpha) {
    TRY(check_finite(difference, "The difference"));
    TRY(check_positive(standard_deviation, "The standard deviation"));
    TRY(check_sizes(first_size, second_size, 2));
    TRY(check_open_share(alpha, "The level alpha"));
    return mean_power(difference / standard_deviation, static_cast<double>(first_size),
                      static_cast<double>(second_size), alpha);
}

Result<double> detectable_mean_difference(double standard_deviation, std::int64_t first_size,
                                          std::int64_t second_size, const Demand& demand) {
    TRY(check_positive(standard_deviation, "The standard deviation"));
    TRY(check_sizes(first_size, second_size, 2));
    TRY(check_demand(demand));
    const auto power_at = [&](double effect) {
        return mean_power(effect, static_cast<double>(first_size), static_cast<double>(second_size),
                          demand.alpha);
    };
    double high = 1;
    while (power_at(high) < demand.power && high < largest_effect)
        high *= 2;
    return standard_deviation * where_reached(demand.power, 0.0, high, power_at);
}

} // namespace throughline::evidence
