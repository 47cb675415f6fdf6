// The tests that are kept beside a decision, run against its table: which pass, what differs, which rule
// fired.
#pragma once

#include "base/result.h"
#include "dmn/compiled_table.h"
#include "engage/table_decision.h"
#include "model/record.h"
#include "model/records/decision.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::engage {

enum class TestState : std::uint8_t {
    Passed,
    Failed,
    Open // nothing is expected yet
};

struct TestResult {
    TestState state = TestState::Open;
    // For each output what the table gives, and whether that differs from what is expected. No answers where
    // one of the values is no FEEL.
    std::vector<feel::Value> answers;
    std::vector<bool> differs;
    // The first of the deciding rules, counted from 0.
    std::optional<std::uint32_t> rule;
    // For people: `rule 3`, `expected "Today", but rule 3 gives "Within the hour"`.
    std::string message;
};

struct TestRun {
    // Why no test can be run; empty where they can.
    std::string problem;
    std::vector<TestResult> tests;
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t open = 0;
    // For running them again after an edit.
    std::shared_ptr<const dmn::CompiledTable> parts;
};
// `before` is TestRun::parts of the decision as it was before, or a null pointer.
TestRun run_tests(const Decision& decision, std::shared_ptr<const dmn::CompiledTable> before = nullptr);

// Runs the tests when the decision has changed, and otherwise gives what it gave.
class DecisionTests {
public:
    const TestRun& run(const RecordPointer& decision);

private:
    RecordPointer m_decision;
    TestRun m_run;
};

// A table as its tests see it: what each of them gives a value for.
struct TestedTable {
    std::shared_ptr<const dmn::CompiledTable> compiled;
    // For each input the variable that takes its value, or −1 where the input is computed from others.
    std::vector<std::int32_t> variable_of_input;
    std::vector<dmn::Variable> variables;
};
// The error names the cell that is wrong. `parts` gets what could be compiled, where it is given.
Result<TestedTable> tested_table(const Decision& decision,
                                 std::shared_ptr<const dmn::CompiledTable>* parts = nullptr);
// In the order of `variables`. The error names the value that is no FEEL.
Result<std::vector<feel::Value>> values_of(const TestedTable& table, const DecisionTest& test);

// The value of a FEEL expression without names; blank text is null.
Result<feel::Value> literal_value(std::string_view text);
// For each output what a result has for it: the entry of a context, or the list of them.
std::vector<feel::Value> answers_of(const feel::Value& result, const dmn::DecisionTable& table);

// A customer's row as a test that expects what the decision says now.
DecisionTest test_of_customer(const TableDecision& decision, tables::RowIndex row, std::string_view title);

} // namespace throughline::engage
