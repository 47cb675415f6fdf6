#include "dmn/analysis/pairs.h"

#include <algorithm>
#include <numeric>

namespace throughline::dmn::analysis {

namespace {

// The column whose extents cover the least: sweeping along it leaves the fewest pairs to look at.
std::size_t narrowest_column(const TableDomain& domain) {
    std::size_t best = 0;
    double least = 2;
    for (std::size_t column = 0; column < domain.columns.size(); ++column) {
        const ColumnDomain& about = domain.columns[column];
        double covered = 0;
        for (const Interval& whole : about.extents) {
            covered += static_cast<double>(whole.high - whole.low) / static_cast<double>(about.size());
        }
        covered /= static_cast<double>(std::max<std::size_t>(domain.rule_count, 1));
        if (covered < least) {
            least = covered;
            best = column;
        }
    }
    return best;
}

} // namespace

PairSweep::PairSweep(const TableDomain& domain)
    : m_domain(domain) {
    if (domain.columns.empty())
        return;
    m_along = &domain.columns[narrowest_column(domain)];
    m_order.resize(domain.rule_count);
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::stable_sort(m_order.begin(), m_order.end(), [this](std::uint32_t left, std::uint32_t right) {
        return m_along->extents[left].low < m_along->extents[right].low;
    });
}

bool PairSweep::go_on(std::uint64_t looks, const Found& found) {
    for (; m_next < m_order.size() && looks > 0; ++m_next) {
        const std::uint32_t rule = m_order[m_next];
        const Interval whole = m_along->extents[rule];
        looks -= std::min<std::uint64_t>(looks, 1 + m_open.size());
        if (whole.low == whole.high)
            continue;
        std::erase_if(m_open, [&](std::uint32_t other) { return m_along->extents[other].high <= whole.low; });
        for (const std::uint32_t other : m_open) {
            if (m_domain.rules_meet(other, rule) && !found(std::min(other, rule), std::max(other, rule))) {
                m_next = m_order.size();
                return true;
            }
        }
        m_open.push_back(rule);
    }
    return m_next == m_order.size();
}

Region common_region(const TableDomain& domain, std::uint32_t first, std::uint32_t second) {
    Region region;
    for (const ColumnDomain& column : domain.columns)
        region.push_back(common(column.rules[first], column.rules[second]));
    return region;
}

} // namespace throughline::dmn::analysis
