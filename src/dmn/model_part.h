// One decision of a model with everything it requires, as a model of its own.
#pragma once

#include "dmn/model.h"

#include <string_view>

namespace throughline::dmn {

// All types and imports stay: expressions may name them. Drawings show what is left.
Model part_of_model(const Model& model, std::string_view decision);

} // namespace throughline::dmn
