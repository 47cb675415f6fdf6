#include "canvas/layered/crossing_table.h"

#include "canvas/layered/crossings.h"

#include <algorithm>

namespace throughline::canvas::layered {

namespace {

constexpr int most_swap_rounds = 8;

// Pairs (a of upper, b of lower) with a below b, less pairs with a above b.
int pair_excess(std::span<const int> upper, std::span<const int> lower) {
    // Two dummies: by far the most frequent case.
    if (upper.size() == 1 && lower.size() == 1)
        return (upper[0] > lower[0] ? 1 : 0) - (upper[0] < lower[0] ? 1 : 0);
    int excess = 0;
    std::size_t above = 0; // of lower: strictly above the current one of upper
    std::size_t above_or_at = 0;
    for (int place : upper) {
        while (above < lower.size() && lower[above] < place)
            ++above;
        while (above_or_at < lower.size() && lower[above_or_at] <= place)
            ++above_or_at;
        excess += static_cast<int>(above) - static_cast<int>(lower.size() - above_or_at);
    }
    return excess;
}

} // namespace

CrossingTable::CrossingTable(const ProperGraph& graph, const Order& order)
    : m_places(static_cast<std::size_t>(graph.vertex_count()), 0)
    , m_before{&graph.before, std::vector<int>(graph.before.items.size())}
    , m_after{&graph.after, std::vector<int>(graph.after.items.size())}
    , m_graph(graph)
    , m_next(static_cast<std::size_t>(graph.vertex_count()), 0) {
    for (const std::vector<int>& layer : order)
        update_layer(layer);
}

std::span<const int> CrossingTable::places_of(const Sorted& side, int vertex) const {
    auto at = static_cast<std::size_t>(vertex);
    const std::vector<int>& starts = side.neighbours->starts;
    return {side.places.data() + starts[at], static_cast<std::size_t>(starts[at + 1] - starts[at])};
}

void CrossingTable::update_layer(const std::vector<int>& layer) {
    for (std::size_t place = 0; place < layer.size(); ++place)
        m_places[static_cast<std::size_t>(layer[place])] = static_cast<int>(place);
    tell(layer, m_graph.before, m_after);
    tell(layer, m_graph.after, m_before);
}

// The layer is walked from top to bottom, so what its neighbours note down is sorted without sorting.
void CrossingTable::tell(const std::vector<int>& layer, const Neighbours& to, Sorted& noted) {
    const std::vector<int>& starts = noted.neighbours->starts;
    for (int vertex : layer)
        for (int neighbour : to.of(vertex))
            m_next[static_cast<std::size_t>(neighbour)] = starts[static_cast<std::size_t>(neighbour)];
    for (int vertex : layer)
        for (int neighbour : to.of(vertex))
            noted.places[static_cast<std::size_t>(m_next[static_cast<std::size_t>(neighbour)]++)] =
                m_places[static_cast<std::size_t>(vertex)];
}

int CrossingTable::excess(int upper, int lower) const {
    return pair_excess(places_of(m_before, upper), places_of(m_before, lower)) +
           pair_excess(places_of(m_after, upper), places_of(m_after, lower));
}

void swap_neighbours(const ProperGraph& graph, Order& order) {
    CrossingTable table(graph, order);
    // A layer is looked at again only when it or one beside it has changed.
    std::vector<char> due(order.size() + 2, 1);
    bool improved = true;
    for (int round = 0; round < most_swap_rounds && improved; ++round) {
        improved = false;
        for (std::size_t index = 0; index < order.size(); ++index) {
            if (due[index + 1] == 0)
                continue;
            due[index + 1] = 0;
            std::vector<int>& layer = order[index];
            bool changed = false;
            for (std::size_t place = 0; place + 1 < layer.size(); ++place) {
                if (table.excess(layer[place], layer[place + 1]) > 0) {
                    std::swap(layer[place], layer[place + 1]);
                    changed = true;
                }
            }
            if (!changed)
                continue;
            table.update_layer(layer);
            due[index] = due[index + 1] = due[index + 2] = 1;
            improved = true;
        }
    }
}

std::vector<int> sift(const ProperGraph& graph, Order& order, std::span<const char> may_move,
                      std::uint64_t least_saving, int rounds) {
    CrossingTable table(graph, order);
    std::vector<int> moved;
    std::vector<int> vertices;
    bool improved = true;
    for (int round = 0; round < rounds && improved; ++round) {
        improved = false;
        for (std::vector<int>& layer : order) {
            vertices = layer;
            bool changed = false;
            for (int vertex : vertices) {
                bool dummy = graph.is_dummy(vertex);
                if (!dummy && may_move[static_cast<std::size_t>(vertex)] == 0)
                    continue;
                auto own = std::find(layer.begin(), layer.end(), vertex) - layer.begin();
                // Walk down, then up, adding up what each step would change.
                std::ptrdiff_t best = own;
                int best_change = 0;
                int change = 0;
                for (auto at = own + 1; at < static_cast<std::ptrdiff_t>(layer.size()); ++at) {
                    change -= table.excess(vertex, layer[static_cast<std::size_t>(at)]);
                    if (change < best_change) {
                        best_change = change;
                        best = at;
                    }
                }
                change = 0;
                for (auto at = own - 1; at >= 0; --at) {
                    change += table.excess(vertex, layer[static_cast<std::size_t>(at)]);
                    if (change < best_change) {
                        best_change = change;
                        best = at;
                    }
                }
                std::uint64_t saving = static_cast<std::uint64_t>(-best_change);
                if (saving == 0 || (!dummy && saving < least_saving))
                    continue;
                if (best > own)
                    std::rotate(layer.begin() + own, layer.begin() + own + 1, layer.begin() + best + 1);
                else
                    std::rotate(layer.begin() + best, layer.begin() + own, layer.begin() + own + 1);
                changed = true;
                if (!dummy)
                    moved.push_back(vertex);
            }
            // Places inside the layer do not matter for each other, only for the layers beside it.
            if (changed)
                table.update_layer(layer);
            improved = improved || changed;
        }
    }
    return moved;
}

} // namespace throughline::canvas::layered
