// edit.undo, edit.redo
#include "commands/editing.h"
#include "commands/entries.h"
#include "store/history.h"

namespace throughline {

namespace {

// Query

Allowed undo_allowed(const CommandContext& context) {
    if (!context.history.can_undo())
        return refused("There is nothing to undo.");
    return {};
}

Allowed redo_allowed(const CommandContext& context) {
    if (!context.history.can_redo())
        return refused("There is nothing to redo.");
    return {};
}

// Execute: the history belongs to the open workspace, which takes the step when the command is done.

Result<void> undo(const CommandContext& context, Transaction&) {
    context.session.request(RequestKind::Undo);
    return {};
}

Result<void> redo(const CommandContext& context, Transaction&) {
    context.session.request(RequestKind::Redo);
    return {};
}

} // namespace

// Entries

constinit const Command undo_command{
    .id = "edit.undo",
    .title = "Undo",
    .tooltip = "Takes the last step back.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::Z, .control = true},
    .synonyms = "back revert",
    .icon = "undo",
    .query = undo_allowed,
    .execute = undo,
};

constinit const Command redo_command{
    .id = "edit.redo",
    .title = "Redo",
    .tooltip = "Does again what was undone.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::Z, .control = true, .shift = true},
    .alternative = {.key = platform::Key::Y, .control = true},
    .synonyms = "again repeat",
    .icon = "redo",
    .query = redo_allowed,
    .execute = redo,
};

} // namespace throughline
