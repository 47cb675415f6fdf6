// A model for each action on each channel, and one for each action on all of them, by which the actions are
// ranked so that the ranking is the same everywhere (R088, R094).
#pragma once

#include "engage/propensity/adaptive_model.h"

namespace throughline::engage {

class PropensityModels {
public:
    PropensityModels(std::size_t actions, std::size_t channels, const std::vector<PredictorInfo>& predictors);

    // One answer, learned at once by the model of the channel and by that of all channels. A channel that is
    // not known has no model.
    void learn(std::size_t action, std::size_t channel, std::span<const PredictorValue> values,
               bool is_positive);

    std::size_t actions() const { return m_all.size(); }
    std::size_t channels() const { return m_channels; }
    const AdaptiveModel& of_all(std::size_t action) const { return m_all[action]; }
    const AdaptiveModel& of_channel(std::size_t action, std::size_t channel) const {
        return m_separate[action * m_channels + channel];
    }

    // On all channels; of an action without an answer, `starting` with no answers.
    Propensity likely(std::size_t action, std::span<const PredictorValue> values, double starting) const;
    // On this one; until its model has AdaptiveModel::answers_to_test answers, that on all.
    Propensity likely_on(std::size_t action, std::size_t channel, std::span<const PredictorValue> values,
                         double starting) const;

private:
    std::size_t m_channels;
    std::vector<AdaptiveModel> m_all;      // by action
    std::vector<AdaptiveModel> m_separate; // by action and channel
};

} // namespace throughline::engage
