#include "feel_support.h"

using namespace throughline;
using namespace throughline::feel;

TEST_CASE("Operators bind as DMN's grammar says") {
    check_all({{"1 + 2 * 3", "7"},
               {"(1 + 2) * 3", "9"},
               {"2 ** 3 ** 2", "64"},
               {"-2 ** 2", "4"},
               {"10 - 4 - 3", "3"},
               {"100 / 10 / 5", "2"},
               {"2 * -3", "-6"},
               {"1 < 2 and 2 < 3 or false", "true"},
               {"1 + 1 = 2", "true"},
               {"--5", "5"},
               {"0.1 + 0.2 = 0.3", "true"},
               {"1e3 + .5", "1000.5"},
               {"1 / 3 * 3 = 1", "false"},
               {"\"a\" + \"b\" + \"c\"", "\"abc\""}});
}

TEST_CASE("Wrong kinds give null, never an error") {
    check_all({{"1 + \"a\"", "null"},
               {"1 / 0", "null"},
               {"null + 1", "null"},
               {"\"a\" < 1", "null"},
               {"1 = \"1\"", "null"},
               {"null = null", "true"},
               {"null < 1", "null"},
               {"[1] = null", "false"},
               {"-\"a\"", "null"},
               {"true + true", "null"},
               {"(1)(2)", "null"},
               {"{a: 1}.b", "null"},
               {"9e6144 * 10", "null"}});
}

TEST_CASE("Logic has three values") {
    check_all({{"true and null", "null"},
               {"false and null", "false"},
               {"null and false", "false"},
               {"true or null", "true"},
               {"false or null", "null"},
               {"null or 1", "null"},
               {"not(null)", "null"},
               {"false and 1 / 0 = 1", "false"}});
}

TEST_CASE("Conditions take true, everything else is the other branch") {
    check_all({{"if true then 1 else 2", "1"},
               {"if null then 1 else 2", "2"},
               {"if 1 > 2 then \"a\" else if 2 > 1 then \"b\" else \"c\"", "\"b\""},
               {"if \"yes\" then 1 else 2", "null"},
               {"(if true then 1 else 2) + 5", "6"},
               {"if true then 1 else 2 + 5", "1"}});
}

TEST_CASE("Lists are filtered by position and by condition") {
    check_all({{"[10, 20, 30][1]", "10"},
               {"[10, 20, 30][-1]", "30"},
               {"[10, 20, 30][4]", "null"},
               {"[10, 20, 30][0]", "null"},
               {"[10, 20, 30][1.5]", "null"},
               {"[10, 20, 30][item > 15]", "[20, 30]"},
               {"[10, 20, 30][count([1, 2])]", "20"},
               {"5[1]", "5"},
               {"5[item > 9]", "[]"},
               {"[][1]", "null"},
               {"[][item > 1]", "[]"},
               {"null[1]", "null"},
               {"[{a: 1, b: 2}, {a: 3}][a > 1]", "[{a: 3}]"},
               {"[{a: 1, b: 2}, {a: 3}][b = null]", "[{a: 3}]"},
               {"[{item: 1}, {item: 5}][item > 2]", "[{item: 5}]"},
               {"[{a: [1, 2]}, {a: [3]}][count(a) > 1].a", "[[1, 2]]"},
               {"[1, 2, 3, 4][item > 1][item < 4]", "[2, 3]"},
               {"[{n: 1}, {n: 2}][some x in [2, 3] satisfies x = n]", "[{n: 2}]"}});
}

TEST_CASE("Paths reach into contexts, lists and the parts of values") {
    check_all({{"{a: {b: {c: 7}}}.a.b.c", "7"},
               {"[{a: 1}, {a: 2}, {b: 3}].a", "[1, 2, null]"},
               {"{first name: \"Ann\"}.first name", "\"Ann\""},
               {"date(\"2026-11-21\").weekday", "6"},
               {"time(\"10:20:30+02:00\").time offset", "@\"PT2H\""},
               {"@\"2026-11-21T10:00:00@Europe/Berlin\".timezone", "\"Europe/Berlin\""},
               {"duration(\"P400D\").days", "400"},
               {"duration(\"-P15M\").years", "-1"},
               {"duration(\"PT90.5S\").seconds", "30.5"},
               {"[1..5).end included", "false"},
               {"(>= 3).start", "3"},
               {"5.a", "null"}});
}

TEST_CASE("Contexts see their own earlier entries") {
    check_all({{"{a: 1, b: a + 1, c: a + b}", "{a: 1, b: 2, c: 3}"},
               {"{a: 1, a: 2}", "null"},
               {"{\"a b\": 1, c: 2}", "{\"a b\": 1, c: 2}"},
               {"{}", "{}"},
               {"{a: 1} = {a: 1.0}", "true"},
               {"{f: function(n) if n <= 1 then 1 else n * f(n - 1), r: f(10)}.r", "3628800"}});
}

TEST_CASE("Loops go through lists, numbers and days") {
    check_all({{"for x in [1, 2, 3] return x * x", "[1, 4, 9]"},
               {"for x in 1..3 return x", "[1, 2, 3]"},
               {"for x in 3..1 return x", "[3, 2, 1]"},
               {"for x in [1..3) return x", "[1, 2]"},
               {"for x in [3..1] return x", "null"},
               {"for x in [1, 2], y in [x..2] return x * 10 + y", "[11, 12, 22]"},
               {"for x in @\"2026-02-27\"..@\"2026-03-01\" return x.day", "[27, 28, 1]"},
               {"for i in 1..6 return if i < 3 then 1 else partial[-1] + partial[-2]", "[1, 1, 2, 3, 5, 8]"},
               {"for x in 5 return x", "[5]"},
               {"for x in null return x", "null"},
               {"for x in \"a\"..\"c\" return x", "null"},
               {"some x in [1, 2] satisfies x > 1", "true"},
               {"every x in [] satisfies false", "true"},
               {"some x in [1, 2], y in [3, 4] satisfies x + y = 6", "true"},
               {"some x in [null, 1] satisfies x = 2", "false"},
               {"every x in [1, null] satisfies x > 0", "null"}});
}

TEST_CASE("Functions are values with their surroundings") {
    check_all(
        {{"(function(a, b) a - b)(5, 3)", "2"},
         {"(function(a, b) a - b)(b: 5, a: 3)", "-2"},
         {"(function(a, b) a - b)(1)", "null"},
         {"(function(a: number) a)(\"x\")", "null"},
         {"(function(a: number) a)([7])", "7"},
         {"{n: 5, f: function(x) x + n, r: f(1)}.r", "6"},
         {"(for k in [1, 2] return function(x) x * k)[2](10)", "20"},
         {"{apply: function(f, x) f(f(x)), r: apply(function(y) y * 3, 2)}.r", "18"},
         {"{twice: function(f) function(x) f(f(x)), r: twice(sqrt)(16)}.r", "2"},
         {"sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]"},
         {"(function(x) x) instance of function<number> -> number", "true"},
         {"(function() \"a\") instance of function<> -> number", "false"},
         {"(function(a, b) external {java: {class: \"java.lang.Math\", method signature: \"max(double, "
          "double)\"}})(3, 4)",
          "4"},
         {"(function(a) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}})(1)",
          "null"}});
}

TEST_CASE("instance of names the type of a value") {
    check_all({{"1 instance of number", "true"},
               {"null instance of Any", "false"},
               {"null instance of number", "false"},
               {"[1, 2] instance of list<number>", "true"},
               {"[1, \"a\"] instance of list<number>", "false"},
               {"{a: 1} instance of context<a: number>", "true"},
               {"{a: 1} instance of context<a: number, b: number>", "false"},
               {"[1..2] instance of range<number>", "true"},
               {"@\"P1D\" instance of days and time duration", "true"},
               {"@\"P1D\" instance of years and months duration", "false"}});
}

TEST_CASE("Ranges hold values and are values") {
    check_all({{"5 in [1..5]", "true"},
               {"5 in [1..5)", "false"},
               {"5 in ]5..9]", "false"},
               {"5 in ]4..9[", "true"},
               {"5 in (< 5)", "false"},
               {"5 in (1, < 5, [5..6])", "true"},
               {"5 in [[1..3], [4..6]]", "true"},
               {"\"b\" in [\"a\"..\"c\"]", "true"},
               {"5 in (!= 5)", "false"},
               {"[1..2] = [1..2]", "true"},
               {"(1..2] = ]1..2]", "true"},
               {"(<= 5) = (null..5]", "false"},
               {"5 between 1 and 5", "true"},
               {"null in [1..5]", "null"},
               {"[5..1]", "null"},
               {"[1..\"a\"]", "null"},
               {"{x: 4, r: [1..x]}.r.end", "4"}});
}

TEST_CASE("Comments and white space of any kind are skipped") {
    check_all({{"1 + // one\n 2", "3"},
               {"1 /* two */ + /* three */ 2", "3"},
               {"\t1\r\n+\xC2\xA0"
                "2",
                "3"}});
}

TEST_CASE("Strings have escapes and code points beyond the first plane") {
    check_all({{"string length(\"\\u00e9\\U01F40E\\uD83D\\uDE00\")", "3"},
               {"\"a\\tb\\\"c\\\\\"", "\"a\\tb\\\"c\\\\\""},
               {"\"\\d\" = \"\\\\d\"", "true"}});
}

TEST_CASE("Errors have a position and a sentence") {
    CHECK(compile_error("1 +") == "line 1, column 4: Expected a value, but found the end.");
    CHECK(compile_error("(1 + 2") ==
          "line 1, column 7: Expected `)` to close the bracket, but found the end.");
    CHECK(compile_error("1 +\n  * 2") == "line 2, column 3: Expected a value, but found `*`.");
    CHECK(compile_error("if 1 > 2 then 3") ==
          "line 1, column 16: Expected `else` of `if … then … else …`, but found the end.");
    CHECK(compile_error("\"abc") ==
          "line 1, column 1: Expected a value, but found a string without its closing quote.");
    CHECK(compile_error("1 /* 2") ==
          "line 1, column 3: Expected an operator or the end, but found a comment without its `*/`.");
    CHECK(compile_error("") == "line 1, column 1: Expected a value, but found the end.");
    CHECK(compile_error("1 2") == "line 1, column 3: Expected an operator or the end, but found `2`.");
    CHECK(compile_error("f(a: 1, 2)").find("names for all arguments or for none") == std::string::npos);
    CHECK(compile_error("sum(list: 1, 2)") ==
          "line 1, column 14: Expected either names for all arguments or for none, but found `2`.");
    CHECK(compile_error("1 instance of numbr") == "line 1, column 15: There is no type `numbr`.");
    CHECK(compile_error("#") == "line 1, column 1: Expected a value, but found `#`.");
}
