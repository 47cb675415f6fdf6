// The lines of a decision requirements graph: information solid with a filled arrow, knowledge dashed with an
// open one, authority dashed with a dot (DMN 1.5, table 20).
#pragma once

#include "canvas/scene.h"
#include "ui/views/decisions/graph_elements.h"
#include "ui/views/decisions/graph_layout.h"

namespace throughline::ui {

struct GraphLines {
    const DecisionGraph& graph;
    const GraphLayout& layout;
    const std::vector<canvas::CardIndex>& cards; // by element
    const std::vector<bool>& on_path;            // by element
};

void add_requirement_lines(const GraphLines& lines, canvas::Scene& scene);

} // namespace throughline::ui
