// record.insert_item, record.remove_item, record.move_item: lists of texts, links and groups.
#include "commands/editing.h"
#include "commands/entries.h"
#include "store/field_path.h"

namespace throughline {

namespace {

// Query

Allowed list_allowed(const CommandContext& context) {
    const Id id = TRY(context.subject());
    TRY(count_items(*context.store.find(id), context.argument("path")));
    return {};
}

// Execute

Result<void> insert(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(context.subject());
    const std::string_view path = context.argument("path");
    std::shared_ptr<Record> record = transaction.edit_any(id);
    const std::size_t end = TRY(count_items(*record, path));
    const std::size_t at = TRY(context.index_argument("at", end));
    TRY(insert_item(*record, path, at, context.argument("value")));
    // Further arguments fill a new group: "serves" with effect=0.2 gives "serves[2].effect".
    for (const auto& [name, value] : context.arguments) {
        if (name != "id" && name != "path" && name != "at" && name != "value")
            TRY(set_field(*record, text_format("%s[%zu].%s", std::string(path).c_str(), at, name.c_str()),
                          value));
    }
    TRY(transaction.put(std::move(record)));
    return keep_rules(transaction, id);
}

Result<void> remove(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(context.subject());
    std::shared_ptr<Record> record = transaction.edit_any(id);
    if (!context.has("at"))
        return error_at("at", "Say which item.");
    const std::size_t at = TRY(context.index_argument("at", 0));
    TRY(remove_item(*record, context.argument("path"), at));
    return transaction.put(std::move(record));
}

Result<void> move(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(context.subject());
    std::shared_ptr<Record> record = transaction.edit_any(id);
    if (!context.has("from") || !context.has("to"))
        return error("Say from where to where.");
    const std::size_t from = TRY(context.index_argument("from", 0));
    const std::size_t to = TRY(context.index_argument("to", 0));
    TRY(move_item(*record, context.argument("path"), from, to));
    return transaction.put(std::move(record));
}

} // namespace

// Entries

constinit const Command insert_item_command{
    .id = "record.insert_item",
    .title = "Add item",
    .tooltip = "Adds an item to a list.",
    .topic = Topic::Edit,
    .offered = Offered::ByViewsOnly,
    .icon = "add",
    .query = list_allowed,
    .execute = insert,
};

constinit const Command remove_item_command{
    .id = "record.remove_item",
    .title = "Remove item",
    .tooltip = "Takes an item out of a list.",
    .topic = Topic::Edit,
    .offered = Offered::ByViewsOnly,
    .icon = "remove",
    .query = list_allowed,
    .execute = remove,
};

constinit const Command move_item_command{
    .id = "record.move_item",
    .title = "Move item",
    .tooltip = "Moves an item within its list.",
    .topic = Topic::Edit,
    .offered = Offered::ByViewsOnly,
    .query = list_allowed,
    .execute = move,
};

} // namespace throughline
