// How well an outcome does, rolled up from below: signed, weighted, with its parts. Counts of activity never
// enter (R003, R007).
#pragma once

#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace throughline::journey {

// What one experience or interaction adds or takes, in points of health.
struct HealthPart {
    Id record;
    double points = 0;
};

struct Health {
    // 0 to 100; 50 is neither helped nor harmed. Nothing while no effect is known.
    std::optional<double> value;
    std::vector<HealthPart> parts; // experiences, then interactions; by id
};

// For experience x with effect e and weight w on the outcome, felt by a share f of those asked (1 where
// nobody was asked), x adds w·e·f. An interaction with effect e′ and weight w′ on x adds w·e·w′·e′·s, with s
// its success rate (1 where it is not known). Health is 50 + 50 · Σ parts / Σ weights, so it stays between 0
// and 100.
Health outcome_health(const Store& store, const Id& outcome);

// R041: importance − satisfaction on the customer's side, and Ulwick's opportunity score
// importance + max(importance − satisfaction, 0) (A. Ulwick, "What customers want", 2005). Nothing where one
// is missing.
struct ExpectationGap {
    double gap = 0;
    double opportunity = 0;
};
std::optional<ExpectationGap> expectation_gap(const std::optional<double>& importance,
                                              const std::optional<double>& satisfaction);

// R016: an outcome is mutual when both sides hold: each reached its target, or said so.
bool is_mutual(const Store& store, const Id& outcome);

} // namespace throughline::journey
