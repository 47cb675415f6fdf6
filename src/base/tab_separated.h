// Blocks of cells as spreadsheets copy and take them: tabs between cells, line ends between rows; a cell that
// holds a tab, a line break or begins with a quote stands in quotes, its own quotes doubled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

using CellRows = std::vector<std::vector<std::string>>;

// Never fails: what is not quoted by the rules is taken as it stands. The line end behind the last row counts
// for nothing; a line end is LF, CRLF or CR outside of quotes, and LF inside of them.
CellRows read_tab_separated(std::string_view text);
// read_tab_separated() gives the same cells again, unless the last row is a single empty cell.
std::string write_tab_separated(const CellRows& rows);

// The same block as an HTML table, which spreadsheets prefer: numbers stay numbers whatever the locale,
// everything else stays text (a FEEL text in quotes, `1,5`, `-`).
std::string write_html_table(const CellRows& rows);

} // namespace throughline
