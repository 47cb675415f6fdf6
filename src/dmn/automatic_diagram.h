// A drawing for a model that has none: other tools show a decision requirements graph only where the file
// says where its elements lie.
#pragma once

#include "dmn/model.h"

namespace throughline::dmn {

// Adds a drawing with all decisions, inputs, knowledge models and knowledge sources of the model in rows,
// what is required below what requires it, and a line for each requirement inside this model. Requirements
// without an id get one, since lines name them. Services are not drawn. A model that has drawings already, or
// no elements, stays as it is.
void add_automatic_diagram(Model& model);

} // namespace throughline::dmn
