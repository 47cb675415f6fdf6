#include "engage/propensity/propensity_models.h"

#include "base/hash.h"
#include "engage/propensity/rates.h"

#include <cmath>

namespace throughline::engage {

namespace {

// Before the first answer: what was assumed of the action, or the rate without answers.
double assumed(std::span<const double> starting, std::size_t action) {
    const bool is_known = action < starting.size() && !std::isnan(starting[action]);
    return is_known ? starting[action] : smoothed_rate(0, 0);
}

bool has_answers(const AdaptiveModel& model) {
    return model.positives() + model.negatives() > 0;
}

} // namespace

PropensityModels::PropensityModels(std::size_t actions, std::size_t channels,
                                   const std::vector<PredictorInfo>& predictors)
    : m_channels(channels)
    , m_all(actions, AdaptiveModel(predictors))
    , m_separate(actions * channels, AdaptiveModel(predictors)) {}

AdaptiveModel& PropensityModels::of_channel(std::size_t action, std::size_t channel) {
    return m_separate[action * m_channels + channel];
}

AdaptiveModel& PropensityModels::of_all(std::size_t action) {
    return m_all[action];
}

void PropensityModels::learn(std::size_t action, std::size_t channel, std::span<const PredictorValue> values,
                             bool is_positive) {
    of_all(action).learn(values, is_positive);
    of_channel(action, channel).learn(values, is_positive);
}

void PropensityModels::ranking(std::span<const PredictorValue> values, std::span<const double> starting,
                               Draw draw, std::uint64_t seed, std::vector<double>& propensities) {
    propensities.resize(m_all.size());
    for (std::size_t action = 0; action < m_all.size(); ++action) {
        if (!has_answers(m_all[action])) {
            propensities[action] = assumed(starting, action);
            continue;
        }
        const Propensity rate = m_all[action].propensity(values);
        Random random(seed ^ ((action + 1) * 0xd1b54a32d192ed03ULL));
        propensities[action] =
            draw == Draw::Rate ? rate.rate : thompson_draw(random, rate.rate, rate.answers);
    }
}

void PropensityModels::on_channel(std::size_t channel, std::span<const PredictorValue> values,
                                  std::span<const double> starting, std::vector<double>& propensities) {
    propensities.resize(m_all.size());
    for (std::size_t action = 0; action < m_all.size(); ++action) {
        AdaptiveModel& model = of_channel(action, channel);
        propensities[action] = has_answers(model) ? model.propensity(values).rate : assumed(starting, action);
    }
}

std::string PropensityModels::version() const {
    std::string text;
    for (const std::vector<AdaptiveModel>* models : {&m_all, &m_separate}) {
        for (const AdaptiveModel& model : *models)
            text += model.version();
    }
    return sha256_hex(text);
}

} // namespace throughline::engage
