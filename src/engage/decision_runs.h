// Decisions over the loaded tables, each compiled and run once for as long as neither the decision nor the
// table changes. Views ask in every frame; the work is done in slices between frames.
#pragma once

#include "dmn/analysis.h"
#include "dmn/table_compilation.h"
#include "engage/table_decision.h"
#include "model/records/decision.h"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace throughline::engage {

// The design record as the engine takes it.
dmn::DecisionTable decision_table(const Decision& decision);

class DecisionRuns {
public:
    // The decision bound to the table, or, without one, by itself: each input is a variable of its own. Valid
    // until the decision or the table changes. Large decisions are compiled between frames and pending until
    // then.
    const BoundDecision& bound(const RecordPointer& decision, std::string_view table_name,
                               const tables::Table& table);
    const BoundDecision& bound(const RecordPointer& decision);
    // All rows; nullptr while it is not done, or where the decision has errors.
    const DecisionRun* run(const RecordPointer& decision, std::string_view table_name,
                           const tables::Table& table);
    // What is wrong or weak in the decision as a whole; nullptr where it is not known. `bound` is a null
    // pointer where no customers are loaded. While an edited decision is analysed, the findings of before are
    // still given.
    const dmn::TableAnalysis* analysis(const RecordPointer& decision, const BoundDecision* bound);
    // Whether the last analysis() is about the decision as it is now, and how far it is else.
    bool is_analysis_current() const { return m_analysis.job == nullptr && !m_analysis.is_stale; }
    double analysis_progress() const;
    // Ends it without findings until the decision changes.
    void stop_analysis();
    // Of run(): between 0 and 1.
    double progress(const RecordPointer& decision, std::string_view table_name) const;
    // Rises when a run is done; caches of what is drawn from it are keyed by it.
    std::uint64_t version() const { return m_version; }

    // Goes on with what was asked for until `clock` (milliseconds) passes `until`. True while there is more
    // to do.
    bool work(const std::function<double()>& clock, double until) {
        const bool is_idle = m_entries.empty() && !m_analysis.job;
        return !is_idle && work_on_entries(clock, until);
    }
    // Stops what is under way for this decision; asking again starts anew.
    void cancel(const RecordPointer& decision);

private:
    struct Entry {
        RecordPointer decision;
        std::string table_name;
        std::optional<tables::Table> table;
        BoundDecision bound;
        std::unique_ptr<dmn::TableCompilation> compilation;
        std::unique_ptr<DecisionJob> job;
        std::unique_ptr<DecisionRun> run;
        bool wants_run = false;
        std::uint64_t last_use = 0;
    };

    struct AnalysisEntry {
        Id id;
        std::shared_ptr<const dmn::CompiledTable> compiled;
        std::unique_ptr<dmn::AnalysisJob> job;
        std::unique_ptr<dmn::TableAnalysis> analysis;
        bool is_stale = false;
    };

    Entry& entry(const RecordPointer& decision, std::string_view table_name, const tables::Table* table);
    std::shared_ptr<const dmn::CompiledTable> parts_before(const Entry& fresh) const;
    void compile(Entry& entry, std::size_t cells);
    std::vector<Entry*> open_entries() const;
    bool work_on_entries(const std::function<double()>& clock, double until);
    void go_on(Entry& entry);
    const Entry* find(const RecordPointer& decision, std::string_view table_name) const;

    // Few: the decisions that were looked at lately. Pointers, since views hold references into entries.
    std::vector<std::unique_ptr<Entry>> m_entries;
    AnalysisEntry m_analysis; // of the decision that is looked at
    std::uint64_t m_uses = 0;
    std::uint64_t m_version = 0;
};

} // namespace throughline::engage
