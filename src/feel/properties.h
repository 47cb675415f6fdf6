// What stands behind a point: entries of contexts, and the parts of dates, durations and ranges (DMN 1.5,
// table 65).
#pragma once

#include "feel/value.h"

#include <string_view>

namespace throughline::feel {

// Whether the value has such a part at all, be it null.
bool has_property(const Value& value, std::string_view name);
// Null where there is none.
Value property_of(const Value& value, std::string_view name);

} // namespace throughline::feel
