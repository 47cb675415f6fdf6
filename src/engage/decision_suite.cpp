#include "engage/decision_suite.h"

#include "base/text.h"
#include "engage/decision_runs.h"
#include "engage/decision_tests.h"
#include "feel/compile.h"

#include <algorithm>

namespace throughline::engage {

using feel::Value;

namespace {

std::string quoted(const std::string& title) {
    return "“" + title + "”";
}

// What the decision gives as one value: an output, a context of them, or a list of either. The error names
// what is not said.
Result<Value> expected_result(const DecisionTest& test, const dmn::DecisionTable& table) {
    std::vector<Value> answers;
    for (std::size_t output = 0; output < table.outputs.size(); ++output) {
        const std::string_view text =
            output < test.expected.size() ? trimmed(test.expected[output]) : std::string_view();
        if (text.empty())
            return error("expects nothing of " + table.outputs[output].name);
        answers.push_back(TRY(literal_value(text)));
    }
    if (answers.size() == 1)
        return answers.front();
    const bool is_nothing =
        std::all_of(answers.begin(), answers.end(), [](const Value& answer) { return answer.is_null(); });
    if (is_nothing)
        return Value();
    const auto row = [&](auto item_of) {
        std::vector<std::pair<std::string, Value>> entries;
        for (std::size_t output = 0; output < answers.size(); ++output)
            entries.emplace_back(table.outputs[output].name, item_of(answers[output]));
        return Value::context(std::move(entries));
    };
    const bool are_lists = std::all_of(answers.begin(), answers.end(), [&](const Value& answer) {
        return answer.is(feel::Kind::List) && answer.as_list().size() == answers.front().as_list().size();
    });
    const bool collects = table.hit_policy == dmn::HitPolicy::Collect ||
                          table.hit_policy == dmn::HitPolicy::RuleOrder ||
                          table.hit_policy == dmn::HitPolicy::OutputOrder;
    if (!collects || !are_lists)
        return row([](const Value& answer) { return answer; });
    std::vector<Value> rows;
    for (std::size_t index = 0; index < answers.front().as_list().size(); ++index)
        rows.push_back(row([index](const Value& answer) { return answer.as_list()[index]; }));
    return Value::list(std::move(rows));
}

// A text without a type of its own, as the column's type says.
Value typed(const Value& value, bool is_untyped, const std::string& type) {
    if (!is_untyped)
        return value;
    const Result<feel::TypePtr> known =
        type.empty() ? Result<feel::TypePtr>(feel::TypePtr()) : feel::compile_type(type, feel::Scope());
    return dmn::typed_value(value, known.ok() ? known.value().get() : nullptr);
}

const dmn::TestExpectation* expectation_of(const dmn::TestCase& test, const std::string& title) {
    for (const dmn::TestExpectation& expectation : test.expectations) {
        if (test.target == dmn::TestTarget::Decision && expectation.name == title)
            return &expectation;
    }
    return nullptr;
}

DecisionTest test_of(const dmn::TestCase& read, const dmn::TestExpectation& expectation,
                     const dmn::DecisionTable& table) {
    DecisionTest test;
    test.title = read.description.empty() ? read.id : std::string(trimmed(read.description));
    std::vector<std::pair<std::string, Value>> others;
    test.values.resize(table.inputs.size());
    for (const dmn::TestInput& input : read.inputs) {
        bool is_column = false;
        for (std::size_t column = 0; column < table.inputs.size(); ++column) {
            if (table.inputs[column].expression != input.name)
                continue;
            is_column = true;
            const Value value = typed(input.value, input.is_untyped, table.inputs[column].type);
            // Blank and null are the same for an input.
            test.values[column] = value.is_null() ? std::string() : feel::value_literal(value);
        }
        if (!is_column)
            others.emplace_back(input.name, typed(input.value, input.is_untyped, {}));
    }
    if (!others.empty())
        test.also_given = feel::value_literal(Value::context(std::move(others)));
    const std::string type = table.outputs.size() == 1 ? table.outputs.front().type : std::string();
    for (const Value& answer : answers_of(typed(expectation.value, expectation.is_untyped, type), table))
        test.expected.push_back(feel::value_literal(answer));
    return test;
}

} // namespace

Result<SuiteOfTests> suite_of_tests(const Decision& decision, std::string model_file) {
    const TestedTable table = TRY(tested_table(decision));
    SuiteOfTests result;
    result.suite.model_name = std::move(model_file);
    for (std::size_t index = 0; index < decision.tests.size(); ++index) {
        const DecisionTest& test = decision.tests[index];
        const Result<std::vector<Value>> values = values_of(table, test);
        const Result<Value> expected = expected_result(test, dmn::source(*table.compiled));
        if (!values.ok() || !expected.ok()) {
            result.notes.push_back(quoted(test.title) + " " +
                                   describe(values.ok() ? expected.error() : values.error()));
            continue;
        }
        dmn::TestCase written;
        written.id = text_format("%03zu", index + 1);
        written.description = test.title;
        for (std::size_t variable = 0; variable < table.variables.size(); ++variable)
            written.inputs.push_back({table.variables[variable].name, {}, values.value()[variable]});
        written.expectations.push_back({decision.title, {}, expected.value()});
        result.suite.cases.push_back(std::move(written));
    }
    return result;
}

TestsOfSuite tests_of_suite(const dmn::TestSuite& suite, const Decision& decision) {
    TestsOfSuite result;
    const dmn::DecisionTable table = decision_table(decision);
    for (const dmn::TestCase& read : suite.cases) {
        if (const dmn::TestExpectation* expectation = expectation_of(read, decision.title))
            result.tests.push_back(test_of(read, *expectation, table));
        else
            result.notes.push_back("Case " + read.id + " is not about " + quoted(decision.title) + ".");
    }
    return result;
}

bool has_test(const Decision& decision, const DecisionTest& test) {
    const auto same_literal = [](const std::string& left, const std::string& right) {
        if (trimmed(left) == trimmed(right))
            return true;
        const Result<Value> one = literal_value(left), other = literal_value(right);
        return one.ok() && other.ok() && feel::identical(one.value(), other.value());
    };
    return std::any_of(decision.tests.begin(), decision.tests.end(), [&](const DecisionTest& known) {
        return known.also_given == test.also_given &&
               std::equal(known.values.begin(), known.values.end(), test.values.begin(), test.values.end(),
                          same_literal);
    });
}

} // namespace throughline::engage
