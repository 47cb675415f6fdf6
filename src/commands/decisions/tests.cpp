// decision.add_test, decision.set_test_cell, decision.remove_test, decision.move_test, decision.accept_tests,
// decision.run_tests
#include "commands/decisions/cell_block.h"
#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "engage/decision_tests.h"

#include <algorithm>

namespace throughline {

namespace {

std::ptrdiff_t offset(std::size_t index) {
    return static_cast<std::ptrdiff_t>(index);
}

// What was typed into a cell of a type: a text needs no quotes.
std::string typed_literal(std::string_view text, std::string_view type) {
    const std::string_view value = trimmed(text);
    const bool is_text = type == "string" && !value.empty() && value.front() != '"' && value != "null" &&
                         !engage::literal_value(value).ok();
    return is_text ? feel::value_literal(feel::Value::string(std::string(value))) : std::string(value);
}

// As many cells as there are columns, as given with tabs between them.
template <typename Columns>
Result<std::vector<std::string>> cells_argument(const CommandContext& context, std::string_view name,
                                                const Columns& columns) {
    if (!context.has(name))
        return std::vector<std::string>(columns.size());
    std::vector<std::string> cells = split(context.argument(name), '\t');
    if (cells.size() != columns.size())
        return error_at(std::string(name),
                        text_format("There are %zu values for %zu columns.", cells.size(), columns.size()));
    for (std::size_t index = 0; index < cells.size(); ++index)
        cells[index] = typed_literal(cells[index], columns[index].type);
    return cells;
}

Result<std::size_t> test_argument(const CommandContext& context, const Decision& decision,
                                  std::string_view name) {
    if (!context.has(name))
        return error_at(std::string(name), "Say which test.");
    const std::size_t at = TRY(context.index_argument(name, 0));
    if (at >= decision.tests.size())
        return error_at(std::string(name), text_format("There is no test %zu.", at + 1));
    return at;
}

// Execute

Result<void> add_test(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    DecisionTest test;
    test.title = context.has("title") ? std::string(context.argument("title"))
                                      : text_format("Test %zu", decision->tests.size() + 1);
    test.values = TRY(cells_argument(context, "values", decision->inputs));
    test.expected = TRY(cells_argument(context, "expected", decision->outputs));
    test.also_given = context.argument("also_given");
    if (context.argument("origin") == choice_name(test_origins, TestOrigin::Customer))
        test.origin = TestOrigin::Customer;
    const std::size_t wanted = TRY(context.index_argument("at", decision->tests.size()));
    const std::size_t at = std::min(wanted, decision->tests.size());
    decision->tests.insert(decision->tests.begin() + offset(at), std::move(test));
    return transaction.put(std::move(decision));
}

// Columns count the title first, then inputs, then outputs.
Result<void> set_test_cell(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    DecisionTest& test = decision->tests[TRY(test_argument(context, *decision, "test"))];
    const std::size_t column = TRY(context.index_argument("column", 0));
    const std::string_view value = context.argument("value");
    const std::size_t inputs = decision->inputs.size();
    if (column == 0)
        test.title = trimmed(value);
    else if (column <= inputs)
        test.values[column - 1] = typed_literal(value, decision->inputs[column - 1].type);
    else if (column - inputs <= decision->outputs.size())
        test.expected[column - inputs - 1] =
            typed_literal(value, decision->outputs[column - inputs - 1].type);
    else
        return error_at("column", text_format("There is no column %zu.", column + 1));
    // What a person has changed is theirs: generating anew does not take it away.
    test.origin = test.origin == TestOrigin::Customer ? test.origin : TestOrigin::Person;
    return transaction.put(std::move(decision));
}

Result<void> clear_test_cells(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t inputs = decision->inputs.size(), outputs = decision->outputs.size();
    const CellRange range = TRY(range_argument(context, decision->tests.size(), 1 + inputs + outputs));
    for (const std::size_t at : range.rows) {
        DecisionTest& test = decision->tests[at];
        test.values.resize(inputs);
        test.expected.resize(outputs);
        for (std::size_t column = range.first_column; column <= range.last_column; ++column) {
            std::string& cell = column == 0        ? test.title
                                : column <= inputs ? test.values[column - 1]
                                                   : test.expected[column - inputs - 1];
            cell.clear();
        }
        test.origin = test.origin == TestOrigin::Customer ? test.origin : TestOrigin::Person;
    }
    return transaction.put(std::move(decision));
}

Result<void> remove_test(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t at = TRY(test_argument(context, *decision, "at"));
    const std::size_t wanted = TRY(context.index_argument("count", 1));
    const std::size_t count = std::min(wanted, decision->tests.size() - at);
    const auto first = decision->tests.begin() + offset(at);
    decision->tests.erase(first, first + offset(count));
    return transaction.put(std::move(decision));
}

Result<void> move_test(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t from = TRY(test_argument(context, *decision, "from"));
    const std::size_t to = TRY(test_argument(context, *decision, "to"));
    DecisionTest test = std::move(decision->tests[from]);
    decision->tests.erase(decision->tests.begin() + offset(from));
    decision->tests.insert(decision->tests.begin() + offset(to), std::move(test));
    return transaction.put(std::move(decision));
}

// What the table gives is right: of one test, or of all that fail or expect nothing yet.
Result<void> accept_tests(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const engage::TestRun run = engage::run_tests(*decision);
    if (!run.problem.empty())
        return error(run.problem);
    std::size_t first = 0, last = decision->tests.size();
    if (context.has("at")) {
        first = TRY(test_argument(context, *decision, "at"));
        last = first + 1;
    }
    for (std::size_t index = first; index < last; ++index) {
        const engage::TestResult& result = run.tests[index];
        if (result.state == engage::TestState::Passed || result.answers.empty())
            continue;
        std::vector<std::string>& expected = decision->tests[index].expected;
        for (std::size_t output = 0; output < expected.size(); ++output)
            expected[output] = feel::value_literal(result.answers[output]);
    }
    return transaction.put(std::move(decision));
}

// They run by themselves after each change; this says how they stand.
Result<void> run_tests(const CommandContext& context, Transaction&) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    const auto& decision = *context.store.find_as<Decision>(id);
    const engage::TestRun run = engage::run_tests(decision);
    if (!run.problem.empty())
        return error("The tests cannot be run: " + run.problem);
    std::string text = text_format("%zu of %zu tests pass.", run.passed, run.tests.size());
    for (std::size_t index = 0; index < run.tests.size(); ++index) {
        if (run.tests[index].state != engage::TestState::Failed)
            continue;
        text += " “" + decision.tests[index].title + "”: " + run.tests[index].message + ".";
        break;
    }
    context.session.toast(std::move(text), run.failed > 0 ? ToastTone::Bad : ToastTone::Good);
    return {};
}

// Merge: typing in one cell is one step.

std::string set_test_cell_merge(const CommandContext& context) {
    const Result<Id> id = context.subject();
    if (!id.ok())
        return {};
    return "decision.set_test_cell:" + id.value().text() + ":" + std::string(context.argument("test")) + ":" +
           std::string(context.argument("column"));
}

} // namespace

// Entries

constinit const Command add_test_command{
    .id = "decision.add_test",
    .title = "Add test",
    .tooltip = "Adds a case with the answer that the decision must give for it.",
    .topic = Topic::Decisions,
    .synonyms = "case example expected",
    .icon = "add",
    .query = needs_subject<Kind::Decision>,
    .execute = add_test,
};

constinit const Command set_test_cell_command{
    .id = "decision.set_test_cell",
    .title = "Edit test",
    .tooltip = "Changes a test's name, one of its values or what is expected.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = needs_tests,
    .execute = set_test_cell,
    .merge_key = set_test_cell_merge,
};

constinit const Command clear_test_cells_command{
    .id = "decision.clear_test_cells",
    .title = "Clear cells of tests",
    .tooltip = "Empties the chosen cells of the tests.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = needs_tests,
    .execute = clear_test_cells,
};

constinit const Command remove_test_command{
    .id = "decision.remove_test",
    .title = "Delete test",
    .tooltip = "Deletes one test or several in a row.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = needs_tests,
    .execute = remove_test,
};

constinit const Command move_test_command{
    .id = "decision.move_test",
    .title = "Move test",
    .tooltip = "Gives a test another place in the list.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = needs_tests,
    .execute = move_test,
};

constinit const Command accept_tests_command{
    .id = "decision.accept_tests",
    .title = "Expect what the table gives",
    .tooltip = "Makes the present answers the expected ones, for tests that fail or expect nothing yet.",
    .topic = Topic::Decisions,
    .synonyms = "accept approve baseline",
    .query = needs_tests,
    .execute = accept_tests,
};

constinit const Command run_tests_command{
    .id = "decision.run_tests",
    .title = "Run the tests",
    .tooltip = "Says how many of the decision's tests pass and what the first failing one gives.",
    .topic = Topic::Decisions,
    .synonyms = "check verify cases",
    .query = needs_tests,
    .execute = run_tests,
};

} // namespace throughline
