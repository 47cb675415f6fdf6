// What a compiled unary test depends on, for tables that want to test by position instead of by evaluation.
#pragma once

#include "feel/machine.h"
#include "feel/program.h"

#include <vector>

namespace throughline::feel {

struct TestShape {
    // `-`: every value passes.
    bool any = false;
    // Whether a value passes depends on nothing but its kind and how it compares with the landmarks: two
    // values of one kind with no landmark between them and neither equal to one both pass or both fail.
    bool by_landmarks = false;
    // Whether it depends on the tested value alone.
    bool self_contained = false;
    // Numbers, strings, dates and so on that it compares with; only where `by_landmarks` is set.
    std::vector<Value> landmarks;
};

TestShape shape_of(const Program& tests, Machine& machine);

// Whether the expression has the same value every time; now() and today() do not.
bool is_constant(const Program& program);

// The values of a list of plain values such as `"low", "medium", "high"`, in its order; empty where any of
// the tests is something else.
std::vector<Value> listed_values(const Program& tests, Machine& machine);

// For each of the program's variables (in the order of its scope) whether it is read.
void mark_variables(const Program& program, std::vector<bool>& used);

} // namespace throughline::feel
