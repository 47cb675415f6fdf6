#include "dmn/cell_compiler.h"

#include "base/text.h"
#include "dmn/table_compilation.h"
#include "feel/test_shape.h"

#include <algorithm>

namespace throughline::dmn {

namespace {

std::size_t offset_of(std::string_view text, int line, int column) {
    std::size_t offset = 0;
    for (int current = 1; current < line && offset < text.size(); ++current) {
        const std::size_t end = text.find('\n', offset);
        offset = end == std::string_view::npos ? text.size() : end + 1;
    }
    for (int current = 1; current < column && offset < text.size(); ++current)
        next_code_point(text, offset);
    return offset;
}

CellProblem problem_in_text(CellKind kind, int row, int column, std::string_view text, const Error& error) {
    CellProblem problem;
    problem.kind = kind;
    problem.row = row;
    problem.column = column;
    problem.message = error.message;
    problem.text_line = std::max(1, error.line);
    problem.text_column = std::max(1, error.column);
    problem.offset = offset_of(text, problem.text_line, problem.text_column);
    return problem;
}

} // namespace

bool asks_nothing(std::string_view text) {
    const std::string_view content = trimmed(text);
    return content.empty() || content == "-";
}

feel::TypePtr tested_type(const CompiledTable& table, const InputColumn& input) {
    return input.type == nullptr && input.variable >= 0
               ? table.scope.variable_type(static_cast<std::uint32_t>(input.variable))
               : input.type;
}

std::string not_allowed(const CompiledTable& table, const OutputColumn& output, std::size_t column,
                        const feel::Program& program, feel::Machine& machine) {
    if (output.allowed == nullptr || !feel::is_constant(program))
        return {};
    machine.start();
    const feel::Value value = feel::coerced(machine.evaluate(program, {}), output.type.get());
    if (value.is_null() || machine.test(*output.allowed, {}, value))
        return {};
    return feel::value_literal(value) + " is not among the allowed values " +
           std::string(trimmed(table.source.outputs[column].allowed_values)) + ".";
}

CellProblem& CellCompiler::add_problem(CellKind kind, int row, int column, std::string message) {
    CellProblem problem;
    problem.kind = kind;
    problem.row = row;
    problem.column = column;
    problem.message = std::move(message);
    m_report.problems.push_back(std::move(problem));
    return m_report.problems.back();
}

void CellCompiler::fail(CellKind kind, int row, int column, std::string message) {
    add_problem(kind, row, column, std::move(message));
    m_failed = true;
}

void CellCompiler::fail_in_text(CellKind kind, int row, int column, std::string_view text,
                                const Error& error) {
    m_report.problems.push_back(problem_in_text(kind, row, column, text, error));
    m_failed = true;
}

feel::TypePtr CellCompiler::compile_type(const std::string& text, CellKind kind, int column) {
    if (trimmed(text).empty())
        return nullptr;
    Result<feel::TypePtr> type = feel::compile_type(text, m_table->scope);
    if (!type.ok()) {
        fail_in_text(kind, -1, column, text, type.error());
        return nullptr;
    }
    if (type.value() != nullptr && type.value()->kind == feel::TypeKind::Any)
        return nullptr;
    return type.value();
}

feel::ProgramPtr CellCompiler::compile_expression(const std::string& text, CellKind kind, int row,
                                                  int column) {
    if (trimmed(text).empty())
        return nullptr;
    Result<feel::ProgramPtr> program = feel::compile_expression(text, m_table->scope, m_unknown);
    if (!program.ok()) {
        fail_in_text(kind, row, column, text, program.error());
        return nullptr;
    }
    feel::mark_variables(*program.value(), m_table->used);
    return program.value();
}

feel::ProgramPtr CellCompiler::compile_tests(const std::string& text, const feel::TypePtr& type,
                                             CellKind kind, int row, int column) {
    if (asks_nothing(text))
        return nullptr;
    Result<feel::ProgramPtr> program = feel::compile_unary_tests(text, m_table->scope, type, m_unknown);
    if (!program.ok()) {
        fail_in_text(kind, row, column, text, program.error());
        return nullptr;
    }
    feel::mark_variables(*program.value(), m_table->used);
    return program.value();
}

void CellCompiler::check_policy() {
    const bool by_output = m_table->source.hit_policy == HitPolicy::Priority ||
                           m_table->source.hit_policy == HitPolicy::OutputOrder;
    const bool has_priorities =
        std::any_of(m_table->outputs.begin(), m_table->outputs.end(),
                    [](const OutputColumn& output) { return !output.priorities.empty(); });
    if (by_output && !has_priorities && !m_failed && m_unknown == feel::UnknownNames::Error)
        fail(CellKind::Table, -1, -1,
             std::string(hit_policy_name(m_table->source.hit_policy)) +
                 " needs an output whose allowed values are listed; their order is the priority.");
    if (m_table->source.hit_policy == HitPolicy::Collect &&
        m_table->source.aggregation != Aggregation::List &&
        m_table->source.aggregation != Aggregation::Count && m_table->source.outputs.size() > 1 &&
        m_unknown == feel::UnknownNames::Error)
        fail(CellKind::Table, -1, -1, "An aggregated COLLECT table has exactly one output.");
}

std::optional<CellProblem> check_cell(const CompiledTable& table, CellKind kind, std::size_t column,
                                      std::string_view text) {
    if (asks_nothing(text))
        return std::nullopt;
    const int place = static_cast<int>(column);
    const auto of_text = [&](const Error& error) { return problem_in_text(kind, -1, place, text, error); };
    if (kind == CellKind::InputEntry) {
        if (column >= table.inputs.size())
            return std::nullopt;
        const auto program =
            feel::compile_unary_tests(text, table.scope, tested_type(table, table.inputs[column]));
        return program.ok() ? std::nullopt : std::optional(of_text(program.error()));
    }
    if (column >= table.outputs.size())
        return std::nullopt;
    const auto program = feel::compile_expression(text, table.scope);
    if (!program.ok())
        return of_text(program.error());
    feel::Machine machine;
    CellProblem problem;
    problem.kind = kind;
    problem.severity = Severity::Warning;
    problem.column = place;
    problem.message = not_allowed(table, table.outputs[column], column, *program.value(), machine);
    return problem.message.empty() ? std::nullopt : std::optional(std::move(problem));
}

} // namespace throughline::dmn
