#include "feel/test_shape.h"
#include "feel_support.h"

using namespace throughline;
using namespace throughline::feel;

namespace {

// "yes", "no" or "null" for the tested value.
std::string tested(const std::string& tests, const Value& value) {
    Scope scope;
    scope.add_variable("limit");
    const Result<ProgramPtr> program = compile_unary_tests(tests, scope);
    INFO(tests);
    if (!program.ok())
        return describe(program.error());
    Machine machine;
    machine.start();
    const Value limit = Value::number(10);
    const Value result = machine.evaluate(*program.value(), std::span(&limit, 1), &value);
    return result.is_null() ? "null" : result.is_true() ? "yes" : "no";
}

} // namespace

TEST_CASE("Unary tests compare, hold, list and negate", "[R102]") {
    const Value five = Value::number(5);
    CHECK(tested("-", five) == "yes");
    CHECK(tested("", five) == "yes");
    CHECK(tested("-5", Value::number(-5)) == "yes");
    CHECK(tested("5", five) == "yes");
    CHECK(tested("< 5", five) == "no");
    CHECK(tested("<= 5", five) == "yes");
    CHECK(tested("!= 5", five) == "no");
    CHECK(tested("[1..5]", five) == "yes");
    CHECK(tested("]5..9]", five) == "no");
    CHECK(tested("]1..9[, 3", five) == "yes");
    CHECK(tested("1, 2, 5", five) == "yes");
    CHECK(tested("not(1, 2)", five) == "yes");
    CHECK(tested("not(< 9)", five) == "no");
    CHECK(tested("not(1, 2) ", Value()) == "yes");
    CHECK(tested("not(< 9)", Value()) == "null");
    CHECK(tested("< limit", five) == "yes");
    CHECK(tested("limit / 2", five) == "yes");
    CHECK(tested("? > 3 and ? < limit", five) == "yes");
    CHECK(tested("? * 2 = limit", five) == "yes");
    CHECK(tested("[1, 5, 9]", five) == "yes");
    CHECK(tested("(1..9)", five) == "yes");
    CHECK(tested("(< 3), (> 4)", five) == "yes");
    CHECK(tested("null", five) == "no");
    CHECK(tested("null", Value()) == "yes");
    CHECK(tested("limit > 3", five) == "yes");
    CHECK(tested("limit > 30", five) == "null");
}

TEST_CASE("Unary tests of booleans, strings and dates") {
    CHECK(tested("true", Value::boolean(true)) == "yes");
    CHECK(tested("true", Value::boolean(false)) == "no");
    CHECK(tested("false", Value::boolean(false)) == "yes");
    CHECK(tested("not(true)", Value::boolean(false)) == "yes");
    CHECK(tested("\"a\", \"b\"", Value::string("b")) == "yes");
    CHECK(tested("not(\"a\", \"b\")", Value::string("c")) == "yes");
    CHECK(tested("starts with(?, \"a\")", Value::string("abc")) == "yes");
    CHECK(tested("matches(?, \"[a-c]+\")", Value::string("xyz")) == "no");
    CHECK(tested("\"5\"", Value::number(5)) == "null");
    const Value day = Value::date(*read_date("2026-11-21"));
    CHECK(tested("> date(\"2026-11-20\")", day) == "yes");
    CHECK(tested("[@\"2026-11-21\"..@\"2026-12-24\")", day) == "yes");
    CHECK(tested("date(\"2026-11-21\")", day) == "yes");
    CHECK(tested("?.month = 11", day) == "yes");
    CHECK(tested("\"ä\"", Value::string("ä")) == "yes");
}

TEST_CASE("Unary tests name their errors") {
    CHECK(tested("< ", Value()) == "line 1, column 3: Expected a value, but found the end.");
    CHECK(tested("1, ", Value()) == "line 1, column 4: Expected a value, but found the end.");
    CHECK(tested("[1..5", Value()) ==
          "line 1, column 6: Expected `]`, `)` or `[` at the end of the range, but found the end.");
    CHECK(tested("high", Value()) == "line 1, column 1: There is no name `high` here.");
    CHECK(tested("- -", Value()).find("column") != std::string::npos);
}

TEST_CASE("The shape of tests says what a table may index") {
    Scope scope;
    scope.add_variable("limit");
    Machine machine;
    const auto shape = [&](const char* text) {
        return shape_of(*compile_unary_tests(text, scope).value(), machine);
    };
    CHECK(shape("-").any);
    CHECK(shape("< 5, [10..20], \"a\"").by_landmarks);
    CHECK(shape("< 5, [10..20], \"a\"").landmarks.size() == 4);
    CHECK(shape("not(date(\"2026-01-01\"), -3)").by_landmarks);
    CHECK_FALSE(shape("< limit").by_landmarks);
    CHECK_FALSE(shape("? > 5").by_landmarks);
    CHECK(shape("? > 5").self_contained);
    CHECK_FALSE(shape("< today()").self_contained);
    CHECK(listed_values(*compile_unary_tests("\"b\", \"a\"", scope).value(), machine).size() == 2);
    CHECK(listed_values(*compile_unary_tests("< 5", scope).value(), machine).empty());
}
