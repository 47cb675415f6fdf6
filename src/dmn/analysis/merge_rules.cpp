// Pairs of rules that could be one.
#include "dmn/analysis/analyser.h"
#include "dmn/analysis/cell_text.h"
#include "dmn/table_data.h"

#include <algorithm>
#include <unordered_map>

namespace throughline::dmn::analysis {

namespace {

// Different cells may share a number by chance; can_merge() looks closely.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t value) {
    seed ^= value + 0x9E3779B97F4A7C15ULL + (seed << 6U) + (seed >> 2U);
    return seed * 0xBF58476D1CE4E5B9ULL;
}

std::uint64_t number_of(const ColumnDomain& column, std::size_t place, std::uint32_t rule) {
    std::uint64_t number = mixed(place + 1, column.blank_passes[rule] ? 2 : 1);
    for (const Interval& interval : column.rules[rule])
        number = mixed(mixed(number, interval.low), interval.high);
    return number;
}

// Two sets of segments as one.
Intervals joined(const Intervals& left, const Intervals& right) {
    Intervals all = left;
    all.insert(all.end(), right.begin(), right.end());
    std::sort(all.begin(), all.end(),
              [](const Interval& one, const Interval& other) { return one.low < other.low; });
    Intervals result;
    for (const Interval& interval : all) {
        if (!result.empty() && interval.low <= result.back().high)
            result.back().high = std::max(result.back().high, interval.high);
        else
            result.push_back(interval);
    }
    return result;
}

} // namespace

bool Analyser::can_merge(std::uint32_t first, std::uint32_t second) const {
    if (m_empty[first] || m_empty[second] || m_shadowed[first] || m_shadowed[second] || m_redundant[first] ||
        m_redundant[second] || !m_domain.decided[first] || !m_domain.decided[second])
        return false;
    // Under FIRST the second rule moves up to the first.
    return m_policy != HitPolicy::First || !anything_between(first, second, second);
}

void Analyser::number_cells() {
    const std::size_t columns = m_domain.columns.size();
    m_numbers.resize(columns);
    m_sums.resize(m_domain.rule_count);
    m_merged.assign(m_domain.rule_count, false);
    for (std::uint32_t rule = 0; rule < m_domain.rule_count; ++rule)
        m_sums[rule] = mixed(0, m_results.groups[rule]);
    for (std::size_t column = 0; column < columns; ++column) {
        for (std::uint32_t rule = 0; rule < m_domain.rule_count; ++rule) {
            m_numbers[column].push_back(number_of(m_domain.columns[column], column, rule));
            m_sums[rule] += m_numbers[column].back();
        }
    }
}

// One column at a time.
bool Analyser::find_mergeable() {
    const std::size_t columns = m_domain.columns.size();
    if (m_numbers.empty())
        number_cells();
    if (m_next == columns)
        return true;
    const std::size_t column = m_next++;
    // Rules alike in all other columns and the result meet under one number.
    std::unordered_map<std::uint64_t, std::uint32_t> last;
    for (std::uint32_t rule = 0; rule < m_domain.rule_count; ++rule) {
        const std::uint64_t rest = m_sums[rule] - m_numbers[column][rule];
        const auto [place, is_new] = last.emplace(rest, rule);
        if (is_new)
            continue;
        const std::uint32_t other = place->second;
        place->second = rule;
        if (m_merged[rule] || m_merged[other] || !m_results.same(other, rule) || !can_merge(other, rule))
            continue;
        bool alike = true;
        for (std::size_t index = 0; alike && index < columns; ++index) {
            const ColumnDomain& about = m_domain.columns[index];
            alike = about.blank_passes[other] == about.blank_passes[rule] &&
                    (index == column || about.rules[other] == about.rules[rule]);
        }
        if (!alike)
            continue;
        m_merged[rule] = m_merged[other] = true;
        add_mergeable(other, rule, column);
    }
    return false;
}

void Analyser::add_mergeable(std::uint32_t first, std::uint32_t second, std::size_t column) {
    TableFinding* finding = add(TableFindingKind::Mergeable, TableFindingWeight::Hint);
    if (finding == nullptr)
        return;
    finding->rules = {first, second};
    finding->agree = true;
    for (std::size_t index = 0; index < m_domain.columns.size(); ++index) {
        const ColumnDomain& about = m_domain.columns[index];
        if (index == column)
            finding->cells.push_back(cell_text(*m_table.inputs[index].index, about,
                                               joined(about.rules[first], about.rules[second])));
        else
            finding->cells.push_back(m_table.source.rules[first].input_entries[index]);
    }
    finding->message = "Rules " + std::to_string(first + 1) + " and " + std::to_string(second + 1) +
                       " could be one: " + label(column) + " " + finding->cells[column] + ".";
}

} // namespace throughline::dmn::analysis
