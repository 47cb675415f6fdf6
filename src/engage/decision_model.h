// The decisions of a workspace as decision models: for their graph, for other engines (R104), and to ask why.
#pragma once

#include "dmn/model.h"
#include "store/store.h"

#include <map>
#include <string>
#include <vector>

namespace throughline::engage {

struct AssembledModel {
    dmn::Model model;
    // Others of the workspace, whose elements it may use.
    std::vector<dmn::Model> others;
    // By the id of a decision of the model: the record that holds its table.
    std::map<std::string, Id, std::less<>> records;
    // Something was changed since the model was imported.
    bool changed = false;
};

// `model` is a DecisionModel; its decision tables are those of the records. Empty: the decisions that came
// with no model, with the data their tables read and the knowledge they rest on. Fails where the model's text
// is no DMN, with line and column.
Result<AssembledModel> assemble_model(const Store& store, const Id& model);

// The model that the decision belongs to; empty for decisions that came with none.
Id model_of(const Store& store, const Id& decision);

} // namespace throughline::engage
