#include "csv_helpers.h"

using namespace throughline;
using namespace throughline::csv;
using tables::ColumnType;

namespace {

// The guess for a column of these cells under a header.
ColumnGuess column_of(const std::vector<std::string>& cells, char delimiter = '\t') {
    std::string text = "head\tother\n";
    for (const std::string& cell : cells)
        text += cell + "\tsome text\n";
    for (char& character : text) {
        if (character == '\t')
            character = delimiter;
    }
    Wishes wishes;
    wishes.delimiter = delimiter;
    wishes.header = Header::FirstRow;
    return guess_of(text, wishes).columns[0];
}

ColumnType type_of(const std::vector<std::string>& cells) {
    return column_of(cells).format.type;
}

} // namespace

TEST_CASE("Types are guessed from all cells of a column", "[csv]") {
    CHECK(type_of({"1", "-2", "30"}) == ColumnType::Integer);
    CHECK(type_of({"0", "1", "1"}) == ColumnType::Integer);
    CHECK(type_of({"1", "2.5", ".5"}) == ColumnType::Number);
    CHECK(type_of({"1e-5", "2.5E+3"}) == ColumnType::Number);
    CHECK(type_of({"yes", "No", "YES"}) == ColumnType::Boolean);
    CHECK(type_of({"ja", "nein"}) == ColumnType::Boolean);
    CHECK(type_of({"true", "FALSE"}) == ColumnType::Boolean);
    CHECK(type_of({"2026-11-21", "2026/1/2"}) == ColumnType::Date);
    CHECK(type_of({"2026-11-21 10:00", "2026-11-22"}) == ColumnType::DateTime);
    CHECK(type_of({"2011-12-06 13:41:31.788000+01:00"}) == ColumnType::DateTime);
    CHECK(type_of({"", " ", ""}) == ColumnType::Text);
    CHECK(type_of({"yes", "no", "unknown"}) == ColumnType::Text);
    CHECK(type_of({"1", "2", "three"}) == ColumnType::Text);
}

TEST_CASE("Codes that look like numbers stay text", "[csv]") {
    CHECK(type_of({"01234", "10115"}) == ColumnType::Text);
    CHECK(type_of({"+49301234", "+4412345"}) == ColumnType::Text);
    CHECK(type_of({"12345678901234567890", "1"}) == ColumnType::Text);
    CHECK(type_of({"1e5", "2e6"}) == ColumnType::Text);
    CHECK(type_of({"-9223372036854775808", "9223372036854775807"}) == ColumnType::Integer);
    CHECK(type_of({"31.2.2020", "1.2.2020"}) == ColumnType::Text);
}

TEST_CASE("Decimal marks are found by locale, and doubt is said", "[csv]") {
    const ColumnGuess german = column_of({"1.234,56", "12,5", "7"});
    CHECK(german.format.type == ColumnType::Number);
    CHECK(german.format.decimal_mark == DecimalMark::Comma);
    CHECK_FALSE(german.decimal_mark_is_ambiguous);
    const ColumnGuess english = column_of({"1,234.56", "1,234,567", "0.5"});
    CHECK(english.format.decimal_mark == DecimalMark::Point);
    CHECK(column_of({"1'234.50", "12.5"}).format.type == ColumnType::Number);
    CHECK(column_of({"1 234,50", "12,5"}).format.decimal_mark == DecimalMark::Comma);
    CHECK(column_of({"1\xC2\xA0"
                     "234,50",
                     "12,5"})
              .format.decimal_mark == DecimalMark::Comma);
    CHECK(type_of({"1,23,456"}) == ColumnType::Text);
    CHECK(type_of({"1.2.3"}) == ColumnType::Text);

    const ColumnGuess open = column_of({"1.234", "5.678"});
    CHECK(open.decimal_mark_is_ambiguous);
    CHECK(open.format.decimal_mark == DecimalMark::Point);
    CHECK(column_of({"1.234", "5.678"}, ';').format.decimal_mark == DecimalMark::Comma);
    // Another column of the file decides.
    const Guess together = guess_of("a;b\n1.234;0.5\n5.678;1.5\n");
    CHECK(together.columns[0].decimal_mark_is_ambiguous);
    CHECK(together.columns[0].format.decimal_mark == DecimalMark::Point);
    CHECK_FALSE(column_of({"1234", "5678"}).decimal_mark_is_ambiguous);
}

TEST_CASE("Dates: order of day and month, short years", "[csv]") {
    const ColumnGuess points = column_of({"9.3.10", "11.3.10"});
    CHECK(points.format.type == ColumnType::Date);
    CHECK(points.format.date_order == DateOrder::DayMonthYear);
    CHECK_FALSE(points.date_order_is_ambiguous);
    CHECK(points.century_is_assumed);
    const ColumnGuess open = column_of({"3/4/2010", "12/11/2010"});
    CHECK(open.format.type == ColumnType::Date);
    CHECK(open.date_order_is_ambiguous);
    CHECK(open.format.date_order == DateOrder::DayMonthYear);
    const ColumnGuess american = column_of({"3/4/2010 8:05 PM", "12/31/2010 12:00 am"});
    CHECK(american.format.type == ColumnType::DateTime);
    CHECK_FALSE(american.date_order_is_ambiguous);
    CHECK(american.format.date_order == DateOrder::MonthDayYear);
    CHECK_FALSE(column_of({"2010-03-04"}).date_order_is_ambiguous);

    const Imported imported =
        import_of("day,moment,order\n9.3.10,2011-12-06 13:41:31.788000+01:00,12/31/2010 8:05 PM\n"
                  "1.1.69,2011-12-06T13:41Z,1/2/2010 12:00 AM\n");
    CHECK(cells_of(imported.table) ==
          std::vector<std::vector<std::string>>{
              {"2010-03-09", "2011-12-06T12:41:31.788Z", "2010-12-31T20:05:00.000Z"},
              {"1969-01-01", "2011-12-06T13:41:00.000Z", "2010-01-02T00:00:00.000Z"}});
}

TEST_CASE("Words for not-known are blanks of typed columns, and are named", "[csv]") {
    const ColumnGuess guess = column_of({"1", "n/a", "N/A", "", "NULL", "4"});
    CHECK(guess.format.type == ColumnType::Integer);
    CHECK(guess.format.blank_words == std::vector<std::string>{"n/a", "NULL"});
    CHECK(guess.blank_count == 4);
    const Imported imported = import_of("n\tt\n1\tn/a\nn/a\tx\nnull\ty\n");
    CHECK(cells_of(imported.table) ==
          std::vector<std::vector<std::string>>{{"1", "n/a"}, {"·", "x"}, {"·", "y"}});
    CHECK(imported.remarks.count == 0);
}

TEST_CASE("A type that nearly fits is offered with what would not fit", "[csv]") {
    std::vector<std::string> cells;
    for (int row = 0; row < 40; ++row)
        cells.push_back(row == 20 ? "about 5" : std::to_string(row) + ".5");
    const ColumnGuess guess = column_of(cells);
    CHECK(guess.format.type == ColumnType::Text);
    REQUIRE(guess.nearly.has_value());
    CHECK(guess.nearly->type == ColumnType::Number);
    CHECK(guess.nearly->misfit_count == 1);
    REQUIRE(guess.nearly->misfits.size() == 1);
    CHECK(guess.nearly->misfits[0].line == 22);
    CHECK(guess.nearly->misfits[0].column == 1);
    CHECK(guess.nearly->misfits[0].cell == "about 5");
    CHECK(guess.examples == std::vector<std::string>{"0.5", "1.5", "2.5", "3.5", "4.5"});
    CHECK_FALSE(column_of({"one", "two"}).nearly.has_value());
}

TEST_CASE("A header is told from data", "[csv]") {
    const Guess certain = guess_of("name,age\nIris,34\nJon,51\n");
    CHECK(certain.dialect.header == Header::FirstRow);
    CHECK(certain.header_is_certain);
    CHECK(certain.row_count == 2);
    const Guess none = guess_of("Iris,34\nJon,51\n");
    CHECK(none.dialect.header == Header::None);
    CHECK(none.row_count == 2);
    CHECK(none.columns[0].name == "Column 1");
    CHECK(none.columns[1].format.type == ColumnType::Integer);
    const Guess likely = guess_of("name,town\nIris,Kiel\nJon,Ulm\n");
    CHECK(likely.dialect.header == Header::FirstRow);
    CHECK_FALSE(likely.header_is_certain);
    CHECK(guess_of("a,b\nc,d\na,e\n").dialect.header == Header::None);
    CHECK(import_of("Iris,34\nJon,51\n").table.row_count() == 2);
    Wishes wishes;
    wishes.header = Header::None;
    CHECK(guess_of("name,age\nIris,34\n", wishes).row_count == 2);
    CHECK(guess_of("name,age\n").row_count == 0);
}

TEST_CASE("Every column gets a name of its own", "[csv]") {
    const Guess guess = guess_of("name,,name,name (2),x\nIris,1,2,3,4\nJon,5,6,7,8\n");
    std::vector<std::string> names;
    for (const ColumnGuess& column : guess.columns)
        names.push_back(column.name);
    CHECK(names == std::vector<std::string>{"name", "Column 2", "name (2)", "name (2) (2)", "x"});
}
