// Counting and reducing the crossings of links between neighbouring layers.
#pragma once

#include "canvas/layered/proper_graph.h"

#include <cstdint>

namespace throughline::canvas::layered {

// All crossings of the drawing (Barth, Jünger, Mutzel 2002: an accumulator tree for each pair of layers).
std::uint64_t count_crossings(const ProperGraph& graph, const Order& order);

struct CrossingEffort {
    int rounds = 24;
    double drawing_size = 1; // of all graphs that share the time, in sizes of this one
};

// Sweeps that sort each layer by where its neighbours lie (Sugiyama; Gansner's median for ties), then swaps
// and sifts single vertices (Matuszewski, Schönfeld, Molitor 1999). Starts from `order` and from some others,
// chosen by fixed seeds; gives the best order met.
Order reduce_crossings(const ProperGraph& graph, const Order& order, const CrossingEffort& effort);

// Moves single vertices to better places. Of the nodes, only those that `may_move` says (by vertex; dummies
// always may), and a node only where that saves at least `least_saving` crossings. Gives the nodes that
// moved.
std::vector<int> sift(const ProperGraph& graph, Order& order, std::span<const char> may_move,
                      std::uint64_t least_saving, int rounds);

} // namespace throughline::canvas::layered
