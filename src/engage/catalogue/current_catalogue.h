// The catalogue of the store as it is, for the columns of one table of customers: compiled once for as long
// as neither changes.
#pragma once

#include "engage/catalogue/catalogue.h"
#include "tables/table.h"

#include <memory>

namespace throughline::engage {

class CurrentCatalogue {
public:
    // Conditions read the table's columns by their names. Jobs and decisions under way keep what they began
    // with.
    std::shared_ptr<const Catalogue> of(const Store& store, const tables::Table& customers);

private:
    bool is_of(const Store& store);

    std::shared_ptr<const Catalogue> m_catalogue;
    std::uint64_t m_version = 0;
    // What it was made of: a change of other records leaves it as it is.
    std::vector<RecordPointer> m_records;
    std::vector<std::string> m_variables;
};

} // namespace throughline::engage
