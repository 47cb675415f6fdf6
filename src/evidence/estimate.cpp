#include "evidence/estimate.h"

#include "base/text.h"
#include "evidence/distributions.h"

#include <cmath>

namespace throughline::evidence {

Result<void> check_open_share(double value, const char* what) {
    if (value > 0 && value < 1)
        return {};
    return error(text_format("%s must lie between 0 and 1, and is %s.", what, number_text(value).c_str()));
}

Result<void> check_positive(double value, const char* what) {
    if (value > 0 && std::isfinite(value))
        return {};
    return error(text_format("%s must be above 0, and is %s.", what, number_text(value).c_str()));
}

Result<void> check_finite(double value, const char* what) {
    if (std::isfinite(value))
        return {};
    return error(text_format("%s is not a finite number.", what));
}

Result<Estimate> normal_estimate(double value, double standard_error, std::int64_t count, double confidence) {
    TRY(check_open_share(confidence, "The confidence"));
    const double reach = two_sided_z(confidence) * standard_error;
    return Estimate{value, standard_error, {value - reach, value + reach}, confidence, count};
}

} // namespace throughline::evidence
