// Undo and redo by diffs. Labels come from commands; edits of one gesture or of typing merge into one step.
#pragma once

#include "store/diff.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace throughline {

struct HistoryStep {
    std::string label;     // "Rename outcome"
    std::string merge_key; // equal, not empty, and within the merge time: joins the step before
    std::int64_t time = 0; // milliseconds
    Diff diff;
};

class History {
public:
    // Steps with the same merge key that come within this time become one.
    static constexpr std::int64_t merge_milliseconds = 1500;
    // The oldest steps are forgotten beyond this many.
    static constexpr std::size_t maximum_steps = 10000;

    void record(HistoryStep step);
    // Ends merging: the next step stands alone (end of a drag, a field was left).
    void seal();

    // What undo() would take back, the latest last.
    const std::deque<HistoryStep>& done() const { return m_undo; }
    bool can_undo() const { return !m_undo.empty(); }
    bool can_redo() const { return !m_redo.empty(); }
    std::string_view undo_label() const;
    std::string_view redo_label() const;

    // The diff to apply to go one step back or forth; the step moves to the other stack. Only when can_…().
    Diff undo();
    Diff redo();
    void clear();

private:
    std::deque<HistoryStep> m_undo;
    std::deque<HistoryStep> m_redo;
    bool m_sealed = true;
};

} // namespace throughline
