// The inside of a compiled table; shared by the files that compile, evaluate and explain it.
#pragma once

#include "dmn/column_index.h"
#include "dmn/compiled_table.h"
#include "feel/compile.h"
#include "feel/machine.h"
#include "feel/scope.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace throughline::dmn {

// Bytes of a value that a sentence shows.
constexpr std::size_t longest_in_message = 400;

struct InputColumn {
    // The variable that the expression is just the name of, or −1.
    std::int32_t variable = -1;
    feel::ProgramPtr expression;
    // Null pointer where every value may come.
    feel::TypePtr type;
    feel::ProgramPtr allowed;
    // One for each rule; a null pointer for `-`.
    std::vector<feel::ProgramPtr> cells;
    // Tables that differ in other columns only share it.
    std::shared_ptr<const ColumnIndex> index;
};

struct OutputColumn {
    feel::TypePtr type;
    feel::ProgramPtr allowed;
    feel::ProgramPtr default_value;
    // The allowed values in order of priority, highest first.
    std::vector<feel::Value> priorities;
    // One for each rule.
    std::vector<feel::ProgramPtr> cells;
};

class CompiledTable {
public:
    DecisionTable source;
    std::vector<Variable> variables;
    std::vector<bool> used;
    feel::Scope scope;
    std::vector<InputColumn> inputs;
    std::vector<OutputColumn> outputs;
    // For each rule its result (the one output, or a context) where that is the same every time; null and not
    // counted in `fixed` otherwise.
    std::vector<feel::Value> fixed_results;
    std::vector<bool> fixed;
    bool all_fixed = true;
    // Whether some cell has to be evaluated rather than looked up.
    bool has_undecided = false;
    // For each rule the inputs whose cell has to be evaluated.
    std::vector<std::vector<std::uint32_t>> undecided_inputs;
    std::size_t words = 1;
    // A table and its evaluations belong to one thread. Tables inside of models use the machine of the run.
    mutable feel::Machine machine;
};

// As compile_table(), over a scope that the caller has made; names that are not in it are null where
// `unknown` says so.
CompileReport compile_table_in(const DecisionTable& table, const feel::Scope& scope,
                               const std::vector<Variable>& variables, feel::UnknownNames unknown);

// As evaluate_into(), inside an evaluation that is going on in `machine`: its limits and its clock hold.
void evaluate_table_in(const CompiledTable& table, std::span<const feel::Value> values,
                       feel::Machine& machine, Trace trace, Evaluation& evaluation);

// The result of one rule: the value of its one output, or a context of all.
feel::Value rule_result(const CompiledTable& table, std::uint32_t rule, std::span<const feel::Value> values,
                        feel::Machine& machine);
// Fills deciding, result, outcome and messages from the hits.
void apply_hit_policy(const CompiledTable& table, std::span<const feel::Value> values, feel::Machine& machine,
                      Evaluation& evaluation);

} // namespace throughline::dmn
