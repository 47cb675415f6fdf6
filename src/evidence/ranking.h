// How well a score puts those to whom it happened before those to whom it did not.
#pragma once

#include "evidence/estimate.h"

#include <span>
#include <vector>

namespace throughline::evidence {

struct Scored {
    double score = 0;
    bool positive = false;
};

// The area under the ROC curve: the chance that a positive scores higher than a negative, a tie counting half
// (Mann and Whitney 1947). Standard error and interval by DeLong, DeLong, Clarke-Pearson 1988 in the O(n log
// n) form of Sun and Xu 2014, the interval on the log odds so that it stays within 0…1; at an area of 0 or 1
// it is that of one success fewer (rule of three). Fails without a positive, without a negative, and on a
// score that is not a number.
Result<Estimate> rank_auc(std::span<const Scored> scored, double confidence = 0.95);

struct ScoreBin {
    double positives = 0;
    double negatives = 0;
};
// The same area where only counts per bin are known; bins stand in order of rising score, and within one all
// tie. Fails when there is no positive or no negative, or on a count below 0.
Result<double> auc_of_bins(std::span<const ScoreBin> bins);

// Shares from 0 to 1 of those above a threshold, thresholds falling, from (0,0) to (1,1); a point for each
// distinct score.
struct RocPoint {
    double negatives = 0;
    double positives = 0;
};
Result<std::vector<RocPoint>> roc_curve(std::span<const Scored> scored);

} // namespace throughline::evidence
