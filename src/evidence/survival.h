// Time until something happens, also for those to whom it has not happened yet.
#pragma once

#include "evidence/estimate.h"

#include <optional>
#include <span>
#include <vector>

namespace throughline::evidence {

enum class Ending : std::uint8_t {
    Event,
    // Last seen without the event at that time.
    Censored,
};

struct Duration {
    // From the start of the observation, any unit, not below 0.
    double time = 0;
    Ending ending = Ending::Event;
};

// What holds from `time` up to the next step's.
struct SurvivalStep {
    double time = 0;
    // Still observed just before `time`.
    std::int64_t at_risk = 0;
    std::int64_t events = 0;
    std::int64_t censored = 0;
    // Share without the event after `time`, its standard error by Greenwood 1926 (S √Σ d/(n(n-d))), and its
    // interval on the scale ln(-ln S), which keeps it within 0…1 (Kalbfleisch and Prentice 1980). At S = 1
    // and S = 0 there is no information about the spread: the interval is then that point.
    Estimate survival;
};

struct SurvivalCurve {
    // A step for each distinct time, censored ones too; times rising.
    std::vector<SurvivalStep> steps;
    std::int64_t count = 0;
    std::int64_t events = 0;

    // Share without the event at `time`; 1 before the first step. Behind the last step the last value, which
    // is only a bound where the last one was censored.
    double at(double time) const;
    // The first time at which at least `share` (between 0 and 1) had the event; nothing where it never got so
    // far.
    std::optional<double> time_until(double share) const;
    // Times at which the interval of the survival contains 1 - share (Brookmeyer and Crowley 1982); high is
    // infinite where the curve does not come down so far.
    std::optional<Interval> interval_until(double share) const;
    // Area below the curve up to `horizon`: the time without the event within it, on average.
    double restricted_mean(double horizon) const;
};

// Kaplan and Meier 1958; at equal times events come before censoring. Fails without durations, and on times
// below 0 or not finite.
Result<SurvivalCurve> survival_curve(std::span<const Duration> durations, double confidence = 0.95);

struct LogRank {
    double chi_square = 0;
    double degrees_of_freedom = 0;
    double p_value = 1;
    // Events per group, and those expected if all groups were alike.
    std::vector<double> observed;
    std::vector<double> expected;
};

// Mantel 1966, Peto and Peto 1972: whether groups differ in time to the event, with the hypergeometric
// variance. Fails on fewer than two groups, an empty group, no event at all, and times as above.
Result<LogRank> compare_survival(std::span<const std::vector<Duration>> groups);

} // namespace throughline::evidence
