#include "journey/approach_choice.h"

#include "base/text.h"
#include "evidence/proportions.h"
#include "journey/checks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace throughline::journey {

namespace {

using Shares = std::array<std::optional<double>, 3>; // operational, analytical, blended

std::string_view label_of(Approach approach) {
    return choice_label(approaches, approach);
}

std::string percent(double share) {
    return number_for_people(100 * share) + " %";
}

// What the work is like, weighted by frequency; each 0 to 1.
struct Nature {
    WeightedMean judgement, variety, data;
};

Nature nature_of(const ApproachType& type) {
    Nature nature;
    for (const ApproachCase& one : type.cases) {
        const ApproachAssessment& assessment = *one.assessment;
        if (assessment.judgement_share)
            nature.judgement.add(*assessment.judgement_share / 100, one.frequency);
        if (assessment.variety)
            nature.variety.add(*assessment.variety / 10, one.frequency);
        if (assessment.data_quality)
            nature.data.add(*assessment.data_quality / 10, one.frequency);
    }
    return nature;
}

Shares fit_shares(const Nature& nature) {
    const std::optional<double> judgement = nature.judgement.value();
    const std::optional<double> variety = nature.variety.value();
    const std::optional<double> data = nature.data.value();
    if (!judgement || !variety || !data)
        return {};
    return {1 - std::max(*judgement, *variety), std::min({*data, *variety, 1 - *judgement}),
            std::min(*data, (*judgement + *variety) / 2)};
}

std::string fit_reason(const Nature& nature) {
    if (!nature.judgement.value() || !nature.variety.value() || !nature.data.value())
        return "Judgement, variety and data have not all been assessed.";
    return text_format("%s of results depend on judgement, variety is %s of 10, data are %s of 10.",
                       percent(*nature.judgement.value()).c_str(),
                       number_for_people(10 * *nature.variety.value(), 1).c_str(),
                       number_for_people(10 * *nature.data.value(), 1).c_str());
}

// The least / this one's, meaned over what all measured approaches say.
Shares efficiency_shares(const std::vector<ScoredApproach>& scored) {
    std::array<WeightedMean, 3> means;
    for (Figure MeasuredApproach::*figure :
         {&MeasuredApproach::cost, &MeasuredApproach::minutes, &MeasuredApproach::touches}) {
        std::optional<double> least;
        bool all = true;
        for (const ScoredApproach& one : scored) {
            const std::optional<double>& value = (one.measured.*figure).value;
            if (!one.measured.measured)
                continue;
            all = all && value;
            if (value)
                least = std::min(least.value_or(*value), *value);
        }
        if (!all || !least)
            continue;
        for (std::size_t index = 0; index < scored.size(); ++index) {
            const std::optional<double>& value = (scored[index].measured.*figure).value;
            if (value)
                means[index].add(*value > 0 ? *least / *value : 1, 1);
        }
    }
    return {means[0].value(), means[1].value(), means[2].value()};
}

Shares figure_shares(const std::vector<ScoredApproach>& scored, Figure MeasuredApproach::*figure,
                     std::optional<double> Figure::*end) {
    Shares shares;
    for (std::size_t index = 0; index < scored.size(); ++index) {
        const Figure& shown = scored[index].measured.*figure;
        const std::optional<double>& value = shown.*end ? shown.*end : shown.value;
        if (value)
            shares[index] = std::clamp(*value / 100, 0.0, 1.0);
    }
    return shares;
}

std::string efficiency_reason(const MeasuredApproach& measured) {
    std::vector<std::string> parts;
    for (const Figure* figure : {&measured.cost, &measured.minutes, &measured.touches}) {
        if (figure->value)
            parts.push_back(number_for_people(*figure->value, 1) + " " + std::string(figure->unit));
    }
    return parts.empty() ? "Nobody measured what it takes." : joined(parts, ", ") + ".";
}

// The part a blend's burden takes, 0 to 1, and why (R054).
struct Burden {
    std::optional<double> share;
    std::string reason;
};

Burden burden_of(const ApproachType& type, const MeasuredApproach& blended, double horizon) {
    WeightedMean resistance, delay;
    double money = 0;
    bool money_known = false;
    for (const ApproachCase& one : type.cases) {
        const BlendCosts& costs = one.assessment->blend;
        if (costs.resistance)
            resistance.add(*costs.resistance / 10, one.frequency);
        if (costs.delay_months)
            delay.add(*costs.delay_months, one.frequency);
        money_known = money_known || costs.redesign || costs.capital;
        money += costs.redesign.value_or(0) + costs.capital.value_or(0);
    }
    WeightedMean burden;
    std::vector<std::string> reasons;
    const double waited = delay.value().value_or(0);
    if (resistance.value()) {
        burden.add(*resistance.value(), 1);
        reasons.push_back("resistance " + number_for_people(10 * *resistance.value(), 1) + " of 10");
    }
    if (delay.value()) {
        burden.add(std::min(waited / horizon, 1.0), 1);
        reasons.push_back(number_for_people(waited, 1) + " months until it returns");
    }
    if (money_known) {
        const double months = horizon - waited;
        const double monthly = months > 0 ? money / months : 0;
        const double running = type.frequency * blended.cost.value.value_or(0);
        const double both = monthly + running;
        burden.add(months <= 0 ? 1 : both > 0 ? monthly / both : 0, 1);
        reasons.push_back(number_for_people(money) + " to invest");
    }
    if (!burden.value())
        return {std::nullopt, "Nobody entered what the blend costs."};
    return {burden.value(), joined(reasons, ", ") + "."};
}

class Chooser {
public:
    Chooser(const ApproachType& type, const ChoiceRules& rules, ApproachChoice& choice)
        : m_type(type)
        , m_rules(rules)
        , m_choice(choice) {}

    void score() {
        const bool none = std::none_of(m_choice.approaches.begin(), m_choice.approaches.end(),
                                       [](const ScoredApproach& one) { return one.measured.measured; });
        m_choice.by_nature_only = none;
        add_terms("Good for both", m_rules.favourable,
                  figure_shares(m_choice.approaches, &MeasuredApproach::favourable, &Figure::value),
                  [](const MeasuredApproach& one) { return figure_text(one.favourable); });
        add_terms("Result", m_rules.result,
                  figure_shares(m_choice.approaches, &MeasuredApproach::result_rate, &Figure::low),
                  [](const MeasuredApproach& one) { return figure_text(one.result_rate); });
        add_terms("Efficiency", m_rules.efficiency, efficiency_shares(m_choice.approaches),
                  efficiency_reason);
        const Nature nature = nature_of(m_type);
        std::string reason = fit_reason(nature);
        add_terms("Fits the work", m_rules.fit, fit_shares(nature),
                  [&reason](const MeasuredApproach&) { return reason; });
        for (ScoredApproach& one : m_choice.approaches)
            total(one);
    }

    void indicate() {
        const ScoredApproach* best = nullptr;
        const ScoredApproach* next = nullptr;
        for (const ScoredApproach& one : m_choice.approaches) {
            if (!one.score || one.measured.feasibility == Feasibility::NotFeasible)
                continue;
            if (!best || *one.score > *best->score) {
                next = best;
                best = &one;
            } else if (!next || *one.score > *next->score) {
                next = &one;
            }
        }
        explain_infeasible();
        if (!best) {
            m_choice.reasons.emplace_back("No approach that can be done has anything to judge it by.");
            return;
        }
        m_choice.indicated = best->measured.approach;
        explain(*best, next);
    }

private:
    // A term counts only where each measured approach has it: otherwise scores would not compare.
    template <typename Reason>
    void add_terms(std::string_view name, double weight, const Shares& shares, Reason reason) {
        bool common = true;
        for (std::size_t index = 0; index < m_choice.approaches.size(); ++index)
            common = common && (shares[index] || !takes_part(m_choice.approaches[index]));
        for (std::size_t index = 0; index < m_choice.approaches.size(); ++index) {
            ScoredApproach& one = m_choice.approaches[index];
            ChoiceTerm term;
            term.name = name;
            if (common && takes_part(one)) {
                term.share = shares[index];
                term.weight = weight;
            }
            term.reason = reason(one.measured);
            one.terms.push_back(std::move(term));
        }
    }

    bool takes_part(const ScoredApproach& one) const {
        return one.measured.measured || m_choice.by_nature_only;
    }

    void total(ScoredApproach& one) {
        double weights = 0;
        for (const ChoiceTerm& term : one.terms)
            weights += term.share ? term.weight : 0;
        if (weights <= 0)
            return;
        double score = 0;
        for (ChoiceTerm& term : one.terms) {
            if (!term.share)
                continue;
            term.points = 100 * *term.share * term.weight / weights;
            score += term.points;
        }
        if (one.measured.approach == Approach::Blended) {
            const Burden burden = burden_of(m_type, one.measured, m_rules.horizon_months);
            ChoiceTerm term;
            term.name = "Costs of the blend";
            term.share = burden.share;
            term.weight = -m_rules.blend_burden;
            term.points = -100 * m_rules.blend_burden * burden.share.value_or(0);
            term.reason = burden.reason;
            score += term.points;
            one.terms.push_back(std::move(term));
        }
        one.score = score;
    }

    void explain_infeasible() {
        for (const ScoredApproach& one : m_choice.approaches) {
            const std::string name(label_of(one.measured.approach));
            if (one.measured.feasibility == Feasibility::NotFeasible)
                m_choice.reasons.push_back(name + " cannot be done: " + one.measured.limits.front());
            else if (!one.score)
                m_choice.reasons.push_back(name + " has not been measured.");
        }
    }

    void explain(const ScoredApproach& best, const ScoredApproach* next) {
        const std::string name(label_of(best.measured.approach));
        if (m_choice.by_nature_only)
            m_choice.reasons.push_back("Nothing was measured yet: " + name +
                                       " follows from what the work is like, and wants a trial.");
        if (best.measured.feasibility == Feasibility::Conditional)
            m_choice.reasons.push_back("On condition: " + best.measured.limits.front());
        if (!next)
            return;
        m_choice.lead = *best.score - *next->score;
        const ChoiceTerm* telling = nullptr;
        double most = 0;
        for (std::size_t index = 0; index < next->terms.size() && index < best.terms.size(); ++index) {
            const double ahead = best.terms[index].points - next->terms[index].points;
            if (ahead > most) {
                most = ahead;
                telling = &best.terms[index];
            }
        }
        const std::string other(label_of(next->measured.approach));
        m_choice.reasons.push_back(
            text_format("%s leads %s by %s points%s.", name.c_str(), other.c_str(),
                        number_for_people(m_choice.lead, 1).c_str(),
                        telling ? (", most by “" + std::string(telling->name) + "”").c_str() : ""));
        tell_apart(best.measured, next->measured);
    }

    void tell_apart(const MeasuredApproach& best, const MeasuredApproach& next) {
        for (Figure MeasuredApproach::*figure :
             {&MeasuredApproach::favourable, &MeasuredApproach::result_rate}) {
            const Figure& first = best.*figure;
            const Figure& second = next.*figure;
            if (!first.value || !second.value || first.n <= 0 || second.n <= 0)
                continue;
            const auto share = [](const Figure& shown) {
                return evidence::Share{std::llround(*shown.value / 100 * static_cast<double>(shown.n)),
                                       shown.n};
            };
            const auto difference = evidence::compare_shares(share(first), share(second));
            if (difference.ok() && difference.value().difference.interval.low > 0)
                m_choice.told_apart = true;
        }
        if (!m_choice.told_apart)
            m_choice.reasons.emplace_back(
                "What was measured so far does not rule out that the two are alike.");
    }

    const ApproachType& m_type;
    const ChoiceRules& m_rules;
    ApproachChoice& m_choice;
};

} // namespace

ApproachChoice choose_approach(const Store& store, const ApproachType& type, const ChoiceRules& rules) {
    ApproachChoice choice;
    choice.type = type.type;
    choice.frequency = type.frequency;
    ApproachType stated;
    stated.type = type.type;
    for (const ApproachCase& one : type.cases) {
        if (!one.assessment || trimmed(one.assessment->problem).empty()) {
            choice.without_problem.push_back(one.interaction->id);
            continue;
        }
        const CustomerView& customer = one.interaction->customer;
        choice.problems.push_back(
            {one.interaction->id, one.assessment->problem, customer.problem, customer.solution});
        stated.cases.push_back(one);
        stated.frequency += one.frequency;
    }
    if (stated.cases.empty()) {
        // R057
        choice.refused = "State the problem first: without one there is nothing to choose an approach for.";
        return choice;
    }
    for (MeasuredApproach& measured : measured_approaches(store, stated))
        choice.approaches.push_back({std::move(measured), {}, std::nullopt});
    Chooser chooser(stated, rules, choice);
    chooser.score();
    chooser.indicate();
    return choice;
}

std::vector<ApproachChoice> choose_approaches(const Store& store, Date today, const ChoiceRules& rules) {
    std::vector<ApproachChoice> choices;
    for (const ApproachType& type : approach_types(store, today))
        choices.push_back(choose_approach(store, type, rules));
    return choices;
}

} // namespace throughline::journey
