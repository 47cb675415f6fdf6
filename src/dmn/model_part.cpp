#include "dmn/model_part.h"

#include <algorithm>
#include <set>

namespace throughline::dmn {

namespace {

// Collects the ids of elements that are required, of all kinds: ids are unique in a file.
class Required {
public:
    explicit Required(const Model& model)
        : m_model(model) {}

    std::set<std::string, std::less<>> from(std::string_view decision) {
        m_open.emplace_back(decision);
        while (!m_open.empty()) {
            const std::string id = std::move(m_open.back());
            m_open.pop_back();
            if (m_ids.insert(id).second)
                follow(id);
        }
        return std::move(m_ids);
    }

private:
    void add(const std::vector<ElementReference>& references) {
        for (const ElementReference& reference : references)
            m_open.push_back(reference.id);
    }

    void follow(const std::string& id) {
        for (const Decision& decision : m_model.decisions) {
            if (decision.id != id)
                continue;
            add(decision.required_inputs);
            add(decision.required_decisions);
            add(decision.required_knowledge);
            add(decision.authorities);
        }
        for (const KnowledgeModel& knowledge : m_model.knowledge_models) {
            if (knowledge.id != id)
                continue;
            add(knowledge.required_knowledge);
            add(knowledge.authorities);
        }
        for (const KnowledgeSource& source : m_model.knowledge_sources) {
            if (source.id == id)
                add(source.authorities);
        }
        for (const DecisionService& service : m_model.services) {
            if (service.id != id)
                continue;
            add(service.output_decisions);
            add(service.encapsulated_decisions);
            add(service.input_decisions);
            add(service.input_data);
        }
    }

    const Model& m_model;
    std::set<std::string, std::less<>> m_ids;
    std::vector<std::string> m_open;
};

template <typename Element>
void keep_only(std::vector<Element>& elements, const std::set<std::string, std::less<>>& ids) {
    std::erase_if(elements, [&ids](const Element& element) { return !ids.contains(element.id); });
}

void add_requirements(const std::vector<ElementReference>& references,
                      std::set<std::string, std::less<>>& ids) {
    for (const ElementReference& reference : references)
        ids.insert(reference.requirement);
}

} // namespace

Model part_of_model(const Model& model, std::string_view decision) {
    Model part = model;
    std::set<std::string, std::less<>> ids = Required(model).from(decision);
    keep_only(part.decisions, ids);
    keep_only(part.inputs, ids);
    keep_only(part.knowledge_models, ids);
    keep_only(part.knowledge_sources, ids);
    keep_only(part.services, ids);
    // Texts beside the drawing belong to the whole.
    part.others.clear();
    for (const Decision& kept : part.decisions) {
        for (const auto* references :
             {&kept.required_inputs, &kept.required_decisions, &kept.required_knowledge, &kept.authorities})
            add_requirements(*references, ids);
    }
    for (const KnowledgeModel& kept : part.knowledge_models) {
        add_requirements(kept.required_knowledge, ids);
        add_requirements(kept.authorities, ids);
    }
    for (const KnowledgeSource& kept : part.knowledge_sources)
        add_requirements(kept.authorities, ids);
    for (Diagram& diagram : part.diagrams) {
        std::erase_if(diagram.shapes,
                      [&ids](const DiagramShape& shape) { return !ids.contains(shape.element); });
        std::erase_if(diagram.edges, [&ids](const DiagramEdge& edge) { return !ids.contains(edge.element); });
    }
    return part;
}

} // namespace throughline::dmn
