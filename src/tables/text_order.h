// Gives every distinct text of a column its place in the order of all texts of the table, so that rows are
// then sorted by plain integers. Works in slices.
#pragma once

#include "tables/table.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace throughline::tables {

// Compares by the folded form, then by the bytes.
class TextOrder {
public:
    TextOrder(const Table& table, std::size_t column);

    // Orders about `entry_budget` dictionary entries; true when finished.
    bool step(std::uint32_t entry_budget);
    std::uint64_t entries_done() const { return m_entries_done; }
    // Counts each entry twice: once sorted in its chunk, once merged.
    std::uint64_t entries_total() const { return m_entries_total; }

    // Only when finished. Equal texts have the same place in all chunks.
    std::uint32_t place(std::size_t chunk, std::uint16_t code) const { return m_places[chunk][code]; }

private:
    // The first eight folded bytes decide most comparisons without a look at the text.
    struct Entry {
        std::uint64_t prefix = 0;
        std::uint32_t code = 0;
    };
    struct Head {
        std::uint32_t chunk = 0;
        std::uint32_t position = 0;
    };

    const Dictionary& dictionary(std::size_t chunk) const;
    void sort_chunk(std::size_t chunk);
    void begin_merge();
    void merge_one();
    int compare(std::size_t left_chunk, const Entry& left, std::size_t right_chunk, const Entry& right) const;
    const Entry& entry(const Head& head) const { return m_entries[head.chunk][head.position]; }

    Table m_table;
    std::size_t m_column;
    std::size_t m_sorted_chunks = 0;
    bool m_merging = false;
    std::uint64_t m_entries_done = 0;
    std::uint64_t m_entries_total = 0;
    std::vector<std::vector<Entry>> m_entries;
    std::vector<std::vector<std::uint32_t>> m_places;
    // A heap with the least entry in front.
    std::vector<Head> m_heads;
    // The entry that was placed last.
    Head m_last;
    std::uint32_t m_next_place = 0;
};

} // namespace throughline::tables
