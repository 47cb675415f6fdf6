// table.add, table.remove: references to imported rows.
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/table_reference.h"

#include <algorithm>
#include <iterator>

namespace throughline {

namespace {

// Query

Allowed remove_allowed(const CommandContext& context) {
    TRY(subject_of(context, Kind::TableReference));
    return {};
}

// Execute

// "name<tab>type", one a line.
Result<std::vector<TableColumn>> columns_of(std::string_view text) {
    std::vector<TableColumn> columns;
    for (const std::string& line : split(text, '\n')) {
        const std::vector<std::string> parts = split(line, '\t');
        TableColumn column;
        column.name = parts.front();
        const std::string_view wanted = parts.size() > 1 ? std::string_view(parts[1]) : "text";
        const auto* found = std::find_if(std::begin(table_column_types), std::end(table_column_types),
                                         [wanted](const ChoiceName& type) { return type.name == wanted; });
        if (found == std::end(table_column_types))
            return error_at("columns", "There is no type of columns called “" + std::string(wanted) + "”.");
        column.type = static_cast<TableColumnType>(found - std::begin(table_column_types));
        columns.push_back(std::move(column));
    }
    return columns;
}

// A new reference, or the one named by `id` with new rows behind it.
Result<void> add(const CommandContext& context, Transaction& transaction) {
    const Id known = TRY(optional_record(context, "id", Kind::TableReference));
    auto table = known.empty() ? make_new<TableReference>(context) : transaction.edit<TableReference>(known);
    table->imported_at = context.now;
    if (context.has("columns"))
        table->columns = TRY(columns_of(context.argument("columns")));
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
    .query = always,
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
