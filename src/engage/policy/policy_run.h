// One simulation of a policy: what it is asked, and how it comes to its answer, in slices.
#pragma once

#include "engage/contact/answer_learning.h"
#include "engage/policy/lever_settings.h"

#include <memory>
#include <optional>
#include <string>
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

// What it comes to.
struct PolicyAnswer {
    SimulationResult result;
    KeptCandidates candidates; // only where they were to be kept
    // Only where other levers were to be tried: the settings, and what each comes to, in the same order.
    std::vector<LeverSetting> settings;
    std::vector<FrontierPoint> points;
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
    // What the Worker told of it does not hold any more: whoever goes on with it begins anew.
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

} // namespace throughline::engage
