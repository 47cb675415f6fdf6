// Collects the cells of one column for the chunk at hand, and what ColumnInfo says of the whole column.
#pragma once

#include "tables/column.h"
#include "tables/hash_set.h"
#include "tables/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline::tables {

class ColumnBuilder {
public:
    explicit ColumnBuilder(ColumnType type);

    ColumnType type() const { return m_type; }

    // One of these at most per row, of the column's type; then fill_to(rows so far).
    void add_number(double value);
    void add_integer(std::int64_t value);
    void add_text(std::string_view value);
    void add_boolean(bool value);
    void add_days(std::int32_t value);
    // Blank cells up to `row_count` rows of this chunk.
    void fill_to(RowIndex row_count);
    // More text came than a chunk's dictionary can hold; those cells are blank.
    bool is_overfull() const { return m_is_overfull; }
    // Cells of this chunk so far.
    RowIndex row_count() const { return m_row_count; }

    // The cells so far as a column; starts the next chunk.
    Column take_column();
    // Everything but the name.
    ColumnInfo info();

private:
    void add_null();
    std::uint32_t code_of(std::string_view value);
    std::string_view entry(std::uint32_t code) const {
        const std::uint32_t begin = code == 0 ? 0 : m_entry_ends[code - 1];
        return {m_entry_bytes.data() + begin, m_entry_ends[code] - begin};
    }
    void grow_slots();
    void insert_slot(std::uint64_t hash, std::uint32_t code);
    void note_text(std::string_view value, std::uint64_t hash);
    void note_integer(std::int64_t value);

    ColumnType m_type;
    RowIndex m_row_count = 0;

    std::vector<double> m_numbers;
    std::vector<std::int64_t> m_integers;
    std::vector<std::uint8_t> m_booleans;
    std::vector<std::int32_t> m_days;
    std::vector<std::uint64_t> m_null_words;

    // Text: entries of the chunk's dictionary, found through an open-addressing table of code + 1.
    std::vector<std::uint16_t> m_codes;
    std::string m_entry_bytes;
    std::vector<std::uint32_t> m_entry_ends;
    std::vector<std::uint64_t> m_entry_hashes;
    std::vector<std::uint32_t> m_slots;
    // Of the text that came last: many come several times in a row.
    std::uint32_t m_last_code = 0;

    // Over all chunks.
    bool m_is_overfull = false;
    RowIndex m_null_count = 0;
    bool m_any = false;
    double m_least_number = 0;
    double m_greatest_number = 0;
    std::int64_t m_least_integer = 0;
    std::int64_t m_greatest_integer = 0;
    std::string m_least_text;
    std::string m_greatest_text;
    HashSet m_distinct;
};

} // namespace throughline::tables
