// Exact decimal numbers with 34 digits: IEEE 754 decimal128 values and rules, in 16 bytes that are copied
// like an integer. Sums, differences, products and comparisons of everyday numbers stay in 64- and 128-bit
// integers; the rest goes to mpdecimal. There are no infinities: what has no finite result is the one "not a
// number".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

enum class Rounding : std::uint8_t {
    HalfEven,
    HalfUp,   // ties away from zero
    HalfDown, // ties towards zero
    Up,       // away from zero
    Down,     // towards zero
    Ceiling,
    Floor
};

class Decimal {
public:
    static constexpr int max_digits = 34;
    static constexpr int min_exponent = -6176;
    static constexpr int max_exponent = 6111;

    constexpr Decimal()
        : Decimal(std::int64_t{0}) {}
    constexpr explicit Decimal(std::int64_t value)
        : m_low(value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value))
        , m_high((value < 0 ? sign_bit : 0) | zero_exponent_bits) {}

    static constexpr Decimal nan() {
        Decimal result;
        result.m_high = nan_bits;
        return result;
    }
    // `digits` × 10^exponent, rounded half-even where it has more than 34 digits; not a number on overflow.
    static Decimal from_parts(unsigned __int128 digits, int exponent, bool negative);
    // The shortest decimal that reads back as the same double (0.1 becomes 0.1). Infinities are not a number.
    static Decimal from_double(double value);
    // Digits with an optional sign, point and exponent; nothing else. Empty where it is not one or overflows.
    static std::optional<Decimal> parse(std::string_view text);

    bool is_nan() const { return m_high == nan_bits; }
    bool is_zero() const { return m_low == 0 && high_digits() == 0; }
    bool is_negative() const { return (m_high & sign_bit) != 0 && !is_zero() && !is_nan(); }
    bool is_integer() const;

    // value = digits × 10^exponent
    unsigned __int128 digits() const { return (static_cast<unsigned __int128>(high_digits()) << 64) | m_low; }
    int exponent() const { return static_cast<int>((m_high >> digit_bits) & exponent_mask) + min_exponent; }

    // Plain digits without exponent and without trailing zeros behind the point: "1200", "-0.05".
    std::string text() const;
    // The nearest double.
    double to_double() const;
    // Empty where the number is not an integer or does not fit.
    std::optional<std::int64_t> to_integer() const;

    // Removes trailing zeros, so that equal numbers have equal bytes.
    Decimal normalized() const;
    // A hash that is the same for equal numbers (1 and 1.0).
    std::uint64_t hash() const;

    friend Decimal operator+(const Decimal& left, const Decimal& right);
    friend Decimal operator-(const Decimal& left, const Decimal& right);
    friend Decimal operator*(const Decimal& left, const Decimal& right);
    // Division by zero is not a number.
    friend Decimal operator/(const Decimal& left, const Decimal& right);
    Decimal operator-() const;
    Decimal absolute() const;

    // Numeric order; not a number is unordered and equal to nothing.
    friend std::partial_ordering operator<=>(const Decimal& left, const Decimal& right);
    friend bool operator==(const Decimal& left, const Decimal& right) { return (left <=> right) == 0; }

    // To `scale` digits behind the point (in front of it where negative). Not a number where the result would
    // need more than 34 digits.
    Decimal rounded(int scale, Rounding rounding) const;
    Decimal floor() const { return rounded(0, Rounding::Floor); }
    Decimal ceiling() const { return rounded(0, Rounding::Ceiling); }

    // The remainder with the sign of the divisor: dividend − divisor × floor(dividend ÷ divisor).
    static Decimal modulo(const Decimal& dividend, const Decimal& divisor);
    static Decimal power(const Decimal& base, const Decimal& exponent);
    static Decimal square_root(const Decimal& value);
    static Decimal exponential(const Decimal& value);
    // The natural logarithm; not a number for zero and below.
    static Decimal logarithm(const Decimal& value);

private:
    static constexpr int digit_bits = 49;
    static constexpr std::uint64_t sign_bit = 1ULL << 63;
    static constexpr std::uint64_t exponent_mask = 0x3FFF;
    static constexpr std::uint64_t zero_exponent_bits = static_cast<std::uint64_t>(-min_exponent)
                                                        << digit_bits;
    static constexpr std::uint64_t nan_bits = exponent_mask << digit_bits;

    std::uint64_t high_digits() const { return m_high & ((1ULL << digit_bits) - 1); }
    bool sign() const { return (m_high & sign_bit) != 0; }
    static Decimal pack(unsigned __int128 digits, int exponent, bool negative);

    // The layout of the binary encoding of decimal128: sign, 14 bits of exponent, 113 bits of digits.
    std::uint64_t m_low;
    std::uint64_t m_high;
};

} // namespace throughline
