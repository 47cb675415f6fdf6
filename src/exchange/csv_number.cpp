#include "exchange/csv_number.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <string>

namespace throughline::csv {

namespace {

constexpr int most_digits = 19;
constexpr std::array<double, 23> powers_of_ten = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// The last is the greatest that 64 bits hold with room to double it.
constexpr std::array<std::uint64_t, 28> powers_of_five = [] {
    std::array<std::uint64_t, 28> powers{1};
    for (std::size_t power = 1; power < powers.size(); ++power)
        powers[power] = powers[power - 1] * 5;
    return powers;
}();

// digits / 10^power, rounded once, for digits above 0 and a power of the table: long division by 5^power in
// binary until the quotient has two bits more than a double, the last of them set when anything is left; then
// the conversion rounds as it should, and the powers of two behind it change no digit.
double divided(std::uint64_t digits, std::size_t power) {
    constexpr int enough_bits = 55;
    constexpr int exponent_bias = 1023;
    constexpr int mantissa_bits = 52;
    const std::uint64_t divisor = powers_of_five[power];
    const int most_places = std::countl_zero(divisor); // the rest is smaller than the divisor
    std::uint64_t quotient = digits / divisor;
    std::uint64_t rest = digits % divisor;
    int binary_places = 0;
    while (std::bit_width(quotient) < enough_bits) {
        const int places = std::min<int>(most_places, std::countl_zero(quotient));
        rest <<= places;
        quotient = quotient << places | rest / divisor;
        rest %= divisor;
        binary_places += places;
    }
    if (rest != 0)
        quotient |= 1U;
    const int exponent = -binary_places - static_cast<int>(power);
    const auto scale =
        std::bit_cast<double>(static_cast<std::uint64_t>(exponent_bias + exponent) << mantissa_bits);
    return static_cast<double>(quotient) * scale;
}

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

// Walks over a text once and fills the parts.
class NumberReader {
public:
    NumberReader(std::string_view text, DecimalMark mark)
        : m_text(text)
        , m_mark(mark == DecimalMark::Point ? '.' : ',')
        , m_other(mark == DecimalMark::Point ? ',' : '.') {}

    bool read() {
        read_sign();
        const std::size_t whole = read_whole();
        if (m_is_wrong)
            return false;
        const std::size_t decimals = read_decimals();
        if (whole + decimals == 0 || (m_parts.has_mark && decimals == 0))
            return false;
        return read_exponent() && m_text.empty();
    }
    const NumberParts& parts() const { return m_parts; }

private:
    void read_sign() {
        if (m_text.empty() || (m_text.front() != '-' && m_text.front() != '+'))
            return;
        m_parts.is_negative = m_text.front() == '-';
        m_parts.has_plus = m_text.front() == '+';
        m_text.remove_prefix(1);
    }

    std::size_t read_whole() {
        const char first = m_text.empty() ? '\0' : m_text.front();
        std::size_t count = read_digits(0);
        m_parts.has_leading_zero = first == '0' && count > 1;
        const std::string_view separator = group_separator();
        if (separator.empty() || count == 0 || count > 3 || first == '0')
            return count;
        while (m_text.starts_with(separator)) {
            m_text.remove_prefix(separator.size());
            if (read_digits(0) != 3) {
                m_is_wrong = true;
                return count;
            }
            count += 3;
        }
        m_parts.has_groups = true;
        return count;
    }

    // What stands here, if it can separate groups.
    std::string_view group_separator() const {
        for (const std::string_view separator :
             {std::string_view(&m_other, 1), std::string_view("'"), std::string_view(" "),
              std::string_view("\xC2\xA0"), std::string_view("\xE2\x80\xAF")}) {
            if (m_text.starts_with(separator))
                return separator;
        }
        return {};
    }

    std::size_t read_decimals() {
        if (m_text.empty() || m_text.front() != m_mark)
            return 0;
        m_parts.has_mark = true;
        m_text.remove_prefix(1);
        return read_digits(-1);
    }

    // `step` is what each kept digit adds to the exponent; a digit of the whole part that is not kept adds
    // one.
    std::size_t read_digits(int step) {
        std::size_t count = 0;
        for (; count < m_text.size() && is_digit(m_text[count]); ++count) {
            const auto digit = static_cast<std::uint64_t>(m_text[count] - '0');
            if (m_parts.digit_count == 0 && digit == 0) {
                m_parts.exponent += step;
            } else if (m_parts.digit_count < most_digits) {
                m_parts.digits = m_parts.digits * 10 + digit;
                ++m_parts.digit_count;
                m_parts.exponent += step;
            } else {
                ++m_parts.digit_count;
                m_parts.exponent += step + 1;
            }
        }
        m_text.remove_prefix(count);
        return count;
    }

    bool read_exponent() {
        if (m_text.empty() || (m_text.front() != 'e' && m_text.front() != 'E'))
            return true;
        m_text.remove_prefix(1);
        m_parts.has_exponent = true;
        const bool is_negative = m_text.starts_with('-');
        m_parts.exponent_has_sign = is_negative || m_text.starts_with('+');
        if (m_parts.exponent_has_sign)
            m_text.remove_prefix(1);
        std::size_t count = 0;
        int exponent = 0;
        for (; count < m_text.size() && is_digit(m_text[count]); ++count)
            exponent = std::min(exponent * 10 + (m_text[count] - '0'), 100'000);
        m_text.remove_prefix(count);
        m_parts.exponent += is_negative ? -exponent : exponent;
        return count > 0;
    }

    std::string_view m_text;
    char m_mark;
    char m_other;
    bool m_is_wrong = false;
    NumberParts m_parts;
};

// Without groups and with a point, for the exact conversion of base.
std::optional<double> number_by_text(std::string_view text, DecimalMark mark) {
    std::string plain;
    for (const char character : text) {
        if (is_digit(character) || character == '-' || character == 'e' || character == 'E')
            plain += character;
        else if (character == (mark == DecimalMark::Point ? '.' : ','))
            plain += '.';
    }
    double value = 0;
    if (!parse_number(plain, value))
        return std::nullopt;
    return value;
}

} // namespace

std::optional<NumberParts> read_number(std::string_view text, DecimalMark mark) {
    NumberReader reader(text, mark);
    if (!reader.read())
        return std::nullopt;
    return reader.parts();
}

std::optional<double> number_cell(std::string_view text, DecimalMark mark) {
    const std::optional<NumberParts> parts = read_number(text, mark);
    if (!parts)
        return std::nullopt;
    // Clinger, "How to Read Floating Point Numbers Accurately" (1990): where digits and power are both exact
    // doubles, one multiplication or division rounds once and is therefore right.
    constexpr std::uint64_t exact_integers = std::uint64_t{1} << 53U;
    const auto power = static_cast<std::size_t>(parts->exponent < 0 ? -parts->exponent : parts->exponent);
    if (parts->digit_count > most_digits)
        return number_by_text(text, mark);
    double value = 0;
    if (parts->digits <= exact_integers && power < powers_of_ten.size()) {
        const auto digits = static_cast<double>(parts->digits);
        value = parts->exponent < 0 ? digits / powers_of_ten[power] : digits * powers_of_ten[power];
    } else if (parts->digits > exact_integers && parts->exponent <= 0 && power < powers_of_five.size()) {
        value = divided(parts->digits, power);
    } else {
        return number_by_text(text, mark);
    }
    return parts->is_negative ? -value : value;
}

std::optional<std::int64_t> integer_cell(std::string_view text, DecimalMark mark) {
    const std::optional<NumberParts> parts = read_number(text, mark);
    if (!parts || parts->has_mark || parts->has_exponent || parts->digit_count > most_digits)
        return std::nullopt;
    const std::uint64_t limit =
        static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (parts->is_negative ? 1 : 0);
    if (parts->digits > limit)
        return std::nullopt;
    return static_cast<std::int64_t>(parts->is_negative ? ~parts->digits + 1 : parts->digits);
}

} // namespace throughline::csv
