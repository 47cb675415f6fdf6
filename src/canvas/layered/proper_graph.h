// The graph while it is laid out: every link is a chain of segments between neighbouring layers, with a dummy
// vertex in each layer that it passes. Vertices below node_count are nodes, the others dummies.
#pragma once

#include "canvas/layout_layered.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline::canvas::layered {

// An edge that leads from a lower layer to a higher one; the layout does not care about its direction before.
struct ForwardEdge {
    int from = 0;
    int to = 0;
    float weight = 1;
};

// Neighbours of all vertices on one side, one after the other.
struct Neighbours {
    std::vector<int> starts;
    std::vector<int> items;
    std::vector<float> weights;

    std::span<const int> of(int vertex) const {
        auto at = static_cast<std::size_t>(vertex);
        return {items.data() + starts[at], static_cast<std::size_t>(starts[at + 1] - starts[at])};
    }
    std::span<const float> weights_of(int vertex) const {
        auto at = static_cast<std::size_t>(vertex);
        return {weights.data() + starts[at], static_cast<std::size_t>(starts[at + 1] - starts[at])};
    }
};

// Of the vertices 0 up to `vertices`: whom their edges come from, or whom they lead to.
enum class Where : std::uint8_t { Before, After };
Neighbours neighbours_of(int vertices, std::span<const ForwardEdge> edges, Where where);

using Order = std::vector<std::vector<int>>; // vertices of each layer, from top to bottom

struct ProperGraph {
    int node_count = 0;
    int layer_count = 0;
    std::vector<int> layers;    // by vertex
    std::vector<float> heights; // by vertex; dummies have none
    std::vector<int>
        first_dummies; // by edge; the dummies of an edge follow each other, from its lower layer on
    Neighbours before; // in the layer to the left
    Neighbours after;

    int vertex_count() const { return static_cast<int>(layers.size()); }
    bool is_dummy(int vertex) const { return vertex >= node_count; }
    const Neighbours& neighbours(bool in_layer_before) const { return in_layer_before ? before : after; }
};

// `layers` and `heights` are by node; edges inside a layer are left out, edges that lead back turned round.
ProperGraph proper_graph(std::span<const int> layers, std::span<const float> heights,
                         std::span<const ForwardEdge> edges);

// Vertices of each layer in the order of their numbers.
Order initial_order(const ProperGraph& graph);

} // namespace throughline::canvas::layered
