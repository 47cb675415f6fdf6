// Pairs of rules that have a case in common.
#pragma once

#include "dmn/analysis/domain.h"

#include <functional>

namespace throughline::dmn::analysis {

// Gives each pair (first < second) of rules whose boxes meet, in no order. `found` says whether to go on.
void overlapping_pairs(const TableDomain& domain,
                       const std::function<bool(std::uint32_t first, std::uint32_t second)>& found);

// The cases that two overlapping rules have in common: one box of them.
Region common_region(const TableDomain& domain, std::uint32_t first, std::uint32_t second);

} // namespace throughline::dmn::analysis
