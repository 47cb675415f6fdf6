// Stable sorting of FEEL lists.
#pragma once

#include "feel/machine.h"

#include <vector>

namespace throughline::feel {

// By the function, which takes two items and says whether the first comes first. Null where it gives anything
// else than a boolean.
Value sorted_by(Machine& machine, const std::vector<Value>& items, const Value& precedes);
// By the values' own order; null where they have none.
Value sorted_naturally(Machine& machine, const std::vector<Value>& items);

} // namespace throughline::feel
