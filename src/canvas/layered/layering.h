// Which column each node stands in, and which way its links are read.
#pragma once

#include "canvas/layered/proper_graph.h"

namespace throughline::canvas::layered {

// Column of each node. Fixed columns are kept; the links place the free ones, as close together as they can
// be. Links that would lead back (cycles, fixed columns against them) do not count.
std::vector<int> choose_layers(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges);

// The same for nodes that have been drawn before: columns follow from where they stood, and only links that
// are not in `edges` in that drawing push nodes to the right.
std::vector<int> keep_layers(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges);

} // namespace throughline::canvas::layered
