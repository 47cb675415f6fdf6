// How far to go: the level of an action along its response curve, for one customer and for many within a
// budget (R097 how hard to retain, R098 how flexible in collections).
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline::engage {

// The chance of a good answer rises with effort and less and less so: base + (most - base)(1 - e^(-steepness
// · effort)).
struct ResponseCurve {
    double base = 0; // without any effort
    double most = 1;
    double steepness = 1;

    double at(double effort) const;
};

// The effort from 0 to `largest` with the largest p(effort) · value - price · effort: where the slope of the
// first is the price, ln((most - base) · steepness · value / price) / steepness. Fails on a curve that falls
// or does not rise.
Result<double> best_effort(const ResponseCurve& curve, double value, double price, double largest);

// One level that could be offered to a customer. To offer nothing costs nothing and is worth `nothing`.
struct LevelOffer {
    double cost = 0;           // of offering it, expected
    double expected_value = 0; // its cost taken off
};

// R098: what a concession on a debt brings: p · debt · (1 - concession) + (1 - p) · recovered_otherwise -
// cost.
LevelOffer concession_offer(double debt, double concession, double probability, double recovered_otherwise,
                            double cost);

struct LevelChoice {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::vector<std::uint32_t> levels; // by customer: the place of the offer, or none
    double spent = 0;
    double value = 0;
    // What one more unit of budget would bring; 0 where the budget binds nobody.
    double shadow_price = 0;
    // No choice within the budget is worth more (weak duality).
    double bound = 0;
};

// Chooses at most one level for each customer, with the largest sum of expected values at a cost within
// `budget`: Lagrangian relaxation (Everett 1963), the price found by halving; then what is left over goes to
// the best gain for its cost. Within one customer's largest gain of the best there is. Fails on costs or a
// budget below 0.
Result<LevelChoice> choose_levels(std::span<const std::vector<LevelOffer>> customers, double budget);

} // namespace throughline::engage
