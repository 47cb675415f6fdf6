// Test cases in the format of the DMN TCK (testCases.xsd): read, run against models, compared with its
// tolerance. Also the format in which tests are kept beside a decision and exchanged with other engines.
#pragma once

#include "base/result.h"
#include "dmn/engine.h"
#include "feel/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline::dmn {

enum class TestTarget : std::uint8_t { Decision, Service, Knowledge };

struct TestInput {
    std::string name;
    std::string model_namespace;
    feel::Value value;
    // Some of its values are written without a type; then the type of the element says what they are.
    bool is_untyped = false;
};

struct TestExpectation {
    // Of the decision; for services one of their output decisions.
    std::string name;
    std::string model_namespace;
    feel::Value value;
    bool is_untyped = false;
    // The TCK marks results that are null because of an error.
    bool is_error = false;
};

struct TestCase {
    std::string id;
    std::string description;
    TestTarget target = TestTarget::Decision;
    // The service or knowledge model to be called.
    std::string invocable;
    std::vector<TestInput> inputs;
    std::vector<TestExpectation> expectations;
};

struct TestSuite {
    // The file of the model, as the suite names it.
    std::string model_name;
    std::vector<TestCase> cases;
};

Result<TestSuite> read_test_suite(std::string_view xml);

struct NodeResult {
    std::string name;
    bool expects_null = false;
    bool passed = false;
    feel::Value expected;
    feel::Value actual;
    // Why it is null, or what went wrong; empty when it passed.
    std::string detail;
};

struct CaseResult {
    std::string id;
    bool passed = false;
    std::vector<NodeResult> nodes;
};

// `now` is what now() and today() give.
CaseResult run_test_case(const std::shared_ptr<const Engine>& engine, const TestCase& test,
                         const feel::DateTime& now);

// Equal, numbers up to 1e-8.
bool matches_expectation(const feel::Value& actual, const feel::Value& expected);

// A value whose texts were written without a type, read as the element's type says; a null pointer for an
// unknown type.
feel::Value typed_value(const feel::Value& value, const feel::Type* type);

// One line of tck_results.csv: folder, file, case, SUCCESS or ERROR, and for errors what went wrong.
std::string csv_line(std::string_view folder, std::string_view file, const CaseResult& result);

} // namespace throughline::dmn
