// Types as `instance of` and parameters name them.
#include "feel/parser.h"

#include <algorithm>

namespace throughline::feel {

namespace {

NameIndex index_of_own_names() {
    NameIndex index;
    std::uint32_t number = 0;
    for (const std::string_view name : built_in_type_names())
        index.add(name, number++);
    return index;
}

} // namespace

TypePtr Parser::parse_type() {
    static const NameIndex own_index = index_of_own_names();
    const Nesting nesting(*this);
    if (!nesting.allowed())
        return nullptr;
    const std::size_t offset = m_token.start;
    NameIndex::Match own;
    NameIndex::Match declared;
    const bool is_own = own_index.longest(m_lexer, offset, own);
    const bool is_declared = m_scope.types().longest(m_lexer, offset, declared);
    if (is_declared && (!is_own || declared.pieces >= own.pieces)) {
        move_to(declared.end);
        return m_scope.type(declared.value);
    }
    if (!is_own) {
        const std::size_t end = std::max(end_of_words(offset), m_token.end);
        const std::string written(m_lexer.text().substr(offset, end - offset));
        fail(offset, m_token.kind == TokenKind::Word
                         ? "There is no type `" + written + "`."
                         : "Expected a type, but found " + token_for_people() + ".");
        return nullptr;
    }
    move_to(own.end);
    TypePtr type = built_in_type(built_in_type_names()[own.value]);
    return at_symbol("<") ? generic_type(type->kind) : type;
}

TypePtr Parser::generic_type(TypeKind kind) {
    switch (kind) {
    case TypeKind::List:
    case TypeKind::Range: {
        advance();
        auto type = std::make_shared<Type>();
        type->kind = kind;
        type->element = parse_type();
        expect_symbol(">", " behind the type of the items");
        return type;
    }
    case TypeKind::Context:
        return context_type();
    case TypeKind::Function:
        return function_type();
    default:
        fail_here("the end of the type");
        return nullptr;
    }
}

TypePtr Parser::context_type() {
    advance();
    auto type = std::make_shared<Type>();
    type->kind = TypeKind::Context;
    bool more = !at_symbol(">");
    while (!m_failed && more) {
        std::string name = declared_name(":>", {});
        if (!expect_symbol(":", " behind the name of the entry"))
            break;
        type->members.emplace_back(std::move(name), parse_type());
        more = accept_symbol(",");
    }
    expect_symbol(">", " behind the entries of the type");
    return type;
}

TypePtr Parser::function_type() {
    advance();
    auto type = std::make_shared<Type>();
    type->kind = TypeKind::Function;
    bool more = !at_symbol(">");
    while (!m_failed && more) {
        type->parameters.push_back(parse_type());
        more = accept_symbol(",");
    }
    if (expect_symbol(">", " behind the types of the parameters") &&
        expect_symbol("->", " and the type of the result"))
        type->element = parse_type();
    return type;
}

} // namespace throughline::feel
