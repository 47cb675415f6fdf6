#include "commands/policy/policy_source.h"

#include "base/text.h"
#include "commands/session.h"

namespace throughline {

const TableReference* policy_customers(const Store& store, const Session& session) {
    const Id& open = session.open_records[static_cast<std::size_t>(Place::Customers)];
    const auto* shown = store.find_as<TableReference>(open);
    if (shown && shown->part == TablePart::Customers)
        return shown;
    for (const RecordPointer& record : store.all(Kind::TableReference)) {
        const auto* reference = as<TableReference>(record);
        if (reference->part == TablePart::Customers)
            return reference;
    }
    return nullptr;
}

Result<PolicySource> policy_source(const Store& store, const Id& version, const TableReference* customers) {
    PolicySource source;
    source.title = workspace_title(store);
    if (const auto* published = store.find_as<PolicyVersion>(version)) {
        source.version = published->version.value_or(0);
        source.title += text_format(", version %lld", static_cast<long long>(source.version));
        source.ranking = published->ranking;
        source.store = TRY(engage::thawed(*published));
    } else {
        source.ranking = engage::ranking_of(store);
        source.store = store;
    }
    source.catalogue = engage::make_catalogue(source.store, customers);
    return source;
}

} // namespace throughline
