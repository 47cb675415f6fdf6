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
    , m_domain(empty_domain(table))
    , m_empty(m_domain.rule_count, false)
    , m_shadowed(m_domain.rule_count, false)
    , m_redundant(m_domain.rule_count, false)
    , m_steps(limits.steps) {
    m_analysis.counts.assign(kind_count, 0);
}

bool Analyser::step(std::uint64_t looks) {
    if (m_phase != Phase::Done && (!wants(m_phase) || go_on(looks))) {
        m_phase = static_cast<Phase>(static_cast<int>(m_phase) + 1);
        m_next = 0;
    }
    return m_phase == Phase::Done;
}

double Analyser::fraction() const {
    const double rules = static_cast<double>(std::max<std::size_t>(m_domain.rule_count, 1));
    const double within = m_phase == Phase::Shadowed ? static_cast<double>(m_next) / rules : 0;
    return (static_cast<double>(m_phase) + within) / static_cast<double>(Phase::Done);
}

bool Analyser::wants(Phase phase) const {
    const bool collects = m_policy == HitPolicy::Collect || m_policy == HitPolicy::RuleOrder ||
                          m_policy == HitPolicy::OutputOrder;
    switch (phase) {
    case Phase::Gaps:
    case Phase::BlankGaps:
        // A table that collects may well have nothing to collect, and a default is the answer to a gap.
        return !collects && !has_default(m_table);
    case Phase::Shadowed:
        return m_policy == HitPolicy::First || m_policy == HitPolicy::Priority;
    case Phase::Pairs:
        return !collects;
    case Phase::Mergeable:
        return m_policy == HitPolicy::Unique || m_policy == HitPolicy::Any || m_policy == HitPolicy::First;
    default:
        return true;
    }
}

bool Analyser::go_on(std::uint64_t looks) {
    switch (m_phase) {
    case Phase::Domain:
        return take_column();
    case Phase::Results:
        m_results = results_of(m_table);
        find_empty_rules();
        return true;
    case Phase::Gaps:
        return find_gaps(looks);
    case Phase::BlankGaps:
        return find_blank_gaps(looks);
    case Phase::Shadowed:
        return find_shadowed(looks);
    case Phase::Pairs:
        return look_at_pairs(looks);
    case Phase::Mergeable:
        return find_mergeable();
    case Phase::Conclusions:
        find_unreachable_outputs();
        if (wants(Phase::Pairs) && m_analysis.complete)
            advise();
        std::stable_sort(
            m_analysis.findings.begin(), m_analysis.findings.end(),
            [](const TableFinding& left, const TableFinding& right) { return left.weight < right.weight; });
        return true;
    case Phase::Done:
        break;
    }
    return true;
}

bool Analyser::take_column() {
    if (m_domain.columns.size() < m_table.inputs.size())
        add_column(m_table, m_domain);
    m_analysis.independent_inputs = m_domain.independent;
    return m_domain.columns.size() == m_table.inputs.size();
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
            cell_text(*m_table.inputs[column].index, m_domain.columns[column], {region[column]});
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

bool Analyser::find_gaps(std::uint64_t looks) {
    if (m_search == nullptr) {
        std::vector<std::uint32_t> rules(m_domain.rule_count);
        std::iota(rules.begin(), rules.end(), 0U);
        m_search = std::make_unique<CoverSearch>(m_domain, m_steps);
        m_search->begin(m_domain.everything(), rules, -1, [this](const Region& region) {
            m_open.push_back(region);
            return true;
        });
    }
    if (!m_search->go_on(looks))
        return false;
    m_analysis.complete = m_analysis.complete && !m_search->exhausted();
    m_search.reset();
    report_gaps();
    return true;
}

void Analyser::report_gaps() {
    std::vector<Region> gaps = std::move(m_open);
    m_open.clear();
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
                cell_text(*m_table.inputs[column].index, m_domain.columns[column], {gap[column]}));
        finding->message = "No rule for " + case_text(gap) + ".";
    }
}

// Blank inputs are asked about one column at a time: most tables leave them out, and a box for each mixture
// of blanks would say nothing more.
bool Analyser::find_blank_gaps(std::uint64_t looks) {
    if (m_next == m_domain.columns.size())
        return true;
    if (m_search == nullptr) {
        m_blank_rules.clear();
        m_open.clear();
        for (std::uint32_t rule = 0; rule < m_domain.rule_count; ++rule) {
            if (m_domain.columns[m_next].blank_passes[rule])
                m_blank_rules.push_back(rule);
        }
        m_search = std::make_unique<CoverSearch>(m_domain, std::min<std::uint64_t>(m_steps, 20'000), m_next);
        m_search->begin(m_domain.everything(), m_blank_rules, -1, [this](const Region& region) {
            m_open.push_back(region);
            return false;
        });
    }
    if (!m_search->go_on(looks))
        return false;
    m_search.reset();
    if (!m_open.empty())
        report_blank_gap(m_next);
    m_open.clear();
    ++m_next;
    return false;
}

void Analyser::report_blank_gap(std::size_t column) {
    TableFinding* finding = add(TableFindingKind::BlankGap, TableFindingWeight::Hint);
    if (finding == nullptr)
        return;
    finding->witness = witness_in(m_table, m_domain, m_open.front());
    finding->witness[column] = feel::Value();
    finding->message = m_blank_rules.empty()
                           ? "No rule where " + label(column) + " is blank."
                           : "No rule for some cases where " + label(column) + " is blank, such as " +
                                 values_text(finding->witness) + ".";
}

bool Analyser::look_at_pairs(std::uint64_t looks) {
    if (m_sweep == nullptr)
        m_sweep = std::make_unique<PairSweep>(m_domain);
    return m_sweep->go_on(looks, [this](std::uint32_t first, std::uint32_t second) {
        look_at_pair(first, second);
        return ++m_pairs < most_pairs;
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
    analysis::Analyser analyser(table, limits);
    while (!analyser.step(1U << 20)) {
    }
    return analyser.take_analysis();
}

AnalysisJob::AnalysisJob(std::shared_ptr<const CompiledTable> table, const AnalysisLimits& limits)
    : m_table(std::move(table))
    , m_analyser(std::make_unique<analysis::Analyser>(*m_table, limits)) {}

AnalysisJob::~AnalysisJob() = default;

bool AnalysisJob::step(std::uint64_t looks) {
    return m_analyser->step(looks);
}

double AnalysisJob::fraction() const {
    return m_analyser->fraction();
}

TableAnalysis AnalysisJob::take_analysis() {
    return m_analyser->take_analysis();
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
