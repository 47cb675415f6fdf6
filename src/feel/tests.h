// How a value is tested against another one, as unary tests and `in` do it, and the comparison operators.
#pragma once

#include "feel/program.h"
#include "feel/value.h"

namespace throughline::feel {

// =, !=, <, <=, >, >=: true, false, or null where the two cannot be compared.
Value compare_values(Op op, const Value& left, const Value& right);

enum class NamesTested : std::uint8_t { No, Yes };

// Whether `tested` passes the value of a test's expression: equal to it, in it (range, list, range in a
// list), or the expression is true by itself. An expression that names `?` must be true. DMN 1.5, 7.3.14 and
// table 55.
Value passes(const Value& tested, const Value& expected, NamesTested names_tested);

// Whether a range holds a value; null where they cannot be compared.
Value includes(const RangeObject& range, const Value& value);

// Ternary not: null for everything that is not boolean.
Value negated_truth(const Value& value);

} // namespace throughline::feel
