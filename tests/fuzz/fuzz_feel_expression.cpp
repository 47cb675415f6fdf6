// Any bytes as a FEEL expression: compiled, evaluated, and its value written and read again.
#include "feel/compile.h"
#include "feel/machine.h"
#include "fuzz.h"

using namespace throughline;
using namespace throughline::feel;

namespace {

Scope scope_of_names() {
    Scope scope;
    scope.add_variable("x");
    scope.add_variable("Monthly charges", simple_type(TypeKind::Number));
    scope.add_variable("a-b");
    scope.add_variable("date");
    scope.add_variable("in");
    return scope;
}

Value evaluated(const Program& program, std::span<const Value> variables) {
    Machine machine({.steps = 20000, .depth = 300});
    machine.start();
    machine.keep_diagnostics(true);
    machine.now = read_date_time("2026-11-21T14:32:08Z");
    Value value = machine.evaluate(program, variables);
    return machine.failed() ? Value() : value;
}

// A literal gives the value again, unless there is no literal for it.
void check_literal(const Value& value) {
    if (value.is_null() || weight(value) > 200 || value.is(Kind::Function) || value.is(Kind::Range))
        return;
    const std::string literal = value_literal(value);
    if (literal.find("function(") != std::string::npos || literal.find("…") != std::string::npos ||
        literal.find("..") != std::string::npos)
        return;
    const Result<ProgramPtr> program = compile_expression(literal, Scope());
    if (!program.ok())
        return;
    fuzz::expect(value_literal(evaluated(*program.value(), {})) == literal, literal);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Scope scope = scope_of_names();
    static const Value variables[] = {Value::number(3), Value::number(70), Value::string("ab"),
                                      Value::list({Value::number(1), Value::null()}), Value::boolean(true)};
    for (const UnknownNames unknown : {UnknownNames::Error, UnknownNames::Null}) {
        const Result<ProgramPtr> program = compile_expression(fuzz::text_of(data, size), scope, unknown);
        if (!program.ok()) {
            fuzz::expect(!program.error().message.empty(), "an error without a message");
            continue;
        }
        check_literal(evaluated(*program.value(), variables));
    }
    return 0;
}
