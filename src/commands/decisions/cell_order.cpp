#include "commands/decisions/cell_order.h"

#include "base/text.h"

#include <algorithm>
#include <numeric>

namespace throughline {

namespace {

constexpr std::uint8_t nothing = 2;

// The number that a test begins with, behind its comparison or bracket.
bool first_number(std::string_view cell, double& number) {
    const std::size_t begin = cell.find_first_not_of("<>=[](, ");
    if (begin == std::string_view::npos)
        return false;
    std::size_t end = begin + (cell[begin] == '-' ? 1 : 0);
    while (end < cell.size() && ((cell[end] >= '0' && cell[end] <= '9') ||
                                 (cell[end] == '.' && end + 1 < cell.size() && cell[end + 1] != '.')))
        ++end;
    return parse_number(cell.substr(begin, end - begin), number);
}

} // namespace

CellKey cell_key(std::string_view cell) {
    cell = trimmed(cell);
    CellKey key;
    if (cell.empty() || cell == "-")
        key.group = nothing;
    else if (!first_number(cell, key.number))
        key.group = 1;
    key.text = folded(cell);
    return key;
}

bool comes_before(const CellKey& left, const CellKey& right) {
    if (left.group != right.group)
        return left.group < right.group;
    if (left.number != right.number)
        return left.number < right.number;
    return left.text < right.text;
}

std::vector<std::uint32_t> sorted_places(const std::vector<CellKey>& keys, bool descending) {
    std::vector<std::uint32_t> places(keys.size());
    std::iota(places.begin(), places.end(), 0U);
    std::stable_sort(places.begin(), places.end(),
                     [&keys, descending](std::uint32_t one, std::uint32_t other) {
                         const CellKey& left = keys[one];
                         const CellKey& right = keys[other];
                         if (descending && left.group != nothing && right.group != nothing)
                             return comes_before(right, left);
                         return comes_before(left, right);
                     });
    return places;
}

} // namespace throughline
