#include "feel/machine.h"

#include "base/text.h"
#include "feel/arithmetic.h"
#include "feel/properties.h"
#include "feel/tests.h"

namespace throughline::feel {

Machine::Nesting::Nesting(Machine& machine)
    : m_machine(machine) {
    if (++m_machine.m_depth > m_machine.m_limits.depth)
        m_machine.fail(
            text_format("The evaluation nests deeper than %d levels; is there an endless recursion?",
                        m_machine.m_limits.depth));
}

void Machine::start() {
    m_steps = 0;
    m_failed = false;
    m_diagnostics.clear();
}

bool Machine::spend(std::uint64_t steps) {
    m_steps += steps;
    if (m_steps <= m_limits.steps)
        return !m_failed;
    if (!m_failed)
        fail(text_format("The evaluation needs more than %llu steps and was stopped.",
                         static_cast<unsigned long long>(m_limits.steps)));
    return false;
}

Value Machine::fail(std::string message) {
    if (m_failed)
        return {};
    m_failed = true;
    m_error = Error{std::move(message), {}, 0, 0};
    if (m_frame.program != nullptr) {
        const TextPosition position = position_of(m_frame.program->text, m_offset);
        m_error.line = position.line;
        m_error.column = position.column;
    }
    return {};
}

void Machine::note(std::string message) {
    constexpr std::size_t most = 100;
    if (m_diagnostics.size() < most)
        m_diagnostics.push_back({std::move(message), m_offset});
}

Value Machine::evaluate(const Program& program, std::span<const Value> variables, const Value* tested) {
    return run(program, program.bodies.front().root, variables, tested);
}

Value Machine::evaluate_part(const Program& program, std::uint32_t node) {
    return run(program, node, {}, nullptr);
}

Value Machine::run(const Program& program, std::uint32_t root, std::span<const Value> variables,
                   const Value* tested) {
    const Frame outer = m_frame;
    const std::uint32_t outer_offset = m_offset;
    m_frame = {&program, variables, tested, m_slots.size()};
    m_slots.resize(m_slots.size() + program.bodies.front().slots);
    Value result = evaluate(root);
    m_slots.resize(m_frame.base);
    m_frame = outer;
    m_offset = outer_offset;
    return m_failed ? Value() : result;
}

Value Machine::evaluate(std::uint32_t index) {
    const Node& node = m_frame.program->nodes[index];
    if (++m_steps > m_limits.steps || m_failed) {
        spend(0);
        return {};
    }
    // Leaves first: they neither nest nor fail.
    switch (node.op) {
    case Op::Constant:
        return m_frame.program->constants[node.a];
    case Op::Global:
        return node.a < m_frame.variables.size() ? m_frame.variables[node.a] : Value();
    case Op::Tested:
        return m_frame.tested == nullptr ? Value() : *m_frame.tested;
    case Op::Local:
        return slot(node.a);
    default:
        break;
    }
    const Nesting nesting(*this);
    if (!nesting.allowed())
        return {};
    m_offset = node.offset;
    return evaluate_inner(node);
}

// Nodes with children, and those that may fail.
Value Machine::evaluate_inner(const Node& node) {
    switch (node.op) {
    case Op::Implicit:
        return implicit(node);
    case Op::Unknown:
        return nothing("There is no " + name(node.a) + " here.");
    case Op::Negate:
        return negate(node);
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
    case Op::Power:
        return binary(node);
    case Op::Equal:
    case Op::NotEqual:
    case Op::Less:
    case Op::LessOrEqual:
    case Op::Greater:
    case Op::GreaterOrEqual:
        return comparison(node);
    case Op::And:
        return all_or_any(node, false);
    case Op::Or:
        return all_or_any(node, true);
    case Op::Between:
        return between(node);
    case Op::In:
        return in(node);
    case Op::TestValue:
        return test_value(node);
    case Op::TestAny:
        return test_any(node);
    case Op::TestNot:
        return negated_truth(evaluate(node.a));
    case Op::If:
        return condition(node);
    case Op::For:
        return for_loop(node);
    case Op::Some:
    case Op::Every:
        return quantified(node);
    case Op::List:
        return list(node);
    case Op::Context:
        return context(node);
    case Op::Range:
        return range(node);
    case Op::Path:
        return path(node);
    case Op::Filter:
        return filter(node);
    case Op::CallBuiltIn:
        return call_built_in(node);
    case Op::Call:
        return call_value(node);
    case Op::MakeFunction:
        return make_function(node);
    case Op::InstanceOf:
        return instance_of(node);
    default:
        return {};
    }
}

// A name in a filter: an entry of the item where it has one, else what the name means outside.
Value Machine::implicit(const Node& node) {
    for (const std::uint32_t child : children(node)) {
        const Value item = evaluate(child);
        if (item.is(Kind::Context)) {
            const Value* entry = item.as_context().find(name(node.a));
            if (entry != nullptr)
                return *entry;
        } else if (has_property(item, name(node.a))) {
            return property_of(item, name(node.a));
        }
    }
    if (node.d != no_node)
        return evaluate(node.d);
    return nothing("There is no `" + name(node.a) + "` here.");
}

Value Machine::negate(const Node& node) {
    const Value operand = evaluate(node.a);
    Value result = negate_value(operand);
    if (result.is_null() && m_keeps_diagnostics)
        return nothing("A " + std::string(kind_name(operand.kind())) + " cannot be negated.");
    return result;
}

namespace {

const char* verb_of(Op op) {
    switch (op) {
    case Op::Add:
        return "be added to";
    case Op::Subtract:
        return "have subtracted";
    case Op::Multiply:
        return "be multiplied by";
    case Op::Divide:
        return "be divided by";
    case Op::Power:
        return "be raised to the power of";
    default:
        return "be compared with";
    }
}

// Text of a value for messages, short.
std::string shown(const Value& value) {
    constexpr std::size_t longest = 60;
    std::string text = value_literal(value, longest);
    if (text.size() > longest) {
        std::size_t cut = longest;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
            --cut;
        text = text.substr(0, cut) + "…";
    }
    return text;
}

} // namespace

Value Machine::binary(const Node& node) {
    const Value left = evaluate(node.a);
    const Value right = evaluate(node.b);
    Value result;
    switch (node.op) {
    case Op::Add:
        if (left.is(Kind::String) && right.is(Kind::String) &&
            !spend((left.as_string().size() + right.as_string().size()) / 16))
            return {};
        result = add_values(left, right);
        break;
    case Op::Subtract:
        result = subtract_values(left, right);
        break;
    case Op::Multiply:
        result = multiply_values(left, right);
        break;
    case Op::Divide:
        result = divide_values(left, right);
        break;
    default:
        // Powers take hundreds of times as long as a product.
        if (!spend(100))
            return {};
        result = power_values(left, right);
        break;
    }
    if (result.is_null() && m_keeps_diagnostics) {
        m_offset = node.offset;
        return nothing(shown(left) + " cannot " + verb_of(node.op) + " " + shown(right) + ".");
    }
    return result;
}

Value Machine::comparison(const Node& node) {
    const Value left = evaluate(node.a);
    const Value right = evaluate(node.b);
    // Values of different weight differ early, but perhaps not at once.
    if (!spend_on(left) || !spend_on(right))
        return {};
    Value result = compare_values(node.op, left, right);
    if (result.is_null() && m_keeps_diagnostics) {
        m_offset = node.offset;
        return nothing(shown(left) + " cannot be compared with " + shown(right) + ".");
    }
    return result;
}

// `and` decides with the first false, `or` with the first true; what is not boolean is unknown.
Value Machine::all_or_any(const Node& node, bool deciding) {
    bool unknown = false;
    for (const std::uint32_t child : children(node)) {
        const Value part = evaluate(child);
        if (part.is(Kind::Boolean) && part.as_boolean() == deciding)
            return Value::boolean(deciding);
        unknown = unknown || !part.is(Kind::Boolean);
    }
    return unknown ? Value() : Value::boolean(!deciding);
}

Value Machine::between(const Node& node) {
    const Value value = evaluate(node.a);
    const Value low = evaluate(node.b);
    const Value high = evaluate(node.c);
    int against_low = 0;
    int against_high = 0;
    if (!compare(value, low, against_low) || !compare(value, high, against_high))
        return nothing("The three values of `between` cannot be compared.");
    return Value::boolean(against_low >= 0 && against_high <= 0);
}

Value Machine::in(const Node& node) {
    slot(node.b) = evaluate(node.a);
    return evaluate(node.c);
}

Value Machine::test_value(const Node& node) {
    const Value tested = evaluate(node.a);
    const Value expected = evaluate(node.b);
    if (!spend_on(tested) || !spend_on(expected))
        return {};
    return passes(tested, expected, node.flag != 0 ? NamesTested::Yes : NamesTested::No);
}

Value Machine::test_any(const Node& node) {
    bool unknown = false;
    for (const std::uint32_t child : children(node)) {
        Value part = evaluate(child);
        if (part.is_true())
            return part;
        unknown = unknown || part.is_null();
    }
    return unknown ? Value() : Value::boolean(false);
}

Value Machine::instance_of(const Node& node) {
    const Value operand = evaluate(node.a);
    return spend_on(operand) ? Value::boolean(is_instance(operand, m_frame.program->types[node.b].get()))
                             : Value();
}

Value Machine::condition(const Node& node) {
    const Value decided = evaluate(node.a);
    if (!decided.is_null() && !decided.is(Kind::Boolean))
        return nothing("The condition of `if` is " + shown(decided) + ", which is no boolean.");
    return evaluate(decided.is_true() ? node.b : node.c);
}

Value Machine::list(const Node& node) {
    std::vector<Value> items;
    items.reserve(node.c);
    for (const std::uint32_t child : children(node))
        items.push_back(evaluate(child));
    return Value::list(std::move(items));
}

Value Machine::context(const Node& node) {
    auto* object = new ContextObject();
    Value result = Value::adopt(object);
    object->entries.reserve(node.c);
    for (std::uint32_t part = node.b; part < node.b + 3 * node.c; part += 3) {
        const std::vector<std::uint32_t>& more = m_frame.program->more;
        const std::string& entry = name(more[part]);
        Value value = evaluate(more[part + 2]);
        if (object->find(entry) != nullptr)
            return nothing("The context has two entries `" + entry + "`.");
        slot(more[part + 1]) = value;
        object->entries.emplace_back(entry, std::move(value));
    }
    return result;
}

Value Machine::range(const Node& node) {
    const auto form = static_cast<RangeForm>(node.flag & 7U);
    const bool low_included = (node.flag & range_low_included) != 0;
    const bool high_included = (node.flag & range_high_included) != 0;
    Value low = evaluate(node.a);
    Value high = node.b == node.a ? low : evaluate(node.b);
    if (form == RangeForm::Below)
        return Value::range(Value(), low_included, std::move(high), high_included, form);
    if (form == RangeForm::Above)
        return Value::range(std::move(low), low_included, Value(), high_included, form);
    int order = 0;
    const bool both = form == RangeForm::Interval && !low.is_null() && !high.is_null();
    // As range() has it: both ends of one kind, the lower one first.
    if (both && (!compare(low, high, order) || order > 0))
        return nothing(shown(low) + " and " + shown(high) + " do not make a range.");
    return Value::range(std::move(low), low_included, std::move(high), high_included, form);
}

Value Machine::path(const Node& node) {
    const Value operand = evaluate(node.a);
    if (m_failed)
        return {};
    const std::string& wanted = name(node.b);
    if (operand.is(Kind::List)) {
        std::vector<Value> items;
        const std::vector<Value>& source = operand.as_list();
        if (!spend(source.size()))
            return {};
        items.reserve(source.size());
        for (const Value& item : source)
            items.push_back(property_of(item, wanted));
        return Value::list(std::move(items));
    }
    if (!has_property(operand, wanted)) {
        m_offset = node.offset;
        return nothing("There is no `" + wanted + "` in " + shown(operand) + ".");
    }
    return property_of(operand, wanted);
}

} // namespace throughline::feel
