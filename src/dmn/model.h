// A decision model as DMN XML holds it: decisions, knowledge, inputs, services, types, and their boxed
// expressions. Read by read_model(), compiled by compile_models() in "dmn/engine.h".
#pragma once

#include "dmn/decision_table.h"
#include "dmn/diagram.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace throughline::dmn {

// Where something stands in the file; for errors.
struct SourcePlace {
    int line = 0;
    int column = 0;
};

enum class BoxedKind : std::uint8_t {
    Literal,     // text
    Context,     // entries; one without a name is the result
    List,        // children
    Relation,    // columns in `parameters`, rows in `children`, each a List
    Invocation,  // children[0] the function; bindings in `entries`
    Function,    // parameters; children[0] the body
    Table,       // table
    Conditional, // children: if, then, else
    Filter,      // children: in, match
    For,         // name of the iterator; children: in, return
    Some,        // name of the iterator; children: in, satisfies
    Every
};

struct BoxedExpression;
using BoxedPtr = std::shared_ptr<const BoxedExpression>;

struct NamedType {
    std::string name;
    // As written: "number", "tPerson", "imported.tPerson"; empty where none is given.
    std::string type;
};

struct BoxedEntry {
    NamedType variable;
    BoxedPtr value;
};

enum class FunctionKind : std::uint8_t { Feel, Java, Pmml };

struct BoxedExpression {
    BoxedKind kind = BoxedKind::Literal;
    std::string id;
    std::string type;
    std::string text;
    std::string name;
    std::vector<NamedType> parameters;
    std::vector<BoxedEntry> entries;
    // Null pointers where a part is left out.
    std::vector<BoxedPtr> children;
    FunctionKind function_kind = FunctionKind::Feel;
    std::shared_ptr<const DecisionTable> table;
    SourcePlace place;
};

struct ItemDefinition {
    std::string name;
    // The type that it is another name for; empty where it has components or is a function.
    std::string type;
    bool is_collection = false;
    // Unary tests on each item (allowedValues) and on the whole value (typeConstraint).
    std::string allowed_values;
    std::string type_constraint;
    std::vector<ItemDefinition> components;
    bool is_function = false;
    std::vector<NamedType> parameters;
    std::string result_type;
    SourcePlace place;
};

// A reference to an element: its id, and the namespace of its model (empty for this one).
struct ElementReference {
    std::string model_namespace;
    std::string id;
    // The id of the requirement itself, which drawings refer to; and for authorities what is required:
    // "requiredAuthority", "requiredDecision" or "requiredInput".
    std::string requirement;
    std::string role;
};

struct InputData {
    std::string id;
    std::string name;
    NamedType variable;
    SourcePlace place;
};

struct Decision {
    std::string id;
    std::string name;
    std::string question;
    std::string allowed_answers;
    std::string description;
    NamedType variable;
    std::vector<ElementReference> required_inputs;
    std::vector<ElementReference> required_decisions;
    std::vector<ElementReference> required_knowledge;
    std::vector<ElementReference> authorities;
    // Null pointer where the decision has no logic.
    BoxedPtr logic;
    SourcePlace place;
};

struct KnowledgeModel {
    std::string id;
    std::string name;
    std::string description;
    NamedType variable;
    std::vector<ElementReference> required_knowledge;
    std::vector<ElementReference> authorities;
    // A Function; null pointer where there is none.
    BoxedPtr logic;
    SourcePlace place;
};

struct KnowledgeSource {
    std::string id;
    std::string name;
    std::string description;
    std::vector<ElementReference> authorities;
};

struct DecisionService {
    std::string id;
    std::string name;
    NamedType variable;
    std::vector<ElementReference> output_decisions;
    std::vector<ElementReference> encapsulated_decisions;
    std::vector<ElementReference> input_decisions;
    std::vector<ElementReference> input_data;
    SourcePlace place;
};

struct Import {
    std::string name;
    std::string model_namespace;
    std::string location;
    // The namespace of the language that the file is written in.
    std::string type;
};

struct Model {
    std::string id;
    std::string name;
    std::string model_namespace;
    std::string description;
    // Of the DMN version the file is written in.
    std::string dmn_namespace;
    std::vector<Import> imports;
    std::vector<ItemDefinition> item_definitions;
    std::vector<InputData> inputs;
    std::vector<Decision> decisions;
    std::vector<KnowledgeModel> knowledge_models;
    std::vector<KnowledgeSource> knowledge_sources;
    std::vector<DecisionService> services;
    std::vector<Diagram> diagrams;
    // What is only kept to be written again: texts beside the drawing and other elements, as XML without
    // DMN's prefix, and the prefixes they may use ("xmlns:x" and the namespace).
    std::vector<std::string> others;
    std::vector<std::pair<std::string, std::string>> namespaces;
};

} // namespace throughline::dmn
