// A decision model as its requirements graph: elements, and what each of them requires (DMN 1.5, chapter 6).
#pragma once

#include "canvas/target.h"
#include "engage/decision_model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::ui {

enum class ElementKind : std::uint8_t { Decision, InputData, KnowledgeModel, KnowledgeSource, Service };
std::string_view element_words(ElementKind kind); // "Business knowledge model"

enum class RequirementKind : std::uint8_t { Information, Knowledge, Authority };

struct GraphElement {
    ElementKind kind = ElementKind::Decision;
    std::string id; // in the model; with its namespace before a # where it is another's
    std::string name;
    canvas::Target target;
    Id record;               // of a decision that has one
    std::string detail;      // "8 rules", "number"
    std::string description; // what the person who wrote it says about it
    std::string expression;  // its logic, where that is one text
    std::size_t rules = 0;   // of a decision table
    // Of a decision service: the elements inside, the output decisions among them.
    std::vector<std::size_t> outputs;
    std::vector<std::size_t> encapsulated;
};

// `by` requires `required`.
struct GraphRequirement {
    RequirementKind kind = RequirementKind::Information;
    std::size_t required = 0;
    std::size_t by = 0;
    std::string id; // which drawings refer to
};

struct DecisionGraph {
    std::vector<GraphElement> elements;
    std::vector<GraphRequirement> requirements;

    std::optional<std::size_t> find(std::string_view id) const;
    std::optional<std::size_t> find(const canvas::Target& target) const;
    // The element and everything that it requires, by way of others or not.
    std::vector<bool> required_by(std::size_t element) const;
};

DecisionGraph graph_of(const engage::AssembledModel& assembled);

} // namespace throughline::ui
