// Whole columns at once. Every input column becomes an array of classes first, in one tight loop for its
// kind; then each row is the intersection of a few bitsets.
#include "dmn/table_data.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace throughline::dmn {

using feel::Column;
using feel::TypeKind;
using feel::Value;

namespace {

// Rows are taken in blocks, so that the arrays in between stay in the cache.
constexpr std::size_t block_rows = 2048;

// A class that says "not placed": the row goes the long way.
constexpr std::uint32_t unplaced = ColumnIndex::no_class;

// Whether values of a column's kind fit the input's type as they are.
bool fits_type(Column::Kind kind, const feel::Type* type) {
    if (type == nullptr)
        return true;
    if (type->constraint != nullptr)
        return false;
    switch (kind) {
    case Column::Kind::Nulls:
        return true;
    case Column::Kind::Doubles:
    case Column::Kind::Integers:
    case Column::Kind::Decimals:
        return type->kind == TypeKind::Number;
    case Column::Kind::Booleans:
        return type->kind == TypeKind::Boolean;
    case Column::Kind::Strings:
        return type->kind == TypeKind::String;
    case Column::Kind::Dates:
        return type->kind == TypeKind::Date;
    case Column::Kind::Values:
        return false;
    }
    return false;
}

class Batch {
public:
    Batch(const CompiledTable& table, std::span<const Column> columns, std::size_t first, std::size_t count,
          const Present& present)
        : m_table(table)
        , m_columns(columns)
        , m_first(first)
        , m_count(count)
        , m_present(present) {}

    BatchResult run() {
        prepare();
        for (std::size_t start = 0; start < m_count; start += block_rows)
            run_block(start, std::min(block_rows, m_count - start));
        return std::move(m_result);
    }

private:
    void prepare() {
        const std::size_t rules = m_table.source.rules.size();
        m_result.outcomes.resize(m_count);
        m_result.rules.resize(m_count, no_rule);
        m_result.results.resize(m_count);
        m_result.values.emplace_back();
        m_result.hit_counts.assign(rules, 0);
        m_result.deciding_counts.assign(rules, 0);
        m_value_of_rule.assign(rules, 0);
        m_classes.resize(m_table.inputs.size() * block_rows);
        m_passing.resize(m_table.inputs.size());
        // The short way needs results that are fixed and one rule that decides.
        const HitPolicy policy = m_table.source.hit_policy;
        m_single = policy == HitPolicy::First || policy == HitPolicy::Unique;
        m_last_word = ~Word{0};
        if (rules % word_bits != 0 || rules == 0)
            m_last_word = (Word{1} << (rules % word_bits)) - 1;
        for (std::size_t column = 0; column < m_table.inputs.size(); ++column)
            prepare_column(column);
    }

    // Dictionaries are placed once for all rows.
    void prepare_column(std::size_t column) {
        const InputColumn& input = m_table.inputs[column];
        m_dictionaries.emplace_back();
        const Column* source = column_of(input);
        m_direct.push_back(source != nullptr && fits_type(source->kind, input.type.get()) &&
                           (input.allowed == nullptr || input.index->decides_allowed()) &&
                           source->kind != Column::Kind::Values);
        if (!m_direct.back() || source->kind != Column::Kind::Strings)
            return;
        for (const std::string_view text : source->dictionary)
            m_dictionaries.back().push_back(checked(*input.index, input.index->class_of(text)));
    }

    const Column* column_of(const InputColumn& input) const {
        if (input.variable < 0 || static_cast<std::size_t>(input.variable) >= m_columns.size())
            return nullptr;
        return &m_columns[static_cast<std::size_t>(input.variable)];
    }

    // Values that are not allowed go the long way, which says so.
    static std::uint32_t checked(const ColumnIndex& index, std::uint32_t value_class) {
        return index.allows(value_class) ? value_class : unplaced;
    }

    template <typename ClassOf>
    void place_rows(const Column& source, const ColumnIndex& index, std::size_t row, std::size_t count,
                    std::uint32_t* classes, ClassOf&& class_of) {
        for (std::size_t offset = 0; offset < count; ++offset) {
            const std::size_t place = row + offset;
            classes[offset] = source.is_null(place) ? index.null_class() : class_of(place);
        }
    }

    void place_column(std::size_t column, std::size_t row, std::size_t count) {
        std::uint32_t* classes = &m_classes[column * block_rows];
        if (!m_direct[column]) {
            std::fill_n(classes, count, unplaced);
            return;
        }
        const ColumnIndex& index = *m_table.inputs[column].index;
        const Column& source = *column_of(m_table.inputs[column]);
        const auto place = [&](auto&& class_of) { place_rows(source, index, row, count, classes, class_of); };
        switch (source.kind) {
        case Column::Kind::Doubles:
            place([&](std::size_t at) {
                const double value = source.doubles[at];
                return std::isfinite(value) ? checked(index, index.class_of(value)) : index.null_class();
            });
            break;
        case Column::Kind::Integers:
            place(
                [&](std::size_t at) { return checked(index, index.class_of(Decimal(source.integers[at]))); });
            break;
        case Column::Kind::Decimals:
            place([&](std::size_t at) {
                return source.decimals[at].is_nan() ? index.null_class()
                                                    : checked(index, index.class_of(source.decimals[at]));
            });
            break;
        case Column::Kind::Booleans:
            place([&](std::size_t at) { return checked(index, index.class_of(source.booleans[at] != 0)); });
            break;
        case Column::Kind::Strings:
            place([&](std::size_t at) { return m_dictionaries[column][source.codes[at]]; });
            break;
        case Column::Kind::Dates:
            place([&](std::size_t at) { return checked(index, index.class_of_day(source.days[at])); });
            break;
        default:
            std::fill_n(classes, count, index.null_class());
            break;
        }
    }

    void run_block(std::size_t start, std::size_t count) {
        for (std::size_t column = 0; column < m_table.inputs.size(); ++column)
            place_column(column, m_first + start, count);
        for (std::size_t offset = 0; offset < count; ++offset) {
            if (!decide_short(start + offset, offset))
                decide_long(start + offset);
        }
    }

    // False where the row needs the long way.
    bool decide_short(std::size_t row, std::size_t offset) {
        if (!m_single || m_table.has_undecided)
            return false;
        const std::size_t inputs = m_table.inputs.size();
        for (std::size_t column = 0; column < inputs; ++column) {
            const std::uint32_t value_class = m_classes[column * block_rows + offset];
            if (value_class == unplaced)
                return false;
            m_passing[column] = m_table.inputs[column].index->passing(value_class);
        }
        const std::size_t words = m_table.words;
        const Word* const* passing = m_passing.data();
        std::int32_t first = no_rule;
        std::size_t hits = 0;
        m_hit_words.clear();
        for (std::size_t word = 0; word < words; ++word) {
            Word rest = word + 1 == words ? m_last_word : ~Word{0};
            for (std::size_t column = 0; column < inputs; ++column)
                rest &= passing[column][word];
            if (rest == 0)
                continue;
            if (first == no_rule)
                first = static_cast<std::int32_t>(word * word_bits +
                                                  static_cast<std::size_t>(__builtin_ctzll(rest)));
            hits += static_cast<std::size_t>(__builtin_popcountll(rest));
            m_hit_words.push_back({word, rest});
        }
        if (hits == 0 || !m_table.fixed[static_cast<std::size_t>(first)] ||
            (hits > 1 && m_table.source.hit_policy == HitPolicy::Unique))
            return false;
        for (const auto& [word, bits] : m_hit_words) {
            for (Word rest = bits; rest != 0; rest &= rest - 1)
                ++m_result.hit_counts[word * word_bits + static_cast<std::size_t>(__builtin_ctzll(rest))];
        }
        ++m_result.deciding_counts[static_cast<std::size_t>(first)];
        ++m_result.decided;
        m_result.outcomes[row] = Outcome::Decided;
        m_result.rules[row] = first;
        m_result.results[row] = value_of_rule(static_cast<std::size_t>(first));
        return true;
    }

    std::uint32_t value_of_rule(std::size_t rule) {
        if (m_value_of_rule[rule] == 0) {
            m_value_of_rule[rule] = static_cast<std::uint32_t>(m_result.values.size());
            m_result.values.push_back(m_table.fixed_results[rule]);
        }
        return m_value_of_rule[rule];
    }

    // One row by the single evaluator; only variables that are read are made into values.
    void decide_long(std::size_t row) {
        m_row_values.resize(m_columns.size());
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            if (column < m_table.used.size() && m_table.used[column])
                m_row_values[column] = m_columns[column].value(m_first + row);
        }
        evaluate_into(m_table, m_row_values, Trace::None, m_evaluation, m_present);
        m_result.outcomes[row] = m_evaluation.outcome;
        for (const std::uint32_t rule : m_evaluation.hits)
            ++m_result.hit_counts[rule];
        for (const std::uint32_t rule : m_evaluation.deciding)
            ++m_result.deciding_counts[rule];
        if (!m_evaluation.deciding.empty())
            m_result.rules[row] = static_cast<std::int32_t>(m_evaluation.deciding.front());
        m_result.results[row] = store_result();
        switch (m_evaluation.outcome) {
        case Outcome::Decided:
            ++m_result.decided;
            break;
        case Outcome::NoRule:
            ++m_result.undecided;
            break;
        case Outcome::Violation:
            ++m_result.violations;
            break;
        default:
            ++m_result.invalid;
            break;
        }
    }

    std::uint32_t store_result() {
        if (m_evaluation.result.is_null())
            return 0;
        if (m_single && m_evaluation.deciding.size() == 1 && m_table.fixed[m_evaluation.deciding.front()])
            return value_of_rule(m_evaluation.deciding.front());
        // Neighbouring rows often share a result; all others are kept one by one.
        if (feel::identical(m_result.values.back(), m_evaluation.result))
            return static_cast<std::uint32_t>(m_result.values.size() - 1);
        m_result.values.push_back(m_evaluation.result);
        return static_cast<std::uint32_t>(m_result.values.size() - 1);
    }

    struct HitWord {
        std::size_t word;
        Word bits;
    };

    const CompiledTable& m_table;
    std::span<const Column> m_columns;
    std::size_t m_first;
    std::size_t m_count;
    Present m_present;
    BatchResult m_result;
    std::vector<std::uint32_t> m_value_of_rule;
    std::vector<std::uint32_t> m_classes;
    std::vector<std::vector<std::uint32_t>> m_dictionaries;
    std::vector<bool> m_direct;
    std::vector<HitWord> m_hit_words;
    // For one row the rules that each column lets pass.
    std::vector<const Word*> m_passing;
    std::vector<Value> m_row_values;
    Evaluation m_evaluation;
    Word m_last_word = 0;
    bool m_single = false;
};

} // namespace

BatchResult evaluate_batch(const CompiledTable& table, std::span<const Column> columns, std::size_t first,
                           std::size_t count, const Present& present) {
    return Batch(table, columns, first, count, present).run();
}

std::vector<std::uint32_t> changed_rows(const BatchResult& before, const BatchResult& after) {
    std::vector<std::uint32_t> rows;
    const std::size_t count = std::min(before.results.size(), after.results.size());
    // Pairs of results repeat; each is compared once.
    std::unordered_map<std::uint64_t, bool> compared;
    for (std::size_t row = 0; row < count; ++row) {
        const std::uint64_t pair =
            (static_cast<std::uint64_t>(before.results[row]) << 32) | after.results[row];
        const auto [place, is_new] = compared.try_emplace(pair, false);
        if (is_new)
            place->second = !feel::identical(before.result(row), after.result(row));
        if (place->second || before.outcomes[row] != after.outcomes[row])
            rows.push_back(static_cast<std::uint32_t>(row));
    }
    return rows;
}

} // namespace throughline::dmn
