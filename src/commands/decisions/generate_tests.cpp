// decision.generate_tests, decision.remove_generated_tests
#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "dmn/case_generator.h"
#include "engage/decision_suite.h"
#include "engage/decision_tests.h"

#include <algorithm>

namespace throughline {

namespace {

// More than a person would look through.
constexpr std::size_t usual_limit = 200;

bool is_generated(const DecisionTest& test) {
    return test.origin == TestOrigin::Boundary || test.origin == TestOrigin::Condition;
}

DecisionTest test_of(const dmn::GeneratedCase& made, const dmn::DecisionTable& table) {
    DecisionTest test;
    test.title = made.title;
    test.origin = made.kind == dmn::CaseKind::Condition ? TestOrigin::Condition : TestOrigin::Boundary;
    for (const feel::Value& value : made.values)
        test.values.push_back(value.is_null() ? std::string() : feel::value_literal(value));
    for (const feel::Value& answer : engage::answers_of(made.evaluation.result, table))
        test.expected.push_back(feel::value_literal(answer));
    return test;
}

// Query

Allowed generate_allowed(const CommandContext& context) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    const std::string_view which = context.argument("which");
    if (!which.empty() && which != "boundaries" && which != "conditions")
        return error_at("which", "Which cases: boundaries or conditions.");
    const auto& decision = *context.store.find_as<Decision>(id);
    if (decision.rules.empty() || decision.inputs.empty())
        return refused("The table has no rules with conditions yet.");
    return {};
}

Allowed remove_generated_allowed(const CommandContext& context) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    const auto& tests = context.store.find_as<Decision>(id)->tests;
    if (std::none_of(tests.begin(), tests.end(), is_generated))
        return refused("The decision has no generated tests.");
    return {};
}

// Execute

Result<void> generate_tests(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const engage::TestedTable table = TRY(engage::tested_table(*decision));
    const std::string_view which = context.argument("which");
    dmn::GeneratorOptions options;
    options.boundaries = which != "conditions";
    options.conditions = which != "boundaries";
    options.most_cases = TRY(context.index_argument("limit", usual_limit));
    const dmn::GeneratedCases generated = dmn::generate_cases(*table.compiled, options);
    if (!generated.problem.empty())
        return error(generated.problem);
    std::size_t added = 0;
    for (const dmn::GeneratedCase& made : generated.cases) {
        DecisionTest test = test_of(made, dmn::source(*table.compiled));
        if (engage::has_test(*decision, test))
            continue;
        decision->tests.push_back(std::move(test));
        ++added;
    }
    if (added == 0)
        return error("The tests cover all of that already.");
    std::string text = text_format("%zu tests added: they expect what the table gives now.", added);
    if (!generated.complete)
        text += text_format(" There are more; these are the first %zu cases.", generated.cases.size());
    context.session.toast(std::move(text), ToastTone::Good);
    return transaction.put(std::move(decision));
}

Result<void> remove_generated_tests(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    std::erase_if(decision->tests, is_generated);
    return transaction.put(std::move(decision));
}

} // namespace

// Entries

constinit const Command generate_tests_command{
    .id = "decision.generate_tests",
    .title = "Generate tests",
    .tooltip = "Adds tests at every bound of the cells, and pairs that show that each cell decides (MC/DC).",
    .topic = Topic::Decisions,
    .synonyms = "boundary cases mcdc coverage",
    .query = generate_allowed,
    .execute = generate_tests,
};

constinit const Command remove_generated_tests_command{
    .id = "decision.remove_generated_tests",
    .title = "Delete generated tests",
    .tooltip = "Deletes the tests that were generated and that nobody has changed since.",
    .topic = Topic::Decisions,
    .query = remove_generated_allowed,
    .execute = remove_generated_tests,
};

} // namespace throughline
