#include "feel/calendar.h"

#include "feel/zones/zones.h"

namespace throughline::feel {

namespace {

constexpr std::int64_t seconds_per_day = 86400;
constexpr std::int32_t nanoseconds_per_second = 1000000000;

std::int64_t floor_divide(std::int64_t dividend, std::int64_t divisor) {
    const std::int64_t quotient = dividend / divisor;
    return dividend % divisor != 0 && (dividend < 0) != (divisor < 0) ? quotient - 1 : quotient;
}

DateTime moment_from(std::int64_t seconds, std::uint32_t nanosecond, Zone zone) {
    const std::int64_t days = floor_divide(seconds, seconds_per_day);
    DateTime moment = date_from_days(days);
    set_second_of_day(moment, seconds - days * seconds_per_day);
    moment.nanosecond = nanosecond;
    moment.set_zone(zone);
    return moment;
}

bool in_calendar(std::int64_t seconds) {
    // The days of max_year and one more, times the seconds of a day; date_from_days needs no more.
    constexpr std::int64_t most = (static_cast<std::int64_t>(max_year) + 1) * 366 * seconds_per_day;
    if (seconds < -most || seconds > most)
        return false;
    const DateTime moment = date_from_days(floor_divide(seconds, seconds_per_day));
    return moment.year >= -max_year && moment.year <= max_year;
}

} // namespace

std::int64_t days_of(const DateTime& date) {
    const std::int64_t year = static_cast<std::int64_t>(date.year) - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_divide(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const int shifted_month = date.month > 2 ? date.month - 3 : date.month + 9;
    const std::int64_t day_of_shifted_year = (153 * shifted_month + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_shifted_year;
    return era * 146097 + day_of_era - 719468;
}

DateTime date_from_days(std::int64_t days) {
    days += 719468;
    const std::int64_t era = floor_divide(days, 146097);
    const std::int64_t day_of_era = days - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_shifted_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_shifted_year + 2) / 153;
    DateTime date;
    date.day = static_cast<std::uint8_t>(day_of_shifted_year - (153 * shifted_month + 2) / 5 + 1);
    date.month = static_cast<std::uint8_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    date.year = static_cast<std::int32_t>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
    return date;
}

bool is_leap_year(std::int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(std::int64_t year, int month) {
    if (month == 2)
        return is_leap_year(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool is_valid_date(std::int64_t year, std::int64_t month, std::int64_t day) {
    return year >= -max_year && year <= max_year && month >= 1 && month <= 12 && day >= 1 &&
           day <= days_in_month(year, static_cast<int>(month));
}

int weekday(const DateTime& date) {
    // 1970-01-01 was a Thursday.
    const std::int64_t days = days_of(date) + 3;
    return static_cast<int>(days - floor_divide(days, 7) * 7) + 1;
}

int day_of_year(const DateTime& date) {
    DateTime first = date;
    first.month = 1;
    first.day = 1;
    return static_cast<int>(days_of(date) - days_of(first)) + 1;
}

int week_of_year(const DateTime& date) {
    // A week belongs to the year of its Thursday.
    const DateTime thursday = date_from_days(days_of(date) + 4 - weekday(date));
    return (day_of_year(thursday) - 1) / 7 + 1;
}

std::int64_t second_of_day(const DateTime& time) {
    return time.hour * 3600 + time.minute * 60 + static_cast<std::int64_t>(time.second);
}

void set_second_of_day(DateTime& time, std::int64_t seconds) {
    time.hour = static_cast<std::uint8_t>(seconds / 3600);
    time.minute = static_cast<std::uint8_t>(seconds / 60 % 60);
    time.second = static_cast<std::uint8_t>(seconds % 60);
}

namespace {

std::int64_t local_seconds(const DateTime& moment) {
    // A time without a date has year 0; its zone is asked for the day the clocks of all computers start with.
    const bool has_date = moment.year != 0 || moment.month != 1 || moment.day != 1;
    return (has_date ? days_of(moment) * seconds_per_day : 0) + second_of_day(moment);
}

} // namespace

std::optional<std::int32_t> offset_of(const DateTime& moment) {
    const Zone zone = moment.zone();
    if (zone.is_local())
        return std::nullopt;
    if (zone.is_offset())
        return zone.offset_seconds();
    return zone_offset_at_local(zone.index(), local_seconds(moment));
}

std::int64_t epoch_seconds(const DateTime& moment) {
    return local_seconds(moment) - offset_of(moment).value_or(0);
}

std::optional<DateTime> add_months(const DateTime& date, std::int64_t months) {
    constexpr std::int64_t most = static_cast<std::int64_t>(max_year) * 24;
    if (months > most || months < -most)
        return std::nullopt;
    const std::int64_t total = static_cast<std::int64_t>(date.year) * 12 + date.month - 1 + months;
    const std::int64_t year = floor_divide(total, 12);
    if (year < -max_year || year > max_year)
        return std::nullopt;
    DateTime result = date;
    result.year = static_cast<std::int32_t>(year);
    result.month = static_cast<std::uint8_t>(total - year * 12 + 1);
    const int last = days_in_month(year, result.month);
    result.day = static_cast<std::uint8_t>(date.day < last ? date.day : last);
    return result;
}

std::optional<DateTime> add_to_date_time(const DateTime& moment, DaysTime duration) {
    constexpr std::int64_t most = static_cast<std::int64_t>(max_year) * 800 * seconds_per_day;
    if (duration.seconds > most || duration.seconds < -most)
        return std::nullopt;
    std::int64_t seconds = days_of(moment) * seconds_per_day + second_of_day(moment) + duration.seconds;
    std::int64_t nanoseconds = static_cast<std::int64_t>(moment.nanosecond) + duration.nanoseconds;
    if (nanoseconds < 0 || nanoseconds >= nanoseconds_per_second) {
        const std::int64_t carry = floor_divide(nanoseconds, nanoseconds_per_second);
        seconds += carry;
        nanoseconds -= carry * nanoseconds_per_second;
    }
    if (!in_calendar(seconds))
        return std::nullopt;
    // Durations pass on the time line, so the clock of a zone may jump on the way.
    if (moment.zone().is_named()) {
        const std::int32_t before = offset_of(moment).value_or(0);
        seconds += zone_offset_at(moment.zone().index(), seconds - before) - before;
    }
    return moment_from(seconds, static_cast<std::uint32_t>(nanoseconds), moment.zone());
}

DateTime add_to_time(const DateTime& time, DaysTime duration) {
    std::int64_t seconds = second_of_day(time) + duration.seconds % seconds_per_day;
    std::int64_t nanoseconds = static_cast<std::int64_t>(time.nanosecond) + duration.nanoseconds;
    const std::int64_t carry = floor_divide(nanoseconds, nanoseconds_per_second);
    seconds += carry;
    nanoseconds -= carry * nanoseconds_per_second;
    seconds -= floor_divide(seconds, seconds_per_day) * seconds_per_day;
    DateTime result = time;
    set_second_of_day(result, seconds);
    result.nanosecond = static_cast<std::uint32_t>(nanoseconds);
    return result;
}

YearsMonths months_between(const DateTime& from, const DateTime& to) {
    std::int64_t months =
        (static_cast<std::int64_t>(to.year) - from.year) * 12 + static_cast<int>(to.month) - from.month;
    // The time of day does not count.
    const std::int64_t rest = static_cast<std::int64_t>(to.day) - from.day;
    if (months > 0 && rest < 0)
        --months;
    if (months < 0 && rest > 0)
        ++months;
    return {months};
}

DaysTime between(const DateTime& from, const DateTime& to) {
    std::int64_t seconds = epoch_seconds(to) - epoch_seconds(from);
    std::int64_t nanoseconds = static_cast<std::int64_t>(to.nanosecond) - from.nanosecond;
    if (seconds > 0 && nanoseconds < 0) {
        --seconds;
        nanoseconds += nanoseconds_per_second;
    }
    if (seconds < 0 && nanoseconds > 0) {
        ++seconds;
        nanoseconds -= nanoseconds_per_second;
    }
    return {seconds, static_cast<std::int32_t>(nanoseconds)};
}

std::optional<DaysTime> add(DaysTime left, DaysTime right) {
    std::int64_t seconds = 0;
    if (__builtin_add_overflow(left.seconds, right.seconds, &seconds))
        return std::nullopt;
    std::int64_t nanoseconds = static_cast<std::int64_t>(left.nanoseconds) + right.nanoseconds;
    const std::int64_t carry = nanoseconds / nanoseconds_per_second;
    if (__builtin_add_overflow(seconds, carry, &seconds))
        return std::nullopt;
    nanoseconds -= carry * nanoseconds_per_second;
    if (seconds > 0 && nanoseconds < 0) {
        --seconds;
        nanoseconds += nanoseconds_per_second;
    } else if (seconds < 0 && nanoseconds > 0) {
        ++seconds;
        nanoseconds -= nanoseconds_per_second;
    }
    return DaysTime{seconds, static_cast<std::int32_t>(nanoseconds)};
}

DaysTime negated(DaysTime duration) {
    return {duration.seconds == INT64_MIN ? INT64_MAX : -duration.seconds, -duration.nanoseconds};
}

} // namespace throughline::feel
