// A table whose cells are edited in place, like a decision table: a cell cursor and a block of chosen cells,
// marks on rows and cells, help while typing (entry_help.h). By keyboard: arrows, Home, End and pages move,
// Ctrl all the way, Shift makes the block grow; Shift+Space rows, Ctrl+Space columns, Ctrl+A everything;
// Enter, F2 or typing edits, Tab goes on editing to the right, Ctrl+Space offers words; Delete empties,
// Insert and Ctrl+Enter put a row in, Ctrl+Backspace takes rows out, Alt with an arrow moves rows and
// columns; copy, cut and paste.
#pragma once

#include "platform/events.h"
#include "ui/widgets/function_ref.h"
#include "ui/widgets/ui.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::ui {

class EntryHelp;

enum class SortMark : std::uint8_t { None, Ascending, Descending };

struct EditorColumn {
    std::string_view title{};
    std::string_view detail{}; // "number, months"
    float share = 0;           // of the width there is; 0: as its content needs
    bool semibold_title = true;
    bool editable = true;
    bool output = false; // a stronger line before it
    std::string_view tooltip{};
    SortMark sorted = SortMark::None;
};

enum class RowMark : std::uint8_t { None, Hit, Dimmed };

struct EditorRow {
    std::string_view header{}; // "1"
    RowMark mark = RowMark::None;
    std::string_view description{}; // why it is marked
};

struct EditorCell {
    std::string_view text{};
    std::string_view placeholder{};
    std::string_view error{}; // what is wrong with it: red corner, tooltip, state Invalid
    bool failing = false;     // the test in it that the customer did not meet
    double bar = -1;          // 0 to 1: a bar before the text
    bool muted = false;
};

struct EditorState {
    int row = 0, column = 0; // the cell cursor
    // The other corner of the chosen block; negative: the cursor's cell alone.
    int anchor_row = -1, anchor_column = -1;
    bool editing = false;
    bool is_tall = false; // the cell that is edited has several lines
    // After Tab ended an entry, Tab goes on to the next cell until another key is used.
    bool tabs_on = false;
    // Of the entry: its text, where its caret is thought to be, and the word that is offered.
    std::string typed;
    std::size_t caret = 0;
    int offer = 0, first_offer = 0;
    bool offers_open = false;
    std::vector<float> shares; // widths the person dragged
    float scroll_y = 0;
    // What the content asks of the widths, until that frame.
    std::vector<float> weights;
    std::uint64_t weights_until = 0;
    // Puts the cursor there in the next frame and edits when asked.
    void go_to(int to_row, int to_column, bool edit = false);
    // The corners of the block.
    int first_row() const { return anchor_row < 0 ? row : std::min(row, anchor_row); }
    int last_row() const { return std::max(row, anchor_row); }
    int first_column() const { return anchor_column < 0 ? column : std::min(column, anchor_column); }
    int last_column() const { return std::max(column, anchor_column); }
    bool has_block() const { return first_row() != last_row() || first_column() != last_column(); }
    int wanted_row = -1, wanted_column = -1;
    bool wanted_edit = false;
};

struct EditorOptions {
    int row_count = 0;
    std::string_view corner{}; // "F", the hit policy
    std::string_view corner_tooltip{};
    std::string_view read_only_reason{}; // not empty: nothing can be edited, for this reason
    float row_height = 28.0F;
    float header_height = 44;
    EntryHelp* help = nullptr; // while a cell is edited
};

enum class EditorEvent : std::uint8_t {
    None,
    Edited,          // `value` is the live text of the cell
    Committed,       // `value` is the new text of the cell
    Cleared,         // Delete or Backspace on the block
    Cancelled,       // the live text is dropped
    RowMenu,         // the menu of a row header
    ColumnMenu,      // the menu of a column header
    CornerActivated, // hit policy
    HeaderActivated, // a column's header was activated
    RowWanted,       // Enter or Down below the last row: append one
    RowInsertWanted, // Insert (above) or Ctrl+Enter (below): at `to_row`
    RowDeleteWanted, // Ctrl+Minus, Ctrl+Delete or Ctrl+Backspace on the rows of the block
    RowMoved,        // dragged, or Alt+Up/Down: `row` to `last_row` come to begin at `to_row`
    ColumnMoved,     // Alt+Left/Right: `column` to `to_column`
    Copy,            // the caller calls provide_copy() with the block
    Cut,             // the same, and empties the block
    Paste,           // `value` is what was pasted: rows by newline, cells by tab
};

struct EditorResult {
    EditorEvent event = EditorEvent::None;
    // A cell, or the block from there to `last_row` and `last_column`.
    int row = -1, column = -1;
    int last_row = -1, last_column = -1;
    int to_row = -1, to_column = -1;
    std::string_view value{};
    Interaction at; // what was used, for a menu beside it
    bool cursor_moved = false;
};

// As high as its rows, or as what is left when that is less (then it scrolls).
EditorResult table_editor(Ui& ui, std::string_view name, EditorState& state,
                          std::span<const EditorColumn> columns, const EditorOptions& options,
                          FunctionRef<void(int row, EditorRow& out)> row,
                          FunctionRef<void(int row, int column, EditorCell& out)> cell);

} // namespace throughline::ui
