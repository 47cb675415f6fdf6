// The four operations, comparison and rounding of Decimal in 128-bit integers. What does not fit goes to
// decimal_slow.h.
#include "base/decimal.h"
#include "base/decimal_digits.h"
#include "base/decimal_slow.h"

namespace throughline {

namespace decimal_digits {

namespace {

bool rounds_away(Digits quotient, int against_half, Rounding rounding, bool negative) {
    switch (rounding) {
    case Rounding::HalfEven:
        return against_half > 0 || (against_half == 0 && quotient % 2 == 1);
    case Rounding::HalfUp:
        return against_half >= 0;
    case Rounding::HalfDown:
        return against_half > 0;
    case Rounding::Up:
        return true;
    case Rounding::Down:
        return false;
    case Rounding::Ceiling:
        return !negative;
    case Rounding::Floor:
        return negative;
    }
    return false;
}

} // namespace

Digits divide_by_power(Digits digits, int power, Rounding rounding, bool negative) {
    if (digits == 0)
        return 0;
    if (power > largest_power)
        return rounds_away(0, -1, rounding, negative) ? 1 : 0;
    const Digits divisor = power_of_ten(power);
    const Digits quotient = digits / divisor;
    const Digits rest = digits - quotient * divisor;
    if (rest == 0)
        return quotient;
    const Digits half = divisor / 2;
    const int against_half = rest < half ? -1 : rest > half ? 1 : 0;
    return rounds_away(quotient, against_half, rounding, negative) ? quotient + 1 : quotient;
}

} // namespace decimal_digits

using namespace decimal_digits;

namespace {

// Both numbers' digits at the smaller exponent of the two.
struct Aligned {
    Digits left;
    Digits right;
    int exponent;
};

// False where the digits would need more than 126 bits (so that a sum of two still fits in 127).
bool align(const Decimal& left, const Decimal& right, Aligned& aligned) {
    aligned.left = left.digits();
    aligned.right = right.digits();
    const int left_exponent = left.exponent();
    const int right_exponent = right.exponent();
    aligned.exponent = left_exponent;
    if (left_exponent == right_exponent)
        return true;
    const bool shift_left = left_exponent > right_exponent;
    const int distance = shift_left ? left_exponent - right_exponent : right_exponent - left_exponent;
    aligned.exponent = shift_left ? right_exponent : left_exponent;
    Digits& shifted = shift_left ? aligned.left : aligned.right;
    if (shifted == 0)
        return true;
    if (distance >= largest_power || bit_length(shifted) + bit_length(power_of_ten(distance)) > 126)
        return false;
    shifted *= power_of_ten(distance);
    return true;
}

Decimal add(const Decimal& left, bool left_negative, const Decimal& right, bool right_negative) {
    Aligned aligned;
    if (!align(left, right, aligned)) {
        const Decimal signed_left = left_negative == left.is_negative() ? left : -left;
        const Decimal signed_right = right_negative == right.is_negative() ? right : -right;
        return decimal_slow::add(signed_left, signed_right);
    }
    if (left_negative == right_negative)
        return Decimal::from_parts(aligned.left + aligned.right, aligned.exponent, left_negative);
    if (aligned.left >= aligned.right)
        return Decimal::from_parts(aligned.left - aligned.right, aligned.exponent, left_negative);
    return Decimal::from_parts(aligned.right - aligned.left, aligned.exponent, right_negative);
}

// Removes trailing zeros up to `ideal`, the exponent that IEEE 754 prefers for an exact quotient.
Decimal towards_exponent(Digits digits, int exponent, int ideal, bool negative) {
    while (exponent < ideal && digits != 0 && digits % 10 == 0) {
        digits /= 10;
        ++exponent;
    }
    return Decimal::from_parts(digits, exponent, negative);
}

} // namespace

Decimal operator+(const Decimal& left, const Decimal& right) {
    if (left.is_nan() || right.is_nan())
        return Decimal::nan();
    return add(left, left.is_negative(), right, right.is_negative());
}

Decimal operator-(const Decimal& left, const Decimal& right) {
    if (left.is_nan() || right.is_nan())
        return Decimal::nan();
    return add(left, left.is_negative(), right, !right.is_zero() && !right.is_negative());
}

Decimal operator*(const Decimal& left, const Decimal& right) {
    if (left.is_nan() || right.is_nan())
        return Decimal::nan();
    const Digits left_digits = left.digits();
    const Digits right_digits = right.digits();
    if (bit_length(left_digits) + bit_length(right_digits) > 127)
        return decimal_slow::multiply(left, right);
    return Decimal::from_parts(left_digits * right_digits, left.exponent() + right.exponent(),
                               left.is_negative() != right.is_negative());
}

Decimal operator/(const Decimal& left, const Decimal& right) {
    if (left.is_nan() || right.is_nan() || right.is_zero())
        return Decimal::nan();
    if (left.is_zero())
        return Decimal();
    const Digits left_digits = left.digits();
    const Digits right_digits = right.digits();
    const int ideal = left.exponent() - right.exponent();
    const bool negative = left.is_negative() != right.is_negative();
    if (left_digits % right_digits == 0)
        return Decimal::from_parts(left_digits / right_digits, ideal, negative);
    // Most quotients that end at all end within 19 digits more.
    constexpr int more = 19;
    if (bit_length(left_digits) <= 64) {
        const Digits scaled = left_digits * power_of_ten(more);
        const Digits quotient = scaled / right_digits;
        if (quotient * right_digits == scaled)
            return towards_exponent(quotient, ideal - more, ideal, negative);
    }
    return decimal_slow::divide(left, right);
}

Decimal Decimal::operator-() const {
    if (is_nan() || is_zero())
        return *this;
    Decimal result = *this;
    result.m_high ^= sign_bit;
    return result;
}

Decimal Decimal::absolute() const {
    return is_negative() ? -*this : *this;
}

std::partial_ordering operator<=>(const Decimal& left, const Decimal& right) {
    if (left.is_nan() || right.is_nan())
        return std::partial_ordering::unordered;
    const bool left_negative = left.is_negative();
    if (left_negative != right.is_negative())
        return left_negative ? std::partial_ordering::less : std::partial_ordering::greater;
    int order = 0;
    Aligned aligned;
    if (align(left, right, aligned)) {
        order = aligned.left < aligned.right ? -1 : aligned.left > aligned.right ? 1 : 0;
    } else {
        // The digits that could not be shifted are longer than any digits can be; the other side may be
        // shorter by less than the shift only if it is zero or the exponents say so.
        const int left_size = count_digits(left.digits()) + left.exponent();
        const int right_size = count_digits(right.digits()) + right.exponent();
        if (left.is_zero() || right.is_zero())
            order = left.is_zero() ? -1 : 1;
        else if (left_size != right_size)
            order = left_size < right_size ? -1 : 1;
        else
            order = decimal_slow::compare_magnitudes(left, right);
    }
    if (left_negative)
        order = -order;
    return order < 0   ? std::partial_ordering::less
           : order > 0 ? std::partial_ordering::greater
                       : std::partial_ordering::equivalent;
}

Decimal Decimal::rounded(int scale, Rounding rounding) const {
    if (is_nan() || exponent() >= -scale)
        return *this;
    const int dropped = -scale - exponent();
    const bool negative = is_negative();
    return from_parts(divide_by_power(digits(), dropped, rounding, negative), -scale, negative);
}

Decimal Decimal::modulo(const Decimal& dividend, const Decimal& divisor) {
    if (dividend.is_nan() || divisor.is_nan() || divisor.is_zero())
        return nan();
    Aligned aligned;
    if (!align(dividend, divisor, aligned))
        return decimal_slow::modulo(dividend, divisor);
    Digits rest = aligned.left % aligned.right;
    if (rest != 0 && dividend.is_negative() != divisor.is_negative())
        rest = aligned.right - rest;
    return from_parts(rest, aligned.exponent, divisor.is_negative());
}

Decimal Decimal::power(const Decimal& base, const Decimal& exponent) {
    if (base.is_nan() || exponent.is_nan())
        return nan();
    if (exponent.is_zero())
        return Decimal(1);
    const std::optional<std::int64_t> whole = exponent.to_integer();
    if (whole && *whole > 0 && *whole <= 126) {
        // Exact as long as the digits fit; the exponent's own range is checked at the end.
        Digits digits = 1;
        const Digits factor = base.digits();
        int bits = 0;
        const int factor_bits = bit_length(factor);
        std::int64_t step = 0;
        for (; step < *whole && (bits = bit_length(digits) + factor_bits) <= 127; ++step)
            digits *= factor;
        if (step == *whole)
            return from_parts(digits, base.exponent() * static_cast<int>(*whole),
                              base.is_negative() && *whole % 2 == 1);
    }
    return decimal_slow::power(base, exponent);
}

Decimal Decimal::square_root(const Decimal& value) {
    if (value.is_nan() || value.is_negative())
        return nan();
    return decimal_slow::square_root(value);
}

Decimal Decimal::exponential(const Decimal& value) {
    return value.is_nan() ? nan() : decimal_slow::exponential(value);
}

Decimal Decimal::logarithm(const Decimal& value) {
    if (value.is_nan() || value.is_negative() || value.is_zero())
        return nan();
    return decimal_slow::logarithm(value);
}

} // namespace throughline
