// Real files from outside the repository.
#include "csv_helpers.h"
#include "tables/summary.h"
#include "unit/support/files.h"

using namespace throughline;
using namespace throughline::csv;
using tables::ColumnType;
using testing::shared_file;

namespace {

tables::RowIndex rows_with(const tables::Table& table, std::string_view column, const std::string& value) {
    const auto rows = tables::filter_rows(
        table, {{table.column_named(column).value(), tables::AnyOf{{value}}, tables::Polarity::Is}});
    REQUIRE(rows.ok());
    return static_cast<tables::RowIndex>(rows.value().size());
}

} // namespace

TEST_CASE("The telephone customers are read as their description says", "[csv][R083]") {
    const Imported imported = import_of(shared_file("customers/telco-churn.csv"));
    const tables::Table& table = imported.table;
    CHECK(imported.remarks.count == 0);
    CHECK(table.row_count() == 7043);
    CHECK(table.column_count() == 21);
    CHECK(rows_with(table, "Churn", "true") == 1869);
    CHECK(table.column_info(*table.column_named("TotalCharges")).null_count == 11);
    CHECK(table.column_info(*table.column_named("TotalCharges")).type == ColumnType::Number);
    CHECK(table.column_info(*table.column_named("MonthlyCharges")).type == ColumnType::Number);
    CHECK(table.column_info(*table.column_named("tenure")).type == ColumnType::Integer);
    CHECK(table.column_info(*table.column_named("SeniorCitizen")).type == ColumnType::Integer);
    CHECK(table.column_info(*table.column_named("Partner")).type == ColumnType::Boolean);
    CHECK(table.column_info(*table.column_named("customerID")).distinct_count == 7043);
    CHECK(rows_with(table, "Contract", "Month-to-month") == 3875);
    CHECK(rows_with(table, "Contract", "One year") == 1473);
    CHECK(rows_with(table, "Contract", "Two year") == 1695);
    CHECK(table.text(0, 0) == "7590-VHVEG");
    CHECK(table.number(0, 18) == 29.85);
}

TEST_CASE("The call centre's log: CR line ends and d.m.yy dates", "[csv]") {
    const Guess guess = guess_of(shared_file("event-logs/callcenter.csv"));
    REQUIRE(guess.columns.size() == 9);
    CHECK(guess.row_count == 7548);
    CHECK(guess.columns[2].name == "Start Date");
    CHECK(guess.columns[2].format.type == ColumnType::DateTime);
    CHECK(guess.columns[2].century_is_assumed);
    CHECK_FALSE(guess.columns[2].date_order_is_ambiguous);
    const Imported imported = import_of(*guess.text.utf8);
    CHECK(imported.table.row_count() == 7548);
    CHECK(imported.table.column_info(0).distinct_count == 3885);
    CHECK(rows_with(imported.table, "Operation", "Inbound Call") == 4361);
    CHECK(rows_with(imported.table, "Operation", "Handle Email") == 564);
    CHECK(imported.table.column_info(3).minimum == "2010-03-02T07:39:00.000Z");
    CHECK(imported.table.column_info(3).maximum == "2010-04-30T14:36:00.000Z");
}

TEST_CASE("The receipts' log: microseconds and zones", "[csv]") {
    const Imported imported = import_of(shared_file("event-logs/receipt.csv"));
    const tables::Table& table = imported.table;
    CHECK(table.row_count() == 8577);
    CHECK(table.column_info(*table.column_named("case:concept:name")).distinct_count == 1434);
    const std::size_t time = *table.column_named("time:timestamp");
    CHECK(table.column_info(time).type == ColumnType::DateTime);
    CHECK(tables::value_text(table.value(0, time)) == "2011-10-11T11:45:40.276Z");
}

TEST_CASE("Candidate actions with numbers of 19 digits", "[csv]") {
    const Imported imported = import_of(shared_file("arbitration/priorities.csv"));
    const tables::Table& table = imported.table;
    CHECK(table.row_count() == 2922);
    const std::size_t interaction = *table.column_named("pxInteractionID");
    CHECK(table.column_info(interaction).type == ColumnType::Integer);
    CHECK(table.column_info(interaction).distinct_count == 40);
    CHECK(tables::value_text(table.value(0, interaction)) == "-8570391784720840265");
    CHECK(import_of(shared_file("arbitration/funnel-minimal.csv")).table.row_count() == 12);
}
