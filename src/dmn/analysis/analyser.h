// The steps of analyse(), over one table.
#pragma once

#include "dmn/analysis.h"
#include "dmn/analysis/cover.h"
#include "dmn/analysis/domain.h"
#include "dmn/analysis/results.h"

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
    TableAnalysis run();

private:
    void find_empty_rules();
    void find_gaps();
    void find_blank_gaps();
    void look_at_pairs();
    void look_at_pair(std::uint32_t first, std::uint32_t second);
    void look_for_redundant(std::uint32_t first, std::uint32_t second);
    void find_shadowed();
    bool takes_all(std::uint32_t rule, const std::vector<std::uint32_t>& others);
    void find_mergeable();
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
    const AnalysisLimits& m_limits;
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
};

} // namespace throughline::dmn::analysis
