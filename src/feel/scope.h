// The names that an expression may use, given by its host: variables in the order of the values at
// evaluation, and types.
#pragma once

#include "feel/function.h"
#include "feel/lexer.h"
#include "feel/type.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace throughline::feel {

// Finds the longest of its names that a text continues with.
class NameIndex {
public:
    // Names that are no FEEL names are never found. Of equal names the last one added counts.
    void add(std::string_view name, std::uint32_t value);

    struct Match {
        std::uint32_t value = 0;
        // In bytes of the text; where the name ends.
        std::size_t end = 0;
        std::size_t pieces = 0;
    };
    // False where no name starts at `offset`.
    bool longest(const Lexer& lexer, std::size_t offset, Match& match) const;
    bool empty() const { return m_names.empty(); }
    // All names, for messages.
    void collect(std::vector<std::string>& names) const;

private:
    // By all pieces, with a separator between them, and for every first piece the most pieces of a name that
    // begins with it.
    std::unordered_map<std::string, std::uint32_t> m_names;
    std::unordered_map<std::string, std::size_t> m_most_pieces;
};

class Scope {
public:
    // The index of the new variable.
    std::uint32_t add_variable(std::string_view name, TypePtr type = nullptr);
    void add_type(std::string_view name, TypePtr type);

    std::size_t variable_count() const { return m_variables.size(); }
    const TypePtr& variable_type(std::uint32_t index) const { return m_variables[index].type; }
    const NameIndex& variables() const { return m_variable_names; }
    const NameIndex& types() const { return m_types->names; }
    const TypePtr& type(std::uint32_t index) const { return m_types->types[index]; }

private:
    struct Types {
        std::vector<TypePtr> types;
        NameIndex names;
    };
    std::vector<Parameter> m_variables;
    NameIndex m_variable_names;
    // Every expression of a model has a scope of its own, but all share the model's types.
    std::shared_ptr<Types> m_types = std::make_shared<Types>();
};

} // namespace throughline::feel
