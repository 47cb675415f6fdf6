#include "evidence/survival.h"

#include "evidence/distributions.h"
#include "evidence/elementary.h"
#include "evidence/linear.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace throughline::evidence {

namespace {

Result<void> check_durations(std::span<const Duration> durations) {
    if (durations.empty())
        return error("There is nobody whose time could be measured.");
    for (const Duration& duration : durations) {
        if (!(duration.time >= 0 && std::isfinite(duration.time)))
            return error("A time must not be below 0.");
    }
    return {};
}

std::vector<Duration> ascending(std::span<const Duration> durations) {
    std::vector<Duration> sorted(durations.begin(), durations.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Duration& one, const Duration& other) { return one.time < other.time; });
    return sorted;
}

// exp(-exp(u)) of u = ln(-ln S) ± z SE/(S |ln S|).
Interval log_log_interval(double survival, double relative_error, double z) {
    if (!(survival > 0 && survival < 1))
        return {survival, survival};
    const double log_survival = logarithm(survival);
    const double factor = exponential(z * relative_error / -log_survival);
    return {exponential(log_survival * factor), exponential(log_survival / factor)};
}

// How many of sorted durations have not ended before the time, moving on from call to call.
struct Reader {
    std::vector<Duration> sorted;
    std::size_t next = 0;

    double at_risk_at(double time) {
        while (next < sorted.size() && sorted[next].time < time)
            ++next;
        return static_cast<double>(sorted.size() - next);
    }
    // Only right after at_risk_at(time).
    double events_at(double time) const {
        double events = 0;
        for (std::size_t index = next; index < sorted.size() && sorted[index].time == time; ++index)
            events += sorted[index].ending == Ending::Event ? 1 : 0;
        return events;
    }
};

std::vector<double> event_times(std::span<const std::vector<Duration>> groups) {
    std::vector<double> times;
    for (const std::vector<Duration>& group : groups) {
        for (const Duration& duration : group) {
            if (duration.ending == Ending::Event)
                times.push_back(duration.time);
        }
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

// Adds what happened at one time; `covariance` is that of all groups but the last, which follows from the
// others.
void add_time(double time, std::vector<Reader>& readers, LogRank& sums, Matrix& covariance) {
    double all_at_risk = 0;
    double all_events = 0;
    std::vector<double> at_risk;
    for (std::size_t group = 0; group < readers.size(); ++group) {
        at_risk.push_back(readers[group].at_risk_at(time));
        const double events = readers[group].events_at(time);
        sums.observed[group] += events;
        all_at_risk += at_risk[group];
        all_events += events;
    }
    for (std::size_t group = 0; group < readers.size(); ++group)
        sums.expected[group] += all_events * at_risk[group] / all_at_risk;
    if (all_at_risk <= 1)
        return;
    const double spread = all_events * (all_at_risk - all_events) / (all_at_risk - 1) / all_at_risk;
    for (std::size_t row = 0; row < covariance.size(); ++row) {
        for (std::size_t column = 0; column < covariance.size(); ++column) {
            const double own = row == column ? 1.0 : 0.0;
            covariance.at(row, column) += spread * at_risk[row] * (own - at_risk[column] / all_at_risk);
        }
    }
}

} // namespace

double SurvivalCurve::at(double time) const {
    const auto next = std::partition_point(steps.begin(), steps.end(),
                                           [&](const SurvivalStep& step) { return step.time <= time; });
    return next == steps.begin() ? 1.0 : std::prev(next)->survival.value;
}

std::optional<double> SurvivalCurve::time_until(double share) const {
    // A sliver of room, since products of survival shares are rounded: 0.8 × 0.625 is 0.5.
    const double level = 1.0 - share + 1e-12;
    for (const SurvivalStep& step : steps) {
        if (step.survival.value <= level)
            return step.time;
    }
    return std::nullopt;
}

std::optional<Interval> SurvivalCurve::interval_until(double share) const {
    const double level = 1.0 - share + 1e-12;
    std::optional<Interval> interval;
    for (const SurvivalStep& step : steps) {
        if (!interval && step.survival.interval.low <= level)
            interval = {step.time, std::numeric_limits<double>::infinity()};
        if (step.survival.interval.high <= level) {
            interval->high = step.time;
            break;
        }
    }
    return interval;
}

double SurvivalCurve::restricted_mean(double horizon) const {
    double area = 0;
    double time = 0;
    double survival = 1;
    for (const SurvivalStep& step : steps) {
        if (step.time >= horizon)
            break;
        area += (step.time - time) * survival;
        time = step.time;
        survival = step.survival.value;
    }
    return area + std::max(0.0, horizon - time) * survival;
}

Result<SurvivalCurve> survival_curve(std::span<const Duration> durations, double confidence) {
    TRY(check_durations(durations));
    TRY(check_open_share(confidence, "The confidence"));
    const std::vector<Duration> sorted = ascending(durations);
    const double z = two_sided_z(confidence);
    SurvivalCurve curve;
    curve.count = static_cast<std::int64_t>(sorted.size());
    double survival = 1;
    double greenwood = 0;
    for (std::size_t index = 0; index < sorted.size();) {
        SurvivalStep step;
        step.time = sorted[index].time;
        step.at_risk = static_cast<std::int64_t>(sorted.size() - index);
        for (; index < sorted.size() && sorted[index].time == step.time; ++index)
            ++(sorted[index].ending == Ending::Event ? step.events : step.censored);
        const auto at_risk = static_cast<double>(step.at_risk);
        const auto events = static_cast<double>(step.events);
        survival *= (at_risk - events) / at_risk;
        if (step.events < step.at_risk)
            greenwood += events / (at_risk * (at_risk - events));
        const double relative_error = std::sqrt(greenwood);
        step.survival = {survival, survival * relative_error, log_log_interval(survival, relative_error, z),
                         confidence, curve.count};
        curve.events += step.events;
        curve.steps.push_back(step);
    }
    return curve;
}

Result<LogRank> compare_survival(std::span<const std::vector<Duration>> groups) {
    if (groups.size() < 2)
        return error("A comparison needs at least two groups.");
    std::vector<Reader> readers;
    for (const std::vector<Duration>& group : groups) {
        TRY(check_durations(group));
        readers.push_back({ascending(group), 0});
    }
    const std::vector<double> times = event_times(groups);
    if (times.empty())
        return error("The event has not happened to anyone yet.");
    LogRank result;
    result.observed.resize(groups.size());
    result.expected.resize(groups.size());
    const std::size_t free = groups.size() - 1;
    Matrix covariance(free);
    for (double time : times)
        add_time(time, readers, result, covariance);
    std::vector<double> misses;
    for (std::size_t group = 0; group < free; ++group)
        misses.push_back(result.observed[group] - result.expected[group]);
    const Result<std::vector<double>> solved = solve(covariance, misses);
    if (!solved)
        return error("The groups were never observed at the same time, so they cannot be compared.");
    for (std::size_t group = 0; group < free; ++group)
        result.chi_square += misses[group] * solved.value()[group];
    result.degrees_of_freedom = static_cast<double>(free);
    result.p_value = chi_square_above(result.chi_square, result.degrees_of_freedom);
    return result;
}

} // namespace throughline::evidence
