// Reads the drawings in DMN XML (DMNDI).
#pragma once

#include "dmn/diagram.h"
#include "dmn/xml_node.h"

#include <vector>

namespace throughline::dmn {

// `node` is the element DMNDI. Shapes without bounds and edges without points are left out.
std::vector<Diagram> read_diagrams(const pugi::xml_node& node);

} // namespace throughline::dmn
