// Simulations of policies, each made once for as long as it is looked at. Views hold what they asked for; the
// work is done by a Worker beside the page, or in slices between frames where there is none.
#pragma once

#include "engage/contact/answer_learning.h"
#include "engage/policy/policy_answer.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::engage {

// What a policy is made of, for a Worker that makes it anew.
struct PolicySources {
    std::string catalogue; // frozen_catalogue()
    std::string reference; // of the customers, as record_json()
};

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
    // Other settings of the levers to be tried as well.
    std::optional<LeverSettingOptions> other_levers = {};
    // nullptr: no Worker can answer it.
    std::shared_ptr<const PolicySources> sources = {};
};

// One simulation, under way or done.
class PolicyRun {
public:
    explicit PolicyRun(PolicyQuestion question);

    bool is_done() const { return m_is_done; }
    bool is_cancelled() const { return m_is_cancelled; }
    double progress() const;
    // It still learns from answers.
    bool is_learning() const;
    void cancel() { m_is_cancelled = !m_is_done; }
    void resume() { m_is_cancelled = false; }

    void step(tables::RowIndex rows);
    // Of one that a Worker makes.
    void take_progress(double fraction, bool is_learning);
    void take_answer(PolicyAnswer answer);
    // It is to be made here after all, from the beginning.
    void take_back();

    const PolicyQuestion& question() const { return m_question; }
    const Catalogue& catalogue() const { return *m_question.catalogue; }
    const tables::Table& table() const { return m_question.table; }
    // Only when done.
    const PolicyAnswer& answer() const { return m_answer; }
    const SimulationResult& result() const { return m_answer.result; }
    const KeptCandidates& candidates() const { return m_answer.candidates; }
    PolicyAnswer take() && { return std::move(m_answer); }

private:
    enum class Stage : std::uint8_t { Learn, Simulate, TryLevers };

    Stage stage() const;
    void simulate(tables::RowIndex rows);
    void end();

    PolicyQuestion m_question;
    // They refer to the question and the answer.
    std::unique_ptr<SimulationJob> m_job;
    std::unique_ptr<FrontierJob> m_frontier;
    PolicyAnswer m_answer;
    std::optional<double> m_told_progress; // of the Worker
    bool m_is_told_learning = false;
    bool m_is_done = false;
    bool m_is_cancelled = false;
};

class WorkerRuns;

class PolicyRuns {
public:
    PolicyRuns();
    ~PolicyRuns();
    PolicyRuns(const PolicyRuns&) = delete;
    PolicyRuns& operator=(const PolicyRuns&) = delete;

    // From here on a Worker makes what it can: `send` takes messages to a PolicyWorker, whose messages come
    // to take_message().
    void use_worker(std::function<void(std::string)> send);
    bool has_worker() const { return m_worker != nullptr; }
    // Fails where the Worker could not do what it was asked. It is to be lost then: here it can be done.
    Result<void> take_message(std::string_view message);
    // The Worker has ended: what it was asked is made here.
    void lose_worker();

    // The same run for the same question, for as long as it is among the last few.
    std::shared_ptr<PolicyRun> ask(PolicyQuestion question);
    // Goes on with what somebody holds until `clock` (milliseconds) passes `until`, first with what was asked
    // last: that is looked at. True while there is more to do here.
    bool work(const std::function<double()>& clock, double until);
    // Something that is held is made by the Worker.
    bool is_waiting() const;

private:
    struct Entry {
        std::string key;
        std::shared_ptr<PolicyRun> run;
        std::uint32_t asked = 0; // by this number of the Worker; 0: it is not

        bool is_open() const { return run.use_count() > 1 && !run->is_done() && !run->is_cancelled(); }
    };
    void take_back(Entry& entry);
    bool go_on(Entry& entry, const std::function<double()>& clock, double until);

    // The one asked for last stands last.
    std::vector<Entry> m_entries;
    std::unique_ptr<WorkerRuns> m_worker;
};

} // namespace throughline::engage
