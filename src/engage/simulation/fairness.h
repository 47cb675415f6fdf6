// Whether groups of customers get their share of an action, and what keeps a version from being published.
#pragma once

#include "evidence/inequality.h"
#include "evidence/proportions.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace throughline::engage {

struct GroupSelection {
    std::string name;
    std::int64_t selected = 0;
    std::int64_t customers = 0;
};

enum class FairnessVerdict : std::uint8_t {
    Fair,
    Unclear, // the ratio is outside the range, but its interval reaches into it
    Unfair,  // the whole interval is outside: blocks publishing
    TooFew,  // no ratio: one side has nobody selected
};

struct GroupFairness {
    std::string name;
    double rate = 0;
    double rest_rate = 0;
    // (rate of the group)/(rate of all others), interval by Katz 1978 (evidence/proportions.h).
    std::optional<evidence::Estimate> ratio;
    FairnessVerdict verdict = FairnessVerdict::Fair;
};

struct Fairness {
    std::vector<GroupFairness> groups; // in the order given
    bool blocks_publishing = false;
};

// Ratios from `least_ratio` to 1/least_ratio are fair: 0.5 … 2.0 is Pega's widest warning range, 0.8 the
// four-fifths rule (EEOC 1978). Fails on fewer than two groups, counts that are none, or a ratio outside 0
// … 1.
Result<Fairness> judge_fairness(std::span<const GroupSelection> groups, double least_ratio = 0.8,
                                double confidence = 0.95);

// Of a number such as age: the Gini coefficient of who is selected, groups in the order of the number, as a
// concentration index (evidence/inequality.h); 0 is even.
Result<double> selection_gini(std::span<const GroupSelection> groups_in_order);

} // namespace throughline::engage
