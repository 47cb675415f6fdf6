// Numbers as people write them: "1234.5", "1,234.5", "1.234,5", "1 234,5", "1'234.50", "-2.5e-3".
#pragma once

#include "exchange/csv.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace throughline::csv {

// The parts of a number text, by one decimal mark.
struct NumberParts {
    bool is_negative = false;
    bool has_plus = false;
    // "007", "00.5": more likely a code than a number.
    bool has_leading_zero = false;
    bool has_groups = false;
    bool has_mark = false;
    bool has_exponent = false;
    bool exponent_has_sign = false;
    // The first 19 significant digits, and the power of ten to multiply with.
    std::uint64_t digits = 0;
    int digit_count = 0;
    int exponent = 0;
};

// Groups are of three digits behind the first, with one kind of separator throughout: the mark that is not
// the decimal one, an apostrophe, a space, U+00A0 or U+202F. Nothing when the text is not a number by this
// mark.
std::optional<NumberParts> read_number(std::string_view text, DecimalMark mark);

// The nearest double; nothing when it is not finite.
std::optional<double> number_cell(std::string_view text, DecimalMark mark);
// Nothing when there are decimals, or 64 bits do not suffice.
std::optional<std::int64_t> integer_cell(std::string_view text, DecimalMark mark);

} // namespace throughline::csv
