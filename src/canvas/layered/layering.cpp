#include "canvas/layered/layering.h"

#include <algorithm>
#include <cmath>

namespace throughline::canvas::layered {

namespace {

struct Arc {
    int from = 0;
    int to = 0;
};

std::size_t at(int node) {
    return static_cast<std::size_t>(node);
}

// A sequence of the nodes in which few arcs lead back (Eades, Lin, Smyth 1993): sinks go last, sources first,
// and of the rest the one with the most arcs out over arcs in.
std::vector<int> sequence_of(int nodes, std::span<const Arc> arcs) {
    std::vector<int> out(at(nodes), 0);
    std::vector<int> in(at(nodes), 0);
    for (const Arc& arc : arcs) {
        ++out[at(arc.from)];
        ++in[at(arc.to)];
    }
    std::vector<char> taken(at(nodes), 0);
    std::vector<int> first;
    std::vector<int> last;
    auto take = [&](int node, std::vector<int>& list) {
        taken[at(node)] = 1;
        list.push_back(node);
        for (const Arc& arc : arcs) {
            if (arc.from == node)
                --in[at(arc.to)];
            if (arc.to == node)
                --out[at(arc.from)];
        }
    };
    for (int left = nodes; left > 0; --left) {
        int chosen = -1;
        bool sink = false;
        for (int node = 0; node < nodes && !sink; ++node) {
            if (taken[at(node)] != 0)
                continue;
            sink = out[at(node)] == 0;
            bool better = chosen < 0 || in[at(chosen)] > 0;
            int lead = out[at(node)] - in[at(node)];
            if (sink || in[at(node)] == 0 ||
                (better && (chosen < 0 || lead > out[at(chosen)] - in[at(chosen)])))
                chosen = sink || better ? node : chosen;
        }
        take(chosen, sink ? last : first);
    }
    first.insert(first.end(), last.rbegin(), last.rend());
    return first;
}

// Layers of a graph without cycles that make the sum of link lengths small: longest paths first, then each
// node, again and again, to where its own links are shortest.
class Compact {
public:
    Compact(std::span<const LayoutNode> nodes, std::vector<Arc> arcs, std::span<const int> sequence)
        : m_nodes(nodes)
        , m_arcs(std::move(arcs))
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
            for (const Arc& arc : m_arcs)
                if (arc.to == node)
                    m_layers[at(node)] = std::max(m_layers[at(node)], m_layers[at(arc.from)] + 1);
        }
    }

    bool shorten() {
        bool changed = false;
        auto visit = [&](int node) {
            if (fixed(node))
                return;
            int lowest = 0;
            int highest = static_cast<int>(m_nodes.size());
            int in = 0;
            int out = 0;
            for (const Arc& arc : m_arcs) {
                if (arc.to == node) {
                    lowest = std::max(lowest, m_layers[at(arc.from)] + 1);
                    ++in;
                }
                if (arc.from == node) {
                    highest = std::min(highest, m_layers[at(arc.to)] - 1);
                    ++out;
                }
            }
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
    std::vector<Arc> m_arcs;
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
    std::vector<int> sequence = sequence_of(static_cast<int>(nodes.size()), arcs);
    std::vector<int> rank(nodes.size(), 0);
    for (std::size_t place = 0; place < sequence.size(); ++place)
        rank[at(sequence[place])] = static_cast<int>(place);
    for (Arc& arc : arcs)
        if (rank[at(arc.from)] > rank[at(arc.to)])
            std::swap(arc.from, arc.to);
    std::vector<int> layers = Compact(nodes, std::move(arcs), sequence).run();
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
