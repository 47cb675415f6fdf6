// throughline decide: one decision for every customer of a file.
#include "app/command_line/command_line.h"
#include "app/command_line/customer_file.h"
#include "base/json_write.h"
#include "base/text.h"
#include "engage/decision_runs.h"
#include "engage/table_decision.h"
#include "exchange/workspace_file.h"
#include "model/records/table_reference.h"

#include <algorithm>

namespace throughline::app {

namespace {

// A FEEL value as JSON: numbers, booleans, texts, lists and contexts as such, everything else as its FEEL
// text.
void append_json(std::string& text, const feel::Value& value) {
    switch (value.kind()) {
    case feel::Kind::Null:
        text += "null";
        return;
    case feel::Kind::Boolean:
        text += value.as_boolean() ? "true" : "false";
        return;
    case feel::Kind::Number:
        text += feel::value_text(value);
        return;
    case feel::Kind::List: {
        text += '[';
        bool first = true;
        for (const feel::Value& item : value.as_list()) {
            if (!std::exchange(first, false))
                text += ',';
            append_json(text, item);
        }
        text += ']';
        return;
    }
    case feel::Kind::Context: {
        text += '{';
        bool first = true;
        for (const auto& [name, item] : value.as_context().entries) {
            if (!std::exchange(first, false))
                text += ',';
            append_json_text(text, name);
            text += ':';
            append_json(text, item);
        }
        text += '}';
        return;
    }
    default:
        append_json_text(text, feel::value_text(value));
    }
}

const Decision* find_decision(const WorkspaceContent& content, std::string_view name) {
    for (const RecordPointer& record : content.records) {
        const auto* decision = as<Decision>(record);
        if (decision && (decision->title == name || decision->id.view() == name))
            return decision;
    }
    return nullptr;
}

Error no_such_decision(const WorkspaceContent& content, std::string_view name) {
    std::vector<std::string> names;
    for (const RecordPointer& record : content.records) {
        if (record->kind == Kind::Decision)
            names.push_back("\"" + record->title + "\"");
    }
    const std::string known = names.empty() ? "It has none." : "It has " + joined(names, ", ") + ".";
    return error("The workspace has no decision \"" + std::string(name) + "\". " + known);
}

// The column that tells customers apart: as the decision's table reference says, else the first.
std::size_t key_column(const WorkspaceContent& content, const Decision& decision,
                       const tables::Table& table) {
    for (const RecordPointer& record : content.records) {
        const auto* reference = as<TableReference>(record);
        if (!reference || (!decision.table.empty() && reference->id != decision.table))
            continue;
        if (const auto column = table.column_named(reference->key_column))
            return *column;
    }
    return 0;
}

std::string line_of(const engage::TableDecision& decision, tables::RowIndex row, std::size_t key) {
    const tables::Table& table = decision.table();
    const dmn::Evaluation evaluation = decision.evaluate(row, dmn::Trace::None);
    std::string text = "{\"customer\":";
    append_json_text(text, tables::value_text(table.value(row, key)));
    text += ",\"result\":";
    append_json(text, evaluation.result);
    text += ",\"rule\":";
    text += evaluation.deciding.empty() ? std::string("null")
                                        : text_format("%u", evaluation.deciding.front() + 1);
    text += ",\"inputs\":{";
    const std::vector<feel::Value> values = decision.values(row);
    bool first = true;
    for (std::size_t column : decision.used_columns()) {
        if (!std::exchange(first, false))
            text += ',';
        append_json_text(text, table.column_info(column).name);
        text += ':';
        append_json(text, values[column]);
    }
    text += '}';
    if (!evaluation.messages.empty()) {
        text += ",\"problem\":";
        append_json_text(text, evaluation.messages.front());
    }
    text += "}\n";
    return text;
}

// Prints a line for each customer; fails where the decision does not fit the table.
Result<void> decide(const WorkspaceContent& content, const Decision& decision, const tables::Table& customers,
                    const Output& output) {
    const dmn::DecisionTable source = engage::decision_table(decision);
    const engage::BoundDecision bound = engage::bind_decision(source, customers);
    if (!bound.decision) {
        const auto wrong =
            std::find_if(bound.problems.begin(), bound.problems.end(), [](const dmn::CellProblem& problem) {
                return problem.severity == dmn::Severity::Error;
            });
        return error_at(decision.title, wrong == bound.problems.end() ? "The decision cannot be compiled."
                                                                      : dmn::describe(*wrong, source));
    }
    const std::size_t key = key_column(content, decision, customers);
    for (tables::RowIndex row = 0; row < customers.row_count(); ++row)
        output.result(line_of(*bound.decision, row, key));
    return {};
}

} // namespace

ExitCode run_decide(const CommandArguments& arguments, const Output& output) {
    const std::string customers(arguments.option("customers"));
    const std::string_view name = arguments.option("decision");
    const std::string& path = arguments.words.front();
    const auto [code, content] = load_workspace(path, output);
    if (code != ExitCode::Fine)
        return code;
    const ReadCustomers rows = read_customers(customers, output);
    if (rows.code != ExitCode::Fine)
        return rows.code;
    const Decision* decision = find_decision(content, name);
    if (!decision) {
        output.complain(no_such_decision(content, name));
        return ExitCode::InputWrong;
    }
    const Result<void> done = decide(content, *decision, rows.table, output);
    if (!done.ok()) {
        output.complain(done.error());
        return ExitCode::InputWrong;
    }
    return ExitCode::Fine;
}

} // namespace throughline::app
