// How the parser finds what a name means.
#include "base/text.h"
#include "feel/built_in.h"
#include "feel/parser.h"

#include <algorithm>

namespace throughline::feel {

Parser::Level& Parser::push_level() {
    m_levels.emplace_back();
    m_levels.back().function = m_functions.size() - 1;
    return m_levels.back();
}

void Parser::bind(std::string_view name, std::uint32_t slot, TypePtr type) {
    Level& level = m_levels.back();
    level.names.add(name, static_cast<std::uint32_t>(level.bindings.size()));
    level.bindings.push_back({slot, std::move(type), no_node});
}

Parser::Found Parser::outer_name(Source source, std::uint32_t index, TypePtr type, std::size_t end,
                                 std::size_t pieces) {
    Found found;
    found.found = true;
    found.source = source;
    found.index = index;
    found.type = std::move(type);
    found.end = end;
    found.pieces = pieces;
    return found;
}

// The longest name wins, and of equally long ones the innermost.
Parser::Found Parser::find_name(std::size_t offset) {
    Found best;
    NameIndex::Match match;
    for (std::size_t depth = m_levels.size(); depth > 0; --depth) {
        const Level& level = m_levels[depth - 1];
        if (!level.names.longest(m_lexer, offset, match) || match.pieces <= best.pieces)
            continue;
        const Binding& binding = level.bindings[match.value];
        best.found = true;
        best.source = Source::Local;
        best.index = binding.slot;
        best.member = binding.member;
        best.level = depth;
        best.function = level.function;
        best.type = binding.type;
        best.end = match.end;
        best.pieces = match.pieces;
    }
    if (m_has_tested && best.pieces < 1 && m_lexer.text().substr(offset, 1) == "?" &&
        m_lexer.token_at(offset).end == offset + 1)
        best = outer_name(Source::Tested, 0, m_tested_type, offset + 1, 1);
    if (m_scope.variables().longest(m_lexer, offset, match) && match.pieces > best.pieces)
        best = outer_name(Source::Global, match.value, m_scope.variable_type(match.value), match.end,
                          match.pieces);
    if (built_in_names().longest(m_lexer, offset, match) && match.pieces > best.pieces) {
        best = outer_name(Source::Global, match.value, nullptr, match.end, match.pieces);
        best.built_in = true;
    }
    return best;
}

void Parser::mark_used(std::size_t function, std::uint32_t slot) {
    std::vector<bool>& used = m_functions[function].used_slots;
    if (used.size() <= slot)
        used.resize(slot + 1);
    used[slot] = true;
}

bool Parser::is_used(std::uint32_t slot) const {
    const std::vector<bool>& used = m_functions.back().used_slots;
    return slot < used.size() && used[slot];
}

// A value from outside a function is copied into a slot of the function when the function is made.
std::uint32_t Parser::captured_slot(std::size_t function, Source source, std::uint32_t index,
                                    std::size_t from_function) {
    std::uint32_t from = index;
    if (source == Source::Local)
        mark_used(from_function, index);
    if (source == Source::Local && from_function == function)
        return index;
    // The function around this one needs the value first, unless it is its own or the host's.
    if (function > from_function + 1 || (source != Source::Local && function > 1)) {
        from = captured_slot(function - 1, source, index, from_function);
        source = Source::Local;
    }
    FunctionState& state = m_functions[function];
    for (const Capture& capture : state.captures) {
        if (capture.source == source && capture.from == from)
            return capture.slot;
    }
    const std::uint32_t slot = state.body.slots++;
    state.captures.push_back({source, from, slot});
    return slot;
}

Parsed Parser::emit_found(const Found& found, std::size_t offset) {
    const std::size_t here = m_functions.size() - 1;
    Parsed result;
    if (found.built_in)
        return emit_constant(offset, built_in_function(found.index));
    if (found.source == Source::Tested)
        ++m_tested_uses;
    if (here == 0 && found.source == Source::Global)
        result = emit(Op::Global, offset, found.index);
    else if (here == 0 && found.source == Source::Tested)
        result = emit(Op::Tested, offset);
    else
        result = emit(Op::Local, offset, captured_slot(here, found.source, found.index, found.function));
    if (found.member != no_node) {
        const std::string& entry = m_levels[found.level - 1].item_type->members[found.member].first;
        result = emit(Op::Path, offset, result.node, add_name(entry), no_node, result.depth);
    }
    result.type = found.type;
    return result;
}

// A variable of the host's may have the name of a built-in function, as a column `date` does. A call means
// the function all the same, unless the value is a function itself, which only the evaluation knows.
std::uint32_t Parser::hidden_built_in(const Found& found, std::size_t offset) const {
    NameIndex::Match match;
    const bool hides = found.found && !found.built_in && found.source == Source::Global && at_symbol("(") &&
                       built_in_names().longest(m_lexer, offset, match) && match.end == found.end;
    return hides ? match.value : no_node;
}

// The items of filters that stand between a name and the place where it was found, innermost first. Only
// items whose entries are not known while parsing count.
std::vector<Parsed> Parser::implicit_items(const Found& found, std::size_t offset) {
    std::vector<Parsed> items;
    for (std::size_t depth = m_levels.size(); depth > 0; --depth) {
        const Level& level = m_levels[depth - 1];
        // The name `item` belongs to its filter, but the item may have an entry of that name.
        const bool names_item = depth == found.level && level.is_filter && found.member == no_node;
        if (depth <= found.level && !names_item)
            break;
        const bool open = level.item_type == nullptr || level.item_type->kind == TypeKind::Any ||
                          (level.item_type->kind == TypeKind::Context && level.item_type->members.empty());
        if (!level.is_filter || !open)
            continue;
        Found item;
        item.found = true;
        item.source = Source::Local;
        item.index = level.item_slot;
        item.function = level.function;
        items.push_back(emit_found(item, offset));
    }
    return items;
}

// The end of the words that follow each other here; keywords end them.
std::size_t Parser::end_of_words(std::size_t offset) const {
    Token current = m_lexer.token_at(offset);
    std::size_t end = offset;
    while (current.kind == TokenKind::Word && !is_keyword(text_of(current))) {
        end = current.end;
        current = m_lexer.token_at(end);
    }
    return end;
}

Parsed Parser::name() {
    const std::size_t offset = m_token.start;
    Found found = find_name(offset);
    // A word directly behind a name can only be part of a longer name, one that is not known here.
    const Token behind = m_lexer.token_at(found.found ? found.end : offset);
    const bool longer = behind.kind == TokenKind::Word && !is_keyword(text_of(behind));
    if (found.found && longer) {
        const std::size_t end = end_of_words(offset);
        if (end <= found.end)
            return unknown_name(offset, end_of_words(found.end));
        found = {};
    }
    const std::size_t end = found.found ? found.end : end_of_words(offset);
    if (end == offset)
        return fail_here("a value");
    if (found.built_in) {
        const Token next = m_lexer.token_at(end);
        if (next.kind == TokenKind::Symbol && text_of(next) == "(") {
            move_to(end);
            return call_built_in(offset, found.index);
        }
    }
    const std::vector<Parsed> items = implicit_items(found, offset);
    if (items.empty() && !found.found)
        return unknown_name(offset, end);
    Parsed direct;
    if (found.found)
        direct = emit_found(found, offset);
    move_to(end);
    if (items.empty()) {
        const std::uint32_t hidden = hidden_built_in(found, offset);
        return hidden == no_node ? direct : call(direct, hidden);
    }
    std::vector<std::string> pieces = name_pieces(m_lexer.text().substr(offset, end - offset));
    Parsed result = emit_list(Op::Implicit, offset, items, add_name(joined_name(pieces)));
    if (!m_failed)
        node(result).d = direct.node;
    return result;
}

namespace {

// Edits between two short texts (Levenshtein), for suggestions.
std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t column = 0; column <= right.size(); ++column)
        row[column] = column;
    for (std::size_t line = 1; line <= left.size(); ++line) {
        std::size_t diagonal = row[0];
        row[0] = line;
        for (std::size_t column = 1; column <= right.size(); ++column) {
            const std::size_t above = row[column];
            const std::size_t replaced = diagonal + (left[line - 1] == right[column - 1] ? 0 : 1);
            row[column] = std::min({above + 1, row[column - 1] + 1, replaced});
            diagonal = above;
        }
    }
    return row[right.size()];
}

} // namespace

Parsed Parser::unknown_name(std::size_t offset, std::size_t end) {
    const std::string written(m_lexer.text().substr(offset, end - offset));
    if (m_unknown == UnknownNames::Null) {
        move_to(end);
        return emit(Op::Unknown, offset, add_name(written));
    }
    constexpr std::size_t longest = 60;
    std::string message = "There is no name `" + written + "` here";
    if (written.size() <= longest) {
        std::vector<std::string> known;
        m_scope.variables().collect(known);
        built_in_names().collect(known);
        for (const Level& level : m_levels)
            level.names.collect(known);
        std::string nearest;
        std::size_t nearest_distance = written.size() / 3 + 1;
        std::sort(known.begin(), known.end());
        for (const std::string& candidate : known) {
            const std::size_t distance =
                folded(candidate) == folded(written) ? 0 : edit_distance(candidate, written);
            if (distance < nearest_distance) {
                nearest = candidate;
                nearest_distance = distance;
            }
        }
        message += nearest.empty() ? "." : "; did you mean `" + nearest + "`?";
    } else {
        message = "There is no such name here.";
    }
    return fail(offset, std::move(message));
}

// A name that is being declared: everything up to one of the symbols, or the word.
std::string Parser::declared_name(std::string_view stop_symbols, std::string_view stop_word) {
    const std::size_t start = m_token.start;
    std::vector<std::string> pieces;
    std::size_t offset = start;
    while (true) {
        const Token next = m_lexer.token_at(offset);
        const bool stop =
            next.kind == TokenKind::Symbol
                ? stop_symbols.find(text_of(next).front()) != std::string_view::npos
                : !stop_word.empty() && next.kind == TokenKind::Word && text_of(next) == stop_word;
        std::string_view piece;
        if (stop || next.kind == TokenKind::End || !m_lexer.name_piece_at(offset, piece))
            break;
        pieces.emplace_back(piece);
    }
    std::size_t first = 0;
    if (pieces.empty() || !is_name_start(next_code_point(pieces.front(), first))) {
        fail_here("a name");
        return {};
    }
    move_to(offset);
    return joined_name(pieces);
}

// The name behind a point: an entry that the type has, or else all words that follow.
std::string Parser::path_name(const TypePtr& type) {
    const std::size_t offset = m_token.start;
    if (type != nullptr && !type->members.empty()) {
        NameIndex members;
        for (std::uint32_t index = 0; index < type->members.size(); ++index)
            members.add(type->members[index].first, index);
        NameIndex::Match match;
        if (members.longest(m_lexer, offset, match)) {
            move_to(match.end);
            return type->members[match.value].first;
        }
    }
    std::size_t end = end_of_words(offset);
    // Words such as `in` are names behind a point.
    if (end == offset && m_token.kind == TokenKind::Word)
        end = m_token.end;
    if (end == offset) {
        fail_here("a name behind the point");
        return {};
    }
    const std::vector<std::string> pieces = name_pieces(m_lexer.text().substr(offset, end - offset));
    move_to(end);
    return joined_name(pieces);
}

} // namespace throughline::feel
