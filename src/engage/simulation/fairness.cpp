#include "engage/simulation/fairness.h"

namespace throughline::engage {

namespace {

FairnessVerdict verdict_of(const std::optional<evidence::Estimate>& ratio, double least, double most) {
    if (!ratio)
        return FairnessVerdict::TooFew;
    if (ratio->value >= least && ratio->value <= most)
        return FairnessVerdict::Fair;
    const bool is_outside = ratio->interval.high < least || ratio->interval.low > most;
    return is_outside ? FairnessVerdict::Unfair : FairnessVerdict::Unclear;
}

} // namespace

Result<Fairness> judge_fairness(std::span<const GroupSelection> groups, double least_ratio,
                                double confidence) {
    if (groups.size() < 2)
        return error("Fairness compares at least two groups.");
    if (!(least_ratio > 0 && least_ratio <= 1))
        return error("The least ratio must be above 0 and not above 1.");
    evidence::Share all;
    for (const GroupSelection& group : groups) {
        TRY(evidence::check_share({group.selected, group.customers}));
        all.successes += group.selected;
        all.trials += group.customers;
    }
    Fairness fairness;
    for (const GroupSelection& group : groups) {
        const evidence::Share share = {group.selected, group.customers};
        const evidence::Share rest = {all.successes - share.successes, all.trials - share.trials};
        GroupFairness& judged = fairness.groups.emplace_back();
        judged.name = group.name;
        judged.rate = share.rate();
        judged.rest_rate = rest.rate();
        if (const auto ratio = evidence::rate_ratio(share, rest, confidence); ratio.ok())
            judged.ratio = ratio.value();
        judged.verdict = verdict_of(judged.ratio, least_ratio, 1 / least_ratio);
        fairness.blocks_publishing = fairness.blocks_publishing || judged.verdict == FairnessVerdict::Unfair;
    }
    return fairness;
}

Result<double> selection_gini(std::span<const GroupSelection> groups_in_order) {
    std::vector<evidence::Holding> holdings;
    for (const GroupSelection& group : groups_in_order)
        holdings.push_back({static_cast<double>(group.customers), static_cast<double>(group.selected)});
    return evidence::concentration(holdings);
}

} // namespace throughline::engage
