#include "tables/table.h"

#include "base/text.h"

namespace throughline::tables {

namespace {

Result<void> check_chunk(const TableInfo& info, const Chunk& chunk, std::size_t index) {
    const std::string place = text_format("chunk %u", static_cast<unsigned>(index + 1));
    const RowIndex first = Table::first_row_of_chunk(index);
    const RowIndex expected = std::min(chunk_rows, info.row_count - first);
    if (chunk.row_count() != expected)
        return error_at(place, text_format("It has %u rows where the table expects %u.",
                                           static_cast<unsigned>(chunk.row_count()),
                                           static_cast<unsigned>(expected)));
    if (chunk.column_count() != info.columns.size())
        return error_at(place, text_format("It has %u columns where the table has %u.",
                                           static_cast<unsigned>(chunk.column_count()),
                                           static_cast<unsigned>(info.columns.size())));
    for (std::size_t column = 0; column < info.columns.size(); ++column) {
        if (chunk.column(column).type() != info.columns[column].type)
            return error_at(place, "The column “" + info.columns[column].name +
                                       "” is of another type than the table's.");
    }
    return {};
}

} // namespace

Table::Table()
    : m_content(std::make_shared<const Content>()) {}

Result<Table> Table::assemble(TableInfo info, std::vector<std::shared_ptr<const Chunk>> chunks) {
    const std::size_t expected = (static_cast<std::size_t>(info.row_count) + chunk_rows - 1) / chunk_rows;
    if (chunks.size() != expected || info.chunks.size() != expected)
        return error(text_format("A table of %u rows has %u chunks; %u are listed and %u are here.",
                                 static_cast<unsigned>(info.row_count), static_cast<unsigned>(expected),
                                 static_cast<unsigned>(info.chunks.size()),
                                 static_cast<unsigned>(chunks.size())));
    for (std::size_t index = 0; index < chunks.size(); ++index) {
        if (!chunks[index])
            return error_at(text_format("chunk %u", static_cast<unsigned>(index + 1)), "It is missing.");
        TRY(check_chunk(info, *chunks[index], index));
    }
    Table table;
    table.m_content = std::make_shared<const Content>(Content{std::move(info), std::move(chunks)});
    return table;
}

std::optional<std::size_t> Table::column_named(std::string_view name) const {
    for (std::size_t index = 0; index < column_count(); ++index) {
        if (column_info(index).name == name)
            return index;
    }
    return std::nullopt;
}

std::string_view Table::text(RowIndex row, std::size_t column) const {
    const Value cell = value(row, column);
    const auto* as_text = std::get_if<std::string_view>(&cell);
    return as_text ? *as_text : std::string_view();
}

std::optional<double> Table::number(RowIndex row, std::size_t column) const {
    return value_on_axis(value(row, column));
}

} // namespace throughline::tables
