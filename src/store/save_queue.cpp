#include "store/save_queue.h"

#include "base/text.h"
#include "store/snapshot.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr std::int64_t first_retry_milliseconds = 1000;
constexpr std::int64_t slowest_retry_milliseconds = 30000;

} // namespace

void Saver::State::send_waiting() {
    if (sent > 0 || waiting.empty() || !writable || recovering || retry_at || base)
        return;
    std::vector<platform::StoredEntry> entries;
    entries.reserve(waiting.size());
    for (const Waiting& one : waiting)
        entries.push_back(one.entry);
    sent = waiting.size();
    sent_at = clock();
    const std::uint64_t this_attempt = ++attempt;
    const JournalStart until{waiting.back().entry.sequence, waiting.back().hash};
    wake(static_cast<double>(watchdog_milliseconds));
    storage.append(summary.id, std::move(entries),
                   [self = shared_from_this(), until, this_attempt](Result<void> result) {
                       if (result.ok()) {
                           self->stored_until(until.sequence, until.hash);
                           self->send_waiting();
                       } else if (this_attempt == self->attempt) {
                           self->fail(result.error().message);
                       }
                   });
}

void Saver::State::stored_until(std::uint64_t sequence, std::uint64_t hash) {
    if (sequence < stored.sequence)
        return; // a late answer; more is stored already
    while (!waiting.empty() && waiting.front().entry.sequence <= sequence) {
        bytes_since_snapshot += waiting.front().entry.bytes.size();
        waiting.pop_front();
        sent -= std::min<std::size_t>(sent, 1);
    }
    stored = {sequence, hash};
    stored_at = clock();
    summary.last_sequence = sequence;
    summary.changed = stored_at;
    set_mark();
    reason.clear();
    retry_at.reset();
    failures = 0;
}

void Saver::State::fail(std::string why) {
    sent = 0;
    ++attempt;
    if (reason.empty())
        failed_at = clock();
    reason = std::move(why);
    const std::int64_t delay =
        std::min(slowest_retry_milliseconds, first_retry_milliseconds << std::min(failures, 10));
    ++failures;
    retry_at = Instant{clock().milliseconds + delay};
    wake(static_cast<double>(delay));
}

void Saver::State::send_base(std::function<void(Result<void>)> done) {
    const std::uint64_t this_attempt = ++attempt;
    wake(static_cast<double>(watchdog_milliseconds));
    send_snapshot(*base, base_at,
                  [self = shared_from_this(), this_attempt, done = std::move(done)](Result<void> result) {
                      if (!result.ok() && this_attempt == self->attempt)
                          self->fail(result.error().message);
                      done(std::move(result));
                  });
}

void Saver::State::reconcile() {
    retry_at.reset();
    if (base)
        return send_base([](Result<void>) {});
    if (waiting.empty() || !writable || recovering)
        return;
    sent = waiting.size(); // nothing else is sent while the answer is awaited
    sent_at = clock();
    const std::uint64_t this_attempt = ++attempt;
    wake(static_cast<double>(watchdog_milliseconds));
    storage.read(summary.id,
                 [self = shared_from_this(), this_attempt](Result<platform::StoredWorkspace> result) {
                     if (this_attempt != self->attempt)
                         return;
                     if (!result.ok())
                         return self->fail(result.error().message);
                     self->sent = 0;
                     self->reconcile_with(result.value());
                     self->send_waiting();
                 });
}

void Saver::State::reconcile_with(const platform::StoredWorkspace& found) {
    JournalStart known;
    for (const Waiting& one : waiting) {
        const auto same = std::find_if(found.journal.begin(), found.journal.end(), [&](const auto& entry) {
            return entry.sequence == one.entry.sequence && entry.bytes == one.entry.bytes;
        });
        if (same == found.journal.end())
            break;
        known = {one.entry.sequence, one.hash};
    }
    if (known.sequence != 0)
        stored_until(known.sequence, known.hash);
}

void Saver::State::send_snapshot(std::string snapshot, JournalStart at,
                                 std::function<void(Result<void>)> done) {
    std::string hash = snapshot_hash(snapshot);
    platform::WorkspaceSummary next = summary;
    next.last_sequence = at.sequence;
    next.changed = clock();
    snapshot_on_its_way = true;
    snapshot_sent_at = clock();
    const std::uint64_t next_epoch = tried_epoch = std::max(epoch, tried_epoch) + 1;
    const std::size_t bytes_before = bytes_since_snapshot;
    storage.write_snapshot(next, next_epoch, at.sequence + 1, std::move(snapshot), std::move(hash),
                           [self = shared_from_this(), at, next_epoch, bytes_before,
                            done = std::move(done)](Result<void> result) {
                               self->snapshot_on_its_way = false;
                               if (result.ok()) {
                                   self->base.reset();
                                   self->epoch = next_epoch;
                                   self->snapshot_sequence = at.sequence;
                                   self->bytes_since_snapshot -=
                                       std::min(bytes_before, self->bytes_since_snapshot);
                                   self->stored_until(at.sequence, at.hash);
                                   self->send_waiting();
                               }
                               done(std::move(result));
                           });
}

bool Saver::State::is_late(std::int64_t now) const {
    const bool entries_late = sent > 0 && now - sent_at.milliseconds >= watchdog_milliseconds;
    const bool base_late =
        base && snapshot_on_its_way && now - snapshot_sent_at.milliseconds >= watchdog_milliseconds;
    return entries_late || base_late;
}

void Saver::State::set_mark() {
    storage.set_mark({summary.id, epoch, stored.sequence, stored.hash});
}

} // namespace throughline
