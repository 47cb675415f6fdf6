// Popovers and dialogs.
#include "ui/widgets/buttons.h"
#include "ui/widgets/layers.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <cmath>

namespace throughline::ui {

namespace {

void begin_content(Ui& ui, const Box& box, float padding) {
    Inside& in = ui.inside();
    Flow flow;
    flow.box = box.inset(padding);
    flow.gap = metric::gap;
    flow.x = flow.box.x;
    flow.y = flow.bottom_most = flow.box.y;
    in.flow.flows.push_back(flow);
}

void end_content(Ui& ui, float padding) {
    Inside& in = ui.inside();
    Layer& layer = in.layers[in.current_layer() - 1];
    const Flow flow = in.flow.top();
    in.flow.flows.pop_back();
    in.tree.close();
    in.ids.pop_back();
    finish_layer(ui, layer, {layer.size.width, flow.bottom_most - flow.box.y + 2 * padding});
}

void end_popover(Ui& ui) {
    end_content(ui, ui.inside().layers[ui.inside().current_layer() - 1].padding);
}

constexpr float dialog_padding = 20;

void end_dialog(Ui& ui) {
    end_content(ui, dialog_padding);
}

void dialog_title(Ui& ui, std::string_view title, const DialogOptions& options) {
    const Scope row = line(ui, {.height = 24});
    label(ui, title, {.size = metric::title_text, .weight = Weight::Semibold});
    if (options.closable) {
        push_right(ui);
        const Scope names = ui.with_id("title"); // there may be a button “Close” below
        if (close_button(ui, "Close"))
            close_layer(ui);
    }
}

} // namespace

Scope popover(Ui& ui, std::string_view name, bool open_now, const Box& anchor,
              const PopoverOptions& options) {
    Inside& in = ui.inside();
    const std::uint32_t id = hashed("popover", ui.id(name));
    if (open_now && !layer_is_open(ui, id))
        open_layer(ui, id, LayerKind::Popover, anchor);
    Layer* layer = in.layer_of(id);
    if (layer == nullptr)
        return {};
    layer->padding = options.padding;
    layer->size.width = options.width;
    const LayerPlace place = begin_layer(ui, *layer, {options.width, 0});
    draw_layer_panel(ui, place.box);
    in.ids.push_back(id);
    open_node(ui, Role::Dialog, id, shown_label(name), place.box);
    begin_content(ui, place.box, options.padding);
    return {ui, end_popover};
}

Scope dialog(Ui& ui, std::string_view title, bool& open, const DialogOptions& options) {
    Inside& in = ui.inside();
    const std::uint32_t id = hashed("dialog", ui.id(title));
    Layer* layer = in.layer_of(id);
    if (!open) {
        if (layer != nullptr)
            layer->close_wanted = true;
        return {};
    }
    if (layer == nullptr && in.closed_dialog == id && in.closed_dialog_frame + 1 == in.frame) {
        // The person closed it.
        open = false;
        return {};
    }
    if (layer == nullptr)
        layer = &open_layer(ui, id, LayerKind::Dialog, {});
    layer->closable = options.closable;
    layer->size.width = options.width;
    const LayerPlace place = begin_layer(ui, *layer, {options.width, 0});
    draw_layer_panel(ui, place.box);
    in.ids.push_back(id);
    const std::uint32_t index = open_node(ui, Role::Dialog, id, shown_label(title), place.box, StateModal);
    ui.semantics().set_description(in.tree.node(index), options.description);
    begin_content(ui, place.box, dialog_padding);
    dialog_title(ui, shown_label(title), options);
    if (!options.description.empty())
        paragraph(ui, options.description, {.colour = ui.theme().second_ink});
    return {ui, end_dialog};
}

bool answer_button(Ui& ui, std::string_view label, std::string_view disabled_reason) {
    const bool pressed = button(ui, label, {.kind = ButtonKind::Primary, .disabled_reason = disabled_reason});
    if (disabled_reason.empty())
        mark_answer_stop(ui);
    return pressed;
}

Scope dialog_buttons(Ui& ui) {
    space(ui, 8);
    return line(ui, {.align = Align::Right, .height = metric::control});
}

} // namespace throughline::ui
