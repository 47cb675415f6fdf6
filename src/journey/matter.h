// R043: the interactions that matter: importance to the customer × effect × frequency.
#pragma once

#include "journey/scope.h"

#include <optional>
#include <span>
#include <vector>

namespace throughline::journey {

struct Matter {
    Id interaction;
    // Nothing where one of the three factors is not known.
    std::optional<double> score;
    std::optional<double> importance; // 0 … 10
    std::optional<double> effect;     // Σ weight · |effect| over the experiences it creates
    std::optional<double> frequency;  // a month
    double direction = 0;             // Σ weight · effect, unwanted experiences turned: below 0 it harms
    double share = 0;                 // of the sum of all scores
    bool moment = false;              // one of the few that make up most of it
};

// The most telling first; those without a score last, by id. Moments are the first of the list, as few as
// make up `most` of the sum of scores.
std::vector<Matter> rank_by_matter(const Store& store, std::span<const Interaction* const> interactions,
                                   double most = 0.8);
// All of the workspace.
std::vector<Matter> rank_by_matter(const Store& store, double most = 0.8);

} // namespace throughline::journey
