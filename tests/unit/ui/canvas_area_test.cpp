// The hook for canvases: raw input, items in the semantic tree, drawing on the graphics card in between.
#include "ui/widgets/canvas_area.h"
#include "ui/widgets/fields.h"
#include "unit/ui/support/stage.h"

#include <catch_amalgamated.hpp>
#include <imgui.h>

namespace throughline::ui::test {

using platform::Key;
using platform::PointerButton;

namespace {

struct Board {
    CanvasInput input;
    float wheel = 0;
    bool pinched = false;
    int presses = 0, releases = 0, clicks = 0;
    bool invoked = false, item_focused = false, deleted = false;
    int gpu_calls = 0;
    CanvasDraw gpu_box;
    bool editing = false, start_edit = false;
    std::string title = "Stay";

    void draw(Ui& ui) {
        CanvasArea area = canvas_area(ui, "Board", {100, 100, 600, 400});
        input = area.input;
        wheel += input.wheel_vertical;
        pinched = pinched || input.pinch;
        presses += input.primary().pressed ? 1 : 0;
        releases += input.primary().released ? 1 : 0;
        clicks = std::max(clicks, input.primary().clicks);
        draw_on_gpu(
            ui, area,
            [](void* data, const CanvasDraw& where) {
                auto& board = *static_cast<Board*>(data);
                ++board.gpu_calls;
                board.gpu_box = where;
            },
            this);
        draw_text(ui, {120, 120, 200, 20}, title, {.size = 21.3F, .weight = Weight::Semibold});
        const CanvasItemResult item =
            canvas_item(ui, "card 1", {.role = Role::TreeItem, .name = title, .box = {110, 110, 200, 80}});
        invoked = invoked || item.invoked;
        item_focused = item_focused || item.focused;
        if (input.focused && ui.take_key(Key::Delete))
            deleted = true;
        const OverlayResult edit = text_overlay(ui, ui.id("edit"), "Title", {120, 120, 180, 20}, title,
                                                {.start = std::exchange(start_edit, false)});
        editing = edit.open;
        if (edit.field.committed())
            title = edit.field.value;
    }
};

} // namespace

TEST_CASE("A canvas sees press, drag outside and release", "[ui]") {
    Board board;
    Stage stage([&](Ui& ui) { board.draw(ui); });
    stage.move_to({200, 200});
    CHECK(board.input.hovered);
    stage.press_button(PointerButton::Primary, true);
    CHECK(board.presses == 1);
    CHECK(board.input.primary().down);
    CHECK(board.input.focused);
    stage.move_to({900, 700});
    CHECK_FALSE(board.input.hovered);
    CHECK(board.input.primary().down);
    CHECK(board.input.primary().pressed_at == Point{200, 200});
    stage.press_button(PointerButton::Primary, false);
    CHECK(board.releases == 1);
    stage.click_at({200, 200}, 2);
    CHECK(board.clicks == 2);
    stage.move_to({300, 300});
    stage.press_button(PointerButton::Middle, true);
    CHECK(board.input.middle().down);
    stage.press_button(PointerButton::Middle, false);
    CHECK_FALSE(board.input.middle().down);
}

TEST_CASE("A press beside the canvas is not its own", "[ui]") {
    Board board;
    Stage stage([&](Ui& ui) { board.draw(ui); });
    stage.move_to({50, 50});
    stage.press_button(PointerButton::Primary, true);
    stage.move_to({200, 200});
    CHECK_FALSE(board.input.primary().down);
    CHECK(board.presses == 0);
}

TEST_CASE("Wheel, pinch, keys and the menu reach the canvas", "[ui]") {
    Board board;
    Stage stage([&](Ui& ui) { board.draw(ui); });
    stage.move_to({200, 200});
    stage.wheel(0, 2, false);
    stage.settle();
    CHECK(board.wheel == 2);
    stage.wheel(0, 0.1F, true);
    stage.settle();
    CHECK(board.pinched);
    stage.press(Key::Tab);
    CHECK(board.input.focus_visible);
    stage.press(Key::Delete);
    CHECK(board.deleted);
    stage.key(Key::Space, true, false);
    stage.settle();
    CHECK(board.input.space_held);
    stage.key(Key::Space, false, false);
    stage.settle();
    CHECK_FALSE(board.input.space_held);
}

TEST_CASE("Items of a canvas are found, invoked and focused through the mirror", "[ui]") {
    Board board;
    Stage stage([&](Ui& ui) { board.draw(ui); });
    const SemanticNode item = stage.node(Role::TreeItem, "Stay");
    CHECK(item.x == 110);
    stage.invoke(Role::TreeItem, "Stay");
    CHECK(board.invoked);
    stage.mirror_focused(item.id);
    stage.settle();
    CHECK(board.item_focused);
    CHECK(board.input.focused);
}

TEST_CASE("The callback for the graphics card gets the box, and state is restored behind it", "[ui]") {
    Board board;
    Stage stage([&](Ui& ui) { board.draw(ui); }, light_theme(), {1440, 900}, 2);
    int resets = 0;
    for (const ImDrawList* list : stage.ui().draw_data()->CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.UserCallback == ImDrawCallback_ResetRenderState)
                ++resets;
            else if (command.UserCallback != nullptr)
                command.UserCallback(list, &command);
        }
    }
    CHECK(board.gpu_calls == 1);
    CHECK(resets == 1);
    CHECK(board.gpu_box.box == Box{100, 100, 600, 400});
    CHECK(board.gpu_box.clip == Box{100, 100, 600, 400});
    CHECK(board.gpu_box.page_height == 900);
    CHECK(board.gpu_box.pixel_ratio == 2);
}

TEST_CASE("Text on a canvas is edited in place, and the canvas gets the focus back", "[ui]") {
    Board board;
    Stage stage([&](Ui& ui) { board.draw(ui); });
    stage.click_at({200, 300});
    board.start_edit = true;
    stage.draw_frames(1);
    CHECK(board.editing);
    REQUIRE(stage.outside().text_entry());
    CHECK(stage.outside().text_entry()->framed);
    stage.type("Stay longer");
    stage.end_typing(platform::TextEntryEnd::CommitAndBelow);
    CHECK(board.title == "Stay longer");
    CHECK_FALSE(board.editing);
    CHECK(board.input.focused);
}

} // namespace throughline::ui::test
