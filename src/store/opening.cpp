#include "store/opening.h"

#include "base/text.h"
#include "store/snapshot.h"

namespace throughline {

namespace {

unsigned long long number(std::uint64_t value) {
    return static_cast<unsigned long long>(value);
}

} // namespace

Result<Replayed> restore(const platform::StoredWorkspace& stored) {
    if (!stored.snapshot.empty() && !has_hash(stored.snapshot, stored.snapshot_hash))
        return error_at("snapshot", "Its hash does not match: it was damaged.");
    Replayed replayed = TRY(decode_snapshot(stored.snapshot));
    replay(replayed, stored.journal);
    return replayed;
}

Result<Replayed> restore_from_backup(const platform::StoredWorkspace& backup,
                                     const platform::StoredWorkspace& stored) {
    Replayed replayed = TRY(restore(backup));
    if (replayed.problem.empty())
        replay(replayed, stored.journal);
    return replayed;
}

RecoveryNotice judge(const Replayed& replayed, const platform::HighWaterMark& mark) {
    RecoveryNotice notice;
    notice.found_sequence = replayed.last_sequence;
    notice.known_sequence = mark.sequence;
    if (!replayed.problem.empty()) {
        notice.kind = RecoveryKind::Damaged;
        notice.message = text_format(
            "A part of what was stored is damaged (%s). Everything up to entry %llu is here; "
            "%llu later entries could not be read.",
            replayed.problem.c_str(), number(replayed.last_sequence), number(replayed.entries_dropped));
    } else if (replayed.last_sequence < mark.sequence) {
        notice.kind = RecoveryKind::RolledBack;
        notice.message =
            text_format("The browser gave back an older state: entry %llu was stored once, but only %llu "
                        "are here. The last %llu changes are missing.",
                        number(mark.sequence), number(replayed.last_sequence),
                        number(mark.sequence - replayed.last_sequence));
    } else if (mark.sequence >= replayed.start.sequence && replayed.hash_at(mark.sequence) != mark.hash) {
        notice.kind = RecoveryKind::Diverged;
        notice.message =
            text_format("What is stored differs from what was stored last in this browser (entry %llu). "
                        "It may come from a copy of the browser's profile.",
                        number(mark.sequence));
    }
    return notice;
}

RecoveryNotice workspace_lost(const platform::HighWaterMark& mark) {
    RecoveryNotice notice;
    notice.kind = RecoveryKind::Emptied;
    notice.known_sequence = mark.sequence;
    notice.message =
        text_format("The browser has lost this workspace: entry %llu was stored once, and nothing is here "
                    "now. Import the last file that was saved of it.",
                    number(mark.sequence));
    return notice;
}

std::string raw_bytes(const platform::StoredWorkspace& stored) {
    std::string bytes = stored.snapshot;
    for (const platform::StoredEntry& entry : stored.journal)
        bytes += entry.bytes;
    return bytes;
}

} // namespace throughline
