#include "dmn/case_generator.h"

#include "dmn/analysis/case_points.h"
#include "dmn/table_data.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace throughline::dmn {

using analysis::CasePoints;
using analysis::Point;
using feel::Value;

namespace {

enum class Side : std::uint8_t { Below, At, Above, Listed, Other };

struct BoundValue {
    Value value;
    Value bound;
    Side side = Side::At;
};

// The values of one input around the constants that its cells name.
class ColumnBounds {
public:
    ColumnBounds(const InputColumn& column, const analysis::ColumnDomain& domain)
        : m_index(*column.index)
        , m_column(column) {
        m_comes.assign(m_index.class_count(), false);
        for (const std::vector<std::uint32_t>& classes : domain.classes) {
            for (const std::uint32_t value_class : classes)
                m_comes[value_class] = true;
        }
        m_step = finest_step();
    }

    // What to try for the cell of one rule.
    std::vector<BoundValue> around(std::uint32_t rule) const {
        std::vector<BoundValue> values;
        if (!m_column.cells[rule])
            return values;
        for (const std::uint32_t value_class : {m_index.class_of(false), m_index.class_of(true)})
            add(values, m_index.example(value_class), {}, Side::Listed, value_class);
        for (std::uint32_t bound = m_index.first_number() + 1; bound < m_index.first_string(); bound += 2) {
            if (!is_border(rule, bound))
                continue;
            const Value& at = *m_index.example(bound);
            add(values, next_number(bound, bound - 1), at, Side::Below, bound - 1);
            add(values, at, at, Side::At, bound);
            add(values, next_number(bound, bound + 1), at, Side::Above, bound + 1);
        }
        add_texts(rule, values);
        for (std::uint32_t bound = m_index.first_day() + 1; bound < m_index.class_count(); bound += 2) {
            if (!is_border(rule, bound))
                continue;
            const Value& at = *m_index.example(bound);
            const std::int64_t day = feel::days_of(at.as_date_time());
            for (const int step : {-1, 0, 1}) {
                const Value value = Value::date(feel::date_from_days(day + step));
                add(values, value, at,
                    step < 0    ? Side::Below
                    : step == 0 ? Side::At
                                : Side::Above,
                    m_index.class_of(value));
            }
        }
        return values;
    }

private:
    // Decimals as fine as the finest constant of the column: 12 is 11 and 13, 0.25 is 0.24 and 0.26.
    Decimal finest_step() const {
        int scale = 0;
        for (std::uint32_t bound = m_index.first_number() + 1; bound < m_index.first_string(); bound += 2)
            scale = std::max(scale, -m_index.example(bound)->as_number().normalized().exponent());
        return Decimal::from_parts(1, -scale, false);
    }

    bool passes(std::uint32_t rule, std::uint32_t value_class) const {
        return ((m_index.passing(value_class)[rule / word_bits] >> (rule % word_bits)) & 1U) != 0;
    }
    bool is_border(std::uint32_t rule, std::uint32_t bound) const {
        const bool at = passes(rule, bound);
        return at != passes(rule, bound - 1) ||
               (bound + 1 < m_index.class_count() && at != passes(rule, bound + 1));
    }

    // In the gap beside a number; nothing where none may come.
    std::optional<Value> next_number(std::uint32_t bound, std::uint32_t gap) const {
        const Decimal& at = m_index.example(bound)->as_number();
        const Value next = Value::number(gap < bound ? at - m_step : at + m_step);
        return m_index.class_of(next) == gap ? std::optional(next) : m_index.example(gap);
    }

    void add_texts(std::uint32_t rule, std::vector<BoundValue>& values) const {
        const std::uint32_t first = m_index.first_string(), last = m_index.first_day();
        if (last - first <= 1)
            return;
        std::optional<std::uint32_t> other;
        for (std::uint32_t value_class = first; value_class < last; ++value_class) {
            const bool is_gap = (value_class - first) % 2 == 0;
            if (is_gap && m_comes[value_class])
                other = other.value_or(value_class);
            else if (!is_gap && passes(rule, value_class))
                add(values, m_index.example(value_class), {}, Side::Listed, value_class);
        }
        if (!other)
            return;
        const Value plain = Value::string("other");
        const std::uint32_t plain_class = m_index.class_of(plain);
        const bool is_plain = (plain_class - first) % 2 == 0 && m_comes[plain_class];
        add(values, is_plain ? std::optional(plain) : m_index.example(*other), {}, Side::Other,
            is_plain ? plain_class : *other);
    }

    void add(std::vector<BoundValue>& values, const std::optional<Value>& value, const Value& bound,
             Side side, std::uint32_t value_class) const {
        if (value && value_class < m_comes.size() && m_comes[value_class])
            values.push_back({*value, bound, side});
    }

    const ColumnIndex& m_index;
    const InputColumn& m_column;
    std::vector<bool> m_comes; // by class
    Decimal m_step;
};

class Generator {
public:
    Generator(const CompiledTable& table, const GeneratorOptions& options)
        : m_table(table)
        , m_options(options)
        , m_points(table) {}

    GeneratedCases run() {
        if (!m_points.independent()) {
            m_result.problem = "Cases cannot be made while an input is computed from others, or two inputs "
                               "read the same.";
            return std::move(m_result);
        }
        const auto rules = static_cast<std::uint32_t>(m_table.source.rules.size());
        m_base.resize(rules);
        for (std::uint32_t rule = 0; rule < rules && !full(); ++rule)
            add_rule(rule);
        for (std::uint32_t rule = 0; rule < rules && m_options.conditions && !full(); ++rule) {
            for (std::uint32_t input = 0; input < m_table.inputs.size(); ++input)
                add_pair(rule, input);
        }
        for (std::uint32_t input = 0; input < m_table.inputs.size() && m_options.boundaries; ++input)
            add_bounds(input);
        return std::move(m_result);
    }

private:
    bool full() {
        m_result.complete = m_result.complete && m_result.cases.size() < m_options.most_cases;
        return m_result.cases.size() >= m_options.most_cases;
    }

    std::string label(std::uint32_t input) const {
        const Input& about = m_table.source.inputs[input];
        return about.label.empty() ? about.expression : about.label;
    }
    static std::string rule_name(std::uint32_t rule) { return "Rule " + std::to_string(rule + 1); }

    static bool counts(const Evaluation& evaluation) {
        return evaluation.outcome == Outcome::Decided || evaluation.outcome == Outcome::NoRule;
    }

    // The place of the case; of the one that is there already where the values are the same.
    std::size_t add(GeneratedCase made) {
        std::string key;
        for (const Value& value : made.values)
            key += feel::value_literal(value) + '\n';
        const auto [known, is_new] = m_known.emplace(std::move(key), m_result.cases.size());
        if (is_new)
            m_result.cases.push_back(std::move(made));
        return known->second;
    }

    void add_rule(std::uint32_t rule) {
        m_points.deciding(rule, [&](const Point& point, const Evaluation& evaluation) {
            m_base[rule] = point;
            add({CaseKind::Rule, rule, 0, rule_name(rule), point, evaluation});
            return false;
        });
        if (m_base[rule].empty())
            m_result.undecided_rules.push_back(rule);
    }

    // A pair with another result tells more than one where only another rule gives the same.
    void add_pair(std::uint32_t rule, std::uint32_t input) {
        if (!m_table.inputs[input].cells[rule] || m_base[rule].empty())
            return;
        std::optional<GeneratedCase> holds, fails;
        bool best = false;
        std::size_t tried = 0;
        std::vector<Value> others = m_points.values_of(input);
        m_points.deciding(rule, [&](const Point& point, const Evaluation& evaluation) {
            for (const Value& value : others) {
                Point changed = point;
                changed[input] = value;
                Evaluation other = m_points.evaluate(changed, Trace::Full);
                const bool is_alone = counts(other) && fails_alone(other, rule, input);
                const bool differs = is_alone && !feel::identical(other.result, evaluation.result);
                if (!is_alone || (holds && !differs))
                    continue;
                holds = {CaseKind::Rule, rule, input, rule_name(rule), point, evaluation};
                fails = {CaseKind::Condition,
                         rule,
                         input,
                         rule_name(rule) + " but for " + label(input),
                         std::move(changed),
                         std::move(other)};
                best = differs;
                if (best)
                    return false;
            }
            return ++tried < most_points;
        });
        if (!holds || full())
            return;
        const std::size_t first = add(std::move(*holds));
        m_result.pairs.push_back({rule, input, first, add(std::move(*fails))});
    }

    // Every cell of the rule holds but this one.
    static bool fails_alone(const Evaluation& evaluation, std::uint32_t rule, std::uint32_t input) {
        const auto of_rule = [rule](const FailedCell& cell) { return cell.rule == rule; };
        const auto& misses = evaluation.misses;
        const auto miss = std::find_if(misses.begin(), misses.end(), of_rule);
        return miss != misses.end() && miss->input == input &&
               std::count_if(misses.begin(), misses.end(), of_rule) == 1;
    }

    void add_bounds(std::uint32_t input) {
        const ColumnBounds bounds(m_table.inputs[input], m_points.domain().columns[input]);
        for (std::uint32_t rule = 0; rule < m_base.size(); ++rule) {
            if (m_base[rule].empty())
                continue;
            for (const BoundValue& bound : bounds.around(rule)) {
                if (full())
                    return;
                GeneratedCase made{CaseKind::Boundary,        rule,         input,
                                   title(rule, input, bound), m_base[rule], {}};
                made.values[input] = bound.value;
                made.evaluation = m_points.evaluate(made.values);
                if (counts(made.evaluation))
                    add(std::move(made));
            }
        }
    }

    std::string title(std::uint32_t rule, std::uint32_t input, const BoundValue& bound) const {
        std::string start = rule_name(rule) + ", " + label(input);
        switch (bound.side) {
        case Side::Below:
            return start + " just below " + feel::value_text(bound.bound);
        case Side::At:
            return start + " at " + feel::value_text(bound.bound);
        case Side::Above:
            return start + " just above " + feel::value_text(bound.bound);
        case Side::Listed:
            return start + " " + feel::value_text(bound.value);
        case Side::Other:
            return start + " another value";
        }
        return start;
    }

    static constexpr std::size_t most_points = 64;

    const CompiledTable& m_table;
    const GeneratorOptions& m_options;
    CasePoints m_points;
    // For each rule a case in which it decides; empty where none was found.
    std::vector<Point> m_base;
    std::unordered_map<std::string, std::size_t> m_known;
    GeneratedCases m_result;
};

} // namespace

GeneratedCases generate_cases(const CompiledTable& table, const GeneratorOptions& options) {
    return Generator(table, options).run();
}

} // namespace throughline::dmn
