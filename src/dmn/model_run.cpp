#include "base/text.h"
#include "dmn/engine_data.h"

namespace throughline::dmn {

using feel::Value;

// Works out values for one run; the functions it makes for knowledge models and services hold the engine
// alone, so they may outlive the run.
class ModelEvaluator {
public:
    explicit ModelEvaluator(ModelRun& run)
        : m_run(run)
        , m_data(run.m_engine->data()) {}

    Value value_of(std::size_t number) {
        std::optional<Value>& known = m_run.m_values[number];
        if (known)
            return *known;
        const Element& element = m_data.elements[number];
        switch (element.kind) {
        case ElementKind::Input:
            known = Value();
            break;
        case ElementKind::Decision:
            known = decide(number);
            break;
        case ElementKind::Knowledge:
            known = knowledge_function(m_run.m_engine, number);
            break;
        case ElementKind::Service:
            known = service_function(m_run.m_engine, number);
            break;
        }
        return *known;
    }

    // The variable of a knowledge model or service is declared with the type of the function, or, in older
    // files, with that of its result.
    static feel::TypePtr result_type(const Element& element) {
        const bool is_function_type =
            element.type != nullptr && element.type->kind == feel::TypeKind::Function;
        return is_function_type ? element.type->element : element.type;
    }

    static Value knowledge_function(const std::shared_ptr<const Engine>& engine, std::size_t number) {
        const Element& element = engine->data().elements[number];
        // Functions in Java are values of FEEL's own.
        if (element.logic != nullptr && element.logic->program != nullptr) {
            feel::Machine machine;
            machine.start();
            return machine.evaluate(*element.logic->program, {});
        }
        return feel::host_function(
            element.parameters, result_type(element),
            [engine, number](feel::Machine& machine, std::span<const Value> arguments) {
                return call_knowledge(engine, number, machine, arguments);
            });
    }

    static Value service_function(const std::shared_ptr<const Engine>& engine, std::size_t number) {
        const Element& element = engine->data().elements[number];
        return feel::host_function(
            element.parameters, result_type(element),
            [engine, number](feel::Machine& machine, std::span<const Value> arguments) {
                return call_service(engine, number, machine, arguments);
            });
    }

    static Value call_service(const std::shared_ptr<const Engine>& engine, std::size_t number,
                              feel::Machine& machine, std::span<const Value> arguments) {
        const Element& element = engine->data().elements[number];
        // A run of its own has a place for every element.
        if (!machine.spend(100 + engine->data().elements.size()))
            return {};
        ModelRun inner(engine);
        for (std::size_t index = 0; index < element.inputs.size() && index < arguments.size(); ++index)
            inner.m_values[element.inputs[index]] = arguments[index];
        return outputs_of(element, inner, machine);
    }

    // One output decision is the result itself; several are a context.
    static Value outputs_of(const Element& service, ModelRun& run, feel::Machine& machine) {
        ModelEvaluator evaluator(run);
        evaluator.m_machine = &machine;
        if (service.outputs.size() == 1)
            return evaluator.value_of(service.outputs.front());
        std::vector<std::pair<std::string, Value>> entries;
        for (const std::size_t output : service.outputs)
            entries.emplace_back(run.m_engine->data().elements[output].variable, evaluator.value_of(output));
        return Value::context(std::move(entries));
    }

private:
    feel::Machine& machine() { return m_machine != nullptr ? *m_machine : m_run.m_machine; }

    Value decide(std::size_t number) {
        const Element& element = m_data.elements[number];
        const feel::Machine::Nesting nesting(machine());
        if (!nesting.allowed())
            return {};
        if (m_run.m_deciding[number])
            return machine().nothing("The decision " + element.name + " requires itself.");
        m_run.m_deciding[number] = true;
        Frame frame;
        for (const std::size_t requirement : element.requirements)
            frame.push_back(value_of(requirement));
        DecisionTrace trace;
        TableObserver observer;
        if (m_run.m_keeps_trace)
            observer = [&trace](const Evaluation& evaluation) { trace.table = evaluation; };
        Value value = evaluate_boxed(element.logic.get(), frame, machine(), observer);
        Value result = machine().fitted(value, element.type);
        if (result.is_null() && !value.is_null())
            machine().nothing("The result of " + element.name + " is not of type " +
                              feel::type_text(element.type.get()) + ".");
        m_run.m_deciding[number] = false;
        if (m_run.m_keeps_trace) {
            trace.name = element.name;
            trace.value = result;
            m_run.m_trace.push_back(std::move(trace));
        }
        return result;
    }

    static Value call_knowledge(const std::shared_ptr<const Engine>& engine, std::size_t number,
                                feel::Machine& machine, std::span<const Value> arguments) {
        const Element& element = engine->data().elements[number];
        if (element.logic == nullptr || element.logic->children.empty())
            return machine.nothing("The knowledge model " + element.name + " has no logic.");
        // The functions in its frame are made anew for each call.
        if (!machine.spend(50 * (element.requirements.size() + 1)))
            return {};
        Frame frame;
        for (const std::size_t requirement : element.requirements) {
            const Element& required = engine->data().elements[requirement];
            frame.push_back(required.kind == ElementKind::Service ? service_function(engine, requirement)
                                                                  : knowledge_function(engine, requirement));
        }
        frame.push_back(knowledge_function(engine, number));
        frame.insert(frame.end(), arguments.begin(), arguments.end());
        return evaluate_boxed(element.logic->children.front().get(), frame, machine);
    }

    ModelRun& m_run;
    const EngineData& m_data;
    // Services are evaluated by the machine that calls them.
    feel::Machine* m_machine = nullptr;
};

ModelRun::ModelRun(std::shared_ptr<const Engine> engine, const feel::EvaluationLimits& limits)
    : m_engine(std::move(engine))
    , m_machine(limits)
    , m_values(m_engine->data().elements.size())
    , m_deciding(m_engine->data().elements.size()) {
    m_machine.start();
}

ModelRun::~ModelRun() = default;

bool ModelRun::set_input(std::string_view name, const Value& value, std::string_view model_namespace) {
    m_inputs.emplace_back(std::string(name), value);
    const std::size_t number = m_engine->data().find(name, model_namespace);
    if (number == EngineData::none)
        return false;
    const Element& element = m_engine->data().elements[number];
    if (element.kind != ElementKind::Input && element.kind != ElementKind::Decision)
        return false;
    Value fitting = m_machine.fitted(value, element.type);
    if (fitting.is_null() && !value.is_null())
        m_machine.nothing("The value of " + element.name + " is not of type " +
                          feel::type_text(element.type.get()) + ".");
    m_values[number] = std::move(fitting);
    return true;
}

bool ModelRun::has_decision(std::string_view name, std::string_view model_namespace) const {
    const std::size_t number = m_engine->data().find(name, model_namespace);
    return number != EngineData::none && m_engine->data().elements[number].kind == ElementKind::Decision;
}

Value ModelRun::decision(std::string_view name, std::string_view model_namespace) {
    const std::size_t number = m_engine->data().find(name, model_namespace);
    if (number == EngineData::none)
        return m_machine.nothing("There is no decision " + std::string(name) + ".");
    return ModelEvaluator(*this).value_of(number);
}

Value ModelRun::service(std::string_view name) {
    const std::size_t number = m_engine->data().find(name, {});
    if (number == EngineData::none || m_engine->data().elements[number].kind != ElementKind::Service)
        return m_machine.nothing("There is no decision service " + std::string(name) + ".");
    const Element& element = m_engine->data().elements[number];
    std::vector<Value> arguments;
    for (const std::size_t input : element.inputs)
        arguments.push_back(m_values[input].value_or(Value()));
    return m_machine.call(ModelEvaluator::service_function(m_engine, number), arguments);
}

Value ModelRun::knowledge(std::string_view name) {
    const std::size_t number = m_engine->data().find(name, {});
    if (number == EngineData::none || m_engine->data().elements[number].kind != ElementKind::Knowledge)
        return m_machine.nothing("There is no knowledge model " + std::string(name) + ".");
    std::vector<Value> arguments;
    for (const feel::Parameter& parameter : m_engine->data().elements[number].parameters) {
        Value argument;
        for (const auto& [input, value] : m_inputs) {
            if (input == parameter.name)
                argument = value;
        }
        arguments.push_back(std::move(argument));
    }
    return m_machine.call(ModelEvaluator::knowledge_function(m_engine, number), arguments);
}

} // namespace throughline::dmn
