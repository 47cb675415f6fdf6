#include "feel/parser.h"

#include "base/text.h"

#include <algorithm>

namespace throughline::feel {

Parser::Parser(std::string_view text, const Scope& scope, UnknownNames unknown, const CompileLimits& limits)
    : m_lexer(text)
    , m_scope(scope)
    , m_unknown(unknown)
    , m_limits(limits) {
    m_functions.emplace_back();
    m_program.bodies.emplace_back();
    m_program.text = std::string(text.substr(0, std::min(text.size(), limits.text_bytes)));
    if (text.size() > limits.text_bytes) {
        fail(0, text_format("The expression has %zu bytes; at most %zu are allowed.", text.size(),
                            limits.text_bytes));
        return;
    }
    const std::size_t invalid = first_invalid_utf8(text);
    if (invalid != no_position) {
        fail(invalid, "The text is not valid UTF-8 here.");
        return;
    }
    move_to(0);
}

Parser::Nesting::Nesting(Parser& parser)
    : m_parser(parser) {
    if (++m_parser.m_nesting > m_parser.m_limits.depth)
        m_parser.fail(
            m_parser.m_token.start,
            text_format("The expression is nested deeper than %d levels here.", m_parser.m_limits.depth));
}

Result<ProgramPtr> Parser::expression() {
    if (m_failed)
        return m_error;
    const Parsed root = parse_expression();
    if (!m_failed && m_token.kind != TokenKind::End)
        fail_here("an operator or the end");
    return finish(root);
}

Result<ProgramPtr> Parser::unary_tests(TypePtr tested_type) {
    m_has_tested = true;
    m_tested_type = std::move(tested_type);
    if (m_failed)
        return m_error;
    const Parsed root = tests_root();
    if (!m_failed && m_token.kind != TokenKind::End)
        fail_here("a comma or the end");
    return finish(root);
}

Result<TypePtr> Parser::type() {
    if (m_failed)
        return m_error;
    TypePtr result = parse_type();
    if (!m_failed && m_token.kind != TokenKind::End)
        fail_here("the end of the type");
    if (m_failed)
        return m_error;
    return result;
}

Result<ProgramPtr> Parser::finish(const Parsed& root) {
    if (m_failed)
        return m_error;
    Body& body = m_functions.front().body;
    body.root = root.node;
    m_program.bodies.front() = body;
    return ProgramPtr(std::make_shared<Program>(std::move(m_program)));
}

bool Parser::at_symbol(std::string_view symbol) const {
    return m_token.kind == TokenKind::Symbol && text_of(m_token) == symbol;
}

bool Parser::at_word(std::string_view word) const {
    return m_token.kind == TokenKind::Word && text_of(m_token) == word;
}

bool Parser::accept_symbol(std::string_view symbol) {
    if (!at_symbol(symbol))
        return false;
    advance();
    return true;
}

bool Parser::accept_word(std::string_view word) {
    if (!at_word(word))
        return false;
    advance();
    return true;
}

bool Parser::expect_symbol(std::string_view symbol, const char* purpose) {
    if (m_failed)
        return false;
    if (accept_symbol(symbol))
        return true;
    fail_here("`" + std::string(symbol) + "`" + purpose);
    return false;
}

bool Parser::expect_word(std::string_view word, const char* purpose) {
    if (m_failed)
        return false;
    if (accept_word(word))
        return true;
    fail_here("`" + std::string(word) + "`" + purpose);
    return false;
}

void Parser::move_to(std::size_t offset) {
    m_token = m_lexer.token_at(offset);
}

std::string Parser::token_for_people() const {
    if (m_token.kind == TokenKind::End)
        return "the end";
    const std::string_view text = text_of(m_token);
    if (m_token.kind == TokenKind::Wrong && text.front() == '"')
        return "a string without its closing quote";
    if (m_token.kind == TokenKind::Wrong && text.substr(0, 1) == "/")
        return "a comment without its `*/`";
    constexpr std::size_t longest = 40;
    if (text.size() <= longest)
        return "`" + std::string(text) + "`";
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
        --cut;
    return "`" + std::string(text.substr(0, cut)) + "…`";
}

Parsed Parser::fail(std::size_t offset, std::string message) {
    if (m_failed)
        return {};
    m_failed = true;
    const TextPosition position = position_of(m_lexer.text(), std::min(offset, m_lexer.text().size()));
    m_error.message = std::move(message);
    m_error.line = position.line;
    m_error.column = position.column;
    return {};
}

Parsed Parser::fail_here(std::string expectation) {
    return fail(m_token.start,
                "Expected " + std::move(expectation) + ", but found " + token_for_people() + ".");
}

Parsed Parser::emit(Op op, std::size_t offset, std::uint32_t a, std::uint32_t b, std::uint32_t c, int depth) {
    if (m_failed)
        return {};
    if (m_program.nodes.size() >= m_limits.nodes)
        return fail(offset, text_format("The expression has more than %zu parts.", m_limits.nodes));
    if (depth >= m_limits.depth)
        return fail(offset,
                    text_format("The expression is nested deeper than %d levels here.", m_limits.depth));
    Node node;
    node.op = op;
    node.a = a;
    node.b = b;
    node.c = c;
    node.offset = static_cast<std::uint32_t>(offset);
    m_program.nodes.push_back(node);
    return {static_cast<std::uint32_t>(m_program.nodes.size() - 1), depth + 1, nullptr};
}

Parsed Parser::emit_binary(Op op, std::size_t offset, const Parsed& left, const Parsed& right) {
    return emit(op, offset, left.node, right.node, no_node, std::max(left.depth, right.depth));
}

Parsed Parser::emit_list(Op op, std::size_t offset, const std::vector<Parsed>& children, std::uint32_t a) {
    const auto start = static_cast<std::uint32_t>(m_program.more.size());
    int depth = 0;
    for (const Parsed& child : children) {
        m_program.more.push_back(child.node);
        depth = std::max(depth, child.depth);
    }
    return emit(op, offset, a, start, static_cast<std::uint32_t>(children.size()), depth);
}

Parsed Parser::emit_constant(std::size_t offset, Value value, TypePtr type) {
    m_program.constants.push_back(std::move(value));
    Parsed result = emit(Op::Constant, offset, static_cast<std::uint32_t>(m_program.constants.size() - 1));
    result.type = std::move(type);
    return result;
}

std::uint32_t Parser::add_name(std::string_view name) {
    m_program.names.emplace_back(name);
    return static_cast<std::uint32_t>(m_program.names.size() - 1);
}

std::uint32_t Parser::add_type(TypePtr type) {
    m_program.types.push_back(std::move(type));
    return static_cast<std::uint32_t>(m_program.types.size() - 1);
}

Result<ProgramPtr> compile_expression(std::string_view text, const Scope& scope, UnknownNames unknown,
                                      const CompileLimits& limits) {
    return Parser(text, scope, unknown, limits).expression();
}

Result<ProgramPtr> compile_unary_tests(std::string_view text, const Scope& scope, TypePtr tested_type,
                                       UnknownNames unknown, const CompileLimits& limits) {
    return Parser(text, scope, unknown, limits).unary_tests(std::move(tested_type));
}

Result<TypePtr> compile_type(std::string_view text, const Scope& scope) {
    return Parser(text, scope, UnknownNames::Error, {}).type();
}

} // namespace throughline::feel
