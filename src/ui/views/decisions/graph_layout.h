// Where the elements of a decision requirements graph lie: as a drawing of the model says, or in layers with
// what is required below what requires it.
#pragma once

#include "canvas/geometry.h"
#include "dmn/diagram.h"
#include "ui/views/decisions/graph_elements.h"

#include <vector>

namespace throughline::ui {

struct PlacedElement {
    canvas::Box box;
    bool shown = false;
    // A decision service drawn around the decisions inside; its output decisions lie above `divider` (world
    // y).
    bool is_frame = false;
    float divider = 0;
};

struct GraphLayout {
    std::vector<PlacedElement> elements; // by element
    // By requirement: the points of its line, from what is required, both ends included; empty: from side to
    // side.
    std::vector<std::vector<canvas::Point>> lines;
    // By requirement, where nobody drew its line: the points that lead it between the elements on its way.
    std::vector<std::vector<canvas::Point>> bends;
    // By requirement, and whether the drawing has it.
    std::vector<bool> shown;
};

// `sizes` are those that the texts of the elements need.
GraphLayout automatic_layout(const DecisionGraph& graph, const std::vector<canvas::Point>& sizes);
GraphLayout drawn_layout(const DecisionGraph& graph, const dmn::Diagram& diagram);

} // namespace throughline::ui
