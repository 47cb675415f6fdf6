// edit.select, edit.select_all, edit.select_none
#include "commands/edit/shown_records.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/view/present_steps.h"

namespace throughline {

namespace {

// Query

Allowed select_all_allowed(const CommandContext& context) {
    if (shown_records(context.store, context.session).empty())
        return refused("There is nothing to select here.");
    return {};
}

// Execute

Result<void> select(const CommandContext& context, Transaction&) {
    const std::string_view mode = context.argument("mode");
    if (!mode.empty() && mode != "set" && mode != "add" && mode != "toggle")
        return error_at("mode", "The mode is set, add or toggle.");
    const std::vector<Id> ids = TRY(ids_or_selection(context, "ids"));
    Session& session = context.session;
    if (mode.empty() || mode == "set") {
        session.selection = ids;
        return {};
    }
    for (const Id& id : ids) {
        if (mode == "toggle" || !session.is_selected(id))
            session.toggle_selected(id);
    }
    return {};
}

Result<void> select_all(const CommandContext& context, Transaction&) {
    context.session.selection = shown_records(context.store, context.session);
    return {};
}

// Escape leaves one layer at a time: editing, a dialog, finding, presenting, the selection.
Result<void> select_none(const CommandContext& context, Transaction&) {
    Session& session = context.session;
    if (!session.renaming.empty()) {
        session.renaming = {};
    } else if (session.dialog != Dialog::None) {
        session.dialog = Dialog::None;
    } else if (session.finding) {
        session.finding = false;
        session.find_text.clear();
    } else if (session.presenting) {
        stop_presenting(session, context.store);
    } else {
        session.selection.clear();
    }
    return {};
}

} // namespace

// Entries

constinit const Command select_command{
    .id = "edit.select",
    .title = "Select",
    .tooltip = "Selects records.",
    .topic = Topic::Edit,
    .offered = Offered::ByViewsOnly,
    .query = always,
    .execute = select,
};

constinit const Command select_all_command{
    .id = "edit.select_all",
    .title = "Select all",
    .tooltip = "Selects everything that this place shows.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::A, .control = true},
    .query = select_all_allowed,
    .execute = select_all,
};

constinit const Command select_none_command{
    .id = "edit.select_none",
    .title = "Select nothing",
    .tooltip = "Leaves what is open, then clears the selection.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::Escape},
    .synonyms = "deselect cancel escape",
    .query = always,
    .execute = select_none,
};

} // namespace throughline
