#include "canvas/layout_layered.h"

#include "canvas/layered/coordinates.h"
#include "canvas/layered/crossings.h"
#include "canvas/layered/keep_places.h"
#include "canvas/layered/layering.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace throughline::canvas {

namespace {

struct Component {
    std::vector<std::uint32_t> nodes;
    std::vector<std::size_t> edges; // by their numbers among the usable ones
};

// The component that each node belongs to, numbered by its first node. Nodes without links count as one.
class Components {
public:
    Components(std::size_t nodes, std::span<const LayoutEdge> edges)
        : m_parents(nodes) {
        std::iota(m_parents.begin(), m_parents.end(), 0u);
        std::vector<char> linked(nodes, 0);
        for (const LayoutEdge& edge : edges) {
            linked[edge.from] = 1;
            linked[edge.to] = 1;
            join(edge.from, edge.to);
        }
        std::uint32_t lonely = static_cast<std::uint32_t>(nodes);
        for (std::uint32_t node = 0; node < nodes; ++node) {
            if (linked[node] != 0)
                continue;
            if (lonely == nodes)
                lonely = node;
            join(lonely, node);
        }
    }

    // The nodes without links last.
    std::vector<Component> lists(std::span<const LayoutEdge> edges) {
        std::vector<Component> by_root(m_parents.size());
        for (std::uint32_t node = 0; node < m_parents.size(); ++node)
            by_root[root(node)].nodes.push_back(node);
        for (std::size_t edge = 0; edge < edges.size(); ++edge)
            by_root[root(edges[edge].from)].edges.push_back(edge);
        std::erase_if(by_root, [](const Component& one) { return one.nodes.empty(); });
        std::stable_partition(by_root.begin(), by_root.end(),
                              [](const Component& one) { return !one.edges.empty(); });
        return by_root;
    }

private:
    std::uint32_t root(std::uint32_t node) {
        while (m_parents[node] != node)
            node = m_parents[node] = m_parents[m_parents[node]];
        return node;
    }
    // The smaller number is the root, so that components keep the order of their first nodes.
    void join(std::uint32_t first, std::uint32_t second) {
        first = root(first);
        second = root(second);
        m_parents[std::max(first, second)] = std::min(first, second);
    }

    std::vector<std::uint32_t> m_parents;
};

struct UsableEdges {
    std::vector<LayoutEdge> edges;
    std::vector<std::size_t> numbers; // in the input
};

UsableEdges usable_edges(std::size_t nodes, std::span<const LayoutEdge> edges) {
    UsableEdges usable;
    for (std::size_t number = 0; number < edges.size(); ++number) {
        const LayoutEdge& edge = edges[number];
        if (edge.from >= nodes || edge.to >= nodes || edge.from == edge.to)
            continue;
        usable.edges.push_back(edge);
        usable.numbers.push_back(number);
    }
    return usable;
}

struct Columns {
    std::vector<float> starts;
    std::vector<float> widths;
};

Columns columns_of(std::span<const LayoutNode> nodes, std::span<const int> layers, float gap) {
    int count = 0;
    for (int layer : layers)
        count = std::max(count, layer + 1);
    Columns columns;
    std::vector<float>& widths = columns.widths;
    widths.assign(static_cast<std::size_t>(count), 0);
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        float& width = widths[static_cast<std::size_t>(layers[node])];
        width = std::max(width, nodes[node].width);
    }
    float x = 0;
    for (float width : widths) {
        columns.starts.push_back(x);
        x += width + gap;
    }
    return columns;
}

struct Input {
    std::span<const LayoutNode> nodes;
    const UsableEdges& usable;
    Columns columns;
    const LayoutOptions& options;
    std::vector<int> own_number; // of each node in its component
};

// Where an edge goes through the layers between its ends, the dummies being its places there.
std::vector<Point> bends_of(const layered::ProperGraph& graph, int first_dummy, int count,
                            const std::vector<float>& middles, const Columns& columns) {
    std::vector<Point> bends;
    for (int dummy = first_dummy; dummy < first_dummy + count; ++dummy) {
        const auto vertex = static_cast<std::size_t>(dummy);
        const auto layer = static_cast<std::size_t>(graph.layers[vertex]);
        bends.push_back({columns.starts[layer], middles[vertex]});
        bends.push_back({columns.starts[layer] + columns.widths[layer], middles[vertex]});
    }
    return bends;
}

// Lays out the nodes of one component below `top`; gives its lower edge.
float place_component(Input& input, const Component& component, float top, LayoutResult& result) {
    const std::vector<std::uint32_t>& members = component.nodes;
    std::vector<int> layers;
    std::vector<float> heights;
    for (std::uint32_t member : members) {
        input.own_number[member] = static_cast<int>(layers.size());
        layers.push_back(result.layers[member]);
        heights.push_back(input.nodes[member].height);
    }
    std::vector<layered::ForwardEdge> edges;
    std::vector<std::size_t> numbers; // of those edges among the usable ones
    for (const std::size_t number : component.edges) {
        const LayoutEdge& edge = input.usable.edges[number];
        if (result.layers[edge.from] == result.layers[edge.to])
            continue;
        edges.push_back({input.own_number[edge.from], input.own_number[edge.to], edge.weight});
        numbers.push_back(number);
    }
    layered::ProperGraph graph = layered::proper_graph(layers, heights, edges);
    double drawing_size = static_cast<double>(input.usable.edges.size()) /
                          static_cast<double>(std::max<std::size_t>(component.edges.size(), 1));
    layered::Order order =
        layered::reduce_crossings(graph, layered::initial_order(graph), {input.options.rounds, drawing_size});
    result.crossings += layered::count_crossings(graph, order);
    std::vector<float> middles =
        layered::vertical_places(graph, order, {input.options.node_gap, input.options.link_gap});

    float highest = 0;
    float lowest = 0;
    for (std::size_t vertex = 0; vertex < middles.size(); ++vertex) {
        float upper = middles[vertex] - graph.heights[vertex] / 2;
        float lower = middles[vertex] + graph.heights[vertex] / 2;
        highest = vertex == 0 ? upper : std::min(highest, upper);
        lowest = vertex == 0 ? lower : std::max(lowest, lower);
    }
    for (float& middle : middles)
        middle += top - highest;
    for (std::size_t edge = 0; edge < edges.size(); ++edge) {
        const int from = layers[static_cast<std::size_t>(edges[edge].from)];
        const int to = layers[static_cast<std::size_t>(edges[edge].to)];
        std::vector<Point>& bends = result.bends[input.usable.numbers[numbers[edge]]];
        bends = bends_of(graph, graph.first_dummies[edge], std::abs(to - from) - 1, middles, input.columns);
        if (from > to)
            std::reverse(bends.begin(), bends.end());
    }
    for (std::size_t member = 0; member < members.size(); ++member)
        // Whole pixels keep borders crisp at 100 %.
        result.corners[members[member]].y = std::round(middles[member] - heights[member] / 2);
    return std::round(top + lowest - highest);
}

} // namespace

LayoutResult layered_layout(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
                            const LayoutOptions& options) {
    LayoutResult result;
    if (nodes.empty())
        return result;
    const UsableEdges usable = usable_edges(nodes.size(), edges);
    result.bends.resize(edges.size());
    bool drawn_before =
        std::any_of(nodes.begin(), nodes.end(), [](const LayoutNode& node) { return node.has_previous; });
    if (options.stable && drawn_before)
        return layered::keep_places(nodes, usable.edges, layered::keep_layers(nodes, usable.edges), options);

    result.corners.resize(nodes.size());
    result.layers = layered::choose_layers(nodes, usable.edges);
    float top = 0;
    Input input{nodes, usable, columns_of(nodes, result.layers, options.layer_gap), options,
                std::vector<int>(nodes.size(), 0)};
    for (const Component& component : Components(nodes.size(), usable.edges).lists(usable.edges))
        top = place_component(input, component, top, result) + options.component_gap;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        result.corners[node].x = input.columns.starts[static_cast<std::size_t>(result.layers[node])];
        result.bounds = result.bounds.united(
            {result.corners[node].x, result.corners[node].y, nodes[node].width, nodes[node].height});
    }
    return result;
}

} // namespace throughline::canvas
