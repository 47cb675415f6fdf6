// The order of stages in a journey and of interactions in a stage, as commands read and write it.
#pragma once

#include "store/transaction.h"

namespace throughline {

// Sorted by their order, then by id.
std::vector<Id> ordered_stages(const Transaction& transaction, const Id& journey);
std::vector<Id> ordered_interactions(const Transaction& transaction, const Id& stage);
// Numbers them 1, 2, 3 …, changing only those whose number differs.
Result<void> number_stages(Transaction& transaction, const std::vector<Id>& stages);
Result<void> number_interactions(Transaction& transaction, const std::vector<Id>& interactions);

} // namespace throughline
