#include "evidence/ranking.h"

#include "evidence/distributions.h"
#include "evidence/elementary.h"
#include "evidence/means.h"

#include <algorithm>
#include <cmath>

namespace throughline::evidence {

namespace {

Result<std::vector<Scored>> ascending(std::span<const Scored> scored) {
    std::size_t positives = 0;
    for (const Scored& one : scored) {
        if (std::isnan(one.score))
            return error("A score is not a number.");
        positives += one.positive ? 1 : 0;
    }
    if (positives == 0 || positives == scored.size())
        return error(
            "A ranking is judged by those to whom it happened and those to whom it did not; one of both is "
            "missing.");
    std::vector<Scored> sorted(scored.begin(), scored.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Scored& one, const Scored& other) { return one.score < other.score; });
    return sorted;
}

// Calls `visit(positives, negatives)` for each distinct score in the order of `sorted`.
template <typename Visit>
void for_each_tie(const std::vector<Scored>& sorted, Visit visit) {
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin;
        std::int64_t positives = 0;
        while (end < sorted.size() && sorted[end].score == sorted[begin].score)
            positives += sorted[end++].positive ? 1 : 0;
        visit(positives, static_cast<std::int64_t>(end - begin) - positives);
        begin = end;
    }
}

// `times` the same value.
void add_times(Moments& moments, double value, std::int64_t times) {
    if (times > 0)
        moments.add(Moments::of_summary(times, value, 0.0));
}

Interval log_odds_interval(double area, double standard_error, double z) {
    const double odds = area / (1.0 - area);
    const double factor = exponential(z * standard_error / (area * (1.0 - area)));
    return {odds / factor / (1.0 + odds / factor), odds * factor / (1.0 + odds * factor)};
}

} // namespace

Result<Estimate> rank_auc(std::span<const Scored> scored, double confidence) {
    TRY(check_open_share(confidence, "The confidence"));
    const std::vector<Scored> sorted = TRY(ascending(scored));
    double positives = 0;
    for (const Scored& one : sorted)
        positives += one.positive ? 1 : 0;
    const double negatives = static_cast<double>(sorted.size()) - positives;
    // For each positive the share of negatives below it, for each negative the share of positives above it.
    Moments of_positives;
    Moments of_negatives;
    double positives_below = 0;
    double negatives_below = 0;
    for_each_tie(sorted, [&](std::int64_t tied_positives, std::int64_t tied_negatives) {
        const auto some = static_cast<double>(tied_positives);
        const auto others = static_cast<double>(tied_negatives);
        add_times(of_positives, (negatives_below + others / 2) / negatives, tied_positives);
        add_times(of_negatives, 1.0 - (positives_below + some / 2) / positives, tied_negatives);
        positives_below += some;
        negatives_below += others;
    });
    const double area = std::clamp(of_positives.mean(), 0.0, 1.0);
    const double standard_error =
        std::sqrt(of_positives.variance() / positives + of_negatives.variance() / negatives);
    Estimate estimate{area, standard_error, {0.0, 1.0}, confidence, static_cast<std::int64_t>(sorted.size())};
    const double z = two_sided_z(confidence);
    if (area > 0 && area < 1)
        estimate.interval = log_odds_interval(area, standard_error, z);
    else {
        // Nothing observed against a perfect order: the exact bound for the rarer of both kinds.
        const double reach = 1.0 - power((1.0 - confidence) / 2, 1.0 / std::min(positives, negatives));
        estimate.interval = area == 0 ? Interval{0.0, reach} : Interval{1.0 - reach, 1.0};
    }
    return estimate;
}

Result<double> auc_of_bins(std::span<const ScoreBin> bins) {
    double positives = 0;
    double negatives = 0;
    double area = 0;
    for (const ScoreBin& bin : bins) {
        if (!(bin.positives >= 0 && bin.negatives >= 0 && std::isfinite(bin.positives + bin.negatives)))
            return error("A count of a bin must not be below 0.");
        area += bin.positives * (negatives + bin.negatives / 2);
        positives += bin.positives;
        negatives += bin.negatives;
    }
    if (!(positives > 0 && negatives > 0))
        return error(
            "A ranking is judged by those to whom it happened and those to whom it did not; one of both is "
            "missing.");
    return area / positives / negatives;
}

Result<std::vector<RocPoint>> roc_curve(std::span<const Scored> scored) {
    std::vector<Scored> sorted = TRY(ascending(scored));
    std::reverse(sorted.begin(), sorted.end());
    std::vector<RocPoint> points{{0, 0}};
    double positives = 0;
    double negatives = 0;
    for_each_tie(sorted, [&](std::int64_t tied_positives, std::int64_t tied_negatives) {
        positives += static_cast<double>(tied_positives);
        negatives += static_cast<double>(tied_negatives);
        points.push_back({negatives, positives});
    });
    for (RocPoint& point : points)
        point = {point.negatives / negatives, point.positives / positives};
    return points;
}

} // namespace throughline::evidence
