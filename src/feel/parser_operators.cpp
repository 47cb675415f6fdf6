// Operators of FEEL, from the loosest to the tightest: or, and, comparison with between and in, + −, × ÷, **,
// negation, instance of.
#include "feel/parser.h"

#include <algorithm>
#include <array>

namespace throughline::feel {

namespace {

struct Operator {
    std::string_view symbol;
    Op op;
};

constexpr std::array<Operator, 6> comparisons = {{{"=", Op::Equal},
                                                  {"!=", Op::NotEqual},
                                                  {"<", Op::Less},
                                                  {"<=", Op::LessOrEqual},
                                                  {">", Op::Greater},
                                                  {">=", Op::GreaterOrEqual}}};

template <std::size_t size>
const Operator* find_operator(const std::array<Operator, size>& operators, std::string_view symbol) {
    const auto found = std::find_if(operators.begin(), operators.end(),
                                    [symbol](const Operator& entry) { return entry.symbol == symbol; });
    return found == operators.end() ? nullptr : &*found;
}

} // namespace

Parsed Parser::parse_expression() {
    const Nesting nesting(*this);
    if (!nesting.allowed())
        return {};
    return disjunction();
}

Parsed Parser::disjunction() {
    const std::size_t offset = m_token.start;
    Parsed first = conjunction();
    if (m_failed || !at_word("or"))
        return first;
    std::vector<Parsed> parts = {first};
    while (!m_failed && accept_word("or"))
        parts.push_back(conjunction());
    Parsed result = emit_list(Op::Or, offset, parts);
    return result;
}

Parsed Parser::conjunction() {
    const std::size_t offset = m_token.start;
    Parsed first = comparison();
    if (m_failed || !at_word("and"))
        return first;
    std::vector<Parsed> parts = {first};
    while (!m_failed && accept_word("and"))
        parts.push_back(comparison());
    return emit_list(Op::And, offset, parts);
}

Parsed Parser::comparison() {
    Parsed left = additive();
    while (!m_failed) {
        const std::size_t offset = m_token.start;
        if (m_token.kind == TokenKind::Symbol) {
            const Operator* found = find_operator(comparisons, text_of(m_token));
            if (found == nullptr)
                break;
            advance();
            left = emit_binary(found->op, offset, left, additive());
        } else if (at_word("between")) {
            left = between(left);
        } else if (at_word("in")) {
            left = in(left);
        } else {
            break;
        }
    }
    return left;
}

Parsed Parser::between(const Parsed& value) {
    const std::size_t offset = m_token.start;
    advance();
    const Parsed low = additive();
    if (!expect_word("and", " of `between … and …`"))
        return {};
    const Parsed high = additive();
    return emit(Op::Between, offset, value.node, low.node, high.node,
                std::max({value.depth, low.depth, high.depth}));
}

Parsed Parser::in(const Parsed& value) {
    const std::size_t offset = m_token.start;
    advance();
    Tested tested;
    tested.source = Source::Local;
    tested.slot = new_slot();
    tested.type = value.type;
    Parsed condition;
    const Nesting nesting(*this);
    if (!nesting.allowed())
        return {};
    if (at_symbol("(")) {
        // Either a list of tests or a range that is open below.
        const std::size_t open = m_token.start;
        const bool outer_range_end = std::exchange(m_in_range_end, false);
        advance();
        std::vector<Parsed> parts;
        bool range = false;
        do {
            Parsed part = test(tested, Extent::Whole);
            if (!m_failed && parts.empty() && at_symbol("..") && node(part).op == Op::TestValue) {
                // The value of the test was the low end.
                const Parsed low = {node(part).b, part.depth, nullptr};
                m_in_range_end = outer_range_end;
                const Parsed span = range_from(open, low, false);
                part = emit_binary(Op::TestValue, open, emit_tested(tested, open), span);
                range = true;
            }
            parts.push_back(part);
        } while (!m_failed && !range && accept_symbol(","));
        m_in_range_end = outer_range_end;
        if (!range && !expect_symbol(")", " behind the tests of `in`"))
            return {};
        condition = parts.size() == 1 ? parts.front() : emit_list(Op::TestAny, open, parts);
    } else {
        condition = test(tested, Extent::Operand);
    }
    return emit(Op::In, offset, value.node, tested.slot, condition.node,
                std::max(value.depth, condition.depth));
}

Parsed Parser::additive() {
    Parsed left = multiplicative();
    while (!m_failed && (at_symbol("+") || at_symbol("-"))) {
        const std::size_t offset = m_token.start;
        const Op op = at_symbol("+") ? Op::Add : Op::Subtract;
        advance();
        left = emit_binary(op, offset, left, multiplicative());
    }
    return left;
}

Parsed Parser::multiplicative() {
    Parsed left = power();
    while (!m_failed && (at_symbol("*") || at_symbol("/"))) {
        const std::size_t offset = m_token.start;
        const Op op = at_symbol("*") ? Op::Multiply : Op::Divide;
        advance();
        left = emit_binary(op, offset, left, power());
    }
    return left;
}

Parsed Parser::power() {
    Parsed left = negation();
    while (!m_failed && at_symbol("**")) {
        const std::size_t offset = m_token.start;
        advance();
        left = emit_binary(Op::Power, offset, left, negation());
    }
    return left;
}

Parsed Parser::negation() {
    if (!at_symbol("-"))
        return instance_of();
    const Nesting nesting(*this);
    const std::size_t offset = m_token.start;
    advance();
    const Parsed operand = nesting.allowed() ? negation() : Parsed();
    if (m_failed)
        return {};
    // A number's sign belongs to the constant.
    const Node& inner = node(operand);
    if (inner.op == Op::Constant && m_program.constants[inner.a].is(Kind::Number))
        return emit_constant(offset, Value::number(-m_program.constants[inner.a].as_number()), operand.type);
    Parsed result = emit(Op::Negate, offset, operand.node, no_node, no_node, operand.depth);
    result.type = operand.type;
    return result;
}

Parsed Parser::instance_of() {
    Parsed left = postfix();
    while (!m_failed && at_word("instance")) {
        const std::size_t offset = m_token.start;
        advance();
        if (!expect_word("of", " of `instance of`"))
            return {};
        TypePtr type = parse_type();
        if (m_failed)
            return {};
        left = emit(Op::InstanceOf, offset, left.node, add_type(std::move(type)), no_node, left.depth);
        left.type = simple_type(TypeKind::Boolean);
    }
    return left;
}

} // namespace throughline::feel
