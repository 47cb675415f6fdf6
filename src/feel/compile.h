// FEEL text to a program that can be evaluated any number of times.
#pragma once

#include "base/result.h"
#include "feel/program.h"
#include "feel/scope.h"

#include <cstdint>
#include <string_view>

namespace throughline::feel {

// What becomes of a name that is not in scope: an error while compiling, or null while evaluating, as DMN
// engines do.
enum class UnknownNames : std::uint8_t { Error, Null };

struct CompileLimits {
    std::size_t text_bytes = 1U << 20;
    std::size_t nodes = 1U << 19;
    // Of the expression's tree; brackets, operators and calls count one each.
    int depth = 400;
};

// Errors carry line and column in `text`, and a sentence.
Result<ProgramPtr> compile_expression(std::string_view text, const Scope& scope,
                                      UnknownNames unknown = UnknownNames::Error,
                                      const CompileLimits& limits = {});

// Unary tests: `-`, `not(…)`, or a list of tests such as `< 5, [10..20], "a", ? > b`. The program gives true,
// false or null for the tested value, which evaluate() takes apart from the variables. `tested_type` may be a
// null pointer.
Result<ProgramPtr> compile_unary_tests(std::string_view text, const Scope& scope,
                                       TypePtr tested_type = nullptr,
                                       UnknownNames unknown = UnknownNames::Error,
                                       const CompileLimits& limits = {});

// A type as `instance of` takes it: "list<string>", or a name of the scope.
Result<TypePtr> compile_type(std::string_view text, const Scope& scope);

} // namespace throughline::feel
