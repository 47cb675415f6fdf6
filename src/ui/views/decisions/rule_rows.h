// Which rules of a table are shown, and in which order, without changing the rules themselves: a sorted and
// filtered view of them.
#pragma once

#include "commands/session.h"
#include "model/records/decision.h"
#include "ui/widgets/table_editor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::ui {

class RuleRows {
public:
    // In each frame. Edits of cells leave the rows where they are, so that nothing jumps away from under the
    // hand; rules that came are shown, filter or not.
    void follow(const RecordPointer& decision, const CellBlock& focus);

    // All rules in their own order.
    bool is_whole() const { return m_filter.empty() && m_sorted == SortMark::None; }
    int count() const {
        return is_whole() ? static_cast<int>(m_rule_count) : static_cast<int>(m_shown.size());
    }
    std::size_t hidden_count() const { return is_whole() ? 0 : m_rule_count - m_shown.size(); }
    std::size_t rule_at(int row) const {
        return is_whole() ? static_cast<std::size_t>(row) : m_shown[static_cast<std::size_t>(row)];
    }
    // −1 where the rule is hidden.
    int row_of(std::size_t rule) const;
    // The rules of rows, parted by spaces, as commands take them.
    std::string rules_of(int first_row, int last_row) const;

    const std::string& filter() const { return m_filter; }
    // Rules with the text in a cell; `tenure: 12` looks in one column.
    void set_filter(std::string_view filter);
    int sorted_column() const { return m_sorted == SortMark::None ? -1 : m_column; }
    SortMark sorted() const { return m_sorted; }
    void sort_by(int column, SortMark mark);
    void show_all();

private:
    void rebuild(const Decision& decision, const CellBlock& focus);

    RecordPointer m_decision;
    std::size_t m_rule_count = 0;
    std::vector<std::uint32_t> m_shown;
    std::string m_filter;
    int m_column = -1;
    SortMark m_sorted = SortMark::None;
    bool m_is_outdated = false;
};

} // namespace throughline::ui
