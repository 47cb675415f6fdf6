#include "engage/arbitration/logged_decisions.h"

#include <algorithm>
#include <cmath>

namespace throughline::engage {

namespace {

constexpr double priority_tolerance = 1e-9;
constexpr double tie_tolerance = 1e-12;

} // namespace

double relative_error(double left, double right) {
    if (left == right)
        return 0;
    const double error = std::abs(left - right) / std::max(std::abs(left), std::abs(right));
    return std::isfinite(error) ? error : 1;
}

std::uint32_t TextNumbers::number_of(std::string_view text) {
    if (m_last < m_texts.size() && m_texts[m_last] == text)
        return m_last;
    const auto found = m_numbers.find(text);
    if (found != m_numbers.end())
        return m_last = found->second;
    m_last = static_cast<std::uint32_t>(m_texts.size());
    m_texts.emplace_back(text);
    m_numbers.emplace(m_texts.back(), m_last);
    return m_last;
}

void LoggedDecisions::add(std::string_view decision, const LoggedCandidate& candidate) {
    m_decision_of.push_back(m_decisions.number_of(decision));
    m_candidates.push_back(candidate);
}

std::uint32_t LoggedDecisions::winner(const std::vector<std::uint32_t>& candidates, TermSet used) const {
    // Those come best first with all terms, so that of equal ones the one that wins anyway stays.
    std::uint32_t best = candidates.front();
    double most = product(m_candidates[best].terms, used);
    for (const std::uint32_t candidate : candidates) {
        const double priority = product(m_candidates[candidate].terms, used);
        if (priority > most) {
            most = priority;
            best = candidate;
        }
    }
    return best;
}

void LoggedDecisions::judge_ranks(const JudgedDecision& judged, const std::vector<double>& products,
                                  JudgedLog& log) const {
    const auto count = static_cast<std::int64_t>(judged.candidates.size());
    for (const std::uint32_t candidate : judged.candidates) {
        const std::int64_t rank = m_candidates[candidate].rank;
        const bool is_place = rank >= 1 && rank <= count;
        if (!is_place || relative_error(products[judged.candidates[static_cast<std::size_t>(rank - 1)]],
                                        products[candidate]) > tie_tolerance)
            log.wrong_ranks.push_back(candidate);
    }
}

JudgedLog LoggedDecisions::judge() const {
    JudgedLog log;
    log.decisions.resize(m_decisions.size());
    std::vector<double> products(m_candidates.size());
    for (std::uint32_t index = 0; index < m_candidates.size(); ++index) {
        const LoggedCandidate& candidate = m_candidates[index];
        products[index] = product(candidate.terms);
        const double error = relative_error(products[index], candidate.priority);
        log.largest_error = std::max(log.largest_error, error);
        if (error > priority_tolerance)
            log.wrong_priorities.push_back(index);
        log.decisions[m_decision_of[index]].candidates.push_back(index);
    }
    for (std::uint32_t decision = 0; decision < log.decisions.size(); ++decision) {
        JudgedDecision& judged = log.decisions[decision];
        judged.decision = decision;
        std::stable_sort(
            judged.candidates.begin(), judged.candidates.end(), [&](std::uint32_t left, std::uint32_t right) {
                return products[left] != products[right] ? products[left] > products[right]
                                                         : m_candidates[left].rank < m_candidates[right].rank;
            });
        judge_ranks(judged, products, log);
        for (const Term left_out : logged_terms) {
            const auto place = static_cast<std::size_t>(left_out);
            const TermSet used = TermSet::all().without(Term::Customer).without(left_out);
            judged.winner_without[place] = winner(judged.candidates, used);
            log.changed_without[place] += judged.winner_without[place] != judged.winner();
        }
    }
    std::sort(log.wrong_ranks.begin(), log.wrong_ranks.end());
    return log;
}

} // namespace throughline::engage
