// Text entry through the page's own text field.
#include "unit/ui/gallery_page.h"

#include <catch_amalgamated.hpp>

namespace throughline::ui::test {

using platform::Key;
using platform::TextEntryEnd;

namespace {

struct Page : GalleryPage {
    const platform::TextEntryRequest* entry() {
        return stage.outside().text_entry() ? &*stage.outside().text_entry() : nullptr;
    }
};

} // namespace

TEST_CASE("A click opens the page's text field over the widget, Enter keeps the text", "[ui]") {
    Page page;
    page.stage.click(Role::TextField, "Title");
    REQUIRE(page.entry() != nullptr);
    CHECK(page.entry()->value == "Advisor call on affordability");
    CHECK(page.entry()->label == "Title");
    CHECK(page.entry()->select_all);
    const SemanticNode& field = page.stage.node(Role::TextField, "Title");
    CHECK(page.entry()->widget == field.id);
    CHECK(page.entry()->box.x >= field.x);
    CHECK(page.entry()->box.x + page.entry()->box.width <= field.x + field.width);
    page.stage.type("Žofie 山田 👩");
    CHECK(page.gallery.live == "Žofie 山田 👩");
    CHECK(page.gallery.title == "Advisor call on affordability");
    page.stage.end_typing(TextEntryEnd::CommitAndBelow);
    CHECK(page.gallery.title == "Žofie 山田 👩");
    CHECK(page.stage.value(Role::TextField, "Title") == "Žofie 山田 👩");
    CHECK(page.entry() == nullptr);
    CHECK(page.stage.focused_name() == "Title");
}

TEST_CASE("Escape drops what was typed", "[ui]") {
    Page page;
    page.stage.click(Role::TextField, "Title");
    page.stage.type("x");
    page.stage.end_typing(TextEntryEnd::Cancel);
    CHECK(page.gallery.title == "Advisor call on affordability");
    CHECK(page.stage.value(Role::TextField, "Title") == "Advisor call on affordability");
}

TEST_CASE("Tab in the text field goes on to the next field, which is open at once", "[ui]") {
    Page page;
    page.stage.click(Role::TextField, "Importance");
    page.stage.type("9.5");
    page.stage.end_typing(TextEntryEnd::CommitAndNext);
    CHECK(page.gallery.number == "9.5");
    CHECK(page.stage.focused_name() == "By");
    REQUIRE(page.entry() != nullptr);
    CHECK(page.entry()->label == "By");
    page.stage.end_typing(TextEntryEnd::CommitAndPrevious);
    CHECK(page.stage.focused_name() == "Importance");
}

TEST_CASE("A click elsewhere keeps the text even when it replaces the field", "[ui]") {
    Page page;
    page.stage.click(Role::TextField, "Title");
    page.stage.type("Kept");
    // The press on another place arrives while the text field is still open.
    page.stage.click(Role::Tab, "Versions");
    CHECK(page.gallery.title == "Kept");
    CHECK(page.gallery.tab == 3);
    CHECK(page.entry() == nullptr);
}

TEST_CASE("A field that vanishes while it is edited takes the text field with it", "[ui]") {
    Page page;
    page.stage.click(Role::TextField, "Title");
    REQUIRE(page.entry() != nullptr);
    page.gallery.shell_state.inspector_shown = false;
    page.stage.draw_frames(2);
    CHECK(page.entry() == nullptr);
    CHECK_FALSE(page.stage.ui().editing_text());
}

TEST_CASE("A typed letter starts a focused field and takes the place of its text", "[ui]") {
    Page page;
    page.stage.click(Role::TextField, "Title");
    page.stage.end_typing(TextEntryEnd::CommitAndBelow);
    CHECK(page.entry() == nullptr);
    page.stage.typed("N");
    page.stage.settle();
    REQUIRE(page.entry() != nullptr);
    CHECK(page.entry()->value == "N");
    page.stage.type("ew");
    page.stage.end_typing(TextEntryEnd::Commit);
    CHECK(page.gallery.title == "New");
}

TEST_CASE("The mirror sets a value and focuses a field", "[ui]") {
    Page page;
    page.stage.set_value(Role::TextField, "Title", "By voice");
    CHECK(page.gallery.title == "By voice");
    page.stage.mirror_focused(page.stage.node(Role::TextField, "Importance").id);
    page.stage.settle();
    REQUIRE(page.entry() != nullptr);
    CHECK(page.entry()->label == "Importance");
}

TEST_CASE("Up and Down change a number, also while it is edited", "[ui]") {
    Page page;
    page.stage.click(Role::TextField, "Importance");
    page.stage.press(Key::Up);
    REQUIRE(page.entry() != nullptr);
    CHECK(page.entry()->value == "9.7");
    page.stage.end_typing(TextEntryEnd::CommitAndBelow);
    CHECK(page.gallery.number == "9.7");
    page.stage.press(Key::Down);
    CHECK(page.gallery.number == "8.7");
}

TEST_CASE("An invalid value is said below the field and in the semantic tree", "[ui]") {
    Page page;
    page.stage.click(Role::TextField, "Importance");
    page.stage.type("12");
    page.stage.end_typing(TextEntryEnd::CommitAndBelow);
    CHECK(page.stage.state(Role::TextField, "Importance", StateInvalid));
    CHECK(page.stage.description(Role::TextField, "Importance") == "At most 10");
    CHECK(page.stage.has(Role::Text, "At most 10"));
}

TEST_CASE("Dates are shown as people write them and kept as ISO", "[ui]") {
    Page page;
    CHECK(page.stage.value(Role::TextField, "By") == "30 Jun 2027");
    for (const char* typed : {"1 Feb 2028", "1.2.2028", "1 february 2028", "2028-02-01"}) {
        page.gallery.date = "2027-06-30";
        page.stage.draw_frames(1);
        page.stage.click(Role::TextField, "By");
        REQUIRE(page.entry() != nullptr);
        CHECK(page.entry()->value == "2027-06-30");
        page.stage.type(typed);
        page.stage.end_typing(TextEntryEnd::CommitAndBelow);
        CHECK(page.gallery.date == "2028-02-01");
        page.stage.ui().clear_focus();
    }
    CHECK(page.stage.value(Role::TextField, "By") == "1 Feb 2028");
}

TEST_CASE("The text field follows its widget when the inspector scrolls", "[ui]") {
    Gallery gallery;
    Stage stage([&](Ui& ui) { gallery.draw(ui); }, light_theme(), {1200, 420});
    stage.mirror_focused(stage.node(Role::TextField, "By").id);
    stage.settle();
    for (int frame = 0; frame < 60; ++frame)
        stage.frame();
    stage.settle();
    REQUIRE(stage.outside().text_entry());
    const float before = stage.outside().text_entry()->box.y;
    CHECK(before < 420);
    stage.move_to({1100, 200});
    stage.wheel(0, -1, false);
    stage.settle();
    REQUIRE(stage.outside().text_entry());
    const platform::Rectangle after = stage.outside().text_entry()->box;
    CHECK((after.y > before || after.height == 0));
    stage.wheel(0, -40, false);
    stage.settle();
    REQUIRE(stage.outside().text_entry());
    CHECK(stage.outside().text_entry()->box.height == 0);
}

} // namespace throughline::ui::test
