// Which records a place shows, for selecting all of them and for laying out.
#pragma once

#include "commands/session.h"
#include "store/store.h"

namespace throughline {

// In the order of kinds, then of ids. Journeys: the interactions of the open journey, or those of all.
std::vector<Id> shown_records(const Store& store, const Session& session);
// The place that shows records of this kind best.
Place home_of(Kind kind);

} // namespace throughline
