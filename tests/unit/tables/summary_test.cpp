#include "random_table.h"
#include "tables/summary.h"

#include <algorithm>
#include <map>

using namespace throughline;
using namespace throughline::tables;
using Catch::Approx;

TEST_CASE("Counts per value are those of a plain loop", "[tables]") {
    const Table table = random_table(31, chunk_rows + 77, 2);
    Random random(32);
    for (std::size_t column = 0; column < table.column_count(); ++column) {
        Rows rows;
        for (RowIndex row = 0; row < table.row_count(); ++row) {
            if (random.below(2) == 0)
                rows.push_back(row);
        }
        std::map<std::string, RowIndex> expected;
        RowIndex blank = 0;
        for (const RowIndex row : rows) {
            if (table.is_null(row, column))
                ++blank;
            else
                ++expected[value_text(table.value(row, column))];
        }
        Result<CountJob> job = CountJob::start(table, column, rows, 10);
        REQUIRE(job.ok());
        while (job.value().step(5000) == JobState::Running) {
        }
        const ValueCounts counts = std::move(job).value().take_counts();
        CHECK(counts.blank == blank);
        CHECK(counts.rows == rows.size());
        CHECK(counts.distinct == expected.size());
        CHECK(counts.values.size() == std::min<std::size_t>(10, expected.size()));
        RowIndex previous = counts.rows;
        for (const ValueCount& value : counts.values) {
            CHECK(expected.at(value.text) == value.rows);
            CHECK(value.rows <= previous);
            previous = value.rows;
        }
    }
    CHECK_FALSE(count_values(table, 99, {}).ok());
    CHECK_FALSE(count_values(table, 0, {table.row_count()}).ok());
}

TEST_CASE("Counted values fit a filter", "[tables]") {
    const Table table = random_table(33, 2000, 2);
    for (std::size_t column = 0; column < table.column_count(); ++column) {
        const Result<ValueCounts> counts = count_values(table, column, all_rows(table), 5);
        REQUIRE(counts.ok());
        for (const ValueCount& value : counts.value().values) {
            const Result<Rows> rows = filter_rows(table, {{column, AnyOf{{value.text}}, Polarity::Is}});
            REQUIRE(rows.ok());
            CHECK(rows.value().size() == value.rows);
        }
    }
}

TEST_CASE("A summary has the textbook's numbers", "[tables]") {
    TableBuilder builder({{"n", ColumnType::Number}, {"t", ColumnType::Text}});
    for (const double number : {7.0, 1.0, 3.0, 5.0}) {
        builder.number(0, number);
        builder.end_row();
    }
    builder.end_row();
    const Result<Table> table = std::move(builder).finish("t", {});
    REQUIRE(table.ok());
    const Result<NumberSummary> result = summarise(table.value(), 0, all_rows(table.value()));
    REQUIRE(result.ok());
    const NumberSummary& summary = result.value();
    CHECK(summary.count == 4);
    CHECK(summary.blank == 1);
    CHECK(summary.minimum == 1);
    CHECK(summary.maximum == 7);
    CHECK(summary.mean == 4);
    CHECK(summary.standard_deviation == Approx(2.5819888975));
    // R: quantile(c(7,1,3,5), type = 7) gives 2.5, 4.0, 5.5.
    CHECK(summary.lower_quartile == 2.5);
    CHECK(summary.median == 4);
    CHECK(summary.upper_quartile == 5.5);

    const Result<Histogram> bins = histogram(table.value(), 0, all_rows(table.value()), 3);
    REQUIRE(bins.ok());
    CHECK(bins.value().low == 1);
    CHECK(bins.value().high == 7);
    CHECK(bins.value().bins == std::vector<RowIndex>{1, 1, 2});
    CHECK_FALSE(summarise(table.value(), 1, {}).ok());
    CHECK_FALSE(histogram(table.value(), 9, {}, 3).ok());
    const Result<NumberSummary> nothing = summarise(table.value(), 0, {4});
    REQUIRE(nothing.ok());
    CHECK(nothing.value().count == 0);
    CHECK(nothing.value().blank == 1);
}

TEST_CASE("A histogram stands extreme and constant numbers", "[tables]") {
    TableBuilder builder({{"n", ColumnType::Number}, {"c", ColumnType::Number}});
    for (const double number : {-1.7e308, 0.0, 1.7e308}) {
        builder.number(0, number);
        builder.number(1, 4);
        builder.end_row();
    }
    const Result<Table> table = std::move(builder).finish("t", {});
    REQUIRE(table.ok());
    const Result<Histogram> wide = histogram(table.value(), 0, all_rows(table.value()), 2);
    REQUIRE(wide.ok());
    CHECK(wide.value().bins == std::vector<RowIndex>{1, 2});
    const Result<Histogram> constant = histogram(table.value(), 1, all_rows(table.value()), 4);
    REQUIRE(constant.ok());
    CHECK(constant.value().bins == std::vector<RowIndex>{3, 0, 0, 0});
}
