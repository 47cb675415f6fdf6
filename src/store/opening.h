// What opening a workspace makes of what is stored: the records, or the most of them that can be had, and
// what is missing. Pure: the storage's answers come as arguments.
#pragma once

#include "store/saving.h"

namespace throughline {

// Snapshot (checked against its hash), then the journal.
Result<Replayed> restore(const platform::StoredWorkspace& stored);
// The snapshot of `stored` is damaged: the backup that it replaced and its journal lead to the same entry,
// and the present journal goes on from there.
Result<Replayed> restore_from_backup(const platform::StoredWorkspace& backup,
                                     const platform::StoredWorkspace& stored);

// Compares what was found with what was acknowledged once.
RecoveryNotice judge(const Replayed& replayed, const platform::HighWaterMark& mark);
RecoveryNotice workspace_lost(const platform::HighWaterMark& mark);
// The raw bytes of what is stored, one part after the other, for a person to keep.
std::string raw_bytes(const platform::StoredWorkspace& stored);

} // namespace throughline
