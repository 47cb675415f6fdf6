// A table: its schema, where it came from, and its chunks. Immutable; copies share everything and cost
// nothing.
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "tables/chunk.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::tables {

// What is known of a whole column without reading its cells.
struct ColumnInfo {
    std::string name;
    ColumnType type = ColumnType::Text;
    RowIndex null_count = 0;
    // Distinct values, blanks not counted; told apart by 64-bit hashes.
    RowIndex distinct_count = 0;
    // value_text of the least and greatest value; text compares byte by byte, and is cut
    // after 200 bytes. Empty when all cells are blank.
    std::string minimum;
    std::string maximum;
};

// R081: where the rows came from, and when.
struct Provenance {
    // A file name, or what a person called the source.
    std::string source;
    Instant imported_at;
    std::uint64_t source_bytes = 0;
};

// Everything about a table but its cells: small, kept beside the records.
struct TableInfo {
    std::string name;
    Provenance provenance;
    RowIndex row_count = 0;
    std::vector<ColumnInfo> columns;
    std::vector<ContentHash> chunks;
};

// Canonical bytes of a TableInfo, with header and checksum like a chunk's. Their hash names the whole table:
// a record that keeps this one hash pins every cell.
std::string encode_table_info(const TableInfo& info);
Result<TableInfo> decode_table_info(std::string_view bytes, const ContentHash& expected = {});

class Table {
public:
    // A table without columns and rows.
    Table();
    // Fails when the chunks do not fit the schema: their number, rows, types of columns.
    static Result<Table> assemble(TableInfo info, std::vector<std::shared_ptr<const Chunk>> chunks);

    const TableInfo& info() const { return m_content->info; }
    RowIndex row_count() const { return m_content->info.row_count; }
    std::size_t column_count() const { return m_content->info.columns.size(); }
    const ColumnInfo& column_info(std::size_t column) const { return m_content->info.columns[column]; }
    // Exact name; nothing when there is no such column.
    std::optional<std::size_t> column_named(std::string_view name) const;

    std::size_t chunk_count() const { return m_content->chunks.size(); }
    const Chunk& chunk(std::size_t index) const { return *m_content->chunks[index]; }
    const std::shared_ptr<const Chunk>& shared_chunk(std::size_t index) const {
        return m_content->chunks[index];
    }
    static RowIndex first_row_of_chunk(std::size_t index) {
        return static_cast<RowIndex>(index) * chunk_rows;
    }

    // Random access without heap; `row` and `column` must exist. Text lives as long as any copy of the table.
    Value value(RowIndex row, std::size_t column) const { return cells(row, column).value(row % chunk_rows); }
    bool is_null(RowIndex row, std::size_t column) const {
        return cells(row, column).is_null(row % chunk_rows);
    }
    // "" for blank cells and columns that are not text.
    std::string_view text(RowIndex row, std::size_t column) const;
    // value_on_axis of the cell.
    std::optional<double> number(RowIndex row, std::size_t column) const;

private:
    struct Content {
        TableInfo info;
        std::vector<std::shared_ptr<const Chunk>> chunks;
    };
    const Column& cells(RowIndex row, std::size_t column) const {
        return m_content->chunks[row / chunk_rows]->column(column);
    }

    std::shared_ptr<const Content> m_content;
};

} // namespace throughline::tables
