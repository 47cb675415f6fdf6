// The policy as a decision model for other engines: who may get which action, and which is best for them by
// what always holds (R104).
#pragma once

#include "engage/decision_model.h"
#include "engage/policy/policy.h"
#include "model/records/table_reference.h"

namespace throughline::engage {

// For each active action a decision "May get …": all conditions, on every stage, must hold. And one, "Next
// best action", with the title of the first action in the ranking that may be got, or "nothing". The ranking
// is that of `now` by propensities at first; what is left out: contact policies, which need a history, levers
// that weigh the situation, and what single channels cannot. `customers` gives the types of the columns.
// Fails where a condition cannot be read, or nothing is active.
Result<AssembledModel> policy_model(const Catalogue& catalogue, const Ranking& ranking, Instant now,
                                    const TableReference& customers);

} // namespace throughline::engage
