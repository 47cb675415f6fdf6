#include "engage/propensity/answer_rates.h"

#include "engage/propensity/rates.h"

namespace throughline::engage {

bool AnswerRates::learn(const ContactEvent& event) {
    if (event.kind != ContactKind::Answered || event.action >= m_all.size() ||
        event.answer == ResponseClass::Neutral)
        return false;
    const auto count = [&event](Count& counted) {
        (event.answer == ResponseClass::Positive ? counted.positives : counted.negatives) += 1;
    };
    count(m_all[event.action]);
    if (event.channel < m_channels)
        count(m_separate[event.action * m_channels + event.channel]);
    return true;
}

void AnswerRates::ranking(const Catalogue& catalogue, std::vector<double>& propensities) const {
    propensities.resize(m_all.size());
    for (std::size_t action = 0; action < m_all.size(); ++action) {
        const Count& count = m_all[action];
        propensities[action] = count.all() > 0 ? smoothed_rate(count.positives, count.negatives)
                                               : catalogue.actions[action].starting_propensity;
    }
}

void AnswerRates::on_channel(const Catalogue& catalogue, std::uint32_t channel,
                             std::vector<double>& propensities) const {
    ranking(catalogue, propensities);
    for (std::size_t action = 0; action < m_all.size(); ++action) {
        const Count& count = m_separate[action * m_channels + channel];
        if (count.all() > 0)
            propensities[action] = smoothed_rate(count.positives, count.negatives);
    }
}

} // namespace throughline::engage
