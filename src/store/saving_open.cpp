// Opening, for Saver: read → verify → compare with the mark → take the right to write.
#include "store/save_queue.h"

namespace throughline {

void Saver::open(const Id& workspace, std::function<void(Result<OpenedWorkspace>)> done) {
    close();
    const bool session_only = m_state->session_only;
    m_state = std::make_shared<State>(m_state->storage, m_state->clock, m_state->wake);
    m_state->session_only = session_only;
    m_state->summary.id = workspace;
    m_state->storage.read(workspace, [state = m_state, workspace,
                                      done = std::move(done)](Result<platform::StoredWorkspace> result) {
        if (result.ok()) {
            Result<Replayed> replayed = restore(result.value());
            if (replayed.ok())
                return state->opened(result.value(), std::move(replayed), done);
            return state->read_backups(result.value(), replayed.error(), done);
        }
        const platform::HighWaterMark mark = state->storage.mark(workspace);
        if (mark.sequence == 0)
            return done(std::move(result).error());
        OpenedWorkspace lost;
        lost.summary = state->summary;
        lost.notice = workspace_lost(mark);
        state->recovering = true;
        state->acquire(std::move(lost), done);
    });
}

void Saver::State::opened(const platform::StoredWorkspace& found, Result<Replayed> replayed,
                          const Opened& done) {
    OpenedWorkspace workspace;
    workspace.summary = summary = found.summary;
    epoch = found.epoch;
    const platform::HighWaterMark mark = storage.mark(summary.id);
    if (replayed.ok()) {
        Replayed good = std::move(replayed).value();
        workspace.store = std::move(good.store);
        if (workspace.notice.kind == RecoveryKind::None)
            workspace.notice = judge(good, mark);
        last = stored = {good.last_sequence, good.last_hash};
        stored_at = found.summary.changed;
        snapshot_sequence = good.start.sequence;
        bytes_since_snapshot = good.bytes;
    }
    if (workspace.notice.kind != RecoveryKind::None) {
        workspace.notice.salvage = raw_bytes(found);
        recovering = true;
    } else {
        set_mark();
    }
    acquire(std::move(workspace), done);
}

void Saver::State::read_backups(const platform::StoredWorkspace& found, Error problem, const Opened& done) {
    const auto give_up = [self = shared_from_this(), found, problem = std::move(problem), done] {
        OpenedWorkspace workspace;
        workspace.summary = self->summary = found.summary;
        self->epoch = found.epoch;
        self->recovering = true;
        workspace.notice.kind = RecoveryKind::Damaged;
        workspace.notice.known_sequence = self->storage.mark(found.summary.id).sequence;
        workspace.notice.message =
            "What was stored could not be read (" + describe(problem) +
            "). Save the raw data to a file before you go on, or import the last file.";
        workspace.notice.salvage = raw_bytes(found);
        self->acquire(std::move(workspace), done);
    };
    storage.list_backups(found.summary.id, [self = shared_from_this(), found, done,
                                            give_up](Result<std::vector<platform::BackupSummary>> list) {
        if (!list.ok() || list.value().empty())
            return give_up();
        self->storage.read_backup(found.summary.id, list.value().front().epoch,
                                  [self, found, done, give_up](Result<platform::StoredWorkspace> backup) {
                                      if (!backup.ok())
                                          return give_up();
                                      Result<Replayed> replayed = restore_from_backup(backup.value(), found);
                                      if (!replayed.ok())
                                          return give_up();
                                      // Nothing may be missing, yet the snapshot must be written anew; the
                                      // notice makes that happen.
                                      if (replayed.value().problem.empty())
                                          replayed.value().problem =
                                              "the last snapshot; its backup was read instead";
                                      self->opened(found, std::move(replayed), done);
                                  });
    });
}

void Saver::State::acquire(OpenedWorkspace workspace, const Opened& done) {
    auto kept = std::make_shared<OpenedWorkspace>(std::move(workspace));
    storage.acquire(summary.id, [self = shared_from_this(), kept, done](Result<bool> result) {
        self->writable = result.ok() && result.value();
        kept->writable = self->writable;
        done(std::move(*kept));
    });
}

} // namespace throughline
