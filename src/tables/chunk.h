// A block of up to chunk_rows rows. Immutable, and named by the SHA-256 of its bytes: two chunks with the
// same cells have the same name, so that storage and files hold each once.
#pragma once

#include "base/result.h"
#include "tables/column.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline::tables {

// 64 lower-case hexadecimal digits.
using ContentHash = std::string;

class Chunk {
public:
    // All columns must have `row_count` rows.
    Chunk(RowIndex row_count, std::vector<Column> columns)
        : m_row_count(row_count)
        , m_columns(std::move(columns)) {}

    RowIndex row_count() const { return m_row_count; }
    std::size_t column_count() const { return m_columns.size(); }
    const Column& column(std::size_t index) const { return m_columns[index]; }

private:
    RowIndex m_row_count;
    std::vector<Column> m_columns;
};

// The canonical bytes of a chunk (format in chunk_format.md beside this file): little-endian, versioned
// header, CRC-32C at the end.
std::string encode_chunk(const Chunk& chunk);
ContentHash chunk_hash(std::string_view encoded_chunk);

// Reads what encode_chunk wrote. Bytes may be hostile: anything that is not the canonical form of a chunk is
// an error that says what and at which byte. With `expected` given, the bytes must also have that hash.
Result<Chunk> decode_chunk(std::string_view bytes, const ContentHash& expected = {});

} // namespace throughline::tables
