// Which tables hold what happened with the customers of one table, and which of them grows here.
#pragma once

#include "model/records/table_reference.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace throughline::engage {

struct ContactSource {
    const TableReference* reference = nullptr;
    std::string customer_column; // the one that names the customer
    // Rows recorded here go into it; the others were imported and stay as they came.
    bool is_own = false;
};

// Of this part (Events or DecisionLog): the tables joined with the customers by their key, and those without
// joins that have a column of the key's name, or one called "customer". In the order of ids. Pointers hold
// until the store changes.
std::vector<ContactSource> contact_sources(const Store& store, const TableReference& customers,
                                           TablePart part);
// nullptr until something was recorded.
const TableReference* own_contacts(const Store& store, const TableReference& customers, TablePart part);

} // namespace throughline::engage
