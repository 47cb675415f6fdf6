// Calendar dates and instants. No clock here: the present is always an argument.
#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace throughline {

// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
struct Date {
    std::int32_t days = 0;
    friend auto operator<=>(const Date&, const Date&) = default;
};

struct CivilDate {
    std::int32_t year = 1970;
    int month = 1;
    int day = 1;
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
Date date_from_civil(const CivilDate& civil);
CivilDate civil_from_date(Date date);
bool is_valid_civil(const CivilDate& civil);

// "2026-11-21", nothing else.
Result<Date> parse_date(std::string_view text);
std::string date_text(Date date);
// "21 Nov 2026".
std::string date_for_people(Date date);
void append_date_for_people(std::string& text, Date date);

// A moment in UTC, as milliseconds since 1970-01-01T00:00Z.
struct Instant {
    std::int64_t milliseconds = 0;
    friend auto operator<=>(const Instant&, const Instant&) = default;
};

// "2026-11-21T14:32:08.000Z"; the fraction may be left out when reading.
Result<Instant> parse_instant(std::string_view text);
std::string instant_text(Instant instant);
Date date_of(Instant instant);

} // namespace throughline
