#include "store/saving.h"

#include "base/text.h"
#include "store/save_queue.h"
#include "store/snapshot.h"

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

// A snapshot that was not answered for so long is given up, and another may be tried.
constexpr std::int64_t lost_snapshot_milliseconds = 60000;
// How long after the edit that makes it due a snapshot is written.
constexpr double snapshot_delay_milliseconds = 200;
constexpr std::string_view not_confirmed =
    "The browser has not confirmed the last changes. Its disk may be full.";

} // namespace

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
    m_state->base = encode_snapshot(store, {});
    m_state->send_base(std::move(done));
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
    // What was changed meanwhile is in `store`.
    state.waiting.clear();
    state.base = encode_snapshot(store, state.last);
    state.base_at = state.last;
    state.send_base([](Result<void>) {});
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
    const bool awaited =
        state.snapshot_on_its_way &&
        state.clock().milliseconds - state.snapshot_sent_at.milliseconds < lost_snapshot_milliseconds;
    const bool may_write = state.writable && !state.recovering && !state.base && state.reason.empty();
    if (!long_journal || awaited || !may_write)
        return;
    if (!state.due_snapshot)
        state.due_since = state.clock();
    state.due_snapshot = store;
    state.due_at = state.last;
    state.wake(snapshot_delay_milliseconds);
}

void Saver::State::send_due_snapshot() {
    if (!due_snapshot)
        return;
    const auto waited = static_cast<double>(clock().milliseconds - due_since.milliseconds);
    if (waited < snapshot_delay_milliseconds)
        return wake(snapshot_delay_milliseconds - waited);
    const Store store = std::move(*due_snapshot);
    due_snapshot.reset();
    // A snapshot that fails leaves the journal as it is; the next entry tries again.
    if (writable && !recovering && !base && reason.empty())
        send_snapshot(encode_snapshot(store, due_at), due_at, [](Result<void>) {});
}

void Saver::tick() {
    State& state = *m_state;
    const std::int64_t now = state.clock().milliseconds;
    state.send_due_snapshot();
    if (state.retry_at) {
        if (now >= state.retry_at->milliseconds)
            state.reconcile();
        return;
    }
    if (state.is_late(now))
        state.fail(std::string(not_confirmed));
}

void Saver::retry() {
    const bool base_on_its_way = m_state->base && m_state->snapshot_on_its_way && !m_state->retry_at;
    if (m_state->sent == 0 && !base_on_its_way)
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
    const bool all_stored = state.waiting.empty() && !state.base;
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
    } else if (state.is_late(state.clock().milliseconds)) {
        status.state = SaveState::NotSaved;
        status.reason = not_confirmed;
        status.since = state.clock();
    } else {
        status.state = all_stored ? SaveState::Saved : SaveState::Saving;
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
