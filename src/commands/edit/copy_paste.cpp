// edit.copy, edit.cut, edit.paste, edit.duplicate
#include "commands/edit/copied_records.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/records/card_places.h"
#include "commands/records/connections.h"
#include "model/records/initiative.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t most_pasted_lines = 500;
constexpr double copy_offset = 24;

std::string_view text_to_paste(const CommandContext& context) {
    return context.has("text") ? context.argument("text") : std::string_view(context.session.clipboard);
}

// Query

Allowed copy_allowed(const CommandContext& context) {
    const std::vector<Id> ids = TRY(ids_or_selection(context, "ids"));
    if (ids.empty())
        return refused("Nothing is selected.");
    for (const Id& id : ids) {
        if (context.store.find(id)->kind == Kind::Workspace)
            return refused("The workspace itself is not copied; duplicate it in the list of workspaces.");
    }
    return {};
}

Allowed paste_allowed(const CommandContext& context) {
    // Without text and with an empty clipboard of our own, the application asks the browser.
    if (context.has("text") && trimmed(context.argument("text")).empty())
        return refused("There is nothing to paste.");
    return {};
}

// Execute

Result<void> copy(const CommandContext& context, Transaction&) {
    const std::vector<Id> ids = TRY(ids_or_selection(context, "ids"));
    context.session.clipboard = copied_text(context.store, ids);
    context.session.request(RequestKind::CopyText, context.session.clipboard);
    return {};
}

Result<void> cut(const CommandContext& context, Transaction& transaction) {
    const std::vector<Id> ids = TRY(ids_or_selection(context, "ids"));
    TRY(copy(context, transaction));
    for (const Id& id : ids) {
        if (transaction.find(id))
            TRY(remove_with_dependents(transaction, id));
    }
    return {};
}

// Moves the cards so that the first lies at x, y, or each a little beside its original.
Result<void> place_copies(const CommandContext& context, const RecordList& copies,
                          const RecordList& originals, bool at_point) {
    const double x = TRY(number_argument(context, "x", copy_offset));
    const double y = TRY(number_argument(context, "y", copy_offset));
    std::optional<CardPlace> first;
    for (std::size_t index = 0; index < copies.size(); ++index) {
        Position* position = position_of(*copies[index]);
        const std::optional<CardPlace> from = place_of(*originals[index], context.session);
        if (!position || !from)
            continue;
        if (!first)
            first = from;
        const CardPlace by = at_point ? CardPlace{x - first->x, y - first->y} : CardPlace{x, y};
        set_position(*position, {from->x + by.x, from->y + by.y});
    }
    return {};
}

// R049: nothing has tested the copy.
void begin_anew(Initiative& initiative) {
    initiative.gate = Gate::Proposed;
    initiative.override_by = {};
    initiative.history.clear();
}

Result<void> put_copies(const CommandContext& context, Transaction& transaction,
                        const RecordList& originals) {
    const RecordList copies = TRY(with_new_ids(transaction, originals, [&] { return context.new_id(); }));
    TRY(place_copies(context, copies, originals, context.has("text") && context.has("x")));
    std::vector<Id> added;
    for (const std::shared_ptr<Record>& record : copies) {
        if (record->kind == Kind::Workspace)
            return error("A workspace can't be pasted into another.");
        if (record->kind == Kind::Initiative)
            begin_anew(static_cast<Initiative&>(*record));
        added.push_back(record->id);
        TRY(transaction.put(record));
    }
    for (const Id& id : added)
        TRY(keep_rules(transaction, id));
    context.session.selection = added;
    context.session.renaming = {};
    return {};
}

// What lines of text become in a place: tasks under an interaction, interactions under an experience …
Kind kind_of_lines(const CommandContext& context) {
    const Record* selected = context.store.find(context.session.only_selected());
    switch (selected ? selected->kind : Kind::Workspace) {
    case Kind::Outcome:
        return Kind::Experience;
    case Kind::Experience:
    case Kind::Stage:
        return Kind::Interaction;
    case Kind::Interaction:
        return Kind::Task;
    case Kind::Journey:
        return Kind::Stage;
    default:
        return context.session.place == Place::Journeys ? Kind::Interaction : Kind::Outcome;
    }
}

// A line: the title, and behind a tab the description, as a spreadsheet gives it.
Result<void> add_line(const CommandContext& context, Transaction& transaction, Kind kind,
                      const std::string& line, std::vector<Id>& added) {
    const std::vector<std::string> cells = split(line, '\t');
    const std::string title(trimmed(cells.front()));
    if (title.empty())
        return {};
    std::shared_ptr<Record> record = describe_kind(kind).make(context.new_id());
    record->title = title;
    const Field* description = find_field(*describe_kind(kind).shape, "description");
    if (description && cells.size() > 1)
        *static_cast<std::string*>(description->member(record.get())) =
            trimmed(joined({cells.begin() + 1, cells.end()}, " · "));
    const Id selected = context.session.only_selected();
    if (!selected.empty()) {
        TRY(transaction.put(record));
        const Result<Connection> connection = find_connection(transaction, record->id, selected, {});
        if (connection.ok() && connection.value().field && connection.value().source == record->id)
            connect(*record, *connection.value().field, selected);
    }
    added.push_back(record->id);
    return transaction.put(std::move(record));
}

Result<void> paste_lines(const CommandContext& context, Transaction& transaction, std::string_view text) {
    if (first_invalid_utf8(text) != no_position)
        return error("The text is not valid UTF-8.");
    const std::vector<std::string> lines = split(text, '\n');
    if (lines.size() > most_pasted_lines)
        return error(
            text_format("%zu lines are too many to become cards; at most %zu do. Import a table instead.",
                        lines.size(), most_pasted_lines));
    const Kind kind = kind_of_lines(context);
    std::vector<Id> added;
    for (const std::string& line : lines)
        TRY(add_line(context, transaction, kind, line, added));
    if (added.empty())
        return error("There is nothing to paste.");
    context.session.selection = added;
    return {};
}

Result<void> paste(const CommandContext& context, Transaction& transaction) {
    const std::string_view text = text_to_paste(context);
    if (trimmed(text).empty()) {
        context.session.request(RequestKind::ReadClipboard);
        return {};
    }
    if (!is_copied_text(text))
        return paste_lines(context, transaction, text);
    return put_copies(context, transaction, TRY(read_copied_text(text)));
}

Result<void> duplicate(const CommandContext& context, Transaction& transaction) {
    const std::vector<Id> ids = TRY(ids_or_selection(context, "ids"));
    const std::string text = copied_text(context.store, ids);
    return put_copies(context, transaction, TRY(read_copied_text(text)));
}

} // namespace

// Entries

constinit const Command copy_command{
    .id = "edit.copy",
    .title = "Copy",
    .tooltip = "Copies what is selected, as text that other workspaces understand, too.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::C, .control = true},
    .icon = "copy",
    .query = copy_allowed,
    .execute = copy,
};

constinit const Command cut_command{
    .id = "edit.cut",
    .title = "Cut",
    .tooltip = "Copies what is selected and deletes it.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::X, .control = true},
    .icon = "cut",
    .query = copy_allowed,
    .execute = cut,
};

constinit const Command paste_command{
    .id = "edit.paste",
    .title = "Paste",
    .tooltip = "Adds copied records; lines of text or a table become cards.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::V, .control = true},
    .synonyms = "insert clipboard",
    .icon = "paste",
    .query = paste_allowed,
    .execute = paste,
};

constinit const Command duplicate_command{
    .id = "edit.duplicate",
    .title = "Duplicate",
    .tooltip = "Adds copies of what is selected.",
    .topic = Topic::Edit,
    .shortcut = {.key = platform::Key::D, .control = true},
    .synonyms = "copy clone",
    .icon = "copy",
    .query = copy_allowed,
    .execute = duplicate,
};

} // namespace throughline
