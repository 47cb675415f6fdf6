// table.add, table.remove: references to imported rows.
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/table_reference.h"
#include "store/field_path.h"

#include <algorithm>

namespace throughline {

namespace {

// Lines "name" or "name<tab>type". A column that was there keeps what people have said about it.
Result<void> set_columns(TableReference& table, std::string_view text) {
    std::vector<TableColumn> before = std::move(table.columns);
    table.columns.clear();
    for (const std::string& line : split(text, '\n')) {
        if (trimmed(line).empty())
            continue;
        const std::vector<std::string> cells = split(line, '\t');
        const auto known = std::find_if(before.begin(), before.end(),
                                        [&](const TableColumn& column) { return column.name == cells[0]; });
        table.columns.push_back(known == before.end() ? TableColumn() : *known);
        table.columns.back().name = cells[0];
        if (cells.size() > 1)
            TRY(set_field(table, text_format("columns[%zu].type", table.columns.size() - 1), cells[1]));
    }
    return {};
}

// Query

Allowed add_allowed(const CommandContext& context) {
    TRY(optional_record(context, "id", Kind::TableReference));
    return {};
}

Allowed remove_allowed(const CommandContext& context) {
    TRY(subject_of(context, Kind::TableReference));
    return {};
}

// Execute

// A new reference, or the one named by `id` with new rows behind it.
Result<void> add(const CommandContext& context, Transaction& transaction) {
    const Id known = TRY(optional_record(context, "id", Kind::TableReference));
    auto table = known.empty() ? make_new<TableReference>(context) : transaction.edit<TableReference>(known);
    table->imported_at = context.now;
    if (context.has("columns"))
        TRY(set_columns(*table, context.argument("columns")));
    const Id id = table->id;
    TRY(add_record(context, transaction, std::move(table), {"id", "columns"}));
    context.session.set_open_record(Place::Customers, id);
    return {};
}

// The chunks stay stored: undo needs them.
Result<void> remove(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::TableReference));
    TRY(remove_with_dependents(transaction, id));
    return {};
}

} // namespace

// Entries

constinit const Command add_table_command{
    .id = "table.add",
    .title = "Add table",
    .tooltip = "Adds a reference to imported rows.",
    .topic = Topic::Customers,
    .offered = Offered::ByViewsOnly,
    .query = add_allowed,
    .execute = add,
};

constinit const Command remove_table_command{
    .id = "table.remove",
    .title = "Remove table",
    .tooltip = "Takes the table out of the workspace; undo brings it back.",
    .topic = Topic::Customers,
    .synonyms = "delete customers data",
    .icon = "delete",
    .query = remove_allowed,
    .execute = remove,
};

} // namespace throughline
