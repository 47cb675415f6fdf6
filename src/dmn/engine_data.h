// The inside of an engine: all elements of all models in one list, so that a reference is a number.
#pragma once

#include "dmn/boxed.h"
#include "dmn/engine.h"
#include "feel/scope.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace throughline::dmn {

enum class ElementKind : std::uint8_t { Input, Decision, Knowledge, Service };

struct Element {
    ElementKind kind = ElementKind::Input;
    std::size_t model = 0;
    // Its place in the model's list of its kind.
    std::size_t index = 0;
    std::string name;
    // What others see: the name of the variable.
    std::string variable;
    feel::TypePtr type;
    // Decisions and knowledge models: the elements whose values make the frame, in the order of the scope.
    std::vector<std::size_t> requirements;
    CompiledBoxedPtr logic;
    // Knowledge models and services.
    std::vector<feel::Parameter> parameters;
    // Services: the elements that the parameters set, and those that make the result.
    std::vector<std::size_t> inputs;
    std::vector<std::size_t> outputs;
};

struct EngineData {
    std::vector<Model> models;
    std::vector<Element> elements;
    // By "namespace#id".
    std::unordered_map<std::string, std::size_t> by_id;
    // By "namespace#name".
    std::unordered_map<std::string, std::size_t> by_name;

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    // Empty namespaces mean the first model; names that it does not have are looked for in the others.
    std::size_t find(std::string_view name, std::string_view model_namespace) const;
};

} // namespace throughline::dmn
