// How large a workspace may be. The reader refuses more, so nothing larger may be stored either.
#pragma once

#include "base/date.h"

#include <cstddef>

namespace throughline::limits {

constexpr std::size_t file_bytes = 64u << 20;
constexpr std::size_t text_bytes = 16u << 20; // one text: a decision table of 12,000 rules as DMN has 7 MB
constexpr std::size_t depth = 200;
constexpr std::size_t values = 5'000'000;

// 0001-01-01 and 9999-12-31: dates are written with four digits of the year.
constexpr Date first_day{-719162};
constexpr Date last_day{2932896};

} // namespace throughline::limits
