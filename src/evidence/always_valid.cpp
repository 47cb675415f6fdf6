#include "evidence/always_valid.h"

#include "evidence/elementary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace throughline::evidence {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double cautious_variance(Share share) {
    const double trials = static_cast<double>(share.trials) + 2.0;
    const double rate = (static_cast<double>(share.successes) + 1.0) / trials;
    return rate * (1.0 - rate) / trials;
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
    return look_at(first.rate() - second.rate(), cautious_variance(first) + cautious_variance(second),
                   first.trials, second.trials);
}

Result<Look> SequentialTest::look(const Moments& first, const Moments& second) {
    TRY(check_finite(first.mean(), "The first mean"));
    TRY(check_finite(second.mean(), "The second mean"));
    const double first_error = first.standard_error();
    const double second_error = second.standard_error();
    const double variance = first_error * first_error + second_error * second_error;
    const bool enough = std::min(first.count(), second.count()) >= m_plan.least_per_arm;
    if (enough && !(variance > 0 && std::isfinite(variance)))
        return error("Neither arm varies, so there is no measure of chance to judge the difference by.");
    return look_at(first.mean() - second.mean(), variance, first.count(), second.count());
}

Look SequentialTest::look_at(double difference, double variance, std::int64_t first_count,
                             std::int64_t second_count) {
    Look look;
    look.enough = std::min(first_count, second_count) >= m_plan.least_per_arm;
    look.difference = {difference,
                       std::sqrt(variance),
                       {-infinity, infinity},
                       1.0 - m_plan.alpha,
                       first_count + second_count};
    if (look.enough) {
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
