#include "feel/pattern/pattern_parser.h"

#include "base/text.h"

#include <algorithm>

namespace throughline::feel {

namespace {

constexpr int deepest = 100;

bool is_digit(char32_t character) {
    return character >= U'0' && character <= U'9';
}

} // namespace

std::string PatternParser::parse() {
    Code code;
    Code body;
    emit(code, Op::Save, 0);
    if (alternatives(body, 0) && !at_end())
        fail("There is a `)` without its `(`.");
    append(code, body);
    emit(code, Op::Save, 1);
    emit(code, Op::Match);
    m_pattern.m_program = std::move(code);
    m_pattern.m_groups = m_closed.size() - 1;
    return m_message;
}

bool PatternParser::accept(char32_t character) {
    if (at_end() || m_text[m_at] != character)
        return false;
    ++m_at;
    return true;
}

bool PatternParser::fail(const char* message) {
    if (m_message.empty())
        m_message = message;
    return false;
}

bool PatternParser::has_room(std::size_t instructions) {
    return instructions <= Pattern::most_instructions || fail("The pattern is too large.");
}

void PatternParser::append(Code& code, const Code& part) {
    const auto start = static_cast<std::uint32_t>(code.size());
    for (Instruction instruction : part) {
        if (instruction.op == Op::Split || instruction.op == Op::Jump)
            instruction.value += start;
        if (instruction.op == Op::Split)
            instruction.other += start;
        code.push_back(instruction);
    }
}

void PatternParser::emit_set(Code& code, CharacterSet set) {
    emit(code, Op::Set, static_cast<std::uint32_t>(m_pattern.m_sets.size()));
    m_pattern.m_sets.push_back(std::move(set));
}

bool PatternParser::alternatives(Code& code, int depth) {
    if (depth > deepest)
        return fail("The pattern is nested too deeply.");
    if (!branch(code, depth))
        return false;
    while (accept(U'|')) {
        Code right;
        if (!branch(right, depth))
            return false;
        // split left, right; left; jump behind; right
        Code both;
        const auto left_size = static_cast<std::uint32_t>(code.size());
        emit(both, Op::Split, 1, left_size + 2);
        append(both, code);
        emit(both, Op::Jump, left_size + 2 + static_cast<std::uint32_t>(right.size()));
        append(both, right);
        code = std::move(both);
        if (!has_room(code.size()))
            return false;
    }
    return true;
}

bool PatternParser::branch(Code& code, int depth) {
    while (!at_end() && peek() != U'|' && peek() != U')') {
        Code part;
        if (!piece(part, depth))
            return false;
        append(code, part);
        if (!has_room(code.size()))
            return false;
    }
    return true;
}

bool PatternParser::piece(Code& code, int depth) {
    return atom(code, depth) && quantifier(code);
}

bool PatternParser::atom(Code& code, int depth) {
    const char32_t character = m_text[m_at++];
    switch (character) {
    case U'.':
        emit(code, Op::Any);
        return true;
    case U'^':
        emit(code, Op::LineStart);
        return true;
    case U'$':
        emit(code, Op::LineEnd);
        return true;
    case U'(':
        return group(code, depth);
    case U'[': {
        CharacterSet set;
        if (!character_class(set, depth + 1))
            return false;
        emit_set(code, std::move(set));
        return true;
    }
    case U'\\':
        return escape(code);
    case U'*':
    case U'+':
    case U'?':
        return fail("There is nothing to repeat.");
    case U'{':
    case U'}':
    case U']':
        return fail("A bracket that stands for itself needs a backslash.");
    default:
        emit(code, Op::Character, static_cast<std::uint32_t>(character));
        return true;
    }
}

bool PatternParser::group(Code& code, int depth) {
    bool captures = true;
    if (accept(U'?')) {
        if (!accept(U':'))
            return fail("Behind `(?` only `:` is allowed.");
        captures = false;
    }
    const auto number = static_cast<std::uint32_t>(m_closed.size());
    if (captures) {
        m_closed.push_back(false);
        emit(code, Op::Save, 2 * number);
    }
    Code inner;
    if (!alternatives(inner, depth + 1))
        return false;
    append(code, inner);
    if (!accept(U')'))
        return fail("There is a `(` without its `)`.");
    if (captures) {
        m_closed[number] = true;
        emit(code, Op::Save, 2 * number + 1);
    }
    return true;
}

bool PatternParser::single_escape(char32_t letter, char32_t& character) {
    static constexpr std::u32string_view themselves = U"\\|.-^?*+{}()[]$";
    character = letter;
    if (letter == U'n')
        character = U'\n';
    else if (letter == U'r')
        character = U'\r';
    else if (letter == U't')
        character = U'\t';
    else
        return themselves.find(letter) != std::u32string_view::npos;
    return true;
}

bool PatternParser::escape(Code& code) {
    if (at_end())
        return fail("There is nothing behind the backslash.");
    const char32_t letter = m_text[m_at++];
    char32_t character = 0;
    if (is_digit(letter))
        return reference(code, static_cast<std::uint32_t>(letter - U'0'));
    if (single_escape(letter, character)) {
        emit(code, Op::Character, static_cast<std::uint32_t>(character));
        return true;
    }
    CharacterSet set;
    if (!class_escape(letter, set))
        return fail("There is no such escape.");
    emit_set(code, std::move(set));
    return true;
}

// As many digits as name a group that is there.
bool PatternParser::reference(Code& code, std::uint32_t first_digit) {
    std::uint32_t number = first_digit;
    while (is_digit(peek())) {
        const std::uint32_t longer = number * 10 + static_cast<std::uint32_t>(peek() - U'0');
        if (longer >= m_closed.size())
            break;
        number = longer;
        ++m_at;
    }
    if (number == 0 || number >= m_closed.size() || !m_closed[number])
        return fail("The back-reference names a group that is not there or not complete.");
    emit(code, Op::Reference, number);
    return true;
}

bool PatternParser::class_escape(char32_t letter, CharacterSet& set) {
    switch (letter) {
    case U'd':
    case U'D':
        set = CharacterSet::digits();
        break;
    case U's':
    case U'S':
        set = CharacterSet::spaces();
        break;
    case U'w':
    case U'W':
        set = CharacterSet::word_characters();
        break;
    case U'i':
    case U'I':
        set = CharacterSet::name_starts();
        break;
    case U'c':
    case U'C':
        set = CharacterSet::name_parts();
        break;
    case U'p':
    case U'P':
        if (!property(set))
            return false;
        break;
    default:
        return false;
    }
    if (letter < U'a')
        set.negate();
    return true;
}

bool PatternParser::property(CharacterSet& set) {
    if (!accept(U'{'))
        return fail("Behind `\\p` comes a name in braces.");
    std::string name;
    while (!at_end() && peek() != U'}' && peek() < 0x80)
        name += static_cast<char>(m_text[m_at++]);
    if (!accept(U'}'))
        return fail("Behind `\\p` comes a name in braces.");
    return set.add_property(name) || fail("There is no such category or block of characters.");
}

bool PatternParser::character_class(CharacterSet& set, int depth) {
    if (depth > deepest)
        return fail("The pattern is nested too deeply.");
    const bool negated = accept(U'^');
    if (peek() == U']')
        return fail("A class of characters must not be empty.");
    bool first = true;
    while (!accept(U']')) {
        if (at_end())
            return fail("There is a `[` without its `]`.");
        if (!first && peek() == U'-' && m_at + 1 < m_text.size() && m_text[m_at + 1] == U'[') {
            m_at += 2;
            CharacterSet subtracted;
            if (!character_class(subtracted, depth + 1))
                return false;
            set.subtract(std::move(subtracted));
            if (!accept(U']'))
                return fail("A subtraction is the last part of a class.");
            break;
        }
        if (!class_member(set))
            return false;
        first = false;
    }
    if (negated)
        set.negate();
    return true;
}

bool PatternParser::class_character(char32_t& character, bool& is_class, CharacterSet& set) {
    character = m_text[m_at++];
    is_class = false;
    if (character == U'[')
        return fail("A `[` inside a class needs a backslash.");
    if (character != U'\\')
        return true;
    if (at_end())
        return fail("There is nothing behind the backslash.");
    const char32_t letter = m_text[m_at++];
    if (single_escape(letter, character))
        return true;
    CharacterSet escaped;
    if (!class_escape(letter, escaped))
        return fail("There is no such escape in a class of characters.");
    set.add_set(std::move(escaped));
    is_class = true;
    return true;
}

bool PatternParser::class_member(CharacterSet& set) {
    char32_t low = 0;
    bool is_class = false;
    if (!class_character(low, is_class, set))
        return false;
    if (is_class)
        return true;
    const bool range =
        peek() == U'-' && m_at + 1 < m_text.size() && m_text[m_at + 1] != U']' && m_text[m_at + 1] != U'[';
    if (!range) {
        set.add(static_cast<std::uint32_t>(low));
        return true;
    }
    ++m_at;
    char32_t high = 0;
    if (!class_character(high, is_class, set))
        return false;
    if (is_class || high < low)
        return fail("The range of characters runs backwards.");
    set.add(static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high));
    return true;
}

} // namespace throughline::feel
