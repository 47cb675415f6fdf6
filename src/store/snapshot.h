// All records at one entry of the journal, as text with the hash of the chain at that entry.
#pragma once

#include "store/journal.h"

namespace throughline {

std::string encode_snapshot(const Store& store, JournalStart at);
// What is kept beside a snapshot, so that damage is noticed.
std::string snapshot_hash(std::string_view snapshot);
bool has_hash(std::string_view snapshot, std::string_view hash);
// Checks the count of records and each record; the caller checks the hash of the whole.
Result<Replayed> decode_snapshot(std::string_view text);

} // namespace throughline
