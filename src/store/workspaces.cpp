#include "store/workspaces.h"

#include "base/text.h"
#include "store/opening.h"
#include "store/snapshot.h"

#include <algorithm>

namespace throughline {

namespace {

// The records of `stored` as the first snapshot of a workspace of another name.
Result<std::string> copied_snapshot(const platform::StoredWorkspace& stored, const std::string& title) {
    Replayed replayed = TRY(restore(stored));
    if (!replayed.problem.empty())
        return error("A part of this workspace is damaged; open it first. " + replayed.problem);
    Diff renaming;
    for (const RecordPointer& record : replayed.store.all(Kind::Workspace)) {
        std::shared_ptr<Record> renamed = describe_kind(Kind::Workspace).copy(*record);
        renamed->title = title;
        renaming.changes.push_back({record->id, record, renamed});
    }
    TRY(replayed.store.apply(renaming));
    return encode_snapshot(replayed.store, {});
}

} // namespace

Workspaces::Workspaces(platform::Storage& storage)
    : m_storage(storage) {}

void Workspaces::refresh(std::function<void(Result<void>)> done) {
    m_storage.list([this, done = std::move(done)](Result<std::vector<platform::WorkspaceSummary>> result) {
        if (!result.ok())
            return done(std::move(result).error());
        m_list.clear();
        m_deleted.clear();
        for (platform::WorkspaceSummary& summary : result.value())
            (summary.deleted ? m_deleted : m_list).push_back(std::move(summary));
        const auto newest_first = [](const auto& left, const auto& right) {
            return left.changed != right.changed ? left.changed > right.changed : left.id < right.id;
        };
        std::sort(m_list.begin(), m_list.end(), newest_first);
        std::sort(m_deleted.begin(), m_deleted.end(), newest_first);
        done({});
    });
}

void Workspaces::update(const Id& workspace, std::function<void(platform::WorkspaceSummary&)> change,
                        std::function<void(Result<void>)> done) {
    for (const std::vector<platform::WorkspaceSummary>* list : {&m_list, &m_deleted}) {
        for (const platform::WorkspaceSummary& summary : *list) {
            if (summary.id != workspace)
                continue;
            platform::WorkspaceSummary changed = summary;
            change(changed);
            m_storage.update_summary(changed, [this, done = std::move(done)](Result<void> result) {
                if (!result.ok())
                    return done(std::move(result));
                refresh(done);
            });
            return;
        }
    }
    done(error_at(workspace.text(), "There is no such workspace in this browser."));
}

void Workspaces::rename(const Id& workspace, std::string title, std::function<void(Result<void>)> done) {
    if (trimmed(title).empty())
        return done(error("The title must not be empty."));
    update(
        workspace, [title = std::move(title)](platform::WorkspaceSummary& summary) { summary.title = title; },
        std::move(done));
}

void Workspaces::duplicate(const Id& workspace, const Id& copy, std::string title, Instant now,
                           std::function<void(Result<void>)> done) {
    m_storage.read(workspace, [this, copy, title = std::move(title), now,
                               done = std::move(done)](Result<platform::StoredWorkspace> stored) {
        if (!stored.ok())
            return done(std::move(stored).error());
        Result<std::string> snapshot = copied_snapshot(stored.value(), title);
        if (!snapshot.ok())
            return done(std::move(snapshot).error());
        std::string hash = snapshot_hash(snapshot.value());
        m_storage.write_snapshot({copy, title, now, 0, false}, 1, 1, std::move(snapshot).value(),
                                 std::move(hash), [this, done](Result<void> result) {
                                     if (!result.ok())
                                         return done(std::move(result));
                                     refresh(done);
                                 });
    });
}

void Workspaces::remove(const Id& workspace, std::function<void(Result<void>)> done) {
    update(
        workspace, [](platform::WorkspaceSummary& summary) { summary.deleted = true; }, std::move(done));
}

void Workspaces::restore(const Id& workspace, std::function<void(Result<void>)> done) {
    update(
        workspace, [](platform::WorkspaceSummary& summary) { summary.deleted = false; }, std::move(done));
}

void Workspaces::purge(const Id& workspace, std::function<void(Result<void>)> done) {
    m_storage.purge(workspace, [this, done = std::move(done)](Result<void> result) {
        if (!result.ok())
            return done(std::move(result));
        refresh(done);
    });
}

std::string Workspaces::free_title(std::string_view wanted) const {
    const auto taken = [&](const std::string& title) {
        return std::any_of(m_list.begin(), m_list.end(),
                           [&](const auto& summary) { return summary.title == title; });
    };
    std::string title(wanted);
    for (int number = 2; taken(title); ++number)
        title = std::string(wanted) + " " + std::to_string(number);
    return title;
}

} // namespace throughline
