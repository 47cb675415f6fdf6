#include "model/records/table_reference.h"

#include "base/text.h"
#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto table_column_fields =
    list(required_text<&TableColumn::name>("name", "Column"), text<&TableColumn::label>("label", "Label"),
         required(choice<&TableColumn::type>("type", "Type", table_column_types)),
         choice<&TableColumn::use>("use", "Use", column_uses), text<&TableColumn::unit>("unit", "Unit"));
constinit const Shape table_column_shape =
    table_column_fields.shape("table_column", &preserved_of<TableColumn>);

constexpr auto table_join_fields =
    list(required(link<&TableJoin::table>("table", "Table", Kind::TableReference)),
         text<&TableJoin::column>("column", "Column here"),
         text<&TableJoin::other_column>("other_column", "Column there"));
constinit const Shape table_join_shape = table_join_fields.shape("table_join", &preserved_of<TableJoin>);

constexpr auto table_reference_fields =
    list(required_text<&TableReference::title>("title", "Name"),
         choice<&TableReference::part>("part", "Holds", table_parts),
         text<&TableReference::file>("file", "File"), text<&TableReference::source>("source", "Source"),
         long_text<&TableReference::description>("description", "Description"),
         moment<&TableReference::imported_at>("imported_at", "Imported at"),
         integer<&TableReference::row_count>("row_count", "Rows", 0, largest_integer),
         integer<&TableReference::source_bytes>("source_bytes", "Size of the file", 0, largest_integer, {},
                                                "bytes"),
         text<&TableReference::key_column>("key_column", "Key column", "The column that names a customer."),
         groups<&TableReference::columns>("columns", "Columns", table_column_shape),
         groups<&TableReference::joins>("joins", "Joined with", table_join_shape),
         texts<&TableReference::chunks>("chunks", "Chunks"),
         text<&TableReference::content>("content", "Content hash"));

} // namespace

constinit const Shape table_reference_shape =
    table_reference_fields.shape("table_reference", &preserved_of<TableReference>);

// Rules

namespace {

void table_reference_rules(const TableReference& table_reference, std::vector<Problem>& problems) {
    for (const TableJoin& join : table_reference.joins)
        check_not_itself("joins", table_reference, join.table, problems);
    for (std::size_t index = 0; index < table_reference.columns.size(); ++index)
        for (std::size_t other = 0; other < index; ++other)
            if (table_reference.columns[index].name == table_reference.columns[other].name)
                problems.push_back({text_format("columns[%zu].name", index), "Two columns have this name."});
}

// Migrations

constexpr Renamed table_reference_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_table_reference() {
    auto description = description_of<TableReference, &table_reference_rules>(
        {"table_reference", "Table", "Tables",
         "Rows from outside: where they came from, what they hold, which chunks keep them."},
        table_reference_shape);
    description.renamed = table_reference_renamed;
    return description;
}

} // namespace

constinit const KindDescription table_reference_kind = describe_table_reference();

} // namespace throughline
