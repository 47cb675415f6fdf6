// Changes of state with their rules and their history (R026): outcomes, interactions, tasks.
#pragma once

#include "commands/command.h"

namespace throughline {

bool has_state_rules(Kind kind);

// May the record go to the state of this name (or label)? The error is the reason why not.
Allowed may_change_state(const Store& store, const Id& id, std::string_view state);
// Changes it, adds the step to the record's history with the arguments "reason" and "by", and sets the days
// that go with it. Nothing happens when the record is in that state already.
Result<void> change_state(const CommandContext& context, Transaction& transaction, const Id& id,
                          std::string_view state);

} // namespace throughline
