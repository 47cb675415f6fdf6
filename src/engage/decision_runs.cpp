#include "engage/decision_runs.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// The decision before an edit, the one after it, and the same for two more that are compared.
constexpr std::size_t kept_entries = 8;

} // namespace

dmn::DecisionTable decision_table(const Decision& decision) {
    dmn::DecisionTable table;
    table.name = decision.title;
    // The design record lists both in the engine's order.
    table.hit_policy = static_cast<dmn::HitPolicy>(decision.hit_policy);
    table.aggregation = static_cast<dmn::Aggregation>(decision.aggregation);
    table.inputs.reserve(decision.inputs.size());
    for (const DecisionInput& input : decision.inputs)
        table.inputs.push_back({input.label, input.expression, input.type, input.allowed_values});
    for (const DecisionOutput& output : decision.outputs)
        table.outputs.push_back({output.name, output.type, output.allowed_values, output.default_value});
    table.rules.reserve(decision.rules.size());
    for (const DecisionRule& rule : decision.rules) {
        dmn::Rule converted{rule.input_entries, rule.output_entries, rule.annotation};
        // A column that was just added has no cells in older rules yet.
        converted.input_entries.resize(table.inputs.size(), "-");
        converted.output_entries.resize(table.outputs.size());
        table.rules.push_back(std::move(converted));
    }
    return table;
}

const DecisionRuns::Entry* DecisionRuns::find(const RecordPointer& decision,
                                              std::string_view table_name) const {
    for (const auto& entry : m_entries) {
        if (entry->decision == decision && entry->table_name == table_name)
            return entry.get();
    }
    return nullptr;
}

DecisionRuns::Entry& DecisionRuns::entry(const RecordPointer& decision, std::string_view table_name,
                                         const tables::Table& table) {
    ++m_uses;
    if (const Entry* found = find(decision, table_name)) {
        auto& known = const_cast<Entry&>(*found);
        known.last_use = m_uses;
        return known;
    }
    if (m_entries.size() >= kept_entries) {
        auto oldest =
            std::min_element(m_entries.begin(), m_entries.end(), [](const auto& left, const auto& right) {
                return left->last_use < right->last_use;
            });
        m_entries.erase(oldest);
    }
    auto fresh = std::make_unique<Entry>();
    fresh->decision = decision;
    fresh->table_name = table_name;
    fresh->last_use = m_uses;
    if (const auto* record = as<Decision>(decision))
        fresh->bound = bind_decision(decision_table(*record), table);
    m_entries.push_back(std::move(fresh));
    return *m_entries.back();
}

const BoundDecision& DecisionRuns::bound(const RecordPointer& decision, std::string_view table_name,
                                         const tables::Table& table) {
    return entry(decision, table_name, table).bound;
}

const DecisionRun* DecisionRuns::run(const RecordPointer& decision, std::string_view table_name,
                                     const tables::Table& table) {
    Entry& found = entry(decision, table_name, table);
    if (!found.run && !found.job && found.bound.decision)
        found.job = std::make_unique<DecisionJob>(found.bound.decision);
    return found.run.get();
}

const dmn::TableAnalysis* DecisionRuns::analysis(const RecordPointer& decision, const BoundDecision* bound) {
    const auto table = bound ? bound->decision : nullptr;
    if (m_analysis.decision != decision || m_analysis.bound != table) {
        m_analysis = {decision, table, nullptr, nullptr};
        const auto* record = as<Decision>(decision);
        // Bound to a table it may have errors that it has not by itself; those come first.
        if (table)
            m_analysis.compiled = std::shared_ptr<const dmn::CompiledTable>(table, &table->compiled());
        else if (record && !bound)
            m_analysis.compiled = dmn::compile_table(decision_table(*record)).table;
    }
    return m_analysis.analysis.get();
}

double DecisionRuns::progress(const RecordPointer& decision, std::string_view table_name) const {
    const Entry* found = find(decision, table_name);
    if (!found)
        return 0;
    return found->run ? 1 : found->job ? found->job->progress().fraction() : 0;
}

bool DecisionRuns::work(const std::function<double()>& clock, double until) {
    if (m_analysis.compiled && !m_analysis.analysis) {
        m_analysis.analysis = std::make_unique<dmn::TableAnalysis>(dmn::analyse(*m_analysis.compiled));
        ++m_version;
    }
    // What was asked for last comes first: it is what the person looks at.
    std::vector<Entry*> open;
    for (const auto& entry : m_entries) {
        if (entry->job)
            open.push_back(entry.get());
    }
    std::sort(open.begin(), open.end(),
              [](const Entry* left, const Entry* right) { return left->last_use > right->last_use; });
    for (Entry* entry : open) {
        while (entry->job) {
            if (entry->job->step(1) == tables::JobState::Done) {
                entry->run = std::make_unique<DecisionRun>(std::move(*entry->job).take_run());
                entry->job.reset();
                ++m_version;
            }
            if (clock() >= until)
                return std::any_of(open.begin(), open.end(),
                                   [](const Entry* each) { return each->job != nullptr; });
        }
    }
    return false;
}

void DecisionRuns::cancel(const RecordPointer& decision) {
    for (const auto& entry : m_entries) {
        if (entry->decision == decision)
            entry->job.reset();
    }
}

} // namespace throughline::engage
