// decision.set_cell, decision.paste_cells, decision.clear_cells
#include "commands/decisions/table_edit.h"
#include "commands/editing.h"
#include "commands/entries.h"

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

std::vector<std::vector<std::string>> read_block(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    for (std::string& line : split(text, '\n')) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        rows.push_back(split(line, '\t'));
    }
    // Spreadsheets end the last line, too.
    if (rows.size() > 1 && rows.back().size() == 1 && rows.back().front().empty())
        rows.pop_back();
    return rows;
}

// Query

Allowed paste_allowed(const CommandContext& context) {
    TRY(subject_of(context, Kind::Decision));
    if (context.argument("text").empty())
        return refused("There is nothing to paste.");
    return {};
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
    *cell = cell_text(*decision, place.column, context.argument("value"));
    return transaction.put(std::move(decision));
}

Result<void> paste_cells(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const CellPlace first = TRY(cell_argument(context, *decision));
    if (first.rule > decision->rules.size())
        return error_at("rule", text_format("There is no rule %zu.", first.rule + 1));
    const std::vector<std::vector<std::string>> rows = read_block(context.argument("text"));
    std::size_t last_column = first.column;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (first.rule + row == decision->rules.size())
            decision->rules.push_back(empty_rule(*decision));
        if (first.column + rows[row].size() > column_count(*decision))
            return error(text_format("The block is %zu cells wide; from here only %zu fit.", rows[row].size(),
                                     column_count(*decision) - first.column));
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            *cell_at(*decision, first.rule + row, first.column + column) =
                cell_text(*decision, first.column + column, rows[row][column]);
        last_column = std::max(last_column, first.column + rows[row].size() - 1);
    }
    context.session.cells = {first.rule, first.column, first.rule + rows.size() - 1, last_column};
    return transaction.put(std::move(decision));
}

Result<void> clear_cells(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Decision> decision = TRY(edit_decision(context, transaction));
    const CellBlock& focus = context.session.cells;
    const std::size_t rule = TRY(context.index_argument("rule", std::min(focus.rule, focus.last_rule)));
    const std::size_t column =
        TRY(context.index_argument("column", std::min(focus.column, focus.last_column)));
    const std::size_t last_rule = TRY(context.index_argument(
        "last_rule", context.has("rule") ? rule : std::max(focus.rule, focus.last_rule)));
    const std::size_t last_column = TRY(context.index_argument(
        "last_column", context.has("column") ? column : std::max(focus.column, focus.last_column)));
    for (std::size_t row = rule; row <= last_rule && row < decision->rules.size(); ++row) {
        for (std::size_t at = column; at <= last_column && at < column_count(*decision); ++at)
            *cell_at(*decision, row, at) = cell_text(*decision, at, {});
    }
    return transaction.put(std::move(decision));
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

constinit const Command paste_cells_command{
    .id = "decision.paste_cells",
    .title = "Paste cells",
    .tooltip = "Fills a block of cells, as copied from a spreadsheet.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = paste_allowed,
    .execute = paste_cells,
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
