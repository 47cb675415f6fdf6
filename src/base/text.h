// UTF-8 text: checking, walking, folding, and building strings without iostreams.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

constexpr std::uint32_t replacement_character = 0xFFFD;
constexpr std::size_t no_position = static_cast<std::size_t>(-1);

// The byte offset of the first byte that is not part of well-formed UTF-8 (no overlong forms, no surrogates,
// nothing above U+10FFFF), or no_position when all of it is.
std::size_t first_invalid_utf8(std::string_view text);

// Reads the code point at `offset` and moves `offset` behind it. Invalid bytes give replacement_character
// and move by one. `offset` must be below text.size().
std::uint32_t next_code_point(std::string_view text, std::size_t& offset);
void append_code_point(std::string& text, std::uint32_t code_point);
std::size_t count_code_points(std::string_view text);
std::u32string code_points(std::string_view text);
std::string utf8(std::u32string_view text);

std::string_view trimmed(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string>& parts, std::string_view separator);

// For searching without case: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic letters become lower case.
std::string folded(std::string_view text);
bool contains_folded(std::string_view text, std::string_view folded_needle);

// The shortest decimal text that reads back as the same double: "0.1", "1e+21". Not for people.
std::string number_text(double value);
// At most `decimals` digits behind the point, thousands separated by commas: "1,234.5". For people.
std::string number_for_people(double value, int decimals = 0);
void append_number_for_people(std::string& text, double value, int decimals);
// The whole of `text` as a double, independent of locale. False when it is not one, or not finite.
bool parse_number(std::string_view text, double& value);

// Position of a byte offset in a text, counted from 1; columns count code points.
struct TextPosition {
    int line = 1;
    int column = 1;
};
TextPosition position_of(std::string_view text, std::size_t offset);

// printf into a std::string; the compiler checks the arguments. The one formatter of the project:
// std::format and iostreams cost 24 to 89 KB of the page.
std::string text_format(const char* format, ...) __attribute__((format(printf, 1, 2)));

} // namespace throughline
