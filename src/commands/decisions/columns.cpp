// decision.add_input, decision.remove_input, decision.move_input, and the same for outputs
#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "commands/entries.h"

#include <algorithm>

namespace throughline {

namespace {

std::ptrdiff_t offset(std::size_t index) {
    return static_cast<std::ptrdiff_t>(index);
}

template <typename T>
void move_within(std::vector<T>& list, std::size_t from, std::size_t to) {
    T item = std::move(list[from]);
    list.erase(list.begin() + offset(from));
    list.insert(list.begin() + offset(to), std::move(item));
}

Result<std::size_t> column_argument(const CommandContext& context, std::string_view name, std::size_t count) {
    if (!context.has(name))
        return error_at(std::string(name), "Say which column.");
    const std::size_t at = TRY(context.index_argument(name, 0));
    if (at >= count)
        return error_at(std::string(name), text_format("There is no column %zu.", at + 1));
    return at;
}

// Tests have a value for each input and each output; they must stay beside their column.
void insert_in_tests(Decision& decision, std::vector<std::string> DecisionTest::*values, std::size_t at) {
    for (DecisionTest& test : decision.tests) {
        std::vector<std::string>& list = test.*values;
        if (at <= list.size())
            list.insert(list.begin() + offset(at), std::string());
    }
}

void remove_from_tests(Decision& decision, std::vector<std::string> DecisionTest::*values, std::size_t at) {
    for (DecisionTest& test : decision.tests) {
        std::vector<std::string>& list = test.*values;
        if (at < list.size())
            list.erase(list.begin() + offset(at));
    }
}

void move_in_tests(Decision& decision, std::vector<std::string> DecisionTest::*values, std::size_t from,
                   std::size_t to) {
    for (DecisionTest& test : decision.tests) {
        std::vector<std::string>& list = test.*values;
        if (from < list.size() && to < list.size())
            move_within(list, from, to);
    }
}

// Execute

Result<void> add_input(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t wanted = TRY(context.index_argument("at", decision->inputs.size()));
    const std::size_t at = std::min(wanted, decision->inputs.size());
    DecisionInput input;
    input.expression = context.has("expression") ? context.argument("expression") : "input";
    input.label = context.argument("label");
    input.type = context.argument("type");
    decision->inputs.insert(decision->inputs.begin() + offset(at), std::move(input));
    for (DecisionRule& rule : decision->rules)
        rule.input_entries.insert(rule.input_entries.begin() + offset(at), "-");
    insert_in_tests(*decision, &DecisionTest::values, at);
    return transaction.put(std::move(decision));
}

Result<void> remove_input(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t at = TRY(column_argument(context, "at", decision->inputs.size()));
    decision->inputs.erase(decision->inputs.begin() + offset(at));
    for (DecisionRule& rule : decision->rules)
        rule.input_entries.erase(rule.input_entries.begin() + offset(at));
    remove_from_tests(*decision, &DecisionTest::values, at);
    context.session.cells = {};
    return transaction.put(std::move(decision));
}

Result<void> move_input(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t from = TRY(column_argument(context, "from", decision->inputs.size()));
    const std::size_t to = TRY(column_argument(context, "to", decision->inputs.size()));
    move_within(decision->inputs, from, to);
    for (DecisionRule& rule : decision->rules)
        move_within(rule.input_entries, from, to);
    move_in_tests(*decision, &DecisionTest::values, from, to);
    return transaction.put(std::move(decision));
}

Result<void> add_output(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t wanted = TRY(context.index_argument("at", decision->outputs.size()));
    const std::size_t at = std::min(wanted, decision->outputs.size());
    DecisionOutput output;
    output.name = context.has("name") ? std::string(context.argument("name"))
                                      : text_format("Result %zu", decision->outputs.size() + 1);
    output.type = context.argument("type");
    decision->outputs.insert(decision->outputs.begin() + offset(at), std::move(output));
    for (DecisionRule& rule : decision->rules)
        rule.output_entries.insert(rule.output_entries.begin() + offset(at), std::string());
    insert_in_tests(*decision, &DecisionTest::expected, at);
    return transaction.put(std::move(decision));
}

Result<void> remove_output(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t at = TRY(column_argument(context, "at", decision->outputs.size()));
    if (decision->outputs.size() == 1)
        return error("A decision needs an answer: the last output stays.");
    decision->outputs.erase(decision->outputs.begin() + offset(at));
    for (DecisionRule& rule : decision->rules)
        rule.output_entries.erase(rule.output_entries.begin() + offset(at));
    remove_from_tests(*decision, &DecisionTest::expected, at);
    context.session.cells = {};
    return transaction.put(std::move(decision));
}

Result<void> move_output(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t from = TRY(column_argument(context, "from", decision->outputs.size()));
    const std::size_t to = TRY(column_argument(context, "to", decision->outputs.size()));
    move_within(decision->outputs, from, to);
    for (DecisionRule& rule : decision->rules)
        move_within(rule.output_entries, from, to);
    move_in_tests(*decision, &DecisionTest::expected, from, to);
    return transaction.put(std::move(decision));
}

constexpr Command column_command(std::string_view id, std::string_view title, std::string_view tooltip,
                                 Offered offered,
                                 Result<void> (*execute)(const CommandContext&, Transaction&)) {
    Command command;
    command.id = id;
    command.title = title;
    command.tooltip = tooltip;
    command.topic = Topic::Decisions;
    command.offered = offered;
    command.query = needs_subject<Kind::Decision>;
    command.execute = execute;
    return command;
}

} // namespace

// Entries

constinit const Command add_input_command =
    column_command("decision.add_input", "Add input", "Adds something that the decision looks at.",
                   Offered::InPalette, add_input);
constinit const Command remove_input_command =
    column_command("decision.remove_input", "Delete input", "Deletes an input with its cells.",
                   Offered::ByViewsOnly, remove_input);
constinit const Command move_input_command = column_command(
    "decision.move_input", "Move input", "Gives the input another place.", Offered::ByViewsOnly, move_input);
constinit const Command add_output_command = column_command(
    "decision.add_output", "Add output", "Adds a part of the answer.", Offered::InPalette, add_output);
constinit const Command remove_output_command =
    column_command("decision.remove_output", "Delete output", "Deletes an output with its cells.",
                   Offered::ByViewsOnly, remove_output);
constinit const Command move_output_command =
    column_command("decision.move_output", "Move output", "Gives the output another place.",
                   Offered::ByViewsOnly, move_output);

} // namespace throughline
