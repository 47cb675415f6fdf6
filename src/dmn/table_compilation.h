// A decision table being compiled, a bite at a time and with what an earlier compilation of nearly the same
// table already has: after an edit of one cell among a hundred thousand, only its own column is made anew.
#pragma once

#include "dmn/compiled_table.h"

#include <functional>
#include <memory>

namespace throughline::dmn {

class TableCompilation {
public:
    // `before` may be a null pointer; its cells are used where column, variables and text are the same.
    TableCompilation(DecisionTable table, const CompileOptions& options,
                     std::shared_ptr<const CompiledTable> before = nullptr);
    ~TableCompilation();
    TableCompilation(const TableCompilation&) = delete;
    TableCompilation& operator=(const TableCompilation&) = delete;

    // Goes on with about so many cells. True when it is done.
    bool step(std::size_t cells);
    // Between 0 and 1.
    double fraction() const;
    // Only when it is done.
    CompileReport take_report();

    class Inside; // the compiler itself
private:
    std::unique_ptr<Inside> m_inside;
};

// What is wrong with a text that is being typed, were it the cell; nothing where it is fine. `kind` is
// InputEntry or OutputEntry. `table` may be CompileReport::parts of a table with errors.
std::optional<CellProblem> check_cell(const CompiledTable& table, CellKind kind, std::size_t column,
                                      std::string_view text);

} // namespace throughline::dmn
