// Evaluates decision models: the graph of decisions with their inputs, knowledge models and services.
//
//   EngineReport report = compile_models({model, imported});
//   ModelRun run(*report.engine);
//   run.set_input("Applicant", value);
//   feel::Value result = run.decision("Eligibility");
#pragma once

#include "dmn/compiled_table.h"
#include "dmn/model.h"
#include "feel/machine.h"
#include "feel/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::dmn {

struct ModelProblem {
    Severity severity = Severity::Error;
    // "decision Eligibility, rule 3, input 2 (age)"
    std::string element;
    // In the XML; 0 where it is not known.
    SourcePlace place;
    std::string message;
};
std::string describe(const ModelProblem& problem);

class Engine;

struct EngineReport {
    std::vector<ModelProblem> problems;
    // Always there: what is wrong evaluates to null, as DMN asks for, and the rest works.
    std::shared_ptr<const Engine> engine;
};

// The first model is the one whose names are meant where none is given a namespace; the others are there to
// be imported.
EngineReport compile_models(const std::vector<Model>& models);

struct EngineData;

class Engine : public std::enable_shared_from_this<Engine> {
public:
    explicit Engine(std::unique_ptr<EngineData> data);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    const EngineData& data() const { return *m_data; }
    const std::vector<Model>& models() const;
    // The declared type of an input, a decision or the result of a function; a null pointer for any type and
    // where there is no such element.
    feel::TypePtr type_of(std::string_view name, std::string_view model_namespace = {}) const;

private:
    std::unique_ptr<EngineData> m_data;
};

// What happened at one decision of a run.
struct DecisionTrace {
    std::string name;
    feel::Value value;
    // For decision tables.
    std::optional<Evaluation> table;
};

// One set of inputs and what follows from it; every decision is evaluated at most once.
class ModelRun {
public:
    explicit ModelRun(std::shared_ptr<const Engine> engine, const feel::EvaluationLimits& limits = {});
    ~ModelRun();
    ModelRun(const ModelRun&) = delete;
    ModelRun& operator=(const ModelRun&) = delete;

    feel::Machine& machine() { return m_machine; }

    // An input datum, or a decision whose value is given instead of decided. The namespace may be empty.
    // False where there is no such element.
    bool set_input(std::string_view name, const feel::Value& value, std::string_view model_namespace = {});

    // Null, with diagnostics in machine(), where something went wrong; null also where there is no such
    // decision.
    feel::Value decision(std::string_view name, std::string_view model_namespace = {});
    bool has_decision(std::string_view name, std::string_view model_namespace = {}) const;
    // The result of a service for the inputs that were set, and one of its output decisions by name.
    feel::Value service(std::string_view name);
    // A knowledge model with the inputs that were set as its arguments by name.
    feel::Value knowledge(std::string_view name);

    // With tracing on, the decisions in the order in which they were decided.
    void keep_trace(bool keep) { m_keeps_trace = keep; }
    const std::vector<DecisionTrace>& trace() const { return m_trace; }

private:
    friend class ModelEvaluator;
    std::shared_ptr<const Engine> m_engine;
    feel::Machine m_machine;
    // By element of the engine: given or decided values.
    std::vector<std::optional<feel::Value>> m_values;
    std::vector<bool> m_deciding;
    bool m_keeps_trace = false;
    std::vector<DecisionTrace> m_trace;
    // Inputs by name, for knowledge models.
    std::vector<std::pair<std::string, feel::Value>> m_inputs;
};

} // namespace throughline::dmn
