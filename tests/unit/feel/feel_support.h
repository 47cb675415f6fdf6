// What the FEEL tests share: evaluating text over a few variables.
#pragma once

#include "feel/compile.h"
#include "feel/machine.h"

#include <catch_amalgamated.hpp>
#include <string>
#include <utility>
#include <vector>

namespace throughline::feel {

struct NamedValue {
    std::string name;
    Value value;
};

inline Value evaluated(const std::string& text, const std::vector<NamedValue>& variables = {}) {
    Scope scope;
    std::vector<Value> values;
    for (const NamedValue& variable : variables) {
        scope.add_variable(variable.name);
        values.push_back(variable.value);
    }
    const Result<ProgramPtr> program = compile_expression(text, scope);
    INFO(text);
    if (!program.ok())
        FAIL(describe(program.error()));
    Machine machine;
    machine.start();
    machine.now = read_date_time("2026-11-21T14:32:08Z");
    Value result = machine.evaluate(*program.value(), values);
    if (machine.failed())
        FAIL(describe(machine.error()));
    return result;
}

// The value as FEEL writes it: strings in quotes, dates as @"…".
inline std::string shown(const std::string& text, const std::vector<NamedValue>& variables = {}) {
    return value_literal(evaluated(text, variables));
}

struct Expectation {
    const char* text;
    const char* result;
};

template <std::size_t count>
void check_all(const Expectation (&expectations)[count]) {
    for (const Expectation& expectation : expectations) {
        INFO(expectation.text);
        CHECK(shown(expectation.text) == expectation.result);
    }
}

inline std::string compile_error(const std::string& text, const Scope& scope = {}) {
    const Result<ProgramPtr> program = compile_expression(text, scope);
    return program.ok() ? "no error" : describe(program.error());
}

} // namespace throughline::feel
