// Loops of the machine: for, some, every, filters.
#include "base/text.h"
#include "feel/growing_list.h"
#include "feel/machine.h"

namespace throughline::feel {

namespace {

// The values a loop goes through: a list's items, or the numbers or days from one end to the other.
struct Steps {
    bool valid = false;
    Value list;
    bool days = false;
    Decimal start;
    std::int64_t first_day = 0;
    std::uint64_t count = 0;
    int direction = 1;

    Value at(std::uint64_t index) const {
        if (list.is(Kind::List))
            return list.as_list()[index];
        const auto step = static_cast<std::int64_t>(index) * direction;
        if (days)
            return Value::date(date_from_days(first_day + step));
        return Value::number(start + Decimal(step));
    }
};

constexpr std::uint64_t most_steps = 1ULL << 40;

Steps steps_between(const Value& low, const Value& high) {
    Steps steps;
    std::int64_t distance = 0;
    if (low.is(Kind::Number) && high.is(Kind::Number)) {
        if (!low.as_number().is_integer() || !high.as_number().is_integer())
            return steps;
        const Decimal difference = high.as_number() - low.as_number();
        distance = difference.to_integer().value_or(static_cast<std::int64_t>(most_steps));
        if (difference.is_negative() && !difference.to_integer())
            distance = -distance;
        steps.start = low.as_number();
    } else if (low.is(Kind::Date) && high.is(Kind::Date)) {
        steps.days = true;
        steps.first_day = days_of(low.as_date_time());
        distance = days_of(high.as_date_time()) - steps.first_day;
    } else {
        return steps;
    }
    steps.valid = true;
    steps.direction = distance < 0 ? -1 : 1;
    steps.count = static_cast<std::uint64_t>(distance < 0 ? -distance : distance) + 1;
    return steps;
}

// A range value with both ends; ends that are left out are skipped.
Steps steps_of_range(const RangeObject& range) {
    Steps steps;
    if (range.form != RangeForm::Interval)
        return steps;
    steps = steps_between(range.low, range.high);
    if (!steps.valid)
        return steps;
    if (!range.high_included)
        --steps.count;
    if (!range.low_included && steps.count > 0) {
        --steps.count;
        steps.start = steps.start + Decimal(steps.direction);
        steps.first_day += steps.direction;
    }
    return steps;
}

Steps steps_of(const Value& value) {
    if (value.is(Kind::Range))
        return steps_of_range(value.as_range());
    Steps steps;
    if (value.is_null())
        return steps;
    steps.valid = true;
    steps.list = value.is(Kind::List) ? value : Value::list({value});
    steps.count = steps.list.as_list().size();
    return steps;
}

} // namespace

template <typename Visit>
bool Machine::iterate(const Node& node, std::uint32_t depth, Visit& visit) {
    if (depth == node.c)
        return visit();
    const Iterator iterator = m_frame.program->iterators[node.b + depth];
    const Value low = evaluate(iterator.low);
    const Steps steps =
        iterator.high == no_node ? steps_of(low) : steps_between(low, evaluate(iterator.high));
    if (!steps.valid) {
        visit.valid = false;
        return false;
    }
    for (std::uint64_t index = 0; index < steps.count; ++index) {
        if (!spend(1))
            return false;
        slot(iterator.slot) = steps.at(index);
        if (!iterate(node, depth + 1, visit))
            return false;
    }
    return true;
}

Value Machine::for_loop(const Node& node) {
    struct Collect {
        Machine& machine;
        const Node& node;
        GrowingList results;
        bool valid = true;

        bool operator()() {
            if (node.d != no_node)
                machine.slot(node.d) = results.value();
            Value result = machine.evaluate(node.a);
            if (node.d != no_node)
                machine.slot(node.d) = Value();
            return results.append(machine, std::move(result)) && !machine.m_failed;
        }
    };
    Collect collect{*this, node, {}, true};
    iterate(node, 0, collect);
    if (!collect.valid)
        return nothing("There is nothing to iterate over: not a list, nor whole numbers or dates.");
    return collect.results.value();
}

Value Machine::quantified(const Node& node) {
    const bool deciding = node.op == Op::Some;
    struct Decide {
        Machine& machine;
        const Node& node;
        bool deciding;
        bool decided = false;
        bool unknown = false;
        bool wrong = false;
        bool valid = true;

        bool operator()() {
            const Value result = machine.evaluate(node.a);
            if (result.is(Kind::Boolean) && result.as_boolean() == deciding) {
                decided = true;
                return false;
            }
            if (!result.is(Kind::Boolean) && !result.is_null()) {
                wrong = true;
                return false;
            }
            unknown = unknown || result.is_null();
            return !machine.m_failed;
        }
    };
    Decide decide{*this, node, deciding};
    iterate(node, 0, decide);
    if (!decide.valid)
        return nothing("There is nothing to iterate over: not a list, nor whole numbers or dates.");
    if (decide.wrong)
        return nothing("The condition of a quantifier gives a value that is no boolean.");
    if (decide.decided)
        return Value::boolean(deciding);
    return decide.unknown ? Value() : Value::boolean(!deciding);
}

Value Machine::filter_by_index(const Value& operand, const Value& index) {
    const std::vector<Value>& items = operand.as_list();
    const std::optional<std::int64_t> place = index.as_number().to_integer();
    const auto size = static_cast<std::int64_t>(items.size());
    if (!place || *place == 0 || *place > size || *place < -size)
        return nothing(text_format("The list has %lld items, so there is no item %s.",
                                   static_cast<long long>(size), index.as_number().text().c_str()));
    return items[static_cast<std::size_t>(*place > 0 ? *place - 1 : size + *place)];
}

// DMN 1.5, table 61: a number picks an item, a condition keeps those for which it is true.
Value Machine::filter(const Node& node) {
    Value operand = evaluate(node.a);
    if (m_failed)
        return {};
    if (operand.is_null())
        return nothing("There is no list to filter.");
    if (!operand.is(Kind::List))
        operand = Value::list({operand});
    const std::vector<Value>& items = operand.as_list();
    if (items.empty()) {
        slot(node.c) = Value();
        const Value index = evaluate(node.b);
        return index.is(Kind::Number) ? filter_by_index(operand, index) : operand;
    }
    std::vector<Value> kept;
    for (std::size_t position = 0; position < items.size(); ++position) {
        slot(node.c) = items[position];
        const Value result = evaluate(node.b);
        if (m_failed)
            return {};
        if (position == 0 && result.is(Kind::Number))
            return filter_by_index(operand, result);
        if (!result.is(Kind::Boolean) && !result.is_null())
            return nothing("A filter needs a number or a condition.");
        if (result.is_true())
            kept.push_back(items[position]);
    }
    return Value::list(std::move(kept));
}

} // namespace throughline::feel
