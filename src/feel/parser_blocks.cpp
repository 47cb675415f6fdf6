// Conditions, loops, quantifiers, function definitions and calls.
#include "feel/built_in.h"
#include "feel/parser.h"

#include <algorithm>

namespace throughline::feel {

Parsed Parser::if_expression() {
    const std::size_t offset = m_token.start;
    advance();
    const Parsed condition = parse_expression();
    if (!expect_word("then", " of `if … then … else …`"))
        return {};
    const Parsed positive = parse_expression();
    if (!expect_word("else", " of `if … then … else …`"))
        return {};
    const Parsed negative = parse_expression();
    Parsed result = emit(Op::If, offset, condition.node, positive.node, negative.node,
                         std::max({condition.depth, positive.depth, negative.depth}));
    result.type = same_type(positive.type.get(), negative.type.get()) ? positive.type : nullptr;
    return result;
}

// `x in list, y in a..b`; every iterator sees the ones before it. The level for the names is pushed by the
// caller.
bool Parser::iterators(std::vector<Iterator>& result, int& depth) {
    do {
        const std::string name = declared_name(",", "in");
        if (!expect_word("in", " behind the name of the iterator"))
            return false;
        Iterator iterator;
        const Parsed low = parse_expression();
        iterator.low = low.node;
        depth = std::max(depth, low.depth);
        TypePtr type = low.type != nullptr && low.type->kind == TypeKind::List ? low.type->element : nullptr;
        if (!m_failed && accept_symbol("..")) {
            const Parsed high = parse_expression();
            iterator.high = high.node;
            depth = std::max(depth, high.depth);
            type = low.type;
        }
        if (m_failed)
            return false;
        iterator.slot = new_slot();
        bind(name, iterator.slot, std::move(type));
        result.push_back(iterator);
    } while (accept_symbol(","));
    return true;
}

Parsed Parser::for_expression() {
    const std::size_t offset = m_token.start;
    advance();
    push_level();
    std::vector<Iterator> found;
    int depth = 0;
    Parsed body;
    const bool complete = iterators(found, depth) && expect_word("return", " of `for … return …`");
    const std::uint32_t partial = new_slot();
    if (complete) {
        bind("partial", partial, nullptr);
        body = parse_expression();
    }
    pop_level();
    if (m_failed)
        return {};
    const auto start = static_cast<std::uint32_t>(m_program.iterators.size());
    m_program.iterators.insert(m_program.iterators.end(), found.begin(), found.end());
    Parsed result = emit(Op::For, offset, body.node, start, static_cast<std::uint32_t>(found.size()),
                         std::max(depth, body.depth));
    if (!m_failed && is_used(partial))
        node(result).d = partial;
    result.type = list_type(body.type);
    return result;
}

Parsed Parser::quantified(Op op) {
    const std::size_t offset = m_token.start;
    advance();
    push_level();
    std::vector<Iterator> found;
    int depth = 0;
    Parsed condition;
    if (iterators(found, depth) && expect_word("satisfies", " of the quantified expression"))
        condition = parse_expression();
    pop_level();
    if (m_failed)
        return {};
    const auto start = static_cast<std::uint32_t>(m_program.iterators.size());
    m_program.iterators.insert(m_program.iterators.end(), found.begin(), found.end());
    return emit(op, offset, condition.node, start, static_cast<std::uint32_t>(found.size()),
                std::max(depth, condition.depth));
}

Parsed Parser::function_definition(std::string_view own_name) {
    const std::size_t offset = m_token.start;
    const Nesting nesting(*this);
    if (!nesting.allowed())
        return {};
    advance();
    if (!expect_symbol("(", " behind `function`"))
        return {};
    m_functions.emplace_back();
    push_level();
    const bool outer_range_end = std::exchange(m_in_range_end, false);
    std::vector<Parameter> parameters;
    bool more = !at_symbol(")");
    while (!m_failed && more) {
        Parameter parameter;
        parameter.name = declared_name(":,)", {});
        if (!m_failed && accept_symbol(":"))
            parameter.type = parse_type();
        bind(parameter.name, new_slot(), parameter.type);
        parameters.push_back(std::move(parameter));
        more = accept_symbol(",");
    }
    expect_symbol(")", " behind the parameters");
    Body definition;
    Parsed root;
    if (!m_failed && accept_word("external")) {
        external_body(definition);
    } else if (!m_failed) {
        if (!own_name.empty() &&
            !std::any_of(parameters.begin(), parameters.end(),
                         [own_name](const Parameter& p) { return p.name == own_name; })) {
            definition.self = new_slot();
            bind(own_name, definition.self, nullptr);
        }
        root = parse_expression();
    }
    m_in_range_end = outer_range_end;
    pop_level();
    FunctionState state = std::move(m_functions.back());
    m_functions.pop_back();
    if (m_failed)
        return {};
    definition.root = root.node;
    definition.result = root.type;
    definition.slots = state.body.slots;
    definition.parameters = std::move(parameters);
    definition.captures = std::move(state.captures);
    m_program.bodies.push_back(std::move(definition));
    return emit(Op::MakeFunction, offset, static_cast<std::uint32_t>(m_program.bodies.size() - 1), no_node,
                no_node, root.depth);
}

// `external {java: {class: "…", method signature: "…"}}`
bool Parser::external_body(Body& body) {
    const Parsed root = parse_expression();
    if (m_failed)
        return false;
    const auto entry = [this](std::uint32_t index, std::string_view name) -> std::uint32_t {
        if (index == no_node || m_program.nodes[index].op != Op::Context)
            return no_node;
        const Node& context = m_program.nodes[index];
        for (std::uint32_t part = context.b; part < context.b + 3 * context.c; part += 3) {
            if (m_program.names[m_program.more[part]] == name)
                return m_program.more[part + 2];
        }
        return no_node;
    };
    const auto text = [this](std::uint32_t index) {
        if (index == no_node || m_program.nodes[index].op != Op::Constant)
            return std::string();
        const Value& value = m_program.constants[m_program.nodes[index].a];
        return value.is(Kind::String) ? value.as_string() : std::string();
    };
    const std::uint32_t java = entry(root.node, "java");
    body.java_class = text(entry(java, "class"));
    body.java_method = text(entry(java, "method signature"));
    return true;
}

// Positional or named, never mixed; `(` is the current token.
bool Parser::arguments(std::vector<Parsed>& values, std::vector<std::string>& names) {
    const bool outer_range_end = std::exchange(m_in_range_end, false);
    advance();
    while (!m_failed && !at_symbol(")")) {
        std::size_t behind = m_token.start;
        std::string_view piece;
        while (m_token.kind == TokenKind::Word && m_lexer.name_piece_at(behind, piece)) {
        }
        const Token colon = m_lexer.token_at(behind);
        const bool named =
            m_token.kind == TokenKind::Word && colon.kind == TokenKind::Symbol && text_of(colon) == ":";
        if (named) {
            names.push_back(declared_name(":", {}));
            advance();
        }
        if (names.size() != (named ? values.size() + 1 : 0)) {
            fail_here("either names for all arguments or for none");
            break;
        }
        values.push_back(parse_expression());
        if (!accept_symbol(","))
            break;
        if (at_symbol(")"))
            fail_here("another argument behind the comma");
    }
    m_in_range_end = outer_range_end;
    return expect_symbol(")", " behind the arguments");
}

Parsed Parser::call(const Parsed& function, std::uint32_t hidden_built_in) {
    const std::size_t offset = m_token.start;
    std::vector<Parsed> values;
    std::vector<std::string> names;
    if (!arguments(values, names))
        return {};
    Parsed result = emit_list(Op::Call, offset, values, function.node);
    if (m_failed)
        return {};
    result.depth = std::max(result.depth, function.depth + 1);
    if (hidden_built_in != no_node)
        node(result).flag = static_cast<std::uint8_t>(hidden_built_in + 1);
    if (!names.empty()) {
        node(result).d = static_cast<std::uint32_t>(m_program.more.size());
        for (const std::string& name : names)
            m_program.more.push_back(add_name(name));
    }
    if (function.type != nullptr && function.type->kind == TypeKind::Function)
        result.type = function.type->element;
    return result;
}

Parsed Parser::call_built_in(std::size_t offset, std::uint32_t index) {
    std::vector<Parsed> values;
    std::vector<std::string> names;
    if (!arguments(values, names))
        return {};
    const BuiltIn& function = built_ins()[index];
    bool fits = false;
    std::vector<Parsed> ordered = values;
    if (names.empty()) {
        fits = accepts_count(function, values.size());
    } else {
        std::vector<int> order;
        fits = order_of_names(function, names, order);
        ordered.clear();
        for (const int place : order)
            ordered.push_back(place < 0 ? emit_constant(offset, Value())
                                        : values[static_cast<std::size_t>(place)]);
    }
    if (!fits)
        return emit(Op::Unknown, offset, add_name(std::string(function.name) + "() with these arguments"));
    Parsed result = emit_list(Op::CallBuiltIn, offset, ordered, index);
    // Functions that pick from a list keep what is known of its items.
    if (!values.empty() && values.front().type != nullptr && values.front().type->kind == TypeKind::List) {
        const std::string_view name = function.name;
        if (name == "sublist" || name == "append" || name == "concatenate" || name == "insert before" ||
            name == "remove" || name == "reverse" || name == "distinct values" || name == "union" ||
            name == "sort" || name == "list replace")
            result.type = values.front().type;
    }
    return result;
}

} // namespace throughline::feel
