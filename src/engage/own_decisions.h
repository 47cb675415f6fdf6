// Decisions that were made in the workspace, as a model of their own.
#pragma once

#include "engage/decision_model.h"

namespace throughline::engage {

void add_own_decisions(const Store& store, AssembledModel& assembled);

} // namespace throughline::engage
