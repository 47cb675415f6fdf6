// R102: the words that are offered while a cell is typed.
#include "dmn/cell_completion.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace throughline::dmn;

namespace {

struct Desk {
    DecisionTable table;
    CompileReport report;
    CompletedColumn column;

    Desk() {
        table.inputs = {{"", "monthly charges", "number", ""},
                        {"", "contract", "string", "\"month\", \"year\""}};
        table.outputs = {{"offer", "string", "", ""}};
        table.rules = {{{"> 5", "\"month\""}, {"\"Bonus\""}, ""}, {{"-", "-"}, {"\"Loyalty 10 %\""}, ""}};
        report = compile_table(table);
        column.table = report.parts.get();
        at(CellKind::InputEntry, 0);
    }
    void at(CellKind kind, std::size_t place) {
        column.kind = kind;
        column.column = place;
        column.values = values_in_column(table, kind, place, 50);
    }
    std::vector<std::string> offers(std::string_view text, std::size_t caret, bool asked = false) const {
        std::vector<std::string> result;
        for (const Completion& offer : complete_cell(column, text, caret, asked).offers)
            result.push_back(offer.text);
        return result;
    }
    // The text with the offer in it, and | where the caret goes.
    std::string accepted(std::string_view text, std::size_t caret, std::string_view offer,
                         bool asked = false) const {
        for (const Completion& each : complete_cell(column, text, caret, asked).offers) {
            if (each.text != offer)
                continue;
            std::string result =
                std::string(text.substr(0, each.from)) + each.insert + std::string(text.substr(each.to));
            return result.insert(each.from + each.caret, "|");
        }
        return "not offered";
    }
};

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

TEST_CASE("[R102] Allowed values come first, then those of other rules, names and functions") {
    Desk desk;
    desk.at(CellKind::InputEntry, 1);
    const std::vector<std::string> all = desk.offers("", 0, true);
    REQUIRE(all.size() > 10);
    CHECK(all[0] == "\"month\"");
    CHECK(all[1] == "\"year\"");
    CHECK(has(all, "monthly charges"));
    CHECK(has(all, "contract"));
    // Nothing typed and nothing asked: nothing in the way.
    CHECK(desk.offers("", 0).empty());
    CHECK(desk.offers("not(\"month\"), ", 14).empty());
    desk.at(CellKind::OutputEntry, 0);
    CHECK(desk.offers("lo", 2).front() == "\"Loyalty 10 %\"");
}

TEST_CASE("[R102] An offer takes the place of the word that was begun") {
    Desk desk;
    CHECK(desk.accepted("> mon", 5, "monthly charges") == "> monthly charges|");
    CHECK(desk.accepted("> monthly ch", 12, "monthly charges") == "> monthly charges|");
    CHECK(desk.accepted("< ab + 1", 4, "abs") == "< abs(|) + 1");
    CHECK(desk.accepted("< ab(3)", 4, "abs") == "< abs|(3)");
    CHECK(desk.accepted("> no", 4, "now") == "> now()|");
    desk.at(CellKind::InputEntry, 1);
    CHECK(desk.accepted("ye", 2, "\"year\"") == "\"year\"|");
    CHECK(desk.accepted("\"m", 2, "\"month\"") == "\"month\"|");
    CHECK(desk.accepted("\"m\", \"year\"", 2, "\"month\"") == "\"month\"|, \"year\"");
    // Inside a text there are no functions.
    CHECK_FALSE(has(desk.offers("\"con", 4), "contains"));
}

TEST_CASE("[R102] A function's arguments are told while they are typed") {
    Desk desk;
    const auto hint = [&desk](std::string_view text) {
        return complete_cell(desk.column, text, text.size(), false).hint;
    };
    CHECK(hint("substring(").substr(0, 10) == "substring(");
    CHECK(hint("string length(").substr(0, 14) == "string length(");
    CHECK(hint("contains(upper case(\"a\"), ").substr(0, 9) == "contains(");
    CHECK(hint("(1 + ").empty());
    CHECK(hint("contains(\"a\", \"b\")").empty());
}

TEST_CASE("[R102] What is typed in full is not offered, and tests are offered values alone") {
    Desk desk;
    CHECK(desk.offers("monthly charges", 15).empty());
    desk.at(CellKind::InputEntry, 1);
    desk.column.values_only = true;
    const std::vector<std::string> all = desk.offers("", 0, true);
    CHECK(all == std::vector<std::string>{"\"month\"", "\"year\""});
}

TEST_CASE("[R102] What the customers have is offered before names and functions, once") {
    Desk desk;
    desk.at(CellKind::InputEntry, 1);
    desk.column.known = {{"\"month\"", "3,875 customers"}, {"\"Two months\"", "12 customers"}};
    CHECK(desk.offers("mo", 2).front() == "\"month\"");
    const std::vector<std::string> all = desk.offers("", 0, true);
    CHECK(std::count(all.begin(), all.end(), "\"month\"") == 1);
    REQUIRE(has(all, "\"Two months\""));
    const auto place = [&all](std::string_view word) { return std::find(all.begin(), all.end(), word); };
    CHECK(place("\"Two months\"") < place("monthly charges"));
    CHECK(desk.accepted("two", 3, "\"Two months\"") == "\"Two months\"|");
}

TEST_CASE("[R102] No list opens over a number that is typed: Enter keeps what stands there") {
    Desk desk;
    desk.table.rules = {{{"25", "-"}, {"\"Bonus\""}, ""}, {{"-25", "-"}, {"\"Bonus\""}, ""}};
    desk.at(CellKind::InputEntry, 0);
    for (const char* typed : {"2", "-", "> 2"})
        CHECK(desk.offers(typed, std::string_view(typed).size()).empty());
    CHECK(has(desk.offers("2", 1, true), "25"));
    CHECK(has(desk.offers("-", 1, true), "-25"));
}
