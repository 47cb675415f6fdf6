// Writes a model as DMN XML that other engines read.
#pragma once

#include "dmn/model.h"

#include <string>
#include <vector>

namespace throughline::dmn {

// 1.3 is what most engines read; 1.5 can hold everything.
enum class DmnVersion : std::uint8_t { V13, V15 };

struct WrittenModel {
    std::string xml;
    // What the version cannot hold and how it was written instead: "decision Offer: …".
    std::vector<std::string> notes;
};

// Reading the XML again gives the same model, if there are no notes.
WrittenModel write_model(const Model& model, DmnVersion version = DmnVersion::V15);

} // namespace throughline::dmn
