// Rules that the table could do without: those that never decide and those that add nothing.
#include "dmn/analysis/analyser.h"
#include "dmn/analysis/pairs.h"

#include <algorithm>

namespace throughline::dmn::analysis {

bool Analyser::anything_between(std::uint32_t first, std::uint32_t second, std::uint32_t box) const {
    for (std::uint32_t between = first + 1; between < second; ++between) {
        if (m_results.same(between, box) || is_empty(between))
            continue;
        const bool apart =
            std::any_of(m_domain.columns.begin(), m_domain.columns.end(), [&](const ColumnDomain& column) {
                return !column.rules_meet(between, box) &&
                       !(column.blank_passes[between] && column.blank_passes[box]);
            });
        if (!apart)
            return true;
    }
    return false;
}

// R102: a rule whose cases another rule takes with the same result. Under FIRST the later of two is shadowed;
// the earlier one adds nothing when no rule between them would get its cases first.
void Analyser::look_for_redundant(std::uint32_t first, std::uint32_t second) {
    const auto inside = [this](std::uint32_t inner, std::uint32_t outer) {
        return m_domain.decided[outer] &&
               std::all_of(m_domain.columns.begin(), m_domain.columns.end(),
                           [inner, outer](const ColumnDomain& column) {
                               return contains(column.rules[outer], column.rules[inner]) &&
                                      (column.blank_passes[outer] || !column.blank_passes[inner]);
                           });
    };
    const auto report = [this](std::uint32_t inner, std::uint32_t outer) {
        if (m_redundant[inner] || m_redundant[outer] || m_shadowed[inner])
            return;
        m_redundant[inner] = true;
        if (TableFinding* finding = add(TableFindingKind::Redundant, TableFindingWeight::Warning)) {
            finding->rules = {inner, outer};
            finding->agree = true;
            finding->witness = witness_in(m_table, m_domain, common_region(m_domain, inner, outer));
            finding->message = rule_name(inner) + " adds nothing: rule " + std::to_string(outer + 1) +
                               " gives the same result for all its cases.";
        }
    };
    if (m_policy == HitPolicy::First) {
        if (inside(first, second) && !anything_between(first, second, first))
            report(first, second);
    } else if (inside(second, first)) {
        report(second, first);
    } else if (inside(first, second)) {
        report(first, second);
    }
}

bool Analyser::takes_all(std::uint32_t rule, const std::vector<std::uint32_t>& others) {
    Region bounds;
    for (const ColumnDomain& column : m_domain.columns) {
        // A rule for blanks only is no box of segments.
        if (column.rules[rule].empty())
            return false;
        bounds.push_back({column.rules[rule].front().low, column.rules[rule].back().high});
        if (column.blank_passes[rule] && std::any_of(others.begin(), others.end(), [&](std::uint32_t other) {
                return !column.blank_passes[other];
            }))
            return false;
    }
    CoverSearch search(m_domain, std::min<std::uint64_t>(m_steps, 20'000));
    const bool all = search.search(bounds, others, rule, [](const Region&) { return false; });
    m_analysis.complete = m_analysis.complete && !search.exhausted();
    return all;
}

// A rule is shadowed when the rules that go before it (above it under FIRST, with better results under
// PRIORITY) take all its cases together.
bool Analyser::find_shadowed(std::uint64_t looks) {
    for (; m_next < m_domain.rule_count && looks > 0; ++m_next) {
        looks -= std::min<std::uint64_t>(looks, m_domain.rule_count);
        if (!m_empty[m_next])
            find_shadow_of(static_cast<std::uint32_t>(m_next));
    }
    return m_next == m_domain.rule_count;
}

void Analyser::find_shadow_of(std::uint32_t rule) {
    std::vector<std::uint32_t> others;
    for (std::uint32_t other = 0; other < m_domain.rule_count; ++other) {
        const bool goes_before = m_policy == HitPolicy::First ? other < rule : m_results.better(other, rule);
        if (!goes_before || !m_domain.decided[other] || is_empty(other))
            continue;
        if (m_domain.rules_meet(other, rule))
            others.push_back(other);
    }
    if (others.empty() || !takes_all(rule, others))
        return;
    m_shadowed[rule] = true;
    TableFinding* finding = add(TableFindingKind::Shadowed, TableFindingWeight::Error);
    if (finding == nullptr)
        return;
    finding->rules = {rule};
    finding->rules.insert(finding->rules.end(), others.begin(), others.end());
    finding->witness = witness_in(m_table, m_domain, common_region(m_domain, others.front(), rule));
    std::string names;
    for (std::size_t index = 0; index < std::min<std::size_t>(others.size(), 3); ++index)
        names += (index == 0 ? "" : ", ") + std::to_string(others[index] + 1);
    finding->message =
        rule_name(rule) + " never decides: " +
        (others.size() == 1 ? "rule " + std::to_string(others.front() + 1) + " takes"
                            : "rules " + names + (others.size() > 3 ? " …" : "") + " together take") +
        " all its cases" + (m_policy == HitPolicy::First ? " before it." : " with a better result.");
}

} // namespace throughline::dmn::analysis
