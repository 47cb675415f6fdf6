#include "store/diff.h"

#include "store/same_content.h"

#include <algorithm>

namespace throughline {

Diff inverse(const Diff& diff) {
    Diff result = diff;
    for (RecordChange& change : result.changes)
        std::swap(change.before, change.after);
    return result;
}

Diff combined(const Diff& first, const Diff& second) {
    Diff result;
    result.changes.reserve(first.changes.size() + second.changes.size());
    auto left = first.changes.begin();
    auto right = second.changes.begin();
    while (left != first.changes.end() || right != second.changes.end()) {
        if (right == second.changes.end() || (left != first.changes.end() && left->id < right->id)) {
            result.changes.push_back(*left++);
        } else if (left == first.changes.end() || right->id < left->id) {
            result.changes.push_back(*right++);
        } else {
            if (!same_content(left->before, right->after))
                result.changes.push_back({left->id, left->before, right->after});
            ++left;
            ++right;
        }
    }
    return result;
}

Diff difference(std::span<const RecordPointer> from, std::span<const RecordPointer> to) {
    std::vector<RecordPointer> old_records(from.begin(), from.end());
    std::vector<RecordPointer> new_records(to.begin(), to.end());
    const auto by_id = [](const RecordPointer& left, const RecordPointer& right) {
        return left->id < right->id;
    };
    std::sort(old_records.begin(), old_records.end(), by_id);
    std::sort(new_records.begin(), new_records.end(), by_id);
    Diff removals;
    Diff additions;
    for (const RecordPointer& record : old_records)
        removals.changes.push_back({record->id, record, nullptr});
    for (const RecordPointer& record : new_records)
        additions.changes.push_back({record->id, nullptr, record});
    return combined(removals, additions);
}

} // namespace throughline
