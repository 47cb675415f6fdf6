// throughline tests: the tests that a workspace keeps beside its decisions, run or written for other engines.
#include "app/command_line/command_line.h"
#include "base/text.h"
#include "dmn/tck_writer.h"
#include "engage/decision_suite.h"
#include "engage/decision_tests.h"

namespace throughline::app {

namespace {

// False where a test fails or cannot be run.
bool report(const Decision& decision, const Output& output) {
    const engage::TestRun run = engage::run_tests(decision);
    if (!run.problem.empty()) {
        output.result(decision.title + ": the tests cannot be run: " + run.problem + "\n");
        return false;
    }
    output.result(
        text_format("%s: %zu of %zu tests pass", decision.title.c_str(), run.passed, run.tests.size()) +
        (run.open > 0 ? text_format(", %zu expect nothing", run.open) : std::string()) + "\n");
    for (std::size_t index = 0; index < run.tests.size(); ++index) {
        if (run.tests[index].state == engage::TestState::Failed)
            output.result("  " + decision.tests[index].title + ": " + run.tests[index].message + "\n");
    }
    return run.failed == 0;
}

// Adds the decision's tests; false where its table has errors.
bool add_to(dmn::TestSuite& suite, const Decision& decision, const Output& output) {
    const auto written = engage::suite_of_tests(decision, {});
    if (!written.ok()) {
        output.complain(decision.title + ": " + describe(written.error()));
        return false;
    }
    for (const std::string& note : written.value().notes)
        output.complain(decision.title + ": " + note);
    for (const dmn::TestCase& test : written.value().suite.cases) {
        suite.cases.push_back(test);
        suite.cases.back().id = text_format("%03zu", suite.cases.size());
    }
    return true;
}

} // namespace

ExitCode run_decision_tests(const CommandArguments& arguments, const Output& output) {
    const std::string& path = arguments.words.front();
    const auto [code, content] = load_workspace(path, output);
    if (code != ExitCode::Fine)
        return code;
    dmn::TestSuite suite;
    suite.model_name = arguments.option("tck");
    bool fine = true;
    std::size_t count = 0;
    for (const RecordPointer& record : content.records) {
        const auto* decision = as<Decision>(record);
        if (!decision || decision->tests.empty())
            continue;
        ++count;
        fine =
            (suite.model_name.empty() ? report(*decision, output) : add_to(suite, *decision, output)) && fine;
    }
    if (count == 0) {
        output.complain(path + ": No decision has tests.");
        return ExitCode::InputWrong;
    }
    if (!suite.model_name.empty())
        output.result(dmn::write_test_suite(suite));
    return fine ? ExitCode::Fine : ExitCode::InputWrong;
}

} // namespace throughline::app
