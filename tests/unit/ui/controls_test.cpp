// Buttons, choices, lists, charts: found by role and name, used by pointer, keyboard and mirror.
#include "unit/ui/gallery_page.h"

#include <catch_amalgamated.hpp>

namespace throughline::ui::test {

using platform::Key;

TEST_CASE("A button is pressed by pointer, Enter, Space and the mirror", "[ui]") {
    GalleryPage page(0);
    page.stage.click(Role::Button, "Undo");
    CHECK(page.gallery.last == "undo");
    for (const Key key : {Key::Enter, Key::Space}) {
        page.gallery.last.clear();
        page.stage.press(key);
        CHECK(page.gallery.last == "undo");
    }
    page.gallery.last.clear();
    page.stage.invoke(Role::Button, "Export");
    CHECK(page.gallery.last == "export");
}

TEST_CASE("A press that leaves the button does nothing", "[ui]") {
    GalleryPage page(0);
    page.stage.hover(Role::Button, "Undo");
    page.stage.press_button(platform::PointerButton::Primary, true);
    page.stage.move_to({600, 600});
    page.stage.press_button(platform::PointerButton::Primary, false);
    CHECK(page.gallery.last.empty());
}

TEST_CASE("A disabled button says why and does nothing", "[ui]") {
    GalleryPage page(0);
    CHECK(page.stage.state(Role::Button, "Present", StateDisabled));
    CHECK(page.stage.description(Role::Button, "Present") == "Nothing to present yet.");
    page.stage.click(Role::Button, "Present");
    page.stage.invoke(Role::Button, "Present");
    CHECK(page.gallery.last.empty());
    page.stage.move_to({700, 700});
    page.stage.hover(Role::Button, "Present");
    page.stage.wait(600);
    CHECK(page.stage.has(Role::Tooltip, "Nothing to present yet."));
}

TEST_CASE("A tooltip comes after a moment, with the shortcut, and goes with the pointer", "[ui]") {
    GalleryPage page(0);
    page.stage.hover(Role::Button, "Undo");
    CHECK_FALSE(page.stage.has(Role::Tooltip, "Takes back the last change"));
    page.stage.wait(600);
    CHECK(page.stage.value(Role::Tooltip, "Takes back the last change") == "Ctrl+Z");
    page.stage.move_to({700, 700});
    CHECK_FALSE(page.stage.has(Role::Tooltip, "Takes back the last change"));
}

TEST_CASE("Check boxes, switches and toggles change their state", "[ui]") {
    GalleryPage page(2);
    CHECK_FALSE(page.stage.state(Role::CheckBox, "Only mine", StateChecked));
    page.stage.click(Role::CheckBox, "Only mine");
    CHECK(page.stage.state(Role::CheckBox, "Only mine", StateChecked));
    CHECK(page.stage.state(Role::CheckBox, "All of these", StateMixed));
    CHECK(page.stage.state(Role::CheckBox, "Not now", StateDisabled | StateChecked));
    page.stage.click(Role::Switch, "Live preview");
    CHECK_FALSE(page.gallery.switched);
    CHECK_FALSE(page.stage.state(Role::ToggleButton, "Design", StateChecked));
    page.stage.click(Role::ToggleButton, "Design");
    CHECK(page.stage.state(Role::ToggleButton, "Design", StateChecked));
}

TEST_CASE("A radio group is one stop of Tab, arrows choose in it", "[ui]") {
    GalleryPage page(2);
    page.stage.click(Role::Radio, "Controlled");
    page.stage.press(Key::Down);
    CHECK(page.gallery.radio == 1);
    CHECK(page.stage.focused_name() == "Influenced");
    page.stage.press(Key::Tab);
    CHECK(page.stage.focused_name() == "Customer’s side");
    page.stage.press(Key::Tab, {.shift = true});
    CHECK(page.stage.focused_name() == "Influenced");
    page.stage.press(Key::End);
    CHECK(page.gallery.radio == 2);
    page.stage.press(Key::Down);
    CHECK(page.gallery.radio == 0);
}

TEST_CASE("Tabs are chosen by click and by arrow", "[ui]") {
    GalleryPage page(0);
    CHECK(page.stage.state(Role::Tab, "Table", StateSelected));
    CHECK(page.stage.value(Role::Tab, "Tests") == "14 ✓");
    page.stage.click(Role::Tab, "Versions");
    CHECK(page.gallery.tab == 3);
    page.stage.press(Key::Left);
    CHECK(page.gallery.tab == 2);
}

TEST_CASE("List rows and tree rows", "[ui]") {
    GalleryPage page(2);
    page.stage.click(Role::ListItem, "Measured, not aligned");
    CHECK(page.gallery.last == "finding 1");
    page.stage.press(Key::Down);
    page.stage.press(Key::Enter);
    CHECK(page.gallery.last == "finding 2");
    CHECK(page.stage.state(Role::ListItem, "Second", StateSelected));
    CHECK(page.stage.state(Role::TreeItem, "Households stay", StateExpanded));
    page.stage.click(Role::TreeItem, "Households stay");
    page.stage.press(Key::Left);
    CHECK(page.stage.state(Role::TreeItem, "Households stay", StateCollapsed));
    CHECK_FALSE(page.stage.has(Role::TreeItem, "Confident to commit"));
    page.stage.press(Key::Right);
    CHECK(page.stage.node(Role::TreeItem, "Confident to commit").level == 2);
}

TEST_CASE("A chart's name says its numbers", "[ui]") {
    GalleryPage page(0);
    CHECK(page.stage.has(Role::Figure,
                         "Changed results: Advisor call → Loyalty 15 % 112; Watch → Advisor call "
                         "51; Nothing → Advisor call 21"));
    page.stage.click(Role::Button, "4 230");
    CHECK(page.gallery.last == "rule 4");
    GalleryPage controls(2);
    CHECK(controls.stage.has(Role::Image, "Relationship: from 3 to 5, least 3, most 6"));
}

TEST_CASE("Progress says how far it is and can be cancelled", "[ui]") {
    GalleryPage page(2);
    CHECK(page.stage.value(Role::ProgressBar, "Reading telco.csv") == "44 %");
    CHECK(page.stage.has(Role::Text, "3,104 of 7,043 rows"));
    page.stage.click(Role::Button, "Cancel");
    CHECK(page.gallery.last == "cancelled");
}

TEST_CASE("An empty place says what to do first; a banner can be acted on", "[ui]") {
    GalleryPage page(2);
    page.stage.click(Role::Button, "New journey");
    CHECK(page.gallery.last == "new journey");
    page.stage.click(Role::Button, "Reload");
    CHECK(page.gallery.last == "banner 1");
}

TEST_CASE("Text that does not fit is ellipsised, and whole in the semantic tree", "[ui]") {
    GalleryPage page(2);
    const std::string name =
        "Third with a long name that has no room at all in the row and is therefore cut with an ellipsis";
    const SemanticNode& row = page.stage.node(Role::ListItem, name);
    CHECK(row.width < 520);
    page.stage.hover(Role::ListItem, name);
    page.stage.wait(600);
    CHECK(page.stage.has(Role::Tooltip, name));
}

TEST_CASE("What stands in a right-aligned tail is all there", "[ui]") {
    GalleryPage page(0);
    const SemanticNode& last = page.stage.node(Role::Button, "Export");
    CHECK(last.x + last.width == Catch::Approx(1440 - 14).margin(1));
    CHECK(page.stage.node(Role::Text, "Offline ready").width > 40);
}

} // namespace throughline::ui::test
