#include "engage/decision_runs.h"

#include "base/later.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// The decision before an edit, the one after it, and the same for two more that are compared.
constexpr std::size_t kept_entries = 8;
// Decisions of so many cells are compiled when they are asked for; larger ones so many at a time, between
// frames.
constexpr std::size_t cells_at_once = 4000;
constexpr std::size_t cells_of_bite = 1000;
// About a millisecond of analysis.
constexpr std::uint64_t looks_of_bite = 30'000;

std::size_t cell_count(const Decision& decision) {
    return decision.rules.size() * (decision.inputs.size() + decision.outputs.size());
}

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
                                         const tables::Table* table) {
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
    if (table)
        fresh->table = *table;
    const auto* record = as<Decision>(decision);
    fresh->bound.is_pending = record != nullptr;
    if (record && cell_count(*record) <= cells_at_once)
        compile(*fresh, cells_at_once);
    m_entries.push_back(std::move(fresh));
    return *m_entries.back();
}

// What was compiled of the same decision as it was before an edit.
std::shared_ptr<const dmn::CompiledTable> DecisionRuns::parts_before(const Entry& fresh) const {
    const Entry* best = nullptr;
    for (const auto& other : m_entries) {
        if (other->bound.parts && other->decision->id == fresh.decision->id &&
            other->table_name == fresh.table_name && (!best || other->last_use > best->last_use))
            best = other.get();
    }
    return best ? best->bound.parts : nullptr;
}

// Goes on with about so many cells; those of small decisions all.
void DecisionRuns::compile(Entry& entry, std::size_t cells) {
    const auto& record = *as<Decision>(entry.decision);
    if (!entry.compilation) {
        entry.compilation = std::make_unique<dmn::TableCompilation>(
            decision_table(record), entry.table ? variables_of(*entry.table) : dmn::CompileOptions(),
            parts_before(entry));
        // Taking the texts over is a bite of its own.
        if (cell_count(record) > cells_at_once)
            return;
    }
    bool is_done = entry.compilation->step(cells);
    while (!is_done && cell_count(record) <= cells_at_once)
        is_done = entry.compilation->step(cells);
    if (!is_done)
        return;
    dmn::CompileReport report = entry.compilation->take_report();
    entry.compilation.reset();
    if (entry.table) {
        entry.bound = bind_compiled(std::move(report), *entry.table);
    } else {
        entry.bound.problems = std::move(report.problems);
        entry.bound.compiled = std::move(report.table);
        entry.bound.parts = std::move(report.parts);
        entry.bound.is_pending = false;
    }
}

LATER const BoundDecision& DecisionRuns::bound(const RecordPointer& decision, std::string_view table_name,
                                               const tables::Table& table) {
    return entry(decision, table_name, &table).bound;
}

LATER const BoundDecision& DecisionRuns::bound(const RecordPointer& decision) {
    return entry(decision, {}, nullptr).bound;
}

LATER const DecisionRun* DecisionRuns::run(const RecordPointer& decision, std::string_view table_name,
                                           const tables::Table& table) {
    Entry& found = entry(decision, table_name, &table);
    found.wants_run = true;
    if (!found.run && !found.job && found.bound.decision)
        found.job = std::make_unique<DecisionJob>(found.bound.decision);
    return found.run.get();
}

LATER const dmn::TableAnalysis* DecisionRuns::analysis(const RecordPointer& decision,
                                                       const BoundDecision* bound) {
    const BoundDecision& present = bound ? *bound : this->bound(decision);
    if (m_analysis.id != decision->id)
        m_analysis = {};
    m_analysis.id = decision->id;
    m_analysis.is_stale = present.is_pending;
    if (present.is_pending)
        return m_analysis.analysis.get();
    if (m_analysis.compiled != present.compiled) {
        m_analysis.compiled = present.compiled;
        m_analysis.job.reset();
        // With errors there is nothing to look at; those come first.
        if (present.compiled)
            m_analysis.job = std::make_unique<dmn::AnalysisJob>(present.compiled);
        else
            m_analysis.analysis.reset();
    }
    return m_analysis.analysis.get();
}

double DecisionRuns::analysis_progress() const {
    return m_analysis.job ? m_analysis.job->fraction() : 0;
}

void DecisionRuns::stop_analysis() {
    m_analysis.job.reset();
    m_analysis.analysis.reset();
}

double DecisionRuns::progress(const RecordPointer& decision, std::string_view table_name) const {
    const Entry* found = find(decision, table_name);
    if (!found)
        return 0;
    if (found->bound.is_pending)
        return found->compilation ? found->compilation->fraction() / 2 : 0;
    return found->run ? 1 : found->job ? found->job->progress().fraction() : 0;
}

// What was asked for last comes first: it is what the person looks at.
std::vector<DecisionRuns::Entry*> DecisionRuns::open_entries() const {
    std::vector<Entry*> open;
    for (const auto& entry : m_entries) {
        if (entry->bound.is_pending || entry->job)
            open.push_back(entry.get());
    }
    std::sort(open.begin(), open.end(),
              [](const Entry* left, const Entry* right) { return left->last_use > right->last_use; });
    return open;
}

void DecisionRuns::go_on(Entry& entry) {
    if (entry.bound.is_pending) {
        compile(entry, cells_of_bite);
        if (entry.bound.is_pending)
            return;
        ++m_version;
        if (entry.wants_run && entry.bound.decision)
            entry.job = std::make_unique<DecisionJob>(entry.bound.decision);
    } else if (entry.job->step(1) == tables::JobState::Done) {
        entry.run = std::make_unique<DecisionRun>(std::move(*entry.job).take_run());
        entry.job.reset();
        ++m_version;
    }
}

LATER bool DecisionRuns::work_on_entries(const std::function<double()>& clock, double until) {
    const std::vector<Entry*> open = open_entries();
    const auto is_open = [](const Entry* entry) { return entry->bound.is_pending || entry->job != nullptr; };
    for (Entry* entry : open) {
        while (is_open(entry)) {
            go_on(*entry);
            if (clock() >= until)
                return m_analysis.job || std::any_of(open.begin(), open.end(), is_open);
        }
    }
    while (m_analysis.job) {
        if (m_analysis.job->step(looks_of_bite)) {
            m_analysis.analysis = std::make_unique<dmn::TableAnalysis>(m_analysis.job->take_analysis());
            m_analysis.job.reset();
            ++m_version;
        } else if (clock() >= until) {
            return true;
        }
    }
    return false;
}

void DecisionRuns::cancel(const RecordPointer& decision) {
    std::erase_if(m_entries, [&decision](const auto& entry) {
        return entry->decision == decision && entry->bound.is_pending;
    });
    for (const auto& entry : m_entries) {
        if (entry->decision == decision)
            entry->job.reset();
    }
}

} // namespace throughline::engage
