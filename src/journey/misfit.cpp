#include "base/text.h"
#include "journey/approach_choice.h"

#include <algorithm>

namespace throughline::journey {

namespace {

std::optional<double> score_of(const ApproachChoice& choice, Approach approach) {
    for (const ScoredApproach& one : choice.approaches) {
        if (one.measured.approach == approach)
            return one.score;
    }
    return std::nullopt;
}

ApproachFit fit_of(const ApproachCase& one, const ApproachChoice& choice) {
    ApproachFit fit;
    fit.interaction = one.interaction->id;
    fit.type = choice.type;
    fit.chosen = one.interaction->approach;
    fit.indicated = choice.indicated;
    fit.frequency = one.frequency_known ? one.frequency : 0;
    const std::string chosen(choice_label(approaches, fit.chosen));
    const std::string indicated(choice_label(approaches, fit.indicated));
    if (fit.indicated == Approach::Undecided) {
        fit.fit = FitOfApproach::NothingIndicated;
        fit.reason = !choice.refused.empty() ? choice.refused : choice.reasons.back();
        return fit;
    }
    if (fit.chosen == Approach::Undecided) {
        fit.fit = FitOfApproach::NotChosen;
        fit.reason = indicated + " is indicated, and nothing is chosen.";
        return fit;
    }
    if (fit.chosen == fit.indicated) {
        fit.reason = chosen + " is chosen and indicated.";
        return fit;
    }
    fit.fit = FitOfApproach::Misfit;
    const std::optional<double> score = score_of(choice, fit.chosen);
    if (score)
        fit.gap = *score_of(choice, fit.indicated) - *score;
    fit.reason =
        text_format("%s is chosen, %s is indicated%s.", chosen.c_str(), indicated.c_str(),
                    fit.gap ? (", " + number_for_people(*fit.gap, 1) + " points ahead").c_str() : "");
    return fit;
}

} // namespace

std::vector<ApproachFit> misfit_report(const Store& store, Date today, const ChoiceRules& rules) {
    std::vector<ApproachFit> report;
    for (const ApproachType& type : approach_types(store, today)) {
        const ApproachChoice choice = choose_approach(store, type, rules);
        for (const ApproachCase& one : type.cases)
            report.push_back(fit_of(one, choice));
    }
    std::stable_sort(report.begin(), report.end(), [](const ApproachFit& left, const ApproachFit& right) {
        if (left.fit != right.fit)
            return left.fit < right.fit;
        const double left_weight = left.gap.value_or(0) * left.frequency;
        const double right_weight = right.gap.value_or(0) * right.frequency;
        if (left_weight != right_weight)
            return left_weight > right_weight;
        return left.frequency > right.frequency;
    });
    return report;
}

} // namespace throughline::journey
