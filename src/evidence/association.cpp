#include "evidence/association.h"

#include "base/text.h"
#include "evidence/distributions.h"
#include "evidence/elementary.h"
#include "evidence/means.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace throughline::evidence {

namespace {

Result<void> check_pairs(std::span<const double> first, std::span<const double> second) {
    if (first.size() != second.size())
        return error(text_format("There are %zu values on one side and %zu on the other.", first.size(),
                                 second.size()));
    if (first.size() < 4)
        return error("An association needs at least four pairs.");
    for (std::size_t index = 0; index < first.size(); ++index) {
        TRY(check_finite(first[index], "A value"));
        TRY(check_finite(second[index], "A value"));
    }
    return {};
}

Result<double> coefficient(std::span<const double> first, std::span<const double> second) {
    const Moments one = Moments::of(first);
    const Moments other = Moments::of(second);
    if (!(one.variance() > 0 && other.variance() > 0))
        return error("One of the two measures never changes, so it cannot move with the other.");
    double sum = 0;
    for (std::size_t index = 0; index < first.size(); ++index)
        sum += (first[index] - one.mean()) / one.standard_deviation() *
               ((second[index] - other.mean()) / other.standard_deviation());
    return std::clamp(sum / static_cast<double>(first.size() - 1), -1.0, 1.0);
}

double hyperbolic_tangent(double x) {
    const double part = exponential_minus_one(2.0 * x);
    return x > 350 ? 1.0 : part / (part + 2.0);
}

Result<Association> associate(double value, std::size_t count, double factor, double confidence) {
    TRY(check_open_share(confidence, "The confidence"));
    const auto pairs = static_cast<double>(count);
    const double error_of_fisher = std::sqrt(factor / (pairs - 3.0));
    const double rest = 1.0 - value * value;
    Association association;
    association.correlation = {
        value, rest * error_of_fisher, {value, value}, confidence, static_cast<std::int64_t>(count)};
    if (!(rest > 0)) {
        association.p_value = 0;
        return association;
    }
    const double fisher = 0.5 * (logarithm_one_plus(value) - logarithm_one_plus(-value));
    const double reach = two_sided_z(confidence) * error_of_fisher;
    association.correlation.interval = {hyperbolic_tangent(fisher - reach),
                                        hyperbolic_tangent(fisher + reach)};
    const double t = std::fabs(value) * std::sqrt((pairs - 2.0) / rest);
    association.p_value = 2.0 * student_above(t, pairs - 2.0);
    return association;
}

std::vector<double> ranks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return values[one] < values[other]; });
    std::vector<double> ranked(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        for (std::size_t index = begin; index < end; ++index)
            ranked[order[index]] = static_cast<double>(begin + end + 1) / 2;
        begin = end;
    }
    return ranked;
}

} // namespace

Result<Association> correlation(std::span<const double> first, std::span<const double> second,
                                double confidence) {
    TRY(check_pairs(first, second));
    return associate(TRY(coefficient(first, second)), first.size(), 1.0, confidence);
}

Result<Association> rank_correlation(std::span<const double> first, std::span<const double> second,
                                     double confidence) {
    TRY(check_pairs(first, second));
    const double value = TRY(coefficient(ranks(first), ranks(second)));
    return associate(value, first.size(), 1.0 + value * value / 2, confidence);
}

} // namespace throughline::evidence
