// The published JSON Schema (2020-12) of *.throughline.json, made from the shapes, so that it cannot differ
// from what the program reads. It is committed as schema/throughline-1.schema.json; a test compares.
#pragma once

#include <string>

namespace throughline {

std::string workspace_schema();

} // namespace throughline
