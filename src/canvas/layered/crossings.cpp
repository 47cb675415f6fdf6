#include "canvas/layered/crossings.h"

#include "base/random.h"
#include "canvas/layered/crossing_table.h"

#include <algorithm>
#include <cmath>

namespace throughline::canvas::layered {

namespace {

// One start from s segments takes about 0.15 ms × √s; all of a drawing together should take some 40 ms.
constexpr double starts_at_one_segment = 300;
constexpr int most_starts = 40;
constexpr int rounds_without_gain = 4;

std::vector<int> places_of(const ProperGraph& graph, const Order& order) {
    std::vector<int> places(static_cast<std::size_t>(graph.vertex_count()), 0);
    for (const std::vector<int>& layer : order)
        for (std::size_t place = 0; place < layer.size(); ++place)
            places[static_cast<std::size_t>(layer[place])] = static_cast<int>(place);
    return places;
}

// Sorts each layer, going right or left, by the mean or the median of the places of the neighbours that were
// sorted before it.
class Sweep {
public:
    Sweep(const ProperGraph& graph, Order& order)
        : m_graph(graph)
        , m_order(order)
        , m_places(places_of(graph, order)) {}

    void run(bool rightwards, bool by_median, bool reverse_ties) {
        int layers = m_graph.layer_count;
        for (int step = 1; step < layers; ++step)
            sort_layer(rightwards ? step : layers - 1 - step, rightwards, by_median, reverse_ties);
    }

private:
    struct Keyed {
        float key;
        int place;
        int vertex;
    };

    float key_of(int vertex, bool rightwards, bool by_median) {
        std::span<const int> neighbours = m_graph.neighbours(rightwards).of(vertex);
        if (neighbours.empty())
            return -1;
        if (!by_median) {
            float sum = 0;
            for (int neighbour : neighbours)
                sum += static_cast<float>(m_places[static_cast<std::size_t>(neighbour)]);
            return sum / static_cast<float>(neighbours.size());
        }
        m_neighbour_places.clear();
        for (int neighbour : neighbours)
            m_neighbour_places.push_back(m_places[static_cast<std::size_t>(neighbour)]);
        std::sort(m_neighbour_places.begin(), m_neighbour_places.end());
        std::size_t middle = m_neighbour_places.size() / 2;
        if (m_neighbour_places.size() % 2 == 1)
            return static_cast<float>(m_neighbour_places[middle]);
        return static_cast<float>(m_neighbour_places[middle - 1] + m_neighbour_places[middle]) / 2;
    }

    void sort_layer(int layer, bool rightwards, bool by_median, bool reverse_ties) {
        std::vector<int>& vertices = m_order[static_cast<std::size_t>(layer)];
        m_keyed.clear();
        for (std::size_t place = 0; place < vertices.size(); ++place) {
            float key = key_of(vertices[place], rightwards, by_median);
            if (key >= 0)
                m_keyed.push_back({key, static_cast<int>(place), vertices[place]});
        }
        std::sort(m_keyed.begin(), m_keyed.end(), [&](const Keyed& left, const Keyed& right) {
            if (left.key != right.key)
                return left.key < right.key;
            return reverse_ties ? left.place > right.place : left.place < right.place;
        });
        // Vertices without neighbours on that side keep their places; the others share the rest.
        std::size_t next = 0;
        for (std::size_t place = 0; place < vertices.size(); ++place) {
            if (key_missing(vertices[place], rightwards))
                continue;
            m_sorted.push_back(m_keyed[next++].vertex);
            m_slots.push_back(place);
        }
        for (std::size_t at = 0; at < m_slots.size(); ++at)
            vertices[m_slots[at]] = m_sorted[at];
        m_sorted.clear();
        m_slots.clear();
        for (std::size_t place = 0; place < vertices.size(); ++place)
            m_places[static_cast<std::size_t>(vertices[place])] = static_cast<int>(place);
    }

    bool key_missing(int vertex, bool rightwards) const {
        return m_graph.neighbours(rightwards).of(vertex).empty();
    }

    const ProperGraph& m_graph;
    Order& m_order;
    std::vector<int> m_places;
    std::vector<int> m_neighbour_places;
    std::vector<Keyed> m_keyed;
    std::vector<int> m_sorted;
    std::vector<std::size_t> m_slots;
};

void shuffle(Order& order, Random& random) {
    for (std::vector<int>& layer : order)
        for (std::size_t at = layer.size(); at > 1; --at)
            std::swap(layer[at - 1], layer[random.below(at)]);
}

struct Best {
    Order order;
    std::uint64_t crossings = 0;
};

// From one start: sweeps to and fro while they help now and then, each followed by swaps of neighbours.
Best best_from(const ProperGraph& graph, const Order& start, int rounds, bool by_median) {
    Best best{start, count_crossings(graph, start)};
    Order order = start;
    int without_gain = 0;
    for (int round = 0; round < rounds && without_gain < rounds_without_gain && best.crossings > 0; ++round) {
        Sweep(graph, order).run(round % 2 == 0, by_median, round % 4 >= 2);
        swap_neighbours(graph, order);
        std::uint64_t crossings = count_crossings(graph, order);
        ++without_gain;
        if (crossings < best.crossings) {
            best = {order, crossings};
            without_gain = 0;
        }
    }
    return best;
}

} // namespace

std::uint64_t count_crossings(const ProperGraph& graph, const Order& order) {
    std::vector<int> places = places_of(graph, order);
    std::vector<std::uint32_t> tree;
    std::vector<int> ends;
    std::uint64_t crossings = 0;
    for (std::size_t layer = 0; layer + 1 < order.size(); ++layer) {
        std::size_t leaves = 1;
        while (leaves < order[layer + 1].size())
            leaves *= 2;
        tree.assign(2 * leaves, 0);
        for (int vertex : order[layer]) {
            ends.clear();
            for (int neighbour : graph.after.of(vertex))
                ends.push_back(places[static_cast<std::size_t>(neighbour)]);
            std::sort(ends.begin(), ends.end());
            // Each earlier link that ends strictly below crosses this one; links of one vertex do not cross.
            for (int end : ends)
                for (std::size_t at = leaves + static_cast<std::size_t>(end); at > 1; at /= 2)
                    if (at % 2 == 0)
                        crossings += tree[at + 1];
            for (int end : ends)
                for (std::size_t at = leaves + static_cast<std::size_t>(end); at > 0; at /= 2)
                    ++tree[at];
        }
    }
    return crossings;
}

Order reduce_crossings(const ProperGraph& graph, const Order& order, const CrossingEffort& effort) {
    double segments = static_cast<double>(std::max<std::size_t>(graph.after.items.size(), 1)) *
                      std::max(effort.drawing_size, 1.0);
    int starts = std::clamp(static_cast<int>(starts_at_one_segment / std::sqrt(segments)), 1, most_starts);
    Random random(0x7468726f7567686cULL);
    Best best{order, count_crossings(graph, order)};
    for (int start = 0; start < starts && best.crossings > 0; ++start) {
        Order from = order;
        if (start > 1)
            shuffle(from, random);
        Best found = best_from(graph, from, effort.rounds, start % 2 == 1);
        if (found.crossings < best.crossings)
            best = std::move(found);
    }
    std::vector<char> all_may(static_cast<std::size_t>(graph.node_count), 1);
    sift(graph, best.order, all_may, 1, 4);
    return std::move(best.order);
}

} // namespace throughline::canvas::layered
