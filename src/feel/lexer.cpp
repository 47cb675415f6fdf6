#include "feel/lexer.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace throughline::feel {

namespace {

struct Span {
    std::uint32_t first;
    std::uint32_t last;
};

template <std::size_t size>
bool within(const std::array<Span, size>& spans, std::uint32_t code_point) {
    return std::any_of(spans.begin(), spans.end(), [code_point](const Span& span) {
        return code_point >= span.first && code_point <= span.last;
    });
}

// DMN 1.5, grammar rules 28 and 29.
constexpr std::array<Span, 16> name_starts = {{{'A', 'Z'},
                                               {'a', 'z'},
                                               {'_', '_'},
                                               {'?', '?'},
                                               {0xC0, 0xD6},
                                               {0xD8, 0xF6},
                                               {0xF8, 0x2FF},
                                               {0x370, 0x37D},
                                               {0x37F, 0x1FFF},
                                               {0x200C, 0x200D},
                                               {0x2070, 0x218F},
                                               {0x2C00, 0x2FEF},
                                               {0x3001, 0xD7FF},
                                               {0xF900, 0xFDCF},
                                               {0xFDF0, 0xFFFD},
                                               {0x10000, 0xEFFFF}}};
constexpr std::array<Span, 4> more_name_parts = {
    {{'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};
// Rule 61 and the vertical spaces of rule 62.
constexpr std::array<Span, 11> spaces = {{{0x09, 0x0D},
                                          {0x20, 0x20},
                                          {0x85, 0x85},
                                          {0xA0, 0xA0},
                                          {0x1680, 0x1680},
                                          {0x180E, 0x180E},
                                          {0x2000, 0x200B},
                                          {0x2028, 0x2029},
                                          {0x202F, 0x202F},
                                          {0x205F, 0x205F},
                                          {0x3000, 0x3000}}};

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

constexpr std::string_view name_symbols = "./-'+*";

} // namespace

bool is_space(std::uint32_t code_point) {
    return code_point == 0xFEFF || within(spaces, code_point);
}

bool is_name_start(std::uint32_t code_point) {
    return !is_space(code_point) && within(name_starts, code_point);
}

bool is_name_part(std::uint32_t code_point) {
    return is_name_start(code_point) || within(more_name_parts, code_point);
}

bool is_keyword(std::string_view word) {
    static constexpr std::array<std::string_view, 18> keywords = {
        "and", "between",  "else", "every", "external", "false",     "for",  "function", "if",
        "in",  "instance", "null", "or",    "return",   "satisfies", "some", "then",     "true"};
    return std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

std::size_t Lexer::skip_space(std::size_t offset) const {
    while (offset < m_text.size()) {
        std::size_t next = offset;
        if (is_space(next_code_point(m_text, next))) {
            offset = next;
        } else if (m_text.substr(offset, 2) == "//") {
            const std::size_t line_end = m_text.find_first_of("\n\r", offset);
            offset = line_end == std::string_view::npos ? m_text.size() : line_end;
        } else if (m_text.substr(offset, 2) == "/*") {
            const std::size_t close = m_text.find("*/", offset + 2);
            // A comment without an end is left standing and becomes a wrong token.
            if (close == std::string_view::npos)
                return offset;
            offset = close + 2;
        } else {
            break;
        }
    }
    return offset;
}

std::size_t Lexer::skip_word(std::size_t offset) const {
    while (offset < m_text.size()) {
        std::size_t next = offset;
        if (!is_name_part(next_code_point(m_text, next)))
            break;
        offset = next;
    }
    return offset;
}

std::size_t Lexer::skip_number(std::size_t offset) const {
    const auto digit_at = [this](std::size_t at) { return at < m_text.size() && is_digit(m_text[at]); };
    while (digit_at(offset))
        ++offset;
    // Two points are a range: 1..5.
    if (offset < m_text.size() && m_text[offset] == '.' && digit_at(offset + 1)) {
        ++offset;
        while (digit_at(offset))
            ++offset;
    }
    if (offset < m_text.size() && (m_text[offset] == 'e' || m_text[offset] == 'E')) {
        const bool sign =
            offset + 1 < m_text.size() && (m_text[offset + 1] == '+' || m_text[offset + 1] == '-');
        const std::size_t digits = offset + (sign ? 2 : 1);
        if (digit_at(digits)) {
            offset = digits;
            while (digit_at(offset))
                ++offset;
        }
    }
    return offset;
}

std::size_t Lexer::skip_string(std::size_t offset) const {
    for (++offset; offset < m_text.size(); ++offset) {
        if (m_text[offset] == '\\')
            ++offset;
        else if (m_text[offset] == '"')
            return offset + 1;
    }
    return std::string_view::npos;
}

Token Lexer::token_at(std::size_t offset) const {
    Token token;
    token.start = token.end = skip_space(offset);
    if (token.start >= m_text.size())
        return token;
    const char first = m_text[token.start];
    std::size_t behind = token.start;
    const std::uint32_t code_point = next_code_point(m_text, behind);
    if (is_digit(first) || (first == '.' && behind < m_text.size() && is_digit(m_text[behind]))) {
        token.kind = TokenKind::Number;
        token.end = first == '.' ? skip_number(token.start + 1) : skip_number(token.start);
    } else if (is_name_start(code_point)) {
        token.kind = TokenKind::Word;
        token.end = skip_word(token.start);
    } else if (first == '"') {
        const std::size_t close = skip_string(token.start);
        token.kind = close == std::string_view::npos ? TokenKind::Wrong : TokenKind::String;
        token.end = close == std::string_view::npos ? m_text.size() : close;
    } else {
        static constexpr std::array<std::string_view, 6> pairs = {"..", "**", "!=", "<=", ">=", "->"};
        const std::string_view pair = m_text.substr(token.start, 2);
        const bool is_pair = std::find(pairs.begin(), pairs.end(), pair) != pairs.end();
        const bool known =
            is_pair || std::string_view("()[]{},:.+-*/=<>@").find(first) != std::string_view::npos;
        const bool open_comment = pair == "/*";
        token.kind = known && !open_comment ? TokenKind::Symbol : TokenKind::Wrong;
        token.end = is_pair ? token.start + 2 : behind;
    }
    return token;
}

bool Lexer::name_piece_at(std::size_t& offset, std::string_view& piece) const {
    const std::size_t start = skip_space(offset);
    if (start >= m_text.size())
        return false;
    std::size_t end = skip_word(start);
    if (end == start) {
        if (name_symbols.find(m_text[start]) == std::string_view::npos)
            return false;
        end = start + 1;
    }
    piece = m_text.substr(start, end - start);
    offset = end;
    return true;
}

namespace {

// The value of `count` hexadecimal digits at `offset`; false where they are not there.
bool read_hexadecimal(std::string_view text, std::size_t offset, std::size_t count, std::uint32_t& value) {
    if (offset + count > text.size())
        return false;
    value = 0;
    for (const char digit : text.substr(offset, count)) {
        const char lower = static_cast<char>(digit | 0x20);
        if (is_digit(digit))
            value = value * 16 + static_cast<std::uint32_t>(digit - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
        else
            return false;
    }
    return true;
}

bool is_high_surrogate(std::uint32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

// Reads \uXXXX (a pair of them for a character beyond U+FFFF) or \UXXXXXX; gives the offset behind it, or 0.
std::size_t read_code_point(std::string_view text, std::size_t offset, std::uint32_t& code_point) {
    if (text[offset + 1] == 'U')
        return read_hexadecimal(text, offset + 2, 6, code_point) ? offset + 8 : 0;
    if (!read_hexadecimal(text, offset + 2, 4, code_point))
        return 0;
    std::uint32_t low = 0;
    if (is_high_surrogate(code_point) && text.substr(offset + 6, 2) == "\\u" &&
        read_hexadecimal(text, offset + 8, 4, low) && low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        return offset + 12;
    }
    return offset + 6;
}

} // namespace

std::string unescaped(std::string_view quoted) {
    const std::string_view text = quoted.substr(1, quoted.size() - 2);
    std::string result;
    result.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        if (text[offset] != '\\' || offset + 1 == text.size()) {
            result += text[offset++];
            continue;
        }
        static constexpr std::string_view letters = "nrtbf\"'\\/";
        static constexpr std::string_view meanings = "\n\r\t\b\f\"'\\/";
        const char letter = text[offset + 1];
        const std::size_t plain = letters.find(letter);
        std::uint32_t code_point = 0;
        std::size_t behind = 0;
        if (plain != std::string_view::npos) {
            result += meanings[plain];
            offset += 2;
        } else if ((letter == 'u' || letter == 'U') &&
                   (behind = read_code_point(text, offset, code_point)) != 0) {
            const bool scalar = code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
            append_code_point(result, scalar ? code_point : replacement_character);
            offset = behind;
        } else {
            // An unknown escape stands for itself, so that patterns like "\d" need not be doubled.
            result += '\\';
            ++offset;
        }
    }
    return result;
}

std::vector<std::string> name_pieces(std::string_view name) {
    const Lexer lexer(name);
    std::vector<std::string> pieces;
    std::size_t offset = 0;
    std::string_view piece;
    while (lexer.name_piece_at(offset, piece))
        pieces.emplace_back(piece);
    const bool whole = lexer.token_at(offset).kind == TokenKind::End;
    std::size_t first = 0;
    if (!whole || pieces.empty() || !is_name_start(next_code_point(pieces.front(), first)))
        return {};
    return pieces;
}

std::string joined_name(const std::vector<std::string>& pieces) {
    std::string name;
    bool behind_word = false;
    for (const std::string& piece : pieces) {
        const bool symbol = piece.size() == 1 && name_symbols.find(piece[0]) != std::string_view::npos;
        if (behind_word && !symbol)
            name += ' ';
        name += piece;
        behind_word = !symbol;
    }
    return name;
}

bool is_plain_name(std::string_view text) {
    if (text.empty() || is_keyword(text))
        return false;
    std::size_t offset = 0;
    if (!is_name_start(next_code_point(text, offset)))
        return false;
    while (offset < text.size()) {
        if (!is_name_part(next_code_point(text, offset)))
            return false;
    }
    return true;
}

bool is_words(std::string_view text) {
    std::size_t offset = 0;
    if (text.empty() || !is_name_start(next_code_point(text, offset)))
        return false;
    while (offset < text.size()) {
        const std::uint32_t code_point = next_code_point(text, offset);
        if (code_point != U' ' && !is_name_part(code_point))
            return false;
    }
    return true;
}

} // namespace throughline::feel
