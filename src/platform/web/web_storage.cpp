#include "platform/web/web_storage.h"

#include "base/text.h"
#include "platform/web/local_settings.h"

#include <cstdlib>
#include <utility>

namespace throughline::platform::web {

namespace {

MessageWriter about(const Id& workspace) {
    MessageWriter message;
    message.text(workspace.view());
    return message;
}

void write_summary(MessageWriter& message, const WorkspaceSummary& summary) {
    message.text(summary.id.view());
    message.text(summary.title);
    message.number(static_cast<double>(summary.changed.milliseconds));
    message.count(summary.last_sequence);
    message.number(summary.deleted ? 1 : 0);
}

WorkspaceSummary read_summary(MessageReader& message) {
    WorkspaceSummary summary;
    summary.id = Id::literal(message.text());
    summary.title = message.text();
    summary.changed = Instant{static_cast<std::int64_t>(message.number())};
    summary.last_sequence = message.count();
    summary.deleted = message.number() != 0;
    return summary;
}

StoredWorkspace read_workspace(MessageReader& message) {
    StoredWorkspace workspace;
    workspace.summary = read_summary(message);
    workspace.epoch = message.count();
    workspace.first_sequence = message.count();
    workspace.snapshot = message.text();
    workspace.snapshot_hash = message.text();
    const std::uint64_t entries = message.count();
    workspace.journal.reserve(static_cast<std::size_t>(entries));
    for (std::uint64_t index = 0; index < entries; ++index) {
        const std::uint64_t sequence = message.count();
        workspace.journal.push_back({sequence, std::string(message.text())});
    }
    return workspace;
}

template <typename T, typename Read>
Requests::Answer when_read(std::function<void(Result<T>)> done, Read read) {
    return [done = std::move(done), read](Result<MessageReader> answer) {
        if (!answer.ok())
            return done(answer.error());
        done(read(answer.value()));
    };
}

std::string mark_name(const Id& workspace) {
    return "throughline.mark." + workspace.text();
}

} // namespace

void WebStorage::open(std::function<void(Result<DatabaseState>)> done) {
    m_requests.ask(Operation::OpenDatabase, {}, when_read(std::move(done), [](MessageReader& message) {
                       const std::uint64_t state = message.count();
                       return state == 2   ? DatabaseState::Emptied
                              : state == 1 ? DatabaseState::SessionOnly
                                           : DatabaseState::Ready;
                   }));
}

void WebStorage::list(std::function<void(Result<std::vector<WorkspaceSummary>>)> done) {
    m_requests.ask(Operation::ListWorkspaces, {}, when_read(std::move(done), [](MessageReader& message) {
                       std::vector<WorkspaceSummary> summaries;
                       for (std::uint64_t left = message.count(); left > 0; --left)
                           summaries.push_back(read_summary(message));
                       return summaries;
                   }));
}

void WebStorage::read(const Id& workspace, std::function<void(Result<StoredWorkspace>)> done) {
    m_requests.ask(Operation::ReadWorkspace, about(workspace), when_read(std::move(done), read_workspace));
}

void WebStorage::acquire(const Id& workspace, std::function<void(Result<bool>)> done) {
    m_requests.ask(Operation::Acquire, about(workspace),
                   when_read(std::move(done), [](MessageReader& message) { return message.number() != 0; }));
}

void WebStorage::take_over(const Id& workspace, std::function<void(Result<void>)> done) {
    m_requests.ask(Operation::TakeOver, about(workspace), when_done(std::move(done)));
}

void WebStorage::release(const Id& workspace) {
    throughline_storage_release(workspace.view().data(), workspace.view().size());
}

void WebStorage::append(const Id& workspace, std::vector<StoredEntry> entries,
                        std::function<void(Result<void>)> done) {
    MessageWriter message = about(workspace);
    message.count(entries.size());
    for (const StoredEntry& entry : entries)
        message.count(entry.sequence).text(entry.bytes);
    m_requests.ask(Operation::Append, message, when_done(std::move(done)));
}

void WebStorage::write_snapshot(const WorkspaceSummary& summary, std::uint64_t epoch,
                                std::uint64_t first_sequence, std::string snapshot, std::string snapshot_hash,
                                std::function<void(Result<void>)> done) {
    MessageWriter message;
    write_summary(message, summary);
    message.count(epoch).count(first_sequence).text(snapshot).text(snapshot_hash);
    m_requests.ask(Operation::WriteSnapshot, message, when_done(std::move(done)));
}

void WebStorage::list_backups(const Id& workspace,
                              std::function<void(Result<std::vector<BackupSummary>>)> done) {
    const auto read_backups = [](MessageReader& message) {
        std::vector<BackupSummary> backups;
        for (std::uint64_t left = message.count(); left > 0; --left) {
            BackupSummary backup;
            backup.epoch = message.count();
            backup.last_sequence = message.count();
            backup.sealed = Instant{static_cast<std::int64_t>(message.number())};
            backup.bytes = message.count();
            backups.push_back(backup);
        }
        return backups;
    };
    m_requests.ask(Operation::ListBackups, about(workspace), when_read(std::move(done), read_backups));
}

void WebStorage::read_backup(const Id& workspace, std::uint64_t epoch,
                             std::function<void(Result<StoredWorkspace>)> done) {
    m_requests.ask(Operation::ReadBackup, about(workspace).count(epoch),
                   when_read(std::move(done), read_workspace));
}

void WebStorage::update_summary(const WorkspaceSummary& summary, std::function<void(Result<void>)> done) {
    MessageWriter message;
    write_summary(message, summary);
    m_requests.ask(Operation::UpdateSummary, message, when_done(std::move(done)));
}

void WebStorage::purge(const Id& workspace, std::function<void(Result<void>)> done) {
    m_requests.ask(Operation::Purge, about(workspace), when_done(std::move(done)));
}

void WebStorage::write_chunk(std::string_view name, std::string bytes,
                             std::function<void(Result<void>)> done) {
    MessageWriter message;
    message.text(name).text(bytes);
    m_requests.ask(Operation::WriteChunk, message, when_done(std::move(done)));
}

void WebStorage::read_chunk(std::string_view name, std::function<void(Result<std::string>)> done) {
    MessageWriter message;
    message.text(name);
    m_requests.ask(Operation::ReadChunk, message, when_read(std::move(done), [](MessageReader& answer) {
                       return std::string(answer.text());
                   }));
}

void WebStorage::remove_chunks(std::vector<std::string> names, std::function<void(Result<void>)> done) {
    MessageWriter message;
    message.count(names.size());
    for (const std::string& name : names)
        message.text(name);
    m_requests.ask(Operation::RemoveChunks, message, when_done(std::move(done)));
}

void WebStorage::set_mark(const HighWaterMark& mark) {
    set_local_value(mark_name(mark.workspace),
                    text_format("%llu,%llu,%llx", static_cast<unsigned long long>(mark.epoch),
                                static_cast<unsigned long long>(mark.sequence),
                                static_cast<unsigned long long>(mark.hash)));
}

HighWaterMark WebStorage::mark(const Id& workspace) const {
    const std::vector<std::string> parts = split(local_value(mark_name(workspace)), ',');
    if (parts.size() != 3)
        return {};
    return {workspace, std::strtoull(parts[0].c_str(), nullptr, 10),
            std::strtoull(parts[1].c_str(), nullptr, 10), std::strtoull(parts[2].c_str(), nullptr, 16)};
}

void WebStorage::noticed(std::string_view workspace, Notice notice) {
    if (m_told)
        m_told(Id::literal(workspace), notice);
}

} // namespace throughline::platform::web
