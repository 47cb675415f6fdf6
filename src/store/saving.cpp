#include "store/saving.h"

#include "base/text.h"
#include "store/save_queue.h"

#include <algorithm>

namespace throughline {

Saver::Saver(platform::Storage& storage, std::function<Instant()> clock, std::function<void(double)> wake)
    : m_state(std::make_shared<State>(storage, std::move(clock), std::move(wake))) {}

Saver::~Saver() {
    close();
}

void Saver::set_session_only(bool session_only) {
    m_state->session_only = session_only;
}

void Saver::create(const platform::WorkspaceSummary& summary, const Store& store,
                   std::function<void(Result<void>)> done) {
    close();
    // A state of its own: late answers for another workspace must not touch this one.
    const bool session_only = m_state->session_only;
    m_state = std::make_shared<State>(m_state->storage, m_state->clock, m_state->wake);
    m_state->session_only = session_only;
    m_state->summary = summary;
    m_state->storage.acquire(summary.id, [state = m_state](Result<bool> result) {
        state->writable = result.ok() && result.value();
    });
    m_state->send_snapshot(store, {}, [state = m_state, done = std::move(done)](Result<void> result) {
        if (!result.ok()) {
            state->reason = result.error().message;
            state->failed_at = state->clock();
        }
        done(std::move(result));
    });
}

void Saver::accept_recovery(const Store& store) {
    State& state = *m_state;
    if (!state.recovering)
        return;
    state.recovering = false;
    // The numbers go on behind everything that was ever acknowledged, so that nothing old is taken for new.
    const platform::HighWaterMark mark = state.storage.mark(state.summary.id);
    state.last.sequence = std::max({state.last.sequence, mark.sequence, state.summary.last_sequence});
    state.stored = {};
    state.waiting.clear();
    state.send_snapshot(store, state.last, [self = m_state](Result<void> result) {
        if (result.ok())
            return;
        self->recovering = true;
        self->reason = result.error().message;
        self->failed_at = self->clock();
    });
}

void Saver::record(const Diff& diff, std::string label, const Store& store) {
    State& state = *m_state;
    JournalEntry entry{state.last.sequence + 1, state.last.hash, state.clock().milliseconds, std::move(label),
                       diff};
    std::string bytes = encode_entry(entry);
    state.last = {entry.sequence, entry_hash(bytes)};
    state.waiting.push_back({{entry.sequence, std::move(bytes)}, state.last.hash});
    state.send_waiting();
    const bool long_journal = state.last.sequence - state.snapshot_sequence > snapshot_entries ||
                              state.bytes_since_snapshot > snapshot_bytes;
    if (long_journal && !state.snapshot_on_its_way && state.writable && !state.recovering &&
        state.reason.empty())
        // A snapshot that fails leaves the journal as it is; the next entry tries again.
        state.send_snapshot(store, state.last, [](Result<void>) {});
}

void Saver::tick() {
    State& state = *m_state;
    const std::int64_t now = state.clock().milliseconds;
    if (state.retry_at) {
        if (now >= state.retry_at->milliseconds)
            state.reconcile();
        return;
    }
    if (state.sent > 0 && now - state.sent_at.milliseconds >= watchdog_milliseconds)
        state.fail("The browser has not confirmed the last changes. Its disk may be full.");
}

void Saver::retry() {
    if (m_state->sent == 0)
        m_state->reconcile();
}

void Saver::set_writable(bool writable) {
    m_state->writable = writable;
    if (writable)
        m_state->send_waiting();
}

void Saver::close() {
    if (!m_state->summary.id.empty())
        m_state->storage.release(m_state->summary.id);
}

SaveStatus Saver::status() const {
    const State& state = *m_state;
    SaveStatus status;
    status.sequence = state.stored.sequence;
    status.saved_at = state.stored_at;
    status.waiting = state.waiting.size();
    status.session_only = state.session_only;
    status.reason = state.reason;
    status.since = state.failed_at;
    const bool late =
        state.sent > 0 && state.clock().milliseconds - state.sent_at.milliseconds >= watchdog_milliseconds;
    if (state.recovering && !state.waiting.empty()) {
        status.state = SaveState::NotSaved;
        status.reason =
            "Nothing is stored until you decide what to do about the part that could not be read.";
    } else if (!state.writable && !state.waiting.empty()) {
        status.state = SaveState::NotSaved;
        status.reason = "Another tab took over editing before the last changes were stored.";
    } else if (!state.writable) {
        status.state = SaveState::ReadOnly;
    } else if (!state.reason.empty()) {
        status.state = SaveState::NotSaved;
    } else if (late) {
        status.state = SaveState::NotSaved;
        status.reason = "The browser has not confirmed the last changes. Its disk may be full.";
        status.since = Instant{state.sent_at.milliseconds + watchdog_milliseconds};
    } else {
        status.state = state.waiting.empty() ? SaveState::Saved : SaveState::Saving;
    }
    return status;
}

const platform::WorkspaceSummary& Saver::summary() const {
    return m_state->summary;
}

void Saver::set_title(std::string title) {
    State& state = *m_state;
    if (state.summary.title == title || state.summary.id.empty())
        return;
    state.summary.title = std::move(title);
    // The title is in the records too; the list of workspaces is repaired at the next change if this fails.
    state.storage.update_summary(state.summary, [](Result<void>) {});
}

} // namespace throughline
