#include "dmn/xml_reader.h"

#include "base/text.h"
#include "dmn/xml_boxed.h"
#include "dmn/xml_diagram.h"
#include "dmn/xml_node.h"

#include <algorithm>
#include <array>

namespace throughline::dmn {

namespace {

constexpr std::array<std::string_view, 8> dmn_namespaces = {
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
    "http://www.omg.org/spec/DMN/20180521/MODEL/",  "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20230324/MODEL/",
    "https://www.omg.org/spec/DMN/20240513/MODEL/", "http://www.omg.org/spec/DMN/20191111/MODEL/"};

// The namespace that a prefix of the root stands for.
std::string namespace_of(const pugi::xml_node& root, std::string_view name) {
    const std::size_t colon = name.find(':');
    const std::string attribute_name =
        colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
    return attribute(root, attribute_name.c_str());
}

class ModelReader {
public:
    ModelReader(const pugi::xml_node& root, const Positions& positions)
        : m_root(root)
        , m_positions(positions)
        , m_boxed(root, positions) {}

    Result<Model> read() {
        if (!is_named(m_root, "definitions"))
            return error("The file is not a DMN model: its root is not `definitions`.");
        Model model;
        model.dmn_namespace = namespace_of(m_root, m_root.name());
        if (std::find(dmn_namespaces.begin(), dmn_namespaces.end(), model.dmn_namespace) ==
            dmn_namespaces.end())
            return error("The file is not a DMN model of version 1.1 to 1.6: its namespace is `" +
                         model.dmn_namespace + "`.");
        model.id = attribute(m_root, "id");
        model.name = attribute(m_root, "name");
        model.model_namespace = attribute(m_root, "namespace");
        model.description = child_content(m_root, "description");
        m_prefix = prefix_of(m_root.name());
        read_namespaces(model);
        for (const pugi::xml_node& node : m_root.children())
            read_element(node, model);
        if (!m_boxed.error().message.empty())
            return m_boxed.error();
        if (!m_error.message.empty())
            return m_error;
        return model;
    }

private:
    void read_element(const pugi::xml_node& node, Model& model) {
        if (node.type() != pugi::node_element)
            return;
        const std::string_view name = local_name(node);
        if (name == "import")
            model.imports.push_back({attribute(node, "name"), attribute(node, "namespace"),
                                     attribute(node, "locationURI"), attribute(node, "importType")});
        else if (name == "itemDefinition")
            model.item_definitions.push_back(item_definition(node, 0));
        else if (name == "inputData")
            model.inputs.push_back(
                {attribute(node, "id"), attribute(node, "name"), variable_of(node), m_positions.place(node)});
        else if (name == "decision")
            model.decisions.push_back(decision(node));
        else if (name == "businessKnowledgeModel")
            model.knowledge_models.push_back(knowledge_model(node));
        else if (name == "knowledgeSource")
            model.knowledge_sources.push_back({attribute(node, "id"), attribute(node, "name"),
                                               child_content(node, "description"), authorities(node)});
        else if (name == "decisionService")
            model.services.push_back(service(node));
        else if (name == "DMNDI")
            model.diagrams = read_diagrams(node);
        else if (name != "description" && name != "extensionElements")
            model.others.push_back(as_xml(node));
        // Extensions are other tools' own and are left out.
    }

    static std::string prefix_of(std::string_view name) {
        const std::size_t colon = name.find(':');
        return colon == std::string_view::npos ? std::string() : std::string(name.substr(0, colon + 1));
    }

    // The prefixes of the root, but those of DMN itself and of its drawings, which the writer has its own
    // for.
    void read_namespaces(Model& model) const {
        for (const pugi::xml_attribute& entry : m_root.attributes()) {
            const std::string_view name = entry.name();
            const std::string_view space = entry.value();
            const bool is_prefix = name.substr(0, 6) == "xmlns:";
            if (is_prefix && space != model.dmn_namespace &&
                space.find("/spec/DMN/") == std::string_view::npos)
                model.namespaces.emplace_back(name, space);
        }
    }

    // An element that is not understood, with DMN's prefix taken off.
    std::string as_xml(const pugi::xml_node& node) const {
        struct Text : pugi::xml_writer {
            std::string text;
            void write(const void* data, std::size_t size) override {
                text.append(static_cast<const char*>(data), size);
            }
        };
        struct Renamer : pugi::xml_tree_walker {
            std::string prefix;
            bool for_each(pugi::xml_node& part) override {
                const std::string name = part.name();
                if (!prefix.empty() && name.compare(0, prefix.size(), prefix) == 0)
                    part.set_name(name.substr(prefix.size()).c_str());
                return true;
            }
        };
        pugi::xml_document copy;
        copy.append_copy(node);
        Renamer renamer;
        renamer.prefix = m_prefix;
        copy.traverse(renamer);
        Text text;
        copy.save(text, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
        return std::move(text.text);
    }

    // Knowledge sources, decisions and inputs that stand behind an element.
    std::vector<ElementReference> authorities(const pugi::xml_node& node) const {
        std::vector<ElementReference> found;
        for (const char* role : {"requiredAuthority", "requiredDecision", "requiredInput"}) {
            for (ElementReference& reference : references(node, "authorityRequirement", role)) {
                reference.role = role;
                found.push_back(std::move(reference));
            }
        }
        return found;
    }

    ElementReference reference(const pugi::xml_node& node) const {
        const std::string href = attribute(node, "href");
        const std::size_t hash = href.find('#');
        if (hash == std::string::npos)
            return {{}, href, {}, {}};
        return {href.substr(0, hash), href.substr(hash + 1), {}, {}};
    }

    std::vector<ElementReference> references(const pugi::xml_node& node, std::string_view outer,
                                             std::string_view inner) const {
        std::vector<ElementReference> found;
        for (const pugi::xml_node& requirement : node.children()) {
            if (!is_named(requirement, outer))
                continue;
            const pugi::xml_node target = inner.empty() ? requirement : child_named(requirement, inner);
            if (!target)
                continue;
            found.push_back(reference(target));
            if (!inner.empty())
                found.back().requirement = attribute(requirement, "id");
        }
        return found;
    }

    NamedType variable_of(const pugi::xml_node& node) const {
        const pugi::xml_node variable = child_named(node, "variable");
        NamedType result = m_boxed.named_type(variable);
        if (result.name.empty())
            result.name = attribute(node, "name");
        return result;
    }

    Decision decision(const pugi::xml_node& node) {
        Decision result;
        result.id = attribute(node, "id");
        result.name = attribute(node, "name");
        result.question = child_content(node, "question");
        result.allowed_answers = child_content(node, "allowedAnswers");
        result.description = child_content(node, "description");
        result.variable = variable_of(node);
        result.required_inputs = references(node, "informationRequirement", "requiredInput");
        result.required_decisions = references(node, "informationRequirement", "requiredDecision");
        result.required_knowledge = references(node, "knowledgeRequirement", "requiredKnowledge");
        result.authorities = authorities(node);
        result.logic = m_boxed.first_expression(node);
        result.place = m_positions.place(node);
        return result;
    }

    KnowledgeModel knowledge_model(const pugi::xml_node& node) {
        KnowledgeModel result;
        result.id = attribute(node, "id");
        result.name = attribute(node, "name");
        result.description = child_content(node, "description");
        result.variable = variable_of(node);
        result.required_knowledge = references(node, "knowledgeRequirement", "requiredKnowledge");
        result.authorities = authorities(node);
        const pugi::xml_node logic = child_named(node, "encapsulatedLogic");
        if (logic)
            result.logic = m_boxed.function(logic);
        result.place = m_positions.place(node);
        return result;
    }

    DecisionService service(const pugi::xml_node& node) const {
        DecisionService result;
        result.id = attribute(node, "id");
        result.name = attribute(node, "name");
        result.variable = variable_of(node);
        result.output_decisions = references(node, "outputDecision", {});
        result.encapsulated_decisions = references(node, "encapsulatedDecision", {});
        result.input_decisions = references(node, "inputDecision", {});
        result.input_data = references(node, "inputData", {});
        result.place = m_positions.place(node);
        return result;
    }

    ItemDefinition item_definition(const pugi::xml_node& node, int depth) {
        ItemDefinition result;
        result.name = attribute(node, "name");
        result.place = m_positions.place(node);
        constexpr int deepest = 100;
        if (depth > deepest) {
            m_error = {
                "The item definitions are nested too deeply.", {}, result.place.line, result.place.column};
            return result;
        }
        result.type = m_boxed.type_name(child_named(node, "typeRef") ? child_content(node, "typeRef")
                                                                     : attribute(node, "typeRef"));
        const std::string collection = attribute(node, "isCollection");
        result.is_collection = collection == "true" || collection == "1";
        result.allowed_values = child_content(child_named(node, "allowedValues"), "text");
        result.type_constraint = child_content(child_named(node, "typeConstraint"), "text");
        for (const pugi::xml_node& component : node.children()) {
            if (is_named(component, "itemComponent"))
                result.components.push_back(item_definition(component, depth + 1));
        }
        const pugi::xml_node function = child_named(node, "functionItem");
        if (function) {
            result.is_function = true;
            result.result_type = m_boxed.type_name(attribute(function, "outputTypeRef"));
            for (const pugi::xml_node& parameter : function.children()) {
                if (is_named(parameter, "parameters"))
                    result.parameters.push_back(m_boxed.named_type(parameter));
            }
        }
        return result;
    }

    pugi::xml_node m_root;
    const Positions& m_positions;
    BoxedReader m_boxed;
    // The prefix of DMN's elements with its colon; empty where it is the default namespace.
    std::string m_prefix;
    Error m_error;
};

} // namespace

Result<Model> read_model(std::string_view xml) {
    pugi::xml_document document;
    const Result<void> loaded = load_xml(document, xml);
    if (!loaded)
        return loaded.error();
    const Positions positions(xml);
    return ModelReader(document.document_element(), positions).read();
}

} // namespace throughline::dmn
