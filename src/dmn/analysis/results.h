// What the rules of a table give, as far as it can be compared without a case.
#pragma once

#include "dmn/compiled_table.h"

#include <cstdint>
#include <vector>

namespace throughline::dmn::analysis {

struct RuleResults {
    // Rules with equal numbers give equal results in every case.
    std::vector<std::uint32_t> groups;
    // For each rule, under PRIORITY, its results' places among the allowed values; empty where one is not
    // fixed.
    std::vector<std::vector<std::uint32_t>> ranks;

    bool same(std::uint32_t left, std::uint32_t right) const { return groups[left] == groups[right]; }
    // Whether `left` takes precedence over `right` under PRIORITY for sure.
    bool better(std::uint32_t left, std::uint32_t right) const {
        return !ranks[left].empty() && !ranks[right].empty() && ranks[left] < ranks[right];
    }
};

RuleResults results_of(const CompiledTable& table);

} // namespace throughline::dmn::analysis
