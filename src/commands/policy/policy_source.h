// The policy that is exported or simulated, and the customers whose columns its conditions read.
#pragma once

#include "commands/command.h"
#include "engage/policy/policy.h"
#include "model/records/table_reference.h"

namespace throughline {

// The customers that are open in the place Customers, else the first table of customers; nullptr where there
// is none.
const TableReference* policy_customers(const Store& store, const Session& session);

struct PolicySource {
    std::string title; // "Harbour Bank, version 3"
    std::int64_t version = 0;
    Ranking ranking;
    engage::Catalogue catalogue;
    Store store; // with the records of the catalogue
};

// As it is now, or, where `version` is a published one, as it was.
Result<PolicySource> policy_source(const Store& store, const Id& version, const TableReference* customers);

} // namespace throughline
