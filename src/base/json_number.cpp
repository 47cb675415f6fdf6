#include "base/json_number.h"

#include <array>
#include <cstdlib>

namespace throughline {

namespace {

constexpr int exact_digits = 15;
constexpr std::array<double, 23> exact_powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// Reads the digits of a number and tells whether all of it is JSON and short enough.
class ShortNumberReader {
public:
    ShortNumberReader(std::string_view text, std::size_t begin)
        : m_text(text)
        , m_at(begin) {}

    std::optional<ShortNumber> read() {
        const bool zero = peek() == '0';
        const std::size_t begin = m_at;
        take_digits();
        if (zero && m_at - begin > 1)
            return {};
        if (peek() == '.') {
            ++m_at;
            m_number.whole = false;
            const std::size_t point = m_at;
            take_digits();
            if (m_at == point)
                return {};
            m_number.exponent = -static_cast<int>(m_at - point);
        }
        if (m_digits > exact_digits || !take_exponent() || is_word_character(peek()))
            return {};
        if (static_cast<std::size_t>(std::abs(m_number.exponent)) >= exact_powers.size())
            return {};
        m_number.end = m_at;
        return m_number;
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    // Stops behind more than are exact.
    void take_digits() {
        for (; is_digit(peek()) && m_digits <= exact_digits; ++m_at, ++m_digits)
            m_number.digits = m_number.digits * 10 + (m_text[m_at] - '0');
    }
    bool take_exponent() {
        if (peek() != 'e' && peek() != 'E')
            return true;
        ++m_at;
        m_number.whole = false;
        const bool negative = peek() == '-';
        if (negative || peek() == '+')
            ++m_at;
        int exponent = 0;
        const std::size_t begin = m_at;
        for (; is_digit(peek()) && m_at - begin < 3; ++m_at)
            exponent = exponent * 10 + (m_text[m_at] - '0');
        m_number.exponent += negative ? -exponent : exponent;
        return m_at > begin;
    }

    std::string_view m_text;
    std::size_t m_at;
    int m_digits = 0;
    ShortNumber m_number;
};

} // namespace

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

bool is_word_character(char character) {
    return is_digit(character) || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z') || character == '-' || character == '+' || character == '.';
}

double ShortNumber::value(bool negative) const {
    const auto whole_digits = static_cast<double>(digits);
    const double power = exact_powers[static_cast<std::size_t>(std::abs(exponent))];
    const double magnitude = exponent < 0 ? whole_digits / power : whole_digits * power;
    return negative ? -magnitude : magnitude;
}

std::optional<ShortNumber> read_short_number(std::string_view text, std::size_t begin) {
    return ShortNumberReader(text, begin).read();
}

} // namespace throughline
