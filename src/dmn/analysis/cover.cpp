#include "dmn/analysis/cover.h"

#include <algorithm>

namespace throughline::dmn::analysis {

bool CoverSearch::search(const Region& region, std::span<const std::uint32_t> rules, std::int64_t within,
                         Found found) {
    begin(region, rules, within, std::move(found));
    while (!go_on(1U << 20)) {
    }
    return ended_well();
}

void CoverSearch::begin(const Region& region, std::span<const std::uint32_t> rules, std::int64_t within,
                        Found found) {
    m_within = within;
    m_found = std::move(found);
    m_went_on = true;
    m_open.clear();
    if (within >= 0 && !rule_meets(static_cast<std::uint32_t>(within), region))
        return;
    m_open.push_back({region, std::make_shared<std::vector<std::uint32_t>>(rules.begin(), rules.end())});
}

bool CoverSearch::go_on(std::uint64_t looks) {
    while (!m_open.empty() && looks > 0) {
        Piece piece = std::move(m_open.back());
        m_open.pop_back();
        std::uint64_t cost = 1 + piece.rules->size() * piece.region.size();
        for (const Interval& interval : piece.region)
            cost += interval.high - interval.low;
        looks -= std::min(looks, cost);
        if (!split(std::move(piece))) {
            m_went_on = false;
            m_open.clear();
        }
    }
    return m_open.empty();
}

bool CoverSearch::rule_meets(std::uint32_t rule, const Region& region) const {
    for (std::size_t column = 0; column < region.size(); ++column) {
        if (column != m_ignored && !m_domain.columns[column].rule_meets(rule, region[column]))
            return false;
    }
    return true;
}

bool CoverSearch::rule_contains(std::uint32_t rule, const Region& region) const {
    for (std::size_t column = 0; column < region.size(); ++column) {
        if (column != m_ignored && !m_domain.columns[column].rule_contains(rule, region[column]))
            return false;
    }
    return true;
}

// Cuts the region in two along the border of some rule until each piece is covered by one rule or met by
// none. Cutting along borders of rules keeps the number of pieces near the number of rules, where sweeping
// column by column makes millions.
bool CoverSearch::split(Piece piece) {
    if (m_steps == 0)
        return false;
    --m_steps;
    const Region& region = piece.region;
    std::vector<std::uint32_t> met;
    for (const std::uint32_t rule : *piece.rules) {
        if (!rule_meets(rule, region))
            continue;
        if (rule_contains(rule, region))
            return true;
        met.push_back(rule);
    }
    if (m_within >= 0) {
        const auto within = static_cast<std::uint32_t>(m_within);
        if (!rule_meets(within, region))
            return true;
        if (met.empty() && rule_contains(within, region))
            return m_found(region);
    } else if (met.empty()) {
        return m_found(region);
    }
    const Cut cut = best_cut(region, met);
    const auto shared = std::make_shared<const std::vector<std::uint32_t>>(std::move(met));
    // The lower part comes first.
    m_open.push_back({region, shared});
    m_open.back().region[cut.column].low = cut.at;
    piece.region[cut.column].high = cut.at;
    m_open.push_back({std::move(piece.region), shared});
    return true;
}

CoverSearch::Cut CoverSearch::best_cut(const Region& region, const std::vector<std::uint32_t>& rules) {
    Cut best;
    for (std::size_t column = 0; column < region.size(); ++column) {
        if (column != m_ignored && region[column].high - region[column].low > 1)
            cut_column(column, region[column], rules, best);
    }
    return best;
}

// The border with the fewest rules left on its two sides; squares, so that halving counts for more than
// cutting off a sliver.
void CoverSearch::cut_column(std::size_t column, Interval interval, const std::vector<std::uint32_t>& rules,
                             Cut& best) {
    const std::vector<Intervals>& all = m_domain.columns[column].rules;
    const std::size_t length = interval.high - interval.low;
    m_begins.assign(length + 1, 0);
    m_ends.assign(length + 1, 0);
    m_borders.assign(length + 1, 0);
    const auto mark = [&](const Intervals& intervals) {
        for (const Interval& own : intervals) {
            if (own.low > interval.low && own.low < interval.high)
                m_borders[own.low - interval.low] = 1;
            if (own.high > interval.low && own.high < interval.high)
                m_borders[own.high - interval.low] = 1;
        }
    };
    for (const std::uint32_t rule : rules) {
        const Intervals& intervals = all[rule];
        mark(intervals);
        std::uint32_t begin = interval.high, end = interval.low;
        for (const Interval& own : intervals) {
            if (own.low >= interval.high || own.high <= interval.low)
                continue;
            begin = std::min(begin, std::max(own.low, interval.low));
            end = std::max(end, std::min(own.high, interval.high));
        }
        ++m_begins[begin - interval.low];
        ++m_ends[end - interval.low];
    }
    if (m_within >= 0)
        mark(all[static_cast<std::size_t>(m_within)]);
    std::size_t begun = m_begins[0], ended = m_ends[0];
    for (std::size_t at = 1; at < length; ++at) {
        // Rules that begin before the cut are on its left, those that end behind it on its right.
        if (m_borders[at] != 0) {
            const auto left = static_cast<double>(begun);
            const auto right = static_cast<double>(rules.size() - ended - m_ends[at]);
            const double cost = left * left + right * right;
            if (best.at == 0 || cost < best.cost)
                best = {column, interval.low + static_cast<std::uint32_t>(at), cost};
        }
        begun += m_begins[at];
        ended += m_ends[at];
    }
}

namespace {

bool before_without(const Region& left, const Region& right, std::size_t without) {
    for (std::size_t column = 0; column < left.size(); ++column) {
        if (column == without || left[column] == right[column])
            continue;
        return left[column].low != right[column].low ? left[column].low < right[column].low
                                                     : left[column].high < right[column].high;
    }
    return left[without].low < right[without].low;
}

bool same_without(const Region& left, const Region& right, std::size_t without) {
    for (std::size_t column = 0; column < left.size(); ++column) {
        if (column != without && !(left[column] == right[column]))
            return false;
    }
    return true;
}

} // namespace

void merge_regions(std::vector<Region>& regions) {
    const std::size_t columns = regions.empty() ? 0 : regions.front().size();
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t column = 0; column < columns; ++column) {
            std::sort(regions.begin(), regions.end(), [column](const Region& left, const Region& right) {
                return before_without(left, right, column);
            });
            std::size_t kept = 0;
            for (std::size_t index = 1; index < regions.size(); ++index) {
                if (same_without(regions[kept], regions[index], column) &&
                    regions[kept][column].high == regions[index][column].low) {
                    regions[kept][column].high = regions[index][column].high;
                    changed = true;
                } else {
                    std::swap(regions[++kept], regions[index]);
                }
            }
            if (!regions.empty())
                regions.resize(kept + 1);
        }
    }
}

} // namespace throughline::dmn::analysis
