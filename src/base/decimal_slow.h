// Decimal's operations by mpdecimal, with the IEEE 754 decimal128 context. The fast paths of Decimal must
// agree with these, and a test holds them to it. No argument is "not a number"; results may be.
#pragma once

#include "base/decimal.h"

namespace throughline::decimal_slow {

Decimal add(const Decimal& left, const Decimal& right);
Decimal multiply(const Decimal& left, const Decimal& right);
Decimal divide(const Decimal& left, const Decimal& right);
// With the sign of the divisor.
Decimal modulo(const Decimal& dividend, const Decimal& divisor);
// −1, 0, 1, without regard to the signs.
int compare_magnitudes(const Decimal& left, const Decimal& right);
Decimal power(const Decimal& base, const Decimal& exponent);
Decimal square_root(const Decimal& value);
Decimal exponential(const Decimal& value);
Decimal logarithm(const Decimal& value);
// `text` as mpdecimal reads it, rounded to 34 digits.
Decimal parse(const char* text);

} // namespace throughline::decimal_slow
