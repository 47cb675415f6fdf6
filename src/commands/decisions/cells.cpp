// decision.set_cell, decision.clear_cells, decision.copy_cells, decision.cut_cells
#include "commands/decisions/cell_block.h"
#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "commands/entries.h"
#include "engage/decision_runs.h"

#include <algorithm>

namespace throughline {

namespace {

struct CellPlace {
    std::size_t rule = 0;
    std::size_t column = 0;
};

Result<CellPlace> cell_argument(const CommandContext& context, const Decision& decision) {
    CellPlace place;
    place.rule = TRY(context.index_argument("rule", context.session.cells.rule));
    place.column = TRY(context.index_argument("column", context.session.cells.column));
    if (place.column >= column_count(decision))
        return error_at("column", text_format("There is no column %zu.", place.column + 1));
    return place;
}

// An input that asks nothing is written as "-".
std::string cell_text(const Decision& decision, std::size_t column, std::string_view text) {
    const std::string_view value = trimmed(text);
    return value.empty() && column < decision.inputs.size() ? "-" : std::string(value);
}

// Words in a column of texts get their quotes: gold becomes "gold".
std::string typed_text(const CommandContext& context, const Decision& decision, std::size_t column,
                       std::string_view typed) {
    std::string text = cell_text(decision, column, typed);
    if (context.argument("quote") != "auto" || column + 1 >= column_count(decision))
        return text;
    const std::size_t inputs = decision.inputs.size();
    const bool is_input = column < inputs;
    const std::size_t place = is_input ? column : column - inputs;
    Decision head;
    head.inputs = decision.inputs;
    head.outputs = decision.outputs;
    const auto parts = dmn::compile_table(engage::decision_table(head)).parts;
    return dmn::with_quotes_where_meant(
        text, is_input ? decision.inputs[place].type : decision.outputs[place].type,
        [&](std::string_view content) {
            const auto problem = dmn::check_cell(
                *parts, is_input ? dmn::CellKind::InputEntry : dmn::CellKind::OutputEntry, place, content);
            return !problem || problem->severity != dmn::Severity::Error;
        });
}

// Execute

Result<void> set_cell(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const CellPlace place = TRY(cell_argument(context, *decision));
    // Typing below the last rule makes a new one.
    if (place.rule == decision->rules.size())
        decision->rules.push_back(empty_rule(*decision));
    std::string* cell = cell_at(*decision, place.rule, place.column);
    if (!cell)
        return error_at("rule", text_format("There is no rule %zu.", place.rule + 1));
    *cell = typed_text(context, *decision, place.column, context.argument("value"));
    return transaction.put(std::move(decision));
}

Result<void> clear_cells(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const CellRange range = TRY(range_argument(context, decision->rules.size(), column_count(*decision)));
    for (const std::size_t row : range.rows) {
        for (std::size_t at = range.first_column; at <= range.last_column; ++at)
            *cell_at(*decision, row, at) = cell_text(*decision, at, {});
    }
    return transaction.put(std::move(decision));
}

Result<void> copy_cells(const CommandContext& context, Transaction&) {
    const Id id = TRY(subject_of(context, Kind::Decision));
    const auto& decision = *context.store.find_as<Decision>(id);
    const CellRange range = TRY(range_argument(context, decision.rules.size(), column_count(decision)));
    context.session.copied_cells = text_of_cells(copied_cells(decision, range));
    context.session.request(RequestKind::CopyText, context.session.copied_cells);
    return {};
}

Result<void> cut_cells(const CommandContext& context, Transaction& transaction) {
    TRY(copy_cells(context, transaction));
    return clear_cells(context, transaction);
}

// Merge: typing in one cell is one step.

std::string set_cell_merge(const CommandContext& context) {
    const Result<Id> id = context.subject();
    if (!id.ok())
        return {};
    return "decision.set_cell:" + id.value().text() + ":" + std::string(context.argument("rule")) + ":" +
           std::string(context.argument("column"));
}

} // namespace

// Entries

constinit const Command set_cell_command{
    .id = "decision.set_cell",
    .title = "Edit cell",
    .tooltip = "Changes one cell of the decision table.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = needs_subject<Kind::Decision>,
    .execute = set_cell,
    .merge_key = set_cell_merge,
};

constinit const Command copy_cells_command{
    .id = "decision.copy_cells",
    .title = "Copy cells",
    .tooltip = "Copies the chosen cells as a block that a spreadsheet takes.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = needs_subject<Kind::Decision>,
    .execute = copy_cells,
};

constinit const Command cut_cells_command{
    .id = "decision.cut_cells",
    .title = "Cut cells",
    .tooltip = "Copies the chosen cells and empties them.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = needs_subject<Kind::Decision>,
    .execute = cut_cells,
};

constinit const Command clear_cells_command{
    .id = "decision.clear_cells",
    .title = "Clear cells",
    .tooltip = "Empties the chosen cells.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = needs_subject<Kind::Decision>,
    .execute = clear_cells,
};

} // namespace throughline
