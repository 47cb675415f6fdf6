// Menus, pickers, popovers, dialogs, the palette, toasts.
#include "ui/widgets/menus.h"
#include "unit/ui/gallery_page.h"

#include <catch_amalgamated.hpp>

namespace throughline::ui::test {

using platform::Key;
using platform::TextEntryEnd;

TEST_CASE("A menu opens, is chosen from, and closes", "[ui]") {
    GalleryPage page;
    page.stage.click(Role::Button, "Harbour Bank");
    CHECK(page.stage.state(Role::Button, "Harbour Bank", StateExpanded));
    CHECK(page.stage.focused_name() == "Rename");
    CHECK(page.stage.value(Role::MenuItem, "Rename") == "F2");
    CHECK(page.stage.state(Role::MenuItem, "Delete", StateDisabled));
    CHECK(page.stage.description(Role::MenuItem, "Delete") == "It is the only workspace.");
    page.stage.click(Role::MenuItem, "Duplicate");
    CHECK(page.gallery.last == "duplicate");
    CHECK_FALSE(page.stage.ui().layer_open());
}

TEST_CASE("A menu by keyboard alone; Escape gives the focus back", "[ui]") {
    GalleryPage page;
    page.stage.press(Key::Tab);
    CHECK(page.stage.focused_name() == "Harbour Bank");
    page.stage.press(Key::Enter);
    CHECK(page.stage.focused_name() == "Rename");
    page.stage.press(Key::Down);
    CHECK(page.stage.focused_name() == "Duplicate");
    page.stage.press(Key::Down);
    CHECK(page.stage.focused_name() == "Rename");
    page.stage.press(Key::Escape);
    CHECK_FALSE(page.stage.ui().layer_open());
    CHECK(page.stage.focused_name() == "Harbour Bank");
    page.stage.press(Key::Down);
    page.stage.press(Key::Enter);
    CHECK(page.gallery.last == "rename");
}

TEST_CASE("A click outside closes a menu and presses nothing", "[ui]") {
    GalleryPage page;
    page.stage.click(Role::Button, "Harbour Bank");
    page.stage.click(Role::Button, "Export");
    CHECK_FALSE(page.stage.ui().layer_open());
    CHECK(page.gallery.last.empty());
}

TEST_CASE("A picker of few choices: click, arrows, first letters, none", "[ui]") {
    GalleryPage page;
    CHECK(page.stage.value(Role::ComboBox, "Owner") == "Jon Reyes");
    page.stage.click(Role::ComboBox, "Owner");
    CHECK(page.stage.state(Role::Option, "Jon Reyes", StateSelected));
    page.stage.click(Role::Option, "Mara Lind");
    CHECK(page.stage.value(Role::ComboBox, "Owner") == "Mara Lind");
    page.stage.press(Key::Down);
    page.stage.typed("o");
    page.stage.settle();
    page.stage.press(Key::Enter);
    CHECK(page.stage.value(Role::ComboBox, "Owner") == "Ola Berg");
    page.stage.press(Key::Enter);
    page.stage.press(Key::Home);
    page.stage.press(Key::Enter);
    CHECK(page.gallery.owner == -1);
    CHECK(page.stage.value(Role::ComboBox, "Owner").empty());
    CHECK(page.stage.focused_name() == "Owner");
}

TEST_CASE("A picker of many choices is searched by typing and can make a new one", "[ui]") {
    GalleryPage page;
    page.stage.click(Role::ComboBox, "Channel");
    REQUIRE(page.stage.outside().text_entry());
    page.stage.type("nel 33");
    CHECK(page.stage.has(Role::Option, "Channel 33"));
    CHECK_FALSE(page.stage.has(Role::Option, "Channel 12"));
    page.stage.end_typing(TextEntryEnd::CommitAndBelow);
    CHECK(page.gallery.channel == 32);
    CHECK_FALSE(page.stage.ui().layer_open());
    page.stage.click(Role::ComboBox, "Channel");
    page.stage.type("Kiosk");
    page.stage.click(Role::Option, "New channel “Kiosk”");
    CHECK(page.gallery.last == "new channel Kiosk");
    page.stage.click(Role::ComboBox, "Channel");
    page.stage.end_typing(TextEntryEnd::Cancel);
    CHECK_FALSE(page.stage.ui().layer_open());
}

TEST_CASE("A dialog keeps focus and clicks inside; Escape and its buttons close it", "[ui]") {
    GalleryPage page(2);
    page.stage.click(Role::Button, "Open dialog");
    CHECK(page.stage.state(Role::Dialog, "Delete “Advisor call”?", StateModal));
    CHECK(page.stage.description(Role::Dialog, "Delete “Advisor call”?") ==
          "Two links to it go as well. You can undo this.");
    std::string round;
    for (int step = 0; step < 5; ++step) {
        page.stage.press(Key::Tab);
        if (page.stage.outside().text_entry())
            page.stage.end_typing(TextEntryEnd::CommitAndNext);
        round += page.stage.focused_name() + ",";
    }
    CHECK(round.find("Undo") == std::string::npos);
    CHECK(round.find("Keep,") != std::string::npos);
    page.stage.click(Role::Button, "Delete");
    CHECK_FALSE(page.gallery.dialog_open);
    CHECK(page.gallery.last == "deleted");
    CHECK(page.stage.focused_name() == "Open dialog");

    page.stage.click(Role::Button, "Open dialog");
    page.stage.ui().focus(page.stage.node(Role::Button, "Keep").id);
    page.stage.draw_frames(2);
    page.stage.press(Key::Escape);
    CHECK_FALSE(page.gallery.dialog_open);
    page.stage.click(Role::Button, "Open dialog");
    CHECK(page.gallery.dialog_open);
    CHECK(page.stage.has(Role::Button, "Keep"));
}

TEST_CASE("A dialog that works first gives the focus to its answer when that comes", "[ui]") {
    bool open = true, ready = false, taken = false;
    Stage stage([&](Ui& ui) {
        auto box = dialog(ui, "Import", open);
        if (!box)
            return;
        auto buttons = dialog_buttons(ui);
        (void)button(ui, "Help");
        if (ready && answer_button(ui, "Import 2 rows"))
            taken = true;
    });
    stage.draw_frames(4);
    const std::string before = stage.focused_name();
    REQUIRE_FALSE(before.empty());
    REQUIRE(before != "Help");
    SECTION("so that Enter does it") {
        ready = true;
        stage.draw_frames(3);
        CHECK(stage.focused_name() == "Import 2 rows");
        stage.press(Key::Enter);
        CHECK(taken);
        CHECK(open);
    }
    SECTION("but not once the person has moved, even back again") {
        while (stage.focused_name() != "Help")
            stage.press(Key::Tab);
        stage.draw_frames(2);
        while (stage.focused_name() != before)
            stage.press(Key::Tab, {.shift = true});
        ready = true;
        stage.draw_frames(3);
        CHECK(stage.focused_name() == before);
    }
}

TEST_CASE("A popover closes by its own button", "[ui]") {
    GalleryPage page(2);
    page.stage.click(Role::Button, "Open popover");
    page.stage.click(Role::Button, "Apply");
    CHECK(page.gallery.last == "applied");
    CHECK_FALSE(page.stage.ui().layer_open());
}

TEST_CASE("The command palette: typing narrows, arrows and Enter choose", "[ui]") {
    GalleryPage page(2);
    page.stage.click(Role::Button, "Open palette");
    REQUIRE(page.stage.outside().text_entry());
    CHECK(page.stage.has(Role::Option, "Undo"));
    page.stage.type("Add");
    CHECK(page.gallery.palette_state.query == "Add");
    CHECK_FALSE(page.stage.has(Role::Option, "Undo"));
    page.stage.press(Key::Down);
    page.stage.end_typing(TextEntryEnd::CommitAndBelow);
    CHECK(page.gallery.last == "command Add journey");
    CHECK_FALSE(page.stage.ui().layer_open());

    // Typed and entered within one frame, as a fast person (or a scanner) does.
    page.stage.click(Role::Button, "Open palette");
    REQUIRE(page.stage.outside().type_text(page.stage, "Undo"));
    page.stage.end_typing(TextEntryEnd::CommitAndBelow);
    CHECK(page.gallery.last == "command Undo");
    CHECK_FALSE(page.stage.ui().layer_open());

    page.stage.click(Role::Button, "Open palette");
    CHECK(page.stage.description(Role::Option, "Export") == "Nothing to export.");
    page.stage.end_typing(TextEntryEnd::Cancel);
    CHECK_FALSE(page.gallery.palette_state.open);
    page.stage.click(Role::Button, "Open palette");
    CHECK(page.gallery.palette_state.open);
}

TEST_CASE("A toast offers to undo, is announced, and goes by itself", "[ui]") {
    GalleryPage page(2);
    page.stage.click(Role::Button, "Show toast");
    CHECK(page.stage.has(Role::Status, "Stage moved"));
    page.stage.click(Role::Link, "Undo");
    CHECK(page.gallery.last == "toast 7");
    page.stage.click(Role::Button, "Show toast");
    page.stage.move_to({300, 300});
    CHECK(page.stage.has(Role::Note, "Stage moved"));
    page.stage.wait(7000);
    CHECK_FALSE(page.stage.has(Role::Note, "Stage moved"));
}

} // namespace throughline::ui::test
