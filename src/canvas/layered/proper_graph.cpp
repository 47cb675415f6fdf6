#include "canvas/layered/proper_graph.h"

#include <algorithm>
#include <utility>

namespace throughline::canvas::layered {

namespace {

// Straightness: a link should bend at its ends rather than on its way (the factors of Gansner, Koutsofios,
// North, Vo 1993).
float straightness(bool from_dummy, bool to_dummy) {
    if (from_dummy && to_dummy)
        return 8;
    return from_dummy || to_dummy ? 2 : 1;
}

} // namespace

Neighbours neighbours_of(int vertices, std::span<const ForwardEdge> edges, Where where) {
    const bool is_before = where == Where::Before;
    Neighbours result;
    result.starts.assign(static_cast<std::size_t>(vertices) + 1, 0);
    for (const ForwardEdge& edge : edges)
        ++result.starts[static_cast<std::size_t>(is_before ? edge.to : edge.from) + 1];
    for (std::size_t at = 0; at < static_cast<std::size_t>(vertices); ++at)
        result.starts[at + 1] += result.starts[at];
    std::vector<int> next(result.starts.begin(), result.starts.end() - 1);
    result.items.resize(edges.size());
    result.weights.resize(edges.size());
    for (const ForwardEdge& edge : edges) {
        int own = is_before ? edge.to : edge.from;
        auto place = static_cast<std::size_t>(next[static_cast<std::size_t>(own)]++);
        result.items[place] = is_before ? edge.from : edge.to;
        result.weights[place] = edge.weight;
    }
    return result;
}

ProperGraph proper_graph(std::span<const int> layers, std::span<const float> heights,
                         std::span<const ForwardEdge> edges) {
    ProperGraph graph;
    graph.node_count = static_cast<int>(layers.size());
    graph.layers.assign(layers.begin(), layers.end());
    graph.heights.assign(heights.begin(), heights.end());
    for (int layer : layers)
        graph.layer_count = std::max(graph.layer_count, layer + 1);

    std::vector<ForwardEdge> segments;
    for (const ForwardEdge& edge : edges) {
        int from = edge.from;
        int to = edge.to;
        if (layers[static_cast<std::size_t>(from)] > layers[static_cast<std::size_t>(to)])
            std::swap(from, to);
        int last = layers[static_cast<std::size_t>(to)];
        graph.first_dummies.push_back(graph.vertex_count());
        for (int layer = layers[static_cast<std::size_t>(from)] + 1; layer <= last; ++layer) {
            int next = to;
            if (layer < last) {
                next = graph.vertex_count();
                graph.layers.push_back(layer);
                graph.heights.push_back(0);
            }
            segments.push_back(
                {from, next, edge.weight * straightness(from >= graph.node_count, next >= graph.node_count)});
            from = next;
        }
    }
    graph.before = neighbours_of(graph.vertex_count(), segments, Where::Before);
    graph.after = neighbours_of(graph.vertex_count(), segments, Where::After);
    return graph;
}

Order initial_order(const ProperGraph& graph) {
    Order order(static_cast<std::size_t>(graph.layer_count));
    for (int vertex = 0; vertex < graph.vertex_count(); ++vertex)
        order[static_cast<std::size_t>(graph.layers[static_cast<std::size_t>(vertex)])].push_back(vertex);
    return order;
}

} // namespace throughline::canvas::layered
