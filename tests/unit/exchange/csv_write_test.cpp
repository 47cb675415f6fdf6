#include "../tables/random_table.h"
#include "csv_helpers.h"
#include "exchange/csv_number.h"
#include "exchange/csv_write.h"

using namespace throughline;
using namespace throughline::csv;
using tables::ColumnType;

TEST_CASE("Cells are quoted where they must be", "[csv]") {
    const auto cell = [](std::string_view text, Formulas formulas = Formulas::Lossless) {
        std::string out;
        append_cell(out, text, ',', formulas);
        return out;
    };
    CHECK(cell("plain") == "plain");
    CHECK(cell("a,b") == "\"a,b\"");
    CHECK(cell("a;b") == "a;b");
    CHECK(cell("say \"no\"") == "\"say \"\"no\"\"\"");
    CHECK(cell("two\nlines") == "\"two\nlines\"");
    CHECK(cell("old\rmac") == "\"old\rmac\"");
    CHECK(cell(" padded") == "\" padded\"");
    for (const std::string text : {"=1+1", "+49", "-2", "@SUM", "＝1", "－1"})
        CHECK(cell(text, Formulas::Defused) == "'" + text);
    CHECK(cell("\t=1", Formulas::Defused) == "\"'\t=1\"");
    CHECK(cell("\r=1", Formulas::Defused) == "\"'\r=1\"");
    CHECK(cell("=A1,B1", Formulas::Defused) == "\"'=A1,B1\"");
    CHECK(cell("a=b", Formulas::Defused) == "a=b");
    CHECK(cell("=1+1") == "=1+1");
}

TEST_CASE("Formulas are defused in text and headings, not in numbers", "[csv]") {
    tables::TableBuilder builder({{"=name", ColumnType::Text}, {"n", ColumnType::Number}});
    builder.text(0, "=cmd()");
    builder.number(1, -2.5);
    builder.end_row();
    builder.end_row();
    const Result<tables::Table> table = std::move(builder).finish("t", {});
    REQUIRE(table.ok());
    CHECK(write_csv(table.value()).value() == "'=name,n\r\n'=cmd(),-2.5\r\n,\r\n");
    WriteOptions options;
    options.delimiter = ';';
    options.decimal_mark = DecimalMark::Comma;
    options.formulas = Formulas::Lossless;
    options.columns = {1, 0};
    CHECK(write_csv(table.value(), options).value() == "n;=name\r\n-2,5;=cmd()\r\n;\r\n");
    options.delimiter = 'x';
    CHECK_FALSE(write_csv(table.value(), options).ok());
    options = {};
    options.columns = {7};
    CHECK_FALSE(write_csv(table.value(), options).ok());
}

TEST_CASE("A table of random cells survives CSV", "[csv]") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        Random random(seed);
        static const std::vector<std::string> pieces = {"a", "\"", ",", ";", "\n", "\r", "\r\n", "\t",
                                                        " ", "'",  "=", "é", "0",  "|",  "日本"};
        tables::TableBuilder builder({{"text", ColumnType::Text},
                                      {"number", ColumnType::Number},
                                      {"integer", ColumnType::Integer},
                                      {"flag", ColumnType::Boolean},
                                      {"day", ColumnType::Date},
                                      {"moment", ColumnType::DateTime},
                                      {"more", ColumnType::Text}});
        for (int row = 0; row < 400; ++row) {
            for (const std::size_t column : {std::size_t{0}, std::size_t{6}}) {
                std::string text;
                for (std::uint64_t count = random.below(6); count > 0; --count)
                    text += pieces[random.below(pieces.size())];
                builder.text(column, text);
            }
            if (random.below(8) > 0)
                builder.number(1, tables::random_number(random));
            if (random.below(8) > 0)
                builder.integer(2, static_cast<std::int64_t>(random.next()));
            builder.boolean(3, random.below(2) == 0);
            builder.date(4, Date{static_cast<std::int32_t>(random.below(100'000)) - 20'000});
            builder.instant(5, Instant{static_cast<std::int64_t>(random.below(4'000'000'000'000))});
            builder.end_row();
        }
        const Result<tables::Table> table =
            std::move(builder).finish("test.csv", {"test.csv", Instant{0}, 0});
        REQUIRE(table.ok());
        WriteOptions options;
        options.formulas = Formulas::Lossless;
        options.delimiter = ",;\t|"[seed % 4];
        options.decimal_mark = options.delimiter == ';' ? DecimalMark::Comma : DecimalMark::Point;
        const Result<std::string> text = write_csv(table.value(), options);
        REQUIRE(text.ok());
        Wishes wishes;
        wishes.delimiter = options.delimiter;
        wishes.header = Header::FirstRow;
        const Guess guess = guess_of(text.value(), wishes);
        Plan plan = plan_of(guess);
        // Cells of a text column may all look like something else.
        for (std::size_t column = 0; column < plan.columns.size(); ++column)
            plan.columns[column].format.type = table.value().column_info(column).type;
        Result<ImportJob> job = ImportJob::start(guess.text, plan, "test.csv", {"test.csv", Instant{0}, 0});
        REQUIRE(job.ok());
        tables::run_to_end(job.value());
        Result<Imported> back = std::move(job).value().take_imported();
        REQUIRE(back.ok());
        CHECK(back.value().remarks.count == 0);
        CHECK(back.value().table.info().chunks == table.value().info().chunks);
    }
}

TEST_CASE("A column alone keeps its blanks", "[csv]") {
    tables::TableBuilder builder({{"only", ColumnType::Text}});
    builder.text(0, "a");
    builder.end_row();
    builder.end_row();
    builder.text(0, "b");
    builder.end_row();
    const Result<tables::Table> table = std::move(builder).finish("t", {});
    REQUIRE(table.ok());
    const std::string text = write_csv(table.value()).value();
    CHECK(text == "only\r\na\r\n\"\"\r\nb\r\n");
    CHECK(import_of(text).table.info().chunks == table.value().info().chunks);
}

TEST_CASE("Numbers are read to the nearest double", "[csv]") {
    Random random(3);
    for (int round = 0; round < 20'000; ++round) {
        const double value = tables::random_number(random) * (round % 5 == 0 ? 1e200 : 1);
        const std::string text = number_text(value);
        const std::optional<double> read = number_cell(text, DecimalMark::Point);
        REQUIRE(read.has_value());
        CHECK(*read == value);
    }
    CHECK(number_cell("1.797693134862315807e308", DecimalMark::Point).has_value());
    CHECK_FALSE(number_cell("1e999", DecimalMark::Point).has_value());
    CHECK(number_cell("12,345,678.25", DecimalMark::Point) == 12345678.25);
    CHECK(number_cell("-1.234,5", DecimalMark::Comma) == -1234.5);
    CHECK(number_cell("0.000000000000000000000001", DecimalMark::Point) == 1e-24);
    CHECK(number_cell("123456789012345678901234567890", DecimalMark::Point) ==
          123456789012345678901234567890.0);
    for (const char* text :
         {"", "-", "1.", ".", "e5", "1e", "1,23", "1,2345", "1.2.3", "0x10", "1 2", "--1", "nan"})
        CHECK_FALSE(number_cell(text, DecimalMark::Point).has_value());
    CHECK(integer_cell("1,234", DecimalMark::Point) == 1234);
    CHECK_FALSE(integer_cell("1.0", DecimalMark::Point).has_value());
    CHECK_FALSE(integer_cell("9223372036854775808", DecimalMark::Point).has_value());
}
