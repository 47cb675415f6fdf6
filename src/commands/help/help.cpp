// help.shortcuts, help.about
#include "commands/editing.h"
#include "commands/entries.h"

namespace throughline {

namespace {

// Execute

template <Dialog dialog>
Result<void> open(const CommandContext& context, Transaction&) {
    context.session.dialog = dialog;
    return {};
}

} // namespace

// Entries

constinit const Command shortcuts_command{
    .id = "help.shortcuts",
    .title = "Keyboard shortcuts",
    .tooltip = "Lists every command with its keys.",
    .topic = Topic::Help,
    .shortcut = {.key = platform::Key::F1},
    .synonyms = "keys help",
    .icon = "keyboard",
    .query = always,
    .execute = open<Dialog::Shortcuts>,
};

constinit const Command about_command{
    .id = "help.about",
    .title = "About Throughline",
    .tooltip = "Version, licences, and where the data is.",
    .topic = Topic::Help,
    .synonyms = "version licence",
    .icon = "info",
    .query = always,
    .execute = open<Dialog::About>,
};

} // namespace throughline
