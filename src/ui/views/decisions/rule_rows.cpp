#include "ui/views/decisions/rule_rows.h"

#include "base/later.h"
#include "base/text.h"
#include "commands/decisions/cell_order.h"

#include <algorithm>

namespace throughline::ui {

namespace {

char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

// A hundred thousand cells are looked at while a person types: without making a folded copy of each.
bool contains(std::string_view text, std::string_view folded_needle) {
    const bool is_plain = std::all_of(folded_needle.begin(), folded_needle.end(), [](char character) {
        return static_cast<unsigned char>(character) < 0x80;
    });
    if (!is_plain)
        return contains_folded(text, folded_needle);
    const auto found = std::search(text.begin(), text.end(), folded_needle.begin(), folded_needle.end(),
                                   [](char one, char other) { return lower(one) == other; });
    return found != text.end();
}

std::string_view cell_of(const Decision& decision, const DecisionRule& rule, std::size_t column) {
    const std::size_t inputs = decision.inputs.size(), outputs = decision.outputs.size();
    if (column < inputs)
        return column < rule.input_entries.size() ? std::string_view(rule.input_entries[column]) : "-";
    if (column < inputs + outputs)
        return column - inputs < rule.output_entries.size()
                   ? std::string_view(rule.output_entries[column - inputs])
                   : "";
    return rule.annotation;
}

std::string_view title_of(const Decision& decision, std::size_t column) {
    const std::size_t inputs = decision.inputs.size();
    if (column < inputs)
        return decision.inputs[column].label.empty() ? decision.inputs[column].expression
                                                     : decision.inputs[column].label;
    return column - inputs < decision.outputs.size()
               ? std::string_view(decision.outputs[column - inputs].name)
               : "why";
}

struct Filter {
    std::size_t first = 0, end = 0; // columns
    std::string needle;
};

Filter read_filter(const Decision& decision, std::string_view text) {
    const std::size_t columns = decision.inputs.size() + decision.outputs.size() + 1;
    Filter filter{0, columns, folded(trimmed(text))};
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return filter;
    const std::string name = folded(trimmed(text.substr(0, colon)));
    for (std::size_t column = 0; column < columns; ++column) {
        if (folded(title_of(decision, column)) == name)
            return {column, column + 1, folded(trimmed(text.substr(colon + 1)))};
    }
    return filter;
}

} // namespace

LATER void RuleRows::rebuild(const Decision& decision, const CellBlock& focus) {
    m_is_outdated = false;
    m_shown.clear();
    const Filter filter = read_filter(decision, m_filter);
    const auto passes = [&](std::size_t rule) {
        for (std::size_t column = filter.first; column < filter.end; ++column) {
            if (contains(cell_of(decision, decision.rules[rule], column), filter.needle))
                return true;
        }
        return false;
    };
    const std::size_t first = std::min(focus.rule, focus.last_rule),
                      last = std::max(focus.rule, focus.last_rule);
    // Rules that were just put in are seen, whatever the filter says.
    const bool has_fresh = m_decision && m_rule_count < decision.rules.size();
    for (std::uint32_t rule = 0; rule < decision.rules.size(); ++rule) {
        const bool is_fresh = has_fresh && rule >= first && rule <= last;
        if (filter.needle.empty() || is_fresh || passes(rule))
            m_shown.push_back(rule);
    }
    if (m_sorted == SortMark::None)
        return;
    std::vector<CellKey> keys;
    keys.reserve(m_shown.size());
    for (const std::uint32_t rule : m_shown)
        keys.push_back(cell_key(cell_of(decision, decision.rules[rule], static_cast<std::size_t>(m_column))));
    std::vector<std::uint32_t> ordered;
    ordered.reserve(m_shown.size());
    for (const std::uint32_t place : sorted_places(keys, m_sorted == SortMark::Descending))
        ordered.push_back(m_shown[place]);
    m_shown = std::move(ordered);
}

LATER void RuleRows::follow(const RecordPointer& decision, const CellBlock& focus) {
    if (decision == m_decision && !m_is_outdated)
        return;
    const auto& record = *as<Decision>(decision);
    if (m_decision && m_decision->id != decision->id)
        show_all();
    if (!is_whole() && (m_is_outdated || m_rule_count != record.rules.size()))
        rebuild(record, focus);
    m_is_outdated = false;
    m_decision = decision;
    m_rule_count = record.rules.size();
}

LATER int RuleRows::row_of(std::size_t rule) const {
    if (is_whole())
        return static_cast<int>(rule);
    const auto found = std::find(m_shown.begin(), m_shown.end(), static_cast<std::uint32_t>(rule));
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

LATER std::string RuleRows::rules_of(int first_row, int last_row) const {
    std::string rules;
    for (int row = first_row; row <= last_row && row < count(); ++row)
        rules += (rules.empty() ? "" : " ") + std::to_string(rule_at(row));
    return rules;
}

LATER void RuleRows::set_filter(std::string_view filter) {
    if (m_filter == filter)
        return;
    m_filter = filter;
    m_is_outdated = true;
}

LATER void RuleRows::sort_by(int column, SortMark mark) {
    m_column = column;
    m_sorted = mark;
    m_is_outdated = true;
}

LATER void RuleRows::show_all() {
    m_filter.clear();
    m_sorted = SortMark::None;
    m_column = -1;
    m_shown.clear();
    m_is_outdated = true;
}

} // namespace throughline::ui
