// Heights on the page for an order: straight links, even gaps, no overlap.
#pragma once

#include "canvas/layered/proper_graph.h"

namespace throughline::canvas::layered {

struct Gaps {
    float node = 24; // between two nodes
    float link = 12; // where one of the two is a link passing by
};

// Middle of each vertex. Each layer in turn takes the places nearest to where its neighbours pull it that
// keep its order and gaps: a least-squares fit with an order, solved exactly by pooling (Barlow et al. 1972).
std::vector<float> vertical_places(const ProperGraph& graph, const Order& order, const Gaps& gaps);

// Places nearest to `wanted` (middles, in order) for boxes of these heights one below the other. `pulls`
// weigh the wishes.
std::vector<float> spread(std::span<const float> wanted, std::span<const float> pulls,
                          std::span<const float> distances);

} // namespace throughline::canvas::layered
