#include "ui/widgets/layers.h"

#include "ui/widgets/menus.h"

#include <cstdio>

namespace throughline::ui {

Layer* Inside::layer_of(std::uint32_t id) {
    for (Layer& layer : layers) {
        if (layer.id == id)
            return &layer;
    }
    return nullptr;
}

Layer& open_layer(Ui& ui, std::uint32_t id, LayerKind kind, const Box& anchor) {
    Inside& in = ui.inside();
    in.layers.resize(std::min<std::size_t>(in.layers.size(), in.current_layer()));
    Layer layer;
    layer.id = id;
    layer.kind = kind;
    layer.anchor = anchor;
    layer.return_focus = in.focus.current;
    layer.opened_frame = in.frame;
    in.layers.push_back(std::move(layer));
    in.tooltip_dismissed = in.tooltip_owner;
    ui.request_frame();
    return in.layers.back();
}

bool layer_is_open(const Ui& ui, std::uint32_t id) {
    return const_cast<Inside&>(ui.inside()).layer_of(id) != nullptr;
}

static std::uint32_t index_of(const Inside& in, const Layer& layer) {
    std::uint32_t index = 0;
    while (index < in.layers.size() && &in.layers[index] != &layer)
        ++index;
    return index;
}

LayerPlace begin_layer(Ui& ui, Layer& layer, Size wanted) {
    Inside& in = ui.inside();
    layer.seen = true;
    const std::uint32_t index = index_of(in, layer);
    char name[24];
    std::snprintf(name, sizeof name, "layer %u", static_cast<unsigned>(index));
    begin_window(in, name, in.page, WindowInput::Takes);
    in.layer_stack.push_back(index + 1);
    LayerPlace place;
    place.shown = layer.measured;
    Size size = layer.measured ? layer.size : wanted;
    if (wanted.width > 0)
        size.width = wanted.width;
    size.width = std::min(size.width, in.page.width - 16);
    size.height = std::min(size.height, in.page.height - 16);
    Box box{0, 0, size.width, size.height};
    if (layer.kind == LayerKind::Dialog) {
        if (place.shown)
            ui.paint().fill(in.page, ui.theme().veil);
        box.x = std::floor((in.page.width - size.width) / 2);
        box.y = std::floor(std::max((in.page.height - size.height) * 0.4F, 8.0F));
    } else {
        box.x = std::clamp(layer.anchor.x, 8.0F, std::max(in.page.width - size.width - 8, 8.0F));
        box.y = layer.anchor.bottom() + 4;
        // No room below: above, if there is more.
        if (box.bottom() > in.page.height - 8) {
            const float above = layer.anchor.y - 4 - size.height;
            box.y = above >= 8 ? above : std::max(in.page.height - size.height - 8, 8.0F);
        }
    }
    place.box = box;
    const ImGuiIO& io = ImGui::GetIO();
    const bool clicked = io.MouseClicked[0] || io.MouseClicked[1];
    if (place.shown && clicked && layer.opened_frame != in.frame && layer.closable &&
        index + 1 == in.layers.size() && !box.contains(in.pointer))
        layer.close_wanted = true;
    ui.paint().push_clip(place.shown ? in.page : Box{0, 0, 0, 0});
    return place;
}

void finish_layer(Ui& ui, Layer& layer, Size size) {
    Inside& in = ui.inside();
    if (!layer.measured || std::abs(layer.size.width - size.width) > 0.5F ||
        std::abs(layer.size.height - size.height) > 0.5F)
        ui.request_frame();
    layer.size = size;
    layer.measured = true;
    ui.paint().pop_clip();
    in.layer_stack.pop_back();
    end_window();
}

void draw_layer_panel(Ui& ui, const Box& box) {
    const Painter paint = ui.paint();
    paint.shadow(box, metric::card_radius, 3);
    paint.fill(box, ui.theme().panel, metric::card_radius);
    paint.outline(box, ui.theme().strong_line, metric::card_radius);
}

namespace {

void close_from(Ui& ui, std::size_t index) {
    Inside& in = ui.inside();
    if (index >= in.layers.size())
        return;
    if (in.layers[index].kind == LayerKind::Dialog && in.layers[index].close_wanted) {
        in.closed_dialog = in.layers[index].id;
        in.closed_dialog_frame = in.frame;
    }
    const std::uint32_t back = in.layers[index].return_focus;
    in.layers.resize(index);
    if (back != 0)
        ui.focus(back);
    else
        in.focus.current = 0;
    ui.request_frame();
}

// Where the focus goes when a layer opens: to the answer of a dialog, else the chosen stop, else the first.
void focus_into(Ui& ui, Layer& layer, std::uint32_t index) {
    Inside& in = ui.inside();
    const auto rank = [](const FocusStop& stop) { return stop.answer ? 2 : stop.chosen ? 1 : 0; };
    const FocusStop* best = nullptr;
    for (const FocusStop& stop : in.focus.stops) {
        if (stop.layer == index && (best == nullptr || rank(stop) > rank(*best)))
            best = &stop;
    }
    if (best == nullptr)
        return;
    layer.wants_focus = false;
    layer.waits_for_answer = layer.kind == LayerKind::Dialog && rank(*best) == 0 ? best->id : 0;
    ui.focus(best->id);
}

// A dialog that first shows how far something has got has its answer later. Not once the person has moved.
void focus_late_answer(Ui& ui, Layer& layer, std::uint32_t index) {
    Inside& in = ui.inside();
    if (layer.waits_for_answer == 0)
        return;
    if (in.focus.current != layer.waits_for_answer) {
        layer.waits_for_answer = 0;
        return;
    }
    for (const FocusStop& stop : in.focus.stops) {
        if (stop.layer != index || !stop.answer)
            continue;
        layer.waits_for_answer = 0;
        ui.focus(stop.id);
        return;
    }
}

} // namespace

void end_layers(Ui& ui) {
    Inside& in = ui.inside();
    for (std::size_t index = 0; index < in.layers.size(); ++index) {
        Layer& layer = in.layers[index];
        // Opened in this frame by an owner that was already drawn: it gets one more frame to show it.
        const bool gone = !layer.seen && layer.opened_frame != in.frame;
        if (gone || layer.close_wanted) {
            close_from(ui, index);
            break;
        }
    }
    for (std::size_t index = 0; index < in.layers.size(); ++index) {
        Layer& layer = in.layers[index];
        layer.seen = false;
        if (!layer.measured || index + 1 != in.layers.size())
            continue;
        if (layer.wants_focus)
            focus_into(ui, layer, static_cast<std::uint32_t>(index + 1));
        else
            focus_late_answer(ui, layer, static_cast<std::uint32_t>(index + 1));
    }
}

void close_layer_of(Ui& ui, std::uint32_t id) {
    if (Layer* layer = ui.inside().layer_of(id))
        layer->close_wanted = true;
    ui.request_frame();
}

void close_layer(Ui& ui) {
    Inside& in = ui.inside();
    if (!in.layers.empty())
        in.layers.back().close_wanted = true;
    ui.request_frame();
}

} // namespace throughline::ui
