#include "engage/propensity/adaptive_model.h"

#include "base/hash.h"
#include "base/text.h"
#include "engage/propensity/rates.h"
#include "evidence/elementary.h"
#include "evidence/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace throughline::engage {

namespace {

// The area under the curve of bins taken in the order of their rates, as pdstools computes it from bins.
double auc_of_bins(std::span<const double> positives, std::span<const double> negatives) {
    std::vector<std::size_t> order(positives.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return positives[left] * negatives[right] < positives[right] * negatives[left];
    });
    double area = 0;
    double passed = 0;
    double all_positives = 0;
    for (const std::size_t bin : order) {
        area += positives[bin] * (passed + negatives[bin] / 2);
        passed += negatives[bin];
        all_positives += positives[bin];
    }
    if (all_positives == 0 || passed == 0)
        return 0.5;
    return std::abs(area / (all_positives * passed) - 0.5) + 0.5;
}

} // namespace

// 53 bits of its hash, which a double holds exactly.
double symbol_of_text(std::string_view text) {
    return static_cast<double>(fnv1a(text) >> 11);
}

AdaptiveModel::AdaptiveModel(std::vector<PredictorInfo> predictors) {
    for (PredictorInfo& info : predictors) {
        Predictor& predictor = m_predictors.emplace_back();
        predictor.info = std::move(info);
        predictor.positives.assign(predictor.info.kind == PredictorKind::Numeric ? 2 : 1, 0);
        predictor.negatives = predictor.positives;
        predictor.contributions = predictor.without_one[0] = predictor.without_one[1] = predictor.positives;
    }
    m_scratch.resize(m_predictors.size());
}

std::size_t AdaptiveModel::bin_of(const Predictor& predictor, const PredictorValue& value) const {
    if (!value)
        return predictor.unknown_bin();
    if (predictor.info.kind == PredictorKind::Numeric)
        return static_cast<std::size_t>(
            std::upper_bound(predictor.borders.begin(), predictor.borders.end(), *value) -
            predictor.borders.begin());
    const auto found = std::find(predictor.symbols.begin(), predictor.symbols.end(), *value);
    return found == predictor.symbols.end() ? predictor.unknown_bin()
                                            : static_cast<std::size_t>(found - predictor.symbols.begin());
}

// A symbol seen for the first time gets a bin in front of that for what is not known.
std::size_t AdaptiveModel::learning_bin(Predictor& predictor, const PredictorValue& value) {
    const std::size_t bin = bin_of(predictor, value);
    if (predictor.info.kind == PredictorKind::Numeric || !value || bin != predictor.unknown_bin() ||
        predictor.symbols.size() == most_symbols)
        return bin;
    predictor.symbols.push_back(*value);
    for (std::vector<double>* counts : {&predictor.positives, &predictor.negatives, &predictor.contributions,
                                        &predictor.without_one[0], &predictor.without_one[1]})
        counts->insert(counts->end() - 1, 0);
    // Kept answers name the bin for what is not known by its place.
    const std::size_t place = static_cast<std::size_t>(&predictor - m_predictors.data());
    for (std::size_t answer = 0; answer < m_kept_answers.size(); ++answer) {
        std::uint8_t& kept = m_kept_bins[answer * m_predictors.size() + place];
        kept = static_cast<std::uint8_t>(kept + (kept == bin));
    }
    return bin;
}

void AdaptiveModel::learn(std::span<const PredictorValue> values, bool is_positive) {
    const Propensity likely = propensity(values);
    const Said said{likely.rate, likely.score - m_prior / static_cast<double>(1 + m_active)};
    (is_positive ? m_positives : m_negatives) += 1;
    for (std::size_t index = 0; index < m_predictors.size(); ++index) {
        Predictor& predictor = m_predictors[index];
        const std::size_t bin = learning_bin(predictor, values[index]);
        (is_positive ? predictor.positives : predictor.negatives)[bin] += 1;
        m_scratch[index] = static_cast<std::uint8_t>(bin);
    }
    keep(m_scratch, is_positive, said);
    if (!m_has_borders) {
        m_first.emplace_back(values.begin(), values.end());
        if (m_first.size() == answers_to_bin)
            set_borders();
    }
    if (is_stale())
        refresh();
}

void AdaptiveModel::keep(std::span<const std::uint8_t> bins, bool is_positive, const Said& said) {
    if (m_kept_answers.size() < kept_answers) {
        m_kept_answers.push_back(is_positive ? 1 : 0);
        m_kept_said.push_back(said);
        m_kept_bins.insert(m_kept_bins.end(), bins.begin(), bins.end());
        return;
    }
    m_kept_answers[m_next_kept] = is_positive ? 1 : 0;
    m_kept_said[m_next_kept] = said;
    std::copy(bins.begin(), bins.end(),
              m_kept_bins.begin() + static_cast<std::ptrdiff_t>(m_next_kept * m_predictors.size()));
    m_next_kept = (m_next_kept + 1) % kept_answers;
}

// Deciles of the first answers, which are counted anew by them.
void AdaptiveModel::set_borders() {
    for (std::size_t index = 0; index < m_predictors.size(); ++index) {
        Predictor& predictor = m_predictors[index];
        if (predictor.info.kind != PredictorKind::Numeric)
            continue;
        std::vector<double> known;
        for (const auto& values : m_first) {
            if (values[index])
                known.push_back(*values[index]);
        }
        if (const auto borders = evidence::quantile_borders(known, bin_count); borders.ok())
            predictor.borders = borders.value();
        recount(index);
    }
    m_has_borders = true;
    m_first.clear();
    m_answers_at_refresh = -1;
}

void AdaptiveModel::recount(std::size_t index) {
    Predictor& predictor = m_predictors[index];
    predictor.positives.assign(predictor.borders.size() + 2, 0);
    predictor.negatives = predictor.positives;
    predictor.contributions = predictor.without_one[0] = predictor.without_one[1] = predictor.positives;
    for (std::size_t answer = 0; answer < m_first.size(); ++answer) {
        const std::size_t bin = bin_of(predictor, m_first[answer][index]);
        (m_kept_answers[answer] ? predictor.positives : predictor.negatives)[bin] += 1;
        m_kept_bins[answer * m_predictors.size() + index] = static_cast<std::uint8_t>(bin);
    }
}

// ln(pos_i + 1/n) - ln(1 + Σpos) - ln(neg_i + 1/n) + ln(1 + Σneg), n bins.
void AdaptiveModel::refresh_contributions(Predictor& predictor) {
    const double share = 1.0 / static_cast<double>(predictor.positives.size());
    const double all = evidence::logarithm(1 + m_negatives) - evidence::logarithm(1 + m_positives);
    const auto of = [&](double positives, double negatives) {
        return evidence::logarithm(std::max(positives, 0.0) + share) -
               evidence::logarithm(std::max(negatives, 0.0) + share) + all;
    };
    for (std::size_t bin = 0; bin < predictor.positives.size(); ++bin) {
        const double positives = predictor.positives[bin], negatives = predictor.negatives[bin];
        predictor.contributions[bin] = of(positives, negatives);
        predictor.without_one[0][bin] = of(positives, negatives - 1);
        predictor.without_one[1][bin] = of(positives - 1, negatives);
    }
    predictor.auc = auc_of_bins(predictor.positives, predictor.negatives);
}

// Correlation of what the two add to the scores of the answers kept.
double AdaptiveModel::likeness(std::size_t one, std::size_t other) const {
    const std::size_t count = std::min<std::size_t>(m_kept_answers.size(), 2000);
    double sums[5] = {};
    for (std::size_t answer = 0; answer < count; ++answer) {
        const std::uint8_t* bins = &m_kept_bins[answer * m_predictors.size()];
        const double x = m_predictors[one].contributions[bins[one]];
        const double y = m_predictors[other].contributions[bins[other]];
        sums[0] += x;
        sums[1] += y;
        sums[2] += x * x;
        sums[3] += y * y;
        sums[4] += x * y;
    }
    const auto n = static_cast<double>(count);
    const double spread = (sums[2] - sums[0] * sums[0] / n) * (sums[3] - sums[1] * sums[1] / n);
    return spread > 0 ? (sums[4] - sums[0] * sums[1] / n) / std::sqrt(spread) : 0;
}

// The best first; one that is too much like an active one adds nothing but its weight.
void AdaptiveModel::choose_active() {
    std::vector<std::size_t> order(m_predictors.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [this](std::size_t left, std::size_t right) {
        return m_predictors[left].auc > m_predictors[right].auc;
    });
    std::vector<std::size_t> active;
    for (const std::size_t index : order) {
        Predictor& predictor = m_predictors[index];
        predictor.is_active = false;
        predictor.reason.clear();
        if (predictor.info.use == PredictorUse::Barred) {
            predictor.reason = "It is barred.";
            continue;
        }
        if (predictor.auc < least_auc) {
            predictor.reason = "It does not tell the answers apart.";
            continue;
        }
        const auto alike = std::find_if(active.begin(), active.end(), [&](std::size_t other) {
            return std::abs(likeness(other, index)) >= most_alike;
        });
        if (alike != active.end()) {
            predictor.reason = "It says the same as " + m_predictors[*alike].info.name + ".";
            continue;
        }
        predictor.is_active = true;
        active.push_back(index);
    }
    m_active = active.size();
}

// The score of an answer kept as if it had not been learned.
double AdaptiveModel::score_without(std::size_t answer) const {
    const std::uint8_t* bins = &m_kept_bins[answer * m_predictors.size()];
    double sum = m_prior;
    for (std::size_t index = 0; index < m_predictors.size(); ++index) {
        const Predictor& predictor = m_predictors[index];
        if (predictor.is_active)
            sum += predictor.without_one[m_kept_answers[answer]][bins[index]];
    }
    return sum / static_cast<double>(1 + m_active);
}

// Answers in the order of their scores, in bins of equal size, pooled until rates rise (PAVA). Each is scored
// as if it had not been learned: else rates would follow from the scores what only the answers themselves do.
void AdaptiveModel::calibrate() {
    constexpr std::size_t answers_per_bin = 50;
    m_steps.clear();
    std::vector<std::pair<double, std::uint8_t>> scored;
    scored.reserve(m_kept_answers.size());
    for (std::size_t answer = 0; answer < m_kept_answers.size(); ++answer)
        scored.emplace_back(score_without(answer), m_kept_answers[answer]);
    std::sort(scored.begin(), scored.end());
    for (std::size_t begin = 0; begin < scored.size();) {
        ScoreStep step{scored[begin].first, 0, 0};
        std::size_t end = begin;
        while (end < scored.size() &&
               (end - begin < answers_per_bin || scored[end].first == scored[end - 1].first)) {
            (scored[end].second ? step.positives : step.negatives) += 1;
            ++end;
        }
        begin = end;
        const auto rate = [](const ScoreStep& one) {
            return one.positives / (one.positives + one.negatives);
        };
        while (!m_steps.empty() && rate(m_steps.back()) >= rate(step)) {
            step.low = m_steps.back().low;
            step.positives += m_steps.back().positives;
            step.negatives += m_steps.back().negatives;
            m_steps.pop_back();
        }
        m_steps.push_back(step);
    }
}

bool AdaptiveModel::is_stale() const {
    const double answers = m_positives + m_negatives;
    return m_answers_at_refresh < 0 ||
           (answers != m_answers_at_refresh && answers - m_answers_at_refresh >= m_answers_at_refresh / 20);
}

void AdaptiveModel::refresh() {
    for (Predictor& predictor : m_predictors)
        refresh_contributions(predictor);
    m_prior = evidence::logarithm(1 + m_positives) - evidence::logarithm(1 + m_negatives);
    choose_active();
    calibrate();
    m_answers_at_refresh = m_positives + m_negatives;
}

double AdaptiveModel::score(std::span<const PredictorValue> values) const {
    double sum = m_prior;
    for (std::size_t index = 0; index < m_predictors.size(); ++index) {
        const Predictor& predictor = m_predictors[index];
        if (predictor.is_active)
            sum += predictor.contributions[bin_of(predictor, values[index])];
    }
    return sum / static_cast<double>(1 + m_active);
}

std::optional<Influence> AdaptiveModel::strongest_influence(std::span<const PredictorValue> values) const {
    std::optional<Influence> strongest;
    for (std::size_t index = 0; index < m_predictors.size() && m_steps.size() > 1; ++index) {
        const Predictor& predictor = m_predictors[index];
        if (!predictor.is_active)
            continue;
        const double contribution = predictor.contributions[bin_of(predictor, values[index])];
        if (contribution != 0 && (!strongest || std::abs(contribution) > std::abs(strongest->contribution)))
            strongest = {index, contribution};
    }
    return strongest;
}

Propensity AdaptiveModel::calibrated(double score) const {
    Propensity made;
    made.score = score;
    if (m_steps.empty())
        return made;
    auto step = std::upper_bound(m_steps.begin(), m_steps.end(), score,
                                 [](double value, const ScoreStep& one) { return value < one.low; });
    if (step != m_steps.begin())
        --step;
    made.answers = step->positives + step->negatives;
    made.rate = smoothed_rate(step->positives, step->negatives);
    return made;
}

Propensity AdaptiveModel::propensity(std::span<const PredictorValue> values) const {
    return calibrated(score(values));
}

std::vector<PredictorState> AdaptiveModel::predictors() const {
    std::vector<PredictorState> states;
    const double all = m_positives + m_negatives;
    for (const Predictor& predictor : m_predictors) {
        PredictorState& state = states.emplace_back();
        state.info = predictor.info;
        state.auc = predictor.auc;
        state.is_active = predictor.is_active;
        state.reason = predictor.reason;
        for (std::size_t bin = 0; bin < predictor.positives.size(); ++bin) {
            BinCount& count = state.bins.emplace_back();
            if (predictor.info.kind == PredictorKind::Symbolic && bin < predictor.symbols.size())
                count.low = predictor.symbols[bin];
            else if (bin > 0 && bin <= predictor.borders.size())
                count.low = predictor.borders[bin - 1];
            count.positives = predictor.positives[bin];
            count.negatives = predictor.negatives[bin];
            count.contribution = predictor.contributions[bin];
            const double here = count.positives + count.negatives;
            if (here > 0 && m_positives > 0)
                count.lift = (count.positives / here) / (m_positives / all);
        }
    }
    return states;
}

// While there are places left, the first answers stand first; then they are gone.
Result<std::pair<std::size_t, std::size_t>> AdaptiveModel::tested() const {
    const std::size_t first = answers() > static_cast<double>(kept_answers) ? 0 : answers_to_test;
    if (m_kept_answers.size() < first + answers_to_test)
        return error("There are too few answers to test the model on.");
    return std::pair(first, m_kept_answers.size());
}

Result<evidence::Estimate> AdaptiveModel::auc() const {
    const auto [first, last] = TRY(tested());
    std::vector<evidence::Scored> scored;
    for (std::size_t answer = first; answer < last; ++answer)
        scored.push_back({m_kept_said[answer].contrast, m_kept_answers[answer] != 0});
    return evidence::rank_auc(scored);
}

Result<evidence::Calibration> AdaptiveModel::calibration() const {
    const auto [first, last] = TRY(tested());
    std::vector<evidence::Prediction> predictions;
    for (std::size_t answer = first; answer < last; ++answer)
        predictions.push_back({m_kept_said[answer].rate, m_kept_answers[answer] != 0});
    return evidence::calibration(predictions);
}

Result<evidence::PopulationStability> AdaptiveModel::drift(std::size_t index) const {
    const std::size_t count = m_kept_answers.size();
    if (count < 2 * answers_to_test)
        return error("There are too few answers to compare.");
    std::vector<std::int64_t> before(m_predictors[index].positives.size()), lately = before;
    for (std::size_t age = 0; age < count; ++age) {
        // The next place to be written is that of the oldest.
        const std::size_t place = (m_next_kept + age) % count;
        const std::uint8_t bin = m_kept_bins[place * m_predictors.size() + index];
        ++(age < count - count / 5 ? before : lately)[bin];
    }
    return evidence::population_stability(before, lately);
}

} // namespace throughline::engage
