#include "dmn/analysis/analyser.h"

#include "dmn/analysis/cell_text.h"
#include "dmn/analysis/pairs.h"
#include "dmn/table_data.h"

#include <algorithm>
#include <numeric>

namespace throughline::dmn::analysis {

namespace {

constexpr std::size_t kind_count = 10;
// Pairs of rules that are looked at closely; beyond it pairs are counted no more.
constexpr std::uint64_t most_pairs = 2'000'000;

// The share of all cases that a region holds, every segment counting the same.
double share(const TableDomain& domain, const Region& region) {
    double share = 1;
    for (std::size_t column = 0; column < region.size(); ++column)
        share *= static_cast<double>(region[column].high - region[column].low) /
                 static_cast<double>(domain.columns[column].size());
    return share;
}

bool has_default(const CompiledTable& table) {
    return std::any_of(table.outputs.begin(), table.outputs.end(),
                       [](const OutputColumn& output) { return output.default_value != nullptr; });
}

} // namespace

Analyser::Analyser(const CompiledTable& table, const AnalysisLimits& limits)
    : m_table(table)
    , m_limits(limits)
    , m_policy(table.source.hit_policy)
    , m_domain(domain_of(table))
    , m_results(results_of(table))
    , m_empty(m_domain.rule_count, false)
    , m_shadowed(m_domain.rule_count, false)
    , m_redundant(m_domain.rule_count, false)
    , m_steps(limits.steps) {
    m_analysis.counts.assign(kind_count, 0);
    m_analysis.independent_inputs = m_domain.independent;
}

TableAnalysis Analyser::run() {
    find_empty_rules();
    const bool collects = m_policy == HitPolicy::Collect || m_policy == HitPolicy::RuleOrder ||
                          m_policy == HitPolicy::OutputOrder;
    // A table that collects may well have nothing to collect, and a default is the answer to a gap.
    if (!collects && !has_default(m_table)) {
        find_gaps();
        find_blank_gaps();
    }
    find_shadowed();
    if (!collects)
        look_at_pairs();
    if (m_policy == HitPolicy::Unique || m_policy == HitPolicy::Any || m_policy == HitPolicy::First)
        find_mergeable();
    find_unreachable_outputs();
    if (!collects && m_analysis.complete)
        advise();
    std::stable_sort(
        m_analysis.findings.begin(), m_analysis.findings.end(),
        [](const TableFinding& left, const TableFinding& right) { return left.weight < right.weight; });
    return std::move(m_analysis);
}

TableFinding* Analyser::add(TableFindingKind kind, TableFindingWeight weight) {
    std::uint64_t& count = m_analysis.counts[static_cast<std::size_t>(kind)];
    if (++count > m_limits.listed)
        return nullptr;
    m_analysis.findings.emplace_back();
    TableFinding& finding = m_analysis.findings.back();
    finding.kind = kind;
    finding.weight = weight;
    return &finding;
}

std::string Analyser::label(std::size_t column) const {
    const Input& input = m_table.source.inputs[column];
    return input.label.empty() ? input.expression : input.label;
}

std::string Analyser::case_text(const Region& region) const {
    std::string text;
    for (std::size_t column = 0; column < region.size(); ++column) {
        const std::string cell =
            cell_text(m_table.inputs[column].index, m_domain.columns[column], {region[column]});
        if (cell != "-")
            text += (text.empty() ? "" : ", ") + label(column) + " " + cell;
    }
    return text.empty() ? "any case" : text;
}

std::string Analyser::values_text(const std::vector<feel::Value>& witness) const {
    std::string text;
    for (std::size_t column = 0; column < witness.size(); ++column)
        text += (column == 0 ? "" : ", ") + label(column) + " " + feel::value_literal(witness[column]);
    return text;
}

void Analyser::find_empty_rules() {
    for (std::uint32_t rule = 0; rule < m_domain.rule_count; ++rule) {
        for (std::size_t column = 0; column < m_domain.columns.size(); ++column) {
            const ColumnDomain& about = m_domain.columns[column];
            if (!about.rules[rule].empty() || about.blank_passes[rule])
                continue;
            m_empty[rule] = true;
            if (TableFinding* finding = add(TableFindingKind::NeverHits, TableFindingWeight::Error)) {
                finding->rules = {rule};
                finding->message = rule_name(rule) + " never hits: no value of " + label(column) +
                                   " passes " + m_table.source.rules[rule].input_entries[column] + ".";
            }
            break;
        }
    }
}

void Analyser::find_gaps() {
    std::vector<std::uint32_t> rules(m_domain.rule_count);
    std::iota(rules.begin(), rules.end(), 0U);
    std::vector<Region> gaps;
    CoverSearch search(m_domain, m_steps);
    search.search(m_domain.everything(), rules, -1, [&gaps](const Region& region) {
        gaps.push_back(region);
        return true;
    });
    m_analysis.complete = m_analysis.complete && !search.exhausted();
    merge_regions(gaps);
    std::stable_sort(gaps.begin(), gaps.end(), [this](const Region& left, const Region& right) {
        return share(m_domain, left) > share(m_domain, right);
    });
    for (const Region& gap : gaps) {
        TableFinding* finding = add(TableFindingKind::Gap, TableFindingWeight::Warning);
        if (finding == nullptr)
            continue;
        finding->witness = witness_in(m_table, m_domain, gap);
        for (std::size_t column = 0; column < gap.size(); ++column)
            finding->cells.push_back(
                cell_text(m_table.inputs[column].index, m_domain.columns[column], {gap[column]}));
        finding->message = "No rule for " + case_text(gap) + ".";
    }
}

// Blank inputs are asked about one column at a time: most tables leave them out, and a box for each mixture
// of blanks would say nothing more.
void Analyser::find_blank_gaps() {
    for (std::size_t column = 0; column < m_domain.columns.size(); ++column) {
        const ColumnDomain& about = m_domain.columns[column];
        std::vector<std::uint32_t> rules;
        for (std::uint32_t rule = 0; rule < m_domain.rule_count; ++rule) {
            if (about.blank_passes[rule])
                rules.push_back(rule);
        }
        CoverSearch search(m_domain, std::min<std::uint64_t>(m_steps, 20'000), column);
        Region open;
        search.search(m_domain.everything(), rules, -1, [&open](const Region& region) {
            open = region;
            return false;
        });
        if (open.empty())
            continue;
        if (TableFinding* finding = add(TableFindingKind::BlankGap, TableFindingWeight::Hint)) {
            finding->witness = witness_in(m_table, m_domain, open);
            finding->witness[column] = feel::Value();
            finding->message = rules.empty()
                                   ? "No rule where " + label(column) + " is blank."
                                   : "No rule for some cases where " + label(column) + " is blank, such as " +
                                         values_text(finding->witness) + ".";
        }
    }
}

void Analyser::look_at_pairs() {
    std::uint64_t pairs = 0;
    overlapping_pairs(m_domain, [&](std::uint32_t first, std::uint32_t second) {
        look_at_pair(first, second);
        return ++pairs < most_pairs;
    });
}

void Analyser::look_at_pair(std::uint32_t first, std::uint32_t second) {
    const bool agree = m_results.same(first, second);
    m_may_overlap = true;
    m_disagree = m_disagree || !agree;
    if (agree)
        look_for_redundant(first, second);
    if (!m_domain.decided[first] || !m_domain.decided[second])
        return;
    m_overlap = true;
    // Under ANY only results that certainly differ are a contradiction.
    const bool conflict =
        m_policy == HitPolicy::Any && !agree && m_table.fixed[first] && m_table.fixed[second];
    if (m_policy != HitPolicy::Unique && !conflict)
        return;
    TableFinding* finding =
        add(conflict ? TableFindingKind::Conflict : TableFindingKind::Overlap, TableFindingWeight::Error);
    if (finding == nullptr)
        return;
    finding->rules = {first, second};
    finding->agree = agree;
    finding->witness = witness_in(m_table, m_domain, common_region(m_domain, first, second));
    finding->message = "Rules " + std::to_string(first + 1) + " and " + std::to_string(second + 1) +
                       " both hit for " + case_text(common_region(m_domain, first, second)) +
                       (agree      ? ", with the same result."
                        : conflict ? ", and ANY wants the same result."
                                   : ".");
}

void Analyser::find_unreachable_outputs() {
    for (std::size_t column = 0; column < m_table.outputs.size(); ++column) {
        const std::vector<feel::Value>& allowed = m_table.outputs[column].priorities;
        // A cell that is computed may give anything.
        const bool all_fixed = m_table.all_fixed && m_table.outputs[column].default_value == nullptr;
        if (allowed.empty() || !all_fixed)
            continue;
        const Output& about = m_table.source.outputs[column];
        for (const feel::Value& value : allowed) {
            const bool given = [&] {
                for (std::uint32_t rule = 0; rule < m_domain.rule_count; ++rule) {
                    const feel::Value& result = m_table.fixed_results[rule];
                    const feel::Value* part = &result;
                    if (m_table.outputs.size() > 1)
                        part =
                            result.is(feel::Kind::Context) ? result.as_context().find(about.name) : nullptr;
                    if (part != nullptr && !is_empty(rule) && !m_shadowed[rule] &&
                        feel::identical(*part, value))
                        return true;
                }
                return false;
            }();
            if (given)
                continue;
            if (TableFinding* finding =
                    add(TableFindingKind::UnreachableOutput, TableFindingWeight::Warning)) {
                finding->output = feel::value_literal(value);
                finding->message = "No rule gives " + finding->output +
                                   (about.name.empty() ? "" : " for " + about.name) +
                                   ", though it is allowed.";
            }
        }
    }
}

void Analyser::advise() {
    std::optional<HitPolicy> better;
    std::string reason;
    if (m_policy == HitPolicy::Unique && m_overlap) {
        better = m_disagree ? HitPolicy::First : HitPolicy::Any;
        reason = m_disagree
                     ? "Rules overlap with different results: FIRST or PRIORITY says which of them counts."
                     : "Rules overlap, always with the same result: ANY allows that.";
    } else if (m_policy != HitPolicy::Unique && !m_may_overlap && m_domain.rule_count > 1) {
        better = HitPolicy::Unique;
        reason = "No two rules overlap: UNIQUE says the same, whatever the order of the rules, and notices "
                 "when that "
                 "changes.";
    }
    if (!better)
        return;
    if (TableFinding* finding = add(TableFindingKind::HitPolicyAdvice, TableFindingWeight::Hint)) {
        finding->advice = better;
        finding->message = reason;
    }
}

} // namespace throughline::dmn::analysis

namespace throughline::dmn {

TableAnalysis analyse(const CompiledTable& table, const AnalysisLimits& limits) {
    return analysis::Analyser(table, limits).run();
}

std::optional<std::vector<feel::Value>> values_of_case(const CompiledTable& table,
                                                       const std::vector<feel::Value>& witness) {
    std::vector<feel::Value> values(table.variables.size());
    std::vector<bool> taken(table.variables.size(), false);
    for (std::size_t column = 0; column < witness.size(); ++column) {
        const std::int32_t variable = table.inputs[column].variable;
        if (variable < 0 || taken[static_cast<std::size_t>(variable)])
            return std::nullopt;
        taken[static_cast<std::size_t>(variable)] = true;
        values[static_cast<std::size_t>(variable)] = witness[column];
    }
    return values;
}

} // namespace throughline::dmn
