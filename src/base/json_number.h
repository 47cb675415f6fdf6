// Numbers of JSON that a double holds exactly by one multiplication or division; nearly all are. Others go
// through strtod, which takes ten times as long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace throughline {

bool is_digit(char character);
// Of a number, or of true, false and null.
bool is_word_character(char character);

// A number whose digits and power of ten are both exact doubles, so that one operation rounds it right
// (Clinger, "How to Read Floating Point Numbers Accurately", 1990, the fast path).
struct ShortNumber {
    std::size_t end = 0;     // in the text
    std::int64_t digits = 0; // without point
    int exponent = 0;        // of ten
    bool whole = true;       // written without point and exponent

    double value(bool negative) const;
};

// The number whose first digit stands at `begin`. Nothing where it is too long, or not what JSON takes for a
// number.
std::optional<ShortNumber> read_short_number(std::string_view text, std::size_t begin);

} // namespace throughline
