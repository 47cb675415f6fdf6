// Compiles a decision table once and evaluates it many times: one case at a time with its reasons, or whole
// columns.
//
//   CompileReport report = compile_table(table, {.variables = {{"tenure", "number"}, {"contract",
//   "string"}}}); if (report.table) {
//       Evaluation evaluation = evaluate(*report.table, values, Trace::Full);
//       // evaluation.result, evaluation.hits, evaluation.misses
//   } else {
//       // report.problems: row, column, position and a sentence for each cell that is wrong
//   }
#pragma once

#include "dmn/decision_table.h"
#include "feel/column.h"
#include "feel/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace throughline::dmn {

// Which part of the table a problem or a reason is about.
enum class CellKind : std::uint8_t {
    Table,               // the table as a whole (no row, no column)
    InputExpression,     // column
    InputType,           // column
    InputAllowedValues,  // column
    OutputType,          // column
    OutputAllowedValues, // column
    OutputDefault,       // column
    InputEntry,          // row, column
    OutputEntry          // row, column
};

enum class Severity : std::uint8_t { Error, Warning };

struct CellProblem {
    CellKind kind = CellKind::Table;
    Severity severity = Severity::Error;
    // Counted from 0; columns count inputs or outputs, as `kind` says. −1 where it does not apply.
    int row = -1;
    int column = -1;
    // Where in the cell's text, in bytes from 0 and as line and column counted from 1.
    std::size_t offset = 0;
    int text_line = 1;
    int text_column = 1;
    // A sentence: `There is no name "tenur" here; did you mean "tenure"?`
    std::string message;
};
// "Rule 3, input 2 (tenure), column 5: …"
std::string describe(const CellProblem& problem, const DecisionTable& table);

// A name that the expressions of the table may use.
struct Variable {
    std::string name;
    // A FEEL type as in Input::type; empty or "Any" where it is not known.
    std::string type;
};

struct CompileOptions {
    // The attributes that are there, in the order in which evaluate() and the batch take their values. Where
    // this is empty, each input's expression is taken as the name of one variable (inputs with equal
    // expressions share it).
    std::vector<Variable> variables;
};

class CompiledTable;

struct CompileReport {
    // In order of columns, then rows. Warnings do not prevent evaluation.
    std::vector<CellProblem> problems;
    // Null where there is an error.
    std::shared_ptr<const CompiledTable> table;
    // What could be compiled, with or without errors: for compiling the next edit and for checking what is
    // typed (table_compilation.h). Not to be evaluated.
    std::shared_ptr<const CompiledTable> parts;
};
CompileReport compile_table(const DecisionTable& table, const CompileOptions& options = {});

const DecisionTable& source(const CompiledTable& table);
// The variables whose values evaluate() takes, in its order.
const std::vector<Variable>& variables(const CompiledTable& table);
// For each variable whether any input or output expression reads it.
const std::vector<bool>& used_variables(const CompiledTable& table);

enum class Trace : std::uint8_t {
    None, // result, hits and violations
    Full  // the reason of every rule that did not hit, too
};

// Why one rule did not hit: a cell that the observed value failed.
struct FailedCell {
    std::uint32_t rule = 0;
    std::uint32_t input = 0;
};

enum class Outcome : std::uint8_t {
    Decided,      // at least one rule hit
    NoRule,       // none hit; the result is the default, or null
    Violation,    // the hits break the hit policy (UNIQUE with two hits, ANY with different results)
    InvalidInput, // a value is not among the allowed values, or not of the input's type
    Failed        // an expression could not be evaluated within its limits
};

struct Evaluation {
    Outcome outcome = Outcome::NoRule;
    // One value for a single output, a context for several; a list for COLLECT, RULE ORDER and OUTPUT ORDER.
    // Null on a violation or an invalid input.
    feel::Value result;
    // Rules whose cells all hold, counted from 0, ascending.
    std::vector<std::uint32_t> hits;
    // Rules that made the result, in the order of the result (FIRST: one of the hits; OUTPUT ORDER: sorted).
    std::vector<std::uint32_t> deciding;
    // The values that the input expressions gave.
    std::vector<feel::Value> inputs;
    // With Trace::Full every failing cell, ordered by rule, then input. A rule without an entry here has hit.
    std::vector<FailedCell> misses;
    // Sentences for people: "UNIQUE allows one rule to hit, but rules 2 and 5 do."
    std::vector<std::string> messages;
    // Memory that the next evaluation into this one uses again; nothing to read here.
    struct Memory {
        std::vector<std::uint64_t> candidates;
        std::vector<std::uint32_t> classes;
    } memory;
};

// Engines have no clock: what now() and today() give comes from the caller; null where it does not.
struct Present {
    std::optional<feel::DateTime> now;
};

// `values` in the order of variables(table); missing ones count as null.
Evaluation evaluate(const CompiledTable& table, std::span<const feel::Value> values,
                    Trace trace = Trace::None, const Present& present = {});
// The same into an Evaluation that keeps its memory: no allocation in the steady state.
void evaluate_into(const CompiledTable& table, std::span<const feel::Value> values, Trace trace,
                   Evaluation& evaluation, const Present& present = {});

// `tenure is 34; the rule wants < 12` for a cell that failed in `evaluation`.
std::string explain(const CompiledTable& table, const Evaluation& evaluation, const FailedCell& cell);
// The sentence for a whole rule: why it hit, or the first cell that failed.
std::string explain_rule(const CompiledTable& table, const Evaluation& evaluation, std::uint32_t rule);

constexpr std::int32_t no_rule = -1;

struct BatchResult {
    // One for each row.
    std::vector<Outcome> outcomes;
    // The first of the deciding rules, or no_rule.
    std::vector<std::int32_t> rules;
    // Index into `values`. Rows decided by the same rule with fixed outputs share one value.
    std::vector<std::uint32_t> results;
    std::vector<feel::Value> values;
    // One for each rule of the table: rows in which its cells all hold.
    std::vector<std::uint64_t> hit_counts;
    // One for each rule: rows whose result it made (with others where the policy collects).
    std::vector<std::uint64_t> deciding_counts;
    std::uint64_t decided = 0;
    std::uint64_t undecided = 0;
    std::uint64_t violations = 0;
    std::uint64_t invalid = 0;

    const feel::Value& result(std::size_t row) const { return values[results[row]]; }
};

// Evaluates rows [first, first + count) of columns given in the order of variables(table); every column must
// have that many rows. Gives the same as evaluate() on each row.
BatchResult evaluate_batch(const CompiledTable& table, std::span<const feel::Column> columns,
                           std::size_t first, std::size_t count, const Present& present = {});

// R103: which rows get another result when one table takes the place of another. Both were evaluated over the
// same rows. Ascending row numbers, counted from the batch's first row.
std::vector<std::uint32_t> changed_rows(const BatchResult& before, const BatchResult& after);

} // namespace throughline::dmn
