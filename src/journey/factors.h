// R033: what influences interactions from outside (place, weather, life events …): where it acts, how far it
// can be controlled, and whether decisions read it.
#pragma once

#include "model/records/factor.h"
#include "store/store.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline::journey {

struct FactorUse {
    const Factor* factor = nullptr;
    std::vector<Id> interactions; // that it acts on, by id
    // Decisions on the same table with an input whose expression names the factor's column; by id.
    std::vector<Id> read_by;
    // Of the interactions: how many one of those decisions steers. The others go on without knowing it.
    std::size_t decided_with_it = 0;
    std::string_view missing; // why no decision reads it: "No table has a column for it."; empty: one does
};

// All factors, by id.
std::vector<FactorUse> factor_uses(const Store& store);

} // namespace throughline::journey
