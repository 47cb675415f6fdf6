// Editing in place on the canvases of the whole workbench.
#include "model/records/outcome.h"
#include "model/records/stage.h"
#include "unit/app/whole_app.h"

#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using platform::Key;
using platform::TextEntryEnd;
using ui::Role;

TEST_CASE("A card is renamed by double click, and again by F2", "[app][R009]") {
    WholeApp app;
    app.double_click(Role::TextField, "Name of the outcome");
    REQUIRE(app.outside().text_entry());
    REQUIRE(app.outside().set_text(app.application(), "Home on the day"));
    app.end_typing(TextEntryEnd::CommitAndBelow);
    CHECK(app.has(Role::Button, "Home on the day"));
    app.press(Key::F2);
    REQUIRE(app.outside().text_entry());
    CHECK(app.outside().text_entry()->value == "Home on the day");
    app.end_typing(TextEntryEnd::Cancel);
    CHECK(app.has(Role::Button, "Home on the day"));
}

TEST_CASE("What matters at a stage is edited on the map", "[app][R033]") {
    WholeApp app;
    REQUIRE(app.run("go.journeys"));
    app.double_click(Role::TextField, "What matters at this stage");
    REQUIRE(app.outside().text_entry());
    REQUIRE(app.outside().set_text(app.application(), "Say the price aloud."));
    app.end_typing(TextEntryEnd::CommitAndBelow);
    bool found = false;
    for (const RecordPointer& record : app.application().workspace().store().all(Kind::Stage))
        found = found || as<Stage>(record)->what_matters == "Say the price aloud.";
    CHECK(found);
    REQUIRE(app.run("edit.undo"));
}

TEST_CASE("Presenting shows the place alone and all of its width", "[app]") {
    WholeApp app;
    REQUIRE(app.has(Role::Navigation, "Places"));
    app.click(Role::Button, "Present");
    CHECK_FALSE(app.has(Role::Navigation, "Places"));
    CHECK_FALSE(app.has(Role::Complementary, "Inspector"));
    CHECK(app.has(Role::Button, "First home without surprises"));
    app.click(Role::Radio, "Journeys");
    CHECK(app.has(Role::Main, "Journeys"));
    app.press(Key::Escape);
    CHECK(app.has(Role::Navigation, "Places"));
}

TEST_CASE("A large import can be agreed to on a small page", "[app][R110]") {
    WholeApp app;
    app.application().resized(1024, 600, 1);
    app.outside().choose_file(
        {"one.throughline.json", R"({"format":"throughline","version":1,"records":{}})"});
    app.press(Key::O, {.control = true});
    const ui::SemanticNode* replace = app.find(Role::Button, "Replace");
    REQUIRE(replace != nullptr);
    CHECK(replace->y + replace->height < 600);
    app.click(Role::Button, "Replace");
    CHECK(app.application().workspace().store().all(Kind::Outcome).empty());
}

} // namespace throughline::app::test
