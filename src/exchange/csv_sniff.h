// Finds the delimiter of a CSV text.
#pragma once

#include "exchange/csv.h"

#include <string_view>

namespace throughline::csv {

constexpr std::string_view delimiters = ",;\t|";

// The one of , ; TAB | that splits the first rows (64 KB at most) most evenly; a comma when none splits at
// all.
char sniff_delimiter(std::string_view text, const Limits& limits);

} // namespace throughline::csv
