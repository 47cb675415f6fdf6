// Editing in place on the canvases of the whole workbench.
#include "model/records/interaction.h"
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
    for (const RecordPointer& record : app.store().all(Kind::Stage))
        found = found || as<Stage>(record)->what_matters == "Say the price aloud.";
    CHECK(found);
    REQUIRE(app.run("edit.undo"));
}

TEST_CASE("A card that nobody moved yet is moved by the mouse", "[app][R009]") {
    WholeApp app;
    constexpr std::string_view title = "First home without surprises";
    const ui::SemanticNode before = *app.find(Role::Button, title);
    const ui::Point grip{before.x + 12, before.y + before.height - 12};
    app.drag(grip, {grip.x + 40, grip.y + 90});
    const ui::SemanticNode after = *app.find(Role::Button, title);
    CHECK(after.x > before.x + 20);
    CHECK(after.y > before.y + 60);
    REQUIRE(app.run("edit.undo"));
    CHECK(app.find(Role::Button, title)->y == Catch::Approx(before.y).margin(1));
}

TEST_CASE("A link is drawn from card to card, forwards and backwards", "[app][R009]") {
    WholeApp app;
    const auto serves = [&app](std::string_view experience) {
        for (const RecordPointer& record : app.store().all(Kind::Interaction)) {
            if (record->title != "Documents by app")
                continue;
            for (const Effect& effect : as<throughline::Interaction>(record)->serves) {
                if (app.store().find(effect.target)->title == experience)
                    return true;
            }
        }
        return false;
    };
    const auto draw_link = [&app](std::string_view from, std::string_view to) {
        const ui::SemanticNode one = *app.find(Role::Button, from);
        const ui::SemanticNode other = *app.find(Role::Button, to);
        app.drag({one.x + one.width, one.y + one.height / 2},
                 {other.x + other.width / 2, other.y + other.height / 2});
    };
    REQUIRE_FALSE(serves("Confident to commit"));
    draw_link("Confident to commit", "Documents by app");
    CHECK(serves("Confident to commit"));
    REQUIRE(app.run("edit.undo"));
    REQUIRE_FALSE(serves("Confident to commit"));
    draw_link("Documents by app", "Confident to commit");
    CHECK(serves("Confident to commit"));
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
    CHECK(app.store().all(Kind::Outcome).empty());
}

} // namespace throughline::app::test
