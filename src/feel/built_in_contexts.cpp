// Context functions: DMN 1.5, table 79.
#include "feel/built_in_support.h"

#include <array>

namespace throughline::feel {

namespace {

Value get_value(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value* context = arguments.of(0, Kind::Context);
    const std::string* key = arguments.string(1);
    if (context == nullptr || key == nullptr)
        return arguments.wrong("get value() takes a context and a name.");
    const Value* entry = context->as_context().find(*key);
    return entry == nullptr ? arguments.wrong("get value(): there is no such entry.") : *entry;
}

Value get_entries(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value* context = arguments.of(0, Kind::Context);
    if (context == nullptr)
        return arguments.wrong("get entries() takes a context.");
    std::vector<Value> entries;
    for (const auto& [name, value] : context->as_context().entries) {
        if (!machine.spend(4))
            return {};
        entries.push_back(Value::context({{"key", Value::string(name)}, {"value", value}}));
    }
    return Value::list(std::move(entries));
}

Value context_function(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value entries = arguments.list(0);
    if (!entries.is(Kind::List))
        return arguments.wrong("context() takes a list of contexts with `key` and `value`.");
    auto* object = new ContextObject();
    Value result = Value::adopt(object);
    for (const Value& entry : entries.as_list()) {
        const Value* key = entry.is(Kind::Context) ? entry.as_context().find("key") : nullptr;
        const Value* value = entry.is(Kind::Context) ? entry.as_context().find("value") : nullptr;
        if (key == nullptr || value == nullptr || !key->is(Kind::String) ||
            object->find(key->as_string()) != nullptr || !machine.spend(1 + object->entries.size() / 8))
            return arguments.wrong("context() takes contexts with `key` and `value`, each key once.");
        object->entries.emplace_back(key->as_string(), *value);
    }
    return result;
}

// Puts a value at the end of a path of names; contexts that are missing on the way are an error.
Value put(Machine& machine, const Value& context, std::span<const Value> keys, const Value& value) {
    if (!context.is(Kind::Context) || keys.empty() || !keys.front().is(Kind::String))
        return machine.nothing("context put() takes a context, a name or list of names, and a value.");
    const ContextObject& original = context.as_context();
    if (!machine.spend(1 + original.entries.size()))
        return {};
    const std::string& key = keys.front().as_string();
    Value inner = value;
    if (keys.size() > 1) {
        const Value* present = original.find(key);
        inner = put(machine, present == nullptr ? Value() : *present, keys.subspan(1), value);
        if (inner.is_null())
            return {};
    }
    auto* copy = new ContextObject();
    Value result = Value::adopt(copy);
    copy->entries = original.entries;
    copy->set(key, std::move(inner));
    return result;
}

Value context_put(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value* context = arguments.of(0, Kind::Context);
    if (context == nullptr)
        return arguments.wrong("context put() takes a context, a name or list of names, and a value.");
    constexpr std::size_t longest = 200;
    if (!arguments[1].is(Kind::List))
        return put(machine, *context, values.subspan(1, 1), arguments[2]);
    const std::vector<Value>& keys = arguments[1].as_list();
    return keys.size() > longest ? arguments.wrong("context put(): the path of names is too long.")
                                 : put(machine, *context, keys, arguments[2]);
}

Value context_merge(Machine& machine, std::span<const Value> values) {
    const Arguments arguments(machine, values);
    const Value contexts = arguments.list(0);
    if (!contexts.is(Kind::List))
        return arguments.wrong("context merge() takes a list of contexts.");
    auto* merged = new ContextObject();
    Value result = Value::adopt(merged);
    for (const Value& context : contexts.as_list()) {
        if (!context.is(Kind::Context))
            return arguments.wrong("context merge() takes a list of contexts.");
        for (const auto& [name, value] : context.as_context().entries) {
            if (!machine.spend(1 + merged->entries.size() / 8))
                return {};
            merged->set(name, value);
        }
    }
    return result;
}

constexpr std::array<BuiltIn, 5> table = {
    {{"get value", "m, key", get_value},
     {"get entries", "m", get_entries},
     {"context", "entries", context_function},
     {"context put", "context, key, value | context, keys, value", context_put},
     {"context merge", "contexts", context_merge}}};

} // namespace

std::span<const BuiltIn> context_functions() {
    return table;
}

} // namespace throughline::feel
