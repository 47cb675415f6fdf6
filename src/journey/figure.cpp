#include "journey/figure.h"

#include "base/text.h"
#include "evidence/proportions.h"

#include <algorithm>
#include <cmath>

namespace throughline::journey {

Figure figure_of(const evidence::Estimate& estimate, double scale, std::string_view unit) {
    Figure figure;
    figure.value = estimate.value * scale;
    figure.low = estimate.interval.low * scale;
    figure.high = estimate.interval.high * scale;
    figure.n = estimate.count;
    figure.unit = unit;
    return figure;
}

Figure figure_of(const Estimate& estimate, std::string_view unit) {
    Figure figure;
    figure.value = estimate.value;
    figure.low = estimate.low;
    figure.high = estimate.high;
    figure.n = estimate.n.value_or(0);
    figure.unit = unit;
    return figure;
}

Figure share_figure(std::int64_t good, std::int64_t n) {
    const Result<evidence::Estimate> share = evidence::share_interval({good, n});
    if (share.ok())
        return figure_of(share.value(), 100, "%");
    Figure figure;
    figure.unit = "%";
    figure.missing = "Nothing was counted.";
    return figure;
}

Figure weighted_rate(std::span<const WeightedRate> groups) {
    Figure figure;
    figure.unit = "%";
    figure.of = groups.size();
    double weights = 0;
    for (const WeightedRate& group : groups)
        weights += group.weight;
    if (weights <= 0) {
        figure.missing = "Nothing was counted.";
        return figure;
    }
    double rate = 0;
    double variance = 0;
    bool all_counted = true;
    for (const WeightedRate& group : groups) {
        const double share = group.weight / weights;
        rate += share * group.rate;
        all_counted = all_counted && group.n > 0;
        if (group.n > 0) {
            variance += share * share * group.rate * (1 - group.rate) / static_cast<double>(group.n);
            figure.n += group.n;
            ++figure.counted;
        }
    }
    figure.value = 100 * rate;
    if (!all_counted)
        return figure;
    if (groups.size() == 1) {
        const auto n = static_cast<double>(figure.n);
        const auto good = static_cast<std::int64_t>(std::llround(std::clamp(rate, 0.0, 1.0) * n));
        const Figure share = share_figure(good, figure.n);
        // The rate was rounded when it was written down: the interval must not leave it out.
        figure.low = std::min(*share.low, *figure.value);
        figure.high = std::max(*share.high, *figure.value);
        return figure;
    }
    const Result<evidence::Estimate> normal =
        evidence::normal_estimate(rate, std::sqrt(std::max(variance, 0.0)), figure.n, 0.95);
    if (normal.ok()) {
        figure.low = 100 * std::max(normal.value().interval.low, 0.0);
        figure.high = 100 * std::min(normal.value().interval.high, 1.0);
    }
    return figure;
}

std::string figure_text(const Figure& figure, int decimals) {
    if (!figure.value)
        return "not measured";
    const std::string unit = figure.unit.empty() ? std::string() : " " + std::string(figure.unit);
    std::string text = number_for_people(*figure.value, decimals) + unit;
    if (figure.low && figure.high) {
        text += ", " + number_for_people(*figure.low, decimals) + unit + " to " +
                number_for_people(*figure.high, decimals) + unit;
    }
    if (figure.n > 0)
        text += ", n = " + number_for_people(static_cast<double>(figure.n));
    return text;
}

} // namespace throughline::journey
