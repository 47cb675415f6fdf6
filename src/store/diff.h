// The one form of change. Undo, the journal on disk, import, "what changed" and merging all use it.
#pragma once

#include "model/record.h"

#include <span>
#include <vector>

namespace throughline {

// One record before and after. Added: no `before`. Removed: no `after`.
struct RecordChange {
    Id id;
    RecordPointer before;
    RecordPointer after;
};

// Sorted by id; each id at most once; no change whose sides are equal.
struct Diff {
    std::vector<RecordChange> changes;
    bool empty() const { return changes.empty(); }
};

Diff inverse(const Diff& diff);
// `first` then `second` as one. `second` must continue where `first` ended.
Diff combined(const Diff& first, const Diff& second);
// What turns the records `from` into the records `to`; each in any order, without two of one id.
Diff difference(std::span<const RecordPointer> from, std::span<const RecordPointer> to);

} // namespace throughline
