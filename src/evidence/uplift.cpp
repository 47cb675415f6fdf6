#include "evidence/uplift.h"

#include <algorithm>

namespace throughline::evidence {

namespace {

struct Sum {
    double count = 0;
    double outcome = 0;
};

Result<std::vector<UpliftRow>> highest_first(std::span<const UpliftRow> rows) {
    bool has_treated = false;
    bool has_control = false;
    for (const UpliftRow& row : rows) {
        TRY(check_finite(row.score, "A score"));
        TRY(check_finite(row.outcome, "An outcome"));
        (row.group == Group::Treated ? has_treated : has_control) = true;
    }
    if (!has_treated || !has_control)
        return error(
            "An effect is the difference between treated and untreated customers; one of both is missing.");
    std::vector<UpliftRow> sorted(rows.begin(), rows.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const UpliftRow& one, const UpliftRow& other) { return one.score > other.score; });
    return sorted;
}

std::size_t end_of_tie(const std::vector<UpliftRow>& sorted, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < sorted.size() && sorted[end].score == sorted[begin].score)
        ++end;
    return end;
}

std::vector<QiniPoint> curve_of(const std::vector<UpliftRow>& sorted) {
    std::vector<QiniPoint> points{{0, 0}};
    Sum treated;
    Sum control;
    for (std::size_t index = 0; index < sorted.size();) {
        const std::size_t end = end_of_tie(sorted, index);
        for (; index < end; ++index) {
            Sum& sum = sorted[index].group == Group::Treated ? treated : control;
            sum.count += 1;
            sum.outcome += sorted[index].outcome;
        }
        const double without = control.count > 0 ? control.outcome * treated.count / control.count : 0.0;
        points.push_back(
            {static_cast<double>(index) / static_cast<double>(sorted.size()), treated.outcome - without});
    }
    for (QiniPoint& point : points)
        point.caused /= treated.count;
    return points;
}

double area_above_line(const std::vector<QiniPoint>& curve) {
    double area = 0;
    for (std::size_t index = 1; index < curve.size(); ++index)
        area += (curve[index].targeted - curve[index - 1].targeted) *
                (curve[index].caused + curve[index - 1].caused) / 2;
    return area - curve.back().caused / 2;
}

} // namespace

Result<Uplift> uplift(std::span<const UpliftRow> rows, std::size_t bin_count, double confidence) {
    if (bin_count == 0)
        return error("Customers are shown in at least one bin.");
    TRY(check_open_share(confidence, "The confidence"));
    const std::vector<UpliftRow> sorted = TRY(highest_first(rows));
    Uplift result;
    result.curve = curve_of(sorted);
    result.qini = area_above_line(result.curve);
    for (std::size_t index = 0; index < sorted.size();) {
        // Up to the next planned border, and behind ties that cross it.
        const std::size_t bin = index * bin_count / sorted.size();
        const std::size_t border = ((bin + 1) * sorted.size() + bin_count - 1) / bin_count;
        UpliftBin found;
        found.high = sorted[index].score;
        while (index < sorted.size() && (index < border || sorted[index].score == sorted[index - 1].score)) {
            (sorted[index].group == Group::Treated ? found.treated : found.control)
                .add(sorted[index].outcome);
            ++index;
        }
        found.low = sorted[index - 1].score;
        // A bin without enough of either says so by having no estimate.
        if (const Result<Comparison> compared = compare_means(found.treated, found.control, confidence))
            found.uplift = compared.value();
        result.bins.push_back(found);
    }
    return result;
}

} // namespace throughline::evidence
