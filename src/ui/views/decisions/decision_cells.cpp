// What a person does in the cells of a decision's rules, as commands.
#include "base/later.h"
#include "base/text.h"
#include "commands/decisions/cell_block.h"
#include "ui/views/decisions/decision_parts.h"

#include <algorithm>

namespace throughline::ui {

namespace {

Arguments block_arguments(const OpenDecision& open, const RuleRows& rows, const EditorResult& result) {
    const int last = std::clamp(result.last_column, 0, annotation_column(*open.decision));
    return {{"id", open.decision->id.text()},
            {"rules", rows.rules_of(result.row, result.last_row)},
            {"column", number_argument(static_cast<std::size_t>(std::max(0, result.column)))},
            {"last_column", number_argument(static_cast<std::size_t>(last))}};
}

CellRange block_of(const OpenDecision& open, const RuleRows& rows, const EditorResult& result) {
    CellRange range;
    for (int row = result.row; row <= result.last_row; ++row)
        range.rows.push_back(rows.rule_at(row));
    range.first_column = static_cast<std::size_t>(result.column);
    range.last_column =
        static_cast<std::size_t>(std::min(result.last_column, annotation_column(*open.decision)));
    return range;
}

} // namespace

// The block that the session knows; in a sorted view the rules between its corners are others.
void DecisionsView::tell_focus(ViewContext& context) {
    if (m_rows.count() == 0)
        return;
    auto& cells = context.session().cells;
    const int last = m_rows.count() - 1;
    cells.rule = m_rows.rule_at(std::min(m_editor.row, last));
    cells.column = static_cast<std::size_t>(std::max(0, m_editor.column));
    cells.last_rule =
        m_editor.anchor_row < 0 ? cells.rule : m_rows.rule_at(std::min(m_editor.anchor_row, last));
    cells.last_column =
        m_editor.anchor_column < 0 ? cells.column : static_cast<std::size_t>(m_editor.anchor_column);
}

void DecisionsView::take_event(ViewContext& context, const OpenDecision& open, const EditorResult& result) {
    if (result.cursor_moved)
        tell_focus(context);
    switch (result.event) {
    case EditorEvent::None:
    case EditorEvent::CornerActivated:
        break;
    case EditorEvent::Edited:
        preview(context, open, m_rows.rule_at(result.row), result.column, m_help.kept());
        break;
    case EditorEvent::Cancelled:
        forget_preview(context);
        break;
    case EditorEvent::RowMenu:
        m_menu_row = m_rows.count() > 0 ? static_cast<int>(m_rows.rule_at(result.row)) : -1;
        m_menu_box = result.at.box;
        m_open_row_menu = true;
        break;
    case EditorEvent::ColumnMenu:
    case EditorEvent::HeaderActivated:
        if (result.column <= annotation_column(*open.decision)) {
            m_menu_column = result.column;
            m_menu_box = result.at.box;
            m_open_column_editor = true;
        }
        break;
    case EditorEvent::Committed:
    case EditorEvent::Cleared:
    case EditorEvent::Copy:
    case EditorEvent::Cut:
    case EditorEvent::Paste:
        take_cells(context, open, result);
        break;
    case EditorEvent::RowWanted:
    case EditorEvent::RowInsertWanted:
    case EditorEvent::RowDeleteWanted:
    case EditorEvent::RowMoved:
        take_rows(context, open, result);
        break;
    case EditorEvent::ColumnMoved:
        move_column(context, open, result.column, result.to_column);
        break;
    }
}

LATER void DecisionsView::take_cells(ViewContext& context, const OpenDecision& open,
                                     const EditorResult& result) {
    const bool has_cells = result.column <= annotation_column(*open.decision) && m_rows.count() > 0;
    if (result.event == EditorEvent::Committed) {
        forget_preview(context);
        run(context, "decision.set_cell",
            {{"id", open.decision->id.text()},
             {"rule", number_argument(m_rows.rule_at(result.row))},
             {"column", number_argument(static_cast<std::size_t>(result.column))},
             {"value", std::string(result.value)},
             {"quote", "auto"}});
        return;
    }
    if (!has_cells && result.event != EditorEvent::Paste)
        return;
    if (result.event == EditorEvent::Copy || result.event == EditorEvent::Cut) {
        const CellRows cells = copied_cells(*open.decision, block_of(open, m_rows, result));
        context.session().copied_cells = text_of_cells(cells);
        context.ui.provide_copy(context.session().copied_cells, write_html_table(cells));
        context.ui.announce(context.ui.format("%zu rows copied", cells.size()));
    }
    if (result.event == EditorEvent::Cleared || result.event == EditorEvent::Cut)
        run(context, "decision.clear_cells", block_arguments(open, m_rows, result));
    if (result.event == EditorEvent::Paste)
        paste(context, open, result);
}

// From the cell with the focus on; over a block that was chosen where the text is one cell.
void DecisionsView::paste(ViewContext& context, const OpenDecision& open, const EditorResult& result) {
    Arguments arguments = block_arguments(open, m_rows, result);
    arguments["text"] = std::string(result.value);
    arguments["fill"] = m_editor.has_block() ? "true" : "false";
    if (m_rows.is_whole())
        arguments["rule"] = number_argument(static_cast<std::size_t>(std::max(0, result.row)));
    const bool one_cell =
        m_editor.has_block() && result.value.find_first_of("\t\n") == std::string_view::npos;
    if (m_rows.is_whole() && !one_cell)
        arguments.erase("rules");
    else if (!one_cell)
        arguments["rules"] = m_rows.rules_of(result.row, m_rows.count() - 1);
    if (!run(context, "decision.paste_cells", arguments))
        return;
    // The block that was filled is chosen, as in a spreadsheet.
    const CellBlock& cells = context.session().cells;
    if (!m_rows.is_whole() || one_cell)
        return;
    m_editor.row = static_cast<int>(cells.rule);
    m_editor.column = static_cast<int>(cells.column);
    m_editor.anchor_row = static_cast<int>(cells.last_rule);
    m_editor.anchor_column = static_cast<int>(cells.last_column);
}

LATER void DecisionsView::take_rows(ViewContext& context, const OpenDecision& open,
                                    const EditorResult& result) {
    const std::string id = open.decision->id.text();
    const std::size_t count = open.decision->rules.size();
    if (result.event == EditorEvent::RowDeleteWanted) {
        if (m_rows.count() > 0 && run(context, "decision.remove_rule",
                                      {{"id", id}, {"rules", m_rows.rules_of(result.row, result.last_row)}}))
            m_editor.anchor_row = m_editor.anchor_column = -1;
        return;
    }
    if (result.event == EditorEvent::RowMoved) {
        if (!m_rows.is_whole()) {
            context.session().toast("Rules are moved where all of them are shown in their own order.",
                                    ToastTone::Warning);
            return;
        }
        run(context, "decision.move_rule",
            {{"id", id},
             {"from", number_argument(static_cast<std::size_t>(result.row))},
             {"count", number_argument(static_cast<std::size_t>(result.last_row) -
                                       static_cast<std::size_t>(result.row) + 1)},
             {"to", number_argument(static_cast<std::size_t>(result.to_row))}});
        return;
    }
    // Behind the last rule, or beside the one with the focus: above it, or below.
    std::size_t at = count;
    if (result.event == EditorEvent::RowInsertWanted && m_rows.count() > 0)
        at = result.to_row <= m_editor.first_row() ? m_rows.rule_at(m_editor.first_row())
                                                   : m_rows.rule_at(m_editor.last_row()) + 1;
    if (run(context, "decision.insert_rule", {{"id", id}, {"at", number_argument(at)}}))
        m_editor.go_to(static_cast<int>(at), 0);
}

// Inputs stay left of outputs.
LATER void DecisionsView::move_column(ViewContext& context, const OpenDecision& open, int from, int to) {
    const int inputs = static_cast<int>(open.decision->inputs.size());
    const int columns = annotation_column(*open.decision);
    const bool is_input = from < inputs;
    if (from >= columns || to < 0 || to >= columns || (to < inputs) != is_input)
        return;
    const int first = is_input ? 0 : inputs;
    if (run(context, is_input ? "decision.move_input" : "decision.move_output",
            {{"id", open.decision->id.text()},
             {"from", number_argument(static_cast<std::size_t>(from - first))},
             {"to", number_argument(static_cast<std::size_t>(to - first))}})) {
        m_editor.column = to;
        m_editor.anchor_row = m_editor.anchor_column = -1;
    }
}

} // namespace throughline::ui
