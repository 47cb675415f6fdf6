// Integers stored as distances from the least of them, in the fewest bytes that fit (see chunk_format.md).
#pragma once

#include "base/result.h"
#include "tables/bytes.h"
#include "tables/column.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline::tables {

// `null_words` as of Column::null_words; blank cells are stored as distance 0.
void put_packed(ByteWriter& writer, std::span<const std::int64_t> values,
                std::span<const std::uint64_t> null_words);

// Reads `count` values; blank cells come back as 0. Fails on anything put_packed would not have written.
Result<std::vector<std::int64_t>> take_packed(ByteReader& reader, std::size_t count,
                                              std::span<const std::uint64_t> null_words);

inline bool is_null_in(std::span<const std::uint64_t> words, std::size_t row) {
    return !words.empty() && ((words[row / 64] >> (row % 64)) & 1U) != 0;
}

} // namespace throughline::tables
