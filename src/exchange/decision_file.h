// *.dmn: decision models as other tools write them (DMN 1.1 to 1.6) become records: one for the model, which
// keeps the file as it is, and one for each decision table in it (R102).
#pragma once

#include "exchange/workspace_file.h"

#include <functional>
#include <string_view>

namespace throughline {

struct DecisionFile {
    // All or nothing, as of a workspace file. What the store has of the same model keeps its id and what DMN
    // has no place for: owner, measure, tests …
    WorkspaceContent content;
    // What does not hinder the import, but will need mending: cells that are no FEEL, references to nothing.
    std::vector<Error> remarks;
};

// Refused, with line and column: what is not DMN, what is longer than a record may be, decisions that require
// themselves. `file_name` is for the person, and the title where the model has none.
DecisionFile read_decision_file(std::string bytes, std::string_view file_name, const Store& store,
                                const std::function<Id()>& new_id);

// Whether the name says that the file may be DMN.
bool is_decision_file(std::string_view file_name);

} // namespace throughline
