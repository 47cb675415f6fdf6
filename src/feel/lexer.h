// The smallest parts of FEEL text. Which words form a name depends on the names in scope, so words come one
// by one and the parser joins them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::feel {

enum class TokenKind : std::uint8_t {
    End,
    Word,   // letters, digits, _ and ?; also keywords
    Number, // digits, point, exponent
    String, // with its quotes; text() of the lexer unescapes it
    Symbol, // one of ( ) [ ] { } , : . .. + - * / ** = != < <= > >= @ ->
    Wrong   // anything else; `text` of the lexer's message says what
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::size_t start = 0;
    std::size_t end = 0;
};

class Lexer {
public:
    explicit Lexer(std::string_view text)
        : m_text(text) {}

    // The token that starts at or behind `offset`, after white space and comments.
    Token token_at(std::size_t offset) const;
    std::string_view text_of(const Token& token) const {
        return m_text.substr(token.start, token.end - token.start);
    }
    std::string_view text() const { return m_text; }

    // The pieces that names are made of: words, and the symbols . / - ' + * that may stand in names. False
    // where neither follows. `offset` moves behind the piece.
    bool name_piece_at(std::size_t& offset, std::string_view& piece) const;

private:
    std::size_t skip_space(std::size_t offset) const;
    std::size_t skip_word(std::size_t offset) const;
    std::size_t skip_number(std::size_t offset) const;
    std::size_t skip_string(std::size_t offset) const;

    std::string_view m_text;
};

// The content of a string token without its quotes, with escapes resolved.
std::string unescaped(std::string_view quoted);

bool is_name_start(std::uint32_t code_point);
bool is_name_part(std::uint32_t code_point);
bool is_space(std::uint32_t code_point);
bool is_keyword(std::string_view word);

// Splits a name into its pieces ("Loan-to-value ratio" into Loan, -, to, -, value, ratio); empty where it is
// no name.
std::vector<std::string> name_pieces(std::string_view name);
// Pieces joined as DMN writes names: one space between words, none around symbols.
std::string joined_name(const std::vector<std::string>& pieces);
// One word that is no keyword.
bool is_plain_name(std::string_view text);
// Words with spaces between them and no operator, as people name things: as an expression it reads a variable
// of that name, unless a keyword stands in it.
bool is_words(std::string_view text);

} // namespace throughline::feel
