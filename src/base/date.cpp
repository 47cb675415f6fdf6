#include "base/date.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace throughline {

namespace {

constexpr std::array<const char*, 12> month_names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int64_t milliseconds_per_day = 86'400'000;

int days_in_month(std::int32_t year, int month) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// Reads exactly `count` digits at `offset`.
bool read_digits(std::string_view text, std::size_t offset, std::size_t count, int& value) {
    if (offset + count > text.size())
        return false;
    value = 0;
    for (std::size_t index = offset; index < offset + count; ++index) {
        if (text[index] < '0' || text[index] > '9')
            return false;
        value = value * 10 + (text[index] - '0');
    }
    return true;
}

bool has_at(std::string_view text, std::size_t offset, char character) {
    return offset < text.size() && text[offset] == character;
}

} // namespace

Date date_from_civil(const CivilDate& civil) {
    std::int32_t year = civil.year - (civil.month <= 2 ? 1 : 0);
    std::int32_t era = (year >= 0 ? year : year - 399) / 400;
    auto year_of_era = static_cast<std::uint32_t>(year - era * 400);
    auto shifted_month = static_cast<std::uint32_t>(civil.month > 2 ? civil.month - 3 : civil.month + 9);
    std::uint32_t day_of_year = (153 * shifted_month + 2) / 5 + static_cast<std::uint32_t>(civil.day) - 1;
    std::uint32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return Date{era * 146097 + static_cast<std::int32_t>(day_of_era) - 719468};
}

CivilDate civil_from_date(Date date) {
    std::int32_t shifted = date.days + 719468;
    std::int32_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    auto day_of_era = static_cast<std::uint32_t>(shifted - era * 146097);
    std::uint32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    std::uint32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::uint32_t shifted_month = (5 * day_of_year + 2) / 153;
    CivilDate civil;
    civil.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    civil.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    civil.year = static_cast<std::int32_t>(year_of_era) + era * 400 + (civil.month <= 2 ? 1 : 0);
    return civil;
}

bool is_valid_civil(const CivilDate& civil) {
    return civil.month >= 1 && civil.month <= 12 && civil.day >= 1 &&
           civil.day <= days_in_month(civil.year, civil.month);
}

Result<Date> parse_date(std::string_view text) {
    CivilDate civil;
    bool shaped = text.size() == 10 && read_digits(text, 0, 4, civil.year) && has_at(text, 4, '-') &&
                  read_digits(text, 5, 2, civil.month) && has_at(text, 7, '-') &&
                  read_digits(text, 8, 2, civil.day);
    if (!shaped)
        return error("A date is written as year-month-day, like 2026-11-21.");
    if (!is_valid_civil(civil))
        return error("There is no such day in the calendar.");
    return date_from_civil(civil);
}

std::string date_text(Date date) {
    CivilDate civil = civil_from_date(date);
    return text_format("%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

void append_date_for_people(std::string& text, Date date) {
    const CivilDate civil = civil_from_date(date);
    std::array<char, 48> written{};
    const int length = std::snprintf(written.data(), written.size(), "%d %s %d", civil.day,
                                     month_names[static_cast<std::size_t>(civil.month - 1)], civil.year);
    text.append(written.data(), static_cast<std::size_t>(std::max(length, 0)));
}

std::string date_for_people(Date date) {
    std::string text;
    append_date_for_people(text, date);
    return text;
}

Result<Instant> parse_instant(std::string_view text) {
    const auto wrong = error("A moment is written as 2026-11-21T14:32:08.000Z, in UTC.");
    if (text.size() < 20 || text[10] != 'T' || text.back() != 'Z')
        return wrong;
    Date date = TRY(parse_date(text.substr(0, 10)));
    int hour = 0;
    int minute = 0;
    int second = 0;
    bool shaped = read_digits(text, 11, 2, hour) && has_at(text, 13, ':') &&
                  read_digits(text, 14, 2, minute) && has_at(text, 16, ':') &&
                  read_digits(text, 17, 2, second);
    if (!shaped || hour > 23 || minute > 59 || second > 59)
        return wrong;
    int milliseconds = 0;
    if (text.size() != 20) {
        bool fraction = text.size() == 24 && text[19] == '.' && read_digits(text, 20, 3, milliseconds);
        if (!fraction)
            return wrong;
    }
    std::int64_t seconds = (hour * 60 + minute) * 60 + second;
    return Instant{date.days * milliseconds_per_day + seconds * 1000 + milliseconds};
}

std::string instant_text(Instant instant) {
    Date date = date_of(instant);
    std::int64_t rest = instant.milliseconds - date.days * milliseconds_per_day;
    return text_format("%sT%02d:%02d:%02d.%03dZ", date_text(date).c_str(), static_cast<int>(rest / 3'600'000),
                       static_cast<int>(rest / 60'000 % 60), static_cast<int>(rest / 1000 % 60),
                       static_cast<int>(rest % 1000));
}

Date date_of(Instant instant) {
    std::int64_t days = instant.milliseconds / milliseconds_per_day;
    if (instant.milliseconds % milliseconds_per_day < 0)
        --days;
    return Date{static_cast<std::int32_t>(days)};
}

} // namespace throughline
