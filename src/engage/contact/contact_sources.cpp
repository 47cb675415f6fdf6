#include "engage/contact/contact_sources.h"

#include "base/text.h"

#include <algorithm>

namespace throughline::engage {

namespace {

std::string customer_column_of(const TableReference& contacts, const TableReference& customers) {
    for (const TableJoin& join : contacts.joins) {
        if (join.table == customers.id)
            return join.column.empty() ? contacts.key_column : join.column;
    }
    if (!contacts.joins.empty())
        return {};
    for (const TableColumn& column : contacts.columns) {
        if (column.name == customers.key_column || folded(column.name) == "customer")
            return column.name;
    }
    return {};
}

} // namespace

std::vector<ContactSource> contact_sources(const Store& store, const TableReference& customers,
                                           TablePart part) {
    std::vector<ContactSource> sources;
    for (const RecordPointer& record : store.all(Kind::TableReference)) {
        const auto& reference = *as<TableReference>(record);
        if (reference.part != part)
            continue;
        std::string column = customer_column_of(reference, customers);
        if (!column.empty())
            sources.push_back({&reference, std::move(column), reference.file.empty()});
    }
    return sources;
}

const TableReference* own_contacts(const Store& store, const TableReference& customers, TablePart part) {
    const std::vector<ContactSource> sources = contact_sources(store, customers, part);
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [](const ContactSource& source) { return source.is_own; });
    return found == sources.end() ? nullptr : found->reference;
}

} // namespace throughline::engage
