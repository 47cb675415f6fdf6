// Decisions as a DMN file for the systems in place (R104), with what the file or such a system cannot hold.
#pragma once

#include "dmn/portability.h"
#include "dmn/xml_writer.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace throughline {

struct DecisionExport {
    std::string title; // of the model
    std::string xml;
    // What the version of DMN cannot hold, and how it was written instead.
    std::vector<std::string> notes;
    std::vector<dmn::PortabilityNote> camunda_7;
    // The file is the imported one, byte for byte.
    bool is_original = false;
};

// `id` is a decision model, a decision (it and what it requires), or empty for all decisions that came with
// no model. Fails where there is nothing to export.
Result<DecisionExport> export_decisions(const Store& store, const Id& id, dmn::DmnVersion version);

} // namespace throughline
