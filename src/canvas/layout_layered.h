// Layered drawing of a directed graph from left to right (Sugiyama, Tagawa, Toda 1981): few crossings, short
// links, columns that may be given. The same input gives the same drawing on every machine, and a small
// change of the input moves few nodes.
#pragma once

#include "canvas/geometry.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline::canvas {

constexpr int free_layer = -1;

struct LayoutNode {
    float width = 0;
    float height = 0;
    // Column, counted from 0; free_layer lets the links decide.
    int layer = free_layer;
    // Where it was drawn before (top left corner). Nodes that have a place keep their order, and move only
    // where crossings or overlaps ask for it.
    Point previous;
    bool has_previous = false;
};

struct LayoutEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    float weight = 1; // heavier links are drawn straighter
};

struct LayoutOptions {
    float layer_gap = 80;
    float node_gap = 24;
    // Between a node and a link that passes it by.
    float link_gap = 12;
    // Sets of nodes without links between them are stacked with this distance.
    float component_gap = 40;
    // Rounds of crossing reduction; more is slower and seldom better.
    int rounds = 24;
    // Keep the places of nodes that have one (see LayoutNode::previous).
    bool stable = true;
};

struct LayoutResult {
    std::vector<Point> corners; // top left, by node
    std::vector<int> layers;    // by node
    // By edge, from its start on: where it enters and leaves each layer that it passes, so that it crosses no
    // node there. Empty where nodes keep their places.
    std::vector<std::vector<Point>> bends;
    // Between neighbouring layers, counted on the links as drawn through the layers they pass.
    std::uint64_t crossings = 0;
    Box bounds;
};

// Edges that name a node that does not exist are left out; loops and cycles are allowed.
LayoutResult layered_layout(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
                            const LayoutOptions& options = {});

} // namespace throughline::canvas
