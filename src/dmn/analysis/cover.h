// What a set of rules leaves open: the cases of a region that none of them covers.
#pragma once

#include "dmn/analysis/domain.h"

#include <functional>
#include <memory>
#include <span>

namespace throughline::dmn::analysis {

// Finding what is left open is co-NP-hard in the number of inputs, so the search has a budget.
class CoverSearch {
public:
    // `steps` counts the boxes that are looked at. What the cells of the column `ignored` say does not count.
    CoverSearch(const TableDomain& domain, std::uint64_t steps, std::size_t ignored = no_column)
        : m_domain(domain)
        , m_steps(steps)
        , m_ignored(ignored) {}
    static constexpr std::size_t no_column = static_cast<std::size_t>(-1);

    // Gives disjoint regions that together are all that `rules` leave open of `region`; where `within` names
    // a rule, only what lies in it. `found` says whether to go on. False when it was stopped or the budget
    // ended.
    using Found = std::function<bool(const Region&)>;
    bool search(const Region& region, std::span<const std::uint32_t> rules, std::int64_t within, Found found);

    // The same, a bite at a time: begin(), go_on() until it says that the search has ended, then
    // ended_well().
    void begin(const Region& region, std::span<const std::uint32_t> rules, std::int64_t within, Found found);
    // Looks at about so many rules and segments.
    bool go_on(std::uint64_t looks);
    bool ended_well() const { return m_went_on; }

    bool exhausted() const { return m_steps == 0; }

private:
    struct Cut {
        std::size_t column = 0;
        std::uint32_t at = 0; // 0 where there is none
        double cost = 0;
    };
    bool rule_meets(std::uint32_t rule, const Region& region) const;
    bool rule_contains(std::uint32_t rule, const Region& region) const;
    // A part of the region and the rules that may meet it.
    struct Piece {
        Region region;
        std::shared_ptr<const std::vector<std::uint32_t>> rules;
    };
    // False where the search is to end.
    bool split(Piece piece);
    Cut best_cut(const Region& region, const std::vector<std::uint32_t>& rules);
    void cut_column(std::size_t column, Interval interval, const std::vector<std::uint32_t>& rules,
                    Cut& best);

    const TableDomain& m_domain;
    std::uint64_t m_steps;
    std::size_t m_ignored;
    std::int64_t m_within = -1;
    Found m_found;
    std::vector<Piece> m_open; // the next one last
    bool m_went_on = true;
    // Memory of cut_column().
    std::vector<std::uint32_t> m_begins, m_ends;
    std::vector<std::uint8_t> m_borders;
};

// Joins regions that differ in one column only and lie side by side in it.
void merge_regions(std::vector<Region>& regions);

} // namespace throughline::dmn::analysis
