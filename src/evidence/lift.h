// How much better an arm does than its control, relative to the control.
#pragma once

#include "evidence/means.h"
#include "evidence/proportions.h"

namespace throughline::evidence {

// The mean of an arm: a rate of acceptance, or a value per customer.
struct ArmMean {
    double mean = 0;
    double standard_error = 0;
    std::int64_t count = 0;
};

ArmMean arm_mean(const Moments& values);
// Fails on a share that is none.
Result<ArmMean> arm_mean(Share share);

// arm/control - 1, with the standard error of the delta method, (1/c) √(SE_t² + (t/c)² SE_c²), as Pega's
// Impact Analyzer computes it (pdstools, Apache-2.0). Fails when the control's mean is not above 0 or a
// figure is not finite.
Result<Estimate> relative_lift(const ArmMean& arm, const ArmMean& control, double confidence = 0.95);

} // namespace throughline::evidence
