// Any bytes as a DMN file: read, compiled, and every decision decided.
#include "dmn/engine.h"
#include "dmn/tck.h"
#include "dmn/xml_reader.h"
#include "fuzz.h"

using namespace throughline;
using namespace throughline::dmn;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const Result<Model> model = read_model(text);
    if (!model.ok()) {
        fuzz::expect(!describe(model.error()).empty(), "an error without a message");
        const Result<TestSuite> suite = read_test_suite(text);
        fuzz::expect(suite.ok() || !suite.error().message.empty(), "an error without a message");
        return 0;
    }
    const EngineReport report = compile_models({model.value()});
    for (const ModelProblem& problem : report.problems)
        fuzz::expect(!describe(problem).empty(), "a problem without a message");
    ModelRun run(report.engine, {.steps = 20000, .depth = 300});
    run.keep_trace(true);
    for (const InputData& input : model.value().inputs)
        run.set_input(input.name, feel::Value::number(3));
    for (const Decision& decision : model.value().decisions)
        run.decision(decision.name);
    for (const DecisionService& service : model.value().services)
        run.service(service.name);
    return 0;
}
