// Calendar functions, is(), now() and today(): DMN 1.5, tables 76 and 77.
#include "feel/built_in_support.h"

#include <array>

namespace throughline::feel {

namespace {

const DateTime* date_of(const Arguments& arguments) {
    const Value* date = arguments.of(0, Kind::Date);
    if (date == nullptr)
        date = arguments.of(0, Kind::DateTime);
    return date == nullptr ? nullptr : &date->as_date_time();
}

Value day_of_year_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const DateTime* date = date_of(arguments);
    return date == nullptr ? arguments.wrong("day of year() takes a date.")
                           : Value::number(day_of_year(*date));
}

Value day_of_week(Machine& machine, std::span<const Value> values) {
    static constexpr std::array<const char*, 7> names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                         "Friday", "Saturday", "Sunday"};
    const Arguments arguments(machine, values);
    const DateTime* date = date_of(arguments);
    if (date == nullptr)
        return arguments.wrong("day of week() takes a date.");
    return Value::string(names[static_cast<std::size_t>(weekday(*date) - 1)]);
}

Value month_of_year(Machine& machine, std::span<const Value> values) {
    static constexpr std::array<const char*, 12> names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
    const Arguments arguments(machine, values);
    const DateTime* date = date_of(arguments);
    return date == nullptr ? arguments.wrong("month of year() takes a date.")
                           : Value::string(names[date->month - 1]);
}

Value week_of_year_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const DateTime* date = date_of(arguments);
    return date == nullptr ? arguments.wrong("week of year() takes a date.")
                           : Value::number(week_of_year(*date));
}

Value is_function(Machine& machine, std::span<const Value> values) {
    if (!machine.spend_on(values[0]) || !machine.spend_on(values[1]))
        return {};
    return Value::boolean(identical(values[0], values[1]));
}

Value now_function(Machine& machine, std::span<const Value>) {
    return machine.now ? Value::date_time(*machine.now)
                       : machine.nothing("now(): the present is not known here.");
}

Value today_function(Machine& machine, std::span<const Value>) {
    return machine.now ? Value::date(*machine.now)
                       : machine.nothing("today(): the present is not known here.");
}

constexpr std::array<BuiltIn, 7> table = {{{"day of year", "date", day_of_year_function},
                                           {"day of week", "date", day_of_week},
                                           {"month of year", "date", month_of_year},
                                           {"week of year", "date", week_of_year_function},
                                           {"is", "value1, value2", is_function},
                                           {"now", "", now_function},
                                           {"today", "", today_function}}};

} // namespace

std::span<const BuiltIn> time_functions() {
    return table;
}

} // namespace throughline::feel
