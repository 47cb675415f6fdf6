// FEEL text for sets of values: what a person would write into a cell for them.
#pragma once

#include "dmn/analysis/domain.h"
#include "dmn/column_index.h"

#include <string>

namespace throughline::dmn::analysis {

// Unary tests that exactly the values of these segments pass among those that may come; `-` for all of them.
std::string cell_text(const ColumnIndex& index, const ColumnDomain& domain, const Intervals& segments);

} // namespace throughline::dmn::analysis
