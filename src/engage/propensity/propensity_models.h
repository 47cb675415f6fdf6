// A model for each action on each channel, and one for each action on all of them, by which the actions are
// ranked so that the ranking is the same everywhere (R088, R094).
#pragma once

#include "engage/propensity/adaptive_model.h"

namespace throughline::engage {

class PropensityModels {
public:
    PropensityModels(std::size_t actions, std::size_t channels, const std::vector<PredictorInfo>& predictors);

    // One answer, learned at once by the model of the channel and by that of all channels.
    void learn(std::size_t action, std::size_t channel, std::span<const PredictorValue> values,
               bool is_positive);

    AdaptiveModel& of_channel(std::size_t action, std::size_t channel);
    AdaptiveModel& of_all(std::size_t action);

    enum class Draw : std::uint8_t { Rate, Thompson };
    // By action. Until an action has an answer its propensity is `starting` (by action; NaN or empty: 0.5).
    // Thompson draws from `seed`, one stream for each action.
    void ranking(std::span<const PredictorValue> values, std::span<const double> starting, Draw draw,
                 std::uint64_t seed, std::vector<double>& propensities);
    void on_channel(std::size_t channel, std::span<const PredictorValue> values,
                    std::span<const double> starting, std::vector<double>& propensities);

    std::string version() const;

private:
    std::size_t m_channels;
    std::vector<AdaptiveModel> m_all;      // by action
    std::vector<AdaptiveModel> m_separate; // by action and channel
};

} // namespace throughline::engage
