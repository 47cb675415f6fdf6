// R034: how rigid a plan is: where the customer has no other way, where it branches, and where the customer
// may begin.
#pragma once

#include "journey/figure.h"
#include "journey/scope.h"

#include <string_view>
#include <vector>

namespace throughline::journey {

struct StepFreedom {
    Id interaction;
    Id stage;
    std::size_t ways = 0; // that lead on from here
    bool forced = false;  // there is one way on, and it must be taken
    bool customer_begins = false;
    std::string_view reason; // "It is marked as the only way."
};

struct Rigidity {
    // Steps that force the next one, of all that lead on anywhere, in %. No interval: the plan is all there
    // is.
    Figure forced;
    Figure branching;               // steps with two ways or more, of all that lead on
    Figure customer_begins;         // steps that the customer begins, of all that say who does
    std::vector<StepFreedom> steps; // in the order of the journey
};

// A step leads on by what it names in `next`; without that, to the one after it in the journey, within its
// stage or across to the next. It is forced when a way from it is marked as the only one, or when its one way
// leads, without a condition, to a plain step. A step that is optional, in any order or may repeat forces
// nothing: it can be left out, done later or done again.
Rigidity rigidity_of(const Store& store, const Id& journey);

} // namespace throughline::journey
