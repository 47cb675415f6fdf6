// Conversions and not(): DMN 1.5, tables 71 and 72.
#include "feel/arithmetic.h"
#include "feel/built_in_support.h"
#include "feel/tests.h"

#include <array>

namespace throughline::feel {

namespace {

Value date_from_parts(const Arguments& arguments) {
    const std::optional<std::int64_t> year = arguments.integer(0);
    const std::optional<std::int64_t> month = arguments.integer(1);
    const std::optional<std::int64_t> day = arguments.integer(2);
    if (!year || !month || !day || !is_valid_date(*year, *month, *day))
        return arguments.wrong("date(): there is no such year, month and day.");
    DateTime date;
    date.year = static_cast<std::int32_t>(*year);
    date.month = static_cast<std::uint8_t>(*month);
    date.day = static_cast<std::uint8_t>(*day);
    return Value::date(date);
}

Value date_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    if (arguments.size() == 3)
        return date_from_parts(arguments);
    if (const std::string* text = arguments.string(0)) {
        const std::optional<DateTime> date = read_date(*text);
        return date ? Value::date(*date) : arguments.wrong("date() takes a text such as \"2026-11-21\".");
    }
    if (const Value* date = arguments.of(0, Kind::Date))
        return *date;
    if (const Value* moment = arguments.of(0, Kind::DateTime))
        return Value::date(moment->as_date_time());
    return arguments.wrong("date() takes a text, a date, or year, month and day.");
}

// The zone of a time that is given in parts: none, or an offset as a duration of whole seconds.
bool zone_from(const Arguments& arguments, std::size_t index, Zone& zone) {
    zone = Zone();
    if (arguments[index].is_null())
        return true;
    const Value* offset = arguments.of(index, Kind::DaysTimeDuration);
    constexpr std::int64_t most = 18 * 3600;
    if (offset == nullptr || offset->as_seconds().seconds > most || offset->as_seconds().seconds < -most)
        return false;
    zone = Zone::offset(static_cast<std::int32_t>(offset->as_seconds().seconds));
    return true;
}

// Hour, minute, second (with a fraction) and offset from `first` on.
bool clock_from(const Arguments& arguments, std::size_t first, DateTime& time) {
    const std::optional<std::int64_t> hour = arguments.integer(first);
    const std::optional<std::int64_t> minute = arguments.integer(first + 1);
    const Decimal* second = arguments.number(first + 2);
    Zone zone;
    if (!hour || !minute || second == nullptr || !zone_from(arguments, first + 3, zone))
        return false;
    if (*hour < 0 || *hour > 23 || *minute < 0 || *minute > 59 || second->is_negative() ||
        *second >= Decimal(60))
        return false;
    const Value seconds = duration_of_seconds(*second);
    time.hour = static_cast<std::uint8_t>(*hour);
    time.minute = static_cast<std::uint8_t>(*minute);
    time.second = static_cast<std::uint8_t>(seconds.as_seconds().seconds);
    time.nanosecond = static_cast<std::uint32_t>(seconds.as_seconds().nanoseconds);
    time.set_zone(zone);
    return true;
}

Value time_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    if (arguments.size() >= 3) {
        DateTime time;
        return clock_from(arguments, 0, time)
                   ? Value::time(time)
                   : arguments.wrong("time(): there is no such hour, minute and second.");
    }
    if (const std::string* text = arguments.string(0)) {
        const std::optional<DateTime> time = read_time(*text);
        return time ? Value::time(*time) : arguments.wrong("time() takes a text such as \"14:32:08\".");
    }
    if (const Value* time = arguments.of(0, Kind::Time))
        return *time;
    if (const Value* moment = arguments.of(0, Kind::DateTime))
        return Value::time(moment->as_date_time());
    if (arguments.of(0, Kind::Date) != nullptr) {
        DateTime midnight;
        midnight.set_zone(Zone::offset(0));
        return Value::time(midnight);
    }
    return arguments.wrong("time() takes a text, a date and time, or hour, minute and second.");
}

Value date_time_from_pair(const Arguments& arguments) {
    const Value* date = arguments.of(0, Kind::Date);
    if (date == nullptr)
        date = arguments.of(0, Kind::DateTime);
    const Value* time = arguments.of(1, Kind::Time);
    if (date == nullptr || time == nullptr)
        return arguments.wrong("date and time() takes a date and a time.");
    DateTime moment = time->as_date_time();
    moment.year = date->as_date_time().year;
    moment.month = date->as_date_time().month;
    moment.day = date->as_date_time().day;
    return Value::date_time(moment);
}

Value date_and_time(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    if (arguments.size() == 2)
        return date_time_from_pair(arguments);
    if (arguments.size() > 2) {
        const Value date = date_from_parts(arguments);
        DateTime moment;
        if (!date.is(Kind::Date) || !clock_from(arguments, 3, moment))
            return arguments.wrong("date and time(): there is no such moment.");
        moment.year = date.as_date_time().year;
        moment.month = date.as_date_time().month;
        moment.day = date.as_date_time().day;
        return Value::date_time(moment);
    }
    if (const std::string* text = arguments.string(0)) {
        const std::optional<DateTime> moment = read_date_time(*text);
        return moment ? Value::date_time(*moment)
                      : arguments.wrong("date and time() takes a text such as \"2026-11-21T14:32:08\".");
    }
    if (const Value* moment = arguments.of(0, Kind::DateTime))
        return *moment;
    if (const Value* date = arguments.of(0, Kind::Date))
        return Value::date_time(date->as_date_time());
    return arguments.wrong("date and time() takes a text, or a date and a time.");
}

Value duration_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    if (const std::string* text = arguments.string(0)) {
        if (const auto seconds = read_days_time(*text))
            return Value::seconds(*seconds);
        if (const auto months = read_years_months(*text))
            return Value::months(*months);
    }
    if (const Value* seconds = arguments.of(0, Kind::DaysTimeDuration))
        return *seconds;
    if (const Value* months = arguments.of(0, Kind::YearsMonthsDuration))
        return *months;
    return arguments.wrong("duration() takes a text such as \"P1DT2H\" or \"P1Y2M\".");
}

Value years_and_months_duration(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const auto moment = [&arguments](std::size_t index) {
        const Value* date = arguments.of(index, Kind::Date);
        return date != nullptr ? date : arguments.of(index, Kind::DateTime);
    };
    const Value* from = moment(0);
    const Value* to = moment(1);
    if (from == nullptr || to == nullptr)
        return arguments.wrong("years and months duration() takes two dates.");
    return Value::months(months_between(from->as_date_time(), to->as_date_time()));
}

// A separator that number() takes; empty for null.
bool separator_of(const Value& value, std::string_view allowed, std::string& separator) {
    if (value.is_null())
        return true;
    if (!value.is(Kind::String) || value.as_string().size() != 1)
        return false;
    separator = value.as_string();
    return allowed.find(separator) != std::string_view::npos;
}

Value number_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const std::string* text = arguments.string(0);
    std::string grouping;
    std::string point;
    if (text == nullptr || !separator_of(arguments[1], " ,.", grouping) ||
        !separator_of(arguments[2], ".,", point) || (!point.empty() && grouping == point))
        return arguments.wrong("number() takes a text, a separator of groups and one of decimals.");
    std::string plain;
    for (const char character : *text) {
        if (!grouping.empty() && character == grouping.front())
            continue;
        const bool is_point = !point.empty() ? character == point.front() : character == '.';
        // A point where the decimal separator is something else is no part of a number.
        plain += is_point ? '.' : character == '.' ? '#' : character;
    }
    const std::optional<Decimal> number = Decimal::parse(plain);
    return number ? Value::number(*number) : arguments.wrong("number(): the text is no number.");
}

Value string_function(Machine& machine, std::span<const Value> values) {
    if (values[0].is_null() || !machine.spend_on(values[0]))
        return {};
    std::string text = value_text(values[0]);
    return machine.spend(text.size() / 16) ? Value::string(std::move(text)) : Value();
}

Value not_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value* truth = arguments.of(0, Kind::Boolean);
    return truth == nullptr ? arguments.wrong("not() takes a boolean.") : negated_truth(*truth);
}

constexpr std::array<BuiltIn, 8> table = {
    {{"date", "from | year, month, day", date_function},
     {"time", "from | hour, minute, second, ?offset", time_function},
     {"date and time", "from | date, time | year, month, day, hour, minute, second, ?offset", date_and_time},
     {"duration", "from", duration_function},
     {"years and months duration", "from, to", years_and_months_duration},
     {"number", "from | from, grouping separator, decimal separator", number_function},
     {"string", "from", string_function},
     {"not", "negand", not_function}}};

} // namespace

std::span<const BuiltIn> conversion_functions() {
    return table;
}

} // namespace throughline::feel
