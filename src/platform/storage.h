// Where workspaces live between sessions. Every call answers later, through its callback, exactly once and in
// order; "done" means that the browser has committed, not that it has accepted.
#pragma once

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::platform {

struct WorkspaceSummary {
    Id id;
    std::string title;
    Instant changed;
    std::uint64_t last_sequence = 0;
    // Deleted workspaces stay until they are purged, so that deleting can be undone.
    bool deleted = false;
};

// One committed transaction; `bytes` is what src/store/journal encodes, checksum and chain included.
struct StoredEntry {
    std::uint64_t sequence = 0;
    std::string bytes;
};

struct StoredWorkspace {
    WorkspaceSummary summary;
    std::uint64_t epoch = 0;
    std::uint64_t first_sequence = 1; // of the journal that follows the snapshot
    std::string snapshot;             // chunks joined; empty in a new workspace
    std::string snapshot_hash;        // of `snapshot`; what it is, the writer knows
    std::vector<StoredEntry> journal;
};

// A state that a snapshot replaced and that can still be opened: the old snapshot and its whole journal.
struct BackupSummary {
    std::uint64_t epoch = 0;
    std::uint64_t last_sequence = 0;
    Instant sealed;
    std::uint64_t bytes = 0;
};

// What other tabs of this browser did to a workspace.
enum class Notice : std::uint8_t {
    Taken,   // another tab took the right to write from this one
    Freed,   // the tab that had it is gone: acquire() can succeed now
    Changed, // the writing tab stored something: read() gives it
};

// The high-water mark beside the database (localStorage): notices a database that was emptied or rolled back.
struct HighWaterMark {
    Id workspace;
    std::uint64_t epoch = 0;
    std::uint64_t sequence = 0;
    std::uint64_t hash = 0;
};

enum class DatabaseState : std::uint8_t { Ready, SessionOnly, Emptied };

class Storage {
public:
    virtual ~Storage() = default;

    // Opens the database. SessionOnly: the browser keeps nothing (private mode), work goes on in memory and
    // says so.
    virtual void open(std::function<void(Result<DatabaseState>)> done) = 0;

    virtual void list(std::function<void(Result<std::vector<WorkspaceSummary>>)> done) = 0;
    virtual void read(const Id& workspace, std::function<void(Result<StoredWorkspace>)> done) = 0;

    // Takes the right to write to a workspace. False when another tab has it; that tab is named read-write
    // there.
    virtual void acquire(const Id& workspace, std::function<void(Result<bool>)> done) = 0;

    // Takes the right even from a tab that has it; that tab gets Notice::Taken and none of its later writes
    // is stored.
    virtual void take_over(const Id& workspace, std::function<void(Result<void>)> done) = 0;
    virtual void release(const Id& workspace) = 0;
    // The one listener for what other tabs do.
    virtual void watch(std::function<void(const Id&, Notice)> told) = 0;

    // Appends entries in one strict transaction; entries given while one is in flight go together in the
    // next.
    virtual void append(const Id& workspace, std::vector<StoredEntry> entries,
                        std::function<void(Result<void>)> done) = 0;

    // Writes a snapshot in chunks of at most 4 MB, then, in one strict transaction, makes it current and
    // starts the journal at `first_sequence`. A failure leaves the old epoch current.
    virtual void write_snapshot(const WorkspaceSummary& summary, std::uint64_t epoch,
                                std::uint64_t first_sequence, std::string snapshot, std::string snapshot_hash,
                                std::function<void(Result<void>)> done) = 0;
    // The newest first, at most ten.
    virtual void list_backups(const Id& workspace,
                              std::function<void(Result<std::vector<BackupSummary>>)> done) = 0;
    virtual void read_backup(const Id& workspace, std::uint64_t epoch,
                             std::function<void(Result<StoredWorkspace>)> done) = 0;
    // Title, deleted flag.
    virtual void update_summary(const WorkspaceSummary& summary, std::function<void(Result<void>)> done) = 0;
    // Removes a workspace for good.
    virtual void purge(const Id& workspace, std::function<void(Result<void>)> done) = 0;

    // Chunks of tables, named by the hash of their content; shared by all workspaces.
    virtual void write_chunk(std::string_view name, std::string bytes,
                             std::function<void(Result<void>)> done) = 0;
    virtual void read_chunk(std::string_view name, std::function<void(Result<std::string>)> done) = 0;
    virtual void remove_chunks(std::vector<std::string> names, std::function<void(Result<void>)> done) = 0;

    // Synchronous, small.
    virtual void set_mark(const HighWaterMark& mark) = 0;
    virtual HighWaterMark mark(const Id& workspace) const = 0;
};

} // namespace throughline::platform
