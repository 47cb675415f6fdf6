// throughline tck over a small tree of its own.
#include "unit/app/command_line_world.h"
#include "unit/support/files.h"

using namespace throughline;
using namespace throughline::app;

namespace {

std::string model(const std::string& text) {
    return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" "
           "namespace=\"urn:m\">"
           "<decision id=\"d\" name=\"d\"><variable name=\"d\"/><literalExpression><text>" +
           text + "</text></literalExpression></decision></definitions>";
}

std::string suite(const std::string& cases) {
    return "<testCases xmlns=\"http://www.omg.org/spec/DMN/20160719/testcase\" "
           "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><modelName>m.dmn</modelName>" +
           cases + "</testCases>";
}

std::string expecting(const std::string& id, const std::string& value) {
    return "<testCase id=\"" + id + "\"><resultNode name=\"d\" type=\"decision\"><expected>" + value +
           "</expected></resultNode></testCase>";
}

constexpr const char* two = "<value i:type=\"xsd:decimal\">2</value>";
constexpr const char* three = "<value i:type=\"xsd:decimal\">3</value>";
constexpr const char* nothing = "<value i:nil=\"true\"/>";

} // namespace

TEST_CASE("tck counts cases and values by folder and in all", "[R096]") {
    const TemporaryFolder tree;
    tree.write("level/0001-sum/m.dmn", model("1 + 1"));
    tree.write("level/0001-sum/sum-test-01.xml",
               suite(expecting("1", two) + expecting("2", three) + expecting("3", nothing)));
    tree.write("level/0002-null/m.dmn", model("1 + null"));
    tree.write("level/0002-null/null-test-01.xml", suite(expecting("1", nothing)));
    const std::string csv = tree.path("results.csv");
    const Ran ran = run({"tck", tree.path(""), "--csv", csv});
    CHECK(ran.code == ExitCode::InputWrong);
    CHECK(ran.results.find("level/0001-sum: 1 of 3 cases passed, 2 failed; 1 of 2 values\n"
                           "  sum-test-01, case 2: d: expected 3, but got 2. ") == 0);
    CHECK(ran.results.find("level/0002-null: 1 of 1 cases passed, 0 failed; 0 of 0 values\n") !=
          std::string::npos);
    CHECK(ran.results.find("In all: 2 of 4 cases passed, 2 failed; 1 of 2 result nodes whose expected value "
                           "is not null; 2 folders in ") != std::string::npos);
    const std::string written = testing::file_at(csv);
    CHECK(written.find("level/0001-sum,sum-test-01,1,SUCCESS\n"
                       "level/0001-sum,sum-test-01,2,ERROR,\"d: expected 3, but got 2.") == 0);
    CHECK(written.find("level/0002-null,null-test-01,1,SUCCESS\n") != std::string::npos);
}

TEST_CASE("tck ends well only where every case passes", "[R096]") {
    const TemporaryFolder tree;
    tree.write("m.dmn", model("1 + 1"));
    tree.write("a.xml", suite(expecting("1", two)));
    const Ran ran = run({"tck", tree.path()});
    CHECK(ran.code == ExitCode::Fine);
    const std::string name = std::filesystem::path(tree.path()).filename().string();
    CHECK(ran.results.find(name + ": 1 of 1 cases passed") == 0);
    CHECK(ran.complaints.empty());
}

TEST_CASE("tck counts what cannot be read as failed", "[R096]") {
    const TemporaryFolder tree;
    tree.write("one/m.dmn", "<definitions");
    tree.write("one/a.xml", suite(expecting("1", two)));
    tree.write("two/a.xml", "<testCases");
    tree.write("three/a.xml", suite(expecting("1", two)));
    const Ran ran = run({"tck", tree.path()});
    CHECK(ran.code == ExitCode::InputWrong);
    CHECK(ran.results.find("  m.dmn: line 1") != std::string::npos);
    CHECK(ran.results.find("  a.xml: line 1") != std::string::npos);
    CHECK(ran.results.find("  There is no model m.dmn.") != std::string::npos);
    CHECK(ran.results.find("In all: 0 of 3 cases passed, 3 failed;") != std::string::npos);
}

TEST_CASE("tck says when it is called wrongly", "[R096]") {
    const TemporaryFolder tree;
    CHECK(run({"tck"}).code == ExitCode::CalledWrongly);
    CHECK(run({"tck", tree.path()}).complaints.find("There are no test cases") != std::string::npos);
    CHECK(run({"tck", tree.path("gone")}).code == ExitCode::CalledWrongly);
    tree.write("m.dmn", model("1 + 1"));
    tree.write("a.xml", suite(expecting("1", two)));
    CHECK(run({"tck", tree.path(), "--csv", tree.path("no/where.csv")}).code == ExitCode::CalledWrongly);
}
