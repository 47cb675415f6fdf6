// Item definitions as FEEL types.
#pragma once

#include "dmn/boxed.h"
#include "dmn/model.h"
#include "feel/scope.h"

namespace throughline::dmn {

// Adds the types of a model to a scope. `prefix` is the name under which another model has imported it, or
// empty. Definitions may refer to each other in any order; a type that contains itself has Any where it does.
void add_item_types(const Model& model, const std::string& prefix, feel::Scope& scope,
                    const ProblemSink& sink);

} // namespace throughline::dmn
