// record.set: one field of any record. States go through their own rules (states.h).
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/outcomes/states.h"
#include "store/field_path.h"

namespace throughline {

namespace {

// Query

Allowed set_allowed(const CommandContext& context) {
    const Id id = TRY(context.subject());
    // Only looked at; places are of mutable records.
    TRY(find_place(const_cast<Record&>(*context.store.find(id)), context.argument("path")));
    return {};
}

// Execute

Result<void> set(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(context.subject());
    const std::string_view path = context.argument("path");
    if (path == "state" && has_state_rules(context.store.find(id)->kind))
        return change_state(context, transaction, id, context.argument("value"));
    std::shared_ptr<Record> record = transaction.edit_any(id);
    TRY(set_field(*record, path, context.argument("value")));
    TRY(transaction.put(std::move(record)));
    if (path == "title" && context.session.renaming == id)
        context.session.renaming = {};
    return keep_rules(transaction, id);
}

// Merge: typing in one field is one step.

std::string set_merge(const CommandContext& context) {
    const Result<Id> id = context.subject();
    return id.ok() ? "record.set:" + id.value().text() + ":" + std::string(context.argument("path"))
                   : std::string();
}

} // namespace

// Entry

constinit const Command set_field_command{
    .id = "record.set",
    .title = "Edit",
    .tooltip = "Changes one field.",
    .topic = Topic::Edit,
    .offered = Offered::ByViewsOnly,
    .query = set_allowed,
    .execute = set,
    .merge_key = set_merge,
};

} // namespace throughline
