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

// At most one level for each customer, the largest sum of expected values at a cost within any budget: the
// multiple-choice knapsack. Each customer's offers that no mixture of two others beats are taken one step
// after the other, everywhere the step first that brings most for its cost (Sinha and Zoltners, "The
// Multiple-Choice Knapsack Problem", Operations Research 27, 1979); what is left over then goes to the best
// gain for its cost. Within one customer's largest gain of the best there is.
class LevelBudgets {
public:
    // Fails on a cost below 0.
    static Result<LevelBudgets> of(std::vector<std::vector<LevelOffer>> customers);

    // What those cost together, and are worth, who get what is worth most to each.
    double most_spent() const { return m_steps.empty() ? 0 : m_spent.back(); }
    double most_value() const { return m_steps.empty() ? 0 : m_value.back(); }
    // The value within a budget, a part of the next step counted: no choice is worth more.
    double bound(double budget) const;
    // Fails on a budget below 0.
    Result<LevelChoice> within(double budget) const;

private:
    // From one level of a customer to the next that is worth taking.
    struct Step {
        double cost = 0;
        double gain = 0;
        std::uint32_t customer = 0;
        std::uint32_t level = 0;
    };

    void add_steps(std::uint32_t customer);
    void spend_rest(double budget, LevelChoice& choice) const;

    std::vector<std::vector<LevelOffer>> m_customers;
    std::vector<Step> m_steps;   // those first that bring most for their cost
    std::vector<double> m_spent; // behind each step
    std::vector<double> m_value;
};

} // namespace throughline::engage
