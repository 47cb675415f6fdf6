#include "commands/decisions/table_edit.h"

#include "commands/editing.h"

namespace throughline {

std::size_t column_count(const Decision& decision) {
    return decision.inputs.size() + decision.outputs.size() + 1;
}

void even_out(Decision& decision) {
    for (DecisionRule& rule : decision.rules) {
        rule.input_entries.resize(decision.inputs.size(), "-");
        rule.output_entries.resize(decision.outputs.size());
    }
}

DecisionRule empty_rule(const Decision& decision) {
    DecisionRule rule;
    rule.input_entries.assign(decision.inputs.size(), "-");
    rule.output_entries.resize(decision.outputs.size());
    return rule;
}

std::string* cell_at(Decision& decision, std::size_t rule, std::size_t column) {
    if (rule >= decision.rules.size() || column >= column_count(decision))
        return nullptr;
    DecisionRule& row = decision.rules[rule];
    if (column < decision.inputs.size())
        return &row.input_entries[column];
    column -= decision.inputs.size();
    return column < decision.outputs.size() ? &row.output_entries[column] : &row.annotation;
}

Result<std::shared_ptr<Decision>> edit_decision(const CommandContext& context,
                                                const Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    std::shared_ptr<Decision> decision = transaction.edit<Decision>(id);
    even_out(*decision);
    return decision;
}

Allowed needs_tests(const CommandContext& context) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    if (context.store.find_as<Decision>(id)->tests.empty())
        return refused("The decision has no tests yet.");
    return {};
}

} // namespace throughline
