// The keyboard and the text field of the table editor.
#include "ui/widgets/editor_parts.h"
#include "ui/widgets/text_entry.h"

namespace throughline::ui {

using platform::Key;

static Box cell_text_box(const Editor& editor) {
    const EditorState& state = editor.state;
    return editor.column_box(state.column, editor.row_box(state.row)).inset(8, 1);
}

void start_cell_entry(Editor& editor, std::string_view typed) {
    EditorState& state = editor.state;
    if (editor.read_only() || editor.options.row_count == 0 ||
        !editor.columns[static_cast<std::size_t>(state.column)].editable)
        return;
    EditorCell cell;
    editor.cell(state.row, state.column, cell);
    const std::string_view original = editor.ui.keep(cell.text);
    start_entry(editor.ui, editor.id, cell_text_box(editor),
                {.name = editor.columns[static_cast<std::size_t>(state.column)].title,
                 .value = typed.empty() ? original : typed,
                 .original = original,
                 .monospace = false,
                 .select_all = false});
    state.editing = true;
    if (!typed.empty())
        editor.tell(EditorEvent::Edited, state.row, state.column, typed);
}

// Where the cursor goes after the text field ended.
static void move_after(Editor& editor, platform::TextEntryEnd end) {
    using platform::TextEntryEnd;
    const int row = editor.state.row, column = editor.state.column;
    const int last = editor.column_count() - 1;
    if (end == TextEntryEnd::CommitAndBelow)
        move_cursor_to(editor, row + 1, column);
    else if (end == TextEntryEnd::CommitAndNext)
        move_cursor_to(editor, column < last ? row : row + 1, column < last ? column + 1 : 0);
    else if (end == TextEntryEnd::CommitAndPrevious)
        move_cursor_to(editor, column > 0 ? row : row - 1, column > 0 ? column - 1 : last);
}

void step_cell_entry(Editor& editor) {
    EditorState& state = editor.state;
    const EntryStep step = step_entry(editor.ui, editor.id, cell_text_box(editor));
    state.editing = step.open;
    const int row = state.row, column = state.column;
    if (step.changed)
        editor.tell(EditorEvent::Edited, row, column, step.value);
    if (!step.ended)
        return;
    if (step.end == platform::TextEntryEnd::Cancel)
        editor.tell(EditorEvent::Cancelled, row, column, step.value);
    else if (step.differs)
        editor.tell(EditorEvent::Committed, row, column, step.value);
    move_after(editor, step.end);
}

static void take_moves(Editor& editor) {
    Ui& ui = editor.ui;
    const int row = editor.state.row, column = editor.state.column;
    const bool repeated = ui.inside().press.repeated;
    if (ui.take_key(Key::Left))
        move_cursor_to(editor, row, column - 1);
    else if (ui.take_key(Key::Right))
        move_cursor_to(editor, row, column + 1);
    else if (ui.take_key(Key::Up))
        move_cursor_to(editor, row - 1, column);
    else if (ui.take_key(Key::Down)) {
        const bool below = row + 1 >= editor.options.row_count;
        if (below && !repeated && !editor.read_only())
            editor.tell(EditorEvent::RowWanted, row, column);
        else
            move_cursor_to(editor, row + 1, column);
    } else if (ui.take_key(Key::Home))
        move_cursor_to(editor, row, 0);
    else if (ui.take_key(Key::End))
        move_cursor_to(editor, row, editor.column_count() - 1);
    else if (ui.take_key(Key::PageUp))
        move_cursor_to(editor, row - 10, column);
    else if (ui.take_key(Key::PageDown))
        move_cursor_to(editor, row + 10, column);
}

static void take_changes(Editor& editor) {
    Ui& ui = editor.ui;
    const int row = editor.state.row, column = editor.state.column;
    const bool editable = editor.columns[static_cast<std::size_t>(column)].editable;
    if (ui.take_key(Key::Delete) || ui.take_key(Key::Backspace)) {
        if (editable)
            editor.tell(EditorEvent::Cleared, row, column);
    } else if (ui.take_key(Key::Minus, {.control = true})) {
        editor.tell(EditorEvent::RowDeleteWanted, row, column);
    } else if (row > 0 && ui.take_key(Key::Up, {.alt = true})) {
        editor.tell(EditorEvent::RowMoved, row, column);
        editor.result.to_row = row - 1;
        move_cursor_to(editor, row - 1, column);
    } else if (row + 1 < editor.options.row_count && ui.take_key(Key::Down, {.alt = true})) {
        editor.tell(EditorEvent::RowMoved, row, column);
        editor.result.to_row = row + 1;
        move_cursor_to(editor, row + 1, column);
    } else if (ui.take_key(Key::Enter) || ui.take_key(Key::F2)) {
        start_cell_entry(editor);
    } else if (const std::string_view typed = ui.typed(); !typed.empty() && typed != " ") {
        const std::string_view kept = ui.keep(typed);
        ui.take_typed();
        start_cell_entry(editor, kept);
    } else if (!ui.pasted().empty()) {
        editor.tell(EditorEvent::Paste, row, column, ui.pasted());
        ui.take_paste();
    }
}

void take_editor_keys(Editor& editor) {
    Ui& ui = editor.ui;
    EditorState& state = editor.state;
    if (!editor.keys.focused || state.editing || editor.has_event() || editor.column_count() == 0)
        return;
    if (editor.keys.context && !editor.keys.hovered) { // by key
        editor.tell(EditorEvent::RowMenu, state.row, state.column);
        editor.result.at = editor.keys;
        editor.result.at.box = editor.column_box(state.column, editor.row_box(state.row));
        return;
    }
    take_moves(editor);
    if (!editor.read_only() && !editor.has_event())
        take_changes(editor);
    if (ui.clipboard_request() != ClipboardRequest::None && !editor.has_event())
        editor.tell(EditorEvent::Copy, state.row, state.column);
}

} // namespace throughline::ui
