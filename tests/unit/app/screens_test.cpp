// The places of the whole workbench, its menus, dialogs and imports: each interactive item has a semantic
// record, so that it can be reached by assistive technology and by tests.
#include "unit/app/whole_app.h"

#include <array>
#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using platform::Key;
using ui::Role;

namespace {

constexpr platform::Modifiers control{.control = true};

std::string_view go_command(Place place) {
    static constexpr std::array<std::string_view, place_count> ids = {
        "go.outcomes", "go.journeys", "go.decisions", "go.customers", "go.work", "go.evidence"};
    return ids[static_cast<std::size_t>(place)];
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
            app.check_covered(name);
            app.press(Key::K, control);
            REQUIRE(app.has(Role::Dialog, "Command palette"));
            app.check_covered(name + ", palette");
            app.end_typing(platform::TextEntryEnd::Cancel);
            REQUIRE_FALSE(app.has(Role::Dialog, "Command palette"));
            REQUIRE(app.run("view.present"));
            app.check_covered(name + ", presenting");
            REQUIRE(app.run("view.present"));
        }
    }
}

TEST_CASE("Every interactive item of the inspector has a semantic record, for every kind of record",
          "[app]") {
    WholeApp app;
    for (std::size_t index = 0; index < kind_count; ++index) {
        const auto kind = static_cast<Kind>(index);
        const auto all = app.store().all(kind);
        if (all.empty())
            continue; // the example has none; the next test adds the cards of a canvas
        const Id id = all.front()->id;
        if (!app.run("go.record", {{"id", id.text()}}))
            continue; // a kind without a place of its own
        app.check_covered(describe_kind(kind).label);
        if (app.has(Role::Link, "All fields")) {
            app.click(Role::Link, "All fields");
            app.check_covered(std::string(describe_kind(kind).label) + ", all fields");
        }
    }
}

TEST_CASE("Every interactive item of tabs, menus and dialogs has a semantic record", "[app]") {
    WholeApp app;
    app.click(Role::Button, "Harbour Bank");
    REQUIRE(app.has(Role::MenuItem, "Manage workspaces…"));
    app.check_covered("menu of workspaces");
    app.click(Role::MenuItem, "Manage workspaces…");
    REQUIRE(app.has(Role::Dialog, "Workspaces"));
    app.check_covered("dialog of workspaces");
    app.press(Key::Escape);
    for (const std::string_view command : {"help.shortcuts", "help.about"}) {
        REQUIRE(app.run(command));
        app.check_covered(command);
        app.press(Key::Escape);
    }
    app.run("go.work");
    app.right_click(Role::Main, "Work");
    app.check_covered("work, right click");
}

TEST_CASE("The list of keys is whole on a small screen", "[app]") {
    WholeApp app;
    app.application().resized(1280, 720, 1);
    REQUIRE(app.run("help.shortcuts"));
    const ui::SemanticNode* dialog = app.find(Role::Dialog, "Keyboard");
    REQUIRE(dialog != nullptr);
    CHECK(dialog->y >= 0);
    CHECK(dialog->y + dialog->height <= 720);
    for (const char* last : {"Name the owner", "Keyboard shortcuts", "Move columns"}) {
        INFO(last);
        const ui::SemanticNode* text = app.find(Role::Text, last);
        REQUIRE(text != nullptr);
        CHECK(text->y + text->height <= dialog->y + dialog->height);
    }
}

TEST_CASE("Many workspaces scroll, and the buttons below them stay in reach", "[app]") {
    WholeApp app;
    app.application().resized(1280, 720, 1);
    for (int index = 0; index < 24; ++index)
        REQUIRE(app.run("file.new_workspace", {{"title", "Client " + std::to_string(index)}}));
    app.session().dialog = Dialog::Workspaces;
    app.draw_frames(3);
    const ui::SemanticNode* button = app.find(Role::Button, "New workspace");
    REQUIRE(button != nullptr);
    CHECK(button->y + button->height < 720);
    app.check_covered("24 workspaces");
}

TEST_CASE("Above the canvas of outcomes stands what is chosen there", "[app]") {
    WholeApp app;
    const auto outcomes = app.store().all(Kind::Outcome);
    REQUIRE(outcomes.size() > 1);
    REQUIRE(app.run("go.record", {{"id", outcomes[0]->id.text()}}));
    REQUIRE(app.run("edit.select", {{"ids", outcomes[1]->id.text()}, {"mode", "set"}}));
    const auto crumbs = [&] {
        const std::string all = app.outline();
        return all.substr(0, all.find("Search or run a command"));
    };
    CHECK(crumbs().find(outcomes[1]->title) != std::string::npos);
    CHECK(crumbs().find(outcomes[0]->title) == std::string::npos);
    app.click(Role::Link, "Outcomes");
    CHECK(crumbs().find(outcomes[1]->title) == std::string::npos);
}

TEST_CASE("Every interactive item of imports has a semantic record", "[app]") {
    WholeApp app;
    app.outside().choose_file(
        {"one.throughline.json", R"({"format":"throughline","version":1,"records":{}})"});
    app.press(Key::O, control);
    REQUIRE(app.has(Role::Dialog, "Open a workspace file"));
    app.check_covered("import of a workspace");
    app.press(Key::Escape);
    app.outside().choose_file({"broken.throughline.json", "{"});
    app.press(Key::O, control);
    REQUIRE(app.has(Role::Dialog, "Open a workspace file"));
    app.check_covered("import of a broken workspace");
    app.press(Key::Escape);
    app.outside().choose_file({"people.csv", "id,name,since\n1,Ada,2020-01-02\n2,Bo,2021-03-04\n"});
    REQUIRE(app.run("file.import_table"));
    REQUIRE(app.has(Role::Dialog, "Import customers"));
    app.check_covered("import of customers");
}

TEST_CASE("Every interactive item of an empty workspace has a semantic record", "[app]") {
    WholeApp app;
    REQUIRE(app.run("file.new_workspace"));
    for (std::size_t index = 0; index < place_count; ++index) {
        REQUIRE(app.run(go_command(static_cast<Place>(index))));
        app.check_covered(place_title(static_cast<Place>(index)));
    }
    REQUIRE(app.run("decision.graph"));
    REQUIRE(app.has(Role::Button, "Import a DMN file"));
    app.check_covered("empty graph");
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
    REQUIRE(app.session().selection.size() == 1);
    const Id selected = app.session().selection.front();
    CHECK(app.store().find(selected)->title == "Families send families");
}

} // namespace throughline::app::test
