// Evaluates programs. One machine may evaluate any number of programs one after the other and keeps its
// memory.
#pragma once

#include "base/result.h"
#include "feel/program.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace throughline::feel {

// What one evaluation may use. Beyond it the evaluation ends with an error.
struct EvaluationLimits {
    // Nodes evaluated, and items and 16 bytes of text made.
    std::uint64_t steps = 8000000;
    // Nodes and calls inside each other.
    int depth = 1500;
};

// Why a part of an expression became null: FEEL has no exceptions, so this is what a person has to go by.
struct Diagnostic {
    std::string message;
    // In bytes of the program's text.
    std::uint32_t offset = 0;
};

class Machine {
public:
    explicit Machine(const EvaluationLimits& limits = {})
        : m_limits(limits) {}
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    // The moment that now() and today() give; they are null without it.
    std::optional<DateTime> now;

    // `variables` in the order of the scope the program was compiled with; missing ones are null. `tested` is
    // what unary tests are about. The result is null after a limit was exceeded: error() says which.
    Value evaluate(const Program& program, std::span<const Value> variables, const Value* tested = nullptr);
    // Whether unary tests hold.
    bool test(const Program& program, std::span<const Value> variables, const Value& tested) {
        return evaluate(program, variables, &tested).is_true();
    }

    // One node of a program that reads no variables; for taking programs apart.
    Value evaluate_part(const Program& program, std::uint32_t node);

    // Calls a function value with positional arguments, coerced to its parameters' types; null where it takes
    // another number of them. For built-ins and hosts, inside an evaluation.
    Value call(const Value& function, std::span<const Value> arguments);

    // The same with named arguments; null where the names are not the parameters'.
    Value call_named(const Value& function, std::span<const std::string> names, std::vector<Value> arguments);

    // Held while evaluating something that may hold itself, by hosts too: beyond the limit on depth the
    // evaluation fails and allowed() says so.
    class Nesting {
    public:
        explicit Nesting(Machine& machine);
        ~Nesting() { --m_machine.m_depth; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;
        bool allowed() const { return !m_machine.m_failed; }

    private:
        Machine& m_machine;
    };

    // Set once a limit was exceeded; evaluation goes on only after start().
    bool failed() const { return m_failed; }
    const Error& error() const { return m_error; }
    // Forgets errors, diagnostics and used steps. Called before the first and between independent
    // evaluations.
    void start();

    const std::vector<Diagnostic>& diagnostics() const { return m_diagnostics; }
    // Off by default: sentences cost time.
    void keep_diagnostics(bool keep) { m_keeps_diagnostics = keep; }

    // For built-ins and hosts. Null, with the reason; the message is made only where it is kept.
    template <typename Message>
    Value nothing(Message&& message) {
        if (m_keeps_diagnostics)
            note(std::string(std::forward<Message>(message)));
        return {};
    }
    // Charges work or memory; false once there is no more.
    bool spend(std::uint64_t steps);
    // For work that looks at all of a value, as comparing does.
    bool spend_on(const Value& value) {
        const bool is_large = value.is(Kind::List) || value.is(Kind::Context);
        return !is_large || spend(weight(value) / 8);
    }
    // coerced(), charged.
    Value fitted(const Value& value, const TypePtr& type) {
        return type == nullptr ? value : spend_on(value) ? coerced(value, type.get(), this) : Value();
    }
    Value fail(std::string message);

private:
    struct Frame {
        const Program* program = nullptr;
        std::span<const Value> variables;
        const Value* tested = nullptr;
        std::size_t base = 0;
    };
    Value& slot(std::uint32_t index) { return m_slots[m_frame.base + index]; }
    void note(std::string message);
    const std::string& name(std::uint32_t index) const { return m_frame.program->names[index]; }
    std::span<const std::uint32_t> children(const Node& node) const {
        return std::span(m_frame.program->more).subspan(node.b, node.c);
    }

    Value run(const Program& program, std::uint32_t root, std::span<const Value> variables,
              const Value* tested);
    Value evaluate(std::uint32_t index);
    Value evaluate_inner(const Node& node);
    Value implicit(const Node& node);
    Value negate(const Node& node);
    Value binary(const Node& node);
    Value comparison(const Node& node);
    Value all_or_any(const Node& node, bool deciding);
    Value between(const Node& node);
    Value in(const Node& node);
    Value test_value(const Node& node);
    Value test_any(const Node& node);
    Value instance_of(const Node& node);
    Value condition(const Node& node);
    Value for_loop(const Node& node);
    Value quantified(const Node& node);
    Value list(const Node& node);
    Value context(const Node& node);
    Value range(const Node& node);
    Value path(const Node& node);
    Value filter(const Node& node);
    Value filter_by_index(const Value& operand, const Value& index);
    Value call_built_in(const Node& node);
    Value call_value(const Node& node);
    Value call_java(const Body& body, std::span<const Value> arguments);
    Value call_body(const Value* self, const FunctionObject& function, std::span<const Value> arguments);
    Value call_any(const Value& function, std::span<const Value> arguments);
    Value make_function(const Node& node);

    // Runs `body` for every combination of the iterators' values until it returns false; false where an
    // iterator has nothing to go through.
    template <typename Visit>
    bool iterate(const Node& node, std::uint32_t depth, Visit& visit);

    EvaluationLimits m_limits;
    Frame m_frame;
    std::vector<Value> m_slots;
    std::uint64_t m_steps = 0;
    int m_depth = 0;
    bool m_failed = false;
    bool m_keeps_diagnostics = false;
    std::uint32_t m_offset = 0;
    Error m_error;
    std::vector<Diagnostic> m_diagnostics;
};

} // namespace throughline::feel
