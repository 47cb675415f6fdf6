#include "commands/command.h"

#include "base/text.h"
#include "commands/session.h"
#include "store/record_lines.h"

namespace throughline {

namespace {

using platform::Key;

// In the order of platform::Key.
constexpr std::string_view key_names[] = {
    "",       "Tab",       "Left",  "Right", "Up",  "Down", "Page Up", "Page Down", "Home", "End", "Insert",
    "Delete", "Backspace", "Space", "Enter", "Esc", "A",    "B",       "C",         "D",    "E",   "F",
    "G",      "H",         "I",     "J",     "K",   "L",    "M",       "N",         "O",    "P",   "Q",
    "R",      "S",         "T",     "U",     "V",   "W",    "X",       "Y",         "Z",    "0",   "1",
    "2",      "3",         "4",     "5",     "6",   "7",    "8",       "9",         "F1",   "F2",  "F3",
    "F4",     "F5",        "F6",    "F7",    "F8",  "F9",   "F10",     "F11",       "F12",  "+",   "-",
    "=",      "/",         ",",     ".",     "[",   "]",    "Menu"};
static_assert(std::size(key_names) == static_cast<std::size_t>(Key::Menu) + 1);

constexpr std::string_view topic_titles[] = {"File",      "Edit",      "View", "Outcomes", "Journeys",
                                             "Decisions", "Customers", "Work", "Evidence", "Help"};

} // namespace

void append_shortcut(std::string& text, const Shortcut& shortcut) {
    if (shortcut.key == Key::None)
        return;
    if (shortcut.control)
        text += "Ctrl+";
    if (shortcut.alt)
        text += "Alt+";
    if (shortcut.shift)
        text += "Shift+";
    text += key_names[static_cast<std::size_t>(shortcut.key)];
}

std::string_view topic_title(Topic topic) {
    return topic_titles[static_cast<std::size_t>(topic)];
}

const Command* find_command(std::string_view id) {
    for (const Command& command : all_commands()) {
        if (command.id == id)
            return &command;
    }
    return nullptr;
}

const Command* find_command(const Shortcut& shortcut) {
    if (shortcut.key == Key::None)
        return nullptr;
    for (const Command& command : all_commands()) {
        if (command.shortcut == shortcut || command.alternative == shortcut)
            return &command;
    }
    return nullptr;
}

std::string_view CommandContext::argument(std::string_view name) const {
    const auto found = arguments.find(name);
    return found == arguments.end() ? std::string_view() : std::string_view(found->second);
}

bool CommandContext::has(std::string_view name) const {
    return arguments.find(name) != arguments.end();
}

Result<Id> CommandContext::record_argument(std::string_view name) const {
    const std::string_view text = argument(name);
    if (text.empty())
        return error(text_format("Which record? “%s” is missing.", std::string(name).c_str()));
    const Id id = TRY(Id::parse(text));
    if (!store.find(id))
        return error_at(std::string(name), text_format("There is no record “%s”.", id.text().c_str()));
    return id;
}

Result<Id> CommandContext::subject() const {
    if (has("id"))
        return record_argument("id");
    if (!session.only_selected().empty())
        return session.only_selected();
    if (session.selection.size() > 1)
        return error("Select one record only.");
    if (store.find(session.open_record()))
        return session.open_record();
    return error("Select a record first.");
}

Result<std::size_t> CommandContext::index_argument(std::string_view name, std::size_t otherwise) const {
    const std::string_view text = argument(name);
    if (text.empty())
        return otherwise;
    return static_cast<std::size_t>(TRY(read_decimal(text)));
}

} // namespace throughline
