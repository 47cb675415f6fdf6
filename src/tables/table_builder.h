// Fills a table row by row; seals, hashes and forgets each chunk as it becomes full.
#pragma once

#include "tables/column_builder.h"
#include "tables/table.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::tables {

struct ColumnSchema {
    std::string name;
    ColumnType type = ColumnType::Text;
};

// builder.number(0, 29.85); builder.text(1, "One year"); builder.end_row(); … builder.finish(…)
//
// Cells of a row may be set in any order, each at most once; those left out are blank. Setting a cell of
// another type than its column's is a programming error and is ignored (the cell stays blank).
class TableBuilder {
public:
    explicit TableBuilder(std::vector<ColumnSchema> schema);

    // A number that is not finite gives a blank cell; -0 becomes 0.
    void number(std::size_t column, double value);
    void integer(std::size_t column, std::int64_t value);
    // Must be valid UTF-8. The empty text gives a blank cell: a table does not tell the two apart.
    void text(std::size_t column, std::string_view value);
    void boolean(std::size_t column, bool value);
    void date(std::size_t column, Date value);
    void instant(std::size_t column, Instant value);
    // Any of the above by the value's own type; monostate leaves the cell blank. An integer goes into a
    // number column as a number.
    void value(std::size_t column, const Value& value);
    void end_row();

    RowIndex row_count() const { return m_row_count; }
    // The most rows a table can have; end_row() beyond it is refused by finish().
    static constexpr RowIndex max_rows = 100'000'000;

    // The builder is spent afterwards. Fails on too many rows, too many columns, two columns of the same
    // name, or more than a gigabyte of text in one column of one chunk.
    Result<Table> finish(std::string name, Provenance provenance) &&;

private:
    // The cell of the row at hand is free, and of this type.
    bool takes(std::size_t column, ColumnType type) const;
    void seal_chunk();

    std::vector<ColumnSchema> m_schema;
    std::vector<ColumnBuilder> m_columns;
    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    std::vector<ContentHash> m_hashes;
    RowIndex m_row_count = 0;
    RowIndex m_rows_in_chunk = 0;
};

} // namespace throughline::tables
