// The cases that a decision table may meet, cut so that the table cannot tell two cases of one piece apart.
//
// Each input's values fall into segments: values that pass exactly the same cells of the column. A case is
// one segment for each input, a rule is a box of segments (a product of intervals), so that gaps and overlaps
// are questions about boxes. Calvanese et al., "Semantics and Analysis of DMN Decision Tables", BPM 2016.
#pragma once

#include "dmn/compiled_table.h"
#include "feel/value.h"

#include <cstdint>
#include <vector>

namespace throughline::dmn::analysis {

// Segments from `low` up to, not including, `high`.
struct Interval {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    friend bool operator==(const Interval&, const Interval&) = default;
};
// Sorted and apart from each other.
using Intervals = std::vector<Interval>;

bool meets(const Intervals& intervals, Interval interval);
bool contains(const Intervals& intervals, Interval interval);
bool meet(const Intervals& left, const Intervals& right);
bool contains(const Intervals& outer, const Intervals& inner);
// The first piece that both have in common; they must meet.
Interval common(const Intervals& left, const Intervals& right);

struct ColumnDomain {
    // For each segment the classes of the column's index in it, ascending.
    std::vector<std::vector<std::uint32_t>> classes;
    // For each rule the segments whose values pass its cell. A cell that depends on more than the value
    // passes everywhere here; see TableDomain::decided.
    std::vector<Intervals> rules;
    // For each rule the least interval that holds all of them, so that most comparisons end there.
    std::vector<Interval> extents;
    // For each rule whether a blank input passes.
    std::vector<bool> blank_passes;

    // Whether a rule lets pass some (all) of the segments.
    bool rule_meets(std::uint32_t rule, Interval interval) const {
        const Interval extent = extents[rule];
        return extent.low < interval.high && interval.low < extent.high &&
               (rules[rule].size() == 1 || meets(rules[rule], interval));
    }
    bool rule_contains(std::uint32_t rule, Interval interval) const {
        const Interval extent = extents[rule];
        return extent.low <= interval.low && interval.high <= extent.high &&
               (rules[rule].size() == 1 || contains(rules[rule], interval));
    }
    bool rules_meet(std::uint32_t first, std::uint32_t second) const {
        return rule_meets(first, extents[second]) &&
               (rules[second].size() == 1 || meet(rules[first], rules[second]));
    }

    std::uint32_t size() const { return static_cast<std::uint32_t>(classes.size()); }
    Interval all() const { return {0, size()}; }
};

// One interval of segments for each input.
using Region = std::vector<Interval>;

struct TableDomain {
    std::vector<ColumnDomain> columns;
    // For each rule whether its box is exact: every cell depends on the value of its own input alone.
    std::vector<bool> decided;
    // Whether each input is a variable of its own. Where one is computed, or two read the same variable, some
    // cases may not come about.
    bool independent = true;
    std::size_t rule_count = 0;

    Region everything() const;
    bool rules_meet(std::uint32_t first, std::uint32_t second) const;
};

// Without columns yet: add_column() for each input, in order.
TableDomain empty_domain(const CompiledTable& table);
void add_column(const CompiledTable& table, TableDomain& domain);
TableDomain domain_of(const CompiledTable& table);

// A value of each input in the region, plain ones first: whole numbers, `other` for texts.
std::vector<feel::Value> witness_in(const CompiledTable& table, const TableDomain& domain,
                                    const Region& region);

} // namespace throughline::dmn::analysis
