// Groups of customers by one column, and how many of each got what is looked at.
#pragma once

#include "engage/simulation/fairness.h"
#include "tables/table.h"

#include <string>
#include <vector>

namespace throughline::engage {

struct ServedGroups {
    std::vector<GroupSelection> groups; // of numbers and days in their order; else the largest first
    bool is_ordered = false;
};

// Numbers and days are cut into up to five bands of about equal size, or where nearly all have the least
// value into those and the others; of texts the eleven most frequent values are groups, and the others
// together. Blank cells are a group. `selected` by row.
ServedGroups served_groups(const tables::Table& table, std::size_t column, const std::vector<bool>& selected);

} // namespace throughline::engage
