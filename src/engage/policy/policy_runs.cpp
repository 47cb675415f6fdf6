#include "engage/policy/policy_runs.h"

#include "base/text.h"

#include <algorithm>

namespace throughline::engage {

namespace {

constexpr std::size_t most_entries = 8;
constexpr tables::RowIndex rows_a_step = 16; // with 150 actions about a tenth of a slice

// Exploration and propensities by row are not asked for by views, so they are no part of it.
std::string key_of(const PolicyQuestion& question) {
    const SimulationOptions& options = question.options;
    const Drop drop = options.drop.value_or(Drop{Fate::Offered, no_index});
    return text_format("%s %s %s %s %u %lld %d %d %u", question.policy.c_str(), question.table_name.c_str(),
                       question.contacts.c_str(), question.catalogue->version.c_str(), options.channel,
                       static_cast<long long>(options.now.milliseconds), static_cast<int>(question.keep),
                       static_cast<int>(drop.fate), drop.cause);
}

} // namespace

PolicyRun::PolicyRun(PolicyQuestion question)
    : m_question(std::move(question)) {
    if (!m_question.learning || m_question.learning->is_done())
        start();
}

void PolicyRun::start() {
    if (m_question.learning)
        m_question.options.learned = m_question.learning->learned();
    m_job = std::make_unique<SimulationJob>(*m_question.catalogue, m_question.table, m_question.options,
                                            m_question.keep);
}

// Learning counts as the first tenth.
double PolicyRun::progress() const {
    if (m_is_done)
        return 1;
    const double learned = m_question.learning ? 0.1 : 0;
    return m_job ? learned + (1 - learned) * m_job->progress().fraction()
                 : learned * m_question.learning->progress().fraction();
}

void PolicyRun::step(tables::RowIndex rows) {
    if (m_is_done)
        return;
    if (!m_job) {
        // An answer or a row of contacts is little beside a decision.
        constexpr tables::RowIndex looks_a_row = 8;
        if (m_question.learning->step(rows * looks_a_row) == tables::JobState::Done)
            start();
        return;
    }
    if (m_job->step(rows) == tables::JobState::Running)
        return;
    m_candidates = std::move(*m_job).take_candidates();
    m_result = std::move(*m_job).take_result();
    m_job.reset();
    m_is_done = true;
}

std::shared_ptr<PolicyRun> PolicyRuns::ask(PolicyQuestion question) {
    std::string key = key_of(question);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&key](const Entry& entry) { return entry.key == key; });
    if (found != m_entries.end()) {
        std::rotate(found, found + 1, m_entries.end());
        return m_entries.back().run;
    }
    if (m_entries.size() == most_entries)
        m_entries.erase(m_entries.begin());
    m_entries.push_back({std::move(key), std::make_shared<PolicyRun>(std::move(question))});
    return m_entries.back().run;
}

bool PolicyRuns::work(const std::function<double()>& clock, double until) {
    bool is_unfinished = false;
    for (const Entry& entry : m_entries) {
        PolicyRun& run = *entry.run;
        const bool is_wanted = entry.run.use_count() > 1;
        while (is_wanted && !run.is_done() && !run.is_cancelled() && clock() < until)
            run.step(rows_a_step);
        is_unfinished = is_unfinished || (is_wanted && !run.is_done() && !run.is_cancelled());
    }
    return is_unfinished;
}

} // namespace throughline::engage
