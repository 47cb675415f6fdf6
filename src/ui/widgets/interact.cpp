// How a box becomes interactive: pointer, keys, mirror, focus ring, and the record in the semantic tree.
#include "ui/widgets/inside.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/tooltip.h"

namespace throughline::ui {

namespace {

void take_pointer(Ui& ui, Interaction& result, const Behaviour& behaviour) {
    Inside& in = ui.inside();
    const ImGuiIO& io = ImGui::GetIO();
    const bool touch = in.source == platform::PointerSource::Touch;
    const bool on_press = behaviour.on_press && !touch;
    const ImGuiButtonFlags flags =
        ImGuiButtonFlags_NoNavFocus | ImGuiButtonFlags_NoSetKeyOwner | ImGuiButtonFlags_NoTestKeyOwner |
        (on_press ? ImGuiButtonFlags_PressedOnClick : ImGuiButtonFlags_PressedOnClickRelease);
    bool pressed =
        ImGui::ButtonBehavior(rectangle_of(result.box), result.id, &result.hovered, &result.held, flags);
    const bool just_down = result.held && in.context->ActiveIdIsJustActivated;
    if (just_down && behaviour.draggable)
        in.draggable_active = result.id;
    if (just_down && behaviour.focusable && !behaviour.disabled) {
        in.focus.current = result.id;
        in.focus.visible = false;
        in.focus.wants = false;
    }
    const bool mine = in.draggable_active == result.id;
    if (mine && in.dragged_far && result.held) {
        result.dragging = true;
        const Point before{in.pointer_before.x - in.pressed_at.x, in.pointer_before.y - in.pressed_at.y};
        result.drag_started = std::abs(before.x) <= 4 && std::abs(before.y) <= 4;
    }
    if (mine && in.dragged_far && io.MouseReleased[0]) {
        result.drag_ended = true;
        pressed = false;
    }
    result.dragged = {in.pointer.x - in.pressed_at.x, in.pointer.y - in.pressed_at.y};
    if (behaviour.disabled)
        return;
    result.clicked = result.activated = pressed;
    result.double_clicked = result.hovered && io.MouseClicked[0] && in.click_counts[0] == 2;
    result.context = result.hovered && io.MouseReleased[1] && !in.dragged_far;
    if (result.hovered && behaviour.cursor != platform::Cursor::Arrow)
        ui.set_cursor(behaviour.cursor);
}

void take_keys(Ui& ui, Interaction& result, const Behaviour& behaviour) {
    if (behaviour.keys_activate && (ui.take_key(platform::Key::Enter) || ui.take_key(platform::Key::Space)))
        result.activated = true;
    if (ui.take_key(platform::Key::Menu) || ui.take_key(platform::Key::F10, {.shift = true}))
        result.context = result.context_by_key = true;
}

} // namespace

Interaction Ui::interact(std::uint32_t id, const Box& box, const Behaviour& behaviour) {
    Inside& in = *m_inside;
    Interaction result;
    result.id = id;
    result.box = box;
    result.pointer = {in.pointer.x - box.x, in.pointer.y - box.y};
    const bool reachable = ImGui::ItemAdd(rectangle_of(box), id, nullptr, ImGuiItemFlags_NoNav);
    result.visible = box.overlaps(in.clip());
    if (reachable)
        take_pointer(*this, result, behaviour);
    if (behaviour.focusable && !behaviour.disabled)
        add_focus_stop(*this, id, box);
    result.focused = in.focus.current == id;
    if (result.focused) {
        in.focus.seen = true;
        if (in.focus.arrived && in.focus.visible)
            scroll_into_view(*this, box);
        result.focus_visible = in.focus.visible;
        if (!behaviour.disabled && in.layers.size() == in.current_layer())
            take_keys(*this, result, behaviour);
    }
    if (in.invoked == id && !behaviour.disabled) {
        in.invoked = 0;
        result.activated = true;
    }
    return result;
}

void Ui::focus_ring(const Interaction& interaction, float radius) {
    if (!interaction.focus_visible)
        return;
    const Box around = interaction.box.inset(-2);
    paint().outline(around, theme().accent, radius + 2, 2);
}

std::uint32_t state_of(const Interaction& interaction, bool disabled) {
    std::uint32_t state = 0;
    if (disabled)
        state |= StateDisabled;
    else
        state |= StateFocusable;
    if (interaction.focused)
        state |= StateFocused;
    return state;
}

SemanticNode& record(Ui& ui, Role role, std::uint32_t id, std::string_view name, const Box& box,
                     std::uint32_t state) {
    Inside& in = ui.inside();
    SemanticNode& node = in.tree.add(id, role, name);
    const Box seen = box.intersected(in.clip());
    node.x = seen.x;
    node.y = seen.y;
    node.width = seen.width;
    node.height = seen.height;
    node.state = state;
    return node;
}

std::uint32_t open_node(Ui& ui, Role role, std::uint32_t id, std::string_view name, const Box& box,
                        std::uint32_t state) {
    Inside& in = ui.inside();
    const std::uint32_t index = in.tree.open(id, role, name);
    SemanticNode& node = in.tree.node(index);
    const Box seen = box.intersected(in.clip());
    node.x = seen.x;
    node.y = seen.y;
    node.width = seen.width;
    node.height = seen.height;
    node.state = state;
    return index;
}

void explain(Ui& ui, SemanticNode& node, const Interaction& interaction, std::string_view tooltip,
             std::string_view shortcut, std::string_view disabled_reason) {
    const std::string_view text = disabled_reason.empty() ? tooltip : disabled_reason;
    if (!text.empty())
        ui.semantics().set_description(node, text);
    if (!text.empty() || !shortcut.empty())
        ui.tooltip(interaction, text, shortcut);
}

} // namespace throughline::ui
