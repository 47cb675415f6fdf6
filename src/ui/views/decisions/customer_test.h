// One customer kept as a test of the decision that was just explained.
#pragma once

#include "engage/table_decision.h"
#include "ui/views/view.h"

#include <string_view>

namespace throughline::ui {

// A button; keeps the customer's values with the present answer as what is expected.
void customer_test_button(ViewContext& context, const Id& decision, const engage::TableDecision& bound,
                          tables::RowIndex row, std::string_view customer);

} // namespace throughline::ui
