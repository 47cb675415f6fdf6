// Saved means saved: gives each committed transaction to the storage at once and says truly what is stored.
// Pure over platform::Storage; time comes as argument, so every course of events can be replayed in a test.
#pragma once

#include "platform/storage.h"
#include "store/journal.h"

#include <functional>
#include <memory>
#include <string>

namespace throughline {

enum class SaveState : std::uint8_t {
    Saved,    // the storage has committed every change
    Saving,   // entries are on their way, for less than the watchdog's time
    NotSaved, // the storage refused, or did not answer in time; `reason` says which
    ReadOnly, // another tab writes; changes are not possible here
};

struct SaveStatus {
    SaveState state = SaveState::Saved;
    std::uint64_t sequence = 0; // the last entry that is stored: "Saved #418"
    Instant saved_at;           // when that was
    std::size_t waiting = 0;    // entries that are not stored yet
    std::string reason;         // NotSaved: a sentence
    Instant since;              // NotSaved: from when on
    bool session_only = false;  // the browser keeps nothing beyond this session
};

// What opening found besides the records.
enum class RecoveryKind : std::uint8_t {
    None,
    Emptied,    // the database lost the workspace; the mark says that it was there
    RolledBack, // the database is older than the mark
    Diverged,   // same place, another hash: not the journal that was written
    Damaged,    // an entry or the snapshot failed its check; the longest good part is kept
};

struct RecoveryNotice {
    RecoveryKind kind = RecoveryKind::None;
    std::string message;              // for people: what is missing and what can be done
    std::uint64_t found_sequence = 0; // the last good entry
    std::uint64_t known_sequence = 0; // what was acknowledged once
    // The raw bytes of what could not be read, so that a person can save them to a file.
    std::string salvage;
};

struct OpenedWorkspace {
    platform::WorkspaceSummary summary;
    Store store;
    RecoveryNotice notice;
    // False: another tab has the right to write.
    bool writable = true;
};

class Saver {
public:
    static constexpr std::int64_t watchdog_milliseconds = 3000;
    static constexpr std::size_t snapshot_entries = 2000;
    static constexpr std::size_t snapshot_bytes = std::size_t{1} << 20;

    // `wake` is asked to call tick() after some milliseconds (Platform::wake_after).
    Saver(platform::Storage& storage, std::function<Instant()> clock, std::function<void(double)> wake);
    ~Saver();
    Saver(const Saver&) = delete;
    Saver& operator=(const Saver&) = delete;

    // What Storage::open() said: the browser keeps nothing beyond this session.
    void set_session_only(bool session_only);

    // Reads, verifies against the mark, acquires the right to write. A damaged workspace opens with what is
    // good and a notice; after that nothing is written until accept_recovery().
    void open(const Id& workspace, std::function<void(Result<OpenedWorkspace>)> done);
    // Begins a workspace that is not in the storage yet, with these records as its first snapshot.
    void create(const platform::WorkspaceSummary& summary, const Store& store,
                std::function<void(Result<void>)> done);
    // The person has seen what is missing and goes on with what is there: it becomes a new snapshot, and what
    // was stored before stays as a backup.
    void accept_recovery(const Store& store);

    // One committed transaction. `store` is the state after it (for a snapshot when the journal is long).
    void record(const Diff& diff, std::string label, const Store& store);
    // Watchdog, retries, and the snapshot that a long journal asks for. Call it when woken; not while a frame
    // is drawn, since a snapshot of a large workspace takes longer than that.
    void tick();
    // Tries again now, because the person asked.
    void retry();
    // Another tab took the right to write, or this one took it back.
    void set_writable(bool writable);
    // Gives the right to write back; what waits is still stored.
    void close();

    SaveStatus status() const;
    const platform::WorkspaceSummary& summary() const;
    // The title in the list of workspaces.
    void set_title(std::string title);

private:
    struct State;
    std::shared_ptr<State> m_state; // answers of the storage may come after this object is gone
};

} // namespace throughline
