// The hook for a canvas: room on the page, raw pointer, wheel and keys, own GL drawing in between, crisp text
// at any zoom, and semantic nodes for its items. What is drawn there belongs to the caller.
#pragma once

#include "platform/events.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/scope.h"
#include "ui/widgets/ui.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace throughline::ui {

struct CanvasButton {
    bool down = false;
    bool pressed = false;  // went down on the canvas in this frame
    bool released = false; // came up in this frame after it went down on the canvas
    int clicks = 0;        // with pressed: 1, 2 …
    Point pressed_at;      // where it went down
};

struct CanvasInput {
    Box box; // on the page
    bool hovered = false;
    bool focused = false;
    bool focus_visible = false;
    bool space_held = false; // while focused or hovered: pan
    Point pointer;           // on the page; positions are not local, so that hit tests and drawing agree
    Point moved;             // since the frame before
    std::array<CanvasButton, 3> buttons; // by platform::PointerButton
    float wheel_horizontal = 0, wheel_vertical = 0;
    bool pinch = false;
    platform::Modifiers modifiers;
    platform::PointerSource source = platform::PointerSource::Mouse;
    bool context = false; // Menu key, Shift+F10, long press or a secondary click that did not move
    float pixel_ratio = 1;

    const CanvasButton& primary() const { return buttons[0]; }
    const CanvasButton& secondary() const { return buttons[1]; }
    const CanvasButton& middle() const { return buttons[2]; }
};

// Keys: while `focused`, the caller uses ui.take_key().
struct CanvasArea {
    Scope scope; // the semantic group; items are added inside, drawing is clipped to the box
    CanvasInput input;
};
CanvasArea canvas_area(Ui& ui, std::string_view name, const Box& box, Role role = Role::Figure);

// What the GL callback needs: the box and its visible part in CSS pixels, and how to turn them into GL
// pixels.
struct CanvasDraw {
    Box box, clip;
    float page_height = 0; // GL counts from the bottom
    float pixel_ratio = 1;
};
using CanvasCallback = void (*)(void* data, const CanvasDraw& draw);
// The callback runs while the frame is rendered, after what was drawn so far and before what follows; `data`
// must live until then. GL state is restored behind it.
void draw_on_gpu(Ui& ui, const CanvasArea& area, CanvasCallback callback, void* data);

// One line of text in a box on the page, of any size: its width grows evenly with the size, so that what fits
// at one zoom fits at each.
void draw_text(Ui& ui, const Box& box, std::string_view text, const TextStyle& style);

struct CanvasItem {
    Role role = Role::Button;
    std::string_view name{};
    std::string_view value{};
    std::string_view description{};
    Box box;                 // on the page
    std::uint32_t state = 0; // State bits
    std::uint16_t level = 0;
};
struct CanvasItemResult {
    bool invoked = false; // by assistive technology or a test
    bool focused = false; // likewise
};
// Records an item under ui.id(key); it takes no focus of its own, the canvas is one stop of Tab.
CanvasItemResult canvas_item(Ui& ui, std::string_view key, const CanvasItem& item);

} // namespace throughline::ui
