// Decisions that some system logged, judged again: whether each priority is the product of its terms and each
// rank the order of the priorities, and which winners hang on which term.
#pragma once

#include "engage/arbitration/terms.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace throughline::engage {

struct LoggedCandidate {
    TermValues terms{};
    double priority = 0; // as it was logged
    std::int64_t rank = 0;
};

// Texts numbered by first appearance.
class TextNumbers {
public:
    std::uint32_t number_of(std::string_view text);
    const std::vector<std::string>& texts() const { return m_texts; }
    std::size_t size() const { return m_texts.size(); }

private:
    struct Hash {
        using is_transparent = void; // NOLINT(readability-identifier-naming): the library looks for it
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_numbers;
    std::vector<std::string> m_texts;
    std::uint32_t m_last = 0; // rows of one decision mostly follow each other
};

struct JudgedDecision {
    std::uint32_t decision = 0;
    std::vector<std::uint32_t> candidates; // by their place in the log, the best first
    // The winner when the term is left out.
    std::array<std::uint32_t, term_count> winner_without{};

    std::uint32_t winner() const { return candidates.front(); }
};

struct JudgedLog {
    std::vector<JudgedDecision> decisions; // in the order of first appearance
    // Candidates whose logged priority is not the product, or whose logged rank is not their place.
    std::vector<std::uint32_t> wrong_priorities;
    std::vector<std::uint32_t> wrong_ranks;
    double largest_error = 0;
    // Decisions whose winner changes when the term is left out: pdstools' sensitivity analysis.
    std::array<std::size_t, term_count> changed_without{};
};

class LoggedDecisions {
public:
    // Rows of one decision need not stand together.
    void add(std::string_view decision, const LoggedCandidate& candidate);

    const std::vector<LoggedCandidate>& candidates() const { return m_candidates; }
    const std::string& decision_id(std::uint32_t decision) const { return m_decisions.texts()[decision]; }

    // Ranks by the product of the terms; equal products by the logged rank, then by their order in the log.
    // A logged rank is right where the candidate at that place has the same product (to 1e-12): ties may
    // stand in any order. A priority is right to a relative error of 1e-9.
    JudgedLog judge() const;

private:
    void judge_ranks(const JudgedDecision& judged, const std::vector<double>& products, JudgedLog& log) const;
    std::uint32_t winner(const std::vector<std::uint32_t>& candidates, TermSet used) const;

    TextNumbers m_decisions;
    std::vector<LoggedCandidate> m_candidates;
    std::vector<std::uint32_t> m_decision_of;
};

// |left - right| over the larger of both; 0 where both are 0.
double relative_error(double left, double right);

} // namespace throughline::engage
