#include "evidence/drift.h"

#include "base/text.h"
#include "evidence/elementary.h"

#include <algorithm>
#include <cmath>

namespace throughline::evidence {

namespace {

constexpr double moderate_from = 0.1;
constexpr double large_from = 0.25;

Result<double> total_of(std::span<const std::int64_t> counts) {
    double total = 0;
    for (std::int64_t count : counts) {
        if (count < 0)
            return error("A bin cannot hold fewer than no customers.");
        total += static_cast<double>(count);
    }
    if (!(total > 0))
        return error("There are no customers to compare.");
    return total;
}

double share_of(std::int64_t count, double total) {
    return std::max(static_cast<double>(count), 0.5) / total;
}

} // namespace

Result<PopulationStability> population_stability(std::span<const std::int64_t> expected,
                                                 std::span<const std::int64_t> actual) {
    if (expected.size() != actual.size())
        return error(text_format("There are %zu bins on one side and %zu on the other.", expected.size(),
                                 actual.size()));
    if (expected.size() < 2)
        return error("Customers in a single bin cannot move to another.");
    const double expected_total = TRY(total_of(expected));
    const double actual_total = TRY(total_of(actual));
    PopulationStability result;
    for (std::size_t bin = 0; bin < expected.size(); ++bin) {
        double part = 0;
        if (expected[bin] > 0 || actual[bin] > 0) {
            const double before = share_of(expected[bin], expected_total);
            const double now = share_of(actual[bin], actual_total);
            part = (now - before) * logarithm(now / before);
        }
        result.index += part;
        result.parts.push_back(part);
    }
    result.drift = result.index >= large_from      ? Drift::Large
                   : result.index >= moderate_from ? Drift::Moderate
                                                   : Drift::Stable;
    result.by_chance = static_cast<double>(expected.size() - 1) * (1.0 / expected_total + 1.0 / actual_total);
    return result;
}

Result<std::vector<double>> quantile_borders(std::span<const double> values, std::size_t bin_count) {
    if (values.empty())
        return error("There are no values to part into bins.");
    if (bin_count < 2)
        return error("Values are parted into at least two bins.");
    for (double value : values)
        TRY(check_finite(value, "A value"));
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> borders;
    for (std::size_t bin = 1; bin < bin_count; ++bin) {
        const double border = sorted[bin * sorted.size() / bin_count];
        if (border > sorted.front() && (borders.empty() || border > borders.back()))
            borders.push_back(border);
    }
    return borders;
}

std::vector<std::int64_t> counts_between(std::span<const double> borders, std::span<const double> values) {
    std::vector<std::int64_t> counts(borders.size() + 1);
    for (double value : values) {
        if (!std::isnan(value))
            ++counts[static_cast<std::size_t>(std::upper_bound(borders.begin(), borders.end(), value) -
                                              borders.begin())];
    }
    return counts;
}

} // namespace throughline::evidence
