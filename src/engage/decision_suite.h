// The tests of a decision in the format of the DMN TCK, for other engines, and from them (R104).
#pragma once

#include "base/result.h"
#include "dmn/tck.h"
#include "model/records/decision.h"

#include <string>
#include <vector>

namespace throughline::engage {

struct SuiteOfTests {
    dmn::TestSuite suite;
    // Tests that were left out, and why: `"Two, and unhappy" expects nothing of Months`.
    std::vector<std::string> notes;
};
// `model_file` is the name of the file that holds the decision as DMN. Fails where the table has errors.
Result<SuiteOfTests> suite_of_tests(const Decision& decision, std::string model_file);

struct TestsOfSuite {
    std::vector<DecisionTest> tests;
    std::vector<std::string> notes;
};
// The cases that are about this decision.
TestsOfSuite tests_of_suite(const dmn::TestSuite& suite, const Decision& decision);

// Whether the decision has a test with the same values already.
bool has_test(const Decision& decision, const DecisionTest& test);

} // namespace throughline::engage
