// decision.sort_rules
#include "commands/decisions/cell_order.h"
#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "commands/entries.h"

namespace throughline {

namespace {

std::string column_title(const Decision& decision, std::size_t column) {
    const std::size_t inputs = decision.inputs.size();
    if (column < inputs)
        return decision.inputs[column].label.empty() ? decision.inputs[column].expression
                                                     : decision.inputs[column].label;
    return column - inputs < decision.outputs.size() ? decision.outputs[column - inputs].name : "the remarks";
}

// Query

Allowed sort_allowed(const CommandContext& context) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    if (context.store.find_as<Decision>(id)->rules.size() < 2)
        return refused("There are no two rules to sort.");
    return {};
}

// Execute

Result<void> sort_rules(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t column = TRY(context.index_argument("column", context.session.cells.column));
    if (column >= column_count(*decision))
        return error_at("column", text_format("There is no column %zu.", column + 1));
    std::vector<CellKey> keys;
    keys.reserve(decision->rules.size());
    for (std::size_t rule = 0; rule < decision->rules.size(); ++rule)
        keys.push_back(cell_key(*cell_at(*decision, rule, column)));
    std::vector<DecisionRule> sorted;
    sorted.reserve(decision->rules.size());
    for (const std::uint32_t place : sorted_places(keys, context.argument("order") == "descending"))
        sorted.push_back(std::move(decision->rules[place]));
    decision->rules = std::move(sorted);
    context.session.cells = {0, column, 0, column};
    // DMN 1.5, 8.2.10: the order of the rules is part of what these policies say.
    const bool order_decides =
        decision->hit_policy == HitPolicy::First || decision->hit_policy == HitPolicy::RuleOrder;
    std::string text = "The rules are sorted by " + column_title(*decision, column) + ".";
    if (order_decides)
        text += text_format(
            " With hit policy %s their order decides: look at who changes result.",
            std::string(hit_policies[static_cast<std::size_t>(decision->hit_policy)].label).c_str());
    context.session.toast(std::move(text), order_decides ? ToastTone::Warning : ToastTone::Good);
    context.session.toasts.back().command = "edit.undo";
    context.session.toasts.back().command_title = "Undo";
    return transaction.put(std::move(decision));
}

} // namespace

// Entries

constinit const Command sort_rules_command{
    .id = "decision.sort_rules",
    .title = "Sort rules by this column",
    .tooltip = "Changes the order of the rules themselves; with hit policies First and Rule order that "
               "changes results.",
    .topic = Topic::Decisions,
    .synonyms = "order arrange rows",
    .query = sort_allowed,
    .execute = sort_rules,
};

} // namespace throughline
