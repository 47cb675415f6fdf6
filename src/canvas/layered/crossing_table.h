// Local improvements of an order: crossings between two vertices of one layer, swaps of neighbours.
#pragma once

#include "canvas/layered/proper_graph.h"

namespace throughline::canvas::layered {

// The places of each vertex' neighbours, sorted, for one order. Kept up to date layer by layer.
class CrossingTable {
public:
    CrossingTable(const ProperGraph& graph, const Order& order);

    int place(int vertex) const { return m_places[static_cast<std::size_t>(vertex)]; }
    // The layer has a new order: its vertices' places, and what its neighbours know of them.
    void update_layer(const std::vector<int>& layer);

    // Crossings between links of the two when `upper` lies above `lower`, less those when it lies below it.
    // Negative: `upper` is right where it is.
    int excess(int upper, int lower) const;

private:
    struct Sorted {
        const Neighbours* neighbours = nullptr;
        std::vector<int> places; // parallel to neighbours->items
    };

    std::span<const int> places_of(const Sorted& side, int vertex) const;
    void tell(const std::vector<int>& layer, const Neighbours& to, Sorted& noted);

    std::vector<int> m_places;
    Sorted m_before;
    Sorted m_after;
    const ProperGraph& m_graph;
    std::vector<int> m_next;
};

// Swaps neighbouring vertices while that saves crossings.
void swap_neighbours(const ProperGraph& graph, Order& order);

} // namespace throughline::canvas::layered
