// FEEL's dates, times and durations: years from −999,999,999 to 999,999,999, nanoseconds, zones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace throughline::feel {

constexpr std::int32_t max_year = 999999999;

// Where a time is: nowhere in particular, at a fixed offset from UTC, or in a named zone of the tz database.
class Zone {
public:
    constexpr Zone() = default;
    static constexpr Zone offset(std::int32_t seconds) { return Zone(seconds); }
    static constexpr Zone named(std::int32_t index) { return Zone(first_named + index); }

    constexpr bool is_local() const { return m_code == local; }
    constexpr bool is_offset() const { return m_code != local && m_code < first_named; }
    constexpr bool is_named() const { return m_code >= first_named; }
    constexpr std::int32_t offset_seconds() const { return m_code; }
    constexpr std::int32_t index() const { return m_code - first_named; }

    constexpr std::int32_t code() const { return m_code; }
    static constexpr Zone from_code(std::int32_t code) { return Zone(code); }
    friend constexpr bool operator==(Zone, Zone) = default;

private:
    static constexpr std::int32_t local = -0x400000;
    static constexpr std::int32_t first_named = 0x100000;
    constexpr explicit Zone(std::int32_t code)
        : m_code(code) {}
    std::int32_t m_code = local;
};

// A date, a time of day, or both, in 16 bytes. The parts that a kind does not have are zero.
struct DateTime {
    std::int32_t year = 0;
    std::uint8_t month = 1;
    std::uint8_t day = 1;
    std::uint8_t hour = 0;
    std::uint8_t minute = 0;
    std::uint32_t nanosecond = 0;
    std::uint32_t second : 8 = 0;
    std::int32_t zone_code : 24 = Zone().code();

    Zone zone() const { return Zone::from_code(zone_code); }
    void set_zone(Zone zone) { zone_code = zone.code(); }
};

struct YearsMonths {
    std::int64_t months = 0;
    friend auto operator<=>(const YearsMonths&, const YearsMonths&) = default;
};

// Seconds and nanoseconds have the same sign.
struct DaysTime {
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0;
    friend auto operator<=>(const DaysTime&, const DaysTime&) = default;
};

// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's days_from_civil, in 64 bits).
std::int64_t days_of(const DateTime& date);
DateTime date_from_days(std::int64_t days);
bool is_leap_year(std::int64_t year);
int days_in_month(std::int64_t year, int month);
// Month and day in range and the year within ±max_year.
bool is_valid_date(std::int64_t year, std::int64_t month, std::int64_t day);
// 1 is Monday, 7 is Sunday.
int weekday(const DateTime& date);
int day_of_year(const DateTime& date);
// ISO 8601 week.
int week_of_year(const DateTime& date);

std::int64_t second_of_day(const DateTime& time);
void set_second_of_day(DateTime& time, std::int64_t seconds);

// The offset from UTC of this date and time in its zone; nothing for a local one. A time without a date in a
// named zone is taken on 1970-01-01.
std::optional<std::int32_t> offset_of(const DateTime& moment);
// Seconds since 1970-01-01T00:00Z; a local one counts as UTC.
std::int64_t epoch_seconds(const DateTime& moment);

// Lexical forms of XML Schema with FEEL's zones: "2026-11-21", "14:32:08.5+01:00", "14:32:08@Europe/Paris",
// "2026-11-21T14:32:08Z" (a date alone is its midnight). Nothing where the text is none of them.
std::optional<DateTime> read_date(std::string_view text);
std::optional<DateTime> read_time(std::string_view text);
std::optional<DateTime> read_date_time(std::string_view text);
std::optional<YearsMonths> read_years_months(std::string_view text);
std::optional<DaysTime> read_days_time(std::string_view text);

std::string text_of_date(const DateTime& date);
std::string text_of_time(const DateTime& time);
std::string text_of_date_time(const DateTime& date_time);
// "P1Y2M", "-P3M", "P0M"
std::string text_of(YearsMonths duration);
// "P1DT2H", "-PT0.5S", "PT0S"
std::string text_of(DaysTime duration);

// Sums that leave the calendar's or the type's range are nothing.
std::optional<DateTime> add_months(const DateTime& date, std::int64_t months);
// Adds to the date only by whole days; to a date and time exactly. A time goes around the clock.
std::optional<DateTime> add_to_date_time(const DateTime& moment, DaysTime duration);
DateTime add_to_time(const DateTime& time, DaysTime duration);
// The calendar months from one date to another, without the part of a month that is left over.
YearsMonths months_between(const DateTime& from, const DateTime& to);
DaysTime between(const DateTime& from, const DateTime& to);

std::optional<DaysTime> add(DaysTime left, DaysTime right);
DaysTime negated(DaysTime duration);

} // namespace throughline::feel
