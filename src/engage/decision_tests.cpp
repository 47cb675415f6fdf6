#include "engage/decision_tests.h"

#include "base/text.h"
#include "dmn/table_compilation.h"
#include "engage/decision_runs.h"
#include "feel/compile.h"
#include "feel/lexer.h"
#include "feel/machine.h"

#include <algorithm>

namespace throughline::engage {

using feel::Value;

namespace {

// A name as people write it and nothing else: neither operators nor the words that FEEL keeps for itself.
bool is_only_a_name(std::string_view text) {
    const std::vector<std::string> words = split(text, ' ');
    return feel::is_words(text) && std::none_of(words.begin(), words.end(), feel::is_keyword);
}

std::int32_t place_of(const std::vector<dmn::Variable>& variables, std::string_view name) {
    for (std::size_t index = 0; index < variables.size(); ++index) {
        if (variables[index].name == name)
            return static_cast<std::int32_t>(index);
    }
    return -1;
}

bool gives_input(const Decision& decision, std::size_t input) {
    return std::any_of(decision.tests.begin(), decision.tests.end(), [input](const DecisionTest& test) {
        return input < test.values.size() && !trimmed(test.values[input]).empty();
    });
}

bool same(const Value& left, const Value& right) {
    return (left.is_null() && right.is_null()) || feel::equal(left, right) == feel::Ternary::True;
}

std::string answer_text(const TestResult& result, std::size_t output) {
    return feel::value_literal(result.answers[output], 200);
}

std::string origin_text(const TestResult& result, const dmn::Evaluation& evaluation) {
    if (!evaluation.messages.empty())
        return evaluation.messages.front();
    if (result.rule)
        return text_format("rule %u", *result.rule + 1);
    return evaluation.outcome == dmn::Outcome::NoRule ? "no rule holds" : "no answer";
}

// What is expected of each output against what comes; an output of which nothing is expected may be anything.
void compare(const DecisionTest& test, TestResult& result, const dmn::Evaluation& evaluation) {
    result.state = TestState::Open;
    result.differs.assign(result.answers.size(), false);
    result.message = origin_text(result, evaluation);
    for (std::size_t output = 0; output < result.answers.size(); ++output) {
        const std::string_view text =
            output < test.expected.size() ? trimmed(test.expected[output]) : std::string_view();
        if (text.empty())
            continue;
        const Result<Value> expected = literal_value(text);
        if (expected.ok() && same(result.answers[output], expected.value())) {
            if (result.state == TestState::Open)
                result.state = TestState::Passed;
            continue;
        }
        result.differs[output] = true;
        if (result.state == TestState::Failed)
            continue;
        result.state = TestState::Failed;
        const std::string origin = origin_text(result, evaluation);
        if (!expected.ok())
            result.message = "what is expected is no FEEL: " + expected.error().message;
        else if (result.rule)
            result.message =
                "expected " + std::string(text) + ", but " + origin + " gives " + answer_text(result, output);
        else
            result.message = "expected " + std::string(text) + ", but " + origin;
    }
}

TestResult run_test(const TestedTable& table, const DecisionTest& test) {
    TestResult result;
    const Result<std::vector<Value>> values = values_of(table, test);
    if (!values.ok()) {
        result.state = TestState::Failed;
        result.differs.assign(dmn::source(*table.compiled).outputs.size(), false);
        result.message = describe(values.error());
        return result;
    }
    const dmn::Evaluation evaluation = dmn::evaluate(*table.compiled, values.value());
    if (!evaluation.deciding.empty())
        result.rule = evaluation.deciding.front();
    result.answers = answers_of(evaluation.result, dmn::source(*table.compiled));
    compare(test, result, evaluation);
    return result;
}

// The names that some test gives beside the inputs. A text that cannot be read complains when it is run.
void add_given_names(const Decision& decision, std::vector<dmn::Variable>& variables) {
    for (const DecisionTest& test : decision.tests) {
        if (trimmed(test.also_given).empty())
            continue;
        const Result<Value> given = literal_value(test.also_given);
        if (!given.ok() || !given.value().is(feel::Kind::Context))
            continue;
        for (const auto& [name, value] : given.value().as_context().entries) {
            if (place_of(variables, name) < 0)
                variables.push_back({name, {}});
        }
    }
}

} // namespace

Result<Value> literal_value(std::string_view text) {
    const std::string_view content = trimmed(text);
    if (content.empty())
        return Value();
    const feel::ProgramPtr program = TRY(feel::compile_expression(content, feel::Scope()));
    feel::Machine machine;
    Value value = machine.evaluate(*program, {});
    if (machine.failed())
        return machine.error();
    return value;
}

std::vector<Value> answers_of(const Value& result, const dmn::DecisionTable& table) {
    if (table.outputs.size() == 1)
        return {result};
    std::vector<Value> answers;
    for (const dmn::Output& output : table.outputs) {
        const auto entry = [&output](const Value& value) {
            const Value* found =
                value.is(feel::Kind::Context) ? value.as_context().find(output.name) : nullptr;
            return found ? *found : Value();
        };
        if (result.is(feel::Kind::List)) {
            std::vector<Value> items;
            for (const Value& item : result.as_list())
                items.push_back(entry(item));
            answers.push_back(Value::list(std::move(items)));
        } else {
            answers.push_back(entry(result));
        }
    }
    return answers;
}

Result<TestedTable> tested_table(const Decision& decision, std::shared_ptr<const dmn::CompiledTable>* parts) {
    TestedTable table;
    dmn::DecisionTable source = decision_table(decision);
    std::vector<bool> is_given;
    for (std::size_t input = 0; input < source.inputs.size(); ++input) {
        const dmn::Input& column = source.inputs[input];
        is_given.push_back(is_only_a_name(column.expression) || gives_input(decision, input));
        if (is_given.back() && place_of(table.variables, column.expression) < 0)
            table.variables.push_back({column.expression, column.type});
    }
    add_given_names(decision, table.variables);
    for (std::size_t input = 0; input < source.inputs.size(); ++input)
        table.variable_of_input.push_back(
            is_given[input] ? place_of(table.variables, source.inputs[input].expression) : -1);
    dmn::TableCompilation compilation(std::move(source), {.variables = table.variables},
                                      parts ? *parts : nullptr);
    constexpr std::size_t many_cells = 1U << 20;
    while (!compilation.step(many_cells)) {
    }
    dmn::CompileReport report = compilation.take_report();
    if (parts)
        *parts = report.parts;
    for (const dmn::CellProblem& problem : report.problems) {
        if (problem.severity == dmn::Severity::Error)
            return error(dmn::describe(problem, dmn::source(*report.parts)));
    }
    table.compiled = std::move(report.table);
    if (!table.compiled)
        return error("The table cannot be compiled.");
    return table;
}

Result<std::vector<Value>> values_of(const TestedTable& table, const DecisionTest& test) {
    std::vector<Value> values(table.variables.size());
    if (!trimmed(test.also_given).empty()) {
        const Value given = TRY(literal_value(test.also_given));
        if (!given.is(feel::Kind::Context))
            return error_at("also given", "Write what is given beside the inputs as {name: value}.");
        for (const auto& [name, value] : given.as_context().entries) {
            if (const std::int32_t place = place_of(table.variables, name); place >= 0)
                values[static_cast<std::size_t>(place)] = value;
        }
    }
    for (std::size_t input = 0; input < table.variable_of_input.size(); ++input) {
        const std::int32_t place = table.variable_of_input[input];
        if (place < 0 || input >= test.values.size() || trimmed(test.values[input]).empty())
            continue;
        Result<Value> value = literal_value(test.values[input]);
        if (!value.ok())
            return error_at(table.variables[static_cast<std::size_t>(place)].name, value.error().message);
        values[static_cast<std::size_t>(place)] = std::move(value).value();
    }
    return values;
}

TestRun run_tests(const Decision& decision, std::shared_ptr<const dmn::CompiledTable> before) {
    TestRun run;
    if (decision.tests.empty())
        return run;
    run.parts = std::move(before);
    const Result<TestedTable> table = tested_table(decision, &run.parts);
    if (!table.ok()) {
        run.problem = describe(table.error());
        return run;
    }
    run.tests.reserve(decision.tests.size());
    for (const DecisionTest& test : decision.tests) {
        run.tests.push_back(run_test(table.value(), test));
        const TestState state = run.tests.back().state;
        run.passed += state == TestState::Passed ? 1 : 0;
        run.failed += state == TestState::Failed ? 1 : 0;
        run.open += state == TestState::Open ? 1 : 0;
    }
    return run;
}

const TestRun& DecisionTests::run(const RecordPointer& decision) {
    if (decision != m_decision) {
        const bool is_same = m_decision && decision && m_decision->id == decision->id;
        auto before = is_same ? std::move(m_run.parts) : nullptr;
        m_decision = decision;
        const auto* record = as<Decision>(decision);
        m_run = record ? run_tests(*record, std::move(before)) : TestRun();
    }
    return m_run;
}

DecisionTest test_of_customer(const TableDecision& decision, tables::RowIndex row, std::string_view title) {
    const dmn::DecisionTable& table = dmn::source(decision.compiled());
    const std::vector<dmn::Variable>& variables = dmn::variables(decision.compiled());
    const std::vector<Value> values = decision.values(row);
    const dmn::Evaluation evaluation = decision.evaluate(row, dmn::Trace::None);
    DecisionTest test;
    test.title = title;
    test.origin = TestOrigin::Customer;
    std::vector<bool> is_input(variables.size(), false);
    for (const dmn::Input& input : table.inputs) {
        const std::int32_t place = place_of(variables, input.expression);
        // A computed input follows from what is given beside the inputs.
        test.values.push_back(place < 0 ? std::string()
                                        : feel::value_literal(values[static_cast<std::size_t>(place)]));
        if (place >= 0)
            is_input[static_cast<std::size_t>(place)] = true;
    }
    std::vector<std::pair<std::string, Value>> others;
    for (const std::size_t column : decision.used_columns()) {
        if (!is_input[column])
            others.emplace_back(variables[column].name, values[column]);
    }
    if (!others.empty())
        test.also_given = feel::value_literal(Value::context(std::move(others)));
    for (const Value& answer : answers_of(evaluation.result, table))
        test.expected.push_back(feel::value_literal(answer));
    return test;
}

} // namespace throughline::engage
