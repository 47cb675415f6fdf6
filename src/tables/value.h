// The types of a table's columns, and one cell as a value. A cell of text is a view into its table.
#pragma once

#include "base/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace throughline::tables {

// The numbers are part of the chunk format; never renumber.
enum class ColumnType : std::uint8_t {
    Number = 0,   // double, always finite
    Integer = 1,  // 64 bits, signed
    Text = 2,     // UTF-8, coded by a dictionary
    Boolean = 3,  // false or true
    Date = 4,     // a day, see base/date.h
    DateTime = 5, // a moment in UTC, milliseconds
};
constexpr int column_type_count = 6;

// "number", "integer", "text", "boolean", "date", "date and time".
std::string_view column_type_name(ColumnType type);
std::optional<ColumnType> column_type_named(std::string_view name);

// std::monostate is the blank cell (null). string_view lives as long as the table it came from.
using Value = std::variant<std::monostate, double, std::int64_t, std::string_view, bool, Date, Instant>;

inline bool is_blank(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}

// Exact text that reads back as the same value: "29.85", "true", "2026-11-21", "2026-11-21T14:32:08.000Z".
// A blank cell is "". This is the text that AnyOf conditions and value counts use.
std::string value_text(const Value& value);

// For number, integer, boolean (0, 1), date (days) and date-time (milliseconds): the value on one number
// line, for ranges and charts. Nothing for text and blank cells.
std::optional<double> value_on_axis(const Value& value);

// The whole of `text` as a 64-bit integer: an optional sign, then digits. False when it is not one.
bool parse_integer(std::string_view text, std::int64_t& value);

} // namespace throughline::tables
