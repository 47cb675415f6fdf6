// Compiles the single texts of a decision table and gathers what is wrong with them.
#pragma once

#include "dmn/table_data.h"

#include <string>
#include <string_view>

namespace throughline::dmn {

// Whether a cell is empty or a dash.
bool asks_nothing(std::string_view text);
// The type that a column's tests are about.
feel::TypePtr tested_type(const CompiledTable& table, const InputColumn& input);
// Of an output's cell with a fixed value; empty where it is allowed.
std::string not_allowed(const CompiledTable& table, const OutputColumn& output, std::size_t column,
                        const feel::Program& program, feel::Machine& machine);

class CellCompiler {
protected:
    explicit CellCompiler(feel::UnknownNames unknown)
        : m_table(std::make_shared<CompiledTable>())
        , m_unknown(unknown) {}

    CellProblem& add_problem(CellKind kind, int row, int column, std::string message);
    void fail(CellKind kind, int row, int column, std::string message);
    void fail_in_text(CellKind kind, int row, int column, std::string_view text, const Error& error);
    feel::TypePtr compile_type(const std::string& text, CellKind kind, int column);
    // A null pointer for an empty text and after an error.
    feel::ProgramPtr compile_expression(const std::string& text, CellKind kind, int row, int column);
    // A null pointer for `-`, an empty cell and after an error.
    feel::ProgramPtr compile_tests(const std::string& text, const feel::TypePtr& type, CellKind kind, int row,
                                   int column);
    // What the hit policy wants of the outputs, when they are compiled.
    void check_policy();

    std::shared_ptr<CompiledTable> m_table;
    feel::UnknownNames m_unknown;
    feel::Machine m_machine;
    CompileReport m_report;
    bool m_failed = false;
};

} // namespace throughline::dmn
