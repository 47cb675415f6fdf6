#include "base/text.h"
#include "dmn/compiled_table.h"
#include "dmn/table_data.h"
#include "feel/test_shape.h"

#include <algorithm>

namespace throughline::dmn {

namespace {

// The largest table that is compiled; IBM advises at most 5,000 rules and 50,000 cells.
constexpr std::size_t most_rules = 200000;
constexpr std::size_t most_columns = 1000;

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

class TableCompiler {
public:
    TableCompiler(const DecisionTable& source, const feel::Scope& scope,
                  const std::vector<Variable>& variables, feel::UnknownNames unknown)
        : m_table(std::make_shared<CompiledTable>())
        , m_source(source)
        , m_unknown(unknown) {
        m_table->source = source;
        m_table->variables = variables;
        m_table->scope = scope;
        m_table->used.assign(scope.variable_count(), false);
    }

    CompileReport compile() {
        if (!check_shape())
            return finish();
        for (std::size_t column = 0; column < m_source.inputs.size(); ++column)
            compile_input(column);
        for (std::size_t column = 0; column < m_source.outputs.size(); ++column)
            compile_output(column);
        check_policy();
        if (!m_failed)
            index();
        return finish();
    }

private:
    CellProblem& add_problem(CellKind kind, int row, int column, std::string message) {
        CellProblem problem;
        problem.kind = kind;
        problem.row = row;
        problem.column = column;
        problem.message = std::move(message);
        m_report.problems.push_back(std::move(problem));
        return m_report.problems.back();
    }

    void fail(CellKind kind, int row, int column, std::string message) {
        add_problem(kind, row, column, std::move(message));
        m_failed = true;
    }

    void fail_in_text(CellKind kind, int row, int column, std::string_view text, const Error& error) {
        CellProblem& problem = add_problem(kind, row, column, error.message);
        problem.text_line = std::max(1, error.line);
        problem.text_column = std::max(1, error.column);
        problem.offset = offset_of(text, problem.text_line, problem.text_column);
        m_failed = true;
    }

    CompileReport finish() {
        if (!m_failed)
            m_report.table = m_table;
        return std::move(m_report);
    }

    bool check_shape() {
        if (m_source.outputs.empty())
            fail(CellKind::Table, -1, -1, "A decision table needs at least one output.");
        if (m_source.rules.size() > most_rules || m_source.inputs.size() > most_columns ||
            m_source.outputs.size() > most_columns)
            fail(CellKind::Table, -1, -1,
                 text_format("The table is too large: at most %zu rules and %zu columns are allowed.",
                             most_rules, most_columns));
        for (std::size_t row = 0; row < m_source.rules.size() && !m_failed; ++row) {
            const Rule& rule = m_source.rules[row];
            if (rule.input_entries.size() != m_source.inputs.size() ||
                rule.output_entries.size() != m_source.outputs.size())
                fail(CellKind::Table, static_cast<int>(row), -1,
                     text_format(
                         "Rule %zu has %zu conditions and %zu results, but the table has %zu inputs and %zu "
                         "outputs.",
                         row + 1, rule.input_entries.size(), rule.output_entries.size(),
                         m_source.inputs.size(), m_source.outputs.size()));
        }
        return !m_failed;
    }

    feel::TypePtr compile_type(const std::string& text, CellKind kind, int column) {
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

    // A null pointer for an empty text and after an error.
    feel::ProgramPtr compile_expression(const std::string& text, CellKind kind, int row, int column) {
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

    // A null pointer for `-`, an empty cell and after an error.
    feel::ProgramPtr compile_tests(const std::string& text, const feel::TypePtr& type, CellKind kind, int row,
                                   int column) {
        const std::string_view content = trimmed(text);
        if (content.empty() || content == "-")
            return nullptr;
        Result<feel::ProgramPtr> program = feel::compile_unary_tests(text, m_table->scope, type, m_unknown);
        if (!program.ok()) {
            fail_in_text(kind, row, column, text, program.error());
            return nullptr;
        }
        feel::mark_variables(*program.value(), m_table->used);
        return program.value();
    }

    void compile_input(std::size_t column) {
        const Input& source = m_source.inputs[column];
        const int place = static_cast<int>(column);
        InputColumn input;
        input.type = compile_type(source.type, CellKind::InputType, place);
        input.expression = compile_expression(source.expression, CellKind::InputExpression, -1, place);
        if (trimmed(source.expression).empty())
            fail(CellKind::InputExpression, -1, place, "The input needs an expression, usually a name.");
        if (input.expression != nullptr) {
            const feel::Node& root = input.expression->nodes[input.expression->bodies.front().root];
            if (root.op == feel::Op::Global)
                input.variable = static_cast<std::int32_t>(root.a);
        }
        feel::TypePtr tested_type = input.type;
        if (tested_type == nullptr && input.variable >= 0)
            tested_type = m_table->scope.variable_type(static_cast<std::uint32_t>(input.variable));
        input.allowed =
            compile_tests(source.allowed_values, tested_type, CellKind::InputAllowedValues, -1, place);
        input.cells.reserve(m_source.rules.size());
        for (std::size_t row = 0; row < m_source.rules.size(); ++row)
            input.cells.push_back(compile_tests(m_source.rules[row].input_entries[column], tested_type,
                                                CellKind::InputEntry, static_cast<int>(row), place));
        m_table->inputs.push_back(std::move(input));
    }

    void compile_output(std::size_t column) {
        const Output& source = m_source.outputs[column];
        const int place = static_cast<int>(column);
        OutputColumn output;
        output.type = compile_type(source.type, CellKind::OutputType, place);
        output.allowed =
            compile_tests(source.allowed_values, output.type, CellKind::OutputAllowedValues, -1, place);
        output.default_value = compile_expression(source.default_value, CellKind::OutputDefault, -1, place);
        if (output.allowed != nullptr)
            output.priorities = feel::listed_values(*output.allowed, m_machine);
        for (std::size_t row = 0; row < m_source.rules.size(); ++row)
            compile_output_entry(output, static_cast<int>(row), place);
        m_table->outputs.push_back(std::move(output));
    }

    void compile_output_entry(OutputColumn& output, int row, int column) {
        const std::string& text =
            m_source.rules[static_cast<std::size_t>(row)].output_entries[static_cast<std::size_t>(column)];
        // An empty cell or a dash gives null.
        const std::string_view content = trimmed(text);
        feel::ProgramPtr program;
        if (content != "-")
            program = compile_expression(text, CellKind::OutputEntry, row, column);
        if (program != nullptr && output.allowed != nullptr && feel::is_constant(*program)) {
            m_machine.start();
            const feel::Value value = feel::coerced(m_machine.evaluate(*program, {}), output.type.get());
            if (!value.is_null() && !m_machine.test(*output.allowed, {}, value)) {
                CellProblem& problem =
                    add_problem(CellKind::OutputEntry, row, column,
                                feel::value_literal(value) + " is not among the allowed values " +
                                    std::string(trimmed(
                                        m_source.outputs[static_cast<std::size_t>(column)].allowed_values)) +
                                    ".");
                problem.severity = Severity::Warning;
            }
        }
        output.cells.push_back(std::move(program));
    }

    void check_policy() {
        const bool by_output =
            m_source.hit_policy == HitPolicy::Priority || m_source.hit_policy == HitPolicy::OutputOrder;
        const bool has_priorities =
            std::any_of(m_table->outputs.begin(), m_table->outputs.end(),
                        [](const OutputColumn& output) { return !output.priorities.empty(); });
        if (by_output && !has_priorities && !m_failed && m_unknown == feel::UnknownNames::Error)
            fail(CellKind::Table, -1, -1,
                 std::string(hit_policy_name(m_source.hit_policy)) +
                     " needs an output whose allowed values are listed; their order is the priority.");
        if (m_source.hit_policy == HitPolicy::Collect && m_source.aggregation != Aggregation::List &&
            m_source.aggregation != Aggregation::Count && m_source.outputs.size() > 1 &&
            m_unknown == feel::UnknownNames::Error)
            fail(CellKind::Table, -1, -1, "An aggregated COLLECT table has exactly one output.");
    }

    void index() {
        CompiledTable& table = *m_table;
        const std::size_t rules = m_source.rules.size();
        table.words = std::max<std::size_t>(1, (rules + word_bits - 1) / word_bits);
        table.undecided_inputs.resize(rules);
        for (std::size_t column = 0; column < table.inputs.size(); ++column) {
            InputColumn& input = table.inputs[column];
            input.index.build(input.cells, input.allowed, m_machine);
            for (const std::uint32_t rule : input.index.undecided())
                table.undecided_inputs[rule].push_back(static_cast<std::uint32_t>(column));
            table.has_undecided = table.has_undecided || !input.index.undecided().empty();
        }
        for (std::size_t rule = 0; rule < rules; ++rule) {
            const bool fixed =
                std::all_of(table.outputs.begin(), table.outputs.end(), [rule](const OutputColumn& output) {
                    return output.cells[rule] == nullptr || feel::is_constant(*output.cells[rule]);
                });
            table.fixed.push_back(false);
            table.fixed_results.push_back(
                fixed ? rule_result(table, static_cast<std::uint32_t>(rule), {}, m_machine) : feel::Value());
            table.fixed.back() = fixed;
            table.all_fixed = table.all_fixed && fixed;
        }
    }

    std::shared_ptr<CompiledTable> m_table;
    const DecisionTable& m_source;
    feel::UnknownNames m_unknown;
    feel::Machine m_machine;
    CompileReport m_report;
    bool m_failed = false;
};

} // namespace

CompileReport compile_table_in(const DecisionTable& table, const feel::Scope& scope,
                               const std::vector<Variable>& variables, feel::UnknownNames unknown) {
    return TableCompiler(table, scope, variables, unknown).compile();
}

CompileReport compile_table(const DecisionTable& table, const CompileOptions& options) {
    std::vector<Variable> variables = options.variables;
    if (variables.empty()) {
        for (const Input& input : table.inputs) {
            std::string name(trimmed(input.expression));
            const bool known =
                std::any_of(variables.begin(), variables.end(),
                            [&name](const Variable& variable) { return variable.name == name; });
            if (!known && !name.empty())
                variables.push_back({std::move(name), input.type});
        }
    }
    feel::Scope scope;
    for (const Variable& variable : variables) {
        const Result<feel::TypePtr> type = feel::compile_type(variable.type, feel::Scope());
        scope.add_variable(variable.name, type.ok() ? type.value() : nullptr);
    }
    return compile_table_in(table, scope, variables, feel::UnknownNames::Error);
}

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
