// R029: the loop interactions → experiences → relationship → insight → interactions, with a measured value on
// each node and each arrow; where nothing measures it, that is said. It is also the loop of learning (R013).
#pragma once

#include "base/date.h"
#include "journey/figure.h"
#include "store/store.h"

#include <array>
#include <string_view>
#include <vector>

namespace throughline::journey {

enum class LoopNode : std::uint8_t { Interactions, Experiences, Relationship, Insight };
constexpr std::size_t loop_length = 4;

struct LoopPart {
    std::string_view title; // "Experiences"; of an arrow: "Interactions create experiences"
    std::string_view means; // what the value says: "of those asked felt what was wanted"
    // With n, and of how many records so many are measured; `missing` says what nothing measures.
    Figure figure;
    std::vector<Id> measured;   // records that the value rests on
    std::vector<Id> unmeasured; // records that ought to be measured and are not
};

struct Loop {
    std::array<LoopPart, loop_length> nodes;
    std::array<LoopPart, loop_length> arrows; // arrows[i] leaves nodes[i]
};

// Nodes:
// - Interactions: went well, of all that were counted, in %.
// - Experiences: felt by so many of those asked, in %, weighted by answers; unwanted ones count as not felt.
// - Relationship: mean attainment of both sides of the outcomes, 0 at the baseline, 100 at the target.
// - Insight: decisions that are made from insight and have a measure of their own, in %.
// Arrows, each in %:
// - to experiences: mean signed effect, weighted, of the effects that were seen and not only assumed.
// - to relationship: the same, of experiences on outcomes.
// - to insight: sides of outcomes that were measured within the last `fresh_days`.
// - back to interactions: interactions in our hands that a decision steers or a test has judged.
// For one outcome, or with an empty id for the whole workspace.
Loop loop_of(const Store& store, const Id& outcome, Date today, int fresh_days = 92);

} // namespace throughline::journey
