// What is said about a compiled table and its problems.
#include "base/text.h"
#include "dmn/table_data.h"

#include <algorithm>

namespace throughline::dmn {

std::string describe(const CellProblem& problem, const DecisionTable& table) {
    std::string place;
    const auto column = static_cast<std::size_t>(std::max(0, problem.column));
    const auto input_name = [&table, column] {
        const Input& input = table.inputs[column];
        return input.label.empty() ? input.expression : input.label;
    };
    if (problem.row >= 0)
        place = text_format("Rule %d, ", problem.row + 1);
    switch (problem.kind) {
    case CellKind::Table:
        return problem.message;
    case CellKind::InputExpression:
    case CellKind::InputType:
    case CellKind::InputAllowedValues:
    case CellKind::InputEntry:
        place += text_format("input %d (%s)", problem.column + 1, input_name().c_str());
        break;
    default:
        place += text_format("output %d (%s)", problem.column + 1, table.outputs[column].name.c_str());
        break;
    }
    if (problem.kind == CellKind::InputAllowedValues || problem.kind == CellKind::OutputAllowedValues)
        place += ", allowed values";
    if (problem.kind == CellKind::InputType || problem.kind == CellKind::OutputType)
        place += ", type";
    if (problem.kind == CellKind::OutputDefault)
        place += ", default";
    if (problem.text_line > 1)
        place += text_format(", line %d", problem.text_line);
    return place + text_format(", column %d: ", problem.text_column) + problem.message;
}

const DecisionTable& source(const CompiledTable& table) {
    return table.source;
}

const std::vector<Variable>& variables(const CompiledTable& table) {
    return table.variables;
}

const std::vector<bool>& used_variables(const CompiledTable& table) {
    return table.used;
}

} // namespace throughline::dmn
