#include "tables/column_names.h"
#include "tables/table_builder.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::tables;

TEST_CASE("Columns from elsewhere are known by usual names, however they are written", "[tables][R105]") {
    CHECK(plain_name(" Choice probability ") == "choiceprobability");
    CHECK(plain_name("choice_probability") == "choiceprobability");
    CHECK(plain_name("Choice-Probability") == "choiceprobability");

    TableBuilder builder(
        {{"When", ColumnType::Date}, {"Action_ID", ColumnType::Text}, {"action", ColumnType::Text}});
    const Result<Table> table = std::move(builder).finish("log", {});
    REQUIRE(table.ok());
    CHECK(column_names(table.value()) == std::vector<std::string>{"When", "Action_ID", "action"});
    CHECK(column_called(table.value(), {"actionid"}) == 1);
    CHECK(column_called(table.value(), {"action", "actionid"}) ==
          2); // the first name counts, not the first column
    CHECK(column_called(table.value(), {"moment", "when"}) == 0);
    CHECK_FALSE(column_called(table.value(), {"channel"}));
}
