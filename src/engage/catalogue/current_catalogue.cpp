#include "engage/catalogue/current_catalogue.h"

#include <algorithm>

namespace throughline::engage {

std::shared_ptr<const Catalogue> CurrentCatalogue::of(const Store& store, const tables::Table& customers) {
    const std::vector<tables::ColumnInfo>& columns = customers.info().columns;
    const bool has_same_columns = std::equal(
        columns.begin(), columns.end(), m_variables.begin(), m_variables.end(),
        [](const tables::ColumnInfo& column, const std::string& name) { return column.name == name; });
    if (m_catalogue && m_version == store.version() && has_same_columns)
        return m_catalogue;
    m_version = store.version();
    m_variables.clear();
    for (const tables::ColumnInfo& column : columns)
        m_variables.push_back(column.name);
    m_catalogue = std::make_shared<const Catalogue>(make_catalogue(store, m_variables));
    return m_catalogue;
}

} // namespace throughline::engage
