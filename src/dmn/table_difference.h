// R103: what changed between two versions of a decision table, cell by cell. Rules have no names, so they are
// recognised by what they say; columns by what they read or give.
#pragma once

#include "dmn/decision_table.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace throughline::dmn {

enum class CellDifference : std::uint8_t {
    Same,
    Changed,
    Added,  // the rule or the column is new
    Removed // the rule or the column is gone
};

// One column of either table. Counted among the inputs or among the outputs.
struct ColumnDifference {
    bool is_output = false;
    std::optional<std::uint32_t> before;
    std::optional<std::uint32_t> after;
    // Its header: expression, label, type, allowed values, default.
    bool header_changed = false;
};

// One rule of either table.
struct RuleDifference {
    std::optional<std::uint32_t> before;
    std::optional<std::uint32_t> after;
    // It stands elsewhere among the rules that both tables have.
    bool moved = false;
    // One for each column of the difference.
    std::vector<CellDifference> cells;
    bool annotation_changed = false;

    bool added() const { return !before; }
    bool removed() const { return !after; }
    bool changed() const;
};

struct TableDifference {
    // Inputs, then outputs, each in the order of the table after; what was removed stands where it was.
    std::vector<ColumnDifference> columns;
    // In the same way.
    std::vector<RuleDifference> rules;
    bool hit_policy_changed = false;

    std::size_t added = 0;
    std::size_t removed = 0;
    std::size_t moved = 0;
    std::size_t changed = 0; // rules with a changed cell
    std::size_t changed_cells = 0;
    std::size_t changed_columns = 0; // added, removed, or with another header

    bool empty() const {
        return added + removed + moved + changed + changed_columns == 0 && !hit_policy_changed;
    }
};

TableDifference difference(const DecisionTable& before, const DecisionTable& after);

} // namespace throughline::dmn
