#include "dmn/tck.h"

#include <algorithm>

namespace throughline::dmn {

using feel::Kind;
using feel::Value;

namespace {

constexpr int deepest = 100;

bool matches(const Value& actual, const Value& expected, int depth) {
    if (depth > deepest || actual.kind() != expected.kind())
        return false;
    if (actual.is(Kind::Number)) {
        static const Decimal tolerance = Decimal::from_parts(1, -8, false);
        return (actual.as_number() - expected.as_number()).absolute() <= tolerance;
    }
    if (actual.is(Kind::List)) {
        const std::vector<Value>& left = actual.as_list();
        const std::vector<Value>& right = expected.as_list();
        return std::equal(
            left.begin(), left.end(), right.begin(), right.end(),
            [depth](const Value& one, const Value& other) { return matches(one, other, depth + 1); });
    }
    if (actual.is(Kind::Context)) {
        const auto& left = actual.as_context();
        const auto& right = expected.as_context();
        return left.entries.size() == right.entries.size() &&
               std::all_of(left.entries.begin(), left.entries.end(), [&right, depth](const auto& entry) {
                   const Value* other = right.find(entry.first);
                   return other != nullptr && matches(entry.second, *other, depth + 1);
               });
    }
    return feel::identical(actual, expected);
}

// What the case calls, for one expectation.
Value evaluate(ModelRun& run, const TestCase& test, const TestExpectation& expectation) {
    if (test.target == TestTarget::Decision)
        return run.decision(expectation.name, expectation.model_namespace);
    Value result =
        test.target == TestTarget::Service ? run.service(test.invocable) : run.knowledge(test.invocable);
    // A service with several outputs gives a context of them.
    if (test.target == TestTarget::Service && result.is(Kind::Context) &&
        expectation.name != test.invocable) {
        const Value* output = result.as_context().find(expectation.name);
        if (output != nullptr)
            return *output;
    }
    return result;
}

std::string reasons(const feel::Machine& machine) {
    std::string text;
    if (machine.failed())
        text = describe(machine.error());
    for (const feel::Diagnostic& diagnostic : machine.diagnostics())
        text += (text.empty() ? "" : " ") + diagnostic.message;
    return text;
}

} // namespace

bool matches_expectation(const Value& actual, const Value& expected) {
    return matches(actual, expected, 0);
}

CaseResult run_test_case(const std::shared_ptr<const Engine>& engine, const TestCase& test,
                         const feel::DateTime& now) {
    CaseResult result;
    result.id = test.id;
    result.passed = true;
    ModelRun run(engine);
    run.machine().now = now;
    run.machine().keep_diagnostics(true);
    for (const TestInput& input : test.inputs)
        run.set_input(input.name,
                      input.is_untyped
                          ? typed_value(input.value, engine->type_of(input.name, input.model_namespace).get())
                          : input.value,
                      input.model_namespace);
    for (const TestExpectation& expectation : test.expectations) {
        NodeResult node;
        node.name = expectation.name;
        node.expected =
            expectation.is_untyped
                ? typed_value(expectation.value,
                              engine->type_of(expectation.name, expectation.model_namespace).get())
                : expectation.value;
        node.expects_null = expectation.value.is_null();
        node.actual = evaluate(run, test, expectation);
        node.passed = matches_expectation(node.actual, node.expected);
        if (!node.passed)
            node.detail = node.name + ": expected " + feel::value_literal(node.expected) + ", but got " +
                          feel::value_literal(node.actual) + ". " + reasons(run.machine());
        result.passed = result.passed && node.passed;
        result.nodes.push_back(std::move(node));
    }
    return result;
}

std::string csv_line(std::string_view folder, std::string_view file, const CaseResult& result) {
    std::string line(folder);
    line += ',';
    line += file;
    line += ',';
    line += result.id;
    if (result.passed)
        return line + ",SUCCESS\n";
    line += ",ERROR,\"";
    for (const NodeResult& node : result.nodes) {
        for (const char character : node.detail) {
            if (character == '"')
                line += '"';
            line += character == '\n' ? ' ' : character;
        }
    }
    return line + "\"\n";
}

} // namespace throughline::dmn
