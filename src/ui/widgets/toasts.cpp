#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/inside.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <cmath>

namespace throughline::ui {

constexpr float toast_height = 40, toast_gap = 8;
constexpr std::size_t most_toasts = 3;

void show_toast(Ui& ui, const Toast& toast) {
    Inside& in = ui.inside();
    if (in.toasts.size() >= most_toasts)
        in.toasts.erase(in.toasts.begin());
    ToastState state;
    state.text = toast.text;
    state.action = toast.action;
    state.tone = toast.tone;
    state.token = toast.token;
    state.id = ++in.toast_number;
    state.length = toast.milliseconds;
    state.shown_until = in.platform.monotonic_milliseconds() + toast.milliseconds;
    in.toasts.push_back(std::move(state));
    if (toast.tone == Tone::Bad)
        ui.announce_error(toast.text);
    else
        ui.announce(toast.text);
    in.platform.request_frames(2);
}

void close_toasts(Ui& ui) {
    ui.inside().toasts.clear();
}

namespace {

enum class ToastEnd : std::uint8_t { None, Closed, Chosen };

ToastEnd draw_toast(Ui& ui, ToastState& toast, const Box& box) {
    Inside& in = ui.inside();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    paint.shadow(box, metric::card_radius, 3);
    paint.fill(box, theme.dark ? theme.strong_line : theme.panel, metric::card_radius);
    paint.outline(box, theme.strong_line, metric::card_radius);
    const Scope names = ui.with_id(toast.id);
    // In a landmark of its own, since it lies beside all others.
    open_node(ui, Role::Complementary, ui.id("notice"), ui.format("Notice %u", toast.id), box);
    open_node(ui, Role::Note, ui.id("toast"), toast.text, box);
    Box inner = box.inset(14, 0);
    if (toast.tone != Tone::Neutral) {
        const Box mark = inner.cut_left(14);
        paint.disc({mark.x + 4, mark.centre().y}, 4, theme.of(toast.tone));
    }
    const Scope flow = column(ui, inner, 0);
    const Scope row = line(ui, {.height = box.height});
    label(ui, toast.text);
    push_right(ui);
    ToastEnd end = ToastEnd::None;
    if (!toast.action.empty() && link(ui, toast.action, {.style = {.weight = Weight::Semibold}}))
        end = ToastEnd::Chosen;
    if (close_button(ui, "Dismiss"))
        end = ToastEnd::Closed;
    in.tree.close();
    in.tree.close();
    return end;
}

float toast_width(Ui& ui, const ToastState& toast) {
    const Painter paint = ui.paint();
    const float action =
        toast.action.empty() ? 0 : paint.measure(toast.action, {.weight = Weight::Semibold}).width + 16;
    const float natural = paint.measure(toast.text).width + action + 28 + 14 + 24 + 16;
    return std::min(std::ceil(std::max(natural, 240.0F)), ui.page().width - 32);
}

} // namespace

std::uint32_t draw_toasts(Ui& ui) {
    Inside& in = ui.inside();
    std::uint32_t chosen = 0;
    float bottom = in.page.height - metric::status_line - 12;
    for (std::size_t index = in.toasts.size(); index-- > 0;) {
        ToastState& toast = in.toasts[index];
        const float width = toast_width(ui, toast);
        const Box box{std::floor((in.page.width - width) / 2), bottom - toast_height, width, toast_height};
        bottom -= toast_height + toast_gap;
        char name[24];
        std::snprintf(name, sizeof name, "toast %u", static_cast<unsigned>(index));
        // A little larger than the toast, for its shadow.
        begin_window(in, name, box.inset(-12), WindowInput::Takes);
        const std::size_t stops_before = in.focus.stops.size();
        const ToastEnd end = draw_toast(ui, toast, box);
        end_window();
        bool kept = box.contains(in.pointer);
        for (std::size_t stop = stops_before; stop < in.focus.stops.size(); ++stop)
            kept = kept || in.focus.stops[stop].id == in.focus.current;
        if (kept)
            toast.shown_until = in.now + toast.length;
        if (end == ToastEnd::Chosen)
            chosen = toast.token;
        if (end != ToastEnd::None || in.now >= toast.shown_until) {
            in.toasts.erase(in.toasts.begin() + static_cast<std::ptrdiff_t>(index));
            ui.request_frame();
        } else {
            ui.wake_after(toast.shown_until - in.now);
        }
    }
    return chosen;
}

} // namespace throughline::ui
