#include "base/decimal_slow.h"

#include "base/decimal_digits.h"

#include <mpdecimal.h>

namespace throughline::decimal_slow {

using decimal_digits::Digits;

namespace {

// One number of mpdecimal's. Up to 64 limbs it lives on the stack.
class Number {
public:
    Number() {
        m_number.flags = MPD_STATIC | MPD_STATIC_DATA;
        m_number.exp = 0;
        m_number.digits = 0;
        m_number.len = 0;
        m_number.alloc = MPD_MINALLOC_MAX;
        m_number.data = m_limbs;
        mpd_zerocoeff(&m_number);
    }
    explicit Number(const Decimal& value)
        : Number() {
        Digits digits = value.digits();
        mpd_ssize_t length = 0;
        while (digits != 0) {
            m_limbs[length++] = static_cast<mpd_uint_t>(digits % MPD_RADIX);
            digits /= MPD_RADIX;
        }
        if (length == 0)
            m_limbs[length++] = 0;
        m_number.len = length;
        mpd_setdigits(&m_number);
        m_number.exp = value.exponent();
        if (value.is_negative())
            mpd_set_negative(&m_number);
    }
    Number(const Number&) = delete;
    Number& operator=(const Number&) = delete;
    ~Number() { mpd_del(&m_number); }

    mpd_t* get() { return &m_number; }

    // The number has at most 34 digits, as every result of the decimal128 context does.
    Decimal decimal() const {
        if (mpd_isspecial(&m_number))
            return Decimal::nan();
        Digits digits = 0;
        for (mpd_ssize_t index = m_number.len - 1; index >= 0; --index)
            digits = digits * MPD_RADIX + m_number.data[index];
        return Decimal::from_parts(digits, static_cast<int>(m_number.exp), mpd_isnegative(&m_number));
    }

private:
    mpd_t m_number{};
    mpd_uint_t m_limbs[MPD_MINALLOC_MAX];
};

mpd_context_t decimal128() {
    mpd_context_t context;
    mpd_ieee_context(&context, MPD_DECIMAL128);
    context.traps = 0;
    return context;
}

using Unary = void (*)(mpd_t*, const mpd_t*, const mpd_context_t*, std::uint32_t*);
using Binary = void (*)(mpd_t*, const mpd_t*, const mpd_t*, const mpd_context_t*, std::uint32_t*);

Decimal apply(Unary operation, const Decimal& value) {
    const mpd_context_t context = decimal128();
    Number argument(value);
    Number result;
    std::uint32_t status = 0;
    operation(result.get(), argument.get(), &context, &status);
    return result.decimal();
}

Decimal apply(Binary operation, const Decimal& left, const Decimal& right) {
    const mpd_context_t context = decimal128();
    Number left_argument(left);
    Number right_argument(right);
    Number result;
    std::uint32_t status = 0;
    operation(result.get(), left_argument.get(), right_argument.get(), &context, &status);
    return result.decimal();
}

} // namespace

Decimal add(const Decimal& left, const Decimal& right) {
    return apply(mpd_qadd, left, right);
}

Decimal multiply(const Decimal& left, const Decimal& right) {
    return apply(mpd_qmul, left, right);
}

Decimal divide(const Decimal& left, const Decimal& right) {
    return apply(mpd_qdiv, left, right);
}

Decimal modulo(const Decimal& dividend, const Decimal& divisor) {
    // The remainder is exact, however long the quotient in between is.
    mpd_context_t context = decimal128();
    context.clamp = 0;
    context.prec = Decimal::max_exponent - Decimal::min_exponent + 2 * Decimal::max_digits;
    Number left(dividend);
    Number right(divisor);
    Number rest;
    std::uint32_t status = 0;
    mpd_qrem(rest.get(), left.get(), right.get(), &context, &status);
    const Decimal result = rest.decimal();
    if (result.is_nan() || result.is_zero() || dividend.is_negative() == divisor.is_negative())
        return result;
    return result + divisor;
}

int compare_magnitudes(const Decimal& left, const Decimal& right) {
    Number left_argument(left.absolute());
    Number right_argument(right.absolute());
    std::uint32_t status = 0;
    return mpd_qcmp(left_argument.get(), right_argument.get(), &status);
}

Decimal power(const Decimal& base, const Decimal& exponent) {
    return apply(mpd_qpow, base, exponent);
}

Decimal square_root(const Decimal& value) {
    return apply(mpd_qsqrt, value);
}

Decimal exponential(const Decimal& value) {
    return apply(mpd_qexp, value);
}

Decimal logarithm(const Decimal& value) {
    return apply(mpd_qln, value);
}

Decimal parse(const char* text) {
    const mpd_context_t context = decimal128();
    Number result;
    std::uint32_t status = 0;
    mpd_qset_string(result.get(), text, &context, &status);
    return result.decimal();
}

} // namespace throughline::decimal_slow
