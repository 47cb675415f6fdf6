// throughline tck over a small tree of its own.
#include "app/command_line/command_line.h"

#include <catch_amalgamated.hpp>
#include <filesystem>

using namespace throughline;
using namespace throughline::app;

namespace {

namespace files = std::filesystem;

void write(const files::path& path, const std::string& text) {
    files::create_directories(path.parent_path());
    std::FILE* file = std::fopen(path.string().c_str(), "wb");
    REQUIRE(file != nullptr);
    REQUIRE(std::fwrite(text.data(), 1, text.size(), file) == text.size());
    std::fclose(file);
}

// A folder that is gone when the test is.
class TestTree {
public:
    explicit TestTree(const std::string& name)
        : m_path(files::temp_directory_path() / ("throughline-" + name)) {
        files::remove_all(m_path);
        files::create_directories(m_path);
    }
    ~TestTree() { files::remove_all(m_path); }
    TestTree(const TestTree&) = delete;
    TestTree& operator=(const TestTree&) = delete;
    const files::path& path() const { return m_path; }

private:
    files::path m_path;
};

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

struct Ran {
    ExitCode exit = ExitCode::Fine;
    std::string results;
    std::string complaints;
};

std::string content(std::FILE* file) {
    std::string text;
    std::rewind(file);
    char buffer[4096];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file))
        text.append(buffer, count);
    std::fclose(file);
    return text;
}

Ran run(const std::vector<std::string>& arguments) {
    Output output;
    output.results = std::tmpfile();
    output.complaints = std::tmpfile();
    REQUIRE(output.results != nullptr);
    REQUIRE(output.complaints != nullptr);
    Ran ran;
    ran.exit = run_command_line(arguments, output);
    ran.results = content(output.results);
    ran.complaints = content(output.complaints);
    return ran;
}

} // namespace

TEST_CASE("tck counts cases and values by folder and in all", "[R096]") {
    const TestTree tree("tck");
    write(tree.path() / "level" / "0001-sum" / "m.dmn", model("1 + 1"));
    write(tree.path() / "level" / "0001-sum" / "sum-test-01.xml",
          suite(expecting("1", two) + expecting("2", three) + expecting("3", nothing)));
    write(tree.path() / "level" / "0002-null" / "m.dmn", model("1 + null"));
    write(tree.path() / "level" / "0002-null" / "null-test-01.xml", suite(expecting("1", nothing)));
    const files::path csv = tree.path() / "results.csv";
    const Ran ran = run({"tck", tree.path().string() + "/", "--csv", csv.string()});
    CHECK(ran.exit == ExitCode::InputWrong);
    CHECK(ran.results.find("level/0001-sum: 1 of 3 cases passed, 2 failed; 1 of 2 values\n"
                           "  sum-test-01, case 2: d: expected 3, but got 2. ") == 0);
    CHECK(ran.results.find("level/0002-null: 1 of 1 cases passed, 0 failed; 0 of 0 values\n") !=
          std::string::npos);
    CHECK(ran.results.find("In all: 2 of 4 cases passed, 2 failed; 1 of 2 result nodes whose expected value "
                           "is not null; 2 folders in ") != std::string::npos);
    const Result<std::string> written = read_file(csv.string());
    REQUIRE(written.ok());
    CHECK(written.value().find("level/0001-sum,sum-test-01,1,SUCCESS\n"
                               "level/0001-sum,sum-test-01,2,ERROR,\"d: expected 3, but got 2.") == 0);
    CHECK(written.value().find("level/0002-null,null-test-01,1,SUCCESS\n") != std::string::npos);
}

TEST_CASE("tck ends well only where every case passes", "[R096]") {
    const TestTree tree("tck-good");
    write(tree.path() / "m.dmn", model("1 + 1"));
    write(tree.path() / "a.xml", suite(expecting("1", two)));
    const Ran ran = run({"tck", tree.path().string()});
    CHECK(ran.exit == ExitCode::Fine);
    CHECK(ran.results.find("throughline-tck-good: 1 of 1 cases passed") == 0);
    CHECK(ran.complaints.empty());
}

TEST_CASE("tck counts what cannot be read as failed", "[R096]") {
    const TestTree tree("tck-broken");
    write(tree.path() / "one" / "m.dmn", "<definitions");
    write(tree.path() / "one" / "a.xml", suite(expecting("1", two)));
    write(tree.path() / "two" / "a.xml", "<testCases");
    write(tree.path() / "three" / "a.xml", suite(expecting("1", two)));
    const Ran ran = run({"tck", tree.path().string()});
    CHECK(ran.exit == ExitCode::InputWrong);
    CHECK(ran.results.find("  m.dmn: line 1") != std::string::npos);
    CHECK(ran.results.find("  a.xml: line 1") != std::string::npos);
    CHECK(ran.results.find("  There is no model m.dmn.") != std::string::npos);
    CHECK(ran.results.find("In all: 0 of 3 cases passed, 3 failed;") != std::string::npos);
}

TEST_CASE("tck says when it is called wrongly", "[R096]") {
    const TestTree tree("tck-empty");
    CHECK(run({"tck"}).exit == ExitCode::CalledWrongly);
    CHECK(run({"tck", tree.path().string()}).complaints.find("There are no test cases") != std::string::npos);
    CHECK(run({"tck", (tree.path() / "gone").string()}).exit == ExitCode::CalledWrongly);
    write(tree.path() / "m.dmn", model("1 + 1"));
    write(tree.path() / "a.xml", suite(expecting("1", two)));
    CHECK(run({"tck", tree.path().string(), "--csv", (tree.path() / "no" / "where.csv").string()}).exit ==
          ExitCode::CalledWrongly);
}
