// The format of test cases; and the whole TCK where it is at hand.
#include "dmn/tck.h"
#include "dmn/xml_reader.h"
#include "dmn/xml_writer.h"
#include "unit/support/files.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <string>

using namespace throughline;
using namespace throughline::dmn;
using feel::Value;

namespace {

const feel::DateTime present = *feel::read_date_time("2026-11-21T14:32:08Z");

struct Totals {
    std::size_t cases = 0;
    std::size_t passed = 0;
    std::string failures;
};

// Models as they are, or as they are after we have written them.
enum class Models : std::uint8_t { AsTheyAre, Written };

void run_folder(const std::filesystem::path& folder, Models which, Totals& totals) {
    std::vector<std::filesystem::path> suites;
    std::vector<std::filesystem::path> models;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".xml")
            suites.push_back(entry.path());
        if (entry.path().extension() == ".dmn")
            models.push_back(entry.path());
    }
    std::sort(suites.begin(), suites.end());
    for (const auto& path : suites) {
        const Result<TestSuite> suite = read_test_suite(testing::file_at(path));
        REQUIRE(suite.ok());
        // The model that is tested comes first.
        std::sort(models.begin(), models.end(), [&suite](const auto& left, const auto& right) {
            const auto rank = [&suite](const auto& model) {
                return model.filename() == suite.value().model_name ? 0 : 1;
            };
            return rank(left) != rank(right) ? rank(left) < rank(right) : left < right;
        });
        std::vector<Model> read;
        for (const auto& model : models) {
            Result<Model> one = read_model(testing::file_at(model));
            REQUIRE(one.ok());
            if (which == Models::Written)
                one = read_model(write_model(one.value()).xml);
            REQUIRE(one.ok());
            read.push_back(std::move(one).value());
        }
        const EngineReport report = compile_models(read);
        for (const TestCase& test : suite.value().cases) {
            const CaseResult result = run_test_case(report.engine, test, present);
            ++totals.cases;
            totals.passed += result.passed ? 1 : 0;
            if (!result.passed)
                totals.failures += csv_line(folder.filename().string(), path.stem().string(), result);
        }
    }
}

} // namespace

TEST_CASE("Test cases are read with their values", "[R096]") {
    const Result<TestSuite> suite = read_test_suite(
        "<testCases xmlns=\"http://www.omg.org/spec/DMN/20160719/testcase\" xmlns:i=\"http://www.w3.org/2001/"
        "XMLSchema-instance\" "
        "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><modelName>m.dmn</modelName><testCase id=\"1\" "
        "type=\"decisionService\" invocableName=\"s\"><inputNode name=\"a\"><list><item><value "
        "i:type=\"xsd:decimal\">1.50"
        "</value></item><item><value i:nil=\"true\"/></item></list></inputNode><inputNode "
        "name=\"b\"><component "
        "name=\"x\"><value i:type=\"xsd:date\">2026-11-21</value></component></inputNode><resultNode "
        "name=\"r\" "
        "errorResult=\"true\"><expected><value "
        "i:type=\"xsd:duration\">P1D</value></expected></resultNode></testCase>"
        "</testCases>");
    REQUIRE(suite.ok());
    CHECK(suite.value().model_name == "m.dmn");
    const TestCase& test = suite.value().cases.at(0);
    CHECK(test.target == TestTarget::Service);
    CHECK(test.invocable == "s");
    CHECK(feel::value_literal(test.inputs.at(0).value) == "[1.5, null]");
    CHECK(feel::value_literal(test.inputs.at(1).value) == "{x: @\"2026-11-21\"}");
    CHECK(feel::value_literal(test.expectations.at(0).value) == "@\"P1D\"");
    CHECK(test.expectations.at(0).is_error);
    CHECK_FALSE(read_test_suite("<a/>").ok());
    CHECK_FALSE(read_test_suite("<testCases").ok());
}

TEST_CASE("Results match their expectation up to the TCK's tolerance") {
    const auto number = [](const char* text) { return Value::number(*Decimal::parse(text)); };
    CHECK(matches_expectation(number("1.000000001"), number("1")));
    CHECK_FALSE(matches_expectation(number("1.0000001"), number("1")));
    CHECK(matches_expectation(Value::list({number("1")}), Value::list({number("1.0")})));
    CHECK_FALSE(matches_expectation(Value::list({number("1")}), Value::list({number("1"), number("1")})));
    CHECK_FALSE(matches_expectation(Value::string("1"), number("1")));
    CHECK(matches_expectation(Value(), Value()));
    CHECK_FALSE(matches_expectation(Value::date_time(*feel::read_date_time("2026-11-21T10:00:00Z")),
                                    Value::date_time(*feel::read_date_time("2026-11-21T11:00:00+01:00"))));
}

TEST_CASE("A failed case says in the CSV what it got") {
    CaseResult result;
    result.id = "7";
    result.passed = true;
    CHECK(csv_line("level/folder", "file", result) == "level/folder,file,7,SUCCESS\n");
    result.passed = false;
    result.nodes.push_back({"n", false, false, Value(), Value(), "n: expected \"a\""});
    CHECK(csv_line("level/folder", "file", result) ==
          "level/folder,file,7,ERROR,\"n: expected \"\"a\"\"\"\n");
}

namespace {

void run_all(Models which) {
    Totals totals;
    for (const auto& level : std::filesystem::directory_iterator(testing::shared_path("dmn-tck"))) {
        if (!level.is_directory())
            continue;
        for (const auto& folder : std::filesystem::directory_iterator(level.path())) {
            if (folder.is_directory())
                run_folder(folder.path(), which, totals);
        }
    }
    INFO(totals.failures);
    CHECK(totals.cases > 2000);
    CHECK(totals.passed == totals.cases);
}

} // namespace

TEST_CASE("All cases of the DMN TCK at hand pass", "[R096]") {
    run_all(Models::AsTheyAre);
}

TEST_CASE("All cases of the DMN TCK at hand pass on the models that we write", "[R104]") {
    run_all(Models::Written);
}
