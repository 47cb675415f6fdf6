// How often each action was accepted, over all channels and on each: what propensities follow from, at once
// with each answer (R088).
#pragma once

#include "engage/catalogue/catalogue.h"

#include <vector>

namespace throughline::engage {

class AnswerRates {
public:
    AnswerRates() = default;
    explicit AnswerRates(const Catalogue& catalogue)
        : m_channels(catalogue.channels.size())
        , m_all(catalogue.actions.size())
        , m_separate(catalogue.actions.size() * catalogue.channels.size()) {}

    // Answers that are neither for nor against teach nothing; false then.
    bool learn(const ContactEvent& event);

    // By action, smoothed_rate of its answers on all channels; until it has one, the catalogue's starting
    // propensity.
    void ranking(const Catalogue& catalogue, std::vector<double>& propensities) const;
    // The same of one channel; until there is an answer there, that of all channels.
    void on_channel(const Catalogue& catalogue, std::uint32_t channel,
                    std::vector<double>& propensities) const;

    struct Count {
        double positives = 0;
        double negatives = 0;
        double all() const { return positives + negatives; }
    };
    const Count& of(std::uint32_t action) const { return m_all[action]; }

private:
    std::size_t m_channels = 0;
    std::vector<Count> m_all;      // by action
    std::vector<Count> m_separate; // by action and channel
};

} // namespace throughline::engage
