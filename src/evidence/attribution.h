// Credit for outcomes, shared among the kinds of interactions before them. None of these is an effect: an
// interaction that comes before every outcome gets credit whether it does anything or not. Only a test shows
// effects.
#pragma once

#include "evidence/estimate.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline::evidence {

// Customers who met the same interactions in the same order.
struct TouchPath {
    // Kinds of interactions, numbered from 0, earliest first.
    std::vector<std::uint32_t> touches;
    // Outcomes reached at the end (or their value), and customers who never reached it.
    double reached = 0;
    double missed = 0;
};

enum class CreditRule : std::uint8_t {
    First,
    Last,
    // The same to each touch.
    Linear,
    // 40 % to the first, 40 % to the last, the rest to those between; half each of two.
    Position,
    // By removal effects, see below.
    Markov,
};

struct Attribution {
    // Per kind; together all outcomes of paths with a touch.
    std::vector<double> credit;
    // Outcomes of paths without any touch.
    double untouched = 0;
    // Markov only: the share of outcomes lost if every path that comes to this kind ended there without the
    // outcome, in a chain of the observed transitions (Anderl, Becker, von Wangenheim, Schumann 2016,
    // "Mapping the customer journey", IJRM 33:457). Exact: the chance ever to come by i times the chance to
    // reach the outcome from i, over the chance from the start. Credit is proportional to it.
    std::vector<double> removal_effect;
};

// `kinds`: how many kinds there are; at most 500 for Markov. Fails on a touch outside, counts below 0 or not
// finite, and when no path with a touch reached the outcome.
Result<Attribution> attribute(std::span<const TouchPath> paths, std::size_t kinds, CreditRule rule);

} // namespace throughline::evidence
