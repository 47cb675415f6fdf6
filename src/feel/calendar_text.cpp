// Reading and writing the lexical forms of dates, times and durations.
#include "base/text.h"
#include "feel/calendar.h"
#include "feel/zones/zones.h"

namespace throughline::feel {

namespace {

class Reader {
public:
    explicit Reader(std::string_view text)
        : m_text(text) {}

    bool at_end() const { return m_at == m_text.size(); }
    char peek() const { return at_end() ? '\0' : m_text[m_at]; }
    bool accept(char character) {
        if (peek() != character || at_end())
            return false;
        ++m_at;
        return true;
    }
    std::string_view rest() {
        const std::string_view all = m_text.substr(m_at);
        m_at = m_text.size();
        return all;
    }
    // Between `least` and `most` digits, all that stand there.
    bool digits(int least, int most, std::int64_t& value) {
        const std::size_t start = m_at;
        value = 0;
        while (!at_end() && peek() >= '0' && peek() <= '9') {
            if (m_at - start >= static_cast<std::size_t>(most))
                return false;
            value = value * 10 + (m_text[m_at++] - '0');
        }
        return m_at - start >= static_cast<std::size_t>(least);
    }
    // What stands behind a point, as nanoseconds; further digits are cut off.
    bool fraction(std::int32_t& nanoseconds, std::size_t least_digits) {
        nanoseconds = 0;
        std::int32_t place = 100000000;
        const std::size_t start = m_at;
        for (; !at_end() && peek() >= '0' && peek() <= '9'; ++m_at, place /= 10)
            nanoseconds += (peek() - '0') * place;
        return m_at - start >= least_digits;
    }
    std::size_t position() const { return m_at; }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

bool read_date_part(Reader& reader, DateTime& date) {
    const bool negative = reader.accept('-');
    const bool leading_zero = reader.peek() == '0';
    const std::size_t start = reader.position();
    std::int64_t year = 0;
    std::int64_t month = 0;
    std::int64_t day = 0;
    if (!reader.digits(4, 9, year))
        return false;
    // XML Schema: more than four digits have no leading zero.
    if (leading_zero && reader.position() - start > 4)
        return false;
    if (!reader.accept('-') || !reader.digits(2, 2, month) || !reader.accept('-') ||
        !reader.digits(2, 2, day))
        return false;
    if (negative)
        year = -year;
    if (!is_valid_date(year, month, day))
        return false;
    date.year = static_cast<std::int32_t>(year);
    date.month = static_cast<std::uint8_t>(month);
    date.day = static_cast<std::uint8_t>(day);
    return true;
}

bool read_zone(Reader& reader, DateTime& time) {
    if (reader.at_end())
        return true;
    if (reader.accept('Z') || reader.accept('z')) {
        time.set_zone(Zone::offset(0));
        return reader.at_end();
    }
    if (reader.accept('@')) {
        const std::optional<std::int32_t> zone = find_zone(reader.rest());
        if (zone)
            time.set_zone(Zone::named(*zone));
        return zone.has_value();
    }
    const bool negative = reader.peek() == '-';
    if (!reader.accept('+') && !reader.accept('-'))
        return false;
    std::int64_t hours = 0;
    std::int64_t minutes = 0;
    std::int64_t seconds = 0;
    if (!reader.digits(2, 2, hours) || !reader.accept(':') || !reader.digits(2, 2, minutes))
        return false;
    if (reader.accept(':') && !reader.digits(2, 2, seconds))
        return false;
    // XML Schema allows 14 hours, Java's library and with it the TCK 18.
    const std::int64_t offset = hours * 3600 + minutes * 60 + seconds;
    if (minutes > 59 || seconds > 59 || offset > 18 * 3600)
        return false;
    time.set_zone(Zone::offset(static_cast<std::int32_t>(negative ? -offset : offset)));
    return reader.at_end();
}

// `midnight_after` says whether it was 24:00:00, the first moment of the next day.
bool read_time_part(Reader& reader, DateTime& time, bool& midnight_after) {
    std::int64_t hour = 0;
    std::int64_t minute = 0;
    std::int64_t second = 0;
    std::int32_t nanosecond = 0;
    if (!reader.digits(2, 2, hour) || !reader.accept(':') || !reader.digits(2, 2, minute) ||
        !reader.accept(':') || !reader.digits(2, 2, second))
        return false;
    if (reader.accept('.') && !reader.fraction(nanosecond, 1))
        return false;
    midnight_after = hour == 24 && minute == 0 && second == 0 && nanosecond == 0;
    if ((hour > 23 && !midnight_after) || minute > 59 || second > 59)
        return false;
    time.hour = static_cast<std::uint8_t>(midnight_after ? 0 : hour);
    time.minute = static_cast<std::uint8_t>(minute);
    time.second = static_cast<std::uint8_t>(second);
    time.nanosecond = static_cast<std::uint32_t>(nanosecond);
    return read_zone(reader, time);
}

std::string fraction_text(std::int64_t nanoseconds) {
    if (nanoseconds == 0)
        return {};
    std::string text = text_format(".%09lld", static_cast<long long>(nanoseconds));
    while (text.back() == '0')
        text.pop_back();
    return text;
}

} // namespace

std::optional<DateTime> read_date(std::string_view text) {
    Reader reader(text);
    DateTime date;
    if (!read_date_part(reader, date) || !reader.at_end())
        return std::nullopt;
    return date;
}

std::optional<DateTime> read_time(std::string_view text) {
    Reader reader(text);
    DateTime time;
    bool midnight_after = false;
    if (!read_time_part(reader, time, midnight_after))
        return std::nullopt;
    return time;
}

std::optional<DateTime> read_date_time(std::string_view text) {
    Reader reader(text);
    DateTime moment;
    if (!read_date_part(reader, moment))
        return std::nullopt;
    if (reader.at_end())
        return moment;
    bool midnight_after = false;
    if (!reader.accept('T') || !read_time_part(reader, moment, midnight_after))
        return std::nullopt;
    if (midnight_after)
        return add_to_date_time(moment, {86400, 0});
    return moment;
}

std::optional<YearsMonths> read_years_months(std::string_view text) {
    Reader reader(text);
    const bool negative = reader.accept('-');
    if (!reader.accept('P'))
        return std::nullopt;
    std::int64_t months = 0;
    int stage = 0;
    while (!reader.at_end()) {
        std::int64_t value = 0;
        if (!reader.digits(1, 12, value))
            return std::nullopt;
        if (stage < 1 && reader.accept('Y')) {
            stage = 1;
            months += value * 12;
        } else if (stage < 2 && reader.accept('M')) {
            stage = 2;
            months += value;
        } else {
            return std::nullopt;
        }
    }
    if (stage == 0)
        return std::nullopt;
    return YearsMonths{negative ? -months : months};
}

std::optional<DaysTime> read_days_time(std::string_view text) {
    Reader reader(text);
    const bool negative = reader.accept('-');
    if (!reader.accept('P'))
        return std::nullopt;
    DaysTime duration;
    bool any = false;
    std::int64_t value = 0;
    if (reader.peek() != 'T') {
        if (!reader.digits(1, 13, value) || !reader.accept('D'))
            return std::nullopt;
        duration.seconds = value * 86400;
        any = true;
    }
    if (!reader.at_end()) {
        if (!reader.accept('T') || reader.at_end())
            return std::nullopt;
        int stage = 0;
        while (!reader.at_end()) {
            if (!reader.digits(1, 15, value))
                return std::nullopt;
            const bool has_fraction = reader.accept('.');
            if (has_fraction && (!reader.fraction(duration.nanoseconds, 0) || reader.peek() != 'S'))
                return std::nullopt;
            if (stage < 1 && reader.accept('H')) {
                stage = 1;
                duration.seconds += value * 3600;
            } else if (stage < 2 && reader.accept('M')) {
                stage = 2;
                duration.seconds += value * 60;
            } else if (stage < 3 && reader.accept('S')) {
                stage = 3;
                duration.seconds += value;
            } else {
                return std::nullopt;
            }
        }
        any = true;
    }
    if (!any)
        return std::nullopt;
    return negative ? negated(duration) : duration;
}

std::string text_of_date(const DateTime& date) {
    const int year = date.year < 0 ? -date.year : date.year;
    return text_format("%s%04d-%02d-%02d", date.year < 0 ? "-" : "", year, date.month, date.day);
}

std::string text_of_time(const DateTime& time) {
    std::string text = text_format("%02d:%02d:%02d", time.hour, time.minute, static_cast<int>(time.second));
    text += fraction_text(time.nanosecond);
    const Zone zone = time.zone();
    if (zone.is_named()) {
        text += '@';
        text += zone_name(zone.index());
    } else if (zone.is_offset()) {
        const std::int32_t offset = zone.offset_seconds();
        const std::int32_t size = offset < 0 ? -offset : offset;
        if (offset == 0)
            return text + "Z";
        text += text_format("%c%02d:%02d", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
        if (size % 60 != 0)
            text += text_format(":%02d", size % 60);
    }
    return text;
}

std::string text_of_date_time(const DateTime& date_time) {
    return text_of_date(date_time) + "T" + text_of_time(date_time);
}

std::string text_of(YearsMonths duration) {
    if (duration.months == 0)
        return "P0M";
    const std::uint64_t size = duration.months < 0 ? ~static_cast<std::uint64_t>(duration.months) + 1
                                                   : static_cast<std::uint64_t>(duration.months);
    std::string text = duration.months < 0 ? "-P" : "P";
    if (size / 12 != 0)
        text += text_format("%lluY", static_cast<unsigned long long>(size / 12));
    if (size % 12 != 0)
        text += text_format("%lluM", static_cast<unsigned long long>(size % 12));
    return text;
}

std::string text_of(DaysTime duration) {
    if (duration.seconds == 0 && duration.nanoseconds == 0)
        return "PT0S";
    const bool negative = duration.seconds < 0 || duration.nanoseconds < 0;
    const std::uint64_t seconds = duration.seconds < 0 ? ~static_cast<std::uint64_t>(duration.seconds) + 1
                                                       : static_cast<std::uint64_t>(duration.seconds);
    const std::int64_t nanoseconds = duration.nanoseconds < 0 ? -duration.nanoseconds : duration.nanoseconds;
    const auto part = [](std::uint64_t value, const char* unit) {
        return value == 0 ? std::string()
                          : text_format("%llu%s", static_cast<unsigned long long>(value), unit);
    };
    std::string text = negative ? "-P" : "P";
    text += part(seconds / 86400, "D");
    std::string time = part(seconds / 3600 % 24, "H") + part(seconds / 60 % 60, "M");
    if (nanoseconds != 0)
        time += text_format("%llu", static_cast<unsigned long long>(seconds % 60)) +
                fraction_text(nanoseconds) + "S";
    else
        time += part(seconds % 60, "S");
    if (!time.empty())
        text += "T" + time;
    return text;
}

} // namespace throughline::feel
