// Issue 3: boundary and MC/DC cases made from a table, against brute force over all cases.
#include "dmn/case_generator.h"
#include "dmn_support.h"
#include "random_table.h"

#include <algorithm>
#include <array>
#include <catch_amalgamated.hpp>
#include <set>

using namespace throughline;
using namespace throughline::dmn;
using feel::Value;

namespace {

std::set<std::string> values_of(const GeneratedCases& generated, std::size_t input) {
    std::set<std::string> result;
    for (const GeneratedCase& made : generated.cases)
        result.insert(feel::value_literal(made.values[input]));
    return result;
}

const GeneratedCase& titled(const GeneratedCases& generated, std::string_view title) {
    const auto found = std::find_if(generated.cases.begin(), generated.cases.end(),
                                    [title](const GeneratedCase& made) { return made.title == title; });
    REQUIRE(found != generated.cases.end());
    return *found;
}

DecisionTable offers() {
    DecisionTable table;
    table.hit_policy = HitPolicy::First;
    table.inputs = {{"Months", "tenure", "number", "[0..500]"},
                    {"", "contract", "string", "\"Month\", \"Year\""},
                    {"", "since", "date", ""},
                    {"", "channel", "string", ""}};
    table.outputs = {{"offer", "string", "", ""}};
    table.rules = {{{"< 12", "\"Month\"", "-", "-"}, {"\"a\""}, ""},
                   {{"[12..24.5]", "-", "< date(\"2026-03-01\")", "-"}, {"\"b\""}, ""},
                   {{"-", "-", "-", "\"shop\", \"phone\""}, {"\"c\""}, ""}};
    return table;
}

} // namespace

TEST_CASE("Each bound of a cell is tried just below, at and just above, each listed value and another one",
          "[R102]") {
    const auto table = compiled(offers());
    const GeneratedCases generated = generate_cases(*table, {.conditions = false});
    CHECK(generated.complete);
    CHECK(generated.undecided_rules.empty());
    // As fine as the finest constant of the column; outside the allowed values nothing is tried.
    CHECK(values_of(generated, 0) ==
          std::set<std::string>{"0", "11.9", "12", "12.1", "24.4", "24.5", "24.6"});
    CHECK(values_of(generated, 1) == std::set<std::string>{"\"Month\"", "\"Year\""});
    for (const char* day : {"@\"2026-02-28\"", "@\"2026-03-01\"", "@\"2026-03-02\""})
        CHECK(values_of(generated, 2).contains(day));
    CHECK(values_of(generated, 3) == std::set<std::string>{"\"other\"", "\"phone\"", "\"shop\""});
    CHECK(feel::value_literal(titled(generated, "Rule 2").evaluation.result) == "\"b\"");
    CHECK(feel::value_literal(titled(generated, "Rule 2, Months just above 24.5").values[0]) == "24.6");
    CHECK(titled(generated, "Rule 3, channel another value").evaluation.outcome == Outcome::NoRule);
}

TEST_CASE("Each cell is shown to decide by a pair of cases", "[R102]") {
    const auto table = compiled(offers());
    const GeneratedCases generated = generate_cases(*table, {.boundaries = false});
    REQUIRE(generated.pairs.size() == 5);
    const ConditionPair& pair = generated.pairs[1];
    CHECK(pair.rule == 0);
    CHECK(pair.input == 1);
    CHECK(generated.cases[pair.fails].title == "Rule 1 but for contract");
    CHECK(feel::value_literal(generated.cases[pair.holds].values[1]) == "\"Month\"");
    CHECK(feel::value_literal(generated.cases[pair.fails].values[1]) == "\"Year\"");
}

TEST_CASE("No cases where an input is computed, and no more than asked for", "[R102]") {
    DecisionTable twice = offers();
    twice.inputs[3].expression = "contract";
    CHECK_FALSE(generate_cases(*compiled(twice)).problem.empty());
    const GeneratedCases few = generate_cases(*compiled(offers()), {.most_cases = 4});
    CHECK(few.cases.size() <= 5);
    CHECK_FALSE(few.complete);
}

namespace {

bool decides(const Evaluation& evaluation, std::uint32_t rule) {
    return std::find(evaluation.deciding.begin(), evaluation.deciding.end(), rule) !=
           evaluation.deciding.end();
}

// Whether every cell of the rule but this one holds.
bool fails_alone(const Evaluation& evaluation, std::uint32_t rule, std::uint32_t input) {
    std::vector<std::uint32_t> inputs;
    for (const FailedCell& cell : evaluation.misses) {
        if (cell.rule == rule)
            inputs.push_back(cell.input);
    }
    return inputs == std::vector<std::uint32_t>{input};
}

bool has_answer(const Evaluation& evaluation) {
    return evaluation.outcome == Outcome::Decided || evaluation.outcome == Outcome::NoRule;
}

// All rules that decide some case, and all cells (rule, input) that some pair of cases shows to decide.
struct Coverage {
    std::set<std::uint32_t> rules;
    std::set<std::pair<std::uint32_t, std::uint32_t>> cells;
};

Coverage possible(const RandomTable& random, const CompiledTable& table) {
    Coverage coverage;
    for (const std::vector<Value>& point : random.cases()) {
        const Evaluation evaluation = evaluate(table, point);
        for (const std::uint32_t rule : evaluation.deciding) {
            coverage.rules.insert(rule);
            for (std::uint32_t input = 0; input < point.size(); ++input) {
                for (const Value& value : random.values(input)) {
                    std::vector<Value> changed = point;
                    changed[input] = value;
                    const Evaluation other = evaluate(table, changed, Trace::Full);
                    if (has_answer(other) && fails_alone(other, rule, input))
                        coverage.cells.emplace(rule, input);
                }
            }
        }
    }
    return coverage;
}

void check_pair(const GeneratedCases& generated, const CompiledTable& table, const ConditionPair& pair) {
    const GeneratedCase& holds = generated.cases[pair.holds];
    const GeneratedCase& fails = generated.cases[pair.fails];
    for (std::uint32_t input = 0; input < holds.values.size(); ++input)
        REQUIRE(feel::identical(holds.values[input], fails.values[input]) == (input != pair.input));
    REQUIRE(decides(holds.evaluation, pair.rule));
    REQUIRE(holds.evaluation.deciding != fails.evaluation.deciding);
    REQUIRE(fails_alone(evaluate(table, fails.values, Trace::Full), pair.rule, pair.input));
}

} // namespace

TEST_CASE("Generated cases cover all that can be covered, and expect what the table gives", "[R102]") {
    constexpr std::array policies{HitPolicy::Unique,   HitPolicy::First,   HitPolicy::Any,
                                  HitPolicy::Priority, HitPolicy::Collect, HitPolicy::RuleOrder};
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        const RandomTable random(seed, policies);
        CAPTURE(seed);
        const auto table = compiled(random.table());
        const GeneratedCases generated = generate_cases(*table);
        REQUIRE(generated.problem.empty());
        REQUIRE(generated.complete);
        Coverage covered;
        std::set<std::string> known;
        for (const GeneratedCase& made : generated.cases) {
            const Evaluation evaluation = evaluate(*table, made.values);
            REQUIRE(has_answer(evaluation));
            REQUIRE(feel::identical(evaluation.result, made.evaluation.result));
            REQUIRE(evaluation.deciding == made.evaluation.deciding);
            covered.rules.insert(evaluation.deciding.begin(), evaluation.deciding.end());
            std::string key;
            for (const Value& value : made.values)
                key += feel::value_literal(value) + "|";
            REQUIRE(known.insert(key).second);
        }
        for (const ConditionPair& pair : generated.pairs) {
            check_pair(generated, *table, pair);
            covered.cells.emplace(pair.rule, pair.input);
        }
        const Coverage all = possible(random, *table);
        REQUIRE(
            std::includes(covered.rules.begin(), covered.rules.end(), all.rules.begin(), all.rules.end()));
        REQUIRE(
            std::includes(covered.cells.begin(), covered.cells.end(), all.cells.begin(), all.cells.end()));
        for (const std::uint32_t rule : generated.undecided_rules)
            REQUIRE_FALSE(all.rules.contains(rule));
    }
}
