#include "platform/headless/memory_storage.h"

#include "base/text.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace throughline::platform {

namespace {

constexpr std::size_t backups_kept = 10;

Error no_workspace(const Id& workspace) {
    return error_at(workspace.text(), "There is no workspace of this name in this browser.");
}

StoredEntry* find_entry(MemoryDisk& disk, const Id& workspace, std::uint64_t sequence) {
    const auto found = disk.workspaces.find(workspace);
    if (found == disk.workspaces.end())
        return nullptr;
    for (StoredEntry& entry : found->second.current.journal) {
        if (entry.sequence == sequence)
            return &entry;
    }
    return nullptr;
}

void flip(std::string& bytes, std::size_t position) {
    if (position < bytes.size())
        bytes[position] = static_cast<char>(bytes[position] ^ 0x40);
}

} // namespace

void MemoryDisk::drop_tail(const Id& workspace, std::size_t entries) {
    const auto found = workspaces.find(workspace);
    if (found == workspaces.end())
        return;
    std::vector<StoredEntry>& journal = found->second.current.journal;
    journal.resize(journal.size() - std::min(entries, journal.size()));
}

void MemoryDisk::flip_byte_of_entry(const Id& workspace, std::uint64_t sequence, std::size_t position) {
    if (StoredEntry* entry = find_entry(*this, workspace, sequence))
        flip(entry->bytes, position);
}

void MemoryDisk::flip_byte_of_snapshot(const Id& workspace, std::size_t position) {
    const auto found = workspaces.find(workspace);
    if (found != workspaces.end())
        flip(found->second.current.snapshot, position);
}

void MemoryDisk::flip_byte_of_chunk(std::string_view name, std::size_t position) {
    const auto found = chunks.find(name);
    if (found != chunks.end())
        flip(found->second, position);
}

void MemoryDisk::empty() {
    workspaces.clear();
    chunks.clear();
    emptied = true;
}

MemoryStorage::MemoryStorage(MemoryDisk& disk)
    : m_disk(disk) {
    m_disk.tabs.push_back(this);
}

MemoryStorage::~MemoryStorage() {
    std::erase(m_disk.tabs, this);
    std::vector<Id> freed;
    for (const auto& [workspace, writer] : m_disk.writers) {
        if (writer == this)
            freed.push_back(workspace);
    }
    for (const Id& workspace : freed)
        release(workspace);
}

void MemoryStorage::tell_others(const Id& workspace, Notice notice) {
    for (MemoryStorage* tab : m_disk.tabs) {
        if (tab == this)
            continue;
        tab->m_waiting.push_back([tab, workspace, notice] {
            if (tab->m_told)
                tab->m_told(workspace, notice);
        });
    }
}

bool MemoryStorage::pump_one() {
    if (m_waiting.empty())
        return false;
    const std::function<void()> work = std::move(m_waiting.front());
    m_waiting.pop_front();
    work();
    return true;
}

std::size_t MemoryStorage::pump() {
    std::size_t done = 0;
    while (pump_one())
        ++done;
    return done;
}

void MemoryStorage::break_write(std::size_t writes_before, WriteFault fault, std::string message) {
    m_breaks.push_back({m_writes + writes_before, fault, std::move(message)});
}

void MemoryStorage::write(const Id& workspace, Needs needs, std::function<Result<void>()> change,
                          std::function<void(Result<void>)> done) {
    m_waiting.push_back([this, workspace, needs, change = std::move(change), done = std::move(done)] {
        const std::size_t index = m_writes++;
        const auto broken =
            std::find_if(m_breaks.begin(), m_breaks.end(), [&](const Break& one) { return one.at == index; });
        if (broken != m_breaks.end() && broken->fault == WriteFault::Refuse)
            return done(error(broken->message));
        if (broken != m_breaks.end() && broken->fault == WriteFault::Hang)
            return;
        const auto writer = m_disk.writers.find(workspace);
        if (needs == Needs::RightToWrite && writer != m_disk.writers.end() && writer->second != this)
            return done(error_at(workspace.text(), "Another tab is editing this workspace."));
        Result<void> result = change();
        if (result.ok() && !workspace.empty())
            tell_others(workspace, Notice::Changed);
        if (broken == m_breaks.end())
            done(std::move(result));
    });
}

void MemoryStorage::open(std::function<void(Result<DatabaseState>)> done) {
    m_waiting.push_back([this, done = std::move(done)] {
        if (!m_open_failure.empty())
            return done(error(m_open_failure));
        if (m_session_only)
            return done(DatabaseState::SessionOnly);
        done(std::exchange(m_disk.emptied, false) ? DatabaseState::Emptied : DatabaseState::Ready);
    });
}

void MemoryStorage::list(std::function<void(Result<std::vector<WorkspaceSummary>>)> done) {
    m_waiting.push_back([this, done = std::move(done)] {
        std::vector<WorkspaceSummary> summaries;
        for (const auto& [id, workspace] : m_disk.workspaces)
            summaries.push_back(workspace.current.summary);
        done(std::move(summaries));
    });
}

void MemoryStorage::read(const Id& workspace, std::function<void(Result<StoredWorkspace>)> done) {
    m_waiting.push_back([this, workspace, done = std::move(done)] {
        const auto found = m_disk.workspaces.find(workspace);
        if (found == m_disk.workspaces.end())
            return done(no_workspace(workspace));
        done(found->second.current);
    });
}

void MemoryStorage::acquire(const Id& workspace, std::function<void(Result<bool>)> done) {
    m_waiting.push_back([this, workspace, done = std::move(done)] {
        const auto [writer, fresh] = m_disk.writers.emplace(workspace, this);
        done(fresh || writer->second == this);
    });
}

void MemoryStorage::take_over(const Id& workspace, std::function<void(Result<void>)> done) {
    m_waiting.push_back([this, workspace, done = std::move(done)] {
        m_disk.writers[workspace] = this;
        tell_others(workspace, Notice::Taken);
        done({});
    });
}

void MemoryStorage::release(const Id& workspace) {
    const auto writer = m_disk.writers.find(workspace);
    if (writer == m_disk.writers.end() || writer->second != this)
        return;
    m_disk.writers.erase(writer);
    tell_others(workspace, Notice::Freed);
}

Result<void> MemoryStorage::keep_entries(const Id& workspace, std::vector<StoredEntry>& entries) {
    const auto found = m_disk.workspaces.find(workspace);
    if (found == m_disk.workspaces.end())
        return no_workspace(workspace);
    StoredWorkspace& current = found->second.current;
    for (StoredEntry& entry : entries) {
        if (entry.sequence <= current.summary.last_sequence)
            return error_at(workspace.text(), text_format("Entry %llu is stored already.",
                                                          static_cast<unsigned long long>(entry.sequence)));
        current.summary.last_sequence = entry.sequence;
        current.journal.push_back(std::move(entry));
    }
    current.summary.changed = m_now;
    return {};
}

void MemoryStorage::append(const Id& workspace, std::vector<StoredEntry> entries,
                           std::function<void(Result<void>)> done) {
    // std::function copies what it holds, so the entries are shared instead.
    auto kept = std::make_shared<std::vector<StoredEntry>>(std::move(entries));
    write(
        workspace, Needs::RightToWrite, [this, workspace, kept] { return keep_entries(workspace, *kept); },
        std::move(done));
}

Result<void> MemoryStorage::keep_snapshot(const WorkspaceSummary& summary, std::uint64_t epoch,
                                          std::uint64_t first_sequence, std::string& snapshot,
                                          std::string& snapshot_hash) {
    MemoryDisk::Workspace& workspace = m_disk.workspaces[summary.id];
    StoredWorkspace next{summary, epoch, first_sequence, std::move(snapshot), std::move(snapshot_hash), {}};
    if (workspace.current.epoch != 0) {
        if (epoch <= workspace.current.epoch)
            return error_at(summary.id.text(), "A newer snapshot of this workspace is stored already.");
        for (const StoredEntry& entry : workspace.current.journal) {
            if (entry.sequence >= first_sequence)
                next.journal.push_back(entry);
        }
        std::erase_if(workspace.current.journal,
                      [&](const StoredEntry& entry) { return entry.sequence >= first_sequence; });
        next.summary.last_sequence = std::max(summary.last_sequence, workspace.current.summary.last_sequence);
        workspace.backups.insert(workspace.backups.begin(), std::move(workspace.current));
        workspace.sealed.insert(workspace.sealed.begin(), m_now);
        workspace.backups.resize(std::min(workspace.backups.size(), backups_kept));
        workspace.sealed.resize(workspace.backups.size());
    }
    workspace.current = std::move(next);
    return {};
}

void MemoryStorage::write_snapshot(const WorkspaceSummary& summary, std::uint64_t epoch,
                                   std::uint64_t first_sequence, std::string snapshot,
                                   std::string snapshot_hash, std::function<void(Result<void>)> done) {
    auto bytes = std::make_shared<std::string>(std::move(snapshot));
    auto hash = std::make_shared<std::string>(std::move(snapshot_hash));
    write(
        summary.id, Needs::RightToWrite,
        [this, summary, epoch, first_sequence, bytes, hash] {
            return keep_snapshot(summary, epoch, first_sequence, *bytes, *hash);
        },
        std::move(done));
}

void MemoryStorage::list_backups(const Id& workspace,
                                 std::function<void(Result<std::vector<BackupSummary>>)> done) {
    m_waiting.push_back([this, workspace, done = std::move(done)] {
        std::vector<BackupSummary> summaries;
        const auto found = m_disk.workspaces.find(workspace);
        if (found == m_disk.workspaces.end())
            return done(no_workspace(workspace));
        for (std::size_t index = 0; index < found->second.backups.size(); ++index) {
            const StoredWorkspace& backup = found->second.backups[index];
            BackupSummary summary{backup.epoch, backup.first_sequence - 1, found->second.sealed[index],
                                  backup.snapshot.size()};
            for (const StoredEntry& entry : backup.journal) {
                summary.last_sequence = entry.sequence;
                summary.bytes += entry.bytes.size();
            }
            summaries.push_back(summary);
        }
        done(std::move(summaries));
    });
}

void MemoryStorage::read_backup(const Id& workspace, std::uint64_t epoch,
                                std::function<void(Result<StoredWorkspace>)> done) {
    m_waiting.push_back([this, workspace, epoch, done = std::move(done)] {
        const auto found = m_disk.workspaces.find(workspace);
        if (found != m_disk.workspaces.end()) {
            for (const StoredWorkspace& backup : found->second.backups) {
                if (backup.epoch == epoch)
                    return done(backup);
            }
        }
        done(error_at(workspace.text(), "This earlier state is no longer kept."));
    });
}

void MemoryStorage::update_summary(const WorkspaceSummary& summary, std::function<void(Result<void>)> done) {
    const auto change = [this, summary]() -> Result<void> {
        const auto found = m_disk.workspaces.find(summary.id);
        if (found == m_disk.workspaces.end())
            return no_workspace(summary.id);
        WorkspaceSummary& kept = found->second.current.summary;
        kept.title = summary.title;
        kept.deleted = summary.deleted;
        kept.changed = summary.changed;
        return {};
    };
    write(summary.id, Needs::Nothing, change, std::move(done));
}

void MemoryStorage::purge(const Id& workspace, std::function<void(Result<void>)> done) {
    const auto change = [this, workspace]() -> Result<void> {
        m_disk.workspaces.erase(workspace);
        m_disk.marks.erase(workspace);
        return {};
    };
    write(workspace, Needs::Nothing, change, std::move(done));
}

void MemoryStorage::write_chunk(std::string_view name, std::string bytes,
                                std::function<void(Result<void>)> done) {
    const auto change = [this, key = std::string(name), bytes = std::move(bytes)]() -> Result<void> {
        m_disk.chunks[key] = bytes;
        return {};
    };
    write(Id(), Needs::Nothing, change, std::move(done));
}

void MemoryStorage::read_chunk(std::string_view name, std::function<void(Result<std::string>)> done) {
    m_waiting.push_back([this, key = std::string(name), done = std::move(done)] {
        const auto found = m_disk.chunks.find(key);
        if (found == m_disk.chunks.end())
            return done(error_at(key, "A part of a table is missing in this browser."));
        done(found->second);
    });
}

void MemoryStorage::remove_chunks(std::vector<std::string> names, std::function<void(Result<void>)> done) {
    const auto change = [this, names = std::move(names)]() -> Result<void> {
        for (const std::string& name : names)
            m_disk.chunks.erase(name);
        return {};
    };
    write(Id(), Needs::Nothing, change, std::move(done));
}

void MemoryStorage::set_mark(const HighWaterMark& mark) {
    m_disk.marks[mark.workspace] = mark;
}

HighWaterMark MemoryStorage::mark(const Id& workspace) const {
    const auto found = m_disk.marks.find(workspace);
    return found == m_disk.marks.end() ? HighWaterMark{} : found->second;
}

} // namespace throughline::platform
