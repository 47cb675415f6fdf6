#include "dmn/xml_writer.h"

#include "base/text.h"
#include "dmn/xml_boxed_writer.h"
#include "dmn/xml_text.h"

namespace throughline::dmn {

namespace {

struct Namespaces {
    const char* model;
    const char* drawing;
};

constexpr Namespaces version_1_3 = {"https://www.omg.org/spec/DMN/20191111/MODEL/",
                                    "https://www.omg.org/spec/DMN/20191111/DMNDI/"};
constexpr Namespaces version_1_5 = {"https://www.omg.org/spec/DMN/20230324/MODEL/",
                                    "https://www.omg.org/spec/DMN/20230324/DMNDI/"};

class ModelWriter {
public:
    ModelWriter(const Model& model, DmnVersion version)
        : m_model(model)
        , m_is_newest(version == DmnVersion::V15)
        , m_namespaces(m_is_newest ? version_1_5 : version_1_3)
        , m_boxed(m_xml, m_is_newest, [this](const std::string& message) { note(message); }) {}

    WrittenModel write() {
        open_definitions();
        m_xml.text("description", m_model.description);
        for (const Import& import : m_model.imports)
            m_xml.leaf("import", {{"name", import.name},
                                  {"namespace", import.model_namespace},
                                  {"locationURI", import.location},
                                  {"importType", import.type.empty() ? m_namespaces.model : import.type}});
        for (const ItemDefinition& item : m_model.item_definitions) {
            m_element = "type " + item.name;
            item_definition(item, "itemDefinition");
        }
        for (const InputData& input : m_model.inputs) {
            m_xml.open("inputData", {{"id", input.id}, {"name", input.name}});
            variable(input.variable);
            m_xml.close();
        }
        for (const KnowledgeSource& source : m_model.knowledge_sources)
            knowledge_source(source);
        for (const KnowledgeModel& knowledge : m_model.knowledge_models)
            knowledge_model(knowledge);
        for (const Decision& entry : m_model.decisions)
            decision(entry);
        for (const DecisionService& entry : m_model.services)
            service(entry);
        for (const std::string& other : m_model.others)
            m_xml.raw(other);
        drawings();
        m_written.xml = m_xml.finish();
        return std::move(m_written);
    }

private:
    void note(const std::string& message) { m_written.notes.push_back(m_element + ": " + message); }

    void open_definitions() {
        XmlText::Attributes attributes = {{"xmlns", m_namespaces.model}};
        if (!m_model.diagrams.empty()) {
            attributes.emplace_back("xmlns:dmndi", m_namespaces.drawing);
            attributes.emplace_back("xmlns:dc", "http://www.omg.org/spec/DMN/20180521/DC/");
            attributes.emplace_back("xmlns:di", "http://www.omg.org/spec/DMN/20180521/DI/");
        }
        for (const auto& [prefix, space] : m_model.namespaces) {
            if (m_model.diagrams.empty() ||
                (prefix != "xmlns:dmndi" && prefix != "xmlns:dc" && prefix != "xmlns:di"))
                attributes.emplace_back(prefix, space);
        }
        attributes.emplace_back("id", m_model.id);
        attributes.emplace_back("name", m_model.name);
        attributes.emplace_back("namespace", m_model.model_namespace);
        m_xml.open("definitions", attributes);
    }

    void variable(const NamedType& named) {
        m_xml.leaf("variable", {{"name", named.name}, {"typeRef", named.type}});
    }

    static std::string href(const ElementReference& reference) {
        return reference.model_namespace + "#" + reference.id;
    }

    void requirements(const std::vector<ElementReference>& references, const char* outer, const char* inner) {
        for (const ElementReference& reference : references) {
            m_xml.open(outer, {{"id", reference.requirement}});
            m_xml.leaf(reference.role.empty() ? inner : reference.role.c_str(), {{"href", href(reference)}});
            m_xml.close();
        }
    }

    void references(const std::vector<ElementReference>& targets, const char* element) {
        for (const ElementReference& reference : targets)
            m_xml.leaf(element, {{"href", href(reference)}});
    }

    void unary_tests(const char* element, const std::string& tests) {
        if (tests.empty())
            return;
        m_xml.open(element);
        m_xml.text("text", tests);
        m_xml.close();
    }

    void item_definition(const ItemDefinition& item, const char* element) {
        m_xml.open(element, {{"name", item.name}, {"isCollection", item.is_collection ? "true" : ""}});
        m_xml.text("typeRef", item.type);
        std::string allowed = item.allowed_values;
        std::string constraint = item.type_constraint;
        if (!m_is_newest && !constraint.empty()) {
            // Without a collection the two mean the same.
            if (allowed.empty() && !item.is_collection)
                allowed = constraint;
            else
                note("Its type constraint was left out.");
            constraint.clear();
        }
        unary_tests("allowedValues", allowed);
        unary_tests("typeConstraint", constraint);
        for (const ItemDefinition& component : item.components)
            item_definition(component, "itemComponent");
        if (item.is_function) {
            m_xml.open("functionItem", {{"outputTypeRef", item.result_type}});
            for (const NamedType& parameter : item.parameters)
                m_xml.leaf("parameters", {{"name", parameter.name}, {"typeRef", parameter.type}});
            m_xml.close();
        }
        m_xml.close();
    }

    void knowledge_source(const KnowledgeSource& source) {
        m_xml.open("knowledgeSource", {{"id", source.id}, {"name", source.name}});
        m_xml.text("description", source.description);
        requirements(source.authorities, "authorityRequirement", "requiredAuthority");
        m_xml.close();
    }

    void knowledge_model(const KnowledgeModel& knowledge) {
        m_element = "knowledge model " + knowledge.name;
        m_xml.open("businessKnowledgeModel", {{"id", knowledge.id}, {"name", knowledge.name}});
        m_xml.text("description", knowledge.description);
        variable(knowledge.variable);
        if (knowledge.logic != nullptr)
            m_boxed.function(*knowledge.logic, "encapsulatedLogic");
        requirements(knowledge.required_knowledge, "knowledgeRequirement", "requiredKnowledge");
        requirements(knowledge.authorities, "authorityRequirement", "requiredAuthority");
        m_xml.close();
    }

    void decision(const Decision& entry) {
        m_element = "decision " + entry.name;
        m_xml.open("decision", {{"id", entry.id}, {"name", entry.name}});
        m_xml.text("description", entry.description);
        m_xml.text("question", entry.question);
        m_xml.text("allowedAnswers", entry.allowed_answers);
        variable(entry.variable);
        requirements(entry.required_decisions, "informationRequirement", "requiredDecision");
        requirements(entry.required_inputs, "informationRequirement", "requiredInput");
        requirements(entry.required_knowledge, "knowledgeRequirement", "requiredKnowledge");
        requirements(entry.authorities, "authorityRequirement", "requiredAuthority");
        m_boxed.write(entry.logic);
        m_xml.close();
    }

    void service(const DecisionService& entry) {
        m_xml.open("decisionService", {{"id", entry.id}, {"name", entry.name}});
        variable(entry.variable);
        references(entry.output_decisions, "outputDecision");
        references(entry.encapsulated_decisions, "encapsulatedDecision");
        references(entry.input_decisions, "inputDecision");
        references(entry.input_data, "inputData");
        m_xml.close();
    }

    void point(const DiagramPoint& at) {
        m_xml.leaf("di:waypoint", {{"x", number_text(at.x)}, {"y", number_text(at.y)}});
    }

    void shape(const DiagramShape& entry) {
        m_xml.open("dmndi:DMNShape", {{"id", entry.id},
                                      {"dmnElementRef", entry.element},
                                      {"isCollapsed", entry.is_collapsed ? "true" : ""}});
        m_xml.leaf("dc:Bounds", {{"height", number_text(entry.box.height)},
                                 {"width", number_text(entry.box.width)},
                                 {"x", number_text(entry.box.x)},
                                 {"y", number_text(entry.box.y)}});
        if (!entry.divider.empty()) {
            m_xml.open("dmndi:DMNDecisionServiceDividerLine");
            for (const DiagramPoint& at : entry.divider)
                point(at);
            m_xml.close();
        }
        m_xml.close();
    }

    void drawings() {
        if (m_model.diagrams.empty())
            return;
        m_xml.open("dmndi:DMNDI");
        for (const Diagram& diagram : m_model.diagrams) {
            m_xml.open("dmndi:DMNDiagram", {{"id", diagram.id}, {"name", diagram.name}});
            for (const DiagramShape& entry : diagram.shapes)
                shape(entry);
            for (const DiagramEdge& edge : diagram.edges) {
                m_xml.open("dmndi:DMNEdge", {{"id", edge.id}, {"dmnElementRef", edge.element}});
                for (const DiagramPoint& at : edge.points)
                    point(at);
                m_xml.close();
            }
            m_xml.close();
        }
        m_xml.close();
    }

    const Model& m_model;
    bool m_is_newest;
    Namespaces m_namespaces;
    XmlText m_xml;
    WrittenModel m_written;
    // What notes are about.
    std::string m_element;
    BoxedWriter m_boxed;
};

} // namespace

WrittenModel write_model(const Model& model, DmnVersion version) {
    return ModelWriter(model, version).write();
}

} // namespace throughline::dmn
