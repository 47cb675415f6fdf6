// Decisions that were made in the workspace, as a model of their own.
#pragma once

#include "engage/decision_model.h"
#include "model/records/table_reference.h"

#include <string_view>

namespace throughline::engage {

// What a column is called as a type of FEEL: "number", "date and time".
std::string_view feel_type(TableColumnType type);
void add_own_decisions(const Store& store, AssembledModel& assembled);

} // namespace throughline::engage
