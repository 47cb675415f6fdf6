#include "dmn/table_compilation.h"

#include "base/text.h"
#include "dmn/cell_compiler.h"
#include "dmn/known_programs.h"
#include "feel/test_shape.h"

#include <algorithm>

namespace throughline::dmn {

namespace {

// The largest table that is compiled; IBM advises at most 5,000 rules and 50,000 cells.
constexpr std::size_t most_rules = 200000;
constexpr std::size_t most_columns = 1000;
constexpr std::size_t no_column = static_cast<std::size_t>(-1);

bool same_variables(const std::vector<Variable>& left, const std::vector<Variable>& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const Variable& one, const Variable& other) {
                          return one.name == other.name && one.type == other.type;
                      });
}

} // namespace

class TableCompilation::Inside : CellCompiler {
public:
    Inside(DecisionTable source, const feel::Scope& scope, const std::vector<Variable>& variables,
           feel::UnknownNames unknown, std::shared_ptr<const CompiledTable> before)
        : CellCompiler(unknown)
        , m_source(m_table->source)
        , m_before(std::move(before)) {
        m_table->source = std::move(source);
        m_table->variables = variables;
        m_table->scope = scope;
        m_table->used.assign(scope.variable_count(), false);
        if (m_before && !same_variables(m_before->variables, variables))
            m_before.reset();
        m_cells_in_all =
            1 + m_source.rules.size() * (3 * m_source.inputs.size() + m_source.outputs.size() + 1);
    }

    bool step(std::size_t cells) {
        while (cells > 0 && m_phase != Phase::Done) {
            const std::size_t done = std::min(cells, go_on(cells));
            m_cells_done += done;
            cells -= done;
        }
        return m_phase == Phase::Done;
    }

    double fraction() const {
        const double share = static_cast<double>(m_cells_done) / static_cast<double>(m_cells_in_all);
        return m_phase == Phase::Done ? 1 : std::min(share, 0.99);
    }

    CompileReport take_report() {
        m_known.forget();
        m_before.reset();
        m_report.parts = m_table;
        if (!m_failed)
            m_report.table = m_table;
        return std::move(m_report);
    }

private:
    enum class Phase : std::uint8_t { Shape, Inputs, Outputs, Policy, Index, Results, Done };

    // Does what comes next of the phase; the number of cells that it took, at least one.
    std::size_t go_on(std::size_t cells) {
        switch (m_phase) {
        case Phase::Shape:
            m_phase = check_shape() ? Phase::Inputs : Phase::Done;
            return 1;
        case Phase::Inputs:
            return compile_columns(m_source.inputs.size(), cells, Phase::Outputs);
        case Phase::Outputs:
            return compile_columns(m_source.outputs.size(), cells, Phase::Policy);
        case Phase::Policy:
            check_policy();
            m_phase = m_failed ? Phase::Done : Phase::Index;
            m_column = 0;
            return 1;
        case Phase::Index:
            return index(cells);
        case Phase::Results:
            return gather_results(cells);
        case Phase::Done:
            break;
        }
        return 1;
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
        // An index holds references to the cells of its column.
        m_table->inputs.reserve(m_source.inputs.size());
        return !m_failed;
    }

    // The heads of the columns when they begin, then their cells.
    std::size_t compile_columns(std::size_t count, std::size_t cells, Phase next) {
        const bool is_input = m_phase == Phase::Inputs;
        if (m_column == count) {
            m_phase = next;
            m_column = 0;
            return 1;
        }
        if (m_row == 0) {
            if (is_input)
                begin_input(m_column);
            else
                begin_output(m_column);
        }
        const std::size_t first = m_row;
        const std::size_t last = std::min(m_row + cells, m_source.rules.size());
        for (; m_row < last; ++m_row) {
            if (is_input)
                compile_input_entry(m_table->inputs[m_column]);
            else
                compile_output_entry(m_table->outputs[m_column]);
        }
        if (m_row == m_source.rules.size()) {
            m_row = 0;
            ++m_column;
        }
        return std::max<std::size_t>(1, last - first);
    }

    void begin_input(std::size_t column) {
        const Input& source = m_source.inputs[column];
        const int place = static_cast<int>(column);
        InputColumn& input = m_table->inputs.emplace_back();
        input.type = compile_type(source.type, CellKind::InputType, place);
        input.expression = compile_expression(source.expression, CellKind::InputExpression, -1, place);
        if (trimmed(source.expression).empty())
            fail(CellKind::InputExpression, -1, place, "The input needs an expression, usually a name.");
        if (input.expression != nullptr) {
            const feel::Node& root = input.expression->nodes[input.expression->bodies.front().root];
            if (root.op == feel::Op::Global)
                input.variable = static_cast<std::int32_t>(root.a);
        }
        m_type = tested_type(*m_table, input);
        input.allowed = compile_tests(source.allowed_values, m_type, CellKind::InputAllowedValues, -1, place);
        input.cells.reserve(m_source.rules.size());
        std::size_t column_before = no_column;
        const std::size_t count = m_before ? m_before->inputs.size() : 0;
        for (std::size_t other = 0; other < count && column_before == no_column; ++other) {
            const Input& old = m_before->source.inputs[other];
            if (old.expression == source.expression && old.type == source.type &&
                m_before->inputs[other].cells.size() == m_before->source.rules.size())
                column_before = other;
        }
        const bool is_there = column_before != no_column;
        m_known.begin(is_there ? &m_before->source : nullptr, &Rule::input_entries, column_before,
                      is_there ? &m_before->inputs[column_before].cells : nullptr);
        // An index made for other allowed values says which are allowed, too.
        const bool same_allowed =
            is_there && m_before->source.inputs[column_before].allowed_values == source.allowed_values;
        m_before_inputs.push_back(same_allowed ? column_before : no_column);
    }

    void begin_output(std::size_t column) {
        const Output& source = m_source.outputs[column];
        const int place = static_cast<int>(column);
        OutputColumn& output = m_table->outputs.emplace_back();
        output.type = compile_type(source.type, CellKind::OutputType, place);
        output.allowed =
            compile_tests(source.allowed_values, output.type, CellKind::OutputAllowedValues, -1, place);
        output.default_value = compile_expression(source.default_value, CellKind::OutputDefault, -1, place);
        if (output.allowed != nullptr)
            output.priorities = feel::listed_values(*output.allowed, m_machine);
        const bool is_there = m_before && column < m_before->outputs.size() &&
                              m_before->source.outputs[column].type == source.type &&
                              m_before->outputs[column].cells.size() == m_before->source.rules.size();
        m_known.begin(is_there ? &m_before->source : nullptr, &Rule::output_entries, column,
                      is_there ? &m_before->outputs[column].cells : nullptr);
    }

    void compile_input_entry(InputColumn& input) {
        const std::string& text = m_source.rules[m_row].input_entries[m_column];
        feel::ProgramPtr program;
        if (!asks_nothing(text)) {
            program = m_known.find(m_row, text);
            if (program != nullptr) {
                feel::mark_variables(*program, m_table->used);
            } else {
                program = compile_tests(text, m_type, CellKind::InputEntry, static_cast<int>(m_row),
                                        static_cast<int>(m_column));
                if (program != nullptr)
                    m_known.add(text, program);
            }
        }
        input.cells.push_back(std::move(program));
    }

    void compile_output_entry(OutputColumn& output) {
        const std::string& text = m_source.rules[m_row].output_entries[m_column];
        const int row = static_cast<int>(m_row), column = static_cast<int>(m_column);
        // An empty cell or a dash gives null.
        feel::ProgramPtr program;
        if (!asks_nothing(text)) {
            program = m_known.find(m_row, text);
            if (program != nullptr) {
                feel::mark_variables(*program, m_table->used);
            } else {
                program = compile_expression(text, CellKind::OutputEntry, row, column);
                if (program != nullptr)
                    m_known.add(text, program);
            }
        }
        if (program != nullptr) {
            std::string remark = not_allowed(*m_table, output, m_column, *program, m_machine);
            if (!remark.empty())
                add_problem(CellKind::OutputEntry, row, column, std::move(remark)).severity =
                    Severity::Warning;
        }
        output.cells.push_back(std::move(program));
    }

    // Columns whose cells are all as before keep their index.
    std::size_t index(std::size_t cells) {
        CompiledTable& table = *m_table;
        const std::size_t rules = m_source.rules.size();
        if (m_column == 0 && m_build == nullptr) {
            table.words = std::max<std::size_t>(1, (rules + word_bits - 1) / word_bits);
            table.undecided_inputs.resize(rules);
        }
        if (m_column == table.inputs.size()) {
            m_phase = Phase::Results;
            m_row = 0;
            return 1;
        }
        InputColumn& input = table.inputs[m_column];
        const std::size_t before = m_before_inputs[m_column];
        if (before != no_column && m_before->inputs[before].index &&
            m_before->inputs[before].cells == input.cells) {
            input.index = m_before->inputs[before].index;
            cells = 1;
        } else {
            if (m_build == nullptr)
                m_build = std::make_unique<ColumnIndexBuild>(input.cells, input.allowed);
            if (!m_build->step(cells, m_machine))
                return cells;
            input.index = m_build->take_index();
            m_build.reset();
        }
        for (const std::uint32_t rule : input.index->undecided())
            table.undecided_inputs[rule].push_back(static_cast<std::uint32_t>(m_column));
        table.has_undecided = table.has_undecided || !input.index->undecided().empty();
        ++m_column;
        return cells;
    }

    // Whether the results of rules that have the same cells as before are the same, too.
    bool keeps_results() const {
        if (!m_before || m_before->fixed.size() != m_before->source.rules.size())
            return false;
        const std::vector<Output>& outputs = m_before->source.outputs;
        return std::equal(outputs.begin(), outputs.end(), m_source.outputs.begin(), m_source.outputs.end(),
                          [](const Output& left, const Output& right) {
                              return left.name == right.name && left.type == right.type &&
                                     left.allowed_values == right.allowed_values;
                          });
    }

    std::size_t gather_results(std::size_t cells) {
        CompiledTable& table = *m_table;
        const std::size_t rules = m_source.rules.size();
        const std::size_t first = m_row;
        const std::size_t last = std::min(m_row + cells, rules);
        const bool keeps = keeps_results();
        for (; m_row < last; ++m_row) {
            const std::size_t rule = m_row;
            if (keeps && rule < m_before->fixed.size() && same_results(rule)) {
                table.fixed_results.push_back(m_before->fixed_results[rule]);
                table.fixed.push_back(m_before->fixed[rule]);
                table.all_fixed = table.all_fixed && table.fixed.back();
                continue;
            }
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
        if (m_row == rules)
            m_phase = Phase::Done;
        return std::max<std::size_t>(1, last - first);
    }

    bool same_results(std::size_t rule) const {
        for (std::size_t column = 0; column < m_table->outputs.size(); ++column) {
            if (m_table->outputs[column].cells[rule] != m_before->outputs[column].cells[rule])
                return false;
        }
        return true;
    }

    const DecisionTable& m_source;
    std::shared_ptr<const CompiledTable> m_before;

    Phase m_phase = Phase::Shape;
    std::size_t m_column = 0, m_row = 0;
    std::size_t m_cells_done = 0, m_cells_in_all = 1;
    feel::TypePtr m_type; // that the tests of the column are about
    // The place that each input had before, where its index may be kept.
    std::vector<std::size_t> m_before_inputs;
    KnownPrograms m_known;
    std::unique_ptr<ColumnIndexBuild> m_build;
};

namespace {

std::vector<Variable> variables_of(const DecisionTable& table, const CompileOptions& options) {
    std::vector<Variable> variables = options.variables;
    if (!variables.empty())
        return variables;
    for (const Input& input : table.inputs) {
        std::string name(trimmed(input.expression));
        const bool known = std::any_of(variables.begin(), variables.end(),
                                       [&name](const Variable& variable) { return variable.name == name; });
        if (!known && !name.empty())
            variables.push_back({std::move(name), input.type});
    }
    return variables;
}

feel::Scope scope_of(const std::vector<Variable>& variables) {
    feel::Scope scope;
    for (const Variable& variable : variables) {
        const Result<feel::TypePtr> type = feel::compile_type(variable.type, feel::Scope());
        scope.add_variable(variable.name, type.ok() ? type.value() : nullptr);
    }
    return scope;
}

// More than the largest table has; counts of steps must not run over.
constexpr std::size_t all_cells = 1U << 24;

} // namespace

TableCompilation::TableCompilation(DecisionTable table, const CompileOptions& options,
                                   std::shared_ptr<const CompiledTable> before) {
    const std::vector<Variable> variables = variables_of(table, options);
    m_inside = std::make_unique<Inside>(std::move(table), scope_of(variables), variables,
                                        feel::UnknownNames::Error, std::move(before));
}

TableCompilation::~TableCompilation() = default;

bool TableCompilation::step(std::size_t cells) {
    return m_inside->step(cells);
}

double TableCompilation::fraction() const {
    return m_inside->fraction();
}

CompileReport TableCompilation::take_report() {
    return m_inside->take_report();
}

CompileReport compile_table_in(const DecisionTable& table, const feel::Scope& scope,
                               const std::vector<Variable>& variables, feel::UnknownNames unknown) {
    TableCompilation::Inside compiler(table, scope, variables, unknown, nullptr);
    while (!compiler.step(all_cells)) {
    }
    return compiler.take_report();
}

CompileReport compile_table(const DecisionTable& table, const CompileOptions& options) {
    TableCompilation compilation(table, options);
    while (!compilation.step(all_cells)) {
    }
    return compilation.take_report();
}

} // namespace throughline::dmn
