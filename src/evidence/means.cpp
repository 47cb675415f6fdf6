#include "evidence/means.h"

#include "evidence/distributions.h"

#include <cmath>

namespace throughline::evidence {

namespace {

Result<void> check_group(const Moments& values) {
    if (values.count() < 2)
        return error("A mean needs at least two values to say how certain it is.");
    TRY(check_finite(values.mean(), "The mean"));
    return check_finite(values.variance(), "The variance");
}

Comparison by_student(double difference, double standard_error, double degrees_of_freedom, std::int64_t count,
                      double confidence) {
    const double t = -student_quantile((1.0 - confidence) / 2, degrees_of_freedom);
    Comparison comparison;
    comparison.difference = {difference,
                             standard_error,
                             {difference - t * standard_error, difference + t * standard_error},
                             confidence,
                             count};
    comparison.p_value = 2.0 * student_above(std::fabs(difference) / standard_error, degrees_of_freedom);
    comparison.degrees_of_freedom = degrees_of_freedom;
    return comparison;
}

} // namespace

Moments Moments::of_summary(std::int64_t count, double mean, double standard_deviation) {
    Moments moments;
    moments.m_count = count;
    moments.m_mean = mean;
    moments.m_squares = standard_deviation * standard_deviation * static_cast<double>(count - 1);
    return moments;
}

Moments Moments::of(std::span<const double> values) {
    Moments moments;
    for (double value : values)
        moments.add(value);
    return moments;
}

void Moments::add(double value) {
    ++m_count;
    const double distance = value - m_mean;
    m_mean += distance / static_cast<double>(m_count);
    m_squares += distance * (value - m_mean);
}

void Moments::add(const Moments& other) {
    if (other.m_count == 0)
        return;
    const auto own = static_cast<double>(m_count);
    const auto added = static_cast<double>(other.m_count);
    const double distance = other.m_mean - m_mean;
    m_count += other.m_count;
    m_mean += distance * added / (own + added);
    m_squares += other.m_squares + distance * distance * own * added / (own + added);
}

double Moments::variance() const {
    return m_count < 2 ? 0.0 : m_squares / static_cast<double>(m_count - 1);
}

double Moments::standard_deviation() const {
    return std::sqrt(variance());
}

double Moments::standard_error() const {
    return m_count < 2 ? 0.0 : std::sqrt(variance() / static_cast<double>(m_count));
}

Result<Estimate> mean_interval(const Moments& values, double confidence) {
    TRY(check_group(values));
    TRY(check_open_share(confidence, "The confidence"));
    const double t = -student_quantile((1.0 - confidence) / 2, static_cast<double>(values.count() - 1));
    const double reach = t * values.standard_error();
    return Estimate{values.mean(),
                    values.standard_error(),
                    {values.mean() - reach, values.mean() + reach},
                    confidence,
                    values.count()};
}

Result<Comparison> compare_means(const Moments& first, const Moments& second, double confidence) {
    TRY(check_group(first));
    TRY(check_group(second));
    TRY(check_open_share(confidence, "The confidence"));
    const double one = first.variance() / static_cast<double>(first.count());
    const double other = second.variance() / static_cast<double>(second.count());
    const double sum = one + other;
    if (!(sum > 0))
        return error("Neither group varies, so there is no measure of chance to compare them by.");
    const double one_share = one / sum;
    const double other_share = other / sum;
    const double degrees_of_freedom =
        1.0 / (one_share * one_share / static_cast<double>(first.count() - 1) +
               other_share * other_share / static_cast<double>(second.count() - 1));
    return by_student(first.mean() - second.mean(), std::sqrt(sum), degrees_of_freedom,
                      first.count() + second.count(), confidence);
}

Result<Comparison> compare_pairs(const Moments& differences, double confidence) {
    TRY(check_group(differences));
    TRY(check_open_share(confidence, "The confidence"));
    if (!(differences.variance() > 0))
        return error("All pairs differ by the same amount, so there is no measure of chance to judge it by.");
    return by_student(differences.mean(), differences.standard_error(),
                      static_cast<double>(differences.count() - 1), differences.count(), confidence);
}

} // namespace throughline::evidence
