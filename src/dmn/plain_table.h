// A table of a model made to stand alone: types that the model defines become FEEL's own, and what they allow
// moves into the columns.
#pragma once

#include "dmn/model.h"

namespace throughline::dmn {

// What a type of the model is in FEEL. `type` is empty for contexts, functions and names that are not known.
struct PlainType {
    std::string type;
    std::string allowed_values;
};
PlainType plain_type(const Model& model, const std::string& type);

// Every rule has one cell for each column. A table with one output and no name for it gets the decision's.
DecisionTable plain_table(const Model& model, const Decision& decision, const DecisionTable& table);

// `original` with the content of `edited`, a changed copy of its plain table. Columns that are still there
// keep the types of the model.
DecisionTable with_model_types(const Model& model, const Decision& decision, const DecisionTable& original,
                               DecisionTable edited);

bool same_table(const DecisionTable& left, const DecisionTable& right);

} // namespace throughline::dmn
