// What happened with all customers of a table, from every table that says so: read customer by customer where
// whole policies are simulated.
#pragma once

#include "engage/contact/contact_table.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace throughline::engage {

using ContactIndexes = std::vector<std::shared_ptr<const ContactIndex>>;

// Of one customer, in the order of time; of rows of one moment those of the first table come first.
std::vector<ContactRow> rows_of(const ContactIndexes& tables, std::string_view customer);

class ContactHistories {
public:
    // `store` is the one that the catalogue was made of; it is read here only.
    ContactHistories(const Store& store, std::shared_ptr<const Catalogue> catalogue, ContactIndexes tables);

    // Of this customer, in the order of time.
    std::vector<ContactRow> rows_of(std::string_view customer) const;
    // What was heard of this customer.
    std::vector<ContactRow> facts_of(std::string_view customer) const;
    const Catalogue& catalogue() const { return *m_catalogue; }
    const ContactReader& reader() const { return m_reader; }
    const ContactIndexes& tables() const { return m_tables; }

private:
    std::shared_ptr<const Catalogue> m_catalogue; // which the reader refers to
    ContactReader m_reader;
    ContactIndexes m_tables;
};

} // namespace throughline::engage
