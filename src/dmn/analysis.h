// What is wrong or weak in a decision table as a whole, found from its cells alone: cases that no rule
// decides, rules that contradict each other, rules that never decide, rules that say less together than one
// would.
//
// Every finding carries a case that shows it, and no finding is a guess: a cell that depends on more than its
// own input's value (another input, a function of it) counts as passing where that makes a finding weaker,
// and its rule is left out where that would make one.
#pragma once

#include "dmn/compiled_table.h"
#include "feel/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline::dmn {

enum class TableFindingKind : std::uint8_t {
    Gap,               // no rule hits; `cells` is the rule that would close it
    BlankGap,          // no rule hits where one input is blank
    NeverHits,         // the cells of one rule allow no case
    Overlap,           // UNIQUE: two rules hit; `agree` says whether with the same result
    Conflict,          // ANY: two rules hit with different results
    Shadowed,          // FIRST: rules above take every case; PRIORITY: rules with better results do
    Redundant,         // without the rule every case gets the same result
    Mergeable,         // two rules could be one; `cells` is that one
    UnreachableOutput, // an allowed result that no rule gives; `output` says which
    HitPolicyAdvice    // another hit policy would say the same and keep more mistakes away
};

enum class TableFindingWeight : std::uint8_t { Error, Warning, Hint };

struct TableFinding {
    TableFindingKind kind = TableFindingKind::Gap;
    TableFindingWeight weight = TableFindingWeight::Warning;
    // Counted from 0, ascending; the rule that is to be looked at comes first for Shadowed, Redundant,
    // NeverHits.
    std::vector<std::uint32_t> rules;
    // One value for each input; empty where no case shows it.
    std::vector<feel::Value> witness;
    // Input entries of a rule, for Gap and Mergeable.
    std::vector<std::string> cells;
    bool agree = false;
    std::string output;
    // Of HitPolicyAdvice.
    std::optional<HitPolicy> advice;
    // A sentence: `No rule for tenure < 12, contract "One year".`
    std::string message;
};

struct AnalysisLimits {
    // Boxes that the searches for gaps and for shadowed rules look at, in all.
    std::uint64_t steps = 400'000;
    // Findings of one kind that are listed; further ones are counted only.
    std::size_t listed = 100;
};

struct TableAnalysis {
    // Errors first, then warnings, then hints; the largest gap first.
    std::vector<TableFinding> findings;
    // How many there are of each kind, listed or not; by the numbers of TableFindingKind.
    std::vector<std::uint64_t> counts;
    // False when the budget ended: there may be more gaps and shadowed rules.
    bool complete = true;
    // False where an input is computed or two read the same variable: then a case that shows a finding may
    // not come about.
    bool independent_inputs = true;

    std::uint64_t count(TableFindingKind kind) const { return counts[static_cast<std::size_t>(kind)]; }
};

TableAnalysis analyse(const CompiledTable& table, const AnalysisLimits& limits = {});

namespace analysis {
class Analyser;
}

// The same, a bite at a time, so that a page goes on drawing meanwhile.
class AnalysisJob {
public:
    explicit AnalysisJob(std::shared_ptr<const CompiledTable> table, const AnalysisLimits& limits = {});
    ~AnalysisJob();
    AnalysisJob(const AnalysisJob&) = delete;
    AnalysisJob& operator=(const AnalysisJob&) = delete;

    // About so many looks at a rule. True when it is done.
    bool step(std::uint64_t looks);
    double fraction() const;
    // Only when it is done.
    TableAnalysis take_analysis();

private:
    std::shared_ptr<const CompiledTable> m_table;
    std::unique_ptr<analysis::Analyser> m_analyser;
};

// The values for evaluate() that make up the case of a finding, others null; nothing where the inputs are not
// independent.
std::optional<std::vector<feel::Value>> values_of_case(const CompiledTable& table,
                                                       const std::vector<feel::Value>& witness);

} // namespace throughline::dmn
