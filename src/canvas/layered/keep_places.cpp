#include "canvas/layered/keep_places.h"

#include "canvas/layered/crossing_table.h"
#include "canvas/layered/crossings.h"

#include <algorithm>
#include <cmath>

namespace throughline::canvas::layered {

namespace {

// Of the nodes that were drawn before, at most this share may change places to save crossings.
constexpr float most_moved = 0.1f;

class Keeping {
public:
    Keeping(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges, std::span<const int> layers,
            const LayoutOptions& options)
        : m_nodes(nodes)
        , m_edges(edges)
        , m_layers(layers)
        , m_options(options)
        , m_placed(nodes.size(), 0) {
        for (int layer : layers)
            m_layer_count = std::max(m_layer_count, layer + 1);
        m_result.corners.resize(nodes.size());
        m_result.layers.assign(layers.begin(), layers.end());
    }

    LayoutResult run() {
        place_columns();
        place_old();
        part_overlapping();
        place_new();
        save_crossings();
        for (std::size_t node = 0; node < m_nodes.size(); ++node)
            m_result.bounds = m_result.bounds.united(box_of(node));
        return std::move(m_result);
    }

private:
    Box box_of(std::size_t node) const {
        return {m_result.corners[node].x, m_result.corners[node].y, m_nodes[node].width,
                m_nodes[node].height};
    }

    // A column starts where most of its nodes did. A column without old nodes goes behind the one before it,
    // and what it would cover moves to the right.
    void place_columns() {
        m_columns.assign(static_cast<std::size_t>(m_layer_count), 0);
        m_shifts.assign(static_cast<std::size_t>(m_layer_count), 0);
        float shift = 0;
        float right = 0;
        for (int layer = 0; layer < m_layer_count; ++layer) {
            auto at = static_cast<std::size_t>(layer);
            std::vector<float> starts;
            float widest = 0;
            for (std::size_t node = 0; node < m_nodes.size(); ++node) {
                if (m_layers[node] != layer)
                    continue;
                widest = std::max(widest, m_nodes[node].width);
                if (m_nodes[node].has_previous)
                    starts.push_back(m_nodes[node].previous.x);
            }
            std::sort(starts.begin(), starts.end());
            float left = layer == 0 ? 0 : right + m_options.layer_gap;
            if (!starts.empty()) {
                float start = starts[starts.size() / 2];
                if (layer > 0 && m_had_old && start + shift < right)
                    shift = left - start;
                left = start + shift;
                m_had_old = true;
            }
            m_columns[at] = left;
            m_shifts[at] = shift;
            right = std::max(right, left + widest);
        }
    }

    // Old nodes stay, except those whose column is now another one.
    void place_old() {
        for (std::size_t node = 0; node < m_nodes.size(); ++node) {
            if (!m_nodes[node].has_previous)
                continue;
            auto layer = static_cast<std::size_t>(m_layers[node]);
            Point corner = m_nodes[node].previous + Point{m_shifts[layer], 0};
            bool other_column = layer + 1 < m_columns.size() && corner.x >= m_columns[layer + 1];
            bool before_column = layer > 0 && corner.x <= m_columns[layer - 1];
            if (other_column || before_column)
                continue;
            m_result.corners[node] = corner;
            m_placed[node] = 1;
        }
    }

    std::vector<int> column_of(int layer) const {
        std::vector<int> column;
        for (std::size_t node = 0; node < m_nodes.size(); ++node)
            if (m_layers[node] == layer && m_placed[node] != 0)
                column.push_back(static_cast<int>(node));
        std::sort(column.begin(), column.end(), [&](int left, int right) {
            float upper = m_result.corners[static_cast<std::size_t>(left)].y;
            float lower = m_result.corners[static_cast<std::size_t>(right)].y;
            return upper != lower ? upper < lower : left < right;
        });
        return column;
    }

    // A node that has grown pushes those below it down.
    void part_overlapping() {
        for (int layer = 0; layer < m_layer_count; ++layer) {
            std::vector<int> column = column_of(layer);
            for (std::size_t lower = 1; lower < column.size(); ++lower) {
                Box moved = box_of(static_cast<std::size_t>(column[lower]));
                for (std::size_t upper = 0; upper < lower; ++upper) {
                    Box fixed = box_of(static_cast<std::size_t>(column[upper]));
                    if (fixed.intersects(moved))
                        moved.y = fixed.bottom() + m_options.node_gap;
                }
                m_result.corners[static_cast<std::size_t>(column[lower])].y = moved.y;
            }
        }
    }

    // New nodes go to the middle of the nodes that they are linked with, those with placed ones first; into
    // the nearest gap that is large enough.
    void place_new() {
        std::size_t left = 0;
        for (char placed : m_placed)
            left += placed == 0 ? 1 : 0;
        while (left > 0) {
            std::size_t chosen = m_nodes.size();
            float wanted = 0;
            for (std::size_t node = 0; node < m_nodes.size(); ++node) {
                if (m_placed[node] != 0)
                    continue;
                int linked = 0;
                float middle = middle_of_linked(node, linked);
                if (linked > 0) {
                    chosen = node;
                    wanted = middle;
                    break;
                }
                chosen = std::min(chosen, node);
            }
            bool linked = false;
            for (const LayoutEdge& edge : m_edges)
                linked = linked || (edge.from == chosen && m_placed[edge.to] != 0) ||
                         (edge.to == chosen && m_placed[edge.from] != 0);
            place_in_gap(chosen, linked ? wanted : bottom_of(m_layers[chosen]));
            --left;
        }
    }

    float middle_of_linked(std::size_t node, int& linked) const {
        float sum = 0;
        for (const LayoutEdge& edge : m_edges) {
            std::size_t other = edge.from == node ? edge.to : edge.to == node ? edge.from : node;
            if (other == node || m_placed[other] == 0)
                continue;
            sum += box_of(other).centre().y;
            ++linked;
        }
        return linked > 0 ? sum / static_cast<float>(linked) : 0;
    }

    float bottom_of(int layer) const {
        float bottom = 0;
        bool first = true;
        for (int node : column_of(layer)) {
            float own = box_of(static_cast<std::size_t>(node)).bottom();
            bottom = first ? own : std::max(bottom, own);
            first = false;
        }
        return first ? 0 : bottom + m_options.node_gap;
    }

    void place_in_gap(std::size_t node, float middle) {
        float gap = m_options.node_gap;
        float height = m_nodes[node].height;
        float wanted = middle - height / 2;
        float best = wanted;
        bool found = false;
        // Free room above the first, between two, and below the last of the column.
        float free_from = -1e9f;
        std::vector<int> column = column_of(m_layers[node]);
        for (std::size_t at = 0; at <= column.size(); ++at) {
            float free_to = 1e9f;
            if (at < column.size())
                free_to = box_of(static_cast<std::size_t>(column[at])).y - gap;
            if (free_to - free_from >= height) {
                float place = std::clamp(wanted, free_from, free_to - height);
                if (!found || std::fabs(place - wanted) < std::fabs(best - wanted))
                    best = place;
                found = true;
            }
            if (at < column.size())
                free_from = std::max(free_from, box_of(static_cast<std::size_t>(column[at])).bottom() + gap);
        }
        m_result.corners[node] = {m_columns[static_cast<std::size_t>(m_layers[node])], std::round(best)};
        m_placed[node] = 1;
    }

    // Exchanges neighbours in a column where that saves crossings, as long as few nodes move.
    void save_crossings() {
        ProperGraph graph = as_graph();
        Order order = order_by_place(graph);
        std::vector<char> none(m_nodes.size(), 0);
        sift(graph, order, none, 1, 2);
        int swaps = static_cast<int>(most_moved * static_cast<float>(m_nodes.size()) / 2);
        CrossingTable table(graph, order);
        for (; swaps > 0; --swaps) {
            int best = 0;
            int upper = -1;
            int lower = -1;
            for (const std::vector<int>& layer : order) {
                int above = -1;
                for (int vertex : layer) {
                    if (graph.is_dummy(vertex))
                        continue;
                    if (above >= 0 && table.excess(above, vertex) > best) {
                        best = table.excess(above, vertex);
                        upper = above;
                        lower = vertex;
                    }
                    above = vertex;
                }
            }
            if (best == 0)
                break;
            exchange(upper, lower);
            std::vector<int>& layer =
                order[static_cast<std::size_t>(graph.layers[static_cast<std::size_t>(upper)])];
            std::iter_swap(std::find(layer.begin(), layer.end(), upper),
                           std::find(layer.begin(), layer.end(), lower));
            table.update_layer(layer);
        }
        m_result.crossings = count_crossings(graph, order);
    }

    // Both stay within the room that they had together.
    void exchange(int upper, int lower) {
        auto first = static_cast<std::size_t>(upper);
        auto second = static_cast<std::size_t>(lower);
        float top = m_result.corners[first].y;
        float bottom = box_of(second).bottom();
        m_result.corners[second].y = top;
        m_result.corners[first].y = bottom - m_nodes[first].height;
    }

    ProperGraph as_graph() const {
        std::vector<float> heights;
        for (const LayoutNode& node : m_nodes)
            heights.push_back(node.height);
        std::vector<ForwardEdge> forward;
        for (const LayoutEdge& edge : m_edges)
            if (m_layers[edge.from] != m_layers[edge.to])
                forward.push_back({static_cast<int>(edge.from), static_cast<int>(edge.to), edge.weight});
        return proper_graph(m_layers, heights, forward);
    }

    // Dummies lie on the straight line between the ends of their link.
    Order order_by_place(const ProperGraph& graph) const {
        std::vector<float> middles(static_cast<std::size_t>(graph.vertex_count()), 0);
        for (std::size_t node = 0; node < m_nodes.size(); ++node)
            middles[node] = box_of(node).centre().y;
        for (int dummy = graph.node_count; dummy < graph.vertex_count(); ++dummy) {
            // Made one after the other from left to right, so the vertex before is always known.
            int before = graph.before.of(dummy).front();
            int end = dummy;
            int steps = 1;
            while (graph.is_dummy(end)) {
                end = graph.after.of(end).front();
                ++steps;
            }
            float start = middles[static_cast<std::size_t>(before)];
            float way = middles[static_cast<std::size_t>(end)] - start;
            middles[static_cast<std::size_t>(dummy)] = start + way / static_cast<float>(steps);
        }
        Order order = initial_order(graph);
        for (std::vector<int>& layer : order)
            std::stable_sort(layer.begin(), layer.end(), [&](int left, int right) {
                return middles[static_cast<std::size_t>(left)] < middles[static_cast<std::size_t>(right)];
            });
        return order;
    }

    std::span<const LayoutNode> m_nodes;
    std::span<const LayoutEdge> m_edges;
    std::span<const int> m_layers;
    const LayoutOptions& m_options;
    LayoutResult m_result;
    std::vector<char> m_placed;
    std::vector<float> m_columns;
    std::vector<float> m_shifts;
    int m_layer_count = 0;
    bool m_had_old = false;
};

} // namespace

LayoutResult keep_places(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges,
                         std::span<const int> layers, const LayoutOptions& options) {
    return Keeping(nodes, edges, layers, options).run();
}

} // namespace throughline::canvas::layered
