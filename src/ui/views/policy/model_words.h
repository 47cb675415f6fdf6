// A model's figures as people read them (R088).
#pragma once

#include "engage/propensity/adaptive_model.h"
#include "tables/table.h"
#include "ui/theme.h"

#include <string>
#include <vector>

namespace throughline::ui {

std::string percent_text(double share); // "46.2 %"
// "0.74 [0.7, 0.78]", or that it has too few answers.
std::string auc_text(const engage::AdaptiveModel& model);

struct DriftWords {
    std::string text;
    Tone tone = Tone::Neutral;
};
// An index that chance alone would give says nothing.
DriftWords drift_words(const evidence::PopulationStability& found);
// Of the predictors in use, the one that moved most beyond chance.
DriftWords worst_drift(const engage::AdaptiveModel& model, const std::vector<engage::PredictorState>& states);
// "7, first Segment".
std::string predictors_in_use(const std::vector<engage::PredictorState>& states);

// Of a predictor that is this column, by bin: "12 to 24", "from 60", "Month-to-month", "not known".
std::vector<std::string> bin_labels(const tables::Table& customers, std::size_t column,
                                    const engage::PredictorState& state);

} // namespace throughline::ui
