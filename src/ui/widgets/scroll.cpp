#include "ui/widgets/scroll.h"

#include "ui/widgets/inside.h"

#include <cmath>

namespace throughline::ui {

namespace {

constexpr float pixels_per_line = 40;
constexpr float bar_width = 10, thumb_width = 6;

bool hovers(const Inside& in, const Box& box) {
    return in.context->HoveredWindow == ImGui::GetCurrentWindow() && box.contains(in.pointer) &&
           in.clip().contains(in.pointer);
}

} // namespace

float touch_scroll(Ui& ui, std::uint32_t id, const Box& box, bool scrolls) {
    Inside& in = ui.inside();
    const ImGuiIO& io = ImGui::GetIO();
    const bool down = io.MouseDown[0] && in.source == platform::PointerSource::Touch;
    ScrollState& state = in.scrolls[id];
    if (down && in.touch_scroll == 0 && in.dragged_far && in.draggable_active == 0 && scrolls &&
        box.contains(in.pressed_at) && in.context->HoveredWindow == ImGui::GetCurrentWindow()) {
        in.touch_scroll = id;
        ImGui::ClearActiveID();
    }
    const auto elapsed = static_cast<float>(in.elapsed);
    if (in.touch_scroll == id && down) {
        const float moved = in.pointer_before.y - in.pointer.y;
        if (elapsed > 0)
            state.velocity = 0.6F * state.velocity + 0.4F * moved / elapsed;
        return moved;
    }
    if (state.velocity == 0)
        return 0;
    if (down || std::abs(state.velocity) < 0.02F || in.theme.reduced_motion) {
        state.velocity = 0;
        return 0;
    }
    const float moved = state.velocity * elapsed;
    state.velocity *= std::exp(-elapsed / 325.0F);
    ui.request_frame();
    return moved;
}

bool ease(Ui& ui, float& offset, float target) {
    const float distance = target - offset;
    if (distance == 0)
        return false;
    if (std::abs(distance) < 0.5F || ui.theme().reduced_motion)
        offset = target;
    else
        offset += distance * (1 - std::exp(-static_cast<float>(ui.frame_milliseconds()) / 40.0F));
    ui.request_frame();
    return true;
}

Point take_wheel(Ui& ui, const Box& box, bool can_up, bool can_down) {
    Inside& in = ui.inside();
    Point taken;
    if (in.pinch || !hovers(in, box))
        return taken;
    if ((in.wheel_y > 0 && can_down) || (in.wheel_y < 0 && can_up))
        taken.y = std::exchange(in.wheel_y, 0.0F) * pixels_per_line;
    if (in.wheel_x != 0)
        taken.x = std::exchange(in.wheel_x, 0.0F) * pixels_per_line;
    return taken;
}

double scroll_bar(Ui& ui, std::uint32_t id, const Box& track, double offset, double content, double page,
                  bool upright) {
    if (content <= page + 0.5 || page <= 0)
        return offset;
    Inside& in = ui.inside();
    in.left_out.push_back(id);
    const double room = upright ? track.height : track.width;
    const double length = std::max(room * page / content, 24.0);
    const double most = content - page;
    const double at = offset / most * (room - length);
    const Interaction bar = ui.interact(id, track, {.focusable = false, .on_press = true, .draggable = true});
    if (bar.held) {
        const double pointer = upright ? bar.pointer.y : bar.pointer.x;
        float& grip = in.numbers[id];
        if (bar.clicked)
            grip = pointer >= at && pointer <= at + length ? static_cast<float>(pointer - at)
                                                           : static_cast<float>(length / 2);
        const double before = offset;
        if (room > length)
            offset = std::clamp((pointer - grip) / (room - length) * most, 0.0, most);
        if (offset != before)
            ui.request_frame();
    }
    const float shown = ui.animated(id, bar.hovered || bar.held);
    const float thickness = thumb_width - 2 + 2 * shown;
    const auto start = static_cast<float>(at), size = static_cast<float>(length);
    const Box thumb = upright ? Box{track.right() - thickness - 2, track.y + start, thickness, size}
                              : Box{track.x + start, track.bottom() - thickness - 2, size, thickness};
    ui.paint().fill(thumb, faded(ui.theme().third_ink, 0.45F + 0.35F * shown), thickness / 2);
    return offset;
}

// Page Up and Down scroll where the focus is, or where the pointer is when nothing has it. Without anything
// inside that takes the focus, the area itself is a stop of Tab.
static void take_scroll_keys(Ui& ui, const OpenScroll& open, ScrollState& state, float most) {
    using platform::Key;
    Inside& in = ui.inside();
    if (most <= 0 || in.layers.size() != in.current_layer())
        return;
    bool own = false, inside = in.focus.current == 0 && open.box.contains(in.pointer);
    for (std::size_t stop = open.first_stop; stop < in.focus.stops.size(); ++stop)
        inside = inside || in.focus.stops[stop].id == in.focus.current;
    if (open.first_stop == in.focus.stops.size()) {
        add_focus_stop(ui, open.id, open.box);
        in.tree.node(open.node).state |= StateFocusable;
        own = in.focus.current == open.id;
    }
    if (own) {
        in.focus.seen = true;
        in.tree.node(open.node).state |= StateFocused;
        if (in.focus.visible)
            ui.paint().outline(open.box, ui.theme().accent, 2, 2);
    }
    if (!own && !inside)
        return;
    const float page = open.box.height * 0.85F, line = pixels_per_line;
    const float before = state.target;
    const bool free = own || in.focus.current == 0;
    if (ui.take_key(Key::PageDown))
        state.target += page;
    else if (ui.take_key(Key::PageUp))
        state.target -= page;
    else if (free && ui.take_key(Key::Down))
        state.target += line;
    else if (free && ui.take_key(Key::Up))
        state.target -= line;
    else if (free && ui.take_key(Key::Home))
        state.target = 0;
    else if (free && ui.take_key(Key::End))
        state.target = most;
    if (state.target != before)
        ui.request_frame();
}

void finish_scroll(Ui& ui, const OpenScroll& open, Size content) {
    Inside& in = ui.inside();
    ScrollState& state = in.scrolls[open.id];
    state.content_height = content.height;
    state.content_width = content.width;
    const float most = std::max(0.0F, content.height - open.box.height);
    const float most_across = open.across ? std::max(0.0F, content.width - open.box.width) : 0;
    const Point wheel = take_wheel(ui, open.box, state.target > 0, state.target < most);
    if (wheel.y != 0 || (wheel.x != 0 && open.across)) {
        state.target += wheel.y;
        state.across_target += wheel.x;
        ui.request_frame();
    }
    if (const float dragged = touch_scroll(ui, open.id, open.box, most > 0); dragged != 0) {
        state.target += dragged;
        state.offset = state.target;
    }
    take_scroll_keys(ui, open, state, most);
    Box track = open.box;
    track = track.cut_right(bar_width);
    const double before = state.offset;
    const double barred = scroll_bar(ui, hashed("vertical bar", open.id), track, state.offset, content.height,
                                     open.box.height, true);
    if (barred != before)
        state.target = state.offset = static_cast<float>(barred);
    if (open.across) {
        Box low = open.box;
        low = low.cut_bottom(bar_width);
        const double across = scroll_bar(ui, hashed("horizontal bar", open.id), low, state.across,
                                         content.width, open.box.width, false);
        if (across != state.across)
            state.across_target = state.across = static_cast<float>(across);
    }
    state.target = std::clamp(state.target, 0.0F, most);
    state.across_target = std::clamp(state.across_target, 0.0F, most_across);
    state.offset = std::clamp(state.offset, 0.0F, most);
    state.across = std::clamp(state.across, 0.0F, most_across);
    ease(ui, state.offset, state.target);
    ease(ui, state.across, state.across_target);
}

void scroll_into_view(Ui& ui, const Box& box) {
    Inside& in = ui.inside();
    constexpr float margin = 12;
    for (std::size_t index = in.open_scrolls.size(); index-- > 0;) {
        const OpenScroll& open = in.open_scrolls[index];
        ScrollState& state = in.scrolls[open.id];
        if (box.y - margin < open.box.y)
            state.target += box.y - margin - open.box.y;
        else if (box.bottom() + margin > open.box.bottom())
            state.target += std::min(box.bottom() + margin - open.box.bottom(), box.y - margin - open.box.y);
        if (open.across && box.x - margin < open.box.x)
            state.across_target += box.x - margin - open.box.x;
        else if (open.across && box.right() + margin > open.box.right())
            state.across_target += box.right() + margin - open.box.right();
        ui.request_frame();
    }
}

} // namespace throughline::ui
