// What other engines will not run of a model (R104).
#pragma once

#include "dmn/model.h"

#include <string>
#include <vector>

namespace throughline::dmn {

struct PortabilityNote {
    // "decision Offer", "knowledge model Score"; empty for the model as a whole.
    std::string element;
    std::string message;
};

// Camunda 7 (7.13 and later) runs decision tables, literal expressions and the requirements between
// decisions, with FEEL 1.2 as its FEEL Scala engine understands it.
std::vector<PortabilityNote> notes_for_camunda_7(const Model& model);

// "decision Offer: …"
std::string describe(const PortabilityNote& note);

} // namespace throughline::dmn
