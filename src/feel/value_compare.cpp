// Equality and order of values: DMN 1.5, tables 53 and 54.
#include "feel/value.h"

namespace throughline::feel {

namespace {

Ternary ternary(bool value) {
    return value ? Ternary::True : Ternary::False;
}

// What can nest is compared to this depth; deeper values are taken as different.
constexpr int deepest = 200;

bool deep_equal(const Value& left, const Value& right, int depth);

bool equal_contexts(const ContextObject& left, const ContextObject& right, int depth) {
    if (left.entries.size() != right.entries.size())
        return false;
    for (const auto& [name, value] : left.entries) {
        const Value* other = right.find(name);
        if (other == nullptr || !deep_equal(value, *other, depth))
            return false;
    }
    return true;
}

bool equal_lists(const std::vector<Value>& left, const std::vector<Value>& right, int depth) {
    if (left.size() != right.size())
        return false;
    for (std::size_t index = 0; index < left.size(); ++index) {
        if (!deep_equal(left[index], right[index], depth))
            return false;
    }
    return true;
}

bool equal_ranges(const RangeObject& left, const RangeObject& right, int depth) {
    return left.form == right.form && left.low_included == right.low_included &&
           left.high_included == right.high_included && deep_equal(left.low, right.low, depth) &&
           deep_equal(left.high, right.high, depth);
}

bool equal_times(const DateTime& left, const DateTime& right) {
    if (left.zone().is_local() != right.zone().is_local())
        return false;
    return epoch_seconds(left) == epoch_seconds(right);
}

Ternary equal_at(const Value& left, const Value& right, int depth) {
    if (left.is_null() || right.is_null())
        return ternary(left.is_null() && right.is_null());
    if (left.kind() != right.kind())
        return Ternary::Unknown;
    if (left.shares_with(right))
        return Ternary::True;
    if (depth > deepest)
        return Ternary::False;
    switch (left.kind()) {
    case Kind::Null:
        return Ternary::True;
    case Kind::Boolean:
        return ternary(left.as_boolean() == right.as_boolean());
    case Kind::Number:
        return ternary(left.as_number() == right.as_number());
    case Kind::String:
        return ternary(left.as_string() == right.as_string());
    case Kind::Date:
        return ternary(days_of(left.as_date_time()) == days_of(right.as_date_time()));
    case Kind::Time:
    case Kind::DateTime:
        return ternary(equal_times(left.as_date_time(), right.as_date_time()));
    case Kind::YearsMonthsDuration:
        return ternary(left.as_months() == right.as_months());
    case Kind::DaysTimeDuration:
        return ternary(left.as_seconds() == right.as_seconds());
    case Kind::List:
        return ternary(equal_lists(left.as_list(), right.as_list(), depth + 1));
    case Kind::Context:
        return ternary(equal_contexts(left.as_context(), right.as_context(), depth + 1));
    case Kind::Range:
        return ternary(equal_ranges(left.as_range(), right.as_range(), depth + 1));
    case Kind::Function:
        return Ternary::False;
    }
    return Ternary::Unknown;
}

bool deep_equal(const Value& left, const Value& right, int depth) {
    return equal_at(left, right, depth) == Ternary::True;
}

template <typename T>
int order_of(const T& left, const T& right) {
    return left < right ? -1 : right < left ? 1 : 0;
}

bool compare_moments(const DateTime& left, const DateTime& right, int& order) {
    if (left.zone().is_local() != right.zone().is_local())
        return false;
    order = order_of(epoch_seconds(left), epoch_seconds(right));
    if (order == 0)
        order = order_of(left.nanosecond, right.nanosecond);
    return true;
}

} // namespace

Ternary equal(const Value& left, const Value& right) {
    return equal_at(left, right, 0);
}

bool identical(const Value& left, const Value& right) {
    if (left.kind() != right.kind())
        return false;
    if (left.is(Kind::Time) || left.is(Kind::DateTime)) {
        const DateTime& first = left.as_date_time();
        const DateTime& second = right.as_date_time();
        return first.zone() == second.zone() && days_of(first) == days_of(second) &&
               second_of_day(first) == second_of_day(second) && first.nanosecond == second.nanosecond;
    }
    return equal(left, right) == Ternary::True;
}

bool compare(const Value& left, const Value& right, int& order) {
    if (left.kind() != right.kind())
        return false;
    switch (left.kind()) {
    case Kind::Number:
        order = order_of(left.as_number(), right.as_number());
        return true;
    case Kind::String:
        // UTF-8 bytes sort as code points do.
        order = order_of(left.as_string().compare(right.as_string()), 0);
        return true;
    case Kind::Date:
        order = order_of(days_of(left.as_date_time()), days_of(right.as_date_time()));
        return true;
    case Kind::Time:
    case Kind::DateTime:
        return compare_moments(left.as_date_time(), right.as_date_time(), order);
    case Kind::YearsMonthsDuration:
        order = order_of(left.as_months(), right.as_months());
        return true;
    case Kind::DaysTimeDuration:
        order = order_of(left.as_seconds(), right.as_seconds());
        return true;
    default:
        return false;
    }
}

} // namespace throughline::feel
