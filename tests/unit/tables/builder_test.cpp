#include "random_table.h"

#include <limits>

using namespace throughline;
using namespace throughline::tables;

TEST_CASE("A table gives back what was put in, over the borders of chunks", "[tables]") {
    constexpr RowIndex rows = 2 * chunk_rows + 17;
    TableBuilder builder({{"id", ColumnType::Text}, {"amount", ColumnType::Number}});
    for (RowIndex row = 0; row < rows; ++row) {
        builder.text(0, "customer " + std::to_string(row));
        if (row % 3 != 0)
            builder.number(1, row * 0.25);
        builder.end_row();
    }
    const Result<Table> built = std::move(builder).finish("customers", {"customers.csv", Instant{5}, 77});
    REQUIRE(built.ok());
    const Table& table = built.value();
    CHECK(table.chunk_count() == 3);
    CHECK(table.row_count() == rows);
    CHECK(table.info().provenance.source == "customers.csv");
    for (RowIndex row = 0; row < rows; row += 101) {
        CHECK(table.text(row, 0) == "customer " + std::to_string(row));
        CHECK(table.is_null(row, 1) == (row % 3 == 0));
        if (row % 3 != 0)
            CHECK(table.number(row, 1) == row * 0.25);
    }
    const ColumnInfo& id = table.column_info(0);
    CHECK(id.distinct_count == rows);
    CHECK(id.null_count == 0);
    CHECK(id.minimum == "customer 0");
    CHECK(id.maximum == "customer 9999");
    const ColumnInfo& amount = table.column_info(1);
    CHECK(amount.null_count == (rows + 2) / 3);
    CHECK(amount.distinct_count == rows - amount.null_count);
    CHECK(amount.minimum == "0.25");
    // The last row is blank.
    CHECK(amount.maximum == number_text((rows - 2) * 0.25));
    CHECK(table.column_named("amount") == 1U);
    CHECK_FALSE(table.column_named("Amount").has_value());
}

TEST_CASE("Cells that cannot be are blank, and equal values are one", "[tables]") {
    TableBuilder builder({{"n", ColumnType::Number}, {"t", ColumnType::Text}});
    for (const double number : {std::nan(""), std::numeric_limits<double>::infinity(), -0.0, 0.0}) {
        builder.number(0, number);
        builder.number(0, 99); // the second value of one cell
        builder.text(0, "of another type");
        builder.number(5, 1); // no such column
        builder.text(1, "");
        builder.end_row();
    }
    const Result<Table> table = std::move(builder).finish("t", {});
    REQUIRE(table.ok());
    CHECK(table.value().is_null(0, 0));
    CHECK(table.value().is_null(1, 0));
    CHECK(table.value().number(2, 0) == 0.0);
    CHECK_FALSE(std::signbit(*table.value().number(2, 0)));
    CHECK(table.value().column_info(0).distinct_count == 1);
    CHECK(table.value().column_info(1).null_count == 4);
    CHECK(table.value().column_info(1).minimum.empty());
}

TEST_CASE("An empty table is a table; two columns of one name are not", "[tables]") {
    const Result<Table> empty = TableBuilder({{"a", ColumnType::Date}}).finish("empty", {});
    REQUIRE(empty.ok());
    CHECK(empty.value().row_count() == 0);
    CHECK(empty.value().chunk_count() == 0);
    const Result<Table> twice =
        TableBuilder({{"a", ColumnType::Date}, {"a", ColumnType::Text}}).finish("twice", {});
    REQUIRE_FALSE(twice.ok());
    CHECK(twice.error().message == "Two columns are named “a”.");
}

TEST_CASE("A table is assembled only from chunks that fit its description", "[tables]") {
    const Table table = random_table(1, chunk_rows + 5);
    std::vector<std::shared_ptr<const Chunk>> chunks = {table.shared_chunk(0), table.shared_chunk(1)};
    CHECK(Table::assemble(table.info(), chunks).ok());
    CHECK_FALSE(Table::assemble(table.info(), {chunks[0]}).ok());
    CHECK_FALSE(Table::assemble(table.info(), {chunks[1], chunks[0]}).ok());
    CHECK_FALSE(Table::assemble(table.info(), {chunks[0], nullptr}).ok());
    TableInfo other = table.info();
    other.columns[0].type = ColumnType::Text;
    const Result<Table> wrong = Table::assemble(other, chunks);
    REQUIRE_FALSE(wrong.ok());
    CHECK(wrong.error().place == "chunk 1");
}

TEST_CASE("Values have exact texts and a place on the axis", "[tables]") {
    CHECK(value_text(Value(29.85)) == "29.85");
    CHECK(value_text(Value(std::int64_t{-7})) == "-7");
    CHECK(value_text(Value(true)) == "true");
    CHECK(value_text(Value(Date{0})) == "1970-01-01");
    CHECK(value_text(Value(Instant{0})) == "1970-01-01T00:00:00.000Z");
    CHECK(value_text(Value()).empty());
    CHECK(value_on_axis(Value(Date{-3})) == -3.0);
    CHECK_FALSE(value_on_axis(Value(std::string_view("5"))).has_value());
    CHECK(column_type_named("date and time") == ColumnType::DateTime);
    CHECK_FALSE(column_type_named("real").has_value());
    std::int64_t integer = 0;
    CHECK(parse_integer("-9223372036854775808", integer));
    CHECK_FALSE(parse_integer("9223372036854775808", integer));
    CHECK_FALSE(parse_integer("+-1", integer));
    CHECK_FALSE(parse_integer("", integer));
}
