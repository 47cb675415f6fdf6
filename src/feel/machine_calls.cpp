// Functions: making and calling them.
#include "base/text.h"
#include "feel/built_in.h"
#include "feel/machine.h"

#include <array>

namespace throughline::feel {

Value host_function(std::vector<Parameter> parameters, TypePtr result_type, HostFunction function) {
    auto* object = new FunctionObject();
    object->parameters = std::move(parameters);
    object->result_type = std::move(result_type);
    object->host = std::move(function);
    return Value::adopt(object);
}

Value built_in_function(std::uint32_t number) {
    auto* object = new FunctionObject();
    object->built_in = static_cast<std::int32_t>(number);
    return Value::adopt(object);
}

Value Machine::make_function(const Node& node) {
    const Body& body = m_frame.program->bodies[node.a];
    auto* object = new FunctionObject();
    Value result = Value::adopt(object);
    object->parameters = body.parameters;
    object->inferred_result = body.result;
    // The machine's caller keeps the program alive only while it runs; a function may live longer.
    object->program = m_frame.program->shared_from_this();
    object->body = node.a;
    object->captured.reserve(body.captures.size());
    for (const Capture& capture : body.captures) {
        if (capture.source == Source::Local)
            object->captured.push_back(slot(capture.from));
        else if (capture.source == Source::Tested)
            object->captured.push_back(m_frame.tested == nullptr ? Value() : *m_frame.tested);
        else
            object->captured.push_back(
                capture.from < m_frame.variables.size() ? m_frame.variables[capture.from] : Value());
    }
    return result;
}

Value Machine::call_body(const Value* self, const FunctionObject& function,
                         std::span<const Value> arguments) {
    const Program& program = *function.program;
    const Body& body = program.bodies[function.body];
    if (body.root == no_node)
        return call_java(body, arguments);
    const Frame outer = m_frame;
    const std::uint32_t outer_offset = m_offset;
    const std::size_t base = m_slots.size();
    m_slots.resize(base + body.slots);
    for (std::size_t index = 0; index < arguments.size(); ++index)
        m_slots[base + index] = arguments[index];
    for (std::size_t index = 0; index < body.captures.size(); ++index)
        m_slots[base + body.captures[index].slot] = function.captured[index];
    if (body.self != no_node && self != nullptr)
        m_slots[base + body.self] = *self;
    m_frame = {&program, {}, nullptr, base};
    Value result = evaluate(body.root);
    m_slots.resize(base);
    m_frame = outer;
    m_offset = outer_offset;
    return result;
}

Value Machine::call_any(const Value& function, std::span<const Value> arguments) {
    const FunctionObject& object = function.as_function();
    if (object.built_in >= 0) {
        const BuiltIn& built_in = built_ins()[static_cast<std::size_t>(object.built_in)];
        if (!accepts_count(built_in, arguments.size()))
            return nothing(std::string(built_in.name) +
                           text_format("() does not take %zu arguments.", arguments.size()));
        return built_in.function(*this, arguments);
    }
    if (object.parameters.size() != arguments.size())
        return nothing(text_format("The function takes %zu arguments, not %zu.", object.parameters.size(),
                                   arguments.size()));
    std::vector<Value> fitting;
    fitting.reserve(arguments.size());
    for (std::size_t index = 0; index < arguments.size(); ++index) {
        fitting.push_back(fitted(arguments[index], object.parameters[index].type));
        // DMN 1.5, 10.3.2.9.4: with an argument of another type there is no result.
        if (fitting.back().is_null() && !arguments[index].is_null())
            return nothing("The argument " + object.parameters[index].name + " is not of type " +
                           type_text(object.parameters[index].type.get()) + ".");
    }
    Value result = object.host ? object.host(*this, fitting) : call_body(&function, object, fitting);
    return fitted(result, object.result_type);
}

Value Machine::call(const Value& function, std::span<const Value> arguments) {
    if (!function.is(Kind::Function))
        return nothing("A " + std::string(kind_name(function.kind())) + " is not a function.");
    const Nesting nesting(*this);
    return nesting.allowed() ? call_any(function, arguments) : Value();
}

Value Machine::call_built_in(const Node& node) {
    const BuiltIn& built_in = built_ins()[node.a];
    constexpr std::size_t few = 4;
    if (node.c <= few) {
        std::array<Value, few> values;
        std::size_t count = 0;
        for (const std::uint32_t child : children(node))
            values[count++] = evaluate(child);
        m_offset = node.offset;
        return m_failed ? Value() : built_in.function(*this, std::span<const Value>(values.data(), count));
    }
    std::vector<Value> values;
    values.reserve(node.c);
    for (const std::uint32_t child : children(node))
        values.push_back(evaluate(child));
    m_offset = node.offset;
    return m_failed ? Value() : built_in.function(*this, values);
}

namespace {

// Places named arguments where the function's parameters want them; false where the names are not exactly
// those.
bool order_arguments(const FunctionObject& function, std::span<const std::string> names,
                     std::vector<Value>& values) {
    std::vector<Value> ordered;
    if (function.built_in >= 0) {
        std::vector<int> order;
        if (!order_of_names(built_ins()[static_cast<std::size_t>(function.built_in)], names, order))
            return false;
        for (const int place : order)
            ordered.push_back(place < 0 ? Value() : values[static_cast<std::size_t>(place)]);
    } else {
        if (function.parameters.size() != names.size())
            return false;
        for (const Parameter& parameter : function.parameters) {
            const std::string wanted = joined_name(name_pieces(parameter.name));
            std::size_t place = 0;
            while (place < names.size() && names[place] != parameter.name && names[place] != wanted)
                ++place;
            if (place == names.size())
                return false;
            ordered.push_back(values[place]);
        }
    }
    values = std::move(ordered);
    return true;
}

} // namespace

Value Machine::call_value(const Node& node) {
    Value function = evaluate(node.a);
    if (node.flag != 0 && !function.is(Kind::Function))
        function = built_in_function(node.flag - 1U);
    std::vector<Value> values;
    values.reserve(node.c);
    for (const std::uint32_t child : children(node))
        values.push_back(evaluate(child));
    m_offset = node.offset;
    if (m_failed)
        return {};
    if (node.d == no_node)
        return call(function, values);
    std::vector<std::string> names;
    for (std::uint32_t index = 0; index < node.c; ++index)
        names.push_back(name(m_frame.program->more[node.d + index]));
    return call_named(function, names, std::move(values));
}

Value Machine::call_named(const Value& function, std::span<const std::string> names,
                          std::vector<Value> arguments) {
    if (function.is(Kind::Function) && !order_arguments(function.as_function(), names, arguments))
        return nothing("The function has other parameters than these.");
    return call(function, arguments);
}

} // namespace throughline::feel
