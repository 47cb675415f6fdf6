// The journal on disk: one entry per committed transaction, each with sequence, checksum and the hash of the
// one before, so that a lost, damaged or reordered entry is noticed and named.
#pragma once

#include "store/store.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct JournalEntry {
    std::uint64_t sequence = 0; // 1, 2, 3 … without gaps
    std::uint64_t previous_hash = 0;
    std::int64_t time = 0; // milliseconds
    std::string label;
    Diff diff;
};

// The bytes of an entry: a header line with version, sequence, previous hash and CRC-32C of the rest, then
// the records after the change as JSON, one a line, and the ids that were removed.
std::string encode_entry(const JournalEntry& entry);
std::uint64_t entry_hash(std::string_view bytes);
// `store` is the state before the entry: the diff's `before` sides are taken from it. Fails with the reason:
// checksum, sequence, chain, record.
Result<JournalEntry> decode_entry(std::string_view bytes, const Store& store, std::uint64_t expected_sequence,
                                  std::uint64_t expected_previous_hash);

// Snapshot + journal → store. Stops at the first bad entry: what is good is kept, `problem` says what was
// not.
struct Replayed {
    Store store;
    std::uint64_t last_sequence = 0;
    std::uint64_t last_hash = 0;
    std::size_t entries_applied = 0;
    std::size_t entries_dropped = 0;
    std::string problem; // empty: all was well
};

} // namespace throughline
