#include "exchange/csv_moment.h"

namespace throughline::csv {

namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

// Takes pieces from the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text)
        : m_text(text) {}

    // Up to `most` digits; the number of them is in `count`.
    int number(int most, int& count) {
        int value = 0;
        count = 0;
        while (count < most && !m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9') {
            value = value * 10 + (m_text.front() - '0');
            m_text.remove_prefix(1);
            ++count;
        }
        return value;
    }
    bool take(char wanted) {
        if (!m_text.starts_with(wanted))
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    // Without case, ASCII.
    bool take_letter(char lower) {
        if (m_text.empty() || (m_text.front() | 0x20) != lower)
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    char front() const { return m_text.empty() ? '\0' : m_text.front(); }
    bool at_end() const { return m_text.empty(); }

private:
    std::string_view m_text;
};

bool read_date(Scanner& scanner, DateOrder order, Moment& moment) {
    int first_digits = 0;
    int second_digits = 0;
    int third_digits = 0;
    const int first = scanner.number(4, first_digits);
    const char separator = scanner.front();
    if ((separator != '-' && separator != '.' && separator != '/') || !scanner.take(separator))
        return false;
    const int second_part = scanner.number(2, second_digits);
    if (second_digits == 0 || !scanner.take(separator))
        return false;
    const int third = scanner.number(4, third_digits);

    CivilDate civil;
    if (first_digits == 4) {
        if (third_digits < 1 || third_digits > 2)
            return false;
        civil = {first, second_part, third};
    } else {
        if (first_digits < 1 || first_digits > 2 || (third_digits != 2 && third_digits != 4))
            return false;
        moment.has_short_year = third_digits == 2;
        // As POSIX's strptime reads %y.
        const int year = third_digits == 4 ? third : third + (third < 69 ? 2000 : 1900);
        moment.order_mattered = separator != '.';
        const bool day_first = separator == '.' || order == DateOrder::DayMonthYear;
        civil = day_first ? CivilDate{year, second_part, first} : CivilDate{year, first, second_part};
    }
    if (!is_valid_civil(civil))
        return false;
    moment.date = date_from_civil(civil);
    return true;
}

// "13:41", "13:41:31", "13:41:31.788000", "1:41 PM".
bool read_time(Scanner& scanner, Moment& moment) {
    int digits = 0;
    int hours = scanner.number(2, digits);
    if (digits == 0 || !scanner.take(':'))
        return false;
    const int minutes = scanner.number(2, digits);
    if (digits != 2 || minutes > 59)
        return false;
    int seconds = 0;
    int thousandths = 0;
    if (scanner.take(':')) {
        seconds = scanner.number(2, digits);
        // 60 is a leap second.
        if (digits != 2 || seconds > 60)
            return false;
        if (scanner.take('.') || scanner.take(',')) {
            thousandths = scanner.number(3, digits);
            if (digits == 0)
                return false;
            for (int missing = digits; missing < 3; ++missing)
                thousandths *= 10;
            scanner.number(9, digits);
        }
    }
    Scanner behind = scanner;
    behind.take(' ');
    const bool is_before_noon = behind.take_letter('a');
    if ((is_before_noon || behind.take_letter('p')) && behind.take_letter('m')) {
        if (hours < 1 || hours > 12)
            return false;
        hours = hours % 12 + (is_before_noon ? 0 : 12);
        scanner = behind;
    }
    if (hours > 23)
        return false;
    moment.has_time = true;
    moment.milliseconds = hours * hour + minutes * minute + seconds * second + thousandths;
    return true;
}

// "Z", "+01:00", "+0100", "+01", with a blank before or without.
bool read_zone(Scanner& scanner, Moment& moment) {
    scanner.take(' ');
    if (scanner.at_end())
        return true;
    if (scanner.take_letter('z'))
        return scanner.at_end();
    const bool is_west = scanner.take('-');
    if (!is_west && !scanner.take('+'))
        return false;
    int digits = 0;
    const int hours = scanner.number(2, digits);
    if (digits != 2 || hours > 14)
        return false;
    scanner.take(':');
    const int minutes = scanner.number(2, digits);
    if (digits == 1 || minutes > 59 || !scanner.at_end())
        return false;
    const std::int64_t offset = hours * hour + minutes * minute;
    moment.milliseconds += is_west ? offset : -offset;
    return true;
}

} // namespace

std::optional<Moment> read_moment(std::string_view text, DateOrder order) {
    Scanner scanner(text);
    Moment moment;
    if (!read_date(scanner, order, moment))
        return std::nullopt;
    if (scanner.at_end())
        return moment;
    if (!scanner.take(' ') && !scanner.take_letter('t'))
        return std::nullopt;
    while (scanner.take(' ')) {
    }
    if (!read_time(scanner, moment) || !read_zone(scanner, moment))
        return std::nullopt;
    return moment;
}

Instant instant_of(const Moment& moment) {
    return Instant{moment.date.days * day + moment.milliseconds};
}

} // namespace throughline::csv
