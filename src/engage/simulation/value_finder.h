// Customers for whom there is nothing: no action at all, or only ones they will hardly want; and what they
// have in common.
#pragma once

#include "base/result.h"
#include "model/records/table_reference.h"
#include "tables/table.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace throughline::engage {

enum class Served : std::uint8_t { WithRelevant, OnlyIrrelevant, NoAction };

struct ValueFinding {
    // Below it an action is irrelevant: the propensity that the lowest `share` of customers stay under with
    // the best they can get (Pega Value Finder, "Defining relevant action settings"). 0 where that is nobody.
    double threshold = 0;
    std::vector<Served> customers;
    std::size_t no_action = 0;
    std::size_t only_irrelevant = 0;
};

// `best` by customer: the highest propensity among the actions that are open to them; nothing without any.
// Fails unless 0 <= share <= 1.
Result<ValueFinding> find_underserved(std::span<const std::optional<double>> best, double share);

// One condition over a column that describes a group.
struct GroupRule {
    std::string text;         // as FEEL: "tenure < 6", "Contract = \"One year\""
    std::uint64_t rows = 0;   // where it holds
    std::uint64_t inside = 0; // of them, in the group
    double coverage = 0;      // of the group
    double accuracy = 0;      // inside/rows
    double quality = 0;       // 2 · coverage · accuracy / (coverage + accuracy)
};

// The rules of one condition that describe the group best, by quality, one for each column at most. Numbers
// are cut at deciles; texts with more than 50 values say nothing, and what `reference` has as identity or as
// known only afterwards helps nobody. `members` by row.
std::vector<GroupRule> describe_group(const tables::Table& table, const TableReference& reference,
                                      const std::vector<bool>& members, std::size_t most = 5);

} // namespace throughline::engage
