#include "evidence/calibration.h"

#include "evidence/elementary.h"

#include <algorithm>
#include <cmath>

namespace throughline::evidence {

namespace {

Result<std::vector<Prediction>> ascending(std::span<const Prediction> predictions) {
    if (predictions.empty())
        return error("There are no predictions to judge.");
    for (const Prediction& prediction : predictions) {
        if (!(prediction.probability >= 0 && prediction.probability <= 1))
            return error("A predicted probability must be between 0 and 1.");
    }
    std::vector<Prediction> sorted(predictions.begin(), predictions.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const Prediction& one, const Prediction& other) {
        return one.probability < other.probability;
    });
    return sorted;
}

std::size_t width_bin(double probability, std::size_t bin_count) {
    const auto bin = static_cast<std::size_t>(probability * static_cast<double>(bin_count));
    return std::min(bin, bin_count - 1);
}

// Behind the last prediction of the bin that begins at `begin`; `bin` counts the bins begun before it.
std::size_t end_of_bin(const std::vector<Prediction>& sorted, std::size_t begin, std::size_t bin_count,
                       Binning binning) {
    std::size_t end = begin + 1;
    if (binning == Binning::EqualWidth) {
        const std::size_t bin = width_bin(sorted[begin].probability, bin_count);
        while (end < sorted.size() && width_bin(sorted[end].probability, bin_count) == bin)
            ++end;
        return end;
    }
    // Up to the next planned border; where ties cross it, behind them.
    const std::size_t bin = begin * bin_count / sorted.size();
    end = std::max(end, ((bin + 1) * sorted.size() + bin_count - 1) / bin_count);
    end = std::min(end, sorted.size());
    while (end < sorted.size() && sorted[end].probability == sorted[end - 1].probability)
        ++end;
    return end;
}

Result<ReliabilityBin> bin_of(std::span<const Prediction> members, double confidence) {
    ReliabilityBin bin;
    bin.low = members.front().probability;
    bin.high = members.back().probability;
    double sum = 0;
    for (const Prediction& member : members) {
        sum += member.probability;
        bin.share.successes += member.happened ? 1 : 0;
    }
    bin.share.trials = static_cast<std::int64_t>(members.size());
    bin.mean_prediction = sum / static_cast<double>(members.size());
    bin.observed = TRY(share_interval(bin.share, confidence));
    return bin;
}

void add_scores(Calibration& result, const std::vector<Prediction>& sorted) {
    const auto count = static_cast<double>(sorted.size());
    double happened = 0;
    double predicted = 0;
    for (const Prediction& prediction : sorted) {
        const double truth = prediction.happened ? 1.0 : 0.0;
        const double miss = prediction.probability - truth;
        result.brier += miss * miss / count;
        result.log_loss -= (prediction.happened ? logarithm(prediction.probability)
                                                : logarithm_one_plus(-prediction.probability)) /
                           count;
        happened += truth;
        predicted += prediction.probability;
    }
    const double rate = happened / count;
    result.brier_of_rate = rate * (1.0 - rate);
    result.skill = result.brier_of_rate > 0 ? 1.0 - result.brier / result.brier_of_rate : 0.0;
    result.bias = predicted / count - rate;
}

} // namespace

Result<Calibration> calibration(std::span<const Prediction> predictions, std::size_t bin_count,
                                Binning binning, double confidence) {
    if (bin_count == 0)
        return error("A reliability diagram needs at least one bin.");
    TRY(check_open_share(confidence, "The confidence"));
    const std::vector<Prediction> sorted = TRY(ascending(predictions));
    Calibration result;
    for (std::size_t begin = 0; begin < sorted.size();) {
        const std::size_t end = end_of_bin(sorted, begin, bin_count, binning);
        const ReliabilityBin bin =
            TRY(bin_of(std::span<const Prediction>(sorted).subspan(begin, end - begin), confidence));
        const double miss = std::fabs(bin.observed.value - bin.mean_prediction);
        result.expected_error += miss * static_cast<double>(end - begin) / static_cast<double>(sorted.size());
        result.largest_error = std::max(result.largest_error, miss);
        result.bins.push_back(bin);
        begin = end;
    }
    add_scores(result, sorted);
    return result;
}

} // namespace throughline::evidence
