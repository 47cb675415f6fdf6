#include "base/decimal.h"

#include "base/decimal_digits.h"
#include "base/text.h"

#include <cmath>

namespace throughline {

using namespace decimal_digits;

// The layout leaves no room for a check of each part: callers guarantee 34 digits and the exponent's range.
Decimal Decimal::pack(Digits digits, int exponent, bool negative) {
    Decimal result;
    result.m_low = static_cast<std::uint64_t>(digits);
    result.m_high = static_cast<std::uint64_t>(digits >> 64) |
                    (static_cast<std::uint64_t>(exponent - min_exponent) << digit_bits) |
                    (negative ? sign_bit : 0);
    return result;
}

Decimal Decimal::from_parts(Digits digits, int exponent, bool negative) {
    if (digits == 0)
        return pack(0,
                    exponent < min_exponent   ? min_exponent
                    : exponent > max_exponent ? max_exponent
                                              : exponent,
                    false);
    int dropped = digits >= limit ? count_digits(digits) - max_digits : 0;
    if (exponent < min_exponent - dropped)
        dropped = min_exponent - exponent;
    if (dropped > 0) {
        digits = divide_by_power(digits, dropped, Rounding::HalfEven, negative);
        exponent += dropped;
        // Rounding 99…9 up gives one digit more, and that digit is a zero.
        if (digits == limit) {
            digits /= 10;
            ++exponent;
        }
    }
    if (exponent > max_exponent) {
        const int room = max_digits - count_digits(digits);
        const int surplus = exponent - max_exponent;
        if (digits != 0 && surplus > room)
            return nan();
        if (digits != 0)
            digits *= power_of_ten(surplus);
        exponent = max_exponent;
    }
    return pack(digits, exponent, negative && digits != 0);
}

Decimal Decimal::from_double(double value) {
    if (!std::isfinite(value))
        return nan();
    const double magnitude = std::fabs(value);
    // A number of at most 15 digits that reads back as the same double is the shortest one, and n / 10^k is
    // rounded once because both are exact.
    double scale = 1;
    for (int decimals = 0; decimals <= 6; ++decimals, scale *= 10) {
        const double scaled = std::nearbyint(magnitude * scale);
        if (scaled >= 1e15)
            break;
        if (scaled / scale == magnitude)
            return from_parts(static_cast<Digits>(static_cast<std::uint64_t>(scaled)), -decimals, value < 0);
    }
    return parse(number_text(value)).value_or(nan());
}

namespace {

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

// The digits of a number as they are read: the first 38 exactly, the rest by size and whether any is not
// zero.
struct DigitReader {
    Digits digits = 0;
    int kept = 0;
    int exponent = 0;
    bool rest = false;
    bool any = false;

    void take(char character, bool behind_point) {
        any = true;
        const auto digit = static_cast<unsigned>(character - '0');
        if (kept < 38) {
            digits = digits * 10 + digit;
            kept += digits != 0 ? 1 : 0;
            exponent -= behind_point ? 1 : 0;
        } else {
            rest = rest || digit != 0;
            exponent += behind_point ? 0 : 1;
        }
    }
};

// Moves behind the exponent's digits; false where there are none. Beyond any range the value stays put.
bool read_exponent(std::string_view text, std::size_t& at, int& exponent) {
    bool negative = false;
    if (at < text.size() && (text[at] == '+' || text[at] == '-'))
        negative = text[at++] == '-';
    if (at >= text.size() || !is_digit(text[at]))
        return false;
    int value = 0;
    for (; at < text.size() && is_digit(text[at]); ++at)
        value = value < 100000000 ? value * 10 + (text[at] - '0') : value;
    exponent = negative ? -value : value;
    return true;
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    constexpr std::size_t longest = 1U << 20;
    if (text.size() > longest)
        return std::nullopt;
    std::size_t at = 0;
    bool negative = false;
    if (at < text.size() && (text[at] == '+' || text[at] == '-'))
        negative = text[at++] == '-';
    DigitReader reader;
    for (; at < text.size() && is_digit(text[at]); ++at)
        reader.take(text[at], false);
    if (at < text.size() && text[at] == '.') {
        for (++at; at < text.size() && is_digit(text[at]); ++at)
            reader.take(text[at], true);
    }
    if (!reader.any)
        return std::nullopt;
    int exponent = 0;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (!read_exponent(text, at, exponent))
            return std::nullopt;
    }
    if (at != text.size())
        return std::nullopt;
    // What lies behind 38 digits can only turn a tie into "more than half".
    const auto last = static_cast<unsigned>(reader.digits % 10);
    if (reader.rest && (last == 0 || last == 5))
        ++reader.digits;
    const Decimal result = from_parts(reader.digits, reader.exponent + exponent, negative);
    if (result.is_nan())
        return std::nullopt;
    return result;
}

bool Decimal::is_integer() const {
    if (is_nan())
        return false;
    return exponent() >= 0 || is_zero() || normalized().exponent() >= 0;
}

Decimal Decimal::normalized() const {
    if (is_nan())
        return *this;
    if (is_zero())
        return Decimal();
    Digits remaining = digits();
    int power = exponent();
    while (remaining % 10 == 0) {
        remaining /= 10;
        ++power;
    }
    // Large round numbers keep the zeros that the exponent cannot hold.
    return from_parts(remaining, power, sign());
}

std::string Decimal::text() const {
    if (is_nan())
        return "not a number";
    Digits remaining = digits();
    std::string reversed;
    do {
        reversed += static_cast<char>('0' + static_cast<int>(remaining % 10));
        remaining /= 10;
    } while (remaining != 0);
    std::string result(reversed.rbegin(), reversed.rend());
    const int power = exponent();
    if (power >= 0) {
        if (!is_zero())
            result.append(static_cast<std::size_t>(power), '0');
    } else {
        const auto decimals = static_cast<std::size_t>(-power);
        if (result.size() <= decimals)
            result.insert(0, decimals - result.size() + 1, '0');
        result.insert(result.size() - decimals, 1, '.');
        while (result.back() == '0')
            result.pop_back();
        if (result.back() == '.')
            result.pop_back();
    }
    return is_negative() ? "-" + result : result;
}

double Decimal::to_double() const {
    if (is_nan())
        return std::nan("");
    constexpr Digits exact_limit = static_cast<Digits>(1) << 53;
    const Digits magnitude = digits();
    const int power = exponent();
    if (magnitude <= exact_limit && power >= -22 && power <= 22) {
        const auto exact = static_cast<double>(static_cast<std::uint64_t>(magnitude));
        const auto scale = static_cast<double>(power_of_ten(power < 0 ? -power : power));
        const double result = power < 0 ? exact / scale : exact * scale;
        return is_negative() ? -result : result;
    }
    // Through text, since only the C library rounds such a number once.
    std::string text = from_parts(magnitude, 0, false).text() + text_format("e%d", power);
    double result = 0;
    if (!parse_number(text, result))
        result = power > 0 ? HUGE_VAL : 0;
    return is_negative() ? -result : result;
}

std::optional<std::int64_t> Decimal::to_integer() const {
    if (is_nan())
        return std::nullopt;
    Digits magnitude = digits();
    int power = exponent();
    if (magnitude == 0)
        return 0;
    for (; power < 0; ++power, magnitude /= 10) {
        if (magnitude % 10 != 0)
            return std::nullopt;
    }
    if (power > 19 || magnitude > (static_cast<Digits>(1) << 64) / power_of_ten(power))
        return std::nullopt;
    magnitude *= power_of_ten(power);
    constexpr Digits highest = (static_cast<Digits>(1) << 63) - 1;
    if (magnitude > highest + (sign() ? 1 : 0))
        return std::nullopt;
    const auto value = static_cast<std::uint64_t>(magnitude);
    return static_cast<std::int64_t>(sign() ? ~value + 1 : value);
}

std::uint64_t Decimal::hash() const {
    const Decimal canonical = normalized();
    std::uint64_t mixed =
        canonical.m_low * 0x9e3779b97f4a7c15ULL ^ (canonical.m_high + 0xbf58476d1ce4e5b9ULL);
    mixed = (mixed ^ (mixed >> 32)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 29);
}

} // namespace throughline
