#include "engage/arbitration/score.h"

#include "base/text.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// Enough to see where a priority comes from.
std::string shown(double value) {
    return text_format("%.4g", value);
}

// Letters or numbers in the place of the terms.
struct Words {
    const ScoreParts* parts = nullptr;

    std::string of(Term which) const {
        return parts ? shown(term(parts->terms, which)) : std::string(term_letter(which));
    }
    std::string refused() const { return parts ? shown(parts->refused) : "R"; }
    std::string not_accepted() const { return "(1 - " + of(Term::Propensity) + ")"; }
    std::string cost() const { return parts ? shown(parts->cost) : "cost"; }
};

std::string worth_text(const Words& words, TermSet used) {
    const bool value = used.has(Term::Value);
    const bool customer = used.has(Term::Customer);
    if (value && customer)
        return "(" + words.of(Term::Value) + " + " + words.of(Term::Customer) + ")";
    return value ? words.of(Term::Value) : customer ? words.of(Term::Customer) : std::string();
}

std::string formula(const Words& words, ScoreForm form, TermSet used) {
    std::vector<std::string> factors;
    if (used.has(Term::Propensity))
        factors.push_back(words.of(Term::Propensity));
    const std::string worth_words = worth_text(words, used);
    if (!worth_words.empty())
        factors.push_back(worth_words);
    if (form == ScoreForm::ExpectedValue) {
        std::string expected = factors.empty() ? "1" : joined(factors, " · ");
        if (used.has(Term::Propensity))
            expected += " + " + words.not_accepted() + " · " + words.refused();
        factors = {"(" + expected + " - " + words.cost() + ")"};
    }
    for (const Term which : {Term::Context, Term::Levers}) {
        if (used.has(which))
            factors.push_back(words.of(which));
    }
    const bool divides = form == ScoreForm::ExpectedValue && words.parts && words.parts->priority < 0;
    return factors.empty() ? "1" : joined(factors, divides ? " ÷ " : " · ");
}

} // namespace

double weight_factor(double percent) {
    return std::max(0.0, 1 + percent / 100);
}

double ramped_weight(double weight, double days_in_stage, double ramp_days) {
    if (ramp_days <= 0)
        return weight;
    return weight * std::clamp(days_in_stage / ramp_days, 0.0, 1.0);
}

double expectation_gap(double importance, std::optional<double> satisfaction) {
    constexpr double largest = 20;
    return (importance + std::max(0.0, importance - satisfaction.value_or(importance))) / largest;
}

void set_priority(ScoreParts& parts, ScoreForm form, TermSet used) {
    if (form != ScoreForm::ExpectedValue) {
        parts.priority = product(parts.terms, used);
        return;
    }
    // EV = p · V_success + (1 - p) · V_fail - cost; where P is left out, acceptance is taken as certain.
    const double propensity = factor(parts.terms, Term::Propensity, used);
    const double expected =
        propensity * worth(parts.terms, used) + (1 - propensity) * parts.refused - parts.cost;
    // Neither factor can be so small that dividing by it makes no sense.
    constexpr double least = 0.01;
    const double favour = factor(parts.terms, Term::Context, used) * factor(parts.terms, Term::Levers, used);
    parts.priority = expected >= 0 ? expected * favour : expected / std::max(favour, least);
}

std::string formula_text(ScoreForm form, TermSet used) {
    return formula({}, form, used);
}

std::string formula_text(const ScoreParts& parts, ScoreForm form, TermSet used) {
    return formula({&parts}, form, used) + " = " + shown(parts.priority);
}

bool value_alone_is_used(TermSet used) {
    return used.has(Term::Value) && !used.has(Term::Propensity) && !used.has(Term::Customer);
}

bool value_alone_ranks(std::span<const ScoreParts> candidates, TermSet used) {
    if (candidates.size() < 2 || !used.has(Term::Value))
        return false;
    bool values_differ = false;
    const TermValues& first = candidates.front().terms;
    for (const ScoreParts& other : candidates) {
        for (std::size_t place = 0; place < term_count; ++place) {
            const auto which = static_cast<Term>(place);
            if (!used.has(which) || term(other.terms, which) == term(first, which))
                continue;
            if (which != Term::Value)
                return false;
            values_differ = true;
        }
    }
    return values_differ;
}

std::string value_warning(std::span<const ScoreParts> candidates, TermSet used) {
    if (value_alone_is_used(used))
        return "Value alone ranks: propensity and the customer's side are left out.";
    if (value_alone_ranks(candidates, used))
        return "Value alone ranks: the candidates differ in nothing else.";
    return {};
}

} // namespace throughline::engage
