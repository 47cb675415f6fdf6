// Means of amounts (profit, days, calls): gathering them one by one or in parts, and comparing two groups.
#pragma once

#include "evidence/estimate.h"

#include <cstdint>
#include <span>

namespace throughline::evidence {

// Count, mean and spread of numbers seen one after the other, without keeping them. Adding by Welford 1962,
// joining by Chan, Golub and LeVeque 1983; neither loses digits where the mean is large against the spread.
class Moments {
public:
    Moments() = default;
    // Of a study of which only the summary is known; `standard_deviation` as in a sample (divided by count -
    // 1).
    static Moments of_summary(std::int64_t count, double mean, double standard_deviation);
    static Moments of(std::span<const double> values);

    void add(double value);
    void add(const Moments& other);

    std::int64_t count() const { return m_count; }
    // 0 when nothing was added.
    double mean() const { return m_mean; }
    // Of a sample: divided by count - 1; 0 when count is below 2.
    double variance() const;
    double standard_deviation() const;
    // Of the mean; 0 when count is below 2.
    double standard_error() const;

private:
    std::int64_t m_count = 0;
    double m_mean = 0;
    // Sum of the squared distances from the mean.
    double m_squares = 0;
};

// mean ± t s/√n with n - 1 degrees of freedom (Student 1908). Fails below two values and on values that are
// not finite.
Result<Estimate> mean_interval(const Moments& values, double confidence = 0.95);

// first - second by Welch's t test (1947) with Satterthwaite's degrees of freedom: the groups may differ in
// spread. Fails when a group has fewer than two values, when neither varies, and on values that are not
// finite.
Result<Comparison> compare_means(const Moments& first, const Moments& second, double confidence = 0.95);

// The same within pairs (before and after for the same customer): `differences` holds one first - second for
// each pair.
Result<Comparison> compare_pairs(const Moments& differences, double confidence = 0.95);

} // namespace throughline::evidence
