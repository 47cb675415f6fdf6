// A naive Bayes model that learns from each answer at once: predictors in bins, of which those that say
// something and do not repeat each other are active; scores calibrated to propensities. After Pega's adaptive
// models as pdstools (Apache-2.0) describes them.
#pragma once

#include "base/random.h"
#include "evidence/calibration.h"
#include "evidence/drift.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace throughline::engage {

enum class PredictorKind : std::uint8_t { Numeric, Symbolic };
// Barred: known only after the answer, or not to be used; it is counted, and never scores.
enum class PredictorUse : std::uint8_t { Allowed, Barred };

struct PredictorInfo {
    std::string name;
    PredictorKind kind = PredictorKind::Numeric;
    PredictorUse use = PredictorUse::Allowed;
};

// Of one predictor: a number, or the number of a symbol; nothing where it is not known, which is a bin of its
// own.
using PredictorValue = std::optional<double>;

struct BinCount {
    double low = 0; // numeric: from here on; symbolic: the symbol
    double positives = 0;
    double negatives = 0;
    double contribution = 0; // to the score
    double lift = 0;         // (rate of the bin)/(rate of all)
};

struct PredictorState {
    PredictorInfo info;
    std::vector<BinCount> bins; // the last: not known
    double auc = 0.5;           // of the bins in the order of their rates, never below 0.5
    bool is_active = false;
    std::string reason; // why it is not active
};

struct Propensity {
    double score = 0;
    double rate = 0.5;  // calibrated
    double answers = 0; // that the rate rests on
};

class AdaptiveModel {
public:
    static constexpr std::size_t bin_count = 10;
    // Deciles are set after so many answers; until then a number says nothing.
    static constexpr std::size_t answers_to_bin = 200;
    static constexpr std::size_t most_symbols = 50; // more of them share one bin
    static constexpr std::size_t kept_answers = 20'000;
    static constexpr double least_auc = 0.52;
    static constexpr double most_alike = 0.8;

    explicit AdaptiveModel(std::vector<PredictorInfo> predictors);

    // `values` by predictor.
    void learn(std::span<const PredictorValue> values, bool is_positive);

    // Both bring what was learned since into the model first, so they are not const: with few answers always,
    // later whenever a twentieth more came.
    double score(std::span<const PredictorValue> values);
    Propensity propensity(std::span<const PredictorValue> values);
    // Does it now.
    void refresh();

    double positives() const { return m_positives; }
    double negatives() const { return m_negatives; }
    // As of the last refresh.
    std::vector<PredictorState> predictors() const;
    // Of the answers kept, scored by the model as it is now: it has seen them, so they flatter it.
    Result<evidence::Estimate> auc() const;
    Result<evidence::Calibration> calibration() const;
    // Answers since `mark()` against those before, by bins.
    void mark();
    Result<evidence::PopulationStability> drift(std::size_t predictor) const;
    // SHA-256 of all that was counted.
    std::string version() const;

private:
    struct Predictor {
        PredictorInfo info;
        std::vector<double> borders; // numeric
        std::vector<double> symbols; // symbolic, in the order of appearance
        std::vector<double> positives;
        std::vector<double> negatives;
        std::vector<double> contributions;
        double auc = 0.5;
        bool is_active = false;
        std::string reason;
        std::vector<std::int64_t> marked;

        std::size_t unknown_bin() const { return positives.size() - 1; }
    };
    struct ScoreStep {
        double low = 0;
        double positives = 0;
        double negatives = 0;
    };

    std::size_t bin_of(const Predictor& predictor, const PredictorValue& value) const;
    std::size_t learning_bin(Predictor& predictor, const PredictorValue& value);
    void set_borders();
    void recount(std::size_t predictor);
    void keep(std::span<const std::uint8_t> bins, bool is_positive);
    void refresh_contributions(Predictor& predictor);
    void choose_active();
    double likeness(std::size_t one, std::size_t other) const;
    void calibrate();
    Propensity calibrated(double score) const;
    double score_of_bins(std::span<const std::uint8_t> bins) const;
    bool is_stale() const;

    std::vector<Predictor> m_predictors;
    double m_positives = 0;
    double m_negatives = 0;
    bool m_has_borders = false;
    std::vector<std::vector<PredictorValue>> m_first; // until there are borders
    std::vector<std::uint8_t> m_kept_bins;            // by answer and predictor
    std::vector<std::uint8_t> m_kept_answers;
    std::size_t m_next_kept = 0;
    std::vector<ScoreStep> m_steps;
    double m_answers_at_refresh = -1;
    std::vector<std::uint8_t> m_scratch;
    std::size_t m_active = 0;
    double m_prior = 0;
};

} // namespace throughline::engage
