#include "engage/propensity/learned_answers.h"

#include "base/hash.h"
#include "base/text.h"
#include "engage/propensity/rates.h"

#include <bit>

namespace throughline::engage {

namespace {

std::uint64_t chained(std::uint64_t before, std::uint64_t value) {
    return Random(before ^ value).next();
}

std::uint64_t hash_of(const std::vector<PredictorInfo>& predictors) {
    std::uint64_t hash = fnv1a("predictors");
    for (const PredictorInfo& predictor : predictors)
        hash = chained(fnv1a(predictor.name, hash), static_cast<std::uint64_t>(predictor.use));
    return hash;
}

} // namespace

std::uint64_t customer_number(std::string_view key) {
    return fnv1a(key);
}

LearnedAnswers::LearnedAnswers(const Catalogue& catalogue, PropensityBasis basis, PredictorColumns columns)
    : m_basis(basis)
    , m_columns(basis == PropensityBasis::Rates ? PredictorColumns() : std::move(columns))
    , m_rates(catalogue)
    , m_learned(basis == PropensityBasis::Rates ? 0 : hash_of(m_columns.predictors())) {
    if (basis != PropensityBasis::Rates)
        m_models.emplace(catalogue.actions.size(), catalogue.channels.size(), m_columns.predictors());
}

void LearnedAnswers::learn(const ContactEvent& event, std::span<const PredictorValue> predictors) {
    if (!m_rates.learn(event))
        return;
    const bool is_positive = event.answer == ResponseClass::Positive;
    ++m_answers;
    m_learned = chained(m_learned, (std::uint64_t{event.action} << 32 | event.channel) ^
                                       (is_positive ? 0x8000000000000000ULL : 0));
    if (!m_models)
        return;
    for (const PredictorValue& value : predictors)
        m_learned = chained(m_learned, value ? std::bit_cast<std::uint64_t>(*value) : 1);
    m_models->learn(event.action, event.channel, predictors, is_positive);
}

void LearnedAnswers::tell(const Catalogue& catalogue, std::uint32_t channel, const CustomerTraits& traits,
                          CustomerPropensities& propensities, std::uint64_t draw) const {
    propensities.within_reach.clear();
    if (!m_models) {
        m_rates.ranking(catalogue, propensities.ranking);
        m_rates.on_channel(catalogue, channel, propensities.on_channel);
        return;
    }
    const bool explores = m_basis == PropensityBasis::Exploring;
    const std::size_t count = catalogue.actions.size();
    propensities.ranking.resize(count);
    propensities.on_channel.resize(count);
    propensities.within_reach.resize(explores ? count : 0);
    const std::uint64_t seed = chained(traits.customer ^ draw, static_cast<std::uint64_t>(traits.day));
    for (std::uint32_t action = 0; action < count; ++action) {
        const double starting = catalogue.actions[action].starting_propensity;
        const Propensity likely = m_models->likely(action, traits.predictors, starting);
        propensities.ranking[action] = likely.rate;
        propensities.on_channel[action] =
            m_models->likely_on(action, channel, traits.predictors, starting).rate;
        if (!explores)
            continue;
        // By the action's name: another action that comes or goes leaves the draws of this one.
        const std::uint64_t name = fnv1a(catalogue.actions[action].id.view());
        Random random(chained(seed, name));
        propensities.ranking[action] = thompson_draw(random, likely.rate, likely.answers);
        propensities.within_reach[action] =
            is_within_reach(traits.customer, name, m_rates.of(action).positives) ? 1 : 0;
    }
}

std::string LearnedAnswers::version() const {
    constexpr std::string_view names[] = {"smoothed rates", "models", "models, exploring,"};
    return text_format(
        "%s of %llu answers, %016llx", std::string(names[static_cast<std::size_t>(m_basis)]).c_str(),
        static_cast<unsigned long long>(m_answers), static_cast<unsigned long long>(m_learned));
}

} // namespace throughline::engage
