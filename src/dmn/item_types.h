// Item definitions as FEEL types.
#pragma once

#include "dmn/boxed.h"
#include "dmn/model.h"
#include "feel/scope.h"

namespace throughline::dmn {

using NamedTypes = std::vector<std::pair<std::string, feel::TypePtr>>;

// Adds the types that a model defines itself, over a scope with those that it imports. Definitions may refer
// to each other in any order; a type that contains itself has Any where it does.
void add_item_types(const Model& model, const feel::Scope& scope, NamedTypes& types, const ProblemSink& sink);

} // namespace throughline::dmn
