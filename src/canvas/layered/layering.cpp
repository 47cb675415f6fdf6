#include "canvas/layered/layering.h"

#include "canvas/layered/proper_graph.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace throughline::canvas::layered {

namespace {

using Arc = ForwardEdge;

std::size_t at(int node) {
    return static_cast<std::size_t>(node);
}

// Whom the arcs of each node come from, and whom they lead to.
struct Neighbourhood {
    Neighbourhood(std::size_t nodes, std::span<const Arc> arcs)
        : before(neighbours_of(static_cast<int>(nodes), arcs, Where::Before))
        , after(neighbours_of(static_cast<int>(nodes), arcs, Where::After)) {}

    Neighbours before;
    Neighbours after;
};

// A sequence of the nodes in which few arcs lead back (Eades, Lin, Smyth 1993): sinks go last, sources first,
// and of the rest the one with the most arcs out over arcs in; where nodes are alike, the one that was added
// first.
class Sequence {
public:
    Sequence(int nodes, const Neighbourhood& neighbours)
        : m_neighbours(neighbours) {
        for (int node = 0; node < nodes; ++node) {
            m_out.push_back(static_cast<int>(neighbours.after.of(node).size()));
            m_in.push_back(static_cast<int>(neighbours.before.of(node).size()));
        }
        for (int node = 0; node < nodes; ++node)
            m_waiting.insert(rank_of(node));
    }

    std::vector<int> run() {
        std::vector<int> first;
        std::vector<int> last;
        while (!m_waiting.empty()) {
            const Rank rank = *m_waiting.begin();
            m_waiting.erase(m_waiting.begin());
            (rank.group == Group::Sink ? last : first).push_back(rank.node);
            for (const int other : m_neighbours.after.of(rank.node))
                change(other, m_in);
            for (const int other : m_neighbours.before.of(rank.node))
                change(other, m_out);
        }
        first.insert(first.end(), last.rbegin(), last.rend());
        return first;
    }

private:
    enum class Group : std::uint8_t { Sink, Source, Other };
    struct Rank {
        Group group = Group::Other;
        int behind = 0; // arcs in over arcs out, where the group is Other
        int node = 0;
        friend auto operator<=>(const Rank&, const Rank&) = default;
    };

    Rank rank_of(int node) const {
        const Group group = m_out[at(node)] == 0  ? Group::Sink
                            : m_in[at(node)] == 0 ? Group::Source
                                                  : Group::Other;
        return {group, group == Group::Other ? m_in[at(node)] - m_out[at(node)] : 0, node};
    }

    // One arc less, among those that `count` counts.
    void change(int node, std::vector<int>& count) {
        const bool is_waiting = m_waiting.erase(rank_of(node)) > 0;
        --count[at(node)];
        if (is_waiting)
            m_waiting.insert(rank_of(node));
    }

    const Neighbourhood& m_neighbours;
    std::vector<int> m_out;
    std::vector<int> m_in;
    std::set<Rank> m_waiting;
};

// Layers of a graph without cycles that make the sum of link lengths small: longest paths first, then each
// node, again and again, to where its own links are shortest.
class Compact {
public:
    Compact(std::span<const LayoutNode> nodes, std::span<const Arc> arcs, std::span<const int> sequence)
        : m_nodes(nodes)
        , m_neighbours(nodes.size(), arcs)
        , m_sequence(sequence)
        , m_layers(nodes.size(), 0) {}

    std::vector<int> run() {
        longest_paths();
        for (int round = 0; round < 50; ++round)
            if (!shorten())
                break;
        return std::move(m_layers);
    }

private:
    bool fixed(int node) const { return m_nodes[at(node)].layer != free_layer; }

    void longest_paths() {
        for (int node = 0; node < static_cast<int>(m_nodes.size()); ++node)
            if (fixed(node))
                m_layers[at(node)] = m_nodes[at(node)].layer;
        for (int node : m_sequence) {
            if (fixed(node))
                continue;
            for (const int before : m_neighbours.before.of(node))
                m_layers[at(node)] = std::max(m_layers[at(node)], m_layers[at(before)] + 1);
        }
    }

    bool shorten() {
        bool changed = false;
        auto visit = [&](int node) {
            if (fixed(node))
                return;
            int lowest = 0;
            int highest = static_cast<int>(m_nodes.size());
            const std::span<const int> before = m_neighbours.before.of(node);
            const std::span<const int> after = m_neighbours.after.of(node);
            for (const int other : before)
                lowest = std::max(lowest, m_layers[at(other)] + 1);
            for (const int other : after)
                highest = std::min(highest, m_layers[at(other)] - 1);
            const std::size_t in = before.size();
            const std::size_t out = after.size();
            int wanted = out > in ? highest : in > out ? lowest : m_layers[at(node)];
            wanted = std::clamp(wanted, lowest, std::max(lowest, highest));
            if (highest >= lowest && wanted != m_layers[at(node)]) {
                m_layers[at(node)] = wanted;
                changed = true;
            }
        };
        for (int node : m_sequence)
            visit(node);
        for (auto node = m_sequence.rbegin(); node != m_sequence.rend(); ++node)
            visit(*node);
        return changed;
    }

    std::span<const LayoutNode> m_nodes;
    Neighbourhood m_neighbours;
    std::span<const int> m_sequence;
    std::vector<int> m_layers;
};

// Arcs between different nodes, in the direction of fixed columns where both ends have one.
std::vector<Arc> arcs_of(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges) {
    std::vector<Arc> arcs;
    for (const LayoutEdge& edge : edges) {
        Arc arc{static_cast<int>(edge.from), static_cast<int>(edge.to)};
        int from = nodes[edge.from].layer;
        int to = nodes[edge.to].layer;
        if (from != free_layer && to != free_layer) {
            if (from == to)
                continue;
            if (from > to)
                std::swap(arc.from, arc.to);
        }
        if (arc.from != arc.to)
            arcs.push_back(arc);
    }
    return arcs;
}

// Empty columns take no room; fixed ones keep their order.
void close_gaps(std::vector<int>& layers) {
    std::vector<int> used(layers);
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (int& layer : layers)
        layer = static_cast<int>(std::lower_bound(used.begin(), used.end(), layer) - used.begin());
}

} // namespace

std::vector<int> choose_layers(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges) {
    std::vector<Arc> arcs = arcs_of(nodes, edges);
    const Neighbourhood neighbours(nodes.size(), arcs);
    std::vector<int> sequence = Sequence(static_cast<int>(nodes.size()), neighbours).run();
    std::vector<int> rank(nodes.size(), 0);
    for (std::size_t place = 0; place < sequence.size(); ++place)
        rank[at(sequence[place])] = static_cast<int>(place);
    for (Arc& arc : arcs)
        if (rank[at(arc.from)] > rank[at(arc.to)])
            std::swap(arc.from, arc.to);
    std::vector<int> layers = Compact(nodes, arcs, sequence).run();
    close_gaps(layers);
    return layers;
}

std::vector<int> keep_layers(std::span<const LayoutNode> nodes, std::span<const LayoutEdge> edges) {
    // Columns are the distinct left edges of the earlier drawing.
    std::vector<float> columns;
    for (const LayoutNode& node : nodes)
        if (node.has_previous)
            columns.push_back(node.previous.x);
    std::sort(columns.begin(), columns.end());
    columns.erase(
        std::unique(columns.begin(), columns.end(), [](float left, float right) { return right - left < 1; }),
        columns.end());
    std::vector<LayoutNode> placed(nodes.begin(), nodes.end());
    for (LayoutNode& node : placed) {
        if (node.layer != free_layer || !node.has_previous)
            continue;
        auto column = std::upper_bound(columns.begin(), columns.end(), node.previous.x + 0.5f);
        node.layer = static_cast<int>(column - columns.begin()) - 1;
    }
    return choose_layers(placed, edges);
}

} // namespace throughline::canvas::layered
