#include "engage/contact/contact_histories.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// Those that `is_wanted` takes.
template <typename Wanted>
std::vector<ContactRow> rows_where(const ContactIndexes& tables, std::string_view customer,
                                   const Wanted& is_wanted) {
    std::vector<ContactRow> rows;
    for (const auto& table : tables) {
        for (const tables::RowIndex row : table->rows_of(customer)) {
            if (is_wanted(*table, row))
                rows.push_back(table->row(row));
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ContactRow& left, const ContactRow& right) { return left.at < right.at; });
    return rows;
}

} // namespace

std::vector<ContactRow> rows_of(const ContactIndexes& tables, std::string_view customer) {
    return rows_where(tables, customer, [](const ContactIndex&, tables::RowIndex) { return true; });
}

ContactHistories::ContactHistories(const Store& store, std::shared_ptr<const Catalogue> catalogue,
                                   ContactIndexes tables)
    : m_catalogue(std::move(catalogue))
    , m_reader(store, *m_catalogue)
    , m_tables(std::move(tables)) {}

std::vector<ContactRow> ContactHistories::rows_of(std::string_view customer) const {
    return engage::rows_of(m_tables, customer);
}

std::vector<ContactRow> ContactHistories::facts_of(std::string_view customer) const {
    return rows_where(m_tables, customer, [](const ContactIndex& table, tables::RowIndex row) {
        return table.kind(row) == ContactRowKind::Captured;
    });
}

} // namespace throughline::engage
