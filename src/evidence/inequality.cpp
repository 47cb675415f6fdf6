#include "evidence/inequality.h"

#include <algorithm>
#include <cmath>

namespace throughline::evidence {

namespace {

Result<void> check_holdings(std::span<const Holding> groups) {
    double amount = 0;
    for (const Holding& group : groups) {
        TRY(check_positive(group.customers, "The number of customers of a group"));
        if (!(group.amount >= 0 && std::isfinite(group.amount)))
            return error("What a group has must not be below 0.");
        amount += group.amount;
    }
    if (!(amount > 0))
        return error("Nobody has anything, so nothing is spread unevenly.");
    return check_finite(amount, "What all have together");
}

std::vector<Holding> poorest_first(std::span<const Holding> groups) {
    std::vector<Holding> sorted(groups.begin(), groups.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const Holding& one, const Holding& other) {
        return one.amount * other.customers < other.amount * one.customers;
    });
    return sorted;
}

std::vector<LorenzPoint> cumulated(std::span<const Holding> groups) {
    double customers = 0;
    double amount = 0;
    for (const Holding& group : groups) {
        customers += group.customers;
        amount += group.amount;
    }
    std::vector<LorenzPoint> points{{0, 0}};
    double customers_so_far = 0;
    double amount_so_far = 0;
    for (const Holding& group : groups) {
        customers_so_far += group.customers;
        amount_so_far += group.amount;
        points.push_back({customers_so_far / customers, amount_so_far / amount});
    }
    return points;
}

// Twice the area between the curve and the diagonal, positive below it.
double twice_area_below_diagonal(std::span<const LorenzPoint> points) {
    double area = 0;
    for (std::size_t index = 1; index < points.size(); ++index)
        area += (points[index].customers - points[index - 1].customers) *
                (points[index].amount + points[index - 1].amount);
    return 1.0 - area;
}

} // namespace

Result<double> gini(std::span<const double> values) {
    std::vector<Holding> groups;
    groups.reserve(values.size());
    for (double value : values)
        groups.push_back({1.0, value});
    return gini(std::span<const Holding>(groups));
}

Result<double> gini(std::span<const Holding> groups) {
    return twice_area_below_diagonal(TRY(lorenz_curve(groups)));
}

Result<std::vector<LorenzPoint>> lorenz_curve(std::span<const Holding> groups) {
    TRY(check_holdings(groups));
    return cumulated(poorest_first(groups));
}

Result<double> concentration(std::span<const Holding> groups_in_order) {
    TRY(check_holdings(groups_in_order));
    return twice_area_below_diagonal(cumulated(groups_in_order));
}

} // namespace throughline::evidence
