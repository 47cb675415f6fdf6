// R055: which approach fits a type of interaction, with reasons: operational, analytical or blended. It
// refuses without a problem (R057). Misfits are where the approach chosen is another (R044).
#pragma once

#include "journey/approach_measures.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline::journey {

// What the terms of the choice weigh, and over how long the blend must return its cost.
struct ChoiceRules {
    double favourable = 0.35;
    double result = 0.25;
    double efficiency = 0.20;
    double fit = 0.20;
    double blend_burden = 0.30;
    double horizon_months = 36;
};

// One term of an approach's score. `share` is 0 to 1; nothing where it is not known for each measured
// approach, and then the term counts for none of them.
struct ChoiceTerm {
    std::string_view name; // "Good for both"
    std::optional<double> share;
    double weight = 0;
    double points = 0; // what it adds to the score; the blend's burden takes
    std::string reason;
};

struct ScoredApproach {
    MeasuredApproach measured;
    std::vector<ChoiceTerm> terms;
    std::optional<double> score; // the sum of the terms' points, at most 100
};

// R058: the problem and its solution, as we see it and as the customer does.
struct StatedProblem {
    Id interaction;
    std::string problem;
    std::string customer_problem;
    std::string customer_solution;
};

struct ApproachChoice {
    std::string type;
    double frequency = 0;            // a month
    std::string refused;             // why there is no choice; empty: there is one
    std::vector<Id> without_problem; // assessed or not, they do not take part
    std::vector<StatedProblem> problems;
    std::vector<ScoredApproach> approaches; // operational, analytical, blended
    Approach indicated = Approach::Undecided;
    double lead = 0; // points before the next feasible approach
    // False: the intervals of the indicated approach and the next one do not rule out that they are alike.
    bool told_apart = false;
    bool by_nature_only = false; // nothing was measured; only what the work is like
    std::vector<std::string> reasons;
};

// Score: 100 · Σ weight · share / Σ weight, less the blend's burden. Shares, each 0 to 1:
// - Good for both: the probability of a mutually favourable outcome (R056).
// - Result: the low end of the result rate's interval, so that few observations count for less; the rate
//   itself where its n is not known.
// - Efficiency: mean over cost, time and touches of the least of all approaches / this approach's.
// - Fits the work, by the fuzzy and, or and not of L. Zadeh, "Fuzzy sets", Information and Control 8 (1965),
//   with judgement j, variety v and data d, each 0 to 1: operational: neither j nor v; analytical: d and v
//   and not j; blended: d and the mean of j and v.
// - R054, the blend's burden: mean of resistance / 10, delay / horizon, and its money a month against all
//   money a month: I / (I + frequency · cost), with I = (re-engineering + capital) / (horizon − delay).
// The indicated approach is the feasible one with the highest score.
ApproachChoice choose_approach(const Store& store, const ApproachType& type, const ChoiceRules& rules = {});
// All types, the most frequent first (R055).
std::vector<ApproachChoice> choose_approaches(const Store& store, Date today, const ChoiceRules& rules = {});

enum class FitOfApproach : std::uint8_t { Misfit, NotChosen, NothingIndicated, Fits };

struct ApproachFit {
    Id interaction;
    std::string type;
    FitOfApproach fit = FitOfApproach::Fits;
    Approach chosen = Approach::Undecided;
    Approach indicated = Approach::Undecided;
    // Points that the chosen approach scores less than the indicated one; nothing when it has no score.
    std::optional<double> gap;
    double frequency = 0;
    std::string reason;
};
// R044: misfits first, those with the largest gap · frequency at the head; then what was not chosen.
std::vector<ApproachFit> misfit_report(const Store& store, Date today, const ChoiceRules& rules = {});

} // namespace throughline::journey
