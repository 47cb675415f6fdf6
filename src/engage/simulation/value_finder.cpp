#include "engage/simulation/value_finder.h"

#include "base/text.h"
#include "evidence/drift.h"
#include "feel/value.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace throughline::engage {

namespace {

constexpr std::size_t most_values = 50;
constexpr std::size_t cuts = 10;

class Describer {
public:
    Describer(const tables::Table& table, const std::vector<bool>& members)
        : m_table(table)
        , m_members(members)
        , m_size(static_cast<std::uint64_t>(std::count(members.begin(), members.end(), true))) {}

    std::optional<GroupRule> best_of(std::size_t column) {
        m_best.reset();
        const tables::ColumnType type = m_table.column_info(column).type;
        if (type == tables::ColumnType::Number || type == tables::ColumnType::Integer)
            try_numbers(column);
        else if (type == tables::ColumnType::Text || type == tables::ColumnType::Boolean)
            try_values(column);
        return m_best;
    }

private:
    struct Count {
        std::uint64_t rows = 0;
        std::uint64_t inside = 0;
    };

    void offer(std::string text, Count count) {
        if (count.rows == 0 || count.inside == 0 || count.rows == m_members.size())
            return;
        GroupRule rule{std::move(text), count.rows, count.inside, 0, 0, 0};
        rule.coverage = static_cast<double>(count.inside) / static_cast<double>(m_size);
        rule.accuracy = static_cast<double>(count.inside) / static_cast<double>(count.rows);
        rule.quality = 2 * rule.coverage * rule.accuracy / (rule.coverage + rule.accuracy);
        if (!m_best || rule.quality > m_best->quality)
            m_best = std::move(rule);
    }

    void try_numbers(std::size_t column) {
        std::vector<double> values;
        for (tables::RowIndex row = 0; row < m_table.row_count(); ++row) {
            if (const auto value = m_table.number(row, column))
                values.push_back(*value);
        }
        const auto borders = evidence::quantile_borders(values, cuts);
        if (!borders.ok())
            return;
        const std::string& name = m_table.column_info(column).name;
        for (const double border : borders.value()) {
            Count below;
            Count above;
            for (tables::RowIndex row = 0; row < m_table.row_count(); ++row) {
                const auto value = m_table.number(row, column);
                if (!value)
                    continue;
                Count& count = *value < border ? below : above;
                ++count.rows;
                count.inside += m_members[row];
            }
            offer(name + " < " + number_text(border), below);
            offer(name + " >= " + number_text(border), above);
        }
    }

    void try_values(std::size_t column) {
        std::map<std::string, Count> counts;
        for (tables::RowIndex row = 0; row < m_table.row_count(); ++row) {
            Count& count = counts[tables::value_text(m_table.value(row, column))];
            ++count.rows;
            count.inside += m_members[row];
            if (counts.size() > most_values)
                return;
        }
        const tables::ColumnInfo& info = m_table.column_info(column);
        for (const auto& [text, count] : counts) {
            const bool is_text = info.type == tables::ColumnType::Text;
            const std::string value = text.empty() ? "null"
                                      : is_text    ? feel::value_literal(feel::Value::string(text))
                                                   : text;
            offer(info.name + " = " + value, count);
        }
    }

    const tables::Table& m_table;
    const std::vector<bool>& m_members;
    std::uint64_t m_size;
    std::optional<GroupRule> m_best;
};

bool describes(const TableReference& reference, std::string_view column) {
    return std::none_of(reference.columns.begin(), reference.columns.end(), [&](const TableColumn& one) {
        return one.name == column && one.use != ColumnUse::Attribute;
    });
}

} // namespace

Result<ValueFinding> find_underserved(std::span<const std::optional<double>> best, double share) {
    if (!(share >= 0 && share <= 1))
        return error("The share must be between 0 and 1.");
    std::vector<double> known;
    for (const std::optional<double>& propensity : best) {
        if (propensity)
            known.push_back(*propensity);
    }
    std::sort(known.begin(), known.end());
    ValueFinding finding;
    const auto lowest =
        static_cast<std::size_t>(std::floor(share * static_cast<double>(known.size()) + 1e-9));
    if (lowest > 0)
        finding.threshold = lowest < known.size() ? known[lowest] : std::nextafter(known.back(), 2.0);
    for (const std::optional<double>& propensity : best) {
        const Served served = !propensity                       ? Served::NoAction
                              : *propensity < finding.threshold ? Served::OnlyIrrelevant
                                                                : Served::WithRelevant;
        finding.customers.push_back(served);
        finding.no_action += served == Served::NoAction;
        finding.only_irrelevant += served == Served::OnlyIrrelevant;
    }
    return finding;
}

std::vector<GroupRule> describe_group(const tables::Table& table, const TableReference& reference,
                                      const std::vector<bool>& members, std::size_t most) {
    std::vector<GroupRule> rules;
    if (members.size() != table.row_count() ||
        std::find(members.begin(), members.end(), true) == members.end())
        return rules;
    Describer describer(table, members);
    for (std::size_t column = 0; column < table.column_count(); ++column) {
        if (!describes(reference, table.column_info(column).name))
            continue;
        if (auto rule = describer.best_of(column))
            rules.push_back(std::move(*rule));
    }
    std::stable_sort(rules.begin(), rules.end(), [](const GroupRule& left, const GroupRule& right) {
        return left.quality > right.quality;
    });
    if (rules.size() > most)
        rules.resize(most);
    return rules;
}

} // namespace throughline::engage
