// Cases in which a rule decides, found by searching its box for what rules of precedence leave open.
#pragma once

#include "dmn/analysis/domain.h"
#include "dmn/analysis/results.h"

#include <functional>
#include <vector>

namespace throughline::dmn::analysis {

// One value for each input.
using Point = std::vector<feel::Value>;

class CasePoints {
public:
    explicit CasePoints(const CompiledTable& table);

    // False where an input is computed or shares its variable with another.
    bool independent() const { return m_domain.independent; }
    const TableDomain& domain() const { return m_domain; }

    Evaluation evaluate(const Point& point, Trace trace = Trace::None) const;
    // Gives cases in which the rule decides, until `found` says that it is enough. The search has a budget.
    void deciding(std::uint32_t rule,
                  const std::function<bool(const Point&, const Evaluation&)>& found) const;
    // One value of each segment of a column.
    std::vector<feel::Value> values_of(std::size_t column) const;

private:
    std::vector<std::uint32_t> rules_before(std::uint32_t rule) const;
    bool walk(std::uint32_t rule, const Region& region,
              const std::function<bool(const Point&, const Evaluation&)>& found) const;

    const CompiledTable& m_table;
    TableDomain m_domain;
    RuleResults m_results;
};

} // namespace throughline::dmn::analysis
