// edit.rename
#include "commands/editing.h"
#include "commands/entries.h"
#include "store/field_path.h"

namespace throughline {

namespace {

// Query

Allowed rename_allowed(const CommandContext& context) {
    TRY(context.subject());
    return {};
}

// Execute

Result<void> rename(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(context.subject());
    if (!context.has("title")) {
        context.session.select(id);
        context.session.renaming = id;
        return {};
    }
    std::shared_ptr<Record> record = transaction.edit_any(id);
    TRY(set_field(*record, "title", context.argument("title")));
    context.session.renaming = {};
    return transaction.put(std::move(record));
}

// Merge

std::string rename_merge(const CommandContext& context) {
    const Result<Id> id = context.subject();
    return id.ok() && context.has("title") ? "record.set:" + id.value().text() + ":title" : std::string();
}

} // namespace

// Entry

constinit const Command rename_command{
    .id = "edit.rename",
    .title = "Rename",
    .tooltip = "Edits the title in place.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::F2},
    .synonyms = "title name edit",
    .icon = "edit",
    .query = rename_allowed,
    .execute = rename,
    .merge_key = rename_merge,
};

} // namespace throughline
