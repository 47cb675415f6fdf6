#include "canvas/layered/coordinates.h"

#include <algorithm>

namespace throughline::canvas::layered {

namespace {

constexpr int most_rounds = 24;

class Placing {
public:
    Placing(const ProperGraph& graph, const Order& order, const Gaps& gaps)
        : m_graph(graph)
        , m_order(order)
        , m_gaps(gaps)
        , m_places(static_cast<std::size_t>(graph.vertex_count()), 0) {
        for (const std::vector<int>& layer : order) {
            float place = 0;
            for (std::size_t at = 0; at < layer.size(); ++at) {
                if (at > 0)
                    place += distance(layer[at - 1], layer[at]);
                m_places[static_cast<std::size_t>(layer[at])] = place;
            }
            // All layers start around the same line.
            for (int vertex : layer)
                m_places[static_cast<std::size_t>(vertex)] -= place / 2;
        }
    }

    std::vector<float> run() {
        for (int round = 0; round < most_rounds; ++round) {
            bool rightwards = round % 2 == 0;
            // To and fro by the neighbours on one side, at last by both.
            bool both = round >= most_rounds - 6;
            for (std::size_t step = 0; step < m_order.size(); ++step)
                place_layer(rightwards ? step : m_order.size() - 1 - step, rightwards, both);
        }
        return std::move(m_places);
    }

private:
    float distance(int upper, int lower) const {
        bool beside_link = m_graph.is_dummy(upper) || m_graph.is_dummy(lower);
        float heights = m_graph.heights[static_cast<std::size_t>(upper)] +
                        m_graph.heights[static_cast<std::size_t>(lower)];
        return heights / 2 + (beside_link ? m_gaps.link : m_gaps.node);
    }

    void place_layer(std::size_t index, bool rightwards, bool both) {
        const std::vector<int>& layer = m_order[index];
        m_wanted.clear();
        m_pulls.clear();
        m_distances.clear();
        for (std::size_t at = 0; at < layer.size(); ++at) {
            float sum = 0;
            float pull = 0;
            if (both || rightwards)
                add_pull(m_graph.before, layer[at], sum, pull);
            if (both || !rightwards)
                add_pull(m_graph.after, layer[at], sum, pull);
            float own = m_places[static_cast<std::size_t>(layer[at])];
            m_wanted.push_back(pull > 0 ? sum / pull : own);
            m_pulls.push_back(pull > 0 ? pull : 0.05f);
            if (at > 0)
                m_distances.push_back(distance(layer[at - 1], layer[at]));
        }
        std::vector<float> places = spread(m_wanted, m_pulls, m_distances);
        for (std::size_t at = 0; at < layer.size(); ++at)
            m_places[static_cast<std::size_t>(layer[at])] = places[at];
    }

    void add_pull(const Neighbours& side, int vertex, float& sum, float& pull) const {
        std::span<const int> neighbours = side.of(vertex);
        std::span<const float> weights = side.weights_of(vertex);
        for (std::size_t at = 0; at < neighbours.size(); ++at) {
            sum += m_places[static_cast<std::size_t>(neighbours[at])] * weights[at];
            pull += weights[at];
        }
    }

    const ProperGraph& m_graph;
    const Order& m_order;
    Gaps m_gaps;
    std::vector<float> m_places;
    std::vector<float> m_wanted;
    std::vector<float> m_pulls;
    std::vector<float> m_distances;
};

} // namespace

std::vector<float> spread(std::span<const float> wanted, std::span<const float> pulls,
                          std::span<const float> distances) {
    struct Block {
        double weighted = 0; // sum of wish × pull
        double pull = 0;
        std::size_t count = 0;
        double place() const { return weighted / pull; }
    };
    // With the needed distances taken off, the places need only ascend.
    std::vector<Block> blocks;
    double offset = 0;
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        if (at > 0)
            offset += distances[at - 1];
        double pull = pulls[at];
        blocks.push_back({(wanted[at] - offset) * pull, pull, 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].place() > blocks.back().place()) {
            Block last = blocks.back();
            blocks.pop_back();
            blocks.back().weighted += last.weighted;
            blocks.back().pull += last.pull;
            blocks.back().count += last.count;
        }
    }
    std::vector<float> places;
    places.reserve(wanted.size());
    offset = 0;
    for (const Block& block : blocks) {
        for (std::size_t inside = 0; inside < block.count; ++inside) {
            if (!places.empty())
                offset += distances[places.size() - 1];
            places.push_back(static_cast<float>(block.place() + offset));
        }
    }
    return places;
}

std::vector<float> vertical_places(const ProperGraph& graph, const Order& order, const Gaps& gaps) {
    return Placing(graph, order, gaps).run();
}

} // namespace throughline::canvas::layered
