#include "engage/economics/level_choice.h"

#include "evidence/elementary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace throughline::engage {

namespace {

// Whether the first brings more for its cost; what costs nothing comes before all else.
bool brings_more(double gain, double cost, double other_gain, double other_cost) {
    return gain * other_cost > other_gain * cost;
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

// The upper left of the convex hull of a customer's offers, from nothing upward.
void LevelBudgets::add_steps(std::uint32_t customer) {
    const std::vector<LevelOffer>& offers = m_customers[customer];
    std::vector<std::uint32_t> order(offers.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        return offers[left].cost != offers[right].cost
                   ? offers[left].cost < offers[right].cost
                   : offers[left].expected_value > offers[right].expected_value;
    });
    const std::size_t first = m_steps.size();
    LevelOffer top; // of what was taken so far
    for (const std::uint32_t level : order) {
        const LevelOffer& offer = offers[level];
        if (offer.expected_value <= top.expected_value)
            continue;
        Step step{offer.cost - top.cost, offer.expected_value - top.expected_value, customer, level};
        // A step that brings more for its cost than the one before it takes that one in.
        while (m_steps.size() > first &&
               !brings_more(m_steps.back().gain, m_steps.back().cost, step.gain, step.cost)) {
            step.cost += m_steps.back().cost;
            step.gain += m_steps.back().gain;
            m_steps.pop_back();
        }
        m_steps.push_back(step);
        top = offer;
    }
}

Result<LevelBudgets> LevelBudgets::of(std::vector<std::vector<LevelOffer>> customers) {
    LevelBudgets budgets;
    budgets.m_customers = std::move(customers);
    for (std::uint32_t customer = 0; customer < budgets.m_customers.size(); ++customer) {
        for (const LevelOffer& offer : budgets.m_customers[customer])
            if (!(offer.cost >= 0))
                return error("The cost of a level must not be below 0.");
        budgets.add_steps(customer);
    }
    std::stable_sort(budgets.m_steps.begin(), budgets.m_steps.end(), [](const Step& left, const Step& right) {
        return brings_more(left.gain, left.cost, right.gain, right.cost);
    });
    double spent = 0;
    double value = 0;
    for (const Step& step : budgets.m_steps) {
        budgets.m_spent.push_back(spent += step.cost);
        budgets.m_value.push_back(value += step.gain);
    }
    return budgets;
}

double LevelBudgets::bound(double budget) const {
    const auto place =
        static_cast<std::size_t>(std::upper_bound(m_spent.begin(), m_spent.end(), budget) - m_spent.begin());
    const double value = place == 0 ? 0 : m_value[place - 1];
    if (place == m_steps.size())
        return value;
    const Step& next = m_steps[place];
    return value + next.gain * (budget - (place == 0 ? 0 : m_spent[place - 1])) / next.cost;
}

Result<LevelChoice> LevelBudgets::within(double budget) const {
    if (!(budget >= 0))
        return error("The budget must not be below 0.");
    LevelChoice choice;
    choice.levels.assign(m_customers.size(), LevelChoice::none);
    choice.bound = bound(budget);
    std::size_t taken = 0;
    for (; taken < m_steps.size() && m_spent[taken] <= budget; ++taken)
        choice.levels[m_steps[taken].customer] = m_steps[taken].level;
    if (taken > 0) {
        choice.spent = m_spent[taken - 1];
        choice.value = m_value[taken - 1];
    }
    if (taken < m_steps.size())
        choice.shadow_price = m_steps[taken].gain / m_steps[taken].cost;
    spend_rest(budget, choice);
    return choice;
}

// Where it brings most for its cost, each customer at most once.
void LevelBudgets::spend_rest(double budget, LevelChoice& choice) const {
    std::vector<Step> steps;
    for (std::uint32_t customer = 0; customer < m_customers.size(); ++customer) {
        const std::uint32_t now = choice.levels[customer];
        const LevelOffer has = now == LevelChoice::none ? LevelOffer{} : m_customers[customer][now];
        for (std::uint32_t level = 0; level < m_customers[customer].size(); ++level) {
            const LevelOffer& offer = m_customers[customer][level];
            if (offer.expected_value > has.expected_value && choice.spent + offer.cost - has.cost <= budget)
                steps.push_back(
                    {offer.cost - has.cost, offer.expected_value - has.expected_value, customer, level});
        }
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step& left, const Step& right) {
        return brings_more(left.gain, std::max(left.cost, 0.0), right.gain, std::max(right.cost, 0.0));
    });
    std::vector<bool> is_done(m_customers.size(), false);
    for (const Step& step : steps) {
        if (is_done[step.customer] || choice.spent + step.cost > budget)
            continue;
        is_done[step.customer] = true;
        choice.levels[step.customer] = step.level;
        choice.spent += step.cost;
        choice.value += step.gain;
    }
}

} // namespace throughline::engage
