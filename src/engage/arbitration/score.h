// The score of one candidate: its terms, how they become a priority, and the formula in words.
#pragma once

#include "engage/arbitration/terms.h"

#include <optional>
#include <span>
#include <string>

namespace throughline::engage {

// Weights in percent add up before they multiply: levers of 30, 15 and 10 make 1.55 (Pega Customer Decision
// Hub, "Action arbitration"). Never below 0.
double weight_factor(double percent);

// A weight that rises in a straight line from 0, on the day a stage of the journey began, to its full size
// `ramp_days` later (Pega, "Upweighting customer journey actions": 0 → 60 over 5 days). Full at once without
// a ramp.
double ramped_weight(double weight, double days_in_stage, double ramp_days);

// Ulwick 2005, "What Customers Want": importance + max(importance - satisfaction, 0), both 0 … 10; here as a
// share of its most, 20. Without a satisfaction nothing is known to be missing.
double expectation_gap(double importance, std::optional<double> satisfaction);

enum class ScoreForm : std::uint8_t {
    Automatic, // expected value where an action has a cost or a value below 0, else the product
    Product,   // P · (V + K) · C · L
    // (P · (V + K) + (1 - P) · R - cost) · C · L. Below 0 it is divided by C · L, so that a favour never
    // makes a candidate worse.
    ExpectedValue,
};

struct ScoreParts {
    TermValues terms{};
    double refused = 0; // R: what a refusal is worth, mostly 0 or below
    double cost = 0;
    double priority = 0;
};

// Fills in the priority. `form` is not Automatic.
void set_priority(ScoreParts& parts, ScoreForm form, TermSet used);

// "P · (V + K) · C · L", without what is left out; "1" where everything is.
std::string formula_text(ScoreForm form, TermSet used);
// The same with this candidate's numbers: "0.4 · (120 + 30) · 1 · 1.55 = 93".
std::string formula_text(const ScoreParts& parts, ScoreForm form, TermSet used);

// R040: value is the only term that can order candidates, by the settings.
bool value_alone_is_used(TermSet used);
// R040: value is the only term in which these candidates differ; with fewer than two nothing is ranked.
bool value_alone_ranks(std::span<const ScoreParts> candidates, TermSet used);
// Empty where neither holds.
std::string value_warning(std::span<const ScoreParts> candidates, TermSet used);

} // namespace throughline::engage
