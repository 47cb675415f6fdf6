// What differs between two states of the policy, field by field (R103).
#pragma once

#include "engage/policy/policy.h"

namespace throughline::engage {

struct FieldChange {
    std::string field; // for people: "Value", "Conditions 2, Condition"
    std::string before;
    std::string after;
};

enum class PartChange : std::uint8_t { Added, Removed, Changed };

struct PolicyChange {
    PartChange change = PartChange::Changed;
    Kind kind = Kind::Action;
    Id record; // empty: the ranking
    std::string title;
    std::vector<FieldChange> fields; // of what was changed
};

// By kind, then by id; last the ranking.
std::vector<PolicyChange> policy_changes(const Store& before, const Ranking& ranking_before,
                                         const Store& after, const Ranking& ranking_after);

} // namespace throughline::engage
