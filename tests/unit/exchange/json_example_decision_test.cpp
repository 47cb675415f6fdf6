// The decisions of the worked examples compile against the columns of their tables, and answer their own
// tests.
#include "base/text.h"
#include "dmn/compiled_table.h"
#include "feel/compile.h"
#include "feel/machine.h"
#include "model/records.h"
#include "unit/exchange/examples.h"

#include <catch_amalgamated.hpp>

using namespace throughline;

namespace {

dmn::DecisionTable table_of(const Decision& decision) {
    dmn::DecisionTable table;
    table.name = decision.title;
    table.hit_policy = static_cast<dmn::HitPolicy>(decision.hit_policy);
    for (const DecisionInput& input : decision.inputs)
        table.inputs.push_back({input.label, input.expression, input.type, input.allowed_values});
    for (const DecisionOutput& output : decision.outputs)
        table.outputs.push_back({output.name, output.type, output.allowed_values, output.default_value});
    for (const DecisionRule& rule : decision.rules)
        table.rules.push_back({rule.input_entries, rule.output_entries, rule.annotation});
    return table;
}

feel::Value literal(const std::string& text) {
    auto program = feel::compile_expression(text, feel::Scope{});
    CAPTURE(text);
    REQUIRE(program.ok());
    feel::Machine machine;
    return machine.evaluate(*program.value(), {});
}

std::string feel_type(TableColumnType type) {
    switch (type) {
    case TableColumnType::Number:
    case TableColumnType::Integer:
        return "number";
    case TableColumnType::Text:
        return "string";
    case TableColumnType::Boolean:
        return "boolean";
    case TableColumnType::Date:
        return "date";
    case TableColumnType::DateTime:
        return "date and time";
    }
    return "Any";
}

void check_tests(const Decision& decision, const dmn::CompiledTable& compiled) {
    for (const DecisionTest& test : decision.tests) {
        CAPTURE(test.title);
        std::vector<feel::Value> values(dmn::variables(compiled).size());
        for (std::size_t input = 0; input < test.values.size(); ++input)
            for (std::size_t variable = 0; variable < values.size(); ++variable)
                if (dmn::variables(compiled)[variable].name == decision.inputs[input].expression)
                    values[variable] = literal(test.values[input]);
        dmn::Evaluation evaluation = dmn::evaluate(compiled, values);
        CHECK(evaluation.outcome == dmn::Outcome::Decided);
        REQUIRE_FALSE(evaluation.deciding.empty());
        const dmn::Rule& rule = dmn::source(compiled).rules[evaluation.deciding.front()];
        CHECK(rule.output_entries == test.expected);
    }
}

} // namespace

TEST_CASE("The examples' decisions compile and answer their own tests", "[R102]") {
    for (const std::string& path :
         {testing::harbour_bank, testing::quillboard, testing::northlight_power, testing::telco_retention}) {
        const Store store = testing::open_example(path);
        for (const RecordPointer& record : store.all(Kind::Decision)) {
            const auto& decision = *as<Decision>(record);
            CAPTURE(decision.title);
            const auto* table = store.find_as<TableReference>(decision.table);
            REQUIRE(table != nullptr);
            dmn::CompileOptions options;
            for (const TableColumn& column : table->columns)
                options.variables.push_back({column.name, feel_type(column.type)});
            const dmn::DecisionTable source = table_of(decision);
            dmn::CompileReport report = dmn::compile_table(source, options);
            for (const dmn::CellProblem& problem : report.problems)
                UNSCOPED_INFO(dmn::describe(problem, source));
            CHECK(report.problems.empty());
            REQUIRE(report.table != nullptr);
            check_tests(decision, *report.table);
        }
    }
}
