// Every screen of the whole workbench: each interactive item of Dear ImGui has a semantic record, so that it
// can be reached by assistive technology and by tests.
#include "base/text.h"
#include "model/records/decision.h"
#include "ui/widgets/uncovered.h"
#include "unit/app/whole_app.h"

#include <algorithm>
#include <array>
#include <catch_amalgamated.hpp>
#include <cmath>
#include <cstdio>
#include <map>

namespace throughline::app::test {

using platform::Key;
using ui::Role;

namespace {

constexpr platform::Modifiers control{.control = true};

// What is drawn now is covered, and more than nothing is drawn.
void check_covered(WholeApp& app, std::string_view screen) {
    app.draw_frames(2);
    CAPTURE(screen);
    const auto uncovered = ui::uncovered_items(app.ui());
    INFO(app.outline());
    CHECK(uncovered.empty());
    const auto& nodes = app.ui().semantics().nodes();
    const auto focusable = std::count_if(nodes.begin(), nodes.end(), [](const ui::SemanticNode& node) {
        return (node.state & ui::StateFocusable) != 0;
    });
    CHECK(focusable > 5);
    std::map<std::uint32_t, std::string> seen;
    for (const ui::SemanticNode& node : nodes) {
        const std::string what =
            std::to_string(node.role) + " “" + std::string(app.ui().semantics().text(node.name)) + "”";
        const auto [place, first] = seen.emplace(node.id, what);
        INFO(what << " and " << place->second << " have one id");
        CHECK((first || node.id == 0));
    }
}

std::string_view go_command(Place place) {
    static constexpr std::array<std::string_view, place_count> ids = {
        "go.outcomes", "go.journeys", "go.decisions", "go.customers", "go.work", "go.evidence"};
    return ids[static_cast<std::size_t>(place)];
}

std::string retention_file() {
    std::string bytes;
    std::FILE* file = std::fopen(THROUGHLINE_PROJECT "/tests/fixtures/dmn/retention.dmn", "rb");
    REQUIRE(file != nullptr);
    char buffer[65536];
    for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
        bytes.append(buffer, count);
    std::fclose(file);
    return bytes;
}

Id first_of(WholeApp& app, Kind kind) {
    const auto all = app.application().workspace().store().all(kind);
    REQUIRE_FALSE(all.empty());
    return all.front()->id;
}

Id decision_with_tests(WholeApp& app) {
    for (const RecordPointer& record : app.application().workspace().store().all(Kind::Decision)) {
        if (as<Decision>(record)->tests.size() >= 4)
            return record->id;
    }
    FAIL("the example has no decision with tests");
    return {};
}

} // namespace

TEST_CASE("The first visit opens the worked example with its customers", "[app][R111]") {
    WholeApp app;
    CHECK(app.has(Role::Main, "Outcomes"));
    CHECK(app.has(Role::Button, "Households stay past the fix"));
    CHECK(app.run("go.customers"));
    CHECK(app.has(Role::GridCell, "HB-0001"));
}

TEST_CASE("Every interactive item of every place has a semantic record", "[app]") {
    for (const bool dark : {false, true}) {
        WholeApp app;
        app.outside().set_prefers_dark(dark);
        for (std::size_t index = 0; index < place_count; ++index) {
            const auto place = static_cast<Place>(index);
            REQUIRE(app.run(go_command(place)));
            REQUIRE(app.has(Role::Main, place_title(place)));
            const std::string name = std::string(place_title(place)) + (dark ? ", dark" : ", light");
            check_covered(app, name);
            app.press(Key::K, control);
            REQUIRE(app.has(Role::Dialog, "Command palette"));
            check_covered(app, name + ", palette");
            app.end_typing(platform::TextEntryEnd::Cancel);
            REQUIRE_FALSE(app.has(Role::Dialog, "Command palette"));
            REQUIRE(app.run("view.present"));
            check_covered(app, name + ", presenting");
            REQUIRE(app.run("view.present"));
        }
    }
}

TEST_CASE("Every interactive item of the inspector has a semantic record, for every kind of record",
          "[app]") {
    WholeApp app;
    for (std::size_t index = 0; index < kind_count; ++index) {
        const auto kind = static_cast<Kind>(index);
        const auto all = app.application().workspace().store().all(kind);
        if (all.empty())
            continue; // the example has none; the next test adds the cards of a canvas
        const Id id = all.front()->id;
        if (!app.run("go.record", {{"id", id.text()}}))
            continue; // a kind without a place of its own
        check_covered(app, describe_kind(kind).label);
        if (app.has(Role::Link, "All fields")) {
            app.click(Role::Link, "All fields");
            check_covered(app, std::string(describe_kind(kind).label) + ", all fields");
        }
    }
}

TEST_CASE("Every interactive item of tabs, menus and dialogs has a semantic record", "[app]") {
    WholeApp app;
    app.click(Role::Button, "Harbour Bank");
    REQUIRE(app.has(Role::MenuItem, "Manage workspaces…"));
    check_covered(app, "menu of workspaces");
    app.click(Role::MenuItem, "Manage workspaces…");
    REQUIRE(app.has(Role::Dialog, "Workspaces"));
    check_covered(app, "dialog of workspaces");
    app.press(Key::Escape);
    for (const std::string_view command : {"help.shortcuts", "help.about"}) {
        REQUIRE(app.run(command));
        check_covered(app, command);
        app.press(Key::Escape);
    }
    app.run("go.work");
    for (const std::string_view tab : {"Responsibilities", "Delegations", "All work"}) {
        app.click(Role::Tab, tab);
        check_covered(app, tab);
    }
    app.right_click(Role::Main, "Work");
    check_covered(app, "work, right click");
}

TEST_CASE("Every interactive item of a decision and a customer has a semantic record", "[app]") {
    WholeApp app;
    const Id decision = first_of(app, Kind::Decision);
    REQUIRE(app.run("go.record", {{"id", decision.text()}}));
    REQUIRE(app.has(Role::Grid, "Rules"));
    check_covered(app, "decision");
    app.double_click(Role::GridCell, "-");
    REQUIRE(app.outside().text_entry());
    check_covered(app, "a cell is edited");
    app.type("1");
    check_covered(app, "a cell is edited, with preview");
    app.end_typing(platform::TextEntryEnd::Cancel);
    app.click(Role::Button, "Hit policy: First");
    check_covered(app, "hit policy");
    app.press(Key::Escape);
    REQUIRE(app.run("go.customers"));
    app.click(Role::GridCell, "HB-0001");
    REQUIRE(app.has(Role::Heading, "HB-0001"));
    check_covered(app, "customer");
}

TEST_CASE("Tests of a decision are made, run and mended where it is edited", "[app][R102]") {
    WholeApp app;
    // High enough that nothing has to be scrolled to.
    app.application().resized(1440, 3000, 1);
    REQUIRE(app.run("go.decisions"));
    REQUIRE(app.run("decision.add", {{"title", "Who is called"}}));
    REQUIRE(app.has(Role::Heading, "Tests"));
    check_covered(app, "a decision without tests");
    app.click(Role::Button, "Add test");
    REQUIRE(app.has(Role::Grid, "Tests of the decision"));
    check_covered(app, "a decision with a test");

    REQUIRE(app.run("go.record", {{"id", decision_with_tests(app).text()}}));
    CHECK(app.has(Role::Heading, "Tests: all 4 tests pass"));
    // A rule above takes the case of a test: which fails at once, and passes again when it is undone.
    REQUIRE(app.run("decision.set_cell", {{"rule", "0"}, {"column", "0"}, {"value", "> 5"}}));
    CHECK(app.has(Role::Heading, "Tests: 1 of 4 tests fails"));
    CHECK(app.has(Role::GridCell, "fails · rule 3"));
    check_covered(app, "a failing test");
    app.click(Role::ToggleButton, "Only what fails");
    CHECK_FALSE(app.has(Role::GridCell, "passes · rule 3"));
    check_covered(app, "only what fails");
    REQUIRE(app.run("edit.undo"));
    CHECK(app.has(Role::Heading, "Tests: all 4 tests pass"));

    app.click(Role::Button, "Generate tests");
    CHECK_FALSE(app.has(Role::Heading, "Tests: all 4 tests pass"));
    check_covered(app, "generated tests");
    app.click(Role::Button, "More");
    REQUIRE(app.has(Role::MenuItem, "Delete generated tests"));
    check_covered(app, "menu of tests");
    app.click(Role::MenuItem, "Delete generated tests");
    CHECK(app.has(Role::Heading, "Tests: all 4 tests pass"));
    app.right_click(Role::RowHeader, "4");
    check_covered(app, "menu of a test");
}

TEST_CASE("A customer becomes a test of the decision", "[app][R102]") {
    WholeApp app;
    app.application().resized(1440, 3000, 1);
    // The decision that has customers among its tests, and how many.
    const auto kept = [&] {
        std::pair<Id, std::size_t> found;
        for (const RecordPointer& record : app.application().workspace().store().all(Kind::Decision)) {
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
    check_covered(app, "versions");

    REQUIRE(app.run("decision.set_cell", {{"rule", "0"}, {"column", "0"}, {"value", "> 1"}}));
    REQUIRE(app.run("decision.move_rule", {{"from", "7"}, {"to", "6"}}));
    CHECK(app.has(Role::Heading, "Difference: 1 rule changed, 1 rule moved"));
    CHECK(app.has(Role::GridCell, "> 0 → > 1"));
    app.click(Role::Button, "Publish");
    const auto* record = app.application().workspace().store().find_as<Decision>(decision);
    CHECK(record->version == 8);
    CHECK(record->versions.back().note == "1 rule changed, 1 rule moved");
    CHECK(app.has(Role::Heading, "Difference: 1 rule changed, 1 rule moved"));
    app.click(Role::ToggleButton, "All rules");
    check_covered(app, "all rules of two versions");
    app.click(Role::Link, "Bring it back");
    CHECK_FALSE(app.run("decision.publish"));
}

TEST_CASE("Every interactive item of imports has a semantic record", "[app]") {
    WholeApp app;
    app.outside().choose_file(
        {"one.throughline.json", R"({"format":"throughline","version":1,"records":{}})"});
    app.press(Key::O, control);
    REQUIRE(app.has(Role::Dialog, "Open a workspace file"));
    check_covered(app, "import of a workspace");
    app.press(Key::Escape);
    app.outside().choose_file({"broken.throughline.json", "{"});
    app.press(Key::O, control);
    REQUIRE(app.has(Role::Dialog, "Open a workspace file"));
    check_covered(app, "import of a broken workspace");
    app.press(Key::Escape);
    app.outside().choose_file({"people.csv", "id,name,since\n1,Ada,2020-01-02\n2,Bo,2021-03-04\n"});
    REQUIRE(app.run("file.import_table"));
    REQUIRE(app.has(Role::Dialog, "Import customers"));
    check_covered(app, "import of customers");
}

TEST_CASE("A decision model is imported with a preview and exported with what others will not run",
          "[app][R102][R104]") {
    WholeApp app;
    app.outside().choose_file({"broken.dmn", "<definitions>"});
    REQUIRE(app.run("file.import"));
    REQUIRE(app.has(Role::Dialog, "Import decisions"));
    CHECK(app.has(Role::Heading, "1 thing is wrong; nothing was changed."));
    check_covered(app, "import of a broken decision model");
    app.click(Role::Button, "Close");

    const std::size_t decisions = app.application().workspace().store().all(Kind::Decision).size();
    app.application().file_dropped({"retention.dmn", retention_file()});
    app.settle();
    REQUIRE(app.has(Role::Dialog, "Import decisions"));
    CHECK(app.has(Role::Heading, "3 added, 0 changed, 0 removed, 0 unchanged"));
    CHECK(app.application().workspace().store().all(Kind::Decision).size() == decisions);
    check_covered(app, "import of a decision model");
    app.click(Role::Button, "Add");
    CHECK(app.application().workspace().store().all(Kind::Decision).size() == decisions + 2);
    CHECK(app.has(Role::Main, "Decisions"));

    REQUIRE(app.run("decision.export"));
    REQUIRE(app.has(Role::Dialog, "Export decisions"));
    CHECK(app.has(Role::Heading, "What Camunda 7 will not run"));
    check_covered(app, "export of a decision model");
    app.click(Role::Radio, "DMN 1.3");
    app.click(Role::Button, "Save file");
    CHECK_FALSE(app.has(Role::Dialog, "Export decisions"));
    REQUIRE(app.outside().saved_files().size() == 1);
    CHECK(app.outside().saved_files().front().name == "retention.dmn");

    REQUIRE(app.run("edit.undo"));
    CHECK(app.application().workspace().store().all(Kind::Decision).size() == decisions);
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
        check_covered(app, "decision graph");
        app.click(Role::Button, "Open complaints");
        REQUIRE(app.has(Role::Heading, "Required by"));
        check_covered(app, "input data in the inspector");

        app.application().workspace().session().customer = "HB-0001";
        app.draw_frames(4);
        const ui::SemanticNode* offer = app.find(Role::Button, "Retention offer");
        REQUIRE(offer != nullptr);
        CHECK(app.ui().semantics().text(offer->value).find("answer: ") != std::string_view::npos);
        app.click(Role::Button, "Retention offer");
        CHECK(app.has(Role::Heading, "Value"));
        CHECK(app.has(Role::Heading, "Why not the others"));
        check_covered(app, "a decision of the graph with its reasons");
        app.double_click(Role::Button, "Retention offer");
        CHECK(app.has(Role::Grid, "Rules"));
    }
}

TEST_CASE("The graph of an imported model is drawn as its file draws it, and anew", "[app][R102]") {
    WholeApp app;
    app.application().file_dropped({"retention.dmn", retention_file()});
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
    check_covered(app, "an imported graph");

    app.click(Role::Button, "Overview");
    check_covered(app, "drawings");
    app.click(Role::MenuItem, "Laid out anew");
    app.wait(1000);
    check_covered(app, "an imported graph, laid out anew");
    CHECK(app.find(Role::Button, "Offer")->y < app.find(Role::Button, "Risk")->y);
    CHECK(app.find(Role::Button, "Risk")->y < app.find(Role::Button, "Rate lookups")->y);

    app.click(Role::Button, "Yearly worth");
    CHECK(app.has(Role::Heading, "Expression"));
    check_covered(app, "a knowledge model in the inspector");
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

TEST_CASE("Every interactive item of an empty workspace has a semantic record", "[app]") {
    WholeApp app;
    REQUIRE(app.run("file.new_workspace"));
    for (std::size_t index = 0; index < place_count; ++index) {
        REQUIRE(app.run(go_command(static_cast<Place>(index))));
        check_covered(app, place_title(static_cast<Place>(index)));
    }
    REQUIRE(app.run("decision.graph"));
    REQUIRE(app.has(Role::Button, "Import a DMN file"));
    check_covered(app, "empty graph");
}

TEST_CASE("Saving is tried again where no frame is drawn", "[app][R109]") {
    WholeApp app;
    app.outside().memory().break_write(0, platform::WriteFault::Refuse);
    REQUIRE(app.application().workspace().run("outcome.add", {{"title", "Kept all the same"}}).ok());
    app.outside().pump();
    REQUIRE(app.application().save_status().state == SaveState::NotSaved);
    const std::uint64_t drawn = app.frames();
    app.outside().advance(1500);
    app.application().woken();
    app.outside().pump();
    CHECK(app.application().save_status().state == SaveState::Saved);
    CHECK(app.application().save_status().waiting == 0);
    CHECK(app.frames() == drawn);
}

TEST_CASE("What is typed into the palette is what runs", "[app][R021]") {
    WholeApp app;
    app.press(Key::K, control);
    app.type("dark");
    app.end_typing(platform::TextEntryEnd::CommitAndBelow);
    CHECK(app.ui().theme().dark);
    CHECK_FALSE(app.has(Role::Dialog, "Command palette"));
    app.press(Key::K, control);
    // Typed and entered before a frame could show what was found.
    REQUIRE(app.outside().set_text(app.application(), "Families send"));
    app.end_typing(platform::TextEntryEnd::CommitAndBelow);
    REQUIRE(app.application().workspace().session().selection.size() == 1);
    const Id selected = app.application().workspace().session().selection.front();
    CHECK(app.application().workspace().store().find(selected)->title == "Families send families");
}

} // namespace throughline::app::test
