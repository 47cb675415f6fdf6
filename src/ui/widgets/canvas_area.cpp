#include "ui/widgets/canvas_area.h"

#include "ui/widgets/inside.h"

namespace throughline::ui {

namespace {

void end_canvas(Ui& ui) {
    ui.paint().pop_clip();
    ui.inside().tree.close();
    ui.inside().ids.pop_back();
}

void fill_buttons(const Inside& in, const Interaction& area, CanvasInput& input) {
    const ImGuiIO& io = ImGui::GetIO();
    for (std::size_t index = 0; index < 3; ++index) {
        CanvasButton& button = input.buttons[index];
        const bool own = index == 0 ? area.held || area.clicked || area.drag_ended : area.hovered;
        button.pressed = io.MouseClicked[index] && own && area.hovered;
        button.down = io.MouseDown[index] && (own || area.held || in.canvas_down[index] == area.id);
        button.released = io.MouseReleased[index] && in.canvas_down[index] == area.id;
        button.clicks = button.pressed ? in.click_counts[index] : 0;
        button.pressed_at = in.canvas_pressed_at[index];
    }
}

// Which canvas a button went down on: it keeps the button until it comes up, wherever the pointer is then.
void follow_buttons(Inside& in, const Interaction& area) {
    const ImGuiIO& io = ImGui::GetIO();
    for (std::size_t index = 0; index < 3; ++index) {
        if (io.MouseClicked[index] && area.hovered) {
            in.canvas_down[index] = area.id;
            in.canvas_pressed_at[index] = in.pointer;
        }
    }
}

void forget_buttons(Inside& in, std::uint32_t id) {
    const ImGuiIO& io = ImGui::GetIO();
    for (std::size_t index = 0; index < 3; ++index) {
        if (!io.MouseDown[index] && in.canvas_down[index] == id)
            in.canvas_down[index] = 0;
    }
}

struct GpuCall {
    CanvasCallback callback = nullptr;
    void* data = nullptr;
    CanvasDraw draw;
};

void run_gpu_call(const ImDrawList*, const ImDrawCmd* command) {
    const auto& call = *static_cast<const GpuCall*>(command->UserCallbackData);
    call.callback(call.data, call.draw);
}

} // namespace

CanvasArea canvas_area(Ui& ui, std::string_view name, const Box& box, Role role) {
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id(name);
    const Interaction area =
        ui.interact(id, box, {.keys_activate = false, .on_press = true, .draggable = true});
    CanvasInput input;
    input.box = box;
    input.hovered = area.hovered;
    input.focused = area.focused;
    input.focus_visible = area.focus_visible;
    input.pointer = in.pointer;
    input.moved = {in.pointer.x - in.pointer_before.x, in.pointer.y - in.pointer_before.y};
    if (std::abs(input.moved.x) > 1e5F || std::abs(input.moved.y) > 1e5F)
        input.moved = {};
    follow_buttons(in, area);
    fill_buttons(in, area, input);
    forget_buttons(in, id);
    input.space_held = ui.key_down(platform::Key::Space) && (area.focused || area.hovered);
    if (area.hovered) {
        input.wheel_horizontal = std::exchange(in.wheel_x, 0.0F);
        input.wheel_vertical = std::exchange(in.wheel_y, 0.0F);
        input.pinch = in.pinch;
    }
    input.modifiers = in.modifiers;
    input.source = in.source;
    input.context = area.context;
    input.pixel_ratio = in.pixel_ratio;
    open_node(ui, role, id, shown_label(name), box, state_of(area));
    in.ids.push_back(id);
    ui.paint().push_clip(box);
    return {Scope(ui, end_canvas), input};
}

void draw_on_gpu(Ui& ui, const CanvasArea& area, CanvasCallback callback, void* data) {
    const Inside& in = ui.inside();
    ImDrawList* list = ImGui::GetWindowDrawList();
    GpuCall call{callback,
                 data,
                 {area.input.box, area.input.box.intersected(in.clip()), in.page.height, in.pixel_ratio}};
    list->AddCallback(run_gpu_call, &call, sizeof call);
    list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void draw_text(Ui& ui, const Box& box, std::string_view text, const TextStyle& style) {
    ui.paint().text(box, text, style);
}

CanvasItemResult canvas_item(Ui& ui, std::string_view key, const CanvasItem& item) {
    Inside& in = ui.inside();
    const std::uint32_t id = ui.id(key);
    SemanticNode& node = record(ui, item.role, id, item.name, item.box, item.state | StateFocusable);
    node.level = item.level;
    if (!item.value.empty())
        ui.semantics().set_value(node, item.value);
    if (!item.description.empty())
        ui.semantics().set_description(node, item.description);
    CanvasItemResult result;
    if (in.invoked == id) {
        in.invoked = 0;
        result.invoked = true;
    }
    // The item does not take the focus itself: the canvas does, and makes the item its current one.
    if (in.focus.current == id && in.focus.arrived) {
        in.focus.current = in.ids.back();
        in.focus.seen = true;
        result.focused = true;
    }
    return result;
}

} // namespace throughline::ui
