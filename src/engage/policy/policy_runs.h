// Simulations of policies, each made once for as long as it is looked at. Views hold what they asked for; the
// work is done in slices between frames.
#pragma once

#include "engage/contact/answer_learning.h"
#include "engage/simulation/simulation.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace throughline::engage {

struct PolicyQuestion {
    std::shared_ptr<const Catalogue> catalogue;
    std::string policy; // policy_content() of it and of the ranking: names the answer
    tables::Table table;
    std::string table_name; // its content hash
    std::string contacts;   // names the histories of the options, and whom answers are learned from
    SimulationOptions options;
    // Gives the options what was learned, when it has; nullptr: nothing is learned.
    std::shared_ptr<AnswerLearning> learning;
    Keep keep = Keep::Nothing;
};

// One simulation, under way or done.
class PolicyRun {
public:
    explicit PolicyRun(PolicyQuestion question);

    bool is_done() const { return m_is_done; }
    bool is_cancelled() const { return m_is_cancelled; }
    double progress() const;
    // It still learns from answers.
    bool is_learning() const { return !m_is_done && !m_job; }
    void cancel() { m_is_cancelled = !m_is_done; }
    void resume() { m_is_cancelled = false; }
    void step(tables::RowIndex rows);

    const PolicyQuestion& question() const { return m_question; }
    const Catalogue& catalogue() const { return *m_question.catalogue; }
    const tables::Table& table() const { return m_question.table; }
    // Only when done; candidates only where they were to be kept.
    const SimulationResult& result() const { return m_result; }
    const KeptCandidates& candidates() const { return m_candidates; }

private:
    void start();

    PolicyQuestion m_question;
    std::unique_ptr<SimulationJob>
        m_job; // refers to the question; nullptr while it is learning, and when done
    SimulationResult m_result;
    KeptCandidates m_candidates;
    bool m_is_done = false;
    bool m_is_cancelled = false;
};

class PolicyRuns {
public:
    // The same run for the same question, for as long as it is among the last few.
    std::shared_ptr<PolicyRun> ask(PolicyQuestion question);
    // Steps what somebody holds until `clock` (milliseconds) passes `until`. True while there is more to do.
    bool work(const std::function<double()>& clock, double until);

private:
    struct Entry {
        std::string key;
        std::shared_ptr<PolicyRun> run;
    };
    // The one asked for last stands last.
    std::vector<Entry> m_entries;
};

} // namespace throughline::engage
