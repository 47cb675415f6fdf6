// What a function value holds: FEEL written as `function(a) …`, a built-in, or one that the host gives (a
// business knowledge model, a decision service).
#pragma once

#include "feel/type.h"
#include "feel/value.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace throughline::feel {

class Machine;
struct Program;

struct Parameter {
    std::string name;
    // Null pointer for Any.
    TypePtr type;
};

// Called with one value for each parameter, already coerced to its type.
using HostFunction = std::function<Value(Machine&, std::span<const Value>)>;

struct FunctionObject : SharedObject {
    std::vector<Parameter> parameters;
    TypePtr result_type;
    // What the parser can tell of the result of FEEL; a null pointer where it cannot.
    TypePtr inferred_result;
    // One of the three:
    // FEEL: the program that holds the body, its index there, and the values around it that it uses.
    std::shared_ptr<const Program> program;
    std::uint32_t body = 0;
    std::vector<Value> captured;
    // A built-in: its number, counted from 0.
    std::int32_t built_in = -1;
    HostFunction host;

    FunctionObject()
        : SharedObject(Kind::Function) {}
};

// A built-in as a value, by its number.
Value built_in_function(std::uint32_t number);
Value host_function(std::vector<Parameter> parameters, TypePtr result_type, HostFunction function);

} // namespace throughline::feel
