// Whether predicted probabilities are what happens.
#pragma once

#include "evidence/proportions.h"

#include <span>
#include <vector>

namespace throughline::evidence {

struct Prediction {
    // Between 0 and 1.
    double probability = 0;
    bool happened = false;
};

// One point of a reliability diagram.
struct ReliabilityBin {
    // Smallest and largest prediction in it.
    double low = 0;
    double high = 0;
    double mean_prediction = 0;
    Share share;
    // Of what happened, by Wilson.
    Estimate observed;
};

struct Calibration {
    // Without empty bins, predictions rising.
    std::vector<ReliabilityBin> bins;
    // Mean of (probability - happened)², 0 best (Brier 1950); parts that follow from it: the Brier score of
    // predicting the overall rate always, and 1 - brier/that (the skill).
    double brier = 0;
    double brier_of_rate = 0;
    double skill = 0;
    // Σ n_bin/n |observed - predicted| (Naeini, Cooper, Hauskrecht 2015), and the largest such difference.
    double expected_error = 0;
    double largest_error = 0;
    // Mean of -ln of the probability given to what happened; infinite when something impossible happened.
    double log_loss = 0;
    // Mean prediction - share that happened: above 0 for predictions too high on the whole.
    double bias = 0;
};

enum class Binning : std::uint8_t { EqualWidth, EqualCount };

// Equal probabilities never part into two bins. Fails without predictions, on probabilities outside 0…1, and
// when bin_count is 0. The skill is 0 where all or none happened.
Result<Calibration> calibration(std::span<const Prediction> predictions, std::size_t bin_count = 10,
                                Binning binning = Binning::EqualCount, double confidence = 0.95);

} // namespace throughline::evidence
