#include "feel/arithmetic.h"

namespace throughline::feel {

namespace {

bool is_duration(const Value& value) {
    return value.is(Kind::DaysTimeDuration) || value.is(Kind::YearsMonthsDuration);
}

Value value_or_null(const std::optional<DaysTime>& duration) {
    return duration ? Value::seconds(*duration) : Value();
}

// A date, a time, or both, plus a duration.
Value add_duration(const Value& moment, const Value& duration) {
    const DateTime& start = moment.as_date_time();
    if (duration.is(Kind::YearsMonthsDuration)) {
        if (moment.is(Kind::Time))
            return {};
        const std::optional<DateTime> sum = add_months(start, duration.as_months().months);
        if (!sum)
            return {};
        return moment.is(Kind::Date) ? Value::date(*sum) : Value::date_time(*sum);
    }
    if (moment.is(Kind::Time))
        return Value::time(add_to_time(start, duration.as_seconds()));
    // A date counts as its midnight, and of the sum the date remains.
    const std::optional<DateTime> sum = add_to_date_time(start, duration.as_seconds());
    if (!sum)
        return {};
    return moment.is(Kind::Date) ? Value::date(*sum) : Value::date_time(*sum);
}

bool is_moment(const Value& value) {
    return value.is(Kind::Date) || value.is(Kind::Time) || value.is(Kind::DateTime);
}

Value negated_duration(const Value& duration) {
    return duration.is(Kind::DaysTimeDuration) ? Value::seconds(negated(duration.as_seconds()))
                                               : Value::months({-duration.as_months().months});
}

Value subtract_moments(const Value& left, const Value& right) {
    if (left.is(Kind::Time) != right.is(Kind::Time))
        return {};
    DateTime start = right.as_date_time();
    DateTime end = left.as_date_time();
    // A date is its midnight in UTC.
    if (left.is(Kind::Date))
        end.set_zone(Zone::offset(0));
    if (right.is(Kind::Date))
        start.set_zone(Zone::offset(0));
    if (start.zone().is_local() != end.zone().is_local())
        return {};
    return Value::seconds(between(start, end));
}

Value scaled_months(YearsMonths duration, const Decimal& factor, bool divide) {
    const Decimal months(duration.months);
    const Decimal exact = divide ? months / factor : months * factor;
    const std::optional<std::int64_t> whole = exact.rounded(0, Rounding::Down).to_integer();
    return whole ? Value::months({*whole}) : Value();
}

} // namespace

Decimal decimal_seconds(DaysTime duration) {
    return Decimal(duration.seconds) + Decimal(duration.nanoseconds) * Decimal::from_parts(1, -9, false);
}

Value duration_of_seconds(const Decimal& seconds) {
    const Decimal whole = seconds.rounded(0, Rounding::Down);
    const std::optional<std::int64_t> count = whole.to_integer();
    if (!count)
        return {};
    const Decimal rest = (seconds - whole) * Decimal(1000000000);
    const std::optional<std::int64_t> nanoseconds = rest.rounded(0, Rounding::Down).to_integer();
    return Value::seconds({*count, static_cast<std::int32_t>(nanoseconds.value_or(0))});
}

Value add_values(const Value& left, const Value& right) {
    if (left.is(Kind::Number) && right.is(Kind::Number))
        return Value::number(left.as_number() + right.as_number());
    if (left.is(Kind::String) && right.is(Kind::String))
        return Value::string(left.as_string() + right.as_string());
    if (is_moment(left) && is_duration(right))
        return add_duration(left, right);
    if (is_duration(left) && is_moment(right))
        return add_duration(right, left);
    if (left.is(Kind::DaysTimeDuration) && right.is(Kind::DaysTimeDuration))
        return value_or_null(add(left.as_seconds(), right.as_seconds()));
    if (left.is(Kind::YearsMonthsDuration) && right.is(Kind::YearsMonthsDuration)) {
        YearsMonths sum;
        if (!__builtin_add_overflow(left.as_months().months, right.as_months().months, &sum.months))
            return Value::months(sum);
    }
    return {};
}

Value subtract_values(const Value& left, const Value& right) {
    if (left.is(Kind::Number) && right.is(Kind::Number))
        return Value::number(left.as_number() - right.as_number());
    if (is_duration(right) && (is_moment(left) || left.kind() == right.kind()))
        return add_values(left, negated_duration(right));
    if (is_moment(left) && is_moment(right))
        return subtract_moments(left, right);
    return {};
}

Value multiply_values(const Value& left, const Value& right) {
    if (left.is(Kind::Number) && right.is(Kind::Number))
        return Value::number(left.as_number() * right.as_number());
    if (left.is(Kind::Number) && is_duration(right))
        return multiply_values(right, left);
    if (left.is(Kind::DaysTimeDuration) && right.is(Kind::Number))
        return duration_of_seconds(decimal_seconds(left.as_seconds()) * right.as_number());
    if (left.is(Kind::YearsMonthsDuration) && right.is(Kind::Number))
        return scaled_months(left.as_months(), right.as_number(), false);
    return {};
}

Value divide_values(const Value& left, const Value& right) {
    if (left.is(Kind::Number) && right.is(Kind::Number))
        return Value::number(left.as_number() / right.as_number());
    if (left.is(Kind::DaysTimeDuration) && right.is(Kind::Number))
        return duration_of_seconds(decimal_seconds(left.as_seconds()) / right.as_number());
    if (left.is(Kind::YearsMonthsDuration) && right.is(Kind::Number))
        return scaled_months(left.as_months(), right.as_number(), true);
    if (left.is(Kind::DaysTimeDuration) && right.is(Kind::DaysTimeDuration))
        return Value::number(decimal_seconds(left.as_seconds()) / decimal_seconds(right.as_seconds()));
    if (left.is(Kind::YearsMonthsDuration) && right.is(Kind::YearsMonthsDuration))
        return Value::number(Decimal(left.as_months().months) / Decimal(right.as_months().months));
    return {};
}

Value power_values(const Value& left, const Value& right) {
    if (left.is(Kind::Number) && right.is(Kind::Number))
        return Value::number(Decimal::power(left.as_number(), right.as_number()));
    return {};
}

Value negate_value(const Value& value) {
    if (value.is(Kind::Number))
        return Value::number(-value.as_number());
    return is_duration(value) ? negated_duration(value) : Value();
}

} // namespace throughline::feel
