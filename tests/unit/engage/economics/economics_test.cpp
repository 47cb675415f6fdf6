#include "base/random.h"
#include "engage/economics/level_choice.h"
#include "engage/economics/replacement.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>

using namespace throughline;
using namespace throughline::engage;
using Catch::Approx;

namespace {

// Every combination.
double best_value(const std::vector<std::vector<LevelOffer>>& customers, double budget,
                  std::size_t from = 0) {
    if (from == customers.size())
        return 0;
    double best = best_value(customers, budget, from + 1);
    for (const LevelOffer& offer : customers[from]) {
        if (offer.cost <= budget)
            best =
                std::max(best, offer.expected_value + best_value(customers, budget - offer.cost, from + 1));
    }
    return best;
}

} // namespace

TEST_CASE("how hard to retain: the effort at which one more unit brings what it costs", "[engage][R097]") {
    const ResponseCurve curve = {0.1, 0.7, 0.5};
    CHECK(curve.at(0) == Approx(0.1));
    CHECK(curve.at(100) == Approx(0.7));
    const auto best = best_effort(curve, 200, 10, 100);
    REQUIRE(best.ok());
    const auto gain = [&](double effort) { return curve.at(effort) * 200 - 10 * effort; };
    for (double effort = 0; effort < 20; effort += 0.01)
        CHECK(gain(effort) <= gain(best.value()) + 1e-9);
    CHECK(best_effort(curve, 200, 10, 1).value() == 1);
    CHECK(best_effort(curve, 10, 10, 100).value() == 0);
    CHECK_FALSE(best_effort({0.7, 0.1, 1}, 1, 1, 1).ok());
}

TEST_CASE("levels within a budget: never above it, close to the best, and the bound holds",
          "[engage][R097][R098]") {
    Random random(31);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::vector<LevelOffer>> customers(1 + random.below(6));
        double largest = 0;
        for (auto& offers : customers) {
            offers.resize(random.below(4));
            for (LevelOffer& offer : offers) {
                offer = {static_cast<double>(random.below(20)), static_cast<double>(random.below(60)) - 10};
                largest = std::max(largest, offer.expected_value);
            }
        }
        const double budget = static_cast<double>(random.below(60));
        const auto budgets = LevelBudgets::of(customers);
        REQUIRE(budgets.ok());
        const auto made = budgets.value().within(budget);
        REQUIRE(made.ok());
        CHECK(budgets.value().most_value() == Approx(best_value(customers, 1e9)).margin(1e-9));
        CHECK(budgets.value().bound(budget) <= budgets.value().most_value() + 1e-9);
        CHECK(budgets.value().within(budgets.value().most_spent()).value().value ==
              Approx(budgets.value().most_value()).margin(1e-9));
        const double best = best_value(customers, budget);
        CHECK(made.value().spent <= budget + 1e-9);
        CHECK(made.value().value <= best + 1e-9);
        CHECK(made.value().value >= best - largest - 1e-9);
        CHECK(made.value().bound >= best - 1e-6);
        double spent = 0;
        double value = 0;
        for (std::size_t customer = 0; customer < customers.size(); ++customer) {
            const std::uint32_t level = made.value().levels[customer];
            if (level == LevelChoice::none)
                continue;
            spent += customers[customer][level].cost;
            value += customers[customer][level].expected_value;
        }
        CHECK(spent == Approx(made.value().spent).margin(1e-9));
        CHECK(value == Approx(made.value().value).margin(1e-9));
    }
    CHECK_FALSE(LevelBudgets::of({}).value().within(-1).ok());
    CHECK_FALSE(LevelBudgets::of({{{-1, 2}}}).ok());
    // A concession of a fifth: 0.6 · 800 + 0.4 · 100 - 5.
    CHECK(concession_offer(1000, 0.2, 0.6, 100, 5).expected_value == Approx(515));
}

TEST_CASE("replacing a product: two streams and their break-even", "[engage][R101]") {
    Replacement replacement;
    replacement.keep = {10, 0.9, 24};
    replacement.replaced = {14, 0.95, 24};
    replacement.after_refusal = {10, 0.85, 24};
    replacement.switching_cost = 20;
    replacement.asking_cost = 2;
    replacement.discount = 0.01;
    replacement.probability = 0.3;
    const auto judged = judge_replacement(replacement);
    REQUIRE(judged.ok());
    double keep = 0;
    for (int period = 0; period < 24; ++period)
        keep += 10 * std::pow(0.9 / 1.01, period);
    CHECK(judged.value().keep_value == Approx(keep));
    REQUIRE(judged.value().break_even.has_value());
    const double even = *judged.value().break_even;
    for (const double shift : {-0.01, 0.0, 0.01}) {
        replacement.probability = even + shift;
        const auto near = judge_replacement(replacement);
        CHECK(near.value().gain == Approx(0).margin(shift == 0 ? 1e-9 : 10));
        CHECK((shift == 0 || near.value().is_worth_asking == (shift > 0)));
    }
    replacement.replaced.margin = 5;
    CHECK_FALSE(judge_replacement(replacement).value().break_even.has_value());
    replacement.probability = 2;
    CHECK_FALSE(judge_replacement(replacement).ok());
}
