#include "dmn/analysis/domain.h"

#include "dmn/table_data.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace throughline::dmn::analysis {

using feel::TypeKind;
using feel::Value;

bool meets(const Intervals& intervals, Interval interval) {
    return std::any_of(intervals.begin(), intervals.end(), [interval](const Interval& own) {
        return own.low < interval.high && interval.low < own.high;
    });
}

bool contains(const Intervals& intervals, Interval interval) {
    return std::any_of(intervals.begin(), intervals.end(), [interval](const Interval& own) {
        return own.low <= interval.low && interval.high <= own.high;
    });
}

bool meet(const Intervals& left, const Intervals& right) {
    return std::any_of(right.begin(), right.end(),
                       [&left](const Interval& interval) { return meets(left, interval); });
}

bool contains(const Intervals& outer, const Intervals& inner) {
    return std::all_of(inner.begin(), inner.end(),
                       [&outer](const Interval& interval) { return contains(outer, interval); });
}

Interval common(const Intervals& left, const Intervals& right) {
    for (const Interval& one : left) {
        for (const Interval& other : right) {
            const Interval both{std::max(one.low, other.low), std::min(one.high, other.high)};
            if (both.low < both.high)
                return both;
        }
    }
    return {};
}

namespace {

// Which kinds of values may come: those of the declared type, or without one those that the cells speak of.
struct Kinds {
    bool booleans = false, numbers = false, texts = false, days = false;
};

bool same_rules(const ColumnIndex& index, std::uint32_t left, std::uint32_t right) {
    return std::equal(index.passing(left), index.passing(left) + index.words(), index.passing(right));
}

Kinds kinds_of(const InputColumn& column) {
    const ColumnIndex& index = *column.index;
    const TypeKind type = column.type ? column.type->kind : TypeKind::Any;
    if (type != TypeKind::Any)
        return {type == TypeKind::Boolean, type == TypeKind::Number, type == TypeKind::String,
                type == TypeKind::Date};
    return {!same_rules(index, index.class_of(false), index.class_of(true)),
            index.first_string() - index.first_number() > 1, index.first_day() - index.first_string() > 1,
            index.class_count() - index.first_day() > 1};
}

class Cutter {
public:
    Cutter(const ColumnIndex& index, ColumnDomain& domain)
        : m_index(index)
        , m_domain(domain) {}

    // Neighbours that pass the same cells become one segment.
    void cut_in_order(std::uint32_t first, std::uint32_t last) {
        bool fresh = true;
        for (std::uint32_t value_class = first; value_class < last; ++value_class) {
            if (!comes(value_class))
                continue;
            if (fresh || !same_rules(m_index, m_domain.classes.back().back(), value_class))
                m_domain.classes.emplace_back();
            m_domain.classes.back().push_back(value_class);
            fresh = false;
        }
    }

    // All that pass the same cells become one segment: the order of texts says nothing.
    void cut_by_cells(std::uint32_t first, std::uint32_t last) {
        std::unordered_map<std::string_view, std::size_t> known;
        for (std::uint32_t value_class = first; value_class < last; ++value_class) {
            if (!comes(value_class))
                continue;
            const std::string_view cells(reinterpret_cast<const char*>(m_index.passing(value_class)),
                                         m_index.words() * sizeof(Word));
            const auto [place, is_new] = known.emplace(cells, m_domain.classes.size());
            if (is_new)
                m_domain.classes.emplace_back();
            m_domain.classes[place->second].push_back(value_class);
        }
    }

private:
    bool comes(std::uint32_t value_class) const {
        return m_index.example(value_class).has_value() && m_index.allows(value_class);
    }

    const ColumnIndex& m_index;
    ColumnDomain& m_domain;
};

// Where the rules that pass change from one segment to the next, intervals begin and end.
void gather_intervals(const ColumnIndex& index, std::size_t rule_count, ColumnDomain& domain) {
    domain.rules.resize(rule_count);
    std::vector<Word> before(index.words(), 0);
    for (std::uint32_t segment = 0; segment < domain.size(); ++segment) {
        const Word* now = index.passing(domain.classes[segment].front());
        for (std::size_t word = 0; word < index.words(); ++word) {
            for (Word changed = now[word] ^ before[word]; changed != 0; changed &= changed - 1) {
                const auto bit = static_cast<std::size_t>(__builtin_ctzll(changed));
                Intervals& intervals = domain.rules[word * word_bits + bit];
                if (((now[word] >> bit) & 1U) != 0)
                    intervals.push_back({segment, domain.size()});
                else
                    intervals.back().high = segment;
            }
            before[word] = now[word];
        }
    }
}

ColumnDomain column_domain(const InputColumn& column, std::size_t rule_count) {
    const ColumnIndex& index = *column.index;
    ColumnDomain domain;
    Cutter cutter(index, domain);
    const Kinds kinds = kinds_of(column);
    if (kinds.booleans)
        cutter.cut_in_order(index.class_of(false), index.class_of(true) + 1);
    if (kinds.numbers)
        cutter.cut_in_order(index.first_number(), index.first_string());
    if (kinds.texts)
        cutter.cut_by_cells(index.first_string(), index.first_day());
    if (kinds.days)
        cutter.cut_in_order(index.first_day(), index.class_count());
    // Times, lists and so on: whatever comes, no cell is decided by its class.
    if (domain.classes.empty())
        domain.classes.push_back({index.null_class()});
    gather_intervals(index, rule_count, domain);
    for (const Intervals& intervals : domain.rules)
        domain.extents.push_back(intervals.empty() ? Interval{}
                                                   : Interval{intervals.front().low, intervals.back().high});
    const Word* blank = index.passing(index.null_class());
    for (std::size_t rule = 0; rule < rule_count; ++rule)
        domain.blank_passes.push_back(((blank[rule / word_bits] >> (rule % word_bits)) & 1U) != 0);
    return domain;
}

} // namespace

Region TableDomain::everything() const {
    Region region;
    for (const ColumnDomain& column : columns)
        region.push_back(column.all());
    return region;
}

bool TableDomain::rules_meet(std::uint32_t first, std::uint32_t second) const {
    return std::all_of(columns.begin(), columns.end(), [first, second](const ColumnDomain& column) {
        return column.rules_meet(first, second);
    });
}

TableDomain empty_domain(const CompiledTable& table) {
    TableDomain domain;
    domain.rule_count = table.source.rules.size();
    domain.decided.assign(domain.rule_count, true);
    return domain;
}

void add_column(const CompiledTable& table, TableDomain& domain) {
    const InputColumn& column = table.inputs[domain.columns.size()];
    domain.columns.push_back(column_domain(column, domain.rule_count));
    for (const std::uint32_t rule : column.index->undecided())
        domain.decided[rule] = false;
    const bool is_shared = std::any_of(
        table.inputs.begin(), table.inputs.begin() + static_cast<std::ptrdiff_t>(domain.columns.size() - 1),
        [&column](const InputColumn& other) { return other.variable == column.variable; });
    if (column.variable < 0 || is_shared)
        domain.independent = false;
}

TableDomain domain_of(const CompiledTable& table) {
    TableDomain domain = empty_domain(table);
    while (domain.columns.size() < table.inputs.size())
        add_column(table, domain);
    return domain;
}

namespace {

// The plainest number of a class: for a gap the whole number next to a border, where one is inside.
Value plain_number(const ColumnIndex& index, std::uint32_t value_class) {
    const Value& example = *index.example(value_class);
    if ((value_class - index.first_number()) % 2 == 1 || index.first_string() - index.first_number() == 1)
        return example;
    const bool lowest = value_class == index.first_number();
    const Decimal border = index.example(lowest ? value_class + 1 : value_class - 1)->as_number().floor();
    for (const Decimal& whole : {lowest ? border - Decimal(1) : border + Decimal(1), border}) {
        if (index.class_of(whole) == value_class)
            return Value::number(whole);
    }
    return example;
}

Value plain_value(const ColumnIndex& index, const std::vector<std::uint32_t>& classes) {
    const Value& example = *index.example(classes.front());
    if (example.is(feel::Kind::String)) {
        constexpr std::string_view other = "other";
        if (std::binary_search(classes.begin(), classes.end(), index.class_of(other)))
            return Value::string(std::string(other));
        // Landmarks read better than what lies between them.
        for (const std::uint32_t value_class : classes) {
            if ((value_class - index.first_string()) % 2 == 1)
                return *index.example(value_class);
        }
        return example;
    }
    if (!example.is(feel::Kind::Number))
        return example;
    for (const std::uint32_t value_class : classes) {
        Value number = plain_number(index, value_class);
        if (number.as_number() == number.as_number().floor())
            return number;
    }
    return example;
}

} // namespace

std::vector<Value> witness_in(const CompiledTable& table, const TableDomain& domain, const Region& region) {
    std::vector<Value> values;
    for (std::size_t column = 0; column < region.size(); ++column)
        values.push_back(
            plain_value(*table.inputs[column].index, domain.columns[column].classes[region[column].low]));
    return values;
}

} // namespace throughline::dmn::analysis
