#include "engage/propensity/propensity_models.h"

namespace throughline::engage {

PropensityModels::PropensityModels(std::size_t actions, std::size_t channels,
                                   const std::vector<PredictorInfo>& predictors)
    : m_channels(channels)
    , m_all(actions, AdaptiveModel(predictors))
    , m_separate(actions * channels, AdaptiveModel(predictors)) {}

void PropensityModels::learn(std::size_t action, std::size_t channel, std::span<const PredictorValue> values,
                             bool is_positive) {
    m_all[action].learn(values, is_positive);
    if (channel < m_channels)
        m_separate[action * m_channels + channel].learn(values, is_positive);
}

Propensity PropensityModels::likely(std::size_t action, std::span<const PredictorValue> values,
                                    double starting) const {
    const AdaptiveModel& model = m_all[action];
    return model.answers() > 0 ? model.propensity(values) : Propensity{0, starting, 0};
}

Propensity PropensityModels::likely_on(std::size_t action, std::size_t channel,
                                       std::span<const PredictorValue> values, double starting) const {
    const AdaptiveModel& model = of_channel(action, channel);
    return model.answers() >= static_cast<double>(AdaptiveModel::answers_to_test)
               ? model.propensity(values)
               : likely(action, values, starting);
}

} // namespace throughline::engage
