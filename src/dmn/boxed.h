// Boxed expressions, compiled. Names are places in one row of values, the frame: first what the decision
// requires, then the entries, parameters and iterators around an expression, innermost last.
#pragma once

#include "dmn/model.h"
#include "dmn/table_data.h"
#include "feel/compile.h"
#include "feel/machine.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace throughline::dmn {

struct CompiledBoxed;
using CompiledBoxedPtr = std::shared_ptr<const CompiledBoxed>;

struct CompiledEntry {
    std::string name;
    feel::TypePtr type;
    // A null pointer gives null.
    CompiledBoxedPtr value;
};

struct CompiledBoxed {
    BoxedKind kind = BoxedKind::Literal;
    // What the expression itself is declared to give; a null pointer for anything.
    feel::TypePtr type;
    feel::ProgramPtr program;
    std::shared_ptr<const CompiledTable> table;
    std::vector<CompiledBoxedPtr> children;
    std::vector<CompiledEntry> entries;
    std::vector<feel::Parameter> parameters;
};

// Told about everything that could not be compiled: where in the expression, where in the file, what.
using ProblemSink = std::function<void(const std::string& part, SourcePlace place, const std::string& message,
                                       Severity severity)>;

// `boxed` may be a null pointer, and so may the result.
CompiledBoxedPtr compile_boxed(const BoxedPtr& boxed, const feel::Scope& scope, const ProblemSink& sink);

// The type by name; a null pointer for none, Any and unknown names (which the sink is told about).
feel::TypePtr named_type(const std::string& name, const feel::Scope& scope, const std::string& part,
                         SourcePlace place, const ProblemSink& sink);

using Frame = std::vector<feel::Value>;

// Called with every decision table that was evaluated.
using TableObserver = std::function<void(const Evaluation&)>;

// `frame` holds the values of the scope it was compiled with; it comes back as it was.
feel::Value evaluate_boxed(const CompiledBoxed* boxed, Frame& frame, feel::Machine& machine,
                           const TableObserver& observer = {});

// A function that evaluates `body` with `captured` and its arguments behind them as the frame.
feel::Value boxed_function(const CompiledBoxedPtr& body, std::vector<feel::Parameter> parameters,
                           feel::TypePtr result_type, const Frame& captured);

} // namespace throughline::dmn
