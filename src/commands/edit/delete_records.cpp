// edit.delete
#include "commands/editing.h"
#include "commands/entries.h"

namespace throughline {

namespace {

// Execute

Result<void> delete_records(const CommandContext& context, Transaction& transaction) {
    std::size_t removed = 0;
    const std::vector<Id> ids = TRY(ids_or_selection(context, "ids"));
    if (ids.empty())
        return error("Nothing is selected.");
    for (const Id& id : ids) {
        // An earlier one may have taken it along.
        if (transaction.find(id))
            removed += TRY(remove_with_dependents(transaction, id));
    }
    // More than was asked for went: say so, where the person can still take it back.
    if (removed > ids.size()) {
        const std::size_t more = removed - ids.size();
        context.session.toasts.push_back({text_format("Deleted, with %zu %s that meant nothing without it.",
                                                      more, more == 1 ? "record" : "records"),
                                          ToastTone::Information, "edit.undo", "Undo"});
    }
    return {};
}

} // namespace

// Entry

constinit const Command delete_command{
    .id = "edit.delete",
    .title = "Delete",
    .tooltip = "Deletes what is selected, with the links to it.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::Delete},
    .alternative = {.key = platform::Key::Backspace},
    .synonyms = "remove erase",
    .icon = "delete",
    .query = needs_selection,
    .execute = delete_records,
};

} // namespace throughline
