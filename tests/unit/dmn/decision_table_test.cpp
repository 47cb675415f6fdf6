#include "dmn_support.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::dmn;
using feel::Value;

namespace {

// Retention of customers by contract and months: the shape of the first decision that people build.
DecisionTable retention(HitPolicy policy = HitPolicy::First) {
    DecisionTable table;
    table.name = "Retention action";
    table.hit_policy = policy;
    table.inputs = {{"Contract", "contract", "string", ""}, {"Months", "tenure", "number", ""}};
    table.outputs = {{"Action", "string", "\"call\", \"letter\", \"none\"", "\"none\""}};
    table.rules = {{{"\"monthly\"", "< 12"}, {"\"call\""}, "new and free to leave"},
                   {{"\"monthly\", \"yearly\"", "[12..24)"}, {"\"letter\""}, ""},
                   {{"not(\"two years\")", "-"}, {"\"none\""}, ""}};
    return table;
}

Evaluation decide(const CompiledTable& table, std::vector<Value> values, Trace trace = Trace::Full) {
    return evaluate(table, values, trace);
}

// A table of one number input without type and one output.
DecisionTable numbers(HitPolicy policy, const std::vector<std::pair<std::string, std::string>>& rules) {
    DecisionTable table;
    table.hit_policy = policy;
    table.inputs = {{"", "x", "", ""}};
    table.outputs = {{"y", "", "", ""}};
    for (const auto& [condition, result] : rules)
        table.rules.push_back({{condition}, {result}, ""});
    return table;
}

} // namespace

TEST_CASE("FIRST takes the first rule that hits and explains the others", "[R102]") {
    const auto table = compiled(retention());
    const Evaluation evaluation = decide(*table, {Value::string("monthly"), Value::number(5)});
    CHECK(evaluation.outcome == Outcome::Decided);
    CHECK(feel::value_literal(evaluation.result) == "\"call\"");
    CHECK(evaluation.hits == std::vector<std::uint32_t>{0, 2});
    CHECK(evaluation.deciding == std::vector<std::uint32_t>{0});
    REQUIRE(evaluation.misses.size() == 1);
    CHECK(evaluation.misses[0].rule == 1);
    CHECK(evaluation.misses[0].input == 1);
    CHECK(explain_rule(*table, evaluation, 1) == "Months is 5; the rule wants [12..24).");
    CHECK(explain_rule(*table, evaluation, 0) == "All conditions hold, and the rule decides.");
    CHECK(explain_rule(*table, evaluation, 2) == "All conditions hold, but FIRST lets another rule decide.");
}

TEST_CASE("Every failing cell of a rule is named", "[R102]") {
    const auto table = compiled(retention());
    const Evaluation evaluation = decide(*table, {Value::string("two years"), Value::number(50)});
    CHECK(evaluation.outcome == Outcome::NoRule);
    CHECK(feel::value_literal(evaluation.result) == "\"none\"");
    CHECK(evaluation.misses.size() == 5);
}

TEST_CASE("Null passes only tests that ask for it") {
    const auto table =
        compiled(numbers(HitPolicy::Collect, {{"< 5", "1"}, {"-", "2"}, {"null", "3"}, {"not(7)", "4"}}));
    CHECK(feel::value_literal(decide(*table, {Value()}).result) == "[2, 3, 4]");
    CHECK(feel::value_literal(decide(*table, {}).result) == "[2, 3, 4]");
    CHECK(feel::value_literal(decide(*table, {Value::number(7)}).result) == "[2]");
}

TEST_CASE("UNIQUE with two hits is a violation that names the rules") {
    const auto table = compiled(retention(HitPolicy::Unique));
    const Evaluation evaluation = decide(*table, {Value::string("monthly"), Value::number(5)});
    CHECK(evaluation.outcome == Outcome::Violation);
    CHECK(evaluation.result.is_null());
    REQUIRE(evaluation.messages.size() == 1);
    CHECK(evaluation.messages[0] == "UNIQUE allows one rule to hit, but rules 1 and 3 do.");
    CHECK(decide(*table, {Value::string("yearly"), Value::number(50)}).outcome == Outcome::Decided);
}

TEST_CASE("ANY wants rules that agree") {
    const auto table = compiled(numbers(HitPolicy::Any, {{"< 10", "1"}, {"< 5", "1"}, {"< 2", "2"}}));
    CHECK(feel::value_literal(decide(*table, {Value::number(3)}).result) == "1");
    const Evaluation violation = decide(*table, {Value::number(1)});
    CHECK(violation.outcome == Outcome::Violation);
    CHECK(violation.messages.at(0) ==
          "ANY wants the rules that hit to agree, but rule 1 gives 1 and rule 3 gives 2.");
}

TEST_CASE("PRIORITY and OUTPUT ORDER follow the allowed values") {
    DecisionTable source =
        numbers(HitPolicy::Priority, {{"> 0", "\"low\""}, {"> 1", "\"high\""}, {"> 2", "\"mid\""}});
    source.outputs[0].allowed_values = "\"high\", \"mid\", \"low\"";
    const auto priority = compiled(source);
    CHECK(feel::value_literal(decide(*priority, {Value::number(5)}).result) == "\"high\"");
    CHECK(decide(*priority, {Value::number(5)}).deciding == std::vector<std::uint32_t>{1});
    source.hit_policy = HitPolicy::OutputOrder;
    const auto order = compiled(source);
    CHECK(feel::value_literal(decide(*order, {Value::number(5)}).result) == "[\"high\", \"mid\", \"low\"]");
    CHECK(decide(*order, {Value::number(5)}).deciding == std::vector<std::uint32_t>{1, 2, 0});
}

TEST_CASE("COLLECT aggregates") {
    DecisionTable source = numbers(HitPolicy::Collect, {{"> 0", "3"}, {"> 1", "5"}, {"> 2", "5"}});
    const auto result = [&source](Aggregation aggregation, int x) {
        source.aggregation = aggregation;
        return feel::value_literal(decide(*compiled(source), {Value::number(x)}).result);
    };
    CHECK(result(Aggregation::List, 3) == "[3, 5, 5]");
    CHECK(result(Aggregation::Sum, 3) == "13");
    CHECK(result(Aggregation::Minimum, 3) == "3");
    CHECK(result(Aggregation::Maximum, 3) == "5");
    CHECK(result(Aggregation::Count, 0) == "0");
    CHECK(result(Aggregation::Sum, 0) == "null");
    source.hit_policy = HitPolicy::RuleOrder;
    CHECK(result(Aggregation::List, 2) == "[3, 5]");
}

TEST_CASE("Several outputs make a context") {
    DecisionTable source = retention();
    source.outputs.push_back({"Offer", "number", "", ""});
    for (std::size_t row = 0; row < source.rules.size(); ++row)
        source.rules[row].output_entries.push_back("tenure * " + std::to_string(row + 1));
    const auto table = compiled(source);
    CHECK(feel::value_literal(decide(*table, {Value::string("yearly"), Value::number(20)}).result) ==
          "{Action: \"letter\", Offer: 40}");
}

TEST_CASE("Cells may use variables, `?` and functions") {
    DecisionTable source;
    source.hit_policy = HitPolicy::Collect;
    source.inputs = {{"", "name", "string", ""}, {"", "charge / 2", "number", ""}};
    source.outputs = {{"result", "", "", ""}};
    source.rules = {{{"starts with(?, \"A\")", "> limit"}, {"1"}, ""},
                    {{"string length(?) > 3", "? > 5 and ? < 100"}, {"2"}, ""},
                    {{"\"Bo\", \"Ann\"", "<= limit"}, {"name + \"!\""}, ""}};
    CompileOptions options;
    options.variables = {{"name", "string"}, {"charge", "number"}, {"limit", "number"}, {"unused", ""}};
    const auto table = compiled(source, options);
    const auto result = [&](const char* name, int charge) {
        return feel::value_literal(
            decide(*table, {Value::string(name), Value::number(charge), Value::number(7)}).result);
    };
    CHECK(result("Anna", 20) == "[1, 2]");
    CHECK(result("Ann", 20) == "[1]");
    CHECK(result("Bo", 14) == "[\"Bo!\"]");
    CHECK(used_variables(*table) == std::vector<bool>{true, true, true, false});
    CHECK(explain_rule(*table, decide(*table, {Value::string("Bo"), Value::number(14), Value::number(7)}),
                       0) == "name is \"Bo\"; the rule wants starts with(?, \"A\").");
}

TEST_CASE("Dates and booleans are tested") {
    DecisionTable source;
    source.inputs = {{"", "start", "date", ""}, {"", "paperless", "boolean", ""}};
    source.outputs = {{"result", "", "", ""}};
    source.rules = {{{"< date(\"2026-01-01\")", "true"}, {"1"}, ""},
                    {{"[@\"2026-01-01\"..@\"2026-06-30\"]", "-"}, {"2"}, ""},
                    {{"> @\"2026-06-30\"", "false"}, {"3"}, ""}};
    const auto table = compiled(source);
    const auto result = [&](const char* day, bool paperless) {
        return feel::value_literal(
            decide(*table, {Value::date(*feel::read_date(day)), Value::boolean(paperless)}).result);
    };
    CHECK(result("2025-12-31", true) == "1");
    CHECK(result("2025-12-31", false) == "null");
    CHECK(result("2026-01-01", false) == "2");
    CHECK(result("2026-06-30", true) == "2");
    CHECK(result("2026-07-01", false) == "3");
}

TEST_CASE("Inputs that are not allowed are named") {
    DecisionTable source = retention();
    source.inputs[0].allowed_values = "\"monthly\", \"yearly\", \"two years\"";
    const auto table = compiled(source);
    const Evaluation wrong_value = decide(*table, {Value::string("weekly"), Value::number(5)});
    CHECK(wrong_value.outcome == Outcome::InvalidInput);
    CHECK(wrong_value.messages.at(0) == "Contract is \"weekly\", which is not among the allowed values "
                                        "\"monthly\", \"yearly\", \"two years\".");
    const Evaluation wrong_type = decide(*table, {Value::number(1), Value::string("5")});
    CHECK(wrong_type.outcome == Outcome::InvalidInput);
    CHECK(wrong_type.messages.size() == 2);
    CHECK(wrong_type.messages[1] == "Months is \"5\", which is not of type number.");
    // Null is allowed: data have gaps, and null is not "two years".
    CHECK(decide(*table, {Value(), Value::number(5)}).outcome == Outcome::Decided);
}

TEST_CASE("Errors name the cell, the position and what is wrong", "[R102]") {
    DecisionTable source = retention();
    source.rules[0].input_entries[1] = "< 12 and";
    source.rules[2].output_entries[0] = "tenur + 1";
    source.rules[1].input_entries[0] = "\"monthly";
    source.inputs[1].type = "numbr";
    const CompileReport report = compile_table(source);
    CHECK(report.table == nullptr);
    REQUIRE(report.problems.size() == 4);
    CHECK(describe(report.problems[0], source) == "Rule 2, input 1 (Contract), column 1: Expected a value, "
                                                  "but found a string without its closing quote.");
    CHECK(describe(report.problems[1], source) ==
          "input 2 (Months), type, column 1: There is no type `numbr`.");
    CHECK(describe(report.problems[2], source) ==
          "Rule 1, input 2 (Months), column 6: Expected a comma or the end, but found `and`.");
    CHECK(describe(report.problems[3], source) ==
          "Rule 3, output 1 (Action), column 1: There is no name `tenur` here; did you mean `tenure`?");
    CHECK(report.problems[3].kind == CellKind::OutputEntry);
}

TEST_CASE("Results that are not allowed are warnings") {
    DecisionTable source = retention();
    source.rules[0].output_entries[0] = "\"visit\"";
    const CompileReport report = compile_table(source);
    CHECK(report.table != nullptr);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].severity == Severity::Warning);
    CHECK(report.problems[0].message ==
          "\"visit\" is not among the allowed values \"call\", \"letter\", \"none\".");
}

TEST_CASE("Tables of the wrong shape are refused") {
    DecisionTable source = retention();
    source.rules[1].input_entries.pop_back();
    CHECK(compile_table(source).table == nullptr);
    CHECK(compile_table(DecisionTable()).table == nullptr);
    DecisionTable priority = numbers(HitPolicy::Priority, {{"-", "1"}});
    CHECK(compile_table(priority).table == nullptr);
    DecisionTable empty = numbers(HitPolicy::Unique, {});
    CHECK(decide(*compiled(empty), {Value::number(1)}).outcome == Outcome::NoRule);
}

TEST_CASE("today() in a cell comes from the caller") {
    DecisionTable source = numbers(HitPolicy::First, {{"< today()", "\"past\""}, {"-", "\"future\""}});
    const auto table = compiled(source);
    Present present;
    present.now = feel::read_date_time("2026-11-21T10:00:00Z");
    const Value values[] = {Value::date(*feel::read_date("2026-11-20"))};
    CHECK(feel::value_literal(evaluate(*table, values, Trace::None, present).result) == "\"past\"");
    CHECK(feel::value_literal(evaluate(*table, values).result) == "\"future\"");
}

TEST_CASE("Hit policies have names and letters") {
    CHECK(parse_hit_policy("rule order") == HitPolicy::RuleOrder);
    CHECK(parse_hit_policy("U") == HitPolicy::Unique);
    CHECK_FALSE(parse_hit_policy("X").has_value());
    CHECK(hit_policy_letter(HitPolicy::Collect, Aggregation::Sum) == "C+");
    CHECK(hit_policy_name(HitPolicy::OutputOrder) == "OUTPUT ORDER");
}
