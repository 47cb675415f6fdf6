// The keyboard and the text field of the table editor.
#include "ui/widgets/editor_parts.h"
#include "ui/widgets/entry_help.h"
#include "ui/widgets/text_entry.h"

namespace throughline::ui {

using platform::Key;

Box cell_text_box(const Editor& editor) {
    const EditorState& state = editor.state;
    Box box = editor.column_box(state.column, editor.row_box(state.row)).inset(8, 1);
    if (state.is_tall)
        box.height += 3 * editor.options.row_height;
    return box;
}

// Where the caret is after `before` became `after`: behind what is new.
static std::size_t caret_after(std::string_view before, std::string_view after) {
    const std::size_t most = std::min(before.size(), after.size());
    std::size_t front = 0, back = 0;
    while (front < most && before[front] == after[front])
        ++front;
    while (back < most - front && before[before.size() - 1 - back] == after[after.size() - 1 - back])
        ++back;
    return after.size() - back;
}

void start_cell_entry(Editor& editor, std::string_view typed) {
    EditorState& state = editor.state;
    if (editor.read_only() || editor.options.row_count == 0 ||
        !editor.columns[static_cast<std::size_t>(state.column)].editable)
        return;
    EditorCell cell;
    editor.cell(state.row, state.column, cell);
    const std::string_view original = editor.ui.keep(cell.text);
    // A field of one line would lose the line breaks.
    state.is_tall = typed.empty() && original.find('\n') != std::string_view::npos;
    start_entry(editor.ui, editor.id, cell_text_box(editor),
                {.name = editor.columns[static_cast<std::size_t>(state.column)].title,
                 .value = typed.empty() ? original : typed,
                 .original = original,
                 .kind = state.is_tall ? platform::FieldKind::MultipleLines : platform::FieldKind::SingleLine,
                 .monospace = false,
                 .select_all = false});
    state.editing = true;
    state.anchor_row = state.anchor_column = -1;
    state.typed = typed.empty() ? original : typed;
    state.caret = state.typed.size();
    close_offers(editor);
    if (typed.empty())
        return;
    editor.tell(EditorEvent::Edited, state.row, state.column, typed);
    look_for_help(editor, false);
}

// Where the cursor goes after the text field ended.
static void move_after(Editor& editor, platform::TextEntryEnd end) {
    using platform::TextEntryEnd;
    editor.state.tabs_on = end == TextEntryEnd::CommitAndNext || end == TextEntryEnd::CommitAndPrevious;
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
    if (step.changed) {
        state.caret = caret_after(state.typed, step.value);
        state.typed = step.value;
        editor.tell(EditorEvent::Edited, row, column, step.value);
        look_for_help(editor, false);
    }
    if (step.open)
        take_entry_keys(editor);
    if (!step.ended)
        return;
    close_offers(editor);
    state.is_tall = false;
    if (editor.options.help)
        editor.options.help->leave();
    if (step.end == platform::TextEntryEnd::Cancel)
        editor.tell(EditorEvent::Cancelled, row, column, step.value);
    else if (step.differs)
        editor.tell(EditorEvent::Committed, row, column, step.value);
    move_after(editor, step.end);
}

namespace {

// A key with or without Shift, which makes the block grow, and Ctrl, which goes all the way.
struct Step {
    Choosing choosing = Choosing::One;
    bool far = false;
};
bool take_step(Ui& ui, Key key, Step& step) {
    for (const bool control : {false, true}) {
        for (const bool shift : {false, true}) {
            if (!ui.take_key(key, {.control = control, .shift = shift}))
                continue;
            step = {shift ? Choosing::Block : Choosing::One, control};
            return true;
        }
    }
    return false;
}

void go_down(Editor& editor, const Step& step, bool repeated) {
    const int row = editor.state.row, column = editor.state.column;
    const int last = editor.options.row_count - 1;
    const bool below = row >= last;
    if (below && !repeated && !editor.read_only() && !step.far && step.choosing == Choosing::One)
        editor.tell(EditorEvent::RowWanted, row, column);
    else
        move_cursor_to(editor, step.far ? last : row + 1, column, step.choosing);
}

// After an entry that Tab ended, Tab goes on from cell to cell; else it leaves the table.
bool take_tab(Editor& editor) {
    Ui& ui = editor.ui;
    EditorState& state = editor.state;
    const int last = editor.column_count() - 1;
    if (!state.tabs_on)
        return false;
    if (ui.take_key(Key::Tab)) {
        const bool is_end = state.column == last && state.row + 1 >= editor.options.row_count;
        if (is_end && !editor.read_only())
            editor.tell(EditorEvent::RowWanted, state.row, state.column);
        else
            move_cursor_to(editor, state.column < last ? state.row : state.row + 1,
                           state.column < last ? state.column + 1 : 0);
        return true;
    }
    if (!ui.take_key(Key::Tab, {.shift = true}))
        return false;
    move_cursor_to(editor, state.column > 0 ? state.row : state.row - 1,
                   state.column > 0 ? state.column - 1 : last);
    return true;
}

bool take_move(Editor& editor) {
    Ui& ui = editor.ui;
    const bool repeated = ui.inside().press.repeated;
    const int row = editor.state.row, column = editor.state.column;
    const int last_row = editor.options.row_count - 1, last_column = editor.column_count() - 1;
    const int page = std::max(static_cast<int>(editor.body.height / editor.options.row_height) - 1, 1);
    Step step;
    if (take_step(ui, Key::Left, step))
        move_cursor_to(editor, row, step.far ? 0 : column - 1, step.choosing);
    else if (take_step(ui, Key::Right, step))
        move_cursor_to(editor, row, step.far ? last_column : column + 1, step.choosing);
    else if (take_step(ui, Key::Up, step))
        move_cursor_to(editor, step.far ? 0 : row - 1, column, step.choosing);
    else if (take_step(ui, Key::Down, step))
        go_down(editor, step, repeated);
    else if (take_step(ui, Key::Home, step))
        move_cursor_to(editor, step.far ? 0 : row, 0, step.choosing);
    else if (take_step(ui, Key::End, step))
        move_cursor_to(editor, step.far ? last_row : row, last_column, step.choosing);
    else if (take_step(ui, Key::PageUp, step))
        move_cursor_to(editor, row - page, column, step.choosing);
    else if (take_step(ui, Key::PageDown, step))
        move_cursor_to(editor, row + page, column, step.choosing);
    else
        return false;
    return true;
}

// Whole rows, whole columns, everything; Escape goes back to one cell.
bool take_choice(Editor& editor) {
    Ui& ui = editor.ui;
    EditorState& state = editor.state;
    const int last_row = editor.options.row_count - 1, last_column = editor.column_count() - 1;
    if (ui.take_key(Key::A, {.control = true})) {
        move_cursor_to(editor, last_row, last_column);
        move_cursor_to(editor, 0, 0, Choosing::Block);
    } else if (ui.take_key(Key::Space, {.shift = true})) {
        const int first = state.first_row(), last = state.last_row();
        move_cursor_to(editor, last, last_column);
        move_cursor_to(editor, first, 0, Choosing::Block);
    } else if (ui.take_key(Key::Space, {.control = true})) {
        const int first = state.first_column(), last = state.last_column();
        move_cursor_to(editor, last_row, last);
        move_cursor_to(editor, 0, first, Choosing::Block);
    } else if (state.has_block() && ui.take_key(Key::Escape)) {
        move_cursor_to(editor, state.row, state.column);
    } else {
        return false;
    }
    return true;
}

void take_moves(Editor& editor) {
    if (take_tab(editor))
        return;
    if (!take_move(editor) && !take_choice(editor))
        return;
    editor.state.tabs_on = false;
    const EditorState& state = editor.state;
    if (state.has_block())
        editor.ui.announce(editor.ui.format("%d rows, %d columns chosen",
                                            state.last_row() - state.first_row() + 1,
                                            state.last_column() - state.first_column() + 1));
}

// The rows of the block, by one; the cursor goes with them.
bool take_row_move(Editor& editor) {
    Ui& ui = editor.ui;
    EditorState& state = editor.state;
    const int first = state.first_row(), last = state.last_row();
    int by = 0;
    if (first > 0 && ui.take_key(Key::Up, {.alt = true}))
        by = -1;
    else if (last + 1 < editor.options.row_count && ui.take_key(Key::Down, {.alt = true}))
        by = 1;
    if (by == 0)
        return false;
    editor.tell_of_block(EditorEvent::RowMoved);
    editor.result.to_row = first + by;
    const int anchor_row = state.anchor_row < 0 ? -1 : state.anchor_row + by;
    const int anchor_column = state.anchor_column;
    move_cursor_to(editor, state.row + by, state.column);
    state.anchor_row = anchor_row;
    state.anchor_column = anchor_column;
    return true;
}

// Alt with Shift does it, too: where the browser keeps Alt with an arrow for itself.
bool take_column_move(Editor& editor) {
    Ui& ui = editor.ui;
    EditorState& state = editor.state;
    for (const bool shift : {false, true}) {
        int by = 0;
        if (state.column > 0 && ui.take_key(Key::Left, {.shift = shift, .alt = true}))
            by = -1;
        else if (state.column + 1 < editor.column_count() &&
                 ui.take_key(Key::Right, {.shift = shift, .alt = true}))
            by = 1;
        if (by == 0)
            continue;
        editor.tell(EditorEvent::ColumnMoved, state.row, state.column);
        editor.result.to_column = state.column + by;
        return true;
    }
    return false;
}

bool take_row_change(Editor& editor) {
    Ui& ui = editor.ui;
    EditorState& state = editor.state;
    if (ui.take_key(Key::Minus, {.control = true}) || ui.take_key(Key::Delete, {.control = true}) ||
        ui.take_key(Key::Backspace, {.control = true})) {
        editor.tell_of_block(EditorEvent::RowDeleteWanted);
        return true;
    }
    const bool above = ui.take_key(Key::Insert);
    if (!above && !ui.take_key(Key::Enter, {.control = true}))
        return false;
    editor.tell(EditorEvent::RowInsertWanted, state.row, state.column);
    editor.result.to_row = above ? state.first_row() : state.last_row() + 1;
    return true;
}

void take_changes(Editor& editor) {
    Ui& ui = editor.ui;
    if (take_row_change(editor) || take_row_move(editor) || take_column_move(editor))
        return;
    if (ui.take_key(Key::Delete) || ui.take_key(Key::Backspace)) {
        if (editor.columns[static_cast<std::size_t>(editor.state.column)].editable ||
            editor.state.has_block())
            editor.tell_of_block(EditorEvent::Cleared);
    } else if (ui.take_key(Key::Enter) || ui.take_key(Key::F2)) {
        start_cell_entry(editor);
    } else if (const std::string_view typed = ui.typed(); !typed.empty() && typed != " ") {
        const std::string_view kept = ui.keep(typed);
        ui.take_typed();
        start_cell_entry(editor, kept);
    } else if (!ui.pasted().empty()) {
        editor.tell_of_block(EditorEvent::Paste, ui.pasted());
        ui.take_paste();
    }
}

} // namespace

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
    if (editor.has_event())
        return;
    if (ui.clipboard_request() == ClipboardRequest::Copy)
        editor.tell_of_block(EditorEvent::Copy);
    else if (ui.clipboard_request() == ClipboardRequest::Cut)
        editor.tell_of_block(editor.read_only() ? EditorEvent::Copy : EditorEvent::Cut);
}

} // namespace throughline::ui
