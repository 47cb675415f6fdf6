// The programs of one column by their text: equal cells share one, and so do cells of the table as it was
// before.
#pragma once

#include "dmn/table_data.h"

#include <string_view>
#include <unordered_map>

namespace throughline::dmn {

class KnownPrograms {
public:
    // Where a rule keeps its cells: Rule::input_entries or Rule::output_entries.
    using Entries = std::vector<std::string> Rule::*;

    // For another column. `cells` are those that the table had before, of its `column`; nullptr if it had
    // none.
    void begin(const DecisionTable* before, Entries entries, std::size_t column,
               const std::vector<feel::ProgramPtr>* cells) {
        m_programs.clear();
        m_before = before;
        m_entries = entries;
        m_column = column;
        m_cells = cells;
        m_all_known = false;
    }

    // The program of the same text in the table before, or of an equal cell above; a null pointer where there
    // is none.
    feel::ProgramPtr find(std::size_t row, const std::string& text) {
        if (m_cells != nullptr && row < m_cells->size() && text_before(row) == text)
            return (*m_cells)[row];
        // The first cell that is another than before asks for all others: rules may have come, gone or moved.
        if (m_cells != nullptr && !m_all_known) {
            m_all_known = true;
            m_programs.reserve(m_cells->size());
            for (std::size_t place = 0; place < m_cells->size(); ++place) {
                if ((*m_cells)[place] != nullptr)
                    m_programs.emplace(text_before(place), (*m_cells)[place]);
            }
        }
        const auto found = m_programs.find(text);
        return found == m_programs.end() ? nullptr : found->second;
    }

    // The text must live as long as the column is compiled.
    void add(std::string_view text, const feel::ProgramPtr& program) { m_programs.emplace(text, program); }

    void forget() { begin(nullptr, nullptr, 0, nullptr); }

private:
    const std::string& text_before(std::size_t row) const {
        return (m_before->rules[row].*m_entries)[m_column];
    }

    std::unordered_map<std::string_view, feel::ProgramPtr> m_programs;
    const DecisionTable* m_before = nullptr;
    Entries m_entries = nullptr;
    std::size_t m_column = 0;
    const std::vector<feel::ProgramPtr>* m_cells = nullptr;
    bool m_all_known = false;
};

} // namespace throughline::dmn
