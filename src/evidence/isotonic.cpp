#include "evidence/isotonic.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace throughline::evidence {

namespace {

void pool(IsotonicStep& into, const IsotonicStep& next) {
    const double weight = into.weight + next.weight;
    into.value += (next.value - into.value) * (next.weight / weight);
    into.weight = weight;
    into.high = next.high;
}

} // namespace

IsotonicCurve::IsotonicCurve(std::vector<IsotonicStep> steps)
    : m_steps(std::move(steps)) {}

double IsotonicCurve::at(double x) const {
    const auto next = std::partition_point(m_steps.begin(), m_steps.end(),
                                           [&](const IsotonicStep& step) { return step.high < x; });
    if (next == m_steps.end())
        return m_steps.back().value;
    if (x >= next->low || next == m_steps.begin())
        return next->value;
    const IsotonicStep& before = *std::prev(next);
    const double part = (x - before.high) / (next->low - before.high);
    return before.value + (next->value - before.value) * part;
}

Result<IsotonicCurve> fit_isotonic(std::span<const WeightedPoint> points) {
    if (points.empty())
        return error("A curve needs at least one point.");
    for (const WeightedPoint& point : points) {
        TRY(check_finite(point.x, "The place of a point"));
        TRY(check_finite(point.y, "The value of a point"));
        TRY(check_positive(point.weight, "The weight of a point"));
    }
    std::vector<WeightedPoint> sorted(points.begin(), points.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const WeightedPoint& one, const WeightedPoint& other) { return one.x < other.x; });
    std::vector<IsotonicStep> steps;
    for (std::size_t index = 0; index < sorted.size();) {
        IsotonicStep step{sorted[index].x, sorted[index].x, sorted[index].y, sorted[index].weight};
        for (++index; index < sorted.size() && sorted[index].x == step.low; ++index)
            pool(step, {step.low, step.high, sorted[index].y, sorted[index].weight});
        steps.push_back(step);
        while (steps.size() > 1 && steps[steps.size() - 2].value >= steps.back().value) {
            pool(steps[steps.size() - 2], steps.back());
            steps.pop_back();
        }
    }
    return IsotonicCurve(std::move(steps));
}

} // namespace throughline::evidence
