// Pairs of rules that have a case in common.
#pragma once

#include "dmn/analysis/domain.h"

#include <functional>

namespace throughline::dmn::analysis {

// Gives each pair (first < second) of rules whose boxes meet, in no order, a bite at a time.
class PairSweep {
public:
    explicit PairSweep(const TableDomain& domain);

    // `found` says whether to go on with the sweep at all. True when it has ended.
    using Found = std::function<bool(std::uint32_t first, std::uint32_t second)>;
    bool go_on(std::uint64_t looks, const Found& found);

private:
    const TableDomain& m_domain;
    const ColumnDomain* m_along = nullptr;
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_open;
    std::size_t m_next = 0;
};

// The cases that two overlapping rules have in common: one box of them.
Region common_region(const TableDomain& domain, std::uint32_t first, std::uint32_t second);

} // namespace throughline::dmn::analysis
