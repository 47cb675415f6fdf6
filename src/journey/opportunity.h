// R042: how far the relationship can still be moved, apart from what the customer is worth; both in a 2 × 2.
#pragma once

#include "journey/scope.h"

#include <optional>
#include <vector>

namespace throughline::journey {

// What one outcome, experience or interaction adds: Ulwick's opportunity score (health.h), 0 to 20.
struct OpportunityPart {
    Id record;
    double score = 0;
};

enum class Quadrant : std::uint8_t {
    NotKnown,
    ChangeFirst, // much can be moved, and it is worth much
    Earn,        // much can be moved; it is worth less today
    Protect,     // worth much, and well as it is
    Leave,
};

struct OpportunityPlace {
    Id record; // a segment or an interaction
    // Mean of the parts · reach, 0 to 20.
    std::optional<double> opportunity;
    std::optional<double> value; // of one customer a year, in the workspace's currency
    // How much of what leads there lies in our hands, 0 to 1: mean over the interactions of controlled 1,
    // influenced ½, uncontrolled 0, weighted by frequency. Nothing where no interaction leads there yet: then
    // nothing is taken off.
    std::optional<double> reach;
    std::vector<OpportunityPart> parts;
    Quadrant quadrant = Quadrant::NotKnown;
};

struct OpportunityMap {
    std::vector<OpportunityPlace> places; // the largest opportunity first; not known last
    double opportunity_split = 10;        // above it much can be moved (Ulwick 2005: from 10 on)
    std::optional<double> value_split;    // the mean of the known values, unless it was given
};

// Chosen and undecided segments: the customer's side of their outcomes, and their experiences.
OpportunityMap segment_opportunities(const Store& store, std::optional<double> value_split = {},
                                     double opportunity_split = 10);
// Interactions: their own importance and satisfaction; worth the mean value of the segments that meet them,
// weighted by the segments' sizes.
OpportunityMap interaction_opportunities(const Store& store, std::optional<double> value_split = {},
                                         double opportunity_split = 10);

// R040: what only its value would rank: segments whose opportunity is not known, and actions without a
// propensity, a value to the customer and a decision. By kind, then id.
std::vector<Id> ranked_by_value_alone(const Store& store);

} // namespace throughline::journey
