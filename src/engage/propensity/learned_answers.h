// What answers teach about a catalogue's actions, and how likely one customer accepts each: by rates that are
// the same for everybody, or by models that tell customers apart (R088).
#pragma once

#include "engage/propensity/answer_rates.h"
#include "engage/propensity/predictor_columns.h"
#include "engage/propensity/propensity_models.h"
#include "model/records/workspace.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::engage {

// Whom a propensity is of.
struct CustomerTraits {
    std::vector<PredictorValue> predictors; // of the columns; nothing for rates
    std::uint64_t customer = 0;             // customer_number()
    std::int64_t day = 0;                   // of the decision, since 1970: draws hold for a day
};
// The same for the same key in every table.
std::uint64_t customer_number(std::string_view key);

struct CustomerPropensities {
    std::vector<double> ranking;            // by action, whatever the channel
    std::vector<double> on_channel;         // by action
    std::vector<std::uint8_t> within_reach; // by action; empty: all
};

class LearnedAnswers {
public:
    // Rates have no columns.
    LearnedAnswers(const Catalogue& catalogue, PropensityBasis basis, PredictorColumns columns);

    // Answers that are neither for nor against teach nothing.
    void learn(const ContactEvent& event, std::span<const PredictorValue> predictors);

    PropensityBasis basis() const { return m_basis; }
    const PredictorColumns& columns() const { return m_columns; }
    const AnswerRates& rates() const { return m_rates; }
    // nullptr where rates are the basis.
    const PropensityModels* models() const { return m_models ? &*m_models : nullptr; }

    // Exploring draws what ranks from what the models say (Thompson 1933), the same draw on all channels and
    // all day, and sends a new action unasked to few (see mature_share). `draw` gives other draws.
    void tell(const Catalogue& catalogue, std::uint32_t channel, const CustomerTraits& traits,
              CustomerPropensities& propensities, std::uint64_t draw = 0) const;

    // For the log: names the basis and all that was learned.
    std::string version() const;

private:
    PropensityBasis m_basis;
    PredictorColumns m_columns;
    AnswerRates m_rates;
    std::optional<PropensityModels> m_models;
    std::uint64_t m_learned; // a chain of hashes of what was learned
    std::uint64_t m_answers = 0;
};

} // namespace throughline::engage
