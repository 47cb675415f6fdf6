// How well an outcome does, rolled up from below: signed, weighted, with its parts. Counts of activity never
// enter (R003, R007).
#pragma once

#include "model/records/outcome.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace throughline::journey {

// What one experience, interaction or task adds or takes, in points of health, and what that is made of.
struct HealthPart {
    Id record;
    double points = 0;
    // How strongly it is weighed, over all ways from it to the outcome; 0 to 1 for one way.
    double weight = 0;
    // The effect on what it serves, −1 to +1; of the first way where there are several.
    double effect = 0;
    // How much of that comes about, 0 to 1: felt by so many, went well so often, done or not.
    double share = 1;
};

struct Health {
    // 0 to 100; 50 is neither helped nor harmed. Nothing while no effect is known.
    std::optional<double> value;
    std::vector<HealthPart> parts; // what moves it most comes first
};

// For experience x with effect e and weight w on the outcome, felt by a share f of those asked (1 where
// nobody was asked), x adds w·e·f. An interaction with effect e′ and weight w′ on x adds w·e·w′·e′·s, with s
// its success rate (1 where it is not known). Of its T tasks whose effect e″ is known and which are not
// cancelled, each that is done adds w·e·w′·e′·e″ / T, one that is not done adds nothing yet; each weighs
// w·w′ / T. Health is 50 + 50 · Σ parts / Σ weights, so it stays between 0 and 100. How many of anything
// there are, or how often it happened, does not enter.
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

// Whether a side reached its target, or said so.
bool holds(const Store& store, const OutcomeSide& side);
// R009, R016: the state of one side of this outcome, as its figures and dates say it; nothing while it is not
// stated. Abandoned with the outcome; verified where that side said so; achieved at the target; missed when
// the date is past; in progress once it was measured; agreed with a target; else proposed.
std::optional<OutcomeState> side_state(const Store& store, const Outcome& outcome, const OutcomeSide& side,
                                       Date today);
// R016: an outcome is mutual when both sides hold.
bool is_mutual(const Store& store, const Id& outcome);

} // namespace throughline::journey
