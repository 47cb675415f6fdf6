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

void overlapping_pairs(const TableDomain& domain,
                       const std::function<bool(std::uint32_t first, std::uint32_t second)>& found) {
    if (domain.columns.empty())
        return;
    const ColumnDomain& along = domain.columns[narrowest_column(domain)];
    std::vector<std::uint32_t> order(domain.rule_count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&along](std::uint32_t left, std::uint32_t right) {
        return along.extents[left].low < along.extents[right].low;
    });
    std::vector<std::uint32_t> open;
    for (const std::uint32_t rule : order) {
        const Interval whole = along.extents[rule];
        if (whole.low == whole.high)
            continue;
        std::erase_if(open, [&](std::uint32_t other) { return along.extents[other].high <= whole.low; });
        for (const std::uint32_t other : open) {
            if (domain.rules_meet(other, rule) && !found(std::min(other, rule), std::max(other, rule)))
                return;
        }
        open.push_back(rule);
    }
}

Region common_region(const TableDomain& domain, std::uint32_t first, std::uint32_t second) {
    Region region;
    for (const ColumnDomain& column : domain.columns)
        region.push_back(common(column.rules[first], column.rules[second]));
    return region;
}

} // namespace throughline::dmn::analysis
