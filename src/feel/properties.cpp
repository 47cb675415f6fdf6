#include "feel/properties.h"

#include "feel/arithmetic.h"
#include "feel/zones/zones.h"

#include <algorithm>
#include <array>

namespace throughline::feel {

namespace {

enum class Part : std::uint8_t {
    Year,
    Month,
    Day,
    Weekday,
    Hour,
    Minute,
    Second,
    TimeOffset,
    Timezone,
    Years,
    Months,
    Days,
    Hours,
    Minutes,
    Seconds,
    Start,
    End,
    StartIncluded,
    EndIncluded,
    None
};

struct NamedPart {
    std::string_view name;
    Part part;
};

constexpr std::array<NamedPart, 19> parts = {{{"year", Part::Year},
                                              {"month", Part::Month},
                                              {"day", Part::Day},
                                              {"weekday", Part::Weekday},
                                              {"hour", Part::Hour},
                                              {"minute", Part::Minute},
                                              {"second", Part::Second},
                                              {"time offset", Part::TimeOffset},
                                              {"timezone", Part::Timezone},
                                              {"years", Part::Years},
                                              {"months", Part::Months},
                                              {"days", Part::Days},
                                              {"hours", Part::Hours},
                                              {"minutes", Part::Minutes},
                                              {"seconds", Part::Seconds},
                                              {"start", Part::Start},
                                              {"end", Part::End},
                                              {"start included", Part::StartIncluded},
                                              {"end included", Part::EndIncluded}}};

Part part_named(std::string_view name) {
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [name](const NamedPart& entry) { return entry.name == name; });
    return found == parts.end() ? Part::None : found->part;
}

bool kind_has(Kind kind, Part part) {
    switch (kind) {
    case Kind::Date:
        return part <= Part::Weekday;
    case Kind::Time:
        return part >= Part::Hour && part <= Part::Timezone;
    case Kind::DateTime:
        return part <= Part::Timezone;
    case Kind::YearsMonthsDuration:
        return part == Part::Years || part == Part::Months;
    case Kind::DaysTimeDuration:
        return part >= Part::Days && part <= Part::Seconds;
    case Kind::Range:
        return part >= Part::Start && part <= Part::EndIncluded;
    default:
        return false;
    }
}

Value moment_part(const DateTime& moment, Part part) {
    switch (part) {
    case Part::Year:
        return Value::number(moment.year);
    case Part::Month:
        return Value::number(moment.month);
    case Part::Day:
        return Value::number(moment.day);
    case Part::Weekday:
        return Value::number(weekday(moment));
    case Part::Hour:
        return Value::number(moment.hour);
    case Part::Minute:
        return Value::number(moment.minute);
    case Part::Second:
        return Value::number(static_cast<std::int64_t>(moment.second));
    case Part::TimeOffset: {
        const std::optional<std::int32_t> offset = offset_of(moment);
        return offset ? Value::seconds({*offset, 0}) : Value();
    }
    case Part::Timezone:
        return moment.zone().is_named() ? Value::string(std::string(zone_name(moment.zone().index())))
                                        : Value();
    default:
        return {};
    }
}

Value duration_part(const Value& value, Part part) {
    if (value.is(Kind::YearsMonthsDuration)) {
        const std::int64_t months = value.as_months().months;
        return Value::number(part == Part::Years ? months / 12 : months % 12);
    }
    const DaysTime duration = value.as_seconds();
    switch (part) {
    case Part::Days:
        return Value::number(duration.seconds / 86400);
    case Part::Hours:
        return Value::number(duration.seconds / 3600 % 24);
    case Part::Minutes:
        return Value::number(duration.seconds / 60 % 60);
    default:
        return Value::number(decimal_seconds({duration.seconds % 60, duration.nanoseconds}));
    }
}

Value range_part(const RangeObject& range, Part part) {
    switch (part) {
    case Part::Start:
        return range.form == RangeForm::Except ? Value() : range.low;
    case Part::End:
        return range.form == RangeForm::Except ? Value() : range.high;
    case Part::StartIncluded:
        return Value::boolean(range.low_included);
    default:
        return Value::boolean(range.high_included);
    }
}

} // namespace

bool has_property(const Value& value, std::string_view name) {
    if (value.is(Kind::Context))
        return value.as_context().find(name) != nullptr;
    return kind_has(value.kind(), part_named(name));
}

Value property_of(const Value& value, std::string_view name) {
    if (value.is(Kind::Context)) {
        const Value* entry = value.as_context().find(name);
        return entry == nullptr ? Value() : *entry;
    }
    const Part part = part_named(name);
    if (!kind_has(value.kind(), part))
        return {};
    if (value.is(Kind::Range))
        return range_part(value.as_range(), part);
    if (value.is(Kind::YearsMonthsDuration) || value.is(Kind::DaysTimeDuration))
        return duration_part(value, part);
    return moment_part(value.as_date_time(), part);
}

} // namespace throughline::feel
