// The arithmetic of FEEL values: DMN 1.5, tables 57 to 60. Null where the two cannot be combined.
#pragma once

#include "feel/value.h"

namespace throughline::feel {

Value add_values(const Value& left, const Value& right);
Value subtract_values(const Value& left, const Value& right);
Value multiply_values(const Value& left, const Value& right);
Value divide_values(const Value& left, const Value& right);
Value power_values(const Value& left, const Value& right);
Value negate_value(const Value& value);

// A duration as a number of seconds, exactly; and back, cut to whole nanoseconds (null beyond the range).
Decimal decimal_seconds(DaysTime duration);
Value duration_of_seconds(const Decimal& seconds);

} // namespace throughline::feel
