// The frame of the workbench: bars, rail, inspector.
#include "ui/widgets/inside.h"

namespace throughline::ui {

ShellBoxes shell(Ui& ui, ShellState& state) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    ShellBoxes boxes;
    Box page = ui.page();
    boxes.top_bar = page.cut_top(metric::top_bar);
    if (state.status_shown)
        boxes.status_line = page.cut_bottom(metric::status_line);
    if (state.rail_shown)
        boxes.rail = page.cut_left(metric::rail);
    if (state.inspector_shown) {
        // On a narrow page (or a large zoom) it leaves the greater part to the place.
        const float most = std::max(page.width * 0.45F, 200.0F);
        boxes.inspector = page.cut_right(std::min(state.inspector_width, most));
    }
    boxes.main = page;
    for (const Box& bar : {boxes.top_bar, boxes.status_line, boxes.rail, boxes.inspector})
        paint.fill(bar, theme.panel);
    Box top = boxes.top_bar, low = boxes.status_line, rail = boxes.rail, side = boxes.inspector;
    paint.fill(top.cut_bottom(1), theme.line);
    if (state.status_shown)
        paint.fill(low.cut_top(1), theme.line);
    if (state.rail_shown)
        paint.fill(rail.cut_right(1), theme.line);
    if (state.inspector_shown)
        paint.fill(side.cut_left(1), theme.line);
    return boxes;
}

bool splitter(Ui& ui, std::string_view name, const Box& box, float& size, float least, float most,
              Direction grows) {
    using platform::Key;
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id(name);
    const bool sideways = grows == Direction::Left || grows == Direction::Right;
    const float sign = grows == Direction::Right || grows == Direction::Down ? 1.0F : -1.0F;
    const Interaction handle = ui.interact(
        id, box,
        {.keys_activate = false,
         .on_press = true,
         .draggable = true,
         .cursor = sideways ? platform::Cursor::ResizeHorizontally : platform::Cursor::ResizeVertically});
    const float before = size;
    float& start = in.numbers[id];
    if (handle.clicked)
        start = size;
    if (handle.held)
        size = start + sign * (sideways ? handle.dragged.x : handle.dragged.y);
    if (handle.focused) {
        if (ui.take_key(sideways ? Key::Left : Key::Up))
            size -= sign * 8;
        if (ui.take_key(sideways ? Key::Right : Key::Down))
            size += sign * 8;
    }
    size = std::clamp(size, least, std::max(least, most));
    const float shown = ui.animated(id, handle.hovered || handle.held || handle.focus_visible);
    if (shown > 0) {
        const Box mark = sideways ? box.centred(2, box.height) : box.centred(box.width, 2);
        ui.paint().fill(mark, faded(ui.theme().accent, shown));
    }
    SemanticNode& node =
        record(ui, Role::Separator, id, shown_label(name), box, state_of(handle) | StateFocusable);
    ui.semantics().set_value(node, ui.number(size));
    if (size != before)
        ui.request_frame();
    return size != before;
}

} // namespace throughline::ui
