#include "engage/economics/level_choice.h"

#include "evidence/elementary.h"

#include <algorithm>
#include <cmath>

namespace throughline::engage {

namespace {

struct Priced {
    std::vector<std::uint32_t> levels;
    double spent = 0;
    double value = 0;
    double relaxed = 0; // Σ (value - price · cost)
};

// What each customer gets when a unit of cost has this price; of equal levels the cheaper.
Priced choose_at(std::span<const std::vector<LevelOffer>> customers, double price) {
    Priced made;
    for (const std::vector<LevelOffer>& offers : customers) {
        std::uint32_t best = LevelChoice::none;
        double most = 0;
        for (std::uint32_t level = 0; level < offers.size(); ++level) {
            const double gain = offers[level].expected_value - price * offers[level].cost;
            const bool is_cheaper =
                best != LevelChoice::none && gain == most && offers[level].cost < offers[best].cost;
            if (gain > most || is_cheaper) {
                most = gain;
                best = level;
            }
        }
        made.levels.push_back(best);
        made.relaxed += most;
        if (best != LevelChoice::none) {
            made.spent += offers[best].cost;
            made.value += offers[best].expected_value;
        }
    }
    return made;
}

// Spends what is left where it brings most for its cost.
void spend_rest(std::span<const std::vector<LevelOffer>> customers, double budget, LevelChoice& choice) {
    struct Step {
        double gain;
        double cost;
        std::uint32_t customer;
        std::uint32_t level;
    };
    std::vector<Step> steps;
    for (std::uint32_t customer = 0; customer < customers.size(); ++customer) {
        const std::uint32_t now = choice.levels[customer];
        const LevelOffer has = now == LevelChoice::none ? LevelOffer{} : customers[customer][now];
        for (std::uint32_t level = 0; level < customers[customer].size(); ++level) {
            const LevelOffer& offer = customers[customer][level];
            if (offer.expected_value > has.expected_value)
                steps.push_back(
                    {offer.expected_value - has.expected_value, offer.cost - has.cost, customer, level});
        }
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step& left, const Step& right) {
        return left.gain * std::max(right.cost, 0.0) > right.gain * std::max(left.cost, 0.0);
    });
    std::vector<bool> is_done(customers.size(), false);
    for (const Step& step : steps) {
        if (is_done[step.customer] || choice.spent + step.cost > budget)
            continue;
        is_done[step.customer] = true;
        choice.levels[step.customer] = step.level;
        choice.spent += step.cost;
        choice.value += step.gain;
    }
}

} // namespace

double ResponseCurve::at(double effort) const {
    return base + (most - base) * (1 - evidence::exponential(-steepness * effort));
}

Result<double> best_effort(const ResponseCurve& curve, double value, double price, double largest) {
    if (!(curve.most >= curve.base) || !(curve.steepness > 0))
        return error("A response curve must rise.");
    if (!(largest >= 0))
        return error("The largest effort must not be below 0.");
    if (price <= 0)
        return largest;
    const double slope_at_first = (curve.most - curve.base) * curve.steepness * value;
    if (slope_at_first <= price)
        return 0.0;
    return std::min(largest, evidence::logarithm(slope_at_first / price) / curve.steepness);
}

LevelOffer concession_offer(double debt, double concession, double probability, double recovered_otherwise,
                            double cost) {
    return {cost + probability * debt * concession,
            probability * debt * (1 - concession) + (1 - probability) * recovered_otherwise - cost};
}

Result<LevelChoice> choose_levels(std::span<const std::vector<LevelOffer>> customers, double budget) {
    if (!(budget >= 0))
        return error("The budget must not be below 0.");
    double high = 1;
    for (const std::vector<LevelOffer>& offers : customers) {
        for (const LevelOffer& offer : offers) {
            if (!(offer.cost >= 0))
                return error("The cost of a level must not be below 0.");
            if (offer.cost > 0)
                high = std::max(high, offer.expected_value / offer.cost + 1);
        }
    }
    LevelChoice choice;
    Priced priced = choose_at(customers, 0);
    if (priced.spent <= budget) {
        choice.bound = priced.value;
    } else {
        double low = 0;
        constexpr int halvings = 100;
        for (int round = 0; round < halvings; ++round) {
            const double middle = (low + high) / 2;
            (choose_at(customers, middle).spent > budget ? low : high) = middle;
        }
        priced = choose_at(customers, high);
        choice.shadow_price = high;
        choice.bound = priced.relaxed + high * budget;
    }
    choice.levels = std::move(priced.levels);
    choice.spent = priced.spent;
    choice.value = priced.value;
    spend_rest(customers, budget, choice);
    return choice;
}

} // namespace throughline::engage
