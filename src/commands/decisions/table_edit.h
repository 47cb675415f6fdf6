// The decision table of a decision record, seen as cells: columns are inputs, then outputs, then the
// annotation.
#pragma once

#include "commands/command.h"
#include "model/records/decision.h"

#include <memory>

namespace throughline {

std::size_t column_count(const Decision& decision);
// Every rule gets as many cells as there are columns: "-" for inputs, nothing for outputs.
void even_out(Decision& decision);
DecisionRule empty_rule(const Decision& decision);
// The text of a cell; nullptr beyond the table. The rules must be even (see even_out).
std::string* cell_at(Decision& decision, std::size_t rule, std::size_t column);

// A copy of the decision that the command is about, evened out, to change and put back.
Result<std::shared_ptr<Decision>> edit_decision(const CommandContext& context,
                                                const Transaction& transaction);
// The subject is a decision with tests.
Allowed needs_tests(const CommandContext& context);

} // namespace throughline
