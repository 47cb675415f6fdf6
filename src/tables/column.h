// One column of one chunk: a typed array, a mask of blank cells, and for text a dictionary. Immutable.
#pragma once

#include "tables/dictionary.h"
#include "tables/value.h"

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace throughline::tables {

// A row of a table or, where said, of a chunk; counted from 0.
using RowIndex = std::uint32_t;

// Rows of a chunk; each chunk of a table but the last is full, so that a row finds its chunk by division.
// At 16,384 rows a chunk of forty numeric columns stays near 4 MB, and any code fits 16 bits.
constexpr RowIndex chunk_rows = 16384;
// Columns of a table: a bound on what hostile bytes can ask for.
constexpr std::size_t max_columns = 2048;

// One bit per row, set where the cell is blank; no words at all when no cell is.
class NullMask {
public:
    NullMask() = default;
    // `words` holds bit (row % 64) of word (row / 64).
    NullMask(std::vector<std::uint64_t> words, RowIndex row_count);

    bool is_null(RowIndex row) const {
        return !m_words.empty() && ((m_words[row / 64] >> (row % 64)) & 1U) != 0;
    }
    RowIndex null_count() const { return m_null_count; }
    std::span<const std::uint64_t> words() const { return m_words; }

private:
    std::vector<std::uint64_t> m_words;
    RowIndex m_null_count = 0;
};

// Codes into `dictionary`, one per row.
struct TextCells {
    std::vector<std::uint16_t> codes;
    Dictionary dictionary;
};

// The spans below are the batch engines' way in: one tight loop over a span and null_words() per chunk.
// Blank cells hold 0 in every array. A span of another type than type() is empty.
class Column {
public:
    // `cells` has chunk_rows entries at most; blank cells must hold 0, numbers be finite, booleans 0 or 1.
    // ChunkBuilder and decode_chunk see to it; others should use TableBuilder.
    static Column of_numbers(std::vector<double> cells, NullMask nulls);
    static Column of_integers(std::vector<std::int64_t> cells, NullMask nulls);
    static Column of_text(TextCells cells, NullMask nulls);
    static Column of_booleans(std::vector<std::uint8_t> cells, NullMask nulls);
    static Column of_dates(std::vector<std::int32_t> cells, NullMask nulls);
    static Column of_instants(std::vector<std::int64_t> cells, NullMask nulls);

    ColumnType type() const { return m_type; }
    RowIndex row_count() const { return m_row_count; }
    RowIndex null_count() const { return m_nulls.null_count(); }
    bool is_null(RowIndex row) const { return m_nulls.is_null(row); }
    // Empty when no cell is blank.
    std::span<const std::uint64_t> null_words() const { return m_nulls.words(); }

    std::span<const double> numbers() const;
    std::span<const std::int64_t> integers() const;
    std::span<const std::uint16_t> codes() const;
    std::span<const std::uint8_t> booleans() const;
    std::span<const std::int32_t> days() const;
    // Milliseconds since 1970.
    std::span<const std::int64_t> milliseconds() const;
    // Only for text columns.
    const Dictionary& dictionary() const;

    // Never touches the heap. `row` must be below row_count().
    Value value(RowIndex row) const;

private:
    using Cells = std::variant<std::vector<double>, std::vector<std::int64_t>, TextCells,
                               std::vector<std::uint8_t>, std::vector<std::int32_t>>;
    Column(ColumnType type, RowIndex row_count, Cells cells, NullMask nulls);

    ColumnType m_type;
    RowIndex m_row_count;
    Cells m_cells;
    NullMask m_nulls;
};

} // namespace throughline::tables
