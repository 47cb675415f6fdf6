// Hostile input is answered with an error, quickly and without running out of stack or memory.
#include "feel_support.h"
#include "unit/support/hostile_text.h"

using namespace throughline;
using namespace throughline::feel;
using testing::repeated;

namespace {

// The error of compiling or of evaluating; empty where there is none.
std::string answer(const std::string& text) {
    const Result<ProgramPtr> program = compile_expression(text, Scope());
    if (!program.ok())
        return program.error().message;
    Machine machine;
    machine.start();
    machine.evaluate(*program.value(), {});
    return machine.failed() ? machine.error().message : std::string();
}

} // namespace

TEST_CASE("Deep nesting is refused while parsing") {
    for (const char* open :
         {"(", "[", "{a:", "-", "not(", "if ", "for x in ", "function() ", "f(", "[1..", "x in (", "1 + (",
          "]", "(<", "some x in ", "{a: function(b) ", "1 instance of list<"}) {
        INFO(open);
        const std::string message = answer(repeated(open, 5000));
        CHECK_FALSE(message.empty());
    }
    CHECK(answer(repeated("(", 8U << 20)).find("at most") != std::string::npos);
    CHECK(answer(repeated("(", 900000)).find("nested deeper") != std::string::npos);
    CHECK(answer(repeated("1+", 3000) + "1").find("nested deeper") != std::string::npos);
    CHECK(answer(repeated("(", 60) + "1" + repeated(")", 60)).empty());
    CHECK(answer(repeated("1+", 300) + "1").empty());
    CHECK(answer(repeated("true and ", 5000) + "true").empty());
    CHECK(answer("[" + repeated("1,", 20000) + "1]").empty());
}

TEST_CASE("Long loops and endless recursion end") {
    CHECK(answer("for i in 1..1000000000 return i").find("steps") != std::string::npos);
    CHECK(answer("count(for i in 1..3000, j in 1..3000 return i)").find("steps") != std::string::npos);
    CHECK(answer("some i in 1..9999999999999999 satisfies false").find("steps") != std::string::npos);
    CHECK(answer("(function(f) f(f))(function(f) f(f))").find("recursion") != std::string::npos);
    CHECK(answer("{f: function(n) f(n + 1), r: f(1)}").find("recursion") != std::string::npos);
    CHECK(answer("{f: function(n) if n = 0 then 0 else f(n - 1), r: f(200)}").empty());
}

TEST_CASE("Growing values are charged") {
    CHECK(answer("{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: f(\"aaaaaaaaaaaaaaaa\", 60)}")
              .find("steps") != std::string::npos);
    CHECK(answer("{f: function(s, n) if n = 0 then s else f(concatenate(s, s), n - 1), r: f([1], 60)}")
              .find("steps") != std::string::npos);
    CHECK(answer("for i in 1..100000 return partial").find("steps") != std::string::npos);
    CHECK(answer("2 ** 99999999999 ** 9999999999").empty());
}

TEST_CASE("A pattern that explodes is stopped") {
    CHECK(answer("matches(\"" + repeated("a", 40) + "b\", \"^(a+)+$\")").find("steps") != std::string::npos);
    CHECK(answer("replace(\"" + repeated("a", 2000) + "\", \"(x+x+)+y|(a*)*b\", \"-\")").find("steps") !=
          std::string::npos);
    CHECK(answer("matches(\"a\", \"((a{1,100}){1,100}){1,100}\")").empty());
}

TEST_CASE("Bytes that are no text are refused") {
    CHECK(answer("\"\xFF\"") == "The text is not valid UTF-8 here.");
    CHECK(answer(std::string("1 + \0 2", 7)).find("Expected") == 0);
}
