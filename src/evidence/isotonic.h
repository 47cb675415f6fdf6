// The rising curve closest to the data: turns scores into probabilities.
#pragma once

#include "evidence/estimate.h"

#include <span>
#include <vector>

namespace throughline::evidence {

struct WeightedPoint {
    double x = 0;
    double y = 0;
    double weight = 1;
};

// A stretch of x on which the fitted value is one number.
struct IsotonicStep {
    double low = 0;
    double high = 0;
    double value = 0;
    double weight = 0;
};

// Never falls.
class IsotonicCurve {
public:
    // Steps in order of x, values strictly rising; at least one.
    explicit IsotonicCurve(std::vector<IsotonicStep> steps);

    // The step's value on a step, a straight line between two, the end values outside.
    double at(double x) const;
    const std::vector<IsotonicStep>& steps() const { return m_steps; }

private:
    std::vector<IsotonicStep> m_steps;
};

// Minimises Σ weight (fit - y)² among curves that never fall: pool adjacent violators (Ayer et al. 1955;
// Barlow, Bartholomew, Bremner, Brunk 1972). Points with the same x become one first. Fails without points,
// on weights that are not above 0, and on values that are not finite.
Result<IsotonicCurve> fit_isotonic(std::span<const WeightedPoint> points);

} // namespace throughline::evidence
