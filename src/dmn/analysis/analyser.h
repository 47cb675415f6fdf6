// The steps of analyse(), over one table.
#pragma once

#include "dmn/analysis.h"
#include "dmn/analysis/cover.h"
#include "dmn/analysis/domain.h"
#include "dmn/analysis/pairs.h"
#include "dmn/analysis/results.h"

#include <memory>
#include <string>
#include <vector>

namespace throughline::dmn::analysis {

// "Rule 3" at the start of a sentence.
inline std::string rule_name(std::uint32_t rule) {
    return "Rule " + std::to_string(rule + 1);
}

class Analyser {
public:
    Analyser(const CompiledTable& table, const AnalysisLimits& limits);
    // A bite of the work: about so many looks at a rule. True when all is done.
    bool step(std::uint64_t looks);
    double fraction() const;
    TableAnalysis take_analysis() { return std::move(m_analysis); }

private:
    enum class Phase : std::uint8_t {
        Domain,
        Results,
        Gaps,
        BlankGaps,
        Shadowed,
        Pairs,
        Mergeable,
        Conclusions,
        Done
    };
    // True when the phase has ended.
    bool go_on(std::uint64_t looks);
    bool wants(Phase phase) const;

    bool take_column();
    void find_empty_rules();
    bool find_gaps(std::uint64_t looks);
    void report_gaps();
    bool find_blank_gaps(std::uint64_t looks);
    void report_blank_gap(std::size_t column);
    bool look_at_pairs(std::uint64_t looks);
    void look_at_pair(std::uint32_t first, std::uint32_t second);
    void look_for_redundant(std::uint32_t first, std::uint32_t second);
    bool find_shadowed(std::uint64_t looks);
    void find_shadow_of(std::uint32_t rule);
    bool takes_all(std::uint32_t rule, const std::vector<std::uint32_t>& others);
    void number_cells();
    bool find_mergeable();
    bool can_merge(std::uint32_t first, std::uint32_t second) const;
    void add_mergeable(std::uint32_t first, std::uint32_t second, std::size_t column);
    void find_unreachable_outputs();
    void advise();

    // Null where enough of the kind are listed; the finding is counted all the same.
    TableFinding* add(TableFindingKind kind, TableFindingWeight weight);
    std::string case_text(const Region& region) const;
    std::string values_text(const std::vector<feel::Value>& witness) const;
    std::string label(std::size_t column) const;
    bool is_empty(std::uint32_t rule) const { return m_empty[rule]; }
    // Whether the result may change when the two rules change places or one takes the other's place.
    bool anything_between(std::uint32_t first, std::uint32_t second, std::uint32_t box) const;

    const CompiledTable& m_table;
    AnalysisLimits m_limits;
    HitPolicy m_policy;
    TableDomain m_domain;
    RuleResults m_results;
    std::vector<bool> m_empty; // no case passes all cells
    std::vector<bool> m_shadowed;
    std::vector<bool> m_redundant;
    bool m_overlap = false;     // of two rules that hit for sure
    bool m_may_overlap = false; // also of rules with cells that are not decided
    bool m_disagree = false;    // overlapping rules may give different results
    std::uint64_t m_steps;
    TableAnalysis m_analysis;

    // --- where the work stands
    Phase m_phase = Phase::Domain;
    std::size_t m_next = 0; // column or rule of the phase
    std::unique_ptr<CoverSearch> m_search;
    std::vector<std::uint32_t> m_blank_rules; // that take blanks in the column
    std::vector<Region> m_open;               // what the search has found
    std::unique_ptr<PairSweep> m_sweep;
    std::uint64_t m_pairs = 0;
    // Of find_mergeable(): a number for each cell by column, their sums by rule, and rules that are taken.
    std::vector<std::vector<std::uint64_t>> m_numbers;
    std::vector<std::uint64_t> m_sums;
    std::vector<bool> m_merged;
};

} // namespace throughline::dmn::analysis
