#include "ui/widgets/menus.h"

#include "ui/widgets/layers.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/signs.h"
#include "ui/widgets/text.h"

#include <cmath>

namespace throughline::ui {

namespace {

constexpr float menu_padding = 4, least_menu_width = 160;

void end_menu(Ui& ui) {
    Inside& in = ui.inside();
    Layer& layer = in.layers[in.current_layer() - 1];
    const Flow flow = in.flow.top();
    in.flow.flows.pop_back();
    end_focus_group(ui);
    in.tree.close();
    in.ids.pop_back();
    layer.last_widest = layer.widest;
    const float width = std::max(layer.widest + 2 * menu_padding, least_menu_width);
    finish_layer(ui, layer, {width, flow.bottom_most - flow.box.y + 2 * menu_padding});
}

Scope begin_menu(Ui& ui, std::uint32_t id, std::string_view name) {
    Inside& in = ui.inside();
    Layer* layer = in.layer_of(id);
    if (layer == nullptr)
        return {};
    layer->widest = 0;
    const LayerPlace place = begin_layer(ui, *layer, {});
    draw_layer_panel(ui, place.box);
    in.ids.push_back(hashed("menu", id));
    open_node(ui, Role::Menu, in.ids.back(), shown_label(name), place.box);
    begin_focus_group(ui, in.ids.back(), GroupAxis::Vertical);
    Flow flow;
    flow.box = place.box.inset(menu_padding);
    flow.x = flow.box.x;
    flow.y = flow.bottom_most = flow.box.y;
    in.flow.flows.push_back(flow);
    return {ui, end_menu};
}

Scope menu_below(Ui& ui, bool activated, std::uint32_t id, const Box& anchor, std::string_view name) {
    if (activated && !layer_is_open(ui, id))
        open_layer(ui, id, LayerKind::Menu, anchor);
    return begin_menu(ui, id, name);
}

Behaviour menu_item_behaviour(bool disabled) {
    return {.disabled = disabled};
}

} // namespace

Scope menu_button(Ui& ui, std::string_view label, const ButtonOptions& options) {
    Inside& in = ui.inside();
    const std::string_view name = shown_label(label);
    const bool disabled = !options.disabled_reason.empty();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const bool quiet = options.kind == ButtonKind::Quiet;
    const float side = quiet ? 8 : 12;
    const float natural = std::ceil(paint.measure(name).width) + 2 * side + 16;
    const Box box = place(ui, options.width > 0 ? options.width : natural, metric::control);
    const std::uint32_t id = ui.id(label);
    const bool open = layer_is_open(ui, id);
    const Interaction interaction = ui.interact(id, box, {.disabled = disabled, .on_press = true});
    if (!quiet) {
        paint.fill(box, theme.panel, metric::radius);
        paint.outline(box, theme.strong_line, metric::radius);
    }
    draw_state(ui, box, interaction.hovered && !disabled, interaction.held || open, metric::radius);
    Box inner = box.inset(side, 0);
    const Colour ink = disabled ? theme.third_ink : theme.ink;
    paint.chevron(inner.cut_right(10).centre(), Direction::Down, 8,
                  disabled ? theme.third_ink : theme.second_ink);
    paint.text(inner, name, {.colour = ink});
    ui.focus_ring(interaction);
    SemanticNode& node =
        record(ui, Role::Button, id, name, box,
               state_of(interaction, disabled) | StateHasPopup | (open ? StateExpanded : StateCollapsed));
    explain(ui, node, interaction, options.tooltip, options.shortcut, options.disabled_reason);
    const bool by_key = interaction.focused && !disabled && !in.press_taken &&
                        in.layers.size() == in.current_layer() && ui.take_key(platform::Key::Down);
    return menu_below(ui, interaction.activated || by_key, id, box, name);
}

Scope icon_menu_button(Ui& ui, Icon icon, std::string_view label, const ButtonOptions& options) {
    const std::uint32_t id = ui.id(label);
    ButtonOptions shown = options;
    shown.pressed = layer_is_open(ui, id);
    const Box before = rest(ui);
    const bool activated = icon_button(ui, icon, label, shown);
    const SemanticNode* node = ui.semantics().find(id);
    const Box anchor = node != nullptr ? Box{node->x, node->y, node->width, node->height} : before;
    return menu_below(ui, activated, id, anchor, shown_label(label));
}

Scope context_menu(Ui& ui, std::string_view name, const Interaction& interaction) {
    const std::uint32_t id = hashed("context menu", interaction.id);
    if (interaction.context && !layer_is_open(ui, id)) {
        const Point at = ui.pointer();
        const bool by_pointer = !interaction.context_by_key && interaction.box.contains(at);
        open_layer(ui, id, LayerKind::Menu, by_pointer ? Box{at.x, at.y - 4, 0, 0} : interaction.box);
    }
    return begin_menu(ui, id, name);
}

Scope context_menu(Ui& ui, std::string_view name, bool open_now, Point at) {
    const std::uint32_t id = hashed("context menu", ui.id(name));
    if (open_now && !layer_is_open(ui, id))
        open_layer(ui, id, LayerKind::Menu, {at.x, at.y - 4, 0, 0});
    return begin_menu(ui, id, name);
}

bool menu_item(Ui& ui, std::string_view label, const MenuItemOptions& options) {
    Inside& in = ui.inside();
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const std::string_view name = shown_label(label);
    const bool disabled = !options.disabled_reason.empty();
    Layer& layer = in.layers[in.current_layer() - 1];
    const float keys =
        options.shortcut.empty() ? 0 : paint.measure(options.shortcut, {.size = 12}).width + 24;
    const float natural = std::ceil(paint.measure(name).width + keys) + 28 + 16;
    layer.widest = std::max(layer.widest, natural);
    const Box box = place(ui, 0, metric::menu_row);
    const Interaction interaction = ui.interact(ui.id(label), box, menu_item_behaviour(disabled));
    if (interaction.hovered && !disabled && !in.focus.keyboard_last)
        in.focus.current = interaction.id;
    const bool lit = !disabled && (interaction.focused || interaction.hovered);
    if (lit)
        paint.fill(box, theme.accent_ground, metric::radius - 2);
    const Colour ink = disabled ? theme.third_ink : options.danger ? theme.bad : theme.ink;
    Box inner = box.inset(8, 0);
    const Box sign = inner.cut_left(20);
    if (options.checkable && options.checked)
        paint.tick({sign.x + 7, sign.centre().y}, 10, theme.accent);
    else if (options.icon != 0)
        paint.icon({sign.x, sign.y, 14, sign.height}, options.icon,
                   disabled || options.danger ? ink : theme.second_ink, 14);
    paint.text(inner, options.shortcut, {.size = 12, .colour = theme.third_ink, .align = Align::Right});
    inner.cut_right(keys);
    paint.text(inner, name, {.colour = ink});
    SemanticNode& node = record(ui, Role::MenuItem, interaction.id, name, box,
                                state_of(interaction, disabled) | (options.checked ? StateChecked : 0U));
    if (!options.shortcut.empty())
        ui.semantics().set_value(node, options.shortcut);
    explain(ui, node, interaction, options.tooltip, {}, options.disabled_reason);
    if (interaction.activated)
        close_layer_of(ui, layer.id);
    return interaction.activated;
}

void menu_separator(Ui& ui) {
    space(ui, 4);
    const Box box = place(ui, 0, 1);
    ui.paint().fill(box, ui.theme().line);
    space(ui, 4);
}

void menu_heading(Ui& ui, std::string_view text) {
    const Box box = place(ui, 0, 24);
    ui.paint().text(box.inset(8, 0), text,
                    {.size = metric::small_text, .weight = Weight::Semibold, .colour = ui.theme().third_ink});
    record(ui, Role::Text, hashed("heading", ui.id(text)), text, box);
}

} // namespace throughline::ui
