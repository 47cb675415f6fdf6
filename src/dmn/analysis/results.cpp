#include "dmn/analysis/results.h"

#include "dmn/table_data.h"

#include <algorithm>
#include <map>
#include <string>

namespace throughline::dmn::analysis {

namespace {

// Two results with the same key are the same: the value where it is fixed, else the text of the cells.
std::string key_of(const CompiledTable& table, std::uint32_t rule) {
    if (table.fixed[rule])
        return "=" + feel::value_literal(table.fixed_results[rule]);
    std::string key;
    for (const std::string& entry : table.source.rules[rule].output_entries)
        key += "?" + entry;
    return key;
}

std::vector<std::uint32_t> rank_of(const CompiledTable& table, std::uint32_t rule) {
    std::vector<std::uint32_t> ranks;
    if (!table.fixed[rule])
        return ranks;
    const feel::Value& result = table.fixed_results[rule];
    for (std::size_t index = 0; index < table.outputs.size(); ++index) {
        const std::vector<feel::Value>& priorities = table.outputs[index].priorities;
        const feel::Value* part = &result;
        if (table.outputs.size() > 1) {
            part = result.is(feel::Kind::Context) ? result.as_context().find(table.source.outputs[index].name)
                                                  : nullptr;
            if (part == nullptr)
                return {};
        }
        const auto place =
            std::find_if(priorities.begin(), priorities.end(),
                         [part](const feel::Value& allowed) { return feel::identical(allowed, *part); });
        ranks.push_back(static_cast<std::uint32_t>(place - priorities.begin()));
    }
    return ranks;
}

} // namespace

RuleResults results_of(const CompiledTable& table) {
    RuleResults results;
    std::map<std::string, std::uint32_t> known;
    for (std::uint32_t rule = 0; rule < table.source.rules.size(); ++rule) {
        results.groups.push_back(
            known.emplace(key_of(table, rule), static_cast<std::uint32_t>(known.size())).first->second);
        results.ranks.push_back(table.source.hit_policy == HitPolicy::Priority
                                    ? rank_of(table, rule)
                                    : std::vector<std::uint32_t>());
    }
    return results;
}

} // namespace throughline::dmn::analysis
