#include "dmn/analysis/case_points.h"

#include "dmn/analysis.h"
#include "dmn/analysis/cover.h"
#include "dmn/table_data.h"

#include <algorithm>

namespace throughline::dmn::analysis {

namespace {

// Boxes that one search looks at, and cases of one box that are tried.
constexpr std::uint64_t search_steps = 4'000;
constexpr std::size_t tried_in_region = 128;

bool holds(const std::vector<std::uint32_t>& rules, std::uint32_t rule) {
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

} // namespace

CasePoints::CasePoints(const CompiledTable& table)
    : m_table(table)
    , m_domain(domain_of(table))
    , m_results(results_of(table)) {}

Evaluation CasePoints::evaluate(const Point& point, Trace trace) const {
    const auto values = values_of_case(m_table, point);
    return values ? dmn::evaluate(m_table, *values, trace) : Evaluation{};
}

std::vector<feel::Value> CasePoints::values_of(std::size_t column) const {
    Region region = m_domain.everything();
    std::vector<feel::Value> values;
    for (std::uint32_t segment = 0; segment < m_domain.columns[column].size(); ++segment) {
        region[column] = {segment, segment + 1};
        values.push_back(witness_in(m_table, m_domain, region)[column]);
    }
    return values;
}

// Those that keep the rule from deciding where they hit. What depends on more than one input's value may not
// hit, so it is not left out of the search; each case is evaluated anyway.
std::vector<std::uint32_t> CasePoints::rules_before(std::uint32_t rule) const {
    const HitPolicy policy = m_table.source.hit_policy;
    std::vector<std::uint32_t> before;
    for (std::uint32_t other = 0; other < m_domain.rule_count; ++other) {
        if (other == rule || !m_domain.decided[other])
            continue;
        const bool takes = policy == HitPolicy::First      ? other < rule
                           : policy == HitPolicy::Unique   ? true
                           : policy == HitPolicy::Any      ? !m_results.same(rule, other) || other < rule
                           : policy == HitPolicy::Priority ? m_results.better(other, rule) || other < rule
                                                           : false;
        if (takes)
            before.push_back(other);
    }
    return before;
}

bool CasePoints::walk(std::uint32_t rule, const Region& region,
                      const std::function<bool(const Point&, const Evaluation&)>& found) const {
    Region single = region;
    for (Interval& interval : single)
        interval.high = interval.low + 1;
    for (std::size_t tried = 0; tried < tried_in_region; ++tried) {
        const Point point = witness_in(m_table, m_domain, single);
        const Evaluation evaluation = evaluate(point);
        if (holds(evaluation.deciding, rule) && !found(point, evaluation))
            return false;
        std::size_t column = 0;
        for (; column < single.size(); ++column) {
            if (single[column].high < region[column].high) {
                single[column] = {single[column].low + 1, single[column].high + 1};
                break;
            }
            single[column] = {region[column].low, region[column].low + 1};
        }
        if (column == single.size())
            break;
    }
    return true;
}

void CasePoints::deciding(std::uint32_t rule,
                          const std::function<bool(const Point&, const Evaluation&)>& found) const {
    bool any = false, enough = false;
    const auto note = [&](const Point& point, const Evaluation& evaluation) {
        any = true;
        enough = !found(point, evaluation);
        return !enough;
    };
    const auto search = [&](const std::vector<std::uint32_t>& others) {
        CoverSearch cover(m_domain, search_steps);
        cover.search(m_domain.everything(), others, rule,
                     [&](const Region& region) { return walk(rule, region, note); });
    };
    const std::vector<std::uint32_t> before = rules_before(rule);
    search(before);
    // Rules that agree may decide together; and what the search leaves out may decide all the same.
    if (!enough && !before.empty())
        search({});
    if (any)
        return;
    // A rule for blanks only.
    Point point = witness_in(m_table, m_domain, m_domain.everything());
    for (std::size_t column = 0; column < point.size(); ++column) {
        const ColumnDomain& about = m_domain.columns[column];
        if (!about.rules[rule].empty()) {
            Region region = m_domain.everything();
            region[column] = about.rules[rule].front();
            point[column] = witness_in(m_table, m_domain, region)[column];
        } else if (about.blank_passes[rule]) {
            point[column] = {};
        }
    }
    const Evaluation evaluation = evaluate(point);
    if (holds(evaluation.deciding, rule))
        found(point, evaluation);
}

} // namespace throughline::dmn::analysis
