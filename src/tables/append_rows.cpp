#include "tables/append_rows.h"

#include <algorithm>

namespace throughline::tables {

namespace {

bool begins_with_columns(const Table& table, const std::vector<ColumnSchema>& schema) {
    const std::vector<ColumnInfo>& columns = table.info().columns;
    return columns.size() <= schema.size() &&
           std::equal(columns.begin(), columns.end(), schema.begin(),
                      [](const ColumnInfo& column, const ColumnSchema& wanted) {
                          return column.name == wanted.name && column.type == wanted.type;
                      });
}

} // namespace

Result<Table> with_rows(const Table* before, const std::vector<ColumnSchema>& schema,
                        const std::function<void(TableBuilder& builder)>& add, std::string name,
                        Provenance provenance) {
    TableBuilder builder(schema);
    if (before) {
        if (!begins_with_columns(*before, schema))
            return error("The table has other columns than those that are recorded here.");
        for (RowIndex row = 0; row < before->row_count(); ++row) {
            for (std::size_t column = 0; column < before->column_count(); ++column)
                builder.value(column, before->value(row, column));
            builder.end_row();
        }
    }
    add(builder);
    return std::move(builder).finish(std::move(name), std::move(provenance));
}

} // namespace throughline::tables
