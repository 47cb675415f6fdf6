// Dates and times as people write them: "2010-03-09", "9.3.10", "3/9/2010 8:05 PM", "2011-12-06
// 13:41:31.788+01:00".
#pragma once

#include "base/date.h"
#include "exchange/csv.h"

#include <optional>
#include <string_view>

namespace throughline::csv {

struct Moment {
    Date date;
    bool has_time = false;
    // Of the day, in UTC where the text names a zone, and taken as UTC where it does not. May be below 0 or
    // above a day, by the zone. Digits behind the milliseconds are dropped.
    std::int64_t milliseconds = 0;
    bool has_short_year = false;
    // The order of day and month was taken from `order`.
    bool order_mattered = false;
};

// Nothing when the text is no such date, or the date does not exist. Dates with points are always day, month,
// year; those with / or - and the year last are read by `order`.
std::optional<Moment> read_moment(std::string_view text, DateOrder order);

Instant instant_of(const Moment& moment);

} // namespace throughline::csv
