#include "engage/model_answers.h"

#include "base/text.h"
#include "dmn/engine_data.h"
#include "engage/table_decision.h"
#include "feel/compile.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// "Monthly_Charges", "monthly charges" and "Monthly-Charges" are one name.
std::string comparable(std::string_view name) {
    std::string result = folded(name);
    std::replace_if(
        result.begin(), result.end(), [](char character) { return character == ' ' || character == '-'; },
        '_');
    return result;
}

std::optional<feel::Value> column_value(const tables::Table& table, tables::RowIndex row,
                                        std::string_view name) {
    const std::string wanted = comparable(name);
    for (std::size_t column = 0; column < table.column_count(); ++column) {
        if (comparable(table.column_info(column).name) == wanted)
            return feel_value(table.value(row, column));
    }
    return std::nullopt;
}

Result<feel::Value> literal_value(const std::string& text) {
    const feel::ProgramPtr program = TRY(feel::compile_expression(text, {}));
    feel::Machine machine;
    machine.start();
    feel::Value value = machine.evaluate(*program, {});
    if (machine.failed())
        return machine.error();
    return value;
}

} // namespace

ModelQuestion::ModelQuestion(const AssembledModel& assembled) {
    std::vector<dmn::Model> models = {assembled.model};
    models.insert(models.end(), assembled.others.begin(), assembled.others.end());
    dmn::EngineReport report = dmn::compile_models(models);
    m_engine = std::move(report.engine);
    m_problems = std::move(report.problems);
}

std::optional<feel::Value> ModelQuestion::value_from(const dmn::InputData& input,
                                                     const tables::Table& customers,
                                                     tables::RowIndex row) const {
    if (auto value = column_value(customers, row, input.name))
        return value;
    const dmn::Model& model = m_engine->models().front();
    for (const dmn::ItemDefinition& item : model.item_definitions) {
        if (item.name != input.variable.type || item.components.empty())
            continue;
        std::vector<std::pair<std::string, feel::Value>> entries;
        bool found = false;
        for (const dmn::ItemDefinition& component : item.components) {
            auto value = column_value(customers, row, component.name);
            found |= value.has_value();
            entries.emplace_back(component.name, value.value_or(feel::Value()));
        }
        if (found)
            return feel::Value::context(std::move(entries));
    }
    return std::nullopt;
}

ModelAnswers ModelQuestion::ask(const tables::Table* customers, tables::RowIndex row,
                                const GivenTexts& given) const {
    ModelAnswers answers;
    const dmn::Model& model = m_engine->models().front();
    dmn::ModelRun run(m_engine);
    run.keep_trace(true);
    for (const dmn::InputData& input : model.inputs) {
        std::optional<feel::Value> value;
        const auto text = given.find(input.id);
        if (text != given.end() && !text->second.empty()) {
            auto read = literal_value(text->second);
            if (read.ok())
                value = std::move(read).value();
            else
                answers.messages.push_back(input.name + ": " + describe(read.error()));
        } else if (customers) {
            value = value_from(input, *customers, row);
        }
        if (!value)
            continue;
        run.set_input(input.name, *value, model.model_namespace);
        answers.elements[input.id].value = std::move(*value);
    }
    const dmn::EngineData& data = m_engine->data();
    for (const dmn::Decision& decision : model.decisions) {
        const auto known = data.by_id.find(model.model_namespace + "#" + decision.id);
        ElementAnswer& answer = answers.elements[decision.id];
        answer.value = run.decision(decision.name, model.model_namespace);
        for (const dmn::DecisionTrace& trace : run.trace()) {
            if (trace.name == decision.name)
                answer.evaluation = trace.table;
        }
        if (known != data.by_id.end() && data.elements[known->second].logic)
            answer.table = data.elements[known->second].logic->table;
        // A table inside of another expression is not the decision's own.
        if (!answer.table)
            answer.evaluation.reset();
    }
    constexpr std::size_t most = 8;
    for (const feel::Diagnostic& diagnostic : run.machine().diagnostics()) {
        if (answers.messages.size() < most)
            answers.messages.push_back(diagnostic.message);
    }
    if (run.machine().failed())
        answers.messages.push_back(describe(run.machine().error()));
    return answers;
}

} // namespace throughline::engage
