// CSV out: RFC 4180 with UTF-8 and CR LF line ends.
#pragma once

#include "base/result.h"
#include "exchange/csv.h"
#include "tables/filter.h"
#include "tables/job.h"
#include "tables/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline::csv {

enum class Formulas : std::uint8_t {
    // OWASP ASVS 1.2.10: a text cell or heading that a spreadsheet would run (it begins with = + - @, their
    // full-width forms, TAB, CR or NUL) gets a ' in front. Typed cells (numbers, dates …) are left alone.
    Defused,
    // Every cell exactly as it is: for reading back with a program, not for spreadsheets.
    Lossless,
};

struct WriteOptions {
    char delimiter = ',';
    // Spreadsheets of most of Europe expect a semicolon and a comma here.
    DecimalMark decimal_mark = DecimalMark::Point;
    Formulas formulas = Formulas::Defused;
    // Columns of the table in the order wanted; empty for all.
    std::vector<std::size_t> columns;
};

// Appends one cell, quoted where RFC 4180 asks for it. The empty text is written as "" to tell it from a
// blank.
void append_cell(std::string& out, std::string_view text, char delimiter, Formulas formulas);

// Writes a header and the given rows in their order.
class WriteJob {
public:
    // Fails on a column or row that does not exist, and on a delimiter that is not one of , ; TAB |.
    static Result<WriteJob> start(tables::Table table, tables::Rows rows, WriteOptions options);

    tables::JobState step(tables::RowIndex row_budget);
    // In rows.
    tables::Progress progress() const;
    // What has been written since the last call, so that a large file never stands in memory as a whole.
    std::string take_text();

private:
    WriteJob(tables::Table table, tables::Rows rows, WriteOptions options);
    void append_row(tables::RowIndex row);

    tables::Table m_table;
    tables::Rows m_rows;
    WriteOptions m_options;
    std::size_t m_next = 0;
    std::string m_text;
};

// The whole table as one text.
Result<std::string> write_csv(const tables::Table& table, const WriteOptions& options = {});

} // namespace throughline::csv
