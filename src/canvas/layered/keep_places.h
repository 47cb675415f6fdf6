// A drawing after a small change: what was drawn stays, what is new finds room.
#pragma once

#include "canvas/layered/proper_graph.h"

namespace throughline::canvas::layered {

// At least one node must have a previous place. `layers` are those of keep_layers().
LayoutResult keep_places(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
                         std::span<const int> layers, const LayoutOptions& options);

} // namespace throughline::canvas::layered
