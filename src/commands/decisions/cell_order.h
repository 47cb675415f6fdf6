// The order of a column's cells, for sorting rules: by the numbers in them, then by their texts; what asks
// nothing comes last.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct CellKey {
    std::uint8_t group = 0; // numbers, texts, nothing
    double number = 0;      // the first in the cell: 12 of "< 12", of "[12..20]"
    std::string text;       // folded
};
CellKey cell_key(std::string_view cell);
bool comes_before(const CellKey& left, const CellKey& right);

// The places 0 to keys.size() − 1 in the order of the keys; equal ones stay in the order they have. What asks
// nothing comes last, ascending and descending.
std::vector<std::uint32_t> sorted_places(const std::vector<CellKey>& keys, bool descending);

} // namespace throughline
