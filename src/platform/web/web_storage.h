// Storage in the browser's IndexedDB, through web/storage.js.
#pragma once

#include "platform/storage.h"
#include "platform/web/requests.h"

namespace throughline::platform::web {

class WebStorage final : public Storage {
public:
    explicit WebStorage(Requests& requests)
        : m_requests(requests) {}

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

    // From the page: another tab did something.
    void noticed(std::string_view workspace, Notice notice);

private:
    Requests& m_requests;
    std::function<void(const Id&, Notice)> m_told;
};

} // namespace throughline::platform::web
