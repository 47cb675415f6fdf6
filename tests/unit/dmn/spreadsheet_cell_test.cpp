// R102: what spreadsheets of any locale show, as FEEL.
#include "dmn/spreadsheet_cell.h"

#include <catch_amalgamated.hpp>

using namespace throughline::dmn;

namespace {

bool never(std::string_view) {
    return false;
}

TakenCell take(std::string_view cell, std::string_view type, const SpreadsheetLocale& locale = {},
               CellUse use = CellUse::Test) {
    return take_spreadsheet_cell(cell, type, use, locale, [](std::string_view text) {
        return text.find('"') != std::string_view::npos || text.substr(0, 2) == "< ";
    });
}

} // namespace

TEST_CASE("[R102] Numbers of every locale are the numbers they are") {
    const auto with_point = [](std::string_view cell) {
        return feel_number(cell, DecimalMark::Point).value_or("no");
    };
    const auto with_comma = [](std::string_view cell) {
        return feel_number(cell, DecimalMark::Comma).value_or("no");
    };
    // Only one way to read them.
    for (const auto& [cell, number] :
         std::vector<std::pair<std::string_view, std::string_view>>{{"1.234,5", "1234.5"},
                                                                    {"1,234.5", "1234.5"},
                                                                    {"1.234.567", "1234567"},
                                                                    {"1,234,567.25", "1234567.25"},
                                                                    {"1 234,5", "1234.5"},
                                                                    {"1\u202F234\u00A0567,5", "1234567.5"},
                                                                    {"1’234.50", "1234.50"},
                                                                    {"12,5", "12.5"},
                                                                    {"0,125", "0.125"},
                                                                    {"50 %", "0.5"},
                                                                    {"12,5%", "0.125"},
                                                                    {"(1.234,50)", "-1234.50"},
                                                                    {"−7", "-7"},
                                                                    {"€ 1.234,50", "1234.50"},
                                                                    {"1.234,50 EUR", "1234.50"},
                                                                    {"$1,234.50", "1234.50"},
                                                                    {"1,2E+05", "1.2E+5"}}) {
        CAPTURE(cell);
        const auto expected = Catch::Approx(std::stod(std::string(number)));
        CHECK(std::stod(with_point(cell)) == expected);
        CHECK(std::stod(with_comma(cell)) == expected);
    }
    // Two ways: the locale decides.
    CHECK(with_point("1.234") == "1.234");
    CHECK(with_comma("1.234") == "1234");
    CHECK(with_point("1,234") == "1234");
    CHECK(with_comma("1,234") == "1.234");
    for (const std::string_view cell :
         {"", "abc", "1.2.3", "12 34", "1.23,4.5", "1,5, 2", "5..7", "--5", "1e", "%", "€"})
        CHECK(with_comma(cell) == "no");
}

TEST_CASE("[R102] Cells that can be read in one way decide for the others of their block") {
    LocaleEvidence evidence;
    for (const std::string_view cell : {"1.234", "12,5", "gold", "< 3,75"})
        evidence.add(cell);
    CHECK(evidence.decide(DecimalMark::Point).decimal == DecimalMark::Comma);
    CHECK_FALSE(evidence.is_mixed());
    CHECK(LocaleEvidence().decide(DecimalMark::Comma).decimal == DecimalMark::Comma);
    LocaleEvidence american;
    american.add("12/31/2026");
    CHECK(american.decide(DecimalMark::Point).dates == DateOrder::MonthFirst);
    LocaleEvidence unsure;
    unsure.add("03/04/2026");
    CHECK(unsure.decide(DecimalMark::Point).dates == DateOrder::Unknown);
}

TEST_CASE("[R102] A cell becomes what its column takes") {
    const SpreadsheetLocale german{DecimalMark::Comma, DateOrder::DayFirst};
    CHECK(take("", "number").text == "-");
    CHECK(take("", "number", {}, CellUse::Expression).text.empty());
    CHECK(take("1.234,5", "number").text == "1234.5");
    CHECK(take(">= 1.234", "number", german).text == ">= 1234");
    CHECK(take("1.50", "number", german).how == Taken::AsItStands);
    CHECK(take("abc", "number").how == Taken::Unfitting);
    CHECK(take("gold", "string").text == "\"gold\"");
    CHECK(take("say \"so\"", "string").how == Taken::AsItStands); // FEEL, says the one who knows
    CHECK(take_spreadsheet_cell("say \"so\"", "string", CellUse::Test, {}, never).text ==
          "\"say \\\"so\\\"\"");
    CHECK(take("\"a\", \"b\"", "string").how == Taken::AsItStands);
    CHECK(take("12", "string").text == "\"12\"");
    CHECK(take("-", "string").text == "-");
    CHECK(take("WAHR", "boolean").text == "true");
    CHECK(take("faux", "boolean").text == "false");
    CHECK(take("maybe", "boolean").how == Taken::Unfitting);
    CHECK(take("31.12.2026", "date").text == "date(\"2026-12-31\")");
    CHECK(take("2026-12-31", "date").text == "date(\"2026-12-31\")");
    CHECK(take("03/04/2026", "date", german).text == "date(\"2026-04-03\")");
    CHECK(take("03/04/2026", "date").how == Taken::Unfitting);
    CHECK(take("31.02.2026", "date").how == Taken::Unfitting);
    // Where any value may come.
    CHECK(take("1.234,5", "").text == "1234.5");
    CHECK(take("gold", "").text == "\"gold\"");
    CHECK(take("< 5", "").how == Taken::AsItStands);
}

TEST_CASE("[R102] Words typed into a column of texts get their quotes, FEEL that went wrong does not") {
    CHECK(with_quotes_where_meant("gold card", "string", never) == "\"gold card\"");
    CHECK(with_quotes_where_meant("gold", "number", never) == "gold");
    CHECK(with_quotes_where_meant("\"gold", "string", never) == "\"gold");
    CHECK(with_quotes_where_meant("not(gold)", "string", never) == "not(gold)");
    CHECK(with_quotes_where_meant("-", "string", never) == "-");
    CHECK(with_quotes_where_meant("tier", "string", [](std::string_view) { return true; }) == "tier");
}
