// decision.add, decision.insert_rule, decision.remove_rule, decision.move_rule, decision.duplicate_rule,
// decision.merge_rules, decision.set_hit_policy
#include "base/text.h"
#include "commands/decisions/cell_block.h"
#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/table_reference.h"
#include "store/field_path.h"

#include <algorithm>

namespace throughline {

namespace {

std::ptrdiff_t offset(std::size_t index) {
    return static_cast<std::ptrdiff_t>(index);
}

// The rule that is meant: the argument, or the one with the focus.
Result<std::size_t> rule_argument(const CommandContext& context, const Decision& decision,
                                  std::string_view name) {
    const std::size_t at = TRY(context.index_argument(name, context.session.cells.rule));
    if (at >= decision.rules.size())
        return error_at(std::string(name), text_format("There is no rule %zu.", at + 1));
    return at;
}

// The argument "cells": one condition for each input, parted by tabs.
Result<std::vector<std::string>> input_entries(const CommandContext& context, const Decision& decision) {
    std::vector<std::string> cells = split(context.argument("cells"), '\t');
    if (cells.size() != decision.inputs.size())
        return error_at("cells", text_format("There are %zu cells for %zu inputs.", cells.size(),
                                             decision.inputs.size()));
    return cells;
}

// Query

Allowed rule_allowed(const CommandContext& context) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    if (context.store.find_as<Decision>(id)->rules.empty())
        return refused("The table has no rules yet.");
    return {};
}

// Execute

// The customers that a new decision is about: those that are shown, else the first there are.
Id customers_at_hand(const CommandContext& context) {
    const Id& shown = context.session.open_records[static_cast<std::size_t>(Place::Customers)];
    const auto is_of_customers = [&](const Id& id) {
        const auto* table = context.store.find_as<TableReference>(id);
        return table && table->part == TablePart::Customers;
    };
    if (is_of_customers(shown))
        return shown;
    for (const RecordPointer& record : context.store.all(Kind::TableReference)) {
        if (is_of_customers(record->id))
            return record->id;
    }
    return {};
}

// Over customers the inputs are chosen from their columns; without any, the first is there to be renamed.
Result<void> add(const CommandContext& context, Transaction& transaction) {
    auto decision = make_new<Decision>(context);
    decision->table = customers_at_hand(context);
    if (decision->table.empty())
        decision->inputs.push_back({"Input", "input", "string", {}, {}});
    decision->outputs.push_back({"Result", "string", {}, {}, {}});
    decision->rules.push_back(empty_rule(*decision));
    const Id id = decision->id;
    TRY(add_record(context, transaction, std::move(decision)));
    context.session.place = Place::Decisions;
    context.session.set_open_record(Place::Decisions, id);
    context.session.cells = {};
    return {};
}

Result<void> insert_rule(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t wanted = TRY(context.index_argument("at", decision->rules.size()));
    const std::size_t at = std::min(wanted, decision->rules.size());
    DecisionRule rule = empty_rule(*decision);
    // With its conditions given, what is left to say is the result.
    std::size_t column = 0;
    if (context.has("cells")) {
        rule.input_entries = TRY(input_entries(context, *decision));
        column = rule.input_entries.size();
    }
    decision->rules.insert(decision->rules.begin() + offset(at), std::move(rule));
    context.session.cells = {at, column, at, column};
    return transaction.put(std::move(decision));
}

Result<void> remove_rule(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    std::vector<std::size_t> gone = TRY(rules_argument(context));
    if (gone.empty()) {
        const std::size_t at = TRY(rule_argument(context, *decision, "at"));
        const std::size_t wanted = TRY(context.index_argument("count", 1));
        for (std::size_t rule = at; rule < decision->rules.size() && rule - at < wanted; ++rule)
            gone.push_back(rule);
    }
    std::sort(gone.begin(), gone.end());
    const std::size_t at = gone.empty() ? 0 : gone.front();
    std::size_t kept = 0;
    for (std::size_t rule = 0; rule < decision->rules.size(); ++rule) {
        if (std::binary_search(gone.begin(), gone.end(), rule))
            continue;
        if (kept != rule)
            decision->rules[kept] = std::move(decision->rules[rule]);
        ++kept;
    }
    decision->rules.resize(kept);
    const std::size_t focus = std::min(at, decision->rules.empty() ? 0 : decision->rules.size() - 1);
    const std::size_t column = context.session.cells.column;
    context.session.cells = {focus, column, focus, column};
    return transaction.put(std::move(decision));
}

// One rule, or several in a row, whose first comes to be at `to`.
Result<void> move_rule(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t from = TRY(rule_argument(context, *decision, "from"));
    const std::size_t wanted = TRY(context.index_argument("count", 1));
    const std::size_t count = std::clamp<std::size_t>(wanted, 1, decision->rules.size() - from);
    const std::size_t to = TRY(rule_argument(context, *decision, "to"));
    if (to + count > decision->rules.size())
        return error_at("to",
                        text_format("From rule %zu on there is no place for %zu rules.", to + 1, count));
    const auto begin = decision->rules.begin();
    if (to < from)
        std::rotate(begin + offset(to), begin + offset(from), begin + offset(from + count));
    else
        std::rotate(begin + offset(from), begin + offset(from + count), begin + offset(to + count));
    const std::size_t column = context.session.cells.column;
    context.session.cells = {to, column, to + count - 1, column};
    return transaction.put(std::move(decision));
}

Result<void> duplicate_rule(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t at = TRY(rule_argument(context, *decision, "at"));
    DecisionRule rule = decision->rules[at];
    decision->rules.insert(decision->rules.begin() + offset(at) + 1, std::move(rule));
    const std::size_t column = context.session.cells.column;
    context.session.cells = {at + 1, column, at + 1, column};
    return transaction.put(std::move(decision));
}

// Two rules with the same result become one, in the place of the first.
Result<void> merge_rules(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const std::size_t first = TRY(rule_argument(context, *decision, "first"));
    const std::size_t second = TRY(rule_argument(context, *decision, "second"));
    if (second <= first)
        return error_at("second", "The second rule comes after the first.");
    decision->rules[first].input_entries = TRY(input_entries(context, *decision));
    decision->rules.erase(decision->rules.begin() + offset(second));
    context.session.cells = {first, 0, first, 0};
    return transaction.put(std::move(decision));
}

Result<void> set_hit_policy(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    TRY(set_field(*decision, "hit_policy", context.argument("policy")));
    if (context.has("aggregation"))
        TRY(set_field(*decision, "aggregation", context.argument("aggregation")));
    return transaction.put(std::move(decision));
}

} // namespace

// Entries

constinit const Command add_decision_command{
    .id = "decision.add",
    .title = "Add decision",
    .tooltip = "Adds a question with a decision table that answers it.",
    .topic = Topic::Decisions,
    .synonyms = "new table rules",
    .icon = "decisions",
    .query = always,
    .execute = add,
};

constinit const Command insert_rule_command{
    .id = "decision.insert_rule",
    .title = "Insert rule",
    .tooltip = "Adds a rule that fits every customer until its cells say more.",
    .topic = Topic::Decisions,
    .synonyms = "add row",
    .icon = "add",
    .query = needs_subject<Kind::Decision>,
    .execute = insert_rule,
};

constinit const Command remove_rule_command{
    .id = "decision.remove_rule",
    .title = "Delete rule",
    .tooltip = "Deletes the rule with the focus.",
    .topic = Topic::Decisions,
    .synonyms = "remove row",
    .icon = "delete",
    .query = rule_allowed,
    .execute = remove_rule,
};

constinit const Command move_rule_command{
    .id = "decision.move_rule",
    .title = "Move rule",
    .tooltip = "Gives the rule another place; with hit policy First the order decides.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = rule_allowed,
    .execute = move_rule,
};

constinit const Command duplicate_rule_command{
    .id = "decision.duplicate_rule",
    .title = "Duplicate rule",
    .tooltip = "Adds a copy below the rule with the focus.",
    .topic = Topic::Decisions,
    .synonyms = "copy row",
    .query = rule_allowed,
    .execute = duplicate_rule,
};

constinit const Command merge_rules_command{
    .id = "decision.merge_rules",
    .title = "Merge rules",
    .tooltip = "Makes one rule of two that give the same result.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = rule_allowed,
    .execute = merge_rules,
};

constinit const Command set_hit_policy_command{
    .id = "decision.set_hit_policy",
    .title = "Set hit policy",
    .tooltip = "Says what happens when more than one rule fits.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = needs_subject<Kind::Decision>,
    .execute = set_hit_policy,
};

} // namespace throughline
