// Test cases made from a decision table: cases at the bounds of its cells, and pairs of cases that show that
// each cell decides (MC/DC, modified condition/decision coverage, RTCA DO-178C 6.4.4.2: every condition is
// shown to change the outcome while all others stay).
#pragma once

#include "dmn/compiled_table.h"
#include "feel/value.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace throughline::dmn {

enum class CaseKind : std::uint8_t {
    Rule,     // a rule decides
    Boundary, // one input at a bound of a cell or next to it, at a listed value or at none of them
    Condition // all cells of a rule hold but one
};

struct GeneratedCase {
    CaseKind kind = CaseKind::Rule;
    // The rule that it is about, counted from 0, and except for CaseKind::Rule the input.
    std::uint32_t rule = 0;
    std::uint32_t input = 0;
    // For people: `Rule 3, tenure just below 12`.
    std::string title;
    // One value for each input.
    std::vector<feel::Value> values;
    // What the table gives: Outcome::Decided or Outcome::NoRule.
    Evaluation evaluation;
};

// Two of the cases that differ in the value of one input alone. In the first the rule decides, in the second
// its cell for that input fails and something else decides, or nothing.
struct ConditionPair {
    std::uint32_t rule = 0;
    std::uint32_t input = 0;
    std::size_t holds = 0;
    std::size_t fails = 0;
};

struct GeneratedCases {
    // No two have the same values.
    std::vector<GeneratedCase> cases;
    std::vector<ConditionPair> pairs;
    // Rules for which no case was found in which they decide.
    std::vector<std::uint32_t> undecided_rules;
    // False where the limit ended it.
    bool complete = true;
    // Why there are no cases; empty where there are.
    std::string problem;
};

struct GeneratorOptions {
    bool boundaries = true;
    bool conditions = true;
    // Cases in all; those that show each rule come first.
    std::size_t most_cases = 1000;
};

// Only for tables whose inputs are variables of their own: a computed input cannot be given a value.
GeneratedCases generate_cases(const CompiledTable& table, const GeneratorOptions& options = {});

} // namespace throughline::dmn
