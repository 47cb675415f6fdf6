#include "tables/table_builder.h"

#include "base/text.h"

#include <unordered_set>

namespace throughline::tables {

TableBuilder::TableBuilder(std::vector<ColumnSchema> schema)
    : m_schema(std::move(schema)) {
    m_columns.reserve(m_schema.size());
    for (const ColumnSchema& column : m_schema)
        m_columns.emplace_back(column.type);
}

bool TableBuilder::takes(std::size_t column, ColumnType type) const {
    return column < m_columns.size() && m_columns[column].type() == type &&
           m_columns[column].row_count() == m_rows_in_chunk;
}

void TableBuilder::number(std::size_t column, double value) {
    if (takes(column, ColumnType::Number))
        m_columns[column].add_number(value);
}
void TableBuilder::integer(std::size_t column, std::int64_t value) {
    if (takes(column, ColumnType::Integer))
        m_columns[column].add_integer(value);
}
void TableBuilder::text(std::size_t column, std::string_view value) {
    if (takes(column, ColumnType::Text))
        m_columns[column].add_text(value);
}
void TableBuilder::boolean(std::size_t column, bool value) {
    if (takes(column, ColumnType::Boolean))
        m_columns[column].add_boolean(value);
}
void TableBuilder::date(std::size_t column, Date value) {
    if (takes(column, ColumnType::Date))
        m_columns[column].add_days(value.days);
}
void TableBuilder::instant(std::size_t column, Instant value) {
    if (takes(column, ColumnType::DateTime))
        m_columns[column].add_integer(value.milliseconds);
}

void TableBuilder::value(std::size_t column, const Value& cell) {
    if (const auto* as_number = std::get_if<double>(&cell)) {
        number(column, *as_number);
    } else if (const auto* as_integer = std::get_if<std::int64_t>(&cell)) {
        if (takes(column, ColumnType::Number))
            number(column, static_cast<double>(*as_integer));
        else
            integer(column, *as_integer);
    } else if (const auto* as_text = std::get_if<std::string_view>(&cell)) {
        text(column, *as_text);
    } else if (const auto* as_boolean = std::get_if<bool>(&cell)) {
        boolean(column, *as_boolean);
    } else if (const auto* as_date = std::get_if<Date>(&cell)) {
        date(column, *as_date);
    } else if (const auto* as_instant = std::get_if<Instant>(&cell)) {
        instant(column, *as_instant);
    }
}

void TableBuilder::end_row() {
    ++m_rows_in_chunk;
    if (m_row_count <= max_rows)
        ++m_row_count;
    for (ColumnBuilder& column : m_columns)
        column.fill_to(m_rows_in_chunk);
    if (m_rows_in_chunk == chunk_rows)
        seal_chunk();
}

void TableBuilder::seal_chunk() {
    std::vector<Column> columns;
    columns.reserve(m_columns.size());
    for (ColumnBuilder& column : m_columns)
        columns.push_back(column.take_column());
    auto chunk = std::make_shared<const Chunk>(m_rows_in_chunk, std::move(columns));
    m_rows_in_chunk = 0;
    // Behind the last possible row nothing is kept; finish() will refuse.
    if (m_row_count > max_rows)
        return;
    m_hashes.push_back(chunk_hash(encode_chunk(*chunk)));
    m_chunks.push_back(std::move(chunk));
}

Result<Table> TableBuilder::finish(std::string name, Provenance provenance) && {
    if (m_row_count > max_rows)
        return error("A table can hold 100 million rows; this one has more.");
    if (m_schema.size() > max_columns)
        return error("A table can have 2,048 columns; this one has more.");
    std::unordered_set<std::string_view> names;
    for (const ColumnSchema& column : m_schema) {
        if (!names.insert(column.name).second)
            return error("Two columns are named “" + column.name + "”.");
    }
    if (m_rows_in_chunk > 0)
        seal_chunk();
    TableInfo info;
    info.name = std::move(name);
    info.provenance = std::move(provenance);
    info.row_count = m_row_count;
    for (std::size_t index = 0; index < m_columns.size(); ++index) {
        if (m_columns[index].is_overfull())
            return error_at(m_schema[index].name, "More than a gigabyte of text in 16,384 rows.");
        ColumnInfo column = m_columns[index].info();
        column.name = m_schema[index].name;
        info.columns.push_back(std::move(column));
    }
    info.chunks = std::move(m_hashes);
    return Table::assemble(std::move(info), std::move(m_chunks));
}

} // namespace throughline::tables
