// The journal on disk: one entry per committed transaction, each with sequence, checksum and the hash of the
// one before, so that a lost, damaged or reordered entry is noticed and named.
#pragma once

#include "platform/storage.h"
#include "store/store.h"

#include <cstdint>
#include <span>
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

// The bytes of an entry: a line with version and CRC-32C of the rest, a line with sequence, previous hash and
// time, a line with the label, then each record after the change ("+outcome {…}"), each that
// differs in a part of a long list ("~rules …", list_change.h), and each id that was removed ("-id").
std::string encode_entry(const JournalEntry& entry);
std::uint64_t entry_hash(std::string_view bytes);
// `store` is the state before the entry: the diff's `before` sides are taken from it. Fails with the reason:
// checksum, sequence, chain, record.
Result<JournalEntry> decode_entry(std::string_view bytes, const Store& store, std::uint64_t expected_sequence,
                                  std::uint64_t expected_previous_hash);

// Where a journal begins: the last entry that is contained in the snapshot before it.
struct JournalStart {
    std::uint64_t sequence = 0;
    std::uint64_t hash = 0;
};

// Snapshot + journal → store. Stops at the first bad entry: what is good is kept, `problem` says what was
// not.
struct Replayed {
    Store store;
    JournalStart start;
    std::uint64_t last_sequence = 0;
    std::uint64_t last_hash = 0;
    std::vector<std::uint64_t> hashes; // of the applied entries, the first after `start` first
    std::size_t entries_applied = 0;
    std::size_t entries_dropped = 0;
    std::size_t bytes = 0; // of the applied entries
    std::string problem;   // empty: all was well

    // The hash that the chain had at this entry; 0 when it is not within what was replayed.
    std::uint64_t hash_at(std::uint64_t sequence) const;
};

// Goes on from `replayed` with the entries that follow it. Entries at or before its last sequence are passed
// over, so that the journal of a backup and the present one can be given one after the other.
void replay(Replayed& replayed, std::span<const platform::StoredEntry> entries);

} // namespace throughline
