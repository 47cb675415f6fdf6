// Layers above the page: each is one window of Dear ImGui over the whole page, so that a click outside closes
// it and nothing below is hovered.
#pragma once

#include "ui/widgets/inside.h"

namespace throughline::ui {

// Opens a layer above the one that is being drawn; those above it close.
Layer& open_layer(Ui& ui, std::uint32_t id, LayerKind kind, const Box& anchor);
bool layer_is_open(const Ui& ui, std::uint32_t id);
// Starts drawing an open layer. Its content goes into `box`; call finish_layer() with the size it took.
struct LayerPlace {
    Box box;
    bool shown = false; // measured in an earlier frame
};
LayerPlace begin_layer(Ui& ui, Layer& layer, Size wanted);
void finish_layer(Ui& ui, Layer& layer, Size size);
// The panel of a layer: shadow, ground, border.
void draw_layer_panel(Ui& ui, const Box& box);
void end_layers(Ui& ui);
void close_layer_of(Ui& ui, std::uint32_t id);

} // namespace throughline::ui
