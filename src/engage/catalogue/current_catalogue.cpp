#include "engage/catalogue/current_catalogue.h"

#include "engage/catalogue/catalogue_records.h"
#include "tables/column_names.h"

#include <algorithm>

namespace throughline::engage {

// Records never change in place, so equal pointers are equal records.
bool CurrentCatalogue::is_of(const Store& store) {
    if (m_version == store.version())
        return true;
    m_version = store.version();
    std::vector<RecordPointer> records = catalogue_records(store);
    if (records == m_records)
        return true;
    m_records = std::move(records);
    return false;
}

std::shared_ptr<const Catalogue> CurrentCatalogue::of(const Store& store, const tables::Table& customers) {
    const std::vector<tables::ColumnInfo>& columns = customers.info().columns;
    const bool has_same_columns = std::equal(
        columns.begin(), columns.end(), m_variables.begin(), m_variables.end(),
        [](const tables::ColumnInfo& column, const std::string& name) { return column.name == name; });
    const bool has_same_records = is_of(store);
    if (m_catalogue && has_same_records && has_same_columns)
        return m_catalogue;
    m_variables = tables::column_names(customers);
    m_catalogue = std::make_shared<const Catalogue>(make_catalogue(store, m_variables));
    return m_catalogue;
}

} // namespace throughline::engage
