// The screens of decisions: a decision with its tests and versions, the graph, decision models that come in
// and go out.
#include "base/text.h"
#include "model/records/decision.h"
#include "unit/app/screen_text.h"
#include "unit/support/files.h"

#include <catch_amalgamated.hpp>
#include <cmath>

namespace throughline::app::test {

using platform::Key;
using ui::Role;

namespace {

std::string retention_file() {
    return testing::project_file("tests/fixtures/dmn/retention.dmn");
}

Id first_of(WholeApp& app, Kind kind) {
    const auto all = app.store().all(kind);
    REQUIRE_FALSE(all.empty());
    return all.front()->id;
}

Id decision_with_tests(WholeApp& app) {
    for (const RecordPointer& record : app.store().all(Kind::Decision)) {
        if (as<Decision>(record)->tests.size() >= 4)
            return record->id;
    }
    FAIL("the example has no decision with tests");
    return {};
}

} // namespace

TEST_CASE("Every interactive item of a decision and a customer has a semantic record", "[app]") {
    WholeApp app;
    const Id decision = first_of(app, Kind::Decision);
    REQUIRE(app.run("go.record", {{"id", decision.text()}}));
    REQUIRE(app.has(Role::Grid, "Rules"));
    app.check_covered("decision");
    app.double_click(Role::GridCell, "-");
    REQUIRE(app.outside().text_entry());
    app.check_covered("a cell is edited");
    app.type("1");
    app.check_covered("a cell is edited, with preview");
    app.end_typing(platform::TextEntryEnd::Cancel);
    app.click(Role::Button, "Hit policy: First");
    app.check_covered("hit policy");
    app.press(Key::Escape);
    REQUIRE(app.run("go.customers"));
    app.click(Role::GridCell, "HB-0001");
    REQUIRE(app.has(Role::Heading, "Iris Falk"));
    app.check_covered("customer");
}

TEST_CASE("A new decision is about the customers at hand, and its inputs are chosen from their columns",
          "[app][R102]") {
    WholeApp app;
    app.application().resized(1440, 1400, 1);
    REQUIRE(app.run("go.customers"));
    REQUIRE(app.run("decision.add", {{"title", "Who is called"}}));
    REQUIRE(app.session().place == Place::Decisions);
    const Id id = app.session().open_record();
    const auto decision = [&]() -> const Decision& { return *app.store().find_as<Decision>(id); };
    CHECK(decision().table == Id::literal("tb-households"));
    CHECK(decision().inputs.empty());
    app.check_covered("a decision without inputs");
    const auto choose = [&app](std::string_view column) {
        app.click(Role::ComboBox, "Add input");
        app.type(column);
        app.click(Role::Option, name_with(app, Role::Option, column));
    };
    choose("Arrears days");
    choose("Fix ends");
    REQUIRE(decision().inputs.size() == 2);
    CHECK(decision().inputs[0].expression == "Arrears days");
    CHECK(decision().inputs[0].type == "number");
    CHECK(decision().inputs[1].type == "date");
    CHECK(decision().rules[0].input_entries.size() == 2);
    // What is read already is not offered again.
    app.click(Role::ComboBox, "Add input");
    app.type("arrears");
    CHECK(name_with(app, Role::Option, "Arrears days").empty());
    app.press(Key::Escape);
    choose("Something else");
    REQUIRE(decision().inputs.size() == 3);
    CHECK(decision().inputs[2].expression == "input");
    REQUIRE(app.run("edit.undo"));
    REQUIRE(app.run("edit.undo"));
    CHECK(decision().inputs.size() == 1);
}

TEST_CASE("A decision that reads no table's columns is tried on the one that is chosen", "[app][R102]") {
    WholeApp app;
    app.application().resized(1440, 1400, 1);
    REQUIRE(app.run("go.decisions"));
    REQUIRE(app.run("decision.add", {{"title", "Elsewhere"}}));
    const Id id = app.session().open_record();
    REQUIRE(app.run("decision.add_input", {{"id", id.text()}, {"expression", "moon"}}));
    REQUIRE(app.run("record.set", {{"id", id.text()}, {"path", "table"}, {"value", ""}}));
    app.settle();
    app.click(Role::ComboBox, "Try it on");
    app.click(Role::Option, "Households");
    CHECK(app.store().find_as<Decision>(id)->table == Id::literal("tb-households"));
    CHECK_FALSE(app.has(Role::ComboBox, "Try it on"));
}

TEST_CASE("Tests of a decision are made, run and mended where it is edited", "[app][R102]") {
    WholeApp app;
    // High enough that nothing has to be scrolled to.
    app.application().resized(1440, 3000, 1);
    REQUIRE(app.run("go.decisions"));
    REQUIRE(app.run("decision.add", {{"title", "Who is called"}}));
    REQUIRE(app.has(Role::Heading, "Tests"));
    app.check_covered("a decision without tests");
    app.click(Role::Button, "Add test");
    REQUIRE(app.has(Role::Grid, "Tests of the decision"));
    app.check_covered("a decision with a test");

    REQUIRE(app.run("go.record", {{"id", decision_with_tests(app).text()}}));
    CHECK(app.has(Role::Heading, "Tests: all 4 tests pass"));
    // A rule above takes the case of a test: which fails at once, and passes again when it is undone.
    REQUIRE(app.run("decision.set_cell", {{"rule", "0"}, {"column", "0"}, {"value", "> 5"}}));
    CHECK(app.has(Role::Heading, "Tests: 1 of 4 tests fails"));
    CHECK(app.has(Role::GridCell, "fails · rule 3"));
    app.check_covered("a failing test");
    app.click(Role::ToggleButton, "Only what fails");
    CHECK_FALSE(app.has(Role::GridCell, "passes · rule 3"));
    app.check_covered("only what fails");
    REQUIRE(app.run("edit.undo"));
    CHECK(app.has(Role::Heading, "Tests: all 4 tests pass"));

    app.click(Role::Button, "Generate tests");
    CHECK_FALSE(app.has(Role::Heading, "Tests: all 4 tests pass"));
    app.check_covered("generated tests");
    app.click(Role::Button, "More");
    REQUIRE(app.has(Role::MenuItem, "Delete generated tests"));
    app.check_covered("menu of tests");
    app.click(Role::MenuItem, "Delete generated tests");
    CHECK(app.has(Role::Heading, "Tests: all 4 tests pass"));
    app.right_click(Role::RowHeader, "4");
    app.check_covered("menu of a test");
}

TEST_CASE("A customer becomes a test of the decision", "[app][R102]") {
    WholeApp app;
    app.application().resized(1440, 3000, 1);
    // The decision that has customers among its tests, and how many.
    const auto kept = [&] {
        std::pair<Id, std::size_t> found;
        for (const RecordPointer& record : app.store().all(Kind::Decision)) {
            for (const DecisionTest& test : as<Decision>(record)->tests) {
                if (test.origin == TestOrigin::Customer)
                    found = {record->id, found.second + 1};
            }
        }
        return found;
    };
    REQUIRE(app.run("go.customer", {{"key", "HB-0001"}}));
    app.click(Role::Button, "Keep as a test");
    REQUIRE(kept().second == 1);
    REQUIRE(app.run("go.record", {{"id", kept().first.text()}}));
    CHECK(app.has(Role::GridCell, "HB-0001"));
    CHECK(app.has(Role::Heading, "Tests: 1 test passes"));
    app.click(Role::Button, "Keep as a test");
    CHECK(kept().second == 2);
}

TEST_CASE("Two versions of a decision are compared cell by cell, with the customers who change",
          "[app][R103]") {
    WholeApp app;
    app.application().resized(1440, 3000, 1);
    const Id decision = decision_with_tests(app);
    REQUIRE(app.run("go.record", {{"id", decision.text()}}));
    REQUIRE(app.has(Role::Heading, "Versions"));
    // What was published last against the one before.
    REQUIRE(app.has(Role::Heading, "Difference: 5 rules changed"));
    CHECK(app.has(Role::GridCell, "< date(\"2011-08-14\") → < date(\"2016-11-21\")"));
    CHECK(app.outline().find("Customers who change result between the versions: ") != std::string::npos);
    app.check_covered("versions");

    REQUIRE(app.run("decision.set_cell", {{"rule", "0"}, {"column", "0"}, {"value", "> 1"}}));
    REQUIRE(app.run("decision.move_rule", {{"from", "7"}, {"to", "6"}}));
    CHECK(app.has(Role::Heading, "Difference: 1 rule changed, 1 rule moved"));
    CHECK(app.has(Role::GridCell, "> 0 → > 1"));
    app.click(Role::Button, "Publish");
    const auto* record = app.store().find_as<Decision>(decision);
    CHECK(record->version == 8);
    CHECK(record->versions.back().note == "1 rule changed, 1 rule moved");
    CHECK(app.has(Role::Heading, "Difference: 1 rule changed, 1 rule moved"));
    app.click(Role::ToggleButton, "All rules");
    app.check_covered("all rules of two versions");
    app.click(Role::Link, "Bring it back");
    CHECK_FALSE(app.run("decision.publish"));
}

TEST_CASE("A decision model is imported with a preview and exported with what others will not run",
          "[app][R102][R104]") {
    WholeApp app;
    app.outside().choose_file({"broken.dmn", "<definitions>"});
    REQUIRE(app.run("file.import"));
    REQUIRE(app.has(Role::Dialog, "Import decisions"));
    CHECK(app.has(Role::Heading, "1 thing is wrong; nothing was changed."));
    app.check_covered("import of a broken decision model");
    app.click(Role::Button, "Close");

    const std::string unread = "The browser could not read “folder”.";
    app.application().file_dropped(error(unread));
    app.settle();
    CHECK(app.outline().find(unread) != std::string::npos);

    const std::size_t decisions = app.store().all(Kind::Decision).size();
    app.application().file_dropped(platform::OpenedFile{"retention.dmn", retention_file()});
    app.settle();
    REQUIRE(app.has(Role::Dialog, "Import decisions"));
    CHECK(app.has(Role::Heading, "3 added, 0 changed, 0 removed, 0 unchanged"));
    CHECK(app.store().all(Kind::Decision).size() == decisions);
    app.check_covered("import of a decision model");
    app.press(platform::Key::Enter); // what the dialog is for
    app.settle();
    CHECK(app.store().all(Kind::Decision).size() == decisions + 2);
    CHECK(app.has(Role::Main, "Decisions"));

    REQUIRE(app.run("decision.export"));
    REQUIRE(app.has(Role::Dialog, "Export decisions"));
    CHECK(app.has(Role::Heading, "What Camunda 7 will not run"));
    app.check_covered("export of a decision model");
    app.click(Role::Radio, "DMN 1.3");
    app.click(Role::Button, "Save file");
    CHECK_FALSE(app.has(Role::Dialog, "Export decisions"));
    REQUIRE(app.outside().saved_files().size() == 1);
    CHECK(app.outside().saved_files().front().name == "retention.dmn");

    REQUIRE(app.run("edit.undo"));
    CHECK(app.store().all(Kind::Decision).size() == decisions);
}

TEST_CASE("The decision graph shows the example's decisions, and why for one customer",
          "[app][R086][R097][R102]") {
    for (const bool dark : {false, true}) {
        WholeApp app;
        app.outside().set_prefers_dark(dark);
        REQUIRE(app.run("go.decisions"));
        app.click(Role::Radio, "Graph");
        REQUIRE(app.has(Role::Button, "Retention offer"));
        REQUIRE(app.has(Role::Button, "Open complaints"));
        const ui::SemanticNode* cover = app.find(Role::Button, "Is home cover appropriate");
        REQUIRE(cover != nullptr);
        CHECK(app.ui().semantics().text(cover->description).find("Requires Retention offer") !=
              std::string_view::npos);
        app.check_covered("decision graph");
        app.click(Role::Button, "Open complaints");
        REQUIRE(app.has(Role::Heading, "Required by"));
        app.check_covered("input data in the inspector");

        app.session().customer = "HB-0001";
        app.draw_frames(4);
        const ui::SemanticNode* offer = app.find(Role::Button, "Retention offer");
        REQUIRE(offer != nullptr);
        CHECK(app.ui().semantics().text(offer->value).find("answer: ") != std::string_view::npos);
        app.click(Role::Button, "Retention offer");
        CHECK(app.has(Role::Heading, "Value"));
        CHECK(app.has(Role::Heading, "Why not the others"));
        app.check_covered("a decision of the graph with its reasons");
        app.double_click(Role::Button, "Retention offer");
        CHECK(app.has(Role::Grid, "Rules"));
    }
}

TEST_CASE("A customer's page says of the first rules why they do not decide, and of more when asked",
          "[app][R102]") {
    WholeApp app;
    app.application().resized(1440, 2400, 1);
    REQUIRE(app.run("go.customers"));
    app.session().customer = "HB-0001";
    app.draw_frames(4);
    app.click(Role::Link, "Open the decision");
    const Id decision = app.session().open_record();
    const std::size_t before = app.store().find_as<Decision>(decision)->rules.size();
    for (int rule = 0; rule < 150; ++rule)
        REQUIRE(app.run("decision.insert_rule", {{"id", decision.text()}}));
    REQUIRE(app.run("go.customers"));
    app.session().customer = "HB-0001";
    app.wait(1000);
    const std::size_t others = before + 150 - 1;
    const auto rows = [&app] {
        std::size_t count = 0;
        const ui::SemanticTree& tree = app.ui().semantics();
        for (const ui::SemanticNode& node : tree.nodes())
            count += tree.text(node.name).starts_with("rule ") ? 1 : 0;
        return count;
    };
    const std::size_t at_first = rows();
    const std::string more = text_format("Show more, %zu are left", others - 20);
    REQUIRE(app.has(Role::Link, more));
    app.click(Role::Link, more);
    CHECK(app.has(Role::Link, text_format("Show more, %zu are left", others - 120)));
    CHECK(rows() > at_first);
    app.check_covered("a customer with many rules");
}

TEST_CASE("The graph of an imported model is drawn as its file draws it, and anew", "[app][R102]") {
    WholeApp app;
    app.application().file_dropped(platform::OpenedFile{"retention.dmn", retention_file()});
    app.settle();
    app.click(Role::Button, "Add");
    app.wait(1000);
    for (const std::string_view name :
         {"Offer", "Risk", "Value", "Rate lookups", "Yearly worth", "House rule 12", "Retention service"}) {
        CAPTURE(name);
        CHECK(app.has(Role::Button, name));
    }
    const ui::SemanticNode* risk = app.find(Role::Button, "Risk");
    const ui::SemanticNode* offer = app.find(Role::Button, "Offer");
    const ui::SemanticNode* value = app.find(Role::Button, "Value");
    REQUIRE((risk != nullptr && offer != nullptr && value != nullptr));
    // 260 to the right of each other in the file, in one row below Offer.
    const float scale = risk->width / 180;
    CHECK(std::abs(value->x - risk->x - 260 * scale) < 1);
    CHECK(std::abs(value->y - risk->y) < 1);
    CHECK(std::abs(risk->y - offer->y - 130 * scale) < 1);
    app.check_covered("an imported graph");

    app.click(Role::Button, "Overview");
    app.check_covered("drawings");
    app.click(Role::MenuItem, "Laid out anew");
    app.wait(1000);
    app.check_covered("an imported graph, laid out anew");
    CHECK(app.find(Role::Button, "Offer")->y < app.find(Role::Button, "Risk")->y);
    CHECK(app.find(Role::Button, "Risk")->y < app.find(Role::Button, "Rate lookups")->y);

    app.click(Role::Button, "Yearly worth");
    CHECK(app.has(Role::Heading, "Expression"));
    app.check_covered("a knowledge model in the inspector");
    // By keyboard: along the lines, and into the table.
    app.click(Role::Button, "Offer");
    app.press(Key::Enter);
    CHECK(app.has(Role::Grid, "Rules"));
    app.click(Role::Button, "All decisions");
    REQUIRE(app.has(Role::Button, "Yearly worth"));
    app.click(Role::Button, "Retention");
    app.click(Role::MenuItem, "Decisions of this workspace");
    CHECK(app.has(Role::Button, "Retention offer"));
}

} // namespace throughline::app::test
