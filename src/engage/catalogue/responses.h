// Which answers a proposal allows on a channel (R085).
#pragma once

#include "model/records/action.h"
#include "model/records/treatment.h"
#include "store/store.h"

#include <vector>

namespace throughline::engage {

// The active treatment that the catalogue uses; nullptr where the action cannot be put on this channel.
const Treatment* treatment_of(const Store& store, const Id& action, const Id& channel);

// Those that the treatment names, in its order, with what the action says of them; one that the action does
// not know is neutral. Without names all of the action's.
std::vector<ActionResponse> allowed_responses(const Action& action, const Treatment* treatment);

} // namespace throughline::engage
