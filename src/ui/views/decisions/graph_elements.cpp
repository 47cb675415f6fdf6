#include "ui/views/decisions/graph_elements.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace throughline::ui {

namespace {

std::string parameters_of(const dmn::BoxedPtr& function) {
    std::vector<std::string> names;
    if (function) {
        for (const dmn::NamedType& parameter : function->parameters)
            names.push_back(parameter.name);
    }
    return "function (" + joined(names, ", ") + ")";
}

std::string_view logic_words(dmn::BoxedKind kind) {
    switch (kind) {
    case dmn::BoxedKind::Literal:
        return "expression";
    case dmn::BoxedKind::Context:
        return "boxed context";
    case dmn::BoxedKind::List:
        return "boxed list";
    case dmn::BoxedKind::Relation:
        return "relation";
    case dmn::BoxedKind::Invocation:
        return "invocation";
    case dmn::BoxedKind::Function:
        return "function";
    case dmn::BoxedKind::Table:
        return "decision table";
    case dmn::BoxedKind::Conditional:
        return "conditional";
    case dmn::BoxedKind::Filter:
        return "filter";
    case dmn::BoxedKind::For:
    case dmn::BoxedKind::Some:
    case dmn::BoxedKind::Every:
        return "iterator";
    }
    return "logic";
}

std::string type_words(const std::string& type) {
    return type.empty() ? std::string("any type") : type;
}

class GraphBuilder {
public:
    explicit GraphBuilder(const engage::AssembledModel& assembled)
        : m_assembled(assembled) {}

    DecisionGraph build() {
        add_elements(m_assembled.model, {});
        const dmn::Model& model = m_assembled.model;
        for (const dmn::Decision& decision : model.decisions) {
            require(decision.id, decision.required_decisions, RequirementKind::Information);
            require(decision.id, decision.required_inputs, RequirementKind::Information);
            require(decision.id, decision.required_knowledge, RequirementKind::Knowledge);
            require(decision.id, decision.authorities, RequirementKind::Authority);
        }
        for (const dmn::KnowledgeModel& knowledge : model.knowledge_models) {
            require(knowledge.id, knowledge.required_knowledge, RequirementKind::Knowledge);
            require(knowledge.id, knowledge.authorities, RequirementKind::Authority);
        }
        for (const dmn::KnowledgeSource& source : model.knowledge_sources)
            require(source.id, source.authorities, RequirementKind::Authority);
        for (const dmn::DecisionService& service : model.services)
            fill_service(service);
        return std::move(m_graph);
    }

private:
    void add(ElementKind kind, const std::string& id, const std::string& name, std::string detail,
             std::string description, std::string expression = {}, std::size_t rules = 0) {
        if (!m_places.emplace(id, m_graph.elements.size()).second)
            return;
        GraphElement element;
        element.kind = kind;
        element.id = id;
        element.name = name.empty() ? id : name;
        element.detail = std::move(detail);
        element.description = std::move(description);
        element.expression = std::move(expression);
        element.rules = rules;
        const auto record = m_assembled.records.find(id);
        if (kind == ElementKind::Decision && record != m_assembled.records.end())
            element.record = record->second;
        const Id own = Id::literal(text_format("element-%zu", m_graph.elements.size()));
        element.target = {element.record.empty() ? own : element.record, 0};
        m_graph.elements.push_back(std::move(element));
    }

    void add_decision(const dmn::Decision& decision, const std::string& prefix) {
        if (!decision.logic)
            return add(ElementKind::Decision, prefix + decision.id, decision.name, "no logic yet",
                       decision.question);
        std::string detail(logic_words(decision.logic->kind));
        std::size_t rules = 0;
        if (decision.logic->kind == dmn::BoxedKind::Table) {
            const dmn::DecisionTable& table = *decision.logic->table;
            rules = table.rules.size();
            detail = text_format(rules == 1 ? "%s · %zu rule" : "%s · %zu rules",
                                 folded(dmn::hit_policy_name(table.hit_policy)).c_str(), rules);
        }
        add(ElementKind::Decision, prefix + decision.id, decision.name, std::move(detail),
            decision.question.empty() ? decision.description : decision.question, decision.logic->text,
            rules);
    }

    void add_elements(const dmn::Model& model, const std::string& prefix) {
        for (const dmn::Decision& decision : model.decisions)
            add_decision(decision, prefix);
        for (const dmn::InputData& input : model.inputs)
            add(ElementKind::InputData, prefix + input.id, input.name, type_words(input.variable.type), {});
        for (const dmn::KnowledgeModel& knowledge : model.knowledge_models) {
            const bool has_text =
                knowledge.logic && !knowledge.logic->children.empty() && knowledge.logic->children.front();
            add(ElementKind::KnowledgeModel, prefix + knowledge.id, knowledge.name,
                parameters_of(knowledge.logic), knowledge.description,
                has_text ? knowledge.logic->children.front()->text : std::string());
        }
        for (const dmn::KnowledgeSource& source : model.knowledge_sources)
            add(ElementKind::KnowledgeSource, prefix + source.id, source.name, {}, source.description);
        for (const dmn::DecisionService& service : model.services)
            add(ElementKind::Service, prefix + service.id, service.name, {}, {});
    }

    // Elements of other models are shown where this one requires them.
    std::optional<std::size_t> place_of(const dmn::ElementReference& reference) {
        const bool is_own = reference.model_namespace.empty() ||
                            reference.model_namespace == m_assembled.model.model_namespace;
        const std::string prefix = is_own ? std::string() : reference.model_namespace + "#";
        auto found = m_places.find(prefix + reference.id);
        if (found == m_places.end() && !is_own) {
            add_imported(reference, prefix);
            found = m_places.find(prefix + reference.id);
        }
        return found == m_places.end() ? std::nullopt : std::optional(found->second);
    }

    void add_imported(const dmn::ElementReference& reference, const std::string& prefix) {
        for (const dmn::Model& other : m_assembled.others) {
            if (other.model_namespace != reference.model_namespace)
                continue;
            dmn::Model part;
            const auto take = [&reference](const auto& elements, auto& taken) {
                for (const auto& element : elements) {
                    if (element.id == reference.id)
                        taken.push_back(element);
                }
            };
            take(other.decisions, part.decisions);
            take(other.inputs, part.inputs);
            take(other.knowledge_models, part.knowledge_models);
            take(other.knowledge_sources, part.knowledge_sources);
            take(other.services, part.services);
            const std::size_t first = m_graph.elements.size();
            add_elements(part, prefix);
            for (std::size_t index = first; index < m_graph.elements.size(); ++index)
                m_graph.elements[index].detail = "from " + other.name;
        }
    }

    void require(const std::string& by, const std::vector<dmn::ElementReference>& references,
                 RequirementKind kind) {
        for (const dmn::ElementReference& reference : references) {
            const auto required = place_of(reference);
            const std::size_t place = m_places.at(by);
            if (required && *required != place)
                m_graph.requirements.push_back({kind, *required, place, reference.requirement});
        }
    }

    void fill_service(const dmn::DecisionService& service) {
        const std::size_t place = m_places.at(service.id);
        std::vector<std::size_t> outputs;
        std::vector<std::size_t> encapsulated;
        for (const dmn::ElementReference& reference : service.output_decisions) {
            if (const auto output = place_of(reference))
                outputs.push_back(*output);
        }
        for (const dmn::ElementReference& reference : service.encapsulated_decisions) {
            if (const auto inside = place_of(reference))
                encapsulated.push_back(*inside);
        }
        GraphElement& element = m_graph.elements[place];
        element.detail = text_format(outputs.size() == 1 ? "%zu answer" : "%zu answers", outputs.size());
        element.outputs = std::move(outputs);
        element.encapsulated = std::move(encapsulated);
    }

    const engage::AssembledModel& m_assembled;
    DecisionGraph m_graph;
    std::map<std::string, std::size_t, std::less<>> m_places;
};

} // namespace

std::string_view element_words(ElementKind kind) {
    constexpr std::array<std::string_view, 5> words = {"Decision", "Input data", "Business knowledge model",
                                                       "Knowledge source", "Decision service"};
    return words[static_cast<std::size_t>(kind)];
}

std::optional<std::size_t> DecisionGraph::find(std::string_view id) const {
    for (std::size_t index = 0; index < elements.size(); ++index) {
        if (elements[index].id == id)
            return index;
    }
    return std::nullopt;
}

std::optional<std::size_t> DecisionGraph::find(const canvas::Target& target) const {
    for (std::size_t index = 0; index < elements.size(); ++index) {
        if (elements[index].target.id == target.id)
            return index;
    }
    return std::nullopt;
}

std::vector<bool> DecisionGraph::required_by(std::size_t element) const {
    std::vector<bool> found(elements.size());
    std::vector<std::size_t> open = {element};
    while (!open.empty()) {
        const std::size_t next = open.back();
        open.pop_back();
        if (found[next])
            continue;
        found[next] = true;
        for (const GraphRequirement& requirement : requirements) {
            if (requirement.by == next)
                open.push_back(requirement.required);
        }
        // What a service answers comes from its output decisions.
        open.insert(open.end(), elements[next].outputs.begin(), elements[next].outputs.end());
    }
    return found;
}

DecisionGraph graph_of(const engage::AssembledModel& assembled) {
    return GraphBuilder(assembled).build();
}

} // namespace throughline::ui
