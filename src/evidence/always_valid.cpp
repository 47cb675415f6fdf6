#include "evidence/always_valid.h"

#include "evidence/elementary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace throughline::evidence {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Smaller than this in the smaller arm, a count is too far from normal.
constexpr double least_expected_events = 10;

// A success and a failure more, so that it is never 0 (Agresti and Caffo 2000).
double cautious_rate(Share share) {
    return (static_cast<double>(share.successes) + 1.0) / (static_cast<double>(share.trials) + 2.0);
}

// Of the difference: the larger of what the arms say each by itself and both together. A small arm that by
// chance has hardly varied yet would say too little.
double cautious_variance(double first, double second, double pooled, double first_count,
                         double second_count) {
    return std::max(first / first_count + second / second_count,
                    pooled / first_count + pooled / second_count);
}

} // namespace

SequentialTest::SequentialTest(const SequentialPlan& plan)
    : m_plan(plan)
    , m_running{-infinity, infinity} {}

Result<SequentialTest> SequentialTest::start(const SequentialPlan& plan) {
    TRY(check_open_share(plan.alpha, "The level alpha"));
    TRY(check_positive(plan.mixture, "The difference thought possible"));
    if (plan.least_per_arm < 2)
        return error("A look needs at least two customers in each arm.");
    return SequentialTest(plan);
}

Result<Look> SequentialTest::look(Share first, Share second) {
    TRY(check_share(first));
    TRY(check_share(second));
    const double one = cautious_rate(first);
    const double other = cautious_rate(second);
    const double pooled = cautious_rate({first.successes + second.successes, first.trials + second.trials});
    const auto first_count = static_cast<double>(first.trials);
    const auto second_count = static_cast<double>(second.trials);
    const double variance = cautious_variance(one * (1.0 - one), other * (1.0 - other),
                                              pooled * (1.0 - pooled), first_count + 2.0, second_count + 2.0);
    const double rarer = std::min(pooled, 1.0 - pooled) * std::min(first_count, second_count);
    const bool enough = has_enough(first.trials, second.trials) && rarer >= least_expected_events;
    return look_at({first.rate() - second.rate(), std::sqrt(variance), {}, 0, first.trials + second.trials},
                   enough);
}

Result<Look> SequentialTest::look(const Moments& first, const Moments& second) {
    TRY(check_finite(first.mean(), "The first mean"));
    TRY(check_finite(second.mean(), "The second mean"));
    const auto first_count = static_cast<double>(first.count());
    const auto second_count = static_cast<double>(second.count());
    const bool enough = has_enough(first.count(), second.count());
    double variance = 0;
    if (enough) {
        const double pooled =
            (first.variance() * (first_count - 1.0) + second.variance() * (second_count - 1.0)) /
            (first_count + second_count - 2.0);
        variance = cautious_variance(first.variance(), second.variance(), pooled, first_count, second_count);
        if (!(variance > 0 && std::isfinite(variance)))
            return error("Neither arm varies, so there is no measure of chance to judge the difference by.");
    }
    return look_at({first.mean() - second.mean(), std::sqrt(variance), {}, 0, first.count() + second.count()},
                   enough);
}

bool SequentialTest::has_enough(std::int64_t first_count, std::int64_t second_count) const {
    return std::min(first_count, second_count) >= m_plan.least_per_arm;
}

Look SequentialTest::look_at(const Estimate& observed, bool enough) {
    Look look;
    look.enough = enough;
    look.difference = observed;
    look.difference.confidence = 1.0 - m_plan.alpha;
    look.difference.interval = {-infinity, infinity};
    if (enough) {
        const double difference = observed.value;
        const double variance = observed.standard_error * observed.standard_error;
        const double mixture = m_plan.mixture * m_plan.mixture;
        const double sum = variance + mixture;
        const double log_shrink = 0.5 * logarithm(sum / variance);
        const double log_ratio = mixture * difference * difference / (2.0 * variance * sum) - log_shrink;
        m_largest_log_ratio = std::max(m_largest_log_ratio, log_ratio);
        const double reach =
            std::sqrt(2.0 * variance * sum / mixture * (log_shrink - logarithm(m_plan.alpha)));
        look.difference.interval = {difference - reach, difference + reach};
        m_running.low = std::max(m_running.low, difference - reach);
        m_running.high = std::min(m_running.high, difference + reach);
    }
    look.running = m_running;
    look.p_value = exponential(-m_largest_log_ratio);
    look.found = look.p_value <= m_plan.alpha;
    return look;
}

} // namespace throughline::evidence
