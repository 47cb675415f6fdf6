// The synthetic customer files that ship with the page.
#include "csv_helpers.h"
#include "tables/filter.h"
#include "unit/support/files.h"

using namespace throughline;
using namespace throughline::csv;
using tables::ColumnType;

namespace {

tables::Table example(const std::string& name) {
    const Imported imported = import_of(testing::project_file("web/examples/" + name));
    CHECK(imported.remarks.count == 0);
    return imported.table;
}

ColumnType type_of(const tables::Table& table, std::string_view column) {
    const auto index = table.column_named(column);
    REQUIRE(index.has_value());
    return table.column_info(*index).type;
}

} // namespace

TEST_CASE("The synthetic telephone customers have the columns and types of the telco file", "[csv]") {
    const tables::Table table = example("customers-synthetic.csv");
    CHECK(table.row_count() == 600);
    CHECK(table.column_info(0).distinct_count == 600);
    CHECK(table.column_info(*table.column_named("TotalCharges")).null_count > 0);
    const tables::Table real = import_of(testing::shared_file("customers/telco-churn.csv")).table;
    REQUIRE(table.column_count() == real.column_count());
    for (std::size_t column = 0; column < real.column_count(); ++column) {
        CHECK(table.column_info(column).name == real.column_info(column).name);
        CHECK(table.column_info(column).type == real.column_info(column).type);
    }
}

TEST_CASE("The households of Harbour Bank tell the example's story", "[csv]") {
    const tables::Table table = example("harbour-bank-households.csv");
    CHECK(table.row_count() == 800);
    CHECK(type_of(table, "Fix ends") == ColumnType::Date);
    CHECK(type_of(table, "Renewed") == ColumnType::Boolean);
    CHECK(type_of(table, "Phone consent") == ColumnType::Boolean);
    CHECK(type_of(table, "Mortgage balance") == ColumnType::Integer);
    CHECK(type_of(table, "Balance change") == ColumnType::Number);
    CHECK(type_of(table, "Arrears days") == ColumnType::Integer);
    const std::size_t renewed = *table.column_named("Renewed");
    const auto yes = tables::filter_rows(table, {{renewed, tables::IsTrue{}, tables::Polarity::Is}});
    REQUIRE(yes.ok());
    // "renewal 71 → 80 %" on the outcome's card.
    const double known = table.row_count() - table.column_info(renewed).null_count;
    CHECK(static_cast<double>(yes.value().size()) / known == Catch::Approx(0.71).margin(0.02));
    CHECK(table.text(0, *table.column_named("Name")) == "Iris Falk");
}
