// Scrolling inside the layer of widgets.
#pragma once

#include "ui/widgets/layout.h"

#include <cstdint>

namespace throughline::ui {

struct ScrollState;

// A scroll area that is open in this frame.
struct OpenScroll {
    std::uint32_t id = 0;
    Box box;
    bool across = false;
    std::uint32_t node = 0;     // its record, as an index
    std::size_t first_stop = 0; // focus stops before it
};

// Wheel, touch, bars and animation of the area that ends; `content` is its full size.
void finish_scroll(Ui& ui, const OpenScroll& open, Size content);
// Only the bar of an area that keeps its own offset in pixels (grids); gives the new offset.
double scroll_bar(Ui& ui, std::uint32_t id, const Box& track, double offset, double content, double page,
                  bool upright);
// What the wheel gives to the area under the pointer, in pixels; taken away from areas around it.
Point take_wheel(Ui& ui, const Box& box, bool can_up, bool can_down);
// How far a finger moves the content up in this frame, its swing after the lift included. The widget under
// the finger lets go.
float touch_scroll(Ui& ui, std::uint32_t id, const Box& box, bool scrolls);
// Brings a target scroll closer; true while it moves.
bool ease(Ui& ui, float& offset, float target);

} // namespace throughline::ui
