// Storage in memory for tests and tools. Nothing is answered before pump(), so a test decides when the
// "browser" commits, and it can break each write, hang, lose the answer, or damage what is kept.
#pragma once

#include "platform/storage.h"

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::platform {

class MemoryStorage;

// What outlives the page: give the same disk to a second MemoryStorage to "start the browser again".
struct MemoryDisk {
    struct Workspace {
        StoredWorkspace current;
        std::vector<StoredWorkspace> backups; // the newest first
        std::vector<Instant> sealed;          // when each of them was replaced
    };

    std::map<Id, Workspace> workspaces;
    std::map<std::string, std::string, std::less<>> chunks;
    std::map<Id, HighWaterMark> marks;
    // Which MemoryStorage may write; what Web Locks or the lease hold in a browser.
    std::map<Id, const MemoryStorage*> writers;
    std::vector<MemoryStorage*> tabs;
    bool emptied = false;

    // Damage, as disks and browsers do it.
    void drop_tail(const Id& workspace, std::size_t entries);
    void flip_byte_of_entry(const Id& workspace, std::uint64_t sequence, std::size_t position);
    void flip_byte_of_snapshot(const Id& workspace, std::size_t position);
    void flip_byte_of_chunk(std::string_view name, std::size_t position);
    // The database is gone and recreated without a word; the marks beside it survive.
    void empty();
};

enum class WriteFault : std::uint8_t {
    Refuse,     // answers with an error, keeps nothing
    Hang,       // keeps nothing, never answers
    LoseAnswer, // keeps everything, never answers
};

class MemoryStorage final : public Storage {
public:
    explicit MemoryStorage(MemoryDisk& disk);
    ~MemoryStorage() override;
    MemoryStorage(const MemoryStorage&) = delete;
    MemoryStorage& operator=(const MemoryStorage&) = delete;

    // --- what a test controls ------------------------------------------------------------------------------
    // Does and answers everything asked so far, and what the answers ask in turn. Returns how many.
    std::size_t pump();
    // Does and answers the oldest only; false when nothing waits.
    bool pump_one();
    std::size_t waiting() const { return m_waiting.size(); }
    // What is asked but not answered never happens; the callbacks are dropped, as when the page is killed.
    void crash() { m_waiting.clear(); }

    // The write that comes after `writes_before` others fails in this way; only that one.
    void break_write(std::size_t writes_before, WriteFault fault, std::string message = "The disk is full.");
    void fail_open(std::string message) { m_open_failure = std::move(message); }
    void set_session_only(bool session_only) { m_session_only = session_only; }
    void set_now(Instant now) { m_now = now; }
    // Writes done or broken so far, all kinds together.
    std::size_t writes() const { return m_writes; }

    // --- Storage -------------------------------------------------------------------------------------------
    void open(std::function<void(Result<DatabaseState>)> done) override;
    void list(std::function<void(Result<std::vector<WorkspaceSummary>>)> done) override;
    void read(const Id& workspace, std::function<void(Result<StoredWorkspace>)> done) override;
    void acquire(const Id& workspace, std::function<void(Result<bool>)> done) override;
    void take_over(const Id& workspace, std::function<void(Result<void>)> done) override;
    void release(const Id& workspace) override;
    void watch(std::function<void(const Id&, Notice)> told) override { m_told = std::move(told); }
    void append(const Id& workspace, std::vector<StoredEntry> entries,
                std::function<void(Result<void>)> done) override;
    void write_snapshot(const WorkspaceSummary& summary, std::uint64_t epoch, std::uint64_t first_sequence,
                        std::string snapshot, std::string snapshot_hash,
                        std::function<void(Result<void>)> done) override;
    void list_backups(const Id& workspace,
                      std::function<void(Result<std::vector<BackupSummary>>)> done) override;
    void read_backup(const Id& workspace, std::uint64_t epoch,
                     std::function<void(Result<StoredWorkspace>)> done) override;
    void update_summary(const WorkspaceSummary& summary, std::function<void(Result<void>)> done) override;
    void purge(const Id& workspace, std::function<void(Result<void>)> done) override;
    void write_chunk(std::string_view name, std::string bytes,
                     std::function<void(Result<void>)> done) override;
    void read_chunk(std::string_view name, std::function<void(Result<std::string>)> done) override;
    void remove_chunks(std::vector<std::string> names, std::function<void(Result<void>)> done) override;
    void set_mark(const HighWaterMark& mark) override;
    HighWaterMark mark(const Id& workspace) const override;

private:
    struct Break {
        std::size_t at = 0;
        WriteFault fault = WriteFault::Refuse;
        std::string message;
    };

    // Who may do a write: title and removal belong to the list of workspaces, which every tab has.
    enum class Needs : std::uint8_t { Nothing, RightToWrite };
    // Queues a write of `workspace` (none for chunks): `change` runs when it is pumped, unless it is broken
    // or needs the right to write while another storage has it.
    void write(const Id& workspace, Needs needs, std::function<Result<void>()> change,
               std::function<void(Result<void>)> done);
    // Lets the other storages on this disk know, when they are pumped.
    void tell_others(const Id& workspace, Notice notice);
    Result<void> keep_entries(const Id& workspace, std::vector<StoredEntry>& entries);
    Result<void> keep_snapshot(const WorkspaceSummary& summary, std::uint64_t epoch,
                               std::uint64_t first_sequence, std::string& snapshot,
                               std::string& snapshot_hash);

    MemoryDisk& m_disk;
    std::deque<std::function<void()>> m_waiting;
    std::vector<Break> m_breaks;
    std::function<void(const Id&, Notice)> m_told;
    std::string m_open_failure;
    Instant m_now;
    std::size_t m_writes = 0;
    bool m_session_only = false;
};

} // namespace throughline::platform
