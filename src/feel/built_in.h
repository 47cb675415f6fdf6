// The built-in functions: DMN 1.5, 10.3.4.
#pragma once

#include "feel/scope.h"
#include "feel/value.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace throughline::feel {

class Machine;

using BuiltInFunction = Value (*)(Machine&, std::span<const Value>);

struct BuiltIn {
    std::string_view name;
    // The ways to call it: parameter names with commas between, optional ones behind a `?`, ways with `|`
    // between; a last name with `…` takes any number of arguments. "string, start position, ?length".
    std::string_view signatures;
    BuiltInFunction function;
};

std::span<const BuiltIn> built_ins();
// The names of all, with the number of each.
const NameIndex& built_in_names();

// The number of parameter names that `signatures` knows for positional calls with `count` arguments; −1 where
// no way of calling takes that many.
bool accepts_count(const BuiltIn& function, std::size_t count);
// Puts named arguments in the order of the first signature that has all the names. `order` gets for each
// parameter the index of its argument, or −1. False where no signature fits.
bool order_of_names(const BuiltIn& function, std::span<const std::string> names, std::vector<int>& order);

} // namespace throughline::feel
