// What the built-in functions share: fetching arguments with FEEL's implicit conversions (a list of one
// stands for its item, an item for a list of one).
#pragma once

#include "feel/built_in.h"
#include "feel/machine.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace throughline::feel {

class Arguments {
public:
    Arguments(Machine& machine, std::span<const Value> values)
        : m_machine(machine)
        , m_values(values) {}

    std::size_t size() const { return m_values.size(); }
    // Null where there is none.
    const Value& operator[](std::size_t index) const;
    // The argument, or the only item of a list, if that is of this kind; null pointer otherwise.
    const Value* of(std::size_t index, Kind kind) const;
    const Decimal* number(std::size_t index) const;
    const std::string* string(std::size_t index) const;
    // A number's whole part.
    std::optional<std::int64_t> integer(std::size_t index) const;
    // The list itself, or a list of the one value; null where the argument is null.
    Value list(std::size_t index) const;
    // All arguments as one list where there are several or the only one is no list.
    Value list_of_all() const;

    // Null, with "function(): expectation".
    Value wrong(const char* expectation) const { return m_machine.nothing(expectation); }
    Machine& machine() const { return m_machine; }

private:
    Machine& m_machine;
    std::span<const Value> m_values;
};

// The tables of the single topics, joined by built_ins().
std::span<const BuiltIn> conversion_functions();
std::span<const BuiltIn> string_functions();
std::span<const BuiltIn> pattern_functions();
std::span<const BuiltIn> number_functions();
std::span<const BuiltIn> list_functions();
std::span<const BuiltIn> statistics_functions();
std::span<const BuiltIn> time_functions();
std::span<const BuiltIn> range_functions();
std::span<const BuiltIn> context_functions();

} // namespace throughline::feel
