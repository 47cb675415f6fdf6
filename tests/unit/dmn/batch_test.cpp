// Random tables over random columns: the batch, the single evaluation and the plain evaluation of every cell
// agree.
#include "base/random.h"
#include "base/text.h"
#include "dmn_support.h"
#include "feel/compile.h"
#include "feel/machine.h"

#include <array>
#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::dmn;
using feel::Value;

namespace {

constexpr std::array<const char*, 5> words = {"alpha", "beta", "gamma", "delta", ""};

std::string random_number(Random& random) {
    return text_format("%d.%d", static_cast<int>(random.below(9)) - 2, static_cast<int>(random.below(4)) * 5);
}

std::string random_number_test(Random& random) {
    const std::string first = random_number(random);
    switch (random.below(9)) {
    case 0:
        return "< " + first;
    case 1:
        return ">= " + first;
    case 2:
        return "[" + first + ".." + random_number(random) + ")";
    case 3:
        return first + ", " + random_number(random) + ", > 5";
    case 4:
        return "not(" + first + ", ]" + first + "..5])";
    case 5:
        return "? * 2 > " + first;
    case 6:
        return "null";
    case 7:
        return "> limit";
    default:
        return "-";
    }
}

std::string random_word_test(Random& random) {
    std::string first = std::string("\"") + words[random.below(words.size())] + "\"";
    switch (random.below(6)) {
    case 0:
        return first;
    case 1:
        return first + ", \"gamma\"";
    case 2:
        return "not(" + first + ")";
    case 3:
        return "contains(?, \"a\")";
    case 4:
        return "> " + first;
    default:
        return "-";
    }
}

std::string random_date_test(Random& random) {
    const std::string first = text_format("@\"2026-01-%02d\"", 1 + static_cast<int>(random.below(20)));
    const char* operators[] = {"<", ">=", "", "!="};
    return random.below(5) == 0 ? "-" : operators[random.below(4)] + std::string(" ") + first;
}

std::string random_boolean_test(Random& random) {
    const char* tests[] = {"true", "false", "-", "not(true)", "null"};
    return tests[random.below(5)];
}

DecisionTable random_table(Random& random, bool simple) {
    constexpr HitPolicy policies[] = {HitPolicy::First, HitPolicy::Unique, HitPolicy::Any,
                                      HitPolicy::Collect};
    DecisionTable table;
    table.hit_policy = policies[random.below(4)];
    table.inputs = {
        {"", "number", "", ""}, {"", "word", "string", ""}, {"", "day", "", ""}, {"", "flag", "", ""}};
    if (random.below(2) == 0)
        table.inputs[1].allowed_values = "\"alpha\", \"beta\", \"gamma\"";
    table.outputs = {{"result", "", "", random.below(2) == 0 ? "99" : ""}};
    const std::size_t rules = 1 + random.below(random.below(3) == 0 ? 150 : 12);
    for (std::size_t index = 0; index < rules; ++index) {
        std::string number = random_number_test(random);
        while (simple && (number[0] == '?' || number == "> limit"))
            number = random_number_test(random);
        std::string word = random_word_test(random);
        while (simple && word[0] == 'c')
            word = random_word_test(random);
        const std::string result = !simple && random.below(5) == 0
                                       ? "number + 1"
                                       : text_format("%d", static_cast<int>(random.below(5)));
        table.rules.push_back(
            {{number, word, random_date_test(random), random_boolean_test(random)}, {result}, ""});
    }
    return table;
}

struct Data {
    std::vector<double> numbers;
    std::vector<std::uint32_t> codes;
    std::vector<std::int32_t> days;
    std::vector<std::uint8_t> flags;
    std::vector<double> limits;
    std::vector<std::uint64_t> nulls;
    std::array<std::string_view, 5> dictionary;
    std::vector<feel::Column> columns;
};

Data random_columns(Random& random, std::size_t rows) {
    Data data;
    data.nulls.resize((rows + 63) / 64);
    for (std::size_t index = 0; index < words.size(); ++index)
        data.dictionary[index] = words[index];
    for (std::size_t row = 0; row < rows; ++row) {
        double number = 0;
        parse_number(random_number(random), number);
        data.numbers.push_back(number + (random.below(4) == 0 ? 0.1 : 0));
        data.codes.push_back(static_cast<std::uint32_t>(random.below(words.size())));
        data.days.push_back(20454 + static_cast<std::int32_t>(random.below(20)));
        data.flags.push_back(static_cast<std::uint8_t>(random.below(2)));
        data.limits.push_back(static_cast<double>(random.below(6)));
        if (random.below(7) == 0)
            data.nulls[row / 64] |= 1ULL << (row % 64);
    }
    data.columns.resize(5);
    for (feel::Column& column : data.columns)
        column.rows = rows;
    data.columns[0].kind = feel::Column::Kind::Doubles;
    data.columns[0].doubles = data.numbers.data();
    data.columns[0].null_bits = data.nulls.data();
    data.columns[1].kind = feel::Column::Kind::Strings;
    data.columns[1].codes = data.codes.data();
    data.columns[1].dictionary = data.dictionary;
    data.columns[2].kind = feel::Column::Kind::Dates;
    data.columns[2].days = data.days.data();
    data.columns[3].kind = feel::Column::Kind::Booleans;
    data.columns[3].booleans = data.flags.data();
    data.columns[3].null_bits = data.nulls.data();
    data.columns[4].kind = feel::Column::Kind::Doubles;
    data.columns[4].doubles = data.limits.data();
    return data;
}

// The rules that hit, cell by cell, without any index.
class Oracle {
public:
    Oracle(const DecisionTable& table, const std::vector<Variable>& variables)
        : m_table(table) {
        for (const Variable& variable : variables)
            m_scope.add_variable(variable.name);
        for (const Rule& rule : table.rules) {
            for (const std::string& cell : rule.input_entries)
                m_cells.push_back(feel::compile_unary_tests(cell, m_scope).value());
        }
    }

    std::vector<std::uint32_t> hits(const std::vector<Value>& values) {
        std::vector<std::uint32_t> found;
        const std::size_t inputs = m_table.inputs.size();
        for (std::size_t rule = 0; rule < m_table.rules.size(); ++rule) {
            bool all = true;
            for (std::size_t column = 0; column < inputs && all; ++column) {
                m_machine.start();
                all = m_machine.test(*m_cells[rule * inputs + column], values, values[column]);
            }
            if (all)
                found.push_back(static_cast<std::uint32_t>(rule));
        }
        return found;
    }

private:
    const DecisionTable& m_table;
    feel::Scope m_scope;
    std::vector<feel::ProgramPtr> m_cells;
    feel::Machine m_machine;
};

void compare_all_ways(const DecisionTable& source, const Data& data, std::size_t rows) {
    CompileOptions options;
    options.variables = {{"number", ""}, {"word", ""}, {"day", ""}, {"flag", ""}, {"limit", ""}};
    const auto table = compiled(source, options);
    const std::size_t first = 3;
    const BatchResult batch = evaluate_batch(*table, data.columns, first, rows - first);
    Oracle oracle(source, options.variables);
    std::vector<std::uint64_t> hit_counts(source.rules.size());
    for (std::size_t row = 0; row < rows - first; ++row) {
        std::vector<Value> values;
        for (const feel::Column& column : data.columns)
            values.push_back(column.value(first + row));
        const Evaluation single = evaluate(*table, values, Trace::Full);
        INFO("row " << row << " number " << feel::value_literal(values[0]) << " word "
                    << feel::value_literal(values[1]));
        REQUIRE(batch.outcomes[row] == single.outcome);
        REQUIRE(feel::value_literal(batch.result(row)) == feel::value_literal(single.result));
        REQUIRE(batch.rules[row] ==
                (single.deciding.empty() ? no_rule : static_cast<std::int32_t>(single.deciding[0])));
        if (single.outcome == Outcome::InvalidInput)
            continue;
        REQUIRE(single.hits == oracle.hits(values));
        for (const std::uint32_t rule : single.hits)
            ++hit_counts[rule];
        std::size_t missing_rules = 0;
        for (std::size_t index = 0; index < single.misses.size(); ++index)
            missing_rules += index == 0 || single.misses[index].rule != single.misses[index - 1].rule ? 1 : 0;
        REQUIRE(missing_rules + single.hits.size() == source.rules.size());
    }
    REQUIRE(batch.hit_counts == hit_counts);
}

} // namespace

TEST_CASE("Batch, single and cell-by-cell evaluation agree", "[R102]") {
    Random random(2026);
    for (int round = 0; round < 60; ++round) {
        const std::size_t rows = 40 + random.below(60);
        const Data data = random_columns(random, rows);
        compare_all_ways(random_table(random, round % 2 == 0), data, rows);
    }
}

TEST_CASE("Doubles are placed as the decimals they stand for") {
    DecisionTable table;
    table.inputs = {{"", "x", "", ""}};
    table.outputs = {{"y", "", "", ""}};
    table.hit_policy = HitPolicy::Collect;
    for (const char* test : {"< 0.1", "0.1", "> 0.1", "0.1000000000000000055511151231257827",
                             "< 0.30000000000000004", "<= 0.3", "9007199254740993", "> 1e400"})
        table.rules.push_back({{test}, {std::string("\"") + test + "\""}, ""});
    const auto placed = compiled(table);
    std::vector<double> doubles = {
        0.1,   0.1 + 1e-17,        0.3, 0.1 + 0.2, 9007199254740992.0, 9007199254740994.0, -0.0,
        1e308, 0.09999999999999999};
    feel::Column column;
    column.kind = feel::Column::Kind::Doubles;
    column.rows = doubles.size();
    column.doubles = doubles.data();
    const BatchResult batch = evaluate_batch(*placed, std::span(&column, 1), 0, doubles.size());
    for (std::size_t row = 0; row < doubles.size(); ++row) {
        const Value value = column.value(row);
        CHECK(feel::value_literal(batch.result(row)) ==
              feel::value_literal(evaluate(*placed, std::span(&value, 1)).result));
    }
}

TEST_CASE("An edit tells which rows change result", "[R103]") {
    DecisionTable table;
    table.hit_policy = HitPolicy::First;
    table.inputs = {{"", "x", "number", ""}};
    table.outputs = {{"y", "", "", ""}};
    table.rules = {{{"< 3"}, {"\"low\""}, ""}, {{"-"}, {"\"high\""}, ""}};
    const CompileReport before = compile_table(table);
    table.rules[0].input_entries[0] = "< 5";
    const CompileReport after = compile_table(table);
    const std::vector<double> doubles = {1, 2, 3, 4, 5, 6};
    feel::Column column;
    column.kind = feel::Column::Kind::Doubles;
    column.rows = doubles.size();
    column.doubles = doubles.data();
    const BatchResult old_results = evaluate_batch(*before.table, std::span(&column, 1), 0, 6);
    const BatchResult new_results = evaluate_batch(*after.table, std::span(&column, 1), 0, 6);
    CHECK(changed_rows(old_results, new_results) == std::vector<std::uint32_t>{2, 3});
    CHECK(changed_rows(old_results, old_results).empty());
    CHECK(new_results.hit_counts == std::vector<std::uint64_t>{4, 6});
    CHECK(new_results.deciding_counts == std::vector<std::uint64_t>{4, 2});
}
