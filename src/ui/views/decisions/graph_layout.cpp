#include "ui/views/decisions/graph_layout.h"

#include "canvas/layout_layered.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr float layer_gap = 72, element_gap = 28;
// Room of a service around its decisions, and above them for its name.
constexpr float frame_padding = 18, frame_title = 30, frame_gap = 36;

canvas::Box box_of(const dmn::DiagramBox& box) {
    return {static_cast<float>(box.x), static_cast<float>(box.y), static_cast<float>(box.width),
            static_cast<float>(box.height)};
}

// In layers from top to bottom: the layout of src/canvas goes from left to right, so the axes are exchanged.
void lay_out(const DecisionGraph& graph, const std::vector<canvas::Point>& sizes, GraphLayout& layout) {
    std::vector<canvas::LayoutNode> nodes;
    std::vector<std::size_t> elements;
    std::vector<std::uint32_t> node_of(graph.elements.size());
    for (std::size_t index = 0; index < graph.elements.size(); ++index) {
        layout.elements[index].shown = false;
        if (layout.elements[index].is_frame)
            continue;
        canvas::LayoutNode node;
        node.width = sizes[index].y;
        node.height = sizes[index].x;
        node_of[index] = static_cast<std::uint32_t>(nodes.size());
        nodes.push_back(node);
        elements.push_back(index);
    }
    std::vector<canvas::LayoutEdge> edges;
    std::vector<std::size_t> requirements;
    for (std::size_t index = 0; index < graph.requirements.size(); ++index) {
        const GraphRequirement& requirement = graph.requirements[index];
        const bool joins_nodes =
            !layout.elements[requirement.by].is_frame && !layout.elements[requirement.required].is_frame;
        if (!joins_nodes)
            continue;
        edges.push_back({node_of[requirement.by], node_of[requirement.required], 1});
        requirements.push_back(index);
    }
    const canvas::LayoutResult result = canvas::layered_layout(
        nodes, edges, {.layer_gap = layer_gap, .node_gap = element_gap, .component_gap = 2 * element_gap});
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        PlacedElement& placed = layout.elements[elements[node]];
        placed.box = {result.corners[node].y, result.corners[node].x, nodes[node].height, nodes[node].width};
        placed.shown = true;
    }
    layout.bends.assign(graph.requirements.size(), {});
    for (std::size_t edge = 0; edge < edges.size(); ++edge) {
        std::vector<canvas::Point>& bends = layout.bends[requirements[edge]];
        for (const canvas::Point bend : result.bends[edge])
            bends.push_back({bend.y, bend.x});
        std::reverse(bends.begin(), bends.end()); // from what is required
    }
}

canvas::Box around(const GraphLayout& layout, const std::vector<std::size_t>& elements) {
    canvas::Box box;
    for (const std::size_t element : elements)
        box = box.united(layout.elements[element].box);
    return box;
}

// The frame of a service, or an empty box where it would hold decisions that are not its own.
canvas::Box frame_of(const DecisionGraph& graph, std::size_t service, const GraphLayout& layout) {
    const GraphElement& element = graph.elements[service];
    std::vector<std::size_t> inside = element.outputs;
    inside.insert(inside.end(), element.encapsulated.begin(), element.encapsulated.end());
    if (inside.empty())
        return {};
    canvas::Box box = around(layout, inside).grown(frame_padding);
    box.y -= frame_title;
    box.height += frame_title;
    for (std::size_t other = 0; other < graph.elements.size(); ++other) {
        const bool is_inside = std::find(inside.begin(), inside.end(), other) != inside.end();
        const bool counts = other != service && !is_inside && layout.elements[other].shown;
        if (counts && layout.elements[other].box.intersects(box))
            return {};
    }
    if (element.encapsulated.empty())
        return box;
    // Its output decisions have to lie above the others, or no line divides them.
    const canvas::Box outputs = around(layout, element.outputs);
    const canvas::Box others = around(layout, element.encapsulated);
    return outputs.bottom() < others.y ? box : canvas::Box{};
}

bool is_required(const DecisionGraph& graph, std::size_t element) {
    return std::any_of(
        graph.requirements.begin(), graph.requirements.end(),
        [element](const GraphRequirement& requirement) { return requirement.required == element; });
}

} // namespace

GraphLayout automatic_layout(const DecisionGraph& graph, const std::vector<canvas::Point>& sizes) {
    GraphLayout layout;
    layout.elements.resize(graph.elements.size());
    layout.lines.resize(graph.requirements.size());
    layout.shown.assign(graph.requirements.size(), true);
    // Services that nothing calls are drawn around their decisions where that can be done, else as elements
    // beside them. Each round makes an element of one service at least.
    for (std::size_t index = 0; index < graph.elements.size(); ++index)
        layout.elements[index].is_frame =
            graph.elements[index].kind == ElementKind::Service && !is_required(graph, index);
    bool is_settled = false;
    while (!is_settled) {
        is_settled = true;
        lay_out(graph, sizes, layout);
        for (std::size_t index = 0; index < graph.elements.size(); ++index) {
            PlacedElement& placed = layout.elements[index];
            if (!placed.is_frame)
                continue;
            placed.box = frame_of(graph, index, layout);
            placed.shown = !placed.box.empty();
            placed.is_frame = placed.shown;
            is_settled &= placed.is_frame;
            if (placed.is_frame && !graph.elements[index].encapsulated.empty())
                placed.divider = around(layout, graph.elements[index].outputs).bottom() + frame_gap;
        }
    }
    return layout;
}

GraphLayout drawn_layout(const DecisionGraph& graph, const dmn::Diagram& diagram) {
    GraphLayout layout;
    layout.elements.resize(graph.elements.size());
    layout.lines.resize(graph.requirements.size());
    layout.bends.resize(graph.requirements.size());
    layout.shown.resize(graph.requirements.size());
    for (const dmn::DiagramShape& shape : diagram.shapes) {
        const auto element = graph.find(shape.element);
        if (!element)
            continue;
        PlacedElement& placed = layout.elements[*element];
        placed.box = box_of(shape.box);
        placed.shown = true;
        placed.is_frame = graph.elements[*element].kind == ElementKind::Service && !shape.is_collapsed;
        if (!shape.divider.empty())
            placed.divider = static_cast<float>(shape.divider.front().y);
    }
    // Where the file gives a requirement no id, no line of the drawing can name it.
    for (std::size_t index = 0; index < graph.requirements.size(); ++index) {
        const GraphRequirement& requirement = graph.requirements[index];
        layout.shown[index] = requirement.id.empty() && layout.elements[requirement.by].shown &&
                              layout.elements[requirement.required].shown;
    }
    for (const dmn::DiagramEdge& edge : diagram.edges) {
        for (std::size_t index = 0; index < graph.requirements.size(); ++index) {
            const GraphRequirement& requirement = graph.requirements[index];
            const bool is_drawn = requirement.id == edge.element && layout.elements[requirement.by].shown &&
                                  layout.elements[requirement.required].shown;
            if (!is_drawn)
                continue;
            layout.shown[index] = true;
            for (const dmn::DiagramPoint& point : edge.points)
                layout.lines[index].push_back({static_cast<float>(point.x), static_cast<float>(point.y)});
        }
    }
    return layout;
}

} // namespace throughline::ui
