// The line through everything: task → interaction → experience → outcome, walked both ways.
#pragma once

#include "model/records/interaction.h"
#include "model/records/outcome.h"
#include "store/store.h"

#include <vector>

namespace throughline::journey {

// The outcomes that an interaction leads to through its experiences, or by its context; sorted, each once.
std::vector<Id> outcomes_served(const Store& store, const Interaction& interaction);
// The interactions that lead to an outcome; sorted, each once.
std::vector<Id> interactions_serving(const Store& store, const Id& outcome);
bool is_served(const Store& store, const Outcome& outcome);
// The experiences that serve an outcome; sorted, each once.
std::vector<Id> experiences_serving(const Store& store, const Id& outcome);

} // namespace throughline::journey
