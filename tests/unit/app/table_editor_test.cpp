// R102: a decision's table edited as in a spreadsheet, in the whole workbench.
#include "base/random.h"
#include "base/tab_separated.h"
#include "base/text.h"
#include "model/records/decision.h"
#include "unit/app/whole_app.h"

#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using platform::Key;
using platform::TextEntryEnd;
using ui::Role;

namespace {

constexpr platform::Modifiers control{.control = true};

// A decision over tenure (number) and tier (string) that gives a text.
struct Desk {
    WholeApp app;

    explicit Desk(std::size_t rules = 1) {
        app.application().resized(1440, 1400, 1);
        REQUIRE(app.run("go.decisions"));
        REQUIRE(app.run("decision.add", {{"title", "Offer"}}));
        id = app.session().open_record();
        // Not about the example's customers, who have other columns.
        REQUIRE(app.run("record.set", {{"id", id.text()}, {"path", "table"}, {"value", ""}}));
        REQUIRE(
            app.run("decision.add_input", {{"id", id.text()}, {"expression", "tier"}, {"type", "string"}}));
        REQUIRE(app.run("decision.add_input",
                        {{"id", id.text()}, {"expression", "tenure"}, {"type", "number"}, {"at", "0"}}));
        for (std::size_t rule = 1; rule < rules; ++rule)
            REQUIRE(app.run("decision.insert_rule", {{"id", id.text()}}));
    }

    Id id;
    const Decision& decision() { return *app.store().find_as<Decision>(id); }
    std::string cell(std::size_t rule, std::size_t column) {
        const DecisionRule& row = decision().rules.at(rule);
        return column < 2    ? row.input_entries.at(column)
               : column == 2 ? row.output_entries.at(0)
                             : row.annotation;
    }
    void set(std::size_t rule, std::size_t column, std::string_view value) {
        REQUIRE(app.run("decision.set_cell", {{"id", id.text()},
                                              {"rule", std::to_string(rule)},
                                              {"column", std::to_string(column)},
                                              {"value", std::string(value)}}));
    }
    const ui::SemanticNode* node(std::uint32_t row, std::uint16_t column) {
        for (const ui::SemanticNode& each : app.ui().semantics().nodes()) {
            if (each.role == static_cast<std::uint32_t>(Role::GridCell) && each.row == row + 2 &&
                each.column == column + 2)
                return &each;
        }
        return nullptr;
    }
    // Of the rules' table, which comes first.
    void click(std::uint32_t row, std::uint16_t column) {
        const ui::SemanticNode* found = node(row, column);
        REQUIRE(found != nullptr);
        app.application().pointer_moved(found->x + 10, found->y + 10, platform::PointerSource::Mouse);
        app.settle();
        app.application().pointer_pressed(platform::PointerButton::Primary, true, 1);
        app.draw_frames(2);
        app.application().pointer_pressed(platform::PointerButton::Primary, false, 0);
        app.settle();
    }
    void set_text(std::string_view text) {
        REQUIRE(app.outside().set_text(app.application(), std::string(text)));
        app.settle();
    }
    void paste(std::string_view text) {
        app.application().pasted(text);
        app.settle();
    }
    bool says(std::string_view text) { return app.outline().find(text) != std::string::npos; }
};

} // namespace

TEST_CASE("What is wrong with a cell is said while it is typed, before it is kept", "[app][R102]") {
    Desk desk;
    desk.click(0, 0);
    desk.app.press(Key::F2);
    desk.set_text("< tenurx");
    CHECK(desk.says("did you mean"));
    CHECK((desk.node(0, 0)->state & ui::StateInvalid) != 0);
    desk.set_text("< 12");
    CHECK_FALSE(desk.says("did you mean"));
    CHECK((desk.node(0, 0)->state & ui::StateInvalid) == 0);
    desk.app.end_typing(TextEntryEnd::CommitAndNext);
    CHECK(desk.cell(0, 0) == "< 12");
    // Words in a column of texts get their quotes.
    desk.app.press(Key::F2);
    desk.set_text("gold");
    CHECK(desk.says("will be the text"));
    desk.app.end_typing(TextEntryEnd::CommitAndNext);
    CHECK(desk.cell(0, 1) == "\"gold\"");
    CHECK(desk.app.run("edit.undo"));
    CHECK(desk.cell(0, 1) == "-");
}

TEST_CASE("Names and functions are offered while a cell is typed", "[app][R102]") {
    Desk desk;
    desk.click(0, 0);
    desk.app.press(Key::F2);
    desk.set_text("< ten");
    REQUIRE(desk.app.has(Role::ListBox, "Suggestions"));
    desk.app.press(Key::Enter);
    REQUIRE(desk.app.outside().text_entry());
    CHECK(desk.app.outside().text_entry()->value == "< tenure");
    CHECK_FALSE(desk.app.has(Role::ListBox, "Suggestions"));
    desk.set_text("< ab");
    REQUIRE(desk.app.has(Role::Option, "abs"));
    desk.app.press(Key::Tab);
    CHECK(desk.app.outside().text_entry()->value == "< abs()");
    CHECK(desk.app.outside().text_entry()->caret == 6);
    desk.app.press(Key::Space, control);
    CHECK(desk.app.has(Role::Option, "tenure"));
    desk.app.press(Key::Escape);
    CHECK_FALSE(desk.app.has(Role::ListBox, "Suggestions"));
    REQUIRE(desk.app.outside().text_entry());
    desk.app.end_typing(TextEntryEnd::Cancel);
    CHECK(desk.cell(0, 0) == "-");
}

TEST_CASE(
    "A block from a spreadsheet is taken in the locale's numbers, with quotes and new rules, in one step",
    "[app][R102]") {
    Desk desk;
    desk.click(0, 0);
    desk.paste("1.234,5\tgold\tcall\r\n> 2,5\t\"two\r\nlines\"\twait\r\nabc\tsilver\t\r\n");
    REQUIRE(desk.decision().rules.size() == 3);
    CHECK(desk.cell(0, 0) == "1234.5");
    CHECK(desk.cell(0, 1) == "\"gold\"");
    CHECK(desk.cell(1, 0) == "> 2.5");
    CHECK(desk.cell(1, 1) == "\"two\\nlines\"");
    CHECK(desk.cell(2, 0) == "abc");
    CHECK(desk.says("2 new rules, 2 numbers read with a decimal comma, 5 texts quoted"));
    CHECK(desk.says("Rule 3, tenure: “abc” is no number."));
    REQUIRE(desk.app.run("edit.undo"));
    CHECK(desk.decision().rules.size() == 1);
    CHECK(desk.cell(0, 0) == "-");
    // Where the block itself does not say, the person's locale does.
    desk.app.outside().set_writes_decimal_comma(true);
    desk.paste("1.234");
    CHECK(desk.cell(0, 0) == "1234");
    // Too wide: nothing is changed, and it is said where.
    desk.paste("1\t2\t3\t4\t5\n");
    INFO(desk.app.outline());
    CHECK(desk.says("Line 1 of the block is 5 cells wide; from here only 4 fit."));
    CHECK(desk.cell(0, 0) == "1234");
}

TEST_CASE("What is copied is pasted as it was", "[app][R102]") {
    Desk desk(3);
    constexpr std::string_view cells[] = {"1,5",
                                          "\"a\", \"b\"",
                                          "- ",
                                          "\"say \\\"so\\\"\"",
                                          "date(\"2026-01-02\")",
                                          "[1..2]",
                                          "",
                                          "1.234",
                                          "not(\"x\")",
                                          "\"tab\\tin\"",
                                          "if true\nthen 1\nelse 2",
                                          "=1",
                                          "\"\"",
                                          "50"};
    Random random(8);
    for (int round = 0; round < 12; ++round) {
        for (std::size_t rule = 0; rule < 3; ++rule) {
            for (std::size_t column = 0; column < 4; ++column)
                desk.set(rule, column, cells[random.below(std::size(cells))]);
        }
        const std::vector<DecisionRule> before = desk.decision().rules;
        desk.click(0, 0);
        desk.app.press(Key::A, control);
        std::string text, html;
        // Without the column of customers, which is none of the table's.
        REQUIRE(desk.app.application().copy_requested(false, text, html));
        CHECK(html.find("<table>") == 0);
        REQUIRE(desk.app.run(
            "decision.clear_cells",
            {{"id", desk.id.text()}, {"rules", "0 1 2"}, {"column", "0"}, {"last_column", "3"}}));
        CHECK(desk.cell(1, 0) == "-");
        desk.paste(text);
        REQUIRE(desk.decision().rules.size() == 3);
        for (std::size_t rule = 0; rule < 3; ++rule) {
            CAPTURE(round, rule, text);
            REQUIRE(desk.decision().rules[rule].input_entries == before[rule].input_entries);
            REQUIRE(desk.decision().rules[rule].output_entries == before[rule].output_entries);
            REQUIRE(desk.decision().rules[rule].annotation == before[rule].annotation);
        }
    }
}

TEST_CASE("Rules are filtered and shown in another order without changing theirs", "[app][R102]") {
    Desk desk(20);
    for (std::size_t rule = 0; rule < 20; ++rule) {
        desk.set(rule, 0, text_format("< %d", static_cast<int>((rule * 7) % 20)));
        desk.set(rule, 1, rule % 5 == 0 ? "\"gold\"" : "\"silver\"");
    }
    desk.app.click(Role::SearchField, "Filter rules");
    REQUIRE(desk.app.outside().text_entry());
    desk.set_text("GOLD");
    CHECK(desk.says("4 of 20 rules; the filter hides 16"));
    desk.app.end_typing();
    CHECK(desk.app.has(Role::RowHeader, "6"));
    CHECK_FALSE(desk.app.has(Role::RowHeader, "7"));
    // An edit goes to the rule that is seen.
    desk.click(1, 2);
    desk.app.press(Key::F2);
    desk.set_text("\"here\"");
    desk.app.end_typing();
    CHECK(desk.cell(5, 2) == "\"here\"");
    desk.app.click(Role::Link, "Show all rules in their order");
    CHECK(desk.app.has(Role::RowHeader, "7"));
    // The view alone.
    desk.app.click(Role::ColumnHeader, "tenure");
    desk.app.click(Role::ToggleButton, "Show ascending");
    CHECK(desk.says("shown by tenure; the rules keep their order"));
    CHECK(desk.cell(0, 0) == "< 0");
    CHECK(desk.cell(1, 0) == "< 7");
    REQUIRE(desk.node(1, 0) != nullptr);
    CHECK(desk.app.ui().semantics().text(desk.node(1, 0)->name) == "< 1");
    // The rules themselves, with a warning where their order decides.
    REQUIRE(desk.app.run("decision.set_hit_policy", {{"id", desk.id.text()}, {"policy", "first"}}));
    desk.app.click(Role::Button, "Sort the rules so");
    CHECK(desk.cell(1, 0) == "< 1");
    CHECK(desk.says("With hit policy First their order decides"));
    REQUIRE(desk.app.run("edit.undo"));
    CHECK(desk.cell(1, 0) == "< 7");
}

TEST_CASE("Rules and columns are moved, put in and taken out by keyboard, and all of it is undone",
          "[app][R102]") {
    Desk desk(4);
    for (std::size_t rule = 0; rule < 4; ++rule)
        desk.set(rule, 0, text_format("%d", static_cast<int>(rule)));
    desk.click(1, 0);
    desk.app.press(Key::Down, {.shift = true});
    desk.app.press(Key::Down, {.alt = true});
    CHECK(desk.cell(1, 0) == "3");
    CHECK(desk.cell(2, 0) == "1");
    CHECK(desk.cell(3, 0) == "2");
    desk.app.press(Key::Backspace, control);
    CHECK(desk.decision().rules.size() == 2);
    REQUIRE(desk.app.run("edit.undo"));
    REQUIRE(desk.app.run("edit.undo"));
    CHECK(desk.cell(1, 0) == "1");
    desk.click(0, 0);
    desk.click(1, 0);
    desk.app.press(Key::Insert);
    CHECK(desk.decision().rules.size() == 5);
    CHECK(desk.cell(1, 0) == "-");
    desk.app.press(Key::Right, {.alt = true});
    CHECK(desk.decision().inputs[0].expression == "tier");
    // An input does not become an output.
    desk.app.press(Key::Right, {.alt = true});
    CHECK(desk.decision().inputs[0].expression == "tier");
    CHECK(desk.cell(0, 1) == "0");
    desk.click(0, 1);
    desk.app.press(Key::Down, {.control = true, .shift = true});
    desk.app.press(Key::Delete);
    for (std::size_t rule = 0; rule < 5; ++rule)
        CHECK(desk.cell(rule, 1) == "-");
}

TEST_CASE("Tests are pasted as blocks, too", "[app][R102]") {
    Desk desk;
    REQUIRE(desk.app.run("decision.add_test", {{"id", desk.id.text()}}));
    REQUIRE(desk.app.run("decision.paste_test_cells",
                         {{"id", desk.id.text()},
                          {"test", "0"},
                          {"column", "0"},
                          {"text", "One\t12,5\tgold\tcall\nTwo\t1.000,5\tsilver\t\n"}}));
    REQUIRE(desk.decision().tests.size() == 2);
    CHECK(desk.decision().tests[0].title == "One");
    CHECK(desk.decision().tests[0].values == std::vector<std::string>{"12.5", "\"gold\""});
    CHECK(desk.decision().tests[0].expected == std::vector<std::string>{"\"call\""});
    CHECK(desk.decision().tests[1].values[0] == "1000.5");
    CHECK(desk.decision().tests[1].expected[0].empty());
    REQUIRE(desk.app.run("edit.undo"));
    CHECK(desk.decision().tests.size() == 1);
}

TEST_CASE("Where no words are offered any more, Enter, Tab and Escape are the cell's again", "[app][R102]") {
    Desk desk;
    for (const Key end : {Key::Enter, Key::Tab, Key::Escape}) {
        desk.click(0, 2);
        desk.app.press(Key::F2);
        desk.set_text("c");
        REQUIRE(desk.app.has(Role::ListBox, "Suggestions"));
        CHECK(desk.app.outside().text_entry_list().list != 0);
        desk.set_text("Call first");
        CHECK_FALSE(desk.app.has(Role::ListBox, "Suggestions"));
        // The browser hears of it: from now on the key ends the entry there.
        CHECK(desk.app.outside().text_entry_list().list == 0);
        // A quick hand is before that.
        desk.app.press(end);
        CHECK_FALSE(desk.app.outside().text_entry());
        CHECK(desk.cell(0, 2) == (end == Key::Escape ? "" : "\"Call first\""));
        if (end != Key::Escape)
            REQUIRE(desk.app.run("edit.undo"));
    }
}

TEST_CASE("The texts that customers have are offered while a cell is typed", "[app][R102]") {
    Desk desk;
    REQUIRE(
        desk.app.run("record.set", {{"id", desk.id.text()}, {"path", "table"}, {"value", "tb-households"}}));
    REQUIRE(desk.app.run(
        "decision.add_input",
        {{"id", desk.id.text()}, {"expression", "Preferred channel"}, {"type", "string"}, {"at", "0"}}));
    desk.app.settle();
    desk.click(0, 0);
    desk.app.press(Key::Enter);
    desk.set_text("pho");
    CHECK(desk.app.has(Role::Option, "\"phone\""));
    desk.app.press(Key::Enter);
    desk.app.end_typing();
    CHECK(desk.cell(0, 0) == "\"phone\"");
}

TEST_CASE("A table of thousands of rules is read between frames, and an edit of it is there at once",
          "[app][R102]") {
    Desk desk;
    std::string block;
    for (int rule = 0; rule < 3000; ++rule)
        block += text_format("[%d..%d)\tkind %d\tanswer %d\n", rule * 3, rule * 3 + 3, rule % 9, rule % 40);
    REQUIRE(desk.app.run("decision.paste_cells",
                         {{"id", desk.id.text()}, {"rule", "0"}, {"column", "0"}, {"text", block}}));
    REQUIRE(desk.decision().rules.size() == 3000);
    // The last rule is one key away.
    desk.click(0, 0);
    desk.app.press(Key::End, control);
    CHECK(desk.app.has(Role::RowHeader, "3000"));
    CHECK_FALSE(desk.app.has(Role::RowHeader, "1"));
    desk.set(2999, 0, "< oops");
    CHECK(desk.says("1 cell with errors"));
    REQUIRE(desk.app.run("edit.undo"));
    CHECK_FALSE(desk.says("1 cell with errors"));
}

} // namespace throughline::app::test
