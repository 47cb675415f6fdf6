// What stands alone: literals, names, brackets of every kind, and what may follow them: paths, filters,
// calls.
#include "feel/calendar.h"
#include "feel/parser.h"

#include <algorithm>

namespace throughline::feel {

Parsed Parser::postfix() {
    Parsed operand = primary();
    while (!m_failed && m_token.kind == TokenKind::Symbol) {
        if (at_symbol("."))
            operand = path(operand);
        else if (at_symbol("[") && !(m_in_range_end && bracket_closes_range()))
            operand = filter(operand);
        else if (at_symbol("("))
            operand = call(operand);
        else
            break;
    }
    return operand;
}

TypePtr Parser::element_type(const TypePtr& type) const {
    return type != nullptr && type->kind == TypeKind::List ? type->element : type;
}

Parsed Parser::path(const Parsed& operand) {
    const std::size_t offset = m_token.start;
    advance();
    const TypePtr item = element_type(operand.type);
    const std::string name = path_name(item);
    Parsed result = emit(Op::Path, offset, operand.node, add_name(name), no_node, operand.depth);
    if (item != nullptr) {
        const TypePtr* member = item->member(name);
        if (member != nullptr)
            result.type = item == operand.type ? *member : list_type(*member);
    }
    return result;
}

Parsed Parser::filter(const Parsed& list) {
    const std::size_t offset = m_token.start;
    advance();
    const bool outer_range_end = std::exchange(m_in_range_end, false);
    const std::uint32_t slot = new_slot();
    Level& level = push_level();
    level.is_filter = true;
    level.item_slot = slot;
    level.item_type = element_type(list.type);
    const TypePtr item_type = level.item_type;
    bind("item", slot, item_type);
    // An entry `item` of the items themselves comes first.
    if (item_type != nullptr) {
        std::uint32_t member = 0;
        for (const auto& [name, type] : item_type->members) {
            bind(name, slot, type);
            m_levels.back().bindings.back().member = member++;
        }
    }
    const Parsed condition = parse_expression();
    pop_level();
    m_in_range_end = outer_range_end;
    if (!expect_symbol("]", " behind the filter"))
        return {};
    Parsed result =
        emit(Op::Filter, offset, list.node, condition.node, slot, std::max(list.depth, condition.depth));
    result.type = list.type;
    return result;
}

// Behind the high end of a range `[` closes it, unless a filter's condition follows.
bool Parser::bracket_closes_range() const {
    const Token next = m_lexer.token_at(m_token.end);
    const std::string_view text = text_of(next);
    if (next.kind == TokenKind::End)
        return true;
    if (next.kind == TokenKind::Word)
        return is_keyword(text) && text != "true" && text != "false" && text != "null" && text != "if" &&
               text != "for" && text != "some" && text != "every" && text != "function";
    return next.kind == TokenKind::Symbol && text != "(" && text != "[" && text != "{" && text != "-" &&
           text != "@";
}

Parsed Parser::primary() {
    const Nesting nesting(*this);
    if (!nesting.allowed())
        return {};
    switch (m_token.kind) {
    case TokenKind::Number:
        return literal_number();
    case TokenKind::String:
        return literal_string();
    case TokenKind::Word:
        return word();
    case TokenKind::Symbol:
        if (at_symbol("("))
            return parenthesised();
        if (at_symbol("["))
            return list_or_range();
        if (at_symbol("]"))
            return open_range();
        if (at_symbol("{"))
            return context();
        if (at_symbol("@"))
            return at_literal();
        break;
    default:
        break;
    }
    return fail_here("a value");
}

Parsed Parser::word() {
    const std::string_view text = text_of(m_token);
    const std::size_t offset = m_token.start;
    if (!is_keyword(text))
        return name();
    // A known name may begin with a keyword.
    const Found found = find_name(offset);
    if (found.found && !found.built_in && found.pieces > 1)
        return name();
    if (text == "true" || text == "false") {
        const bool value = text == "true";
        advance();
        return emit_constant(offset, Value::boolean(value), simple_type(TypeKind::Boolean));
    }
    if (text == "null") {
        advance();
        return emit_constant(offset, Value());
    }
    if (text == "if")
        return if_expression();
    if (text == "for")
        return for_expression();
    if (text == "some")
        return quantified(Op::Some);
    if (text == "every")
        return quantified(Op::Every);
    if (text == "function")
        return function_definition({});
    return fail_here("a value");
}

Parsed Parser::literal_number() {
    const std::size_t offset = m_token.start;
    const std::optional<Decimal> value = Decimal::parse(text_of(m_token));
    if (!value)
        return fail(offset, "The number `" + std::string(text_of(m_token)) + "` is too large.");
    advance();
    return emit_constant(offset, Value::number(*value), simple_type(TypeKind::Number));
}

Parsed Parser::literal_string() {
    const std::size_t offset = m_token.start;
    std::string text = unescaped(text_of(m_token));
    advance();
    return emit_constant(offset, Value::string(std::move(text)), simple_type(TypeKind::String));
}

// @"…" is a date, a time, a date and time, or a duration; anything else is null.
Parsed Parser::at_literal() {
    const std::size_t offset = m_token.start;
    advance();
    if (m_token.kind != TokenKind::String)
        return fail_here("a string behind `@`");
    const std::string text = unescaped(text_of(m_token));
    advance();
    if (const auto date = read_date(text))
        return emit_constant(offset, Value::date(*date), simple_type(TypeKind::Date));
    if (const auto time = read_time(text))
        return emit_constant(offset, Value::time(*time), simple_type(TypeKind::Time));
    if (const auto moment = read_date_time(text))
        return emit_constant(offset, Value::date_time(*moment), simple_type(TypeKind::DateTime));
    if (const auto months = read_years_months(text))
        return emit_constant(offset, Value::months(*months), simple_type(TypeKind::YearsMonthsDuration));
    if (const auto seconds = read_days_time(text))
        return emit_constant(offset, Value::seconds(*seconds), simple_type(TypeKind::DaysTimeDuration));
    return emit_constant(offset, Value());
}

Parsed Parser::list_or_range() {
    const std::size_t offset = m_token.start;
    const bool outer_range_end = std::exchange(m_in_range_end, false);
    advance();
    std::vector<Parsed> items;
    if (!at_symbol("]")) {
        items.push_back(parse_expression());
        if (!m_failed && at_symbol("..")) {
            m_in_range_end = outer_range_end;
            return range_from(offset, items.front(), true);
        }
        while (!m_failed && accept_symbol(","))
            items.push_back(parse_expression());
    }
    m_in_range_end = outer_range_end;
    if (!expect_symbol("]", " behind the list"))
        return {};
    Parsed result = emit_list(Op::List, offset, items);
    // Only what all items have in common is known of an item.
    TypePtr common = items.empty() ? nullptr : items.front().type;
    for (const Parsed& item : items)
        common = same_type(common.get(), item.type.get()) ? common : nullptr;
    result.type = list_type(std::move(common));
    return result;
}

// From the `..` on; the low end and its bracket are read.
Parsed Parser::range_from(std::size_t offset, const Parsed& low, bool low_included) {
    if (!expect_symbol("..", " of a range"))
        return {};
    const bool outer_range_end = std::exchange(m_in_range_end, true);
    const Parsed high = additive();
    m_in_range_end = outer_range_end;
    if (m_failed)
        return {};
    const bool high_included = at_symbol("]");
    if (!high_included && !at_symbol(")") && !at_symbol("["))
        return fail_here("`]`, `)` or `[` at the end of the range");
    advance();
    Parsed result = emit_binary(Op::Range, offset, low, high);
    if (m_failed)
        return {};
    node(result).flag = static_cast<std::uint8_t>((low_included ? range_low_included : 0) |
                                                  (high_included ? range_high_included : 0));
    return result;
}

Parsed Parser::open_range() {
    const std::size_t offset = m_token.start;
    advance();
    const Parsed low = additive();
    return range_from(offset, low, false);
}

Parsed Parser::parenthesised() {
    const std::size_t offset = m_token.start;
    const bool outer_range_end = std::exchange(m_in_range_end, false);
    advance();
    Parsed inner;
    if (at_symbol("<") || at_symbol("<=") || at_symbol(">") || at_symbol(">=") || at_symbol("=") ||
        at_symbol("!=")) {
        inner = comparison_range();
    } else {
        inner = parse_expression();
        if (!m_failed && at_symbol("..")) {
            m_in_range_end = outer_range_end;
            return range_from(offset, inner, false);
        }
    }
    m_in_range_end = outer_range_end;
    if (!expect_symbol(")", " to close the bracket"))
        return {};
    return inner;
}

// (< 5), (>= x), (= 5), (!= 5) as values.
Parsed Parser::comparison_range() {
    const std::size_t offset = m_token.start;
    const std::string symbol(text_of(m_token));
    advance();
    const Parsed end = additive();
    Parsed result = emit(Op::Range, offset, end.node, end.node, no_node, end.depth);
    if (m_failed)
        return {};
    const bool included = symbol.size() == 2 || symbol == "=";
    RangeForm form = RangeForm::Except;
    std::uint8_t inclusion = 0;
    if (symbol[0] == '<') {
        form = RangeForm::Below;
        inclusion = included ? range_high_included : 0;
    } else if (symbol[0] == '>') {
        form = RangeForm::Above;
        inclusion = included ? range_low_included : 0;
    } else if (symbol == "=") {
        form = RangeForm::Exactly;
        inclusion = range_low_included | range_high_included;
    }
    node(result).flag = static_cast<std::uint8_t>(static_cast<std::uint8_t>(form) | inclusion);
    return result;
}

Parsed Parser::context() {
    const std::size_t offset = m_token.start;
    const bool outer_range_end = std::exchange(m_in_range_end, false);
    advance();
    push_level();
    auto type = std::make_shared<Type>();
    type->kind = TypeKind::Context;
    std::vector<std::uint32_t> parts;
    int depth = 0;
    bool more = !at_symbol("}");
    while (!m_failed && more) {
        std::string name;
        if (m_token.kind == TokenKind::String) {
            name = unescaped(text_of(m_token));
            advance();
        } else {
            name = declared_name(":", {});
        }
        if (!expect_symbol(":", " behind the name of the entry"))
            break;
        const Parsed value = at_word("function") ? function_definition(name) : parse_expression();
        const std::uint32_t slot = new_slot();
        bind(name, slot, value.type);
        parts.insert(parts.end(), {add_name(name), slot, value.node});
        type->members.emplace_back(name, value.type);
        depth = std::max(depth, value.depth);
        more = accept_symbol(",");
    }
    pop_level();
    m_in_range_end = outer_range_end;
    if (!expect_symbol("}", " behind the context"))
        return {};
    const auto start = static_cast<std::uint32_t>(m_program.more.size());
    m_program.more.insert(m_program.more.end(), parts.begin(), parts.end());
    Parsed result =
        emit(Op::Context, offset, no_node, start, static_cast<std::uint32_t>(parts.size() / 3), depth);
    result.type = std::move(type);
    return result;
}

} // namespace throughline::feel
