// Blocks of cells of a decision's rules or tests, as spreadsheets copy and take them.
#pragma once

#include "base/tab_separated.h"
#include "commands/command.h"
#include "dmn/spreadsheet_cell.h"
#include "dmn/table_compilation.h"
#include "model/records/decision.h"

#include <optional>
#include <string>
#include <vector>

namespace throughline {

// A block that is copied or emptied: rows in the order in which they are shown, which a filter or a sorted
// view makes another than theirs.
struct CellRange {
    std::vector<std::size_t> rows;
    std::size_t first_column = 0;
    std::size_t last_column = 0;
};
// The arguments `rules` (places with spaces between) or `rule` to `last_rule`, and `column` to `last_column`;
// without them the cells that have the focus. Rows and columns beyond the table are left out.
Result<CellRange> range_argument(const CommandContext& context, std::size_t row_count,
                                 std::size_t column_count);
// The argument `rules` alone; empty where it is not given.
Result<std::vector<std::size_t>> rules_argument(const CommandContext& context);

CellRows copied_cells(const Decision& decision, const CellRange& range);
// As text: one cell of one line stands for itself, wherever it is pasted; a block is parted by tabs.
std::string text_of_cells(const CellRows& rows);

// Takes a block that was pasted, cell by cell, and keeps account of what it took them for.
class PastedBlock {
public:
    // How `text` is to be read follows from its own cells, from the decision's columns and the person's
    // locale.
    PastedBlock(const CommandContext& context, const Decision& decision, std::string_view text);

    const CellRows& rows() const { return m_rows; }
    std::size_t widest() const;
    // `place` is what a complaint calls the cell: "Rule 5".
    std::string input(std::size_t row, std::size_t column, std::size_t input, dmn::CellUse use,
                      std::string_view place);
    std::string output(std::size_t row, std::size_t column, std::size_t output, std::string_view place);
    const std::string& plain(std::size_t row, std::size_t column);
    // Says what was done: "Pasted 3 × 2 cells: 4 numbers with a decimal comma, 2 texts quoted."
    void tell(Session& session, std::string_view added) const;

private:
    std::string take(const std::string& cell, std::string_view type, dmn::CellUse use, std::string_view place,
                     std::string_view column_name, const std::function<bool(std::string_view)>& is_feel);

    const Decision& m_decision;
    CellRows m_rows;
    dmn::SpreadsheetLocale m_locale;
    bool m_is_mixed = false;
    // Copied here a moment ago: every cell goes back as it was.
    bool m_is_own = false;
    // The decision without its rules, for asking what is FEEL here.
    std::shared_ptr<const dmn::CompiledTable> m_head;
    std::size_t m_cells = 0, m_numbers = 0, m_quoted = 0, m_dates = 0, m_flags = 0, m_unfitting = 0;
    std::string m_complaint;
};

// "12" where something stands for one rule or cell, "s" behind a word for several.
std::string counted(std::size_t count, std::string_view word);

} // namespace throughline
