#include "base/random.h"
#include "canvas/layered/coordinates.h"
#include "canvas/layout_layered.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <numeric>

using namespace throughline;
using namespace throughline::canvas;

namespace {

struct Graph {
    std::vector<LayoutNode> nodes;
    std::vector<LayoutEdge> edges;
};

LayoutNode node_in(int layer, float height = 70) {
    LayoutNode node;
    node.width = 200;
    node.height = height;
    node.layer = layer;
    return node;
}

// Layers of `wide` nodes, with links between neighbouring layers only.
Graph layered_graph(Random& random, int layers, int wide, int links) {
    Graph graph;
    for (int layer = 0; layer < layers; ++layer)
        for (int place = 0; place < wide; ++place)
            graph.nodes.push_back(node_in(layer));
    for (int link = 0; link < links; ++link) {
        auto layer = static_cast<std::uint32_t>(random.below(static_cast<std::uint64_t>(layers - 1)));
        auto count = static_cast<std::uint32_t>(wide);
        auto from = static_cast<std::uint32_t>(random.below(count));
        auto to = static_cast<std::uint32_t>(random.below(count));
        graph.edges.push_back({layer * count + from, (layer + 1) * count + to, 1});
    }
    return graph;
}

Graph random_graph(Random& random, std::uint32_t nodes, std::uint32_t links) {
    Graph graph;
    graph.nodes.assign(nodes, node_in(free_layer));
    while (graph.edges.size() < links) {
        auto from = static_cast<std::uint32_t>(random.below(nodes));
        auto to = static_cast<std::uint32_t>(random.below(nodes));
        if (from != to)
            graph.edges.push_back({from, to, 1});
    }
    return graph;
}

// Counted the slow way: two links between the same columns cross when their ends lie in opposite orders.
std::uint64_t crossings_by_pairs(const std::vector<LayoutEdge>& edges, const std::vector<int>& layers,
                                 const std::vector<float>& middles) {
    std::uint64_t crossings = 0;
    for (std::size_t first = 0; first < edges.size(); ++first) {
        for (std::size_t second = first + 1; second < edges.size(); ++second) {
            const LayoutEdge& one = edges[first];
            const LayoutEdge& other = edges[second];
            if (layers[one.from] != layers[other.from])
                continue;
            float left = middles[one.from] - middles[other.from];
            float right = middles[one.to] - middles[other.to];
            crossings += left * right < 0 ? 1 : 0;
        }
    }
    return crossings;
}

std::vector<float> middles_of(const Graph& graph, const LayoutResult& result) {
    std::vector<float> middles;
    for (std::size_t node = 0; node < graph.nodes.size(); ++node)
        middles.push_back(result.corners[node].y + graph.nodes[node].height / 2);
    return middles;
}

// The fewest crossings over all orders of all layers.
std::uint64_t fewest_crossings(const Graph& graph, int layers, int wide) {
    std::vector<int> layer_of;
    for (const LayoutNode& node : graph.nodes)
        layer_of.push_back(node.layer);
    std::vector<std::vector<int>> orders(static_cast<std::size_t>(layers));
    for (std::vector<int>& order : orders) {
        order.resize(static_cast<std::size_t>(wide));
        std::iota(order.begin(), order.end(), 0);
    }
    std::uint64_t fewest = ~std::uint64_t{0};
    std::vector<float> middles(graph.nodes.size());
    while (true) {
        for (std::size_t layer = 0; layer < orders.size(); ++layer)
            for (std::size_t place = 0; place < orders[layer].size(); ++place)
                middles[layer * orders[layer].size() + place] = static_cast<float>(orders[layer][place]);
        fewest = std::min(fewest, crossings_by_pairs(graph.edges, layer_of, middles));
        std::size_t layer = 0;
        while (layer < orders.size() && !std::next_permutation(orders[layer].begin(), orders[layer].end()))
            ++layer;
        if (layer == orders.size())
            return fewest;
    }
}

bool overlapping(const Graph& graph, const LayoutResult& result) {
    for (std::size_t first = 0; first < graph.nodes.size(); ++first) {
        for (std::size_t second = first + 1; second < graph.nodes.size(); ++second) {
            auto box = [&](std::size_t node) {
                return Box{result.corners[node].x, result.corners[node].y, graph.nodes[node].width,
                           graph.nodes[node].height};
            };
            if (box(first).grown(5).intersects(box(second).grown(5)))
                return true;
        }
    }
    return false;
}

int moved_nodes(const LayoutResult& before, const LayoutResult& after) {
    int moved = 0;
    for (std::size_t node = 0; node < before.corners.size(); ++node)
        moved += before.corners[node] == after.corners[node] ? 0 : 1;
    return moved;
}

Graph drawn(Graph graph, const LayoutResult& result) {
    for (std::size_t node = 0; node < result.corners.size(); ++node) {
        graph.nodes[node].previous = result.corners[node];
        graph.nodes[node].has_previous = true;
    }
    return graph;
}

} // namespace

TEST_CASE("small graphs are drawn with the fewest crossings there can be", "[canvas][layout]") {
    Random random(11);
    for (int round = 0; round < 80; ++round) {
        int layers = 2 + static_cast<int>(random.below(2));
        int wide = layers == 2 ? 5 : 4;
        Graph graph = layered_graph(random, layers, wide, 6 + static_cast<int>(random.below(8)));
        LayoutResult result = layered_layout(graph.nodes, graph.edges);
        INFO("round " << round);
        CHECK(result.crossings == fewest_crossings(graph, layers, wide));
        CHECK(result.crossings == crossings_by_pairs(graph.edges, result.layers, middles_of(graph, result)));
    }
}

TEST_CASE("nodes never overlap and keep their columns", "[canvas][layout]") {
    Random random(5);
    for (int round = 0; round < 10; ++round) {
        Graph graph = layered_graph(random, 4, 9, 40);
        for (LayoutNode& node : graph.nodes)
            node.height = 40 + static_cast<float>(random.below(100));
        LayoutResult result = layered_layout(graph.nodes, graph.edges);
        CHECK_FALSE(overlapping(graph, result));
        for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
            CHECK(result.layers[node] == graph.nodes[node].layer);
            CHECK(result.corners[node].x == static_cast<float>(graph.nodes[node].layer) * 280);
        }
        Graph loose = random_graph(random, 40, 60);
        CHECK_FALSE(overlapping(loose, layered_layout(loose.nodes, loose.edges)));
    }
}

TEST_CASE("links lead to the right unless a cycle forbids it", "[canvas][layout]") {
    Random random(8);
    Graph graph = random_graph(random, 30, 60);
    for (LayoutEdge& edge : graph.edges)
        if (edge.from > edge.to)
            std::swap(edge.from, edge.to);
    LayoutResult result = layered_layout(graph.nodes, graph.edges);
    for (const LayoutEdge& edge : graph.edges)
        CHECK(result.corners[edge.from].x < result.corners[edge.to].x);

    Graph cycle;
    cycle.nodes.assign(3, node_in(free_layer));
    cycle.edges = {{0, 1, 1}, {1, 2, 1}, {2, 0, 1}, {1, 1, 1}, {7, 0, 1}};
    result = layered_layout(cycle.nodes, cycle.edges);
    std::vector<int> layers = result.layers;
    std::sort(layers.begin(), layers.end());
    CHECK(layers == std::vector<int>{0, 1, 2});
}

TEST_CASE("a chain is a straight line", "[canvas][layout]") {
    Graph graph;
    graph.nodes = {node_in(free_layer, 40), node_in(free_layer, 90), node_in(free_layer, 60)};
    graph.edges = {{0, 1, 1}, {1, 2, 1}};
    LayoutResult result = layered_layout(graph.nodes, graph.edges);
    std::vector<float> middles = middles_of(graph, result);
    CHECK(middles[0] == Catch::Approx(middles[1]).margin(1));
    CHECK(middles[1] == Catch::Approx(middles[2]).margin(1));
    CHECK(result.bounds.width == 3 * 200 + 2 * 80);
}

TEST_CASE("long links pass beside the nodes on their way", "[canvas][layout]") {
    Random random(23);
    for (int round = 0; round < 40; ++round) {
        const Graph graph = random_graph(random, 24, 40);
        const LayoutResult result = layered_layout(graph.nodes, graph.edges);
        REQUIRE(result.bends.size() == graph.edges.size());
        for (std::size_t edge = 0; edge < graph.edges.size(); ++edge) {
            const std::vector<Point>& bends = result.bends[edge];
            const int from = result.layers[graph.edges[edge].from];
            const int to = result.layers[graph.edges[edge].to];
            REQUIRE(bends.size() == static_cast<std::size_t>(std::max(std::abs(to - from) - 1, 0)) * 2);
            for (std::size_t bend = 0; bend + 1 < bends.size(); bend += 2) {
                REQUIRE(bends[bend].y == bends[bend + 1].y);
                for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
                    const Point corner = result.corners[node];
                    const bool is_in_layer =
                        corner.x <= std::max(bends[bend].x, bends[bend + 1].x) &&
                        corner.x + graph.nodes[node].width >= std::min(bends[bend].x, bends[bend + 1].x);
                    const bool is_beside =
                        bends[bend].y < corner.y || bends[bend].y > corner.y + graph.nodes[node].height;
                    REQUIRE((!is_in_layer || is_beside));
                }
            }
        }
    }
}

TEST_CASE("the same graph gives the same drawing", "[canvas][layout]") {
    Random random(3);
    Graph graph = random_graph(random, 50, 200);
    LayoutResult first = layered_layout(graph.nodes, graph.edges);
    LayoutResult second = layered_layout(graph.nodes, graph.edges);
    CHECK(first.corners == second.corners);
    CHECK(layered_layout({}, {}).corners.empty());
}

TEST_CASE("one more link moves at most a tenth of the nodes", "[canvas][layout]") {
    Random random(21);
    for (int round = 0; round < 20; ++round) {
        bool in_columns = round % 2 == 0;
        Graph graph = in_columns ? layered_graph(random, 5, 10, 120) : random_graph(random, 50, 100);
        LayoutResult before = layered_layout(graph.nodes, graph.edges);
        Graph changed = drawn(graph, before);
        changed.edges.push_back(
            {static_cast<std::uint32_t>(random.below(50)), static_cast<std::uint32_t>(random.below(50)), 1});
        LayoutResult after = layered_layout(changed.nodes, changed.edges);
        CHECK(moved_nodes(before, after) <= 5);
        CHECK_FALSE(overlapping(changed, after));
    }
}

TEST_CASE("a new node finds room beside its neighbours and moves nobody", "[canvas][layout]") {
    Random random(9);
    Graph graph = layered_graph(random, 3, 6, 20);
    LayoutResult before = layered_layout(graph.nodes, graph.edges);
    Graph changed = drawn(graph, before);
    changed.nodes.push_back(node_in(1));
    changed.edges.push_back({0, 18, 1});
    LayoutResult after = layered_layout(changed.nodes, changed.edges);
    CHECK(moved_nodes(before, after) <= 1);
    CHECK(after.corners[18].x == before.corners[6].x);
    CHECK_FALSE(overlapping(changed, after));
}

TEST_CASE("a node that grew pushes those below it down", "[canvas][layout]") {
    Graph graph;
    graph.nodes = {node_in(0), node_in(0), node_in(1)};
    graph.edges = {{0, 2, 1}, {1, 2, 1}};
    Graph changed = drawn(graph, layered_layout(graph.nodes, graph.edges));
    changed.nodes[0].height = 200;
    LayoutResult after = layered_layout(changed.nodes, changed.edges);
    CHECK_FALSE(overlapping(changed, after));
    CHECK(after.corners[0] == changed.nodes[0].previous);
}

TEST_CASE("boxes are spread as near to their wishes as their order allows", "[canvas][layout]") {
    std::vector<float> wanted = {0, 0, 100};
    std::vector<float> pulls = {1, 1, 1};
    std::vector<float> distances = {20, 20};
    CHECK(layered::spread(wanted, pulls, distances) == std::vector<float>{-10, 10, 100});
    pulls = {3, 1, 1};
    std::vector<float> places = layered::spread(wanted, pulls, distances);
    CHECK(places[0] == Catch::Approx(-5));
    CHECK(places[1] == Catch::Approx(15));
}
