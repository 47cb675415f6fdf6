#include "engage/policy/policy_run.h"

namespace throughline::engage {

PolicyRun::PolicyRun(PolicyQuestion question)
    : m_question(std::move(question)) {}

PolicyRun::Stage PolicyRun::stage() const {
    if (m_frontier)
        return Stage::TryLevers;
    const bool is_taught = m_job || !m_question.learning || m_question.learning->is_done();
    return is_taught ? Stage::Simulate : Stage::Learn;
}

bool PolicyRun::is_learning() const {
    if (m_told_progress)
        return m_is_told_learning;
    return !m_is_done && stage() == Stage::Learn;
}

// Learning counts as the first tenth, other levers as the second half.
double PolicyRun::progress() const {
    if (m_is_done)
        return 1;
    if (m_told_progress)
        return *m_told_progress;
    const double learned = m_question.learning ? 0.1 : 0;
    const double simulated = m_question.other_levers ? 0.5 : 1;
    switch (stage()) {
    case Stage::Learn:
        return learned * m_question.learning->progress().fraction();
    case Stage::Simulate:
        return m_job ? learned + (simulated - learned) * m_job->progress().fraction() : learned;
    case Stage::TryLevers:
        break;
    }
    return simulated + (1 - simulated) * m_frontier->progress().fraction();
}

void PolicyRun::step(tables::RowIndex rows) {
    if (m_is_done)
        return;
    // An answer or a row of contacts is little beside a decision, and so is a candidate that is ranked anew.
    constexpr tables::RowIndex looks_a_row = 8, candidates_a_row = 1000;
    switch (stage()) {
    case Stage::Learn:
        m_question.learning->step(rows * looks_a_row);
        return;
    case Stage::Simulate:
        return simulate(rows);
    case Stage::TryLevers:
        if (m_frontier->step(std::uint64_t{rows} * candidates_a_row) == tables::JobState::Done)
            end();
        return;
    }
}

void PolicyRun::simulate(tables::RowIndex rows) {
    if (!m_job) {
        if (m_question.learning)
            m_question.options.learned = m_question.learning->learned();
        m_job = std::make_unique<SimulationJob>(*m_question.catalogue, m_question.table, m_question.options,
                                                m_question.other_levers ? Keep::Candidates : m_question.keep);
    }
    if (m_job->step(rows) == tables::JobState::Running)
        return;
    m_answer.candidates = std::move(*m_job).take_candidates();
    m_answer.result = std::move(*m_job).take_result();
    m_job.reset();
    if (!m_question.other_levers)
        return end();
    m_answer.settings = lever_settings(*m_question.catalogue, m_answer.candidates, *m_question.other_levers);
    m_frontier = std::make_unique<FrontierJob>(m_answer.candidates, m_answer.settings,
                                               m_question.options.arbitration.do_nothing);
}

void PolicyRun::end() {
    if (m_frontier)
        m_answer.points = std::move(*m_frontier).take_points();
    m_frontier.reset();
    if (m_question.keep == Keep::Nothing)
        m_answer.candidates = {};
    m_is_done = true;
}

void PolicyRun::take_progress(double fraction, bool is_learning) {
    m_told_progress = fraction;
    m_is_told_learning = is_learning;
}

void PolicyRun::take_answer(PolicyAnswer answer) {
    m_answer = std::move(answer);
    m_told_progress.reset();
    m_is_done = true;
}

void PolicyRun::take_back() {
    m_told_progress.reset();
}

} // namespace throughline::engage
