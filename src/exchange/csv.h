// CSV in: what is shared by reading, guessing and importing. The way of an import:
//
//   auto guess = csv::GuessJob(bytes, {});     step() until Done, then take_guess()
//   csv::Plan plan = csv::plan_of(guess);                 the person may change it: types, names, left-out
//   columns auto import = csv::ImportJob::start(guess.text, plan, provenance);   step() until Done, then
//   take_imported()
//
// read_csv() does all three at once with the guessed plan.
#pragma once

#include "base/result.h"
#include "tables/job.h"
#include "tables/table.h"
#include "tables/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::csv {

// What is refused, with an error that names line and column. Lines and columns of a text count from 1.
struct Limits {
    std::uint64_t bytes = 1ULL << 30;
    std::uint32_t columns = 2048;
    std::uint32_t cell_bytes = 1U << 20;
    std::uint32_t rows = 20'000'000;
};

enum class Encoding : std::uint8_t { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };
std::string_view encoding_name(Encoding encoding);

// The whole file as UTF-8 without byte order mark. Shared, since it can be large and is read twice.
struct SourceText {
    std::shared_ptr<const std::string> utf8;
    Encoding encoding = Encoding::Utf8;
    std::uint64_t source_bytes = 0;
};

enum class Header : std::uint8_t { FirstRow, None };

// How the text falls into rows and cells. Line ends need no choice: CR LF, LF and CR all end a row.
struct Dialect {
    char delimiter = ',';
    Header header = Header::FirstRow;
};

enum class DecimalMark : std::uint8_t { Point, Comma };

// The order of the parts of a date whose year does not come first: 9.3.10, 9/3/2010. A date with the year
// first (2010-03-09, 2010/3/9) is read in any order. A year of two digits means 1969 to 2068.
enum class DateOrder : std::uint8_t { DayMonthYear, MonthDayYear };

// How the cells of one column become values.
struct ColumnFormat {
    tables::ColumnType type = tables::ColumnType::Text;
    DecimalMark decimal_mark = DecimalMark::Point;
    DateOrder date_order = DateOrder::DayMonthYear;
    // Cells that mean "not known" beside the empty cell: "n/a", "NULL". Compared without case.
    std::vector<std::string> blank_words;
};

struct PlannedColumn {
    // Position in the file, from 0.
    std::uint32_t source = 0;
    std::string name;
    ColumnFormat format;
};

// What an import will do. Columns that are not listed are left out; the order is the table's.
struct Plan {
    Dialect dialect;
    std::vector<PlannedColumn> columns;
    Limits limits;
};

// Something that a person should know, at one place of the file.
struct Remark {
    enum class Kind : std::uint8_t {
        ShortRow,       // fewer cells than columns; the missing ones are blank
        LongRow,        // more cells than columns; what did not fit is left out
        Misfit,         // a cell that is not of the column's type; it is blank
        TextAfterQuote, // text between a closing quote and the delimiter; it is kept as part of the cell
    };
    Kind kind = Kind::Misfit;
    std::uint32_t line = 0;
    // Of the text, in code points; 0 for whole rows.
    std::uint32_t column = 0;
    // Name of the table's column, for Misfit.
    std::string name;
    // The cell, cut after 80 characters.
    std::string cell;
};

// One sentence: "Line 489, column 97: “n/a” is not a number (TotalCharges)."
std::string describe(const Remark& remark);

// Remarks counted in full and listed up to a number.
struct Remarks {
    static constexpr std::size_t listed_at_most = 100;
    std::vector<Remark> listed;
    std::uint64_t count = 0;
    void add(Remark remark);
};

} // namespace throughline::csv
