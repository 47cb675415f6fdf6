// Unary tests: what may stand in the cells of a decision table and to the right of `in`.
#include "feel/parser.h"

#include <algorithm>

namespace throughline::feel {

Parsed Parser::emit_tested(const Tested& tested, std::size_t offset) {
    Parsed result =
        tested.source == Source::Tested ? emit(Op::Tested, offset) : emit(Op::Local, offset, tested.slot);
    result.type = tested.type;
    return result;
}

Parsed Parser::tests_root() {
    Tested tested;
    tested.type = m_tested_type;
    const std::size_t offset = m_token.start;
    if (m_token.kind == TokenKind::End || at_symbol("-")) {
        const Token next = m_lexer.token_at(m_token.end);
        if (m_token.kind == TokenKind::End || next.kind == TokenKind::End) {
            advance();
            return emit_constant(offset, Value::boolean(true));
        }
    }
    const Token next = m_lexer.token_at(m_token.end);
    if (at_word("not") && next.kind == TokenKind::Symbol && text_of(next) == "(") {
        // `not(…)` as a whole is a negated list of tests; `not(…) and …` is an expression.
        advance();
        advance();
        const Parsed inner = tests(tested);
        if (!m_failed && at_symbol(")") && m_lexer.token_at(m_token.end).kind == TokenKind::End) {
            advance();
            return emit(Op::TestNot, offset, inner.node, no_node, no_node, inner.depth);
        }
        if (m_failed)
            return {};
        move_to(offset);
    }
    return tests(tested);
}

Parsed Parser::tests(const Tested& tested) {
    const std::size_t offset = m_token.start;
    std::vector<Parsed> parts;
    do {
        parts.push_back(test(tested, Extent::Whole));
    } while (!m_failed && accept_symbol(","));
    return parts.size() == 1 ? parts.front() : emit_list(Op::TestAny, offset, parts);
}

Parsed Parser::test(const Tested& tested, Extent extent) {
    const std::size_t offset = m_token.start;
    static constexpr std::pair<std::string_view, Op> operators[] = {
        {"<=", Op::LessOrEqual}, {"<", Op::Less},      {">=", Op::GreaterOrEqual},
        {">", Op::Greater},      {"!=", Op::NotEqual}, {"=", Op::Equal}};
    for (const auto& [symbol, op] : operators) {
        if (at_symbol(symbol)) {
            advance();
            return emit_binary(op, offset, emit_tested(tested, offset), additive());
        }
    }
    const std::uint32_t uses_before = m_tested_uses;
    const Parsed value = extent == Extent::Whole ? parse_expression() : additive();
    Parsed result = emit_binary(Op::TestValue, offset, emit_tested(tested, offset), value);
    if (!m_failed)
        node(result).flag = m_tested_uses != uses_before ? 1 : 0;
    return result;
}

} // namespace throughline::feel
