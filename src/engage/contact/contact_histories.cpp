#include "engage/contact/contact_histories.h"

#include <algorithm>

namespace throughline::engage {

AnswerRates answer_rates(const Catalogue& catalogue, const ContactReader& reader,
                         const ContactIndexes& tables) {
    AnswerRates rates(catalogue);
    for (const auto& table : tables) {
        for (tables::RowIndex row = 0; row < table->table().row_count(); ++row) {
            if (table->kind(row) != ContactRowKind::Answered)
                continue;
            if (const auto event = reader.event(table->row(row)))
                rates.learn(*event);
        }
    }
    return rates;
}

std::vector<ContactRow> rows_of(const ContactIndexes& tables, std::string_view customer) {
    std::vector<ContactRow> rows;
    for (const auto& table : tables) {
        for (const tables::RowIndex row : table->rows_of(customer))
            rows.push_back(table->row(row));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ContactRow& left, const ContactRow& right) { return left.at < right.at; });
    return rows;
}

ContactHistories::ContactHistories(const Store& store, std::shared_ptr<const Catalogue> catalogue,
                                   ContactIndexes tables)
    : m_catalogue(std::move(catalogue))
    , m_reader(store, *m_catalogue)
    , m_tables(std::move(tables))
    , m_rates(answer_rates(*m_catalogue, m_reader, m_tables)) {}

std::vector<ContactRow> ContactHistories::rows_of(std::string_view customer) const {
    return engage::rows_of(m_tables, customer);
}

} // namespace throughline::engage
