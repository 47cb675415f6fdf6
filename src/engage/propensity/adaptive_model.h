// A naive Bayes model that learns from each answer at once: predictors in bins, of which those that say
// something and do not repeat each other are active; scores calibrated to propensities. After Pega's adaptive
// models as pdstools (Apache-2.0) describes them.
#pragma once

#include "base/random.h"
#include "evidence/calibration.h"
#include "evidence/drift.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::engage {

enum class PredictorKind : std::uint8_t { Numeric, Symbolic };
// Barred: known only after the answer, or not to be used; it is counted, and never scores.
enum class PredictorUse : std::uint8_t { Allowed, Barred };

struct PredictorInfo {
    std::string name;
    PredictorKind kind = PredictorKind::Numeric;
    PredictorUse use = PredictorUse::Allowed;
    friend bool operator==(const PredictorInfo&, const PredictorInfo&) = default;
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

// What a predictor adds to a score.
struct Influence {
    std::size_t predictor = 0;
    double contribution = 0;
};

// The symbol that stands for a text: the same in every table and on every machine.
double symbol_of_text(std::string_view text);

class AdaptiveModel {
public:
    static constexpr std::size_t bin_count = 10;
    // Deciles are set after so many answers; until then a number says nothing.
    static constexpr std::size_t answers_to_bin = 200;
    static constexpr std::size_t most_symbols = 50; // more of them share one bin
    static constexpr std::size_t kept_answers = 20'000;
    // What it says before so many answers is no more than a guess.
    static constexpr std::size_t answers_to_test = 50;
    static constexpr double least_auc = 0.52;
    static constexpr double most_alike = 0.8;

    explicit AdaptiveModel(std::vector<PredictorInfo> predictors);

    // `values` by predictor. What it says afterwards takes the answer into account: with few answers at once,
    // later whenever a twentieth more came.
    void learn(std::span<const PredictorValue> values, bool is_positive);
    // Takes all answers into account now.
    void refresh();

    double score(std::span<const PredictorValue> values) const;
    Propensity propensity(std::span<const PredictorValue> values) const;

    // Of the active predictors the one that moves the score most; nothing where none does, and while rates do
    // not follow scores.
    std::optional<Influence> strongest_influence(std::span<const PredictorValue> values) const;

    double positives() const { return m_positives; }
    double negatives() const { return m_negatives; }
    double answers() const { return m_positives + m_negatives; }
    // As of the last refresh.
    std::vector<PredictorState> predictors() const;
    // Of what it said of the answers kept before it learned from them, the first answers_to_test left out: so
    // they do not flatter it. Fail while there are fewer than that many others.
    Result<evidence::Estimate> auc() const;
    Result<evidence::Calibration> calibration() const;
    // Whom it asked lately: the last fifth of the answers kept against those before, by bins. Fails below
    // 2 · answers_to_test answers.
    Result<evidence::PopulationStability> drift(std::size_t predictor) const;

private:
    struct Predictor {
        PredictorInfo info;
        std::vector<double> borders; // numeric
        std::vector<double> symbols; // symbolic, in the order of appearance
        std::vector<double> positives;
        std::vector<double> negatives;
        std::vector<double> contributions;
        // The same as if one answer of the bin had not been learned: one against, one for.
        std::array<std::vector<double>, 2> without_one;
        double auc = 0.5;
        bool is_active = false;
        std::string reason;

        std::size_t unknown_bin() const { return positives.size() - 1; }
    };
    struct Said {
        double rate = 0;
        // What the predictors say, without how frequent acceptance is: comparable over time.
        double contrast = 0;
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
    void keep(std::span<const std::uint8_t> bins, bool is_positive, const Said& said);
    void refresh_contributions(Predictor& predictor);
    void choose_active();
    double likeness(std::size_t one, std::size_t other) const;
    void calibrate();
    Propensity calibrated(double score) const;
    double score_without(std::size_t answer) const;
    bool is_stale() const;
    // The range of the answers kept that it may be tested on; fails where they are too few.
    Result<std::pair<std::size_t, std::size_t>> tested() const;

    std::vector<Predictor> m_predictors;
    double m_positives = 0;
    double m_negatives = 0;
    bool m_has_borders = false;
    std::vector<std::vector<PredictorValue>> m_first; // until there are borders
    std::vector<std::uint8_t> m_kept_bins;            // by answer and predictor
    std::vector<std::uint8_t> m_kept_answers;
    std::vector<Said> m_kept_said; // before it learned the answer
    std::size_t m_next_kept = 0;
    std::vector<ScoreStep> m_steps;
    double m_answers_at_refresh = -1;
    std::vector<std::uint8_t> m_scratch;
    std::size_t m_active = 0;
    double m_prior = 0;
};

} // namespace throughline::engage
