#include "evidence/many_tests.h"

#include <algorithm>
#include <numeric>

namespace throughline::evidence {

namespace {

// Places of the p-values from the smallest to the largest.
Result<std::vector<std::size_t>> ascending(std::span<const double> p_values) {
    for (double p_value : p_values) {
        if (!(p_value >= 0 && p_value <= 1))
            return error("A p-value must be between 0 and 1.");
    }
    std::vector<std::size_t> order(p_values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return p_values[one] < p_values[other]; });
    return order;
}

} // namespace

Result<std::vector<double>> adjusted_by_holm(std::span<const double> p_values) {
    const std::vector<std::size_t> order = TRY(ascending(p_values));
    std::vector<double> adjusted(p_values.size());
    double largest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const double scaled = p_values[order[rank]] * static_cast<double>(order.size() - rank);
        largest = std::max(largest, std::min(1.0, scaled));
        adjusted[order[rank]] = largest;
    }
    return adjusted;
}

Result<std::vector<double>> adjusted_by_benjamini_hochberg(std::span<const double> p_values) {
    const std::vector<std::size_t> order = TRY(ascending(p_values));
    std::vector<double> adjusted(p_values.size());
    double smallest = 1;
    for (std::size_t rank = order.size(); rank-- > 0;) {
        const double scaled =
            p_values[order[rank]] * static_cast<double>(order.size()) / static_cast<double>(rank + 1);
        smallest = std::min(smallest, scaled);
        adjusted[order[rank]] = smallest;
    }
    return adjusted;
}

} // namespace throughline::evidence
