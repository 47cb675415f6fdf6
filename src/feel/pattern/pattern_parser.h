// Reads a pattern and writes the matcher's instructions.
#pragma once

#include "feel/pattern/pattern.h"

namespace throughline::feel {

class PatternParser {
public:
    PatternParser(std::u32string text, Pattern& pattern)
        : m_text(std::move(text))
        , m_pattern(pattern) {}
    // The empty message means success.
    std::string parse();

private:
    using Instruction = Pattern::Instruction;
    using Op = Pattern::Op;
    // A part of the pattern, with jumps counted from its own start, so that it can be repeated by copying.
    using Code = std::vector<Instruction>;

    bool at_end() const { return m_at >= m_text.size(); }
    char32_t peek() const { return at_end() ? U'\0' : m_text[m_at]; }
    bool accept(char32_t character);
    bool fail(const char* message);

    bool alternatives(Code& code, int depth);
    bool branch(Code& code, int depth);
    bool piece(Code& code, int depth);
    bool atom(Code& code, int depth);
    bool group(Code& code, int depth);
    bool escape(Code& code);
    bool reference(Code& code, std::uint32_t first_digit);
    // `\d`, `\p{…}` and so on; false without an error where it is none of these.
    bool class_escape(char32_t letter, CharacterSet& set);
    static bool single_escape(char32_t letter, char32_t& character);
    bool property(CharacterSet& set);
    bool character_class(CharacterSet& set, int depth);
    bool class_member(CharacterSet& set);
    bool class_character(char32_t& character, bool& is_class, CharacterSet& set);
    bool quantifier(Code& code);
    bool bounds(std::uint32_t& least, std::uint32_t& most, bool& unlimited);
    bool repeat(Code& code, std::uint32_t least, std::uint32_t most, bool unlimited, bool lazy);
    bool has_room(std::size_t instructions);

    static void append(Code& code, const Code& part);
    void emit(Code& code, Op op, std::uint32_t value = 0, std::uint32_t other = 0) {
        code.push_back({op, value, other});
    }
    void emit_set(Code& code, CharacterSet set);

    std::u32string m_text;
    std::size_t m_at = 0;
    Pattern& m_pattern;
    std::string m_message;
    // Groups that are closed already; only those may be referred to.
    std::vector<bool> m_closed = {true};
};

} // namespace throughline::feel
