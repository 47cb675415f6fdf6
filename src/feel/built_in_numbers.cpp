// Numeric functions: DMN 1.5, table 75.
#include "feel/arithmetic.h"
#include "feel/built_in_support.h"

#include <array>

namespace throughline::feel {

namespace {

// The scales that a decimal128 can have.
constexpr std::int64_t least_scale = -Decimal::max_exponent;
constexpr std::int64_t most_scale = -Decimal::min_exponent;

Value round_number(Machine& machine, std::span<const Value> values, Rounding rounding,
                   const char* expectation) {
    const Arguments arguments(machine, values);
    const Decimal* number = arguments.number(0);
    std::optional<std::int64_t> scale = 0;
    if (arguments.size() > 1)
        scale = arguments.integer(1);
    if (number == nullptr || !scale || *scale < least_scale || *scale > most_scale)
        return arguments.wrong(expectation);
    return Value::number(number->rounded(static_cast<int>(*scale), rounding));
}

Value decimal_function(Machine& machine, std::span<const Value> values) {
    return round_number(machine, values, Rounding::HalfEven, "decimal() takes a number and a scale.");
}

Value floor_function(Machine& machine, std::span<const Value> values) {
    return round_number(machine, values, Rounding::Floor, "floor() takes a number and perhaps a scale.");
}

Value ceiling_function(Machine& machine, std::span<const Value> values) {
    return round_number(machine, values, Rounding::Ceiling, "ceiling() takes a number and perhaps a scale.");
}

Value round_up(Machine& machine, std::span<const Value> values) {
    return round_number(machine, values, Rounding::Up, "round up() takes a number and a scale.");
}

Value round_down(Machine& machine, std::span<const Value> values) {
    return round_number(machine, values, Rounding::Down, "round down() takes a number and a scale.");
}

Value round_half_up(Machine& machine, std::span<const Value> values) {
    return round_number(machine, values, Rounding::HalfUp, "round half up() takes a number and a scale.");
}

Value round_half_down(Machine& machine, std::span<const Value> values) {
    return round_number(machine, values, Rounding::HalfDown, "round half down() takes a number and a scale.");
}

Value absolute(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    if (const Decimal* number = arguments.number(0))
        return Value::number(number->absolute());
    if (const Value* months = arguments.of(0, Kind::YearsMonthsDuration))
        return months->as_months().months < 0 ? negate_value(*months) : *months;
    if (const Value* seconds = arguments.of(0, Kind::DaysTimeDuration))
        return seconds->as_seconds() < DaysTime{} ? negate_value(*seconds) : *seconds;
    return arguments.wrong("abs() takes a number or a duration.");
}

Value modulo(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Decimal* dividend = arguments.number(0);
    const Decimal* divisor = arguments.number(1);
    if (dividend == nullptr || divisor == nullptr || divisor->is_zero())
        return arguments.wrong("modulo() takes two numbers, the second not 0.");
    return machine.spend(20) ? Value::number(Decimal::modulo(*dividend, *divisor)) : Value();
}

Value of_one_number(Machine& machine, std::span<const Value> values, Decimal (*function)(const Decimal&),
                    const char* expectation) {
    const Arguments arguments(machine, values);
    const Decimal* number = arguments.number(0);
    // These take hundreds of times as long as a sum.
    if (number == nullptr || !machine.spend(100))
        return arguments.wrong(expectation);
    const Decimal result = function(*number);
    return result.is_nan() ? arguments.wrong(expectation) : Value::number(result);
}

Value square_root(Machine& machine, std::span<const Value> values) {
    return of_one_number(machine, values, Decimal::square_root,
                         "sqrt() takes a number that is not negative.");
}

Value logarithm(Machine& machine, std::span<const Value> values) {
    return of_one_number(machine, values, Decimal::logarithm, "log() takes a positive number.");
}

Value exponential(Machine& machine, std::span<const Value> values) {
    return of_one_number(machine, values, Decimal::exponential,
                         "exp() takes a number whose power can be held.");
}

Value has_remainder(Machine& machine, std::span<const Value> values, bool wanted, const char* expectation) {
    const Arguments arguments(machine, values);
    const Decimal* number = arguments.number(0);
    if (number == nullptr)
        return arguments.wrong(expectation);
    if (!number->is_integer())
        return Value::boolean(false);
    return Value::boolean(Decimal::modulo(*number, Decimal(2)).is_zero() != wanted);
}

Value odd(Machine& machine, std::span<const Value> values) {
    return has_remainder(machine, values, true, "odd() takes a number.");
}

Value even(Machine& machine, std::span<const Value> values) {
    return has_remainder(machine, values, false, "even() takes a number.");
}

constexpr std::array<BuiltIn, 14> table = {{{"decimal", "n, scale", decimal_function},
                                            {"floor", "n, ?scale", floor_function},
                                            {"ceiling", "n, ?scale", ceiling_function},
                                            {"round up", "n, scale", round_up},
                                            {"round down", "n, scale", round_down},
                                            {"round half up", "n, scale", round_half_up},
                                            {"round half down", "n, scale", round_half_down},
                                            {"abs", "n", absolute},
                                            {"modulo", "dividend, divisor", modulo},
                                            {"sqrt", "number", square_root},
                                            {"log", "number", logarithm},
                                            {"exp", "number", exponential},
                                            {"odd", "number", odd},
                                            {"even", "number", even}}};

} // namespace

std::span<const BuiltIn> number_functions() {
    return table;
}

} // namespace throughline::feel
