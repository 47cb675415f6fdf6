// A decision table applied to a table of customers: bound to its columns once, then evaluated for one
// customer with all reasons, or for all of them in slices.
#pragma once

#include "dmn/compiled_table.h"
#include "tables/job.h"
#include "tables/table.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace throughline::engage {

class TableDecision {
public:
    TableDecision(std::shared_ptr<const dmn::CompiledTable> compiled, tables::Table table);

    const dmn::CompiledTable& compiled() const { return *m_compiled; }
    const tables::Table& table() const { return m_table; }
    // For each variable of the compiled table the column it reads; variables are the table's columns, in
    // order. Only those that some expression reads.
    const std::vector<std::size_t>& used_columns() const { return m_used_columns; }

    // The row's values in the order of dmn::variables(); variables that no expression reads are null.
    std::vector<feel::Value> values(tables::RowIndex row) const;
    dmn::Evaluation evaluate(tables::RowIndex row, dmn::Trace trace) const;
    // All rows of one chunk.
    dmn::BatchResult evaluate_chunk(std::size_t chunk) const;

private:
    std::shared_ptr<const dmn::CompiledTable> m_compiled;
    tables::Table m_table;
    std::vector<std::size_t> m_used_columns;
};

struct BoundDecision {
    std::vector<dmn::CellProblem> problems;
    // Null where one of the problems is an error.
    std::shared_ptr<const TableDecision> decision;
    // As in dmn::CompileReport; `compiled` is that of `decision`, or, without a table, the decision by
    // itself.
    std::shared_ptr<const dmn::CompiledTable> compiled;
    std::shared_ptr<const dmn::CompiledTable> parts;
    // A large table is still being compiled: problems and decision come later.
    bool is_pending = false;
};
// The table's columns, by name and type, as variables of expressions.
dmn::CompileOptions variables_of(const tables::Table& table);
// The table's columns are the variables of the decision's expressions.
BoundDecision bind_decision(const dmn::DecisionTable& decision, const tables::Table& table);
BoundDecision bind_compiled(dmn::CompileReport report, const tables::Table& table);

struct ResultCount {
    std::string text; // as people read it: Loyalty 10 %
    std::uint64_t rows = 0;
};

// The decision for every row.
struct DecisionRun {
    // By row: the first deciding rule, or dmn::no_rule; the place of the result in `results`; what became of
    // it.
    std::vector<std::int32_t> rules;
    std::vector<std::uint32_t> result_of_row;
    std::vector<dmn::Outcome> outcomes;
    std::vector<feel::Value> values;  // by place
    std::vector<ResultCount> results; // by place, in the order of first appearance
    // By rule: rows in which all its cells hold, and rows whose result it made.
    std::vector<std::uint64_t> hit_counts;
    std::vector<std::uint64_t> deciding_counts;
    std::uint64_t undecided = 0;
    std::uint64_t violations = 0;
    std::uint64_t invalid = 0;

    std::size_t row_count() const { return rules.size(); }
    // The places of results from the most to the least frequent; when all rows are decided.
    std::vector<std::uint32_t> by_frequency;
};

class DecisionJob {
public:
    explicit DecisionJob(std::shared_ptr<const TableDecision> decision);

    // Evaluates about `row_budget` rows (whole chunks, at least one).
    tables::JobState step(tables::RowIndex row_budget);
    tables::Progress progress() const;
    // Only when Done.
    DecisionRun take_run() && { return std::move(m_run); }

private:
    void add(const dmn::BatchResult& batch);
    void order_results();

    std::shared_ptr<const TableDecision> m_decision;
    std::size_t m_next_chunk = 0;
    std::vector<std::pair<std::string, std::uint32_t>> m_places; // sorted by literal
    DecisionRun m_run;
};

// R103: which customers get another result, as from → to with counts, most frequent first.
struct ResultMove {
    std::string from;
    std::string to;
    std::uint64_t rows = 0;
};
struct RunDifference {
    std::vector<tables::RowIndex> rows; // ascending
    std::vector<ResultMove> moves;
};
// Both runs must be over the same rows.
RunDifference difference(const DecisionRun& before, const DecisionRun& after);

// A cell as expressions take it.
feel::Value feel_value(const tables::Value& cell);

// A result as people read it: texts without quotes.
std::string result_text(const feel::Value& value);

} // namespace throughline::engage
