#include "dmn/engine.h"

#include "base/text.h"
#include "dmn/engine_data.h"
#include "dmn/item_types.h"

#include <algorithm>

namespace throughline::dmn {

namespace {

std::string key_of(std::string_view model_namespace, std::string_view name) {
    std::string key(model_namespace);
    key += '#';
    key += name;
    return key;
}

class EngineCompiler {
public:
    explicit EngineCompiler(const std::vector<Model>& models)
        : m_data(std::make_unique<EngineData>()) {
        m_data->models = models;
    }

    EngineReport compile() {
        for (std::size_t model = 0; model < m_data->models.size(); ++model)
            add_elements(model);
        m_visible.resize(m_data->models.size());
        for (std::size_t model = 0; model < m_data->models.size(); ++model)
            m_types.push_back(types_of(model));
        for (std::size_t index = 0; index < m_data->elements.size(); ++index)
            declare(index);
        for (std::size_t index = 0; index < m_data->elements.size(); ++index)
            compile_logic(index);
        m_report.engine = std::make_shared<const Engine>(std::move(m_data));
        return std::move(m_report);
    }

private:
    ProblemSink sink_for(std::string element) {
        return [this, element = std::move(element)](const std::string& part, SourcePlace place,
                                                    const std::string& message, Severity severity) {
            m_report.problems.push_back(
                {severity, part.empty() || element.empty() ? element + part : element + ", " + part, place,
                 message});
        };
    }

    void add(ElementKind kind, std::size_t model, std::size_t index, const std::string& id,
             const std::string& name, const std::string& variable) {
        Element element;
        element.kind = kind;
        element.model = model;
        element.index = index;
        element.name = name;
        element.variable = variable.empty() ? name : variable;
        const std::string& space = m_data->models[model].model_namespace;
        m_data->by_id.emplace(key_of(space, id), m_data->elements.size());
        m_data->by_name.emplace(key_of(space, name), m_data->elements.size());
        m_data->elements.push_back(std::move(element));
    }

    void add_elements(std::size_t number) {
        const Model& model = m_data->models[number];
        for (std::size_t index = 0; index < model.inputs.size(); ++index)
            add(ElementKind::Input, number, index, model.inputs[index].id, model.inputs[index].name,
                model.inputs[index].variable.name);
        for (std::size_t index = 0; index < model.decisions.size(); ++index)
            add(ElementKind::Decision, number, index, model.decisions[index].id, model.decisions[index].name,
                model.decisions[index].variable.name);
        for (std::size_t index = 0; index < model.knowledge_models.size(); ++index)
            add(ElementKind::Knowledge, number, index, model.knowledge_models[index].id,
                model.knowledge_models[index].name, model.knowledge_models[index].variable.name);
        for (std::size_t index = 0; index < model.services.size(); ++index)
            add(ElementKind::Service, number, index, model.services[index].id, model.services[index].name,
                model.services[index].variable.name);
    }

    std::size_t model_named(const std::string& model_namespace) const {
        for (std::size_t number = 0; number < m_data->models.size(); ++number) {
            if (m_data->models[number].model_namespace == model_namespace)
                return number;
        }
        return EngineData::none;
    }

    // The types that a model sees: those of its imports under their names, then its own.
    feel::Scope types_of(std::size_t number) {
        feel::Scope scope;
        for (const auto& [name, type] : visible_types(number))
            scope.add_type(name, type);
        return scope;
    }

    // Worked out once for each model: imports of imports would multiply otherwise.
    const NamedTypes& visible_types(std::size_t number) {
        if (m_visible[number])
            return *m_visible[number];
        const Model& model = m_data->models[number];
        // Models that import each other see what this one can define without its imports.
        m_visible[number].emplace();
        if (!model.imports.empty())
            add_item_types(model, {}, *m_visible[number],
                           [](const std::string&, SourcePlace, const std::string&, Severity) {});
        NamedTypes types;
        constexpr std::size_t most = 2000;
        for (const Import& import : model.imports) {
            const std::size_t imported = model_named(import.model_namespace);
            if (imported == EngineData::none || imported == number)
                continue;
            for (const auto& [name, type] : visible_types(imported)) {
                if (types.size() < most)
                    types.emplace_back(import.name.empty() ? name : import.name + "." + name, type);
            }
        }
        if (types.size() == most)
            m_report.problems.push_back(
                {Severity::Error, "model " + model.name, {}, "The imports bring too many types."});
        feel::Scope outer;
        for (const auto& [name, type] : types)
            outer.add_type(name, type);
        add_item_types(model, outer, types, sink_for({}));
        m_visible[number] = std::move(types);
        return *m_visible[number];
    }

    std::size_t resolve(std::size_t model, const ElementReference& reference, const ProblemSink& sink,
                        SourcePlace place) const {
        const std::string& space = reference.model_namespace.empty() ? m_data->models[model].model_namespace
                                                                     : reference.model_namespace;
        const auto found = m_data->by_id.find(key_of(space, reference.id));
        if (found != m_data->by_id.end())
            return found->second;
        sink({}, place, "It refers to `" + reference.id + "`, which is not there.", Severity::Error);
        return EngineData::none;
    }

    std::string title(const Element& element) const {
        static constexpr const char* kinds[] = {"input ", "decision ", "knowledge model ",
                                                "decision service "};
        return kinds[static_cast<std::size_t>(element.kind)] + element.name;
    }

    // Types, requirements and parameters; the logic needs them of all elements.
    void declare(std::size_t number) {
        Element& element = m_data->elements[number];
        const Model& model = m_data->models[element.model];
        const ProblemSink sink = sink_for(title(element));
        const feel::Scope& types = m_types[element.model];
        const auto require = [&](const std::vector<ElementReference>& references,
                                 std::vector<std::size_t>& target, SourcePlace place) {
            for (const ElementReference& reference : references) {
                const std::size_t found = resolve(element.model, reference, sink, place);
                if (found != EngineData::none)
                    target.push_back(found);
            }
        };
        switch (element.kind) {
        case ElementKind::Input: {
            const InputData& input = model.inputs[element.index];
            element.type = named_type(input.variable.type, types, {}, input.place, sink);
            break;
        }
        case ElementKind::Decision: {
            const Decision& decision = model.decisions[element.index];
            element.type = named_type(decision.variable.type, types, {}, decision.place, sink);
            require(decision.required_inputs, element.requirements, decision.place);
            require(decision.required_decisions, element.requirements, decision.place);
            require(decision.required_knowledge, element.requirements, decision.place);
            break;
        }
        case ElementKind::Knowledge: {
            const KnowledgeModel& knowledge = model.knowledge_models[element.index];
            element.type = named_type(knowledge.variable.type, types, {}, knowledge.place, sink);
            require(knowledge.required_knowledge, element.requirements, knowledge.place);
            break;
        }
        case ElementKind::Service: {
            const DecisionService& service = model.services[element.index];
            element.type = named_type(service.variable.type, types, {}, service.place, sink);
            require(service.input_data, element.inputs, service.place);
            require(service.input_decisions, element.inputs, service.place);
            require(service.output_decisions, element.outputs, service.place);
            break;
        }
        }
    }

    // The name under which an element of another model is known: the import's, a point, its own.
    std::string visible_name(std::size_t from_model, const Element& element) const {
        if (element.model == from_model)
            return element.variable;
        const std::string& space = m_data->models[element.model].model_namespace;
        for (const Import& import : m_data->models[from_model].imports) {
            if (import.model_namespace == space)
                return import.name.empty() ? element.variable : import.name + "." + element.variable;
        }
        return element.variable;
    }

    feel::Scope scope_of(const Element& element) const {
        feel::Scope scope = m_types[element.model];
        for (const std::size_t requirement : element.requirements) {
            const Element& required = m_data->elements[requirement];
            const bool is_function =
                required.kind == ElementKind::Knowledge || required.kind == ElementKind::Service;
            scope.add_variable(visible_name(element.model, required), is_function ? nullptr : required.type);
        }
        return scope;
    }

    void compile_logic(std::size_t number) {
        Element& element = m_data->elements[number];
        const ProblemSink sink = sink_for(title(element));
        const Model& model = m_data->models[element.model];
        if (element.kind == ElementKind::Decision)
            element.logic = compile_boxed(model.decisions[element.index].logic, scope_of(element), sink);
        else if (element.kind == ElementKind::Knowledge)
            compile_knowledge(element, model.knowledge_models[element.index], sink);
        else if (element.kind == ElementKind::Service)
            for (const std::size_t input : element.inputs)
                element.parameters.push_back(
                    {m_data->elements[input].variable, m_data->elements[input].type});
    }

    void compile_knowledge(Element& element, const KnowledgeModel& knowledge, const ProblemSink& sink) {
        if (knowledge.logic == nullptr)
            return;
        feel::Scope scope = scope_of(element);
        // A knowledge model may call itself, unless a parameter has its name.
        scope.add_variable(element.variable);
        const CompiledBoxedPtr function = compile_boxed(knowledge.logic, scope, sink);
        element.parameters = function->parameters;
        element.logic = function;
    }

    std::unique_ptr<EngineData> m_data;
    std::vector<std::optional<NamedTypes>> m_visible;
    // By model: a scope that holds its types only.
    std::vector<feel::Scope> m_types;
    EngineReport m_report;
};

} // namespace

std::size_t EngineData::find(std::string_view name, std::string_view model_namespace) const {
    const auto by = [this, name](std::string_view space) {
        const auto found = by_name.find(key_of(space, name));
        return found == by_name.end() ? none : found->second;
    };
    if (!model_namespace.empty())
        return by(model_namespace);
    for (const Model& model : models) {
        const std::size_t found = by(model.model_namespace);
        if (found != none)
            return found;
    }
    return none;
}

Engine::Engine(std::unique_ptr<EngineData> data)
    : m_data(std::move(data)) {}
Engine::~Engine() = default;

const std::vector<Model>& Engine::models() const {
    return m_data->models;
}

feel::TypePtr Engine::type_of(std::string_view name, std::string_view model_namespace) const {
    const std::size_t number = m_data->find(name, model_namespace);
    return number == EngineData::none ? nullptr : m_data->elements[number].type;
}

EngineReport compile_models(const std::vector<Model>& models) {
    return EngineCompiler(models).compile();
}

std::string describe(const ModelProblem& problem) {
    Error error;
    error.message = problem.message;
    error.place = problem.element;
    error.line = problem.place.line;
    error.column = problem.place.column;
    return throughline::describe(error);
}

} // namespace throughline::dmn
