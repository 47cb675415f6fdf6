// One cell's text as a value of a column, and which types a text could be.
#pragma once

#include "exchange/csv.h"
#include "tables/value.h"

#include <optional>
#include <string_view>

namespace throughline::csv {

// true, false, yes, no, ja, nein and their kin, without case; 0 and 1 only when the column is declared
// boolean.
enum class BooleanWords : std::uint8_t { Words, WordsAndDigits };
std::optional<bool> boolean_cell(std::string_view text, BooleanWords words);

// The value of a cell by the column's format: monostate when the text is blank or one of the blank words,
// nothing when it does not fit the type. A text value is a view of `text`. Cells of all types but text are
// trimmed.
std::optional<tables::Value> cell_value(std::string_view text, const ColumnFormat& format);

// What a text that is not blank looks like; bits.
using Shapes = std::uint16_t;
inline constexpr Shapes shape_boolean = 1;
inline constexpr Shapes shape_integer = 2;
// Each also holds for integers.
inline constexpr Shapes shape_number_point = 4;
inline constexpr Shapes shape_number_comma = 8;
// Each also holds for dates with the year first.
inline constexpr Shapes shape_day_month = 16;
inline constexpr Shapes shape_month_day = 32;
// Details of the above: a number with a decimal mark or groups; a date with a time; a year of two digits; a
// date that the order of day and month changes.
inline constexpr Shapes shape_has_mark = 64;
inline constexpr Shapes shape_has_time = 128;
inline constexpr Shapes shape_short_year = 256;
inline constexpr Shapes shape_order_matters = 512;

// For guessing, so stricter than cell_value: "+49", "007" and "1e5" are not numbers here, being more likely a
// phone number, a code and a part number.
Shapes shapes_of(std::string_view text);

// Words that often stand for "not known": "n/a", "NULL", "-".
bool is_blank_word(std::string_view text);
bool equal_without_case(std::string_view left, std::string_view right);
// Only blanks and tabs, or nothing.
bool is_blank_text(std::string_view text);

} // namespace throughline::csv
