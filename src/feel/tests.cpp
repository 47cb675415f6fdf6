#include "feel/tests.h"

namespace throughline::feel {

namespace {

Value truth(Ternary value) {
    return value == Ternary::Unknown ? Value() : Value::boolean(value == Ternary::True);
}

Value in_list(const Value& tested, const std::vector<Value>& items) {
    bool unknown = false;
    for (const Value& item : items) {
        Value found;
        if (item.is(Kind::Range) && !tested.is(Kind::Range))
            found = includes(item.as_range(), tested);
        else if (item.is(Kind::List) && !tested.is(Kind::List))
            found = in_list(tested, item.as_list());
        else
            found = truth(equal(tested, item));
        if (found.is_true())
            return found;
        unknown = unknown || found.is_null();
    }
    return unknown && tested.is_null() ? Value() : Value::boolean(false);
}

} // namespace

Value negated_truth(const Value& value) {
    return value.is(Kind::Boolean) ? Value::boolean(!value.as_boolean()) : Value();
}

Value compare_values(Op op, const Value& left, const Value& right) {
    if (op == Op::Equal)
        return truth(equal(left, right));
    if (op == Op::NotEqual)
        return negated_truth(truth(equal(left, right)));
    int order = 0;
    if (!compare(left, right, order))
        return {};
    switch (op) {
    case Op::Less:
        return Value::boolean(order < 0);
    case Op::LessOrEqual:
        return Value::boolean(order <= 0);
    case Op::Greater:
        return Value::boolean(order > 0);
    default:
        return Value::boolean(order >= 0);
    }
}

Value includes(const RangeObject& range, const Value& value) {
    if (range.form == RangeForm::Exactly)
        return truth(equal(value, range.low));
    if (range.form == RangeForm::Except)
        return negated_truth(truth(equal(value, range.low)));
    int order = 0;
    bool inside = true;
    if (range.form != RangeForm::Below) {
        if (!compare(value, range.low, order))
            return {};
        inside = order > 0 || (order == 0 && range.low_included);
    }
    if (range.form != RangeForm::Above) {
        if (!compare(value, range.high, order))
            return {};
        inside = inside && (order < 0 || (order == 0 && range.high_included));
    }
    return Value::boolean(inside);
}

Value passes(const Value& tested, const Value& expected, NamesTested names_tested) {
    if (names_tested == NamesTested::Yes)
        return expected.is(Kind::Boolean) ? expected : Value();
    if (expected.is(Kind::Range) && !tested.is(Kind::Range))
        return includes(expected.as_range(), tested);
    if (expected.is(Kind::List)) {
        const bool same = tested.is(Kind::List) && equal(tested, expected) == Ternary::True;
        return same ? Value::boolean(true) : in_list(tested, expected.as_list());
    }
    // A condition on something else than the tested value, such as `count(orders) > 3`.
    if (expected.is(Kind::Boolean) && !tested.is(Kind::Boolean))
        return expected.as_boolean() && !tested.is_null() ? expected : truth(equal(tested, expected));
    return truth(equal(tested, expected));
}

} // namespace throughline::feel
