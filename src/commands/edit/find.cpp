// edit.find
#include "commands/editing.h"
#include "commands/entries.h"

namespace throughline {

namespace {

// Execute

Result<void> find(const CommandContext& context, Transaction&) {
    context.session.finding = true;
    if (context.has("text"))
        context.session.find_text = context.argument("text");
    return {};
}

} // namespace

// Entry

constinit const Command find_command_entry{
    .id = "edit.find",
    .title = "Find",
    .tooltip = "Finds text in all records.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::F, .control = true},
    .synonyms = "search look",
    .icon = "search",
    .query = always,
    .execute = find,
};

} // namespace throughline
