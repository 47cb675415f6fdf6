#include "evidence/lift.h"

#include <cmath>

namespace throughline::evidence {

ArmMean arm_mean(const Moments& values) {
    return {values.mean(), values.standard_error(), values.count()};
}

Result<ArmMean> arm_mean(Share share) {
    const Estimate estimate = TRY(share_interval(share));
    return ArmMean{estimate.value, estimate.standard_error, share.trials};
}

Result<Estimate> relative_lift(const ArmMean& arm, const ArmMean& control, double confidence) {
    TRY(check_positive(control.mean, "The mean of the control"));
    TRY(check_finite(arm.mean, "The mean of the arm"));
    TRY(check_finite(arm.standard_error + control.standard_error, "A standard error"));
    const double ratio = arm.mean / control.mean;
    const double by_control = ratio * control.standard_error;
    const double standard_error =
        std::sqrt(arm.standard_error * arm.standard_error + by_control * by_control) / control.mean;
    return normal_estimate(ratio - 1.0, standard_error, arm.count + control.count, confidence);
}

} // namespace throughline::evidence
