#include "store/history.h"

#include <utility>

namespace throughline {

void History::record(HistoryStep step) {
    m_redo.clear();
    const bool joins = !m_sealed && !m_undo.empty() && !step.merge_key.empty() &&
                       m_undo.back().merge_key == step.merge_key &&
                       step.time - m_undo.back().time <= merge_milliseconds;
    m_sealed = false;
    if (!joins) {
        m_undo.push_back(std::move(step));
        if (m_undo.size() > maximum_steps)
            m_undo.pop_front();
        return;
    }
    HistoryStep& last = m_undo.back();
    last.diff = combined(last.diff, step.diff);
    last.time = step.time;
    // Typed and taken back: there is nothing to undo.
    if (last.diff.empty()) {
        m_undo.pop_back();
        m_sealed = true;
    }
}

void History::seal() {
    m_sealed = true;
}

std::string_view History::undo_label() const {
    return can_undo() ? std::string_view(m_undo.back().label) : std::string_view();
}

std::string_view History::redo_label() const {
    return can_redo() ? std::string_view(m_redo.back().label) : std::string_view();
}

Diff History::undo() {
    m_sealed = true;
    m_redo.push_back(std::move(m_undo.back()));
    m_undo.pop_back();
    return inverse(m_redo.back().diff);
}

Diff History::redo() {
    m_sealed = true;
    m_undo.push_back(std::move(m_redo.back()));
    m_redo.pop_back();
    return m_undo.back().diff;
}

void History::clear() {
    m_undo.clear();
    m_redo.clear();
    m_sealed = true;
}

} // namespace throughline
