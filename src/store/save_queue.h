// The inside of Saver: entries on their way to the storage. Shared with the storage's callbacks, which may
// come after the Saver is gone.
#pragma once

#include "store/opening.h"

#include <deque>
#include <optional>

namespace throughline {

struct Saver::State : std::enable_shared_from_this<Saver::State> {
    State(platform::Storage& on, std::function<Instant()> time, std::function<void(double)> wake_up)
        : storage(on)
        , clock(std::move(time))
        , wake(std::move(wake_up)) {}

    struct Waiting {
        platform::StoredEntry entry;
        std::uint64_t hash = 0;
    };

    // --- sending -------------------------------------------------------------------------------------------
    void send_waiting();
    // Everything up to this entry is stored.
    void stored_until(std::uint64_t sequence, std::uint64_t hash);
    void fail(std::string why);
    // Asks the storage what it has, drops that from the queue, and sends the rest: an answer may have been
    // lost.
    void reconcile();
    void reconcile_with(const platform::StoredWorkspace& stored);
    // `at`: the last entry that the snapshot contains.
    void send_snapshot(std::string snapshot, JournalStart at, std::function<void(Result<void>)> done);
    // Sends what is due, once it has waited long enough.
    void send_due_snapshot();
    // Sends `base`, and again until it is stored.
    void send_base(std::function<void(Result<void>)> done);
    void set_mark();
    // Something is on its way for longer than the watchdog allows.
    bool is_late(std::int64_t now) const;

    // --- opening -------------------------------------------------------------------------------------------
    using Opened = std::function<void(Result<OpenedWorkspace>)>;
    void opened(const platform::StoredWorkspace& stored, Result<Replayed> replayed, const Opened& done);
    void read_backups(const platform::StoredWorkspace& stored, Error problem, const Opened& done);
    void acquire(OpenedWorkspace workspace, const Opened& done);

    platform::Storage& storage;
    std::function<Instant()> clock;
    std::function<void(double)> wake;

    platform::WorkspaceSummary summary;
    std::uint64_t epoch = 0;
    JournalStart last;   // the last entry that was made
    JournalStart stored; // the last entry that is stored
    Instant stored_at;
    std::uint64_t snapshot_sequence = 0; // the last entry in the newest snapshot
    std::size_t bytes_since_snapshot = 0;
    // What a long journal asks for, and since when: it is written a moment later, not in the frame of an
    // edit.
    std::optional<Store> due_snapshot;
    JournalStart due_at;
    Instant due_since;
    bool snapshot_on_its_way = false;
    Instant snapshot_sent_at;
    std::uint64_t tried_epoch = 0; // a snapshot whose answer was lost may have it

    // The snapshot that a new workspace, or one that was recovered, begins with. Entries wait until it is
    // stored: without it they could not be read again.
    std::optional<std::string> base;
    JournalStart base_at;

    std::deque<Waiting> waiting;
    std::size_t sent = 0; // so many of the first in `waiting` are on their way
    Instant sent_at;
    std::uint64_t attempt = 0; // refusals of earlier attempts say nothing new

    std::string reason; // not empty: something failed since `failed_at`
    Instant failed_at;
    std::optional<Instant> retry_at;
    int failures = 0;

    bool writable = true;
    bool recovering = false; // nothing is written until the person has decided
    bool session_only = false;
};

} // namespace throughline
