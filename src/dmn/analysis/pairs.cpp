#include "dmn/analysis/pairs.h"

#include <algorithm>
#include <numeric>

namespace throughline::dmn::analysis {

namespace {

// The extent of a rule in a column; intervals in between are looked at afterwards.
Interval extent(const Intervals& intervals) {
    return intervals.empty() ? Interval{} : Interval{intervals.front().low, intervals.back().high};
}

// The column whose extents cover the least: sweeping along it leaves the fewest pairs to look at.
std::size_t narrowest_column(const TableDomain& domain) {
    std::size_t best = 0;
    double least = 2;
    for (std::size_t column = 0; column < domain.columns.size(); ++column) {
        const ColumnDomain& about = domain.columns[column];
        double covered = 0;
        for (const Intervals& intervals : about.rules) {
            const Interval whole = extent(intervals);
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

bool rules_meet(const TableDomain& domain, std::uint32_t first, std::uint32_t second) {
    return std::all_of(domain.columns.begin(), domain.columns.end(),
                       [first, second](const ColumnDomain& column) {
                           return meet(column.rules[first], column.rules[second]);
                       });
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
        return extent(along.rules[left]).low < extent(along.rules[right]).low;
    });
    std::vector<std::uint32_t> open;
    for (const std::uint32_t rule : order) {
        const Interval whole = extent(along.rules[rule]);
        if (whole.low == whole.high)
            continue;
        std::erase_if(open,
                      [&](std::uint32_t other) { return extent(along.rules[other]).high <= whole.low; });
        for (const std::uint32_t other : open) {
            if (rules_meet(domain, other, rule) && !found(std::min(other, rule), std::max(other, rule)))
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
