// A table whose cells are edited in place, like a decision table: a cell cursor, arrows, F2, Enter or typing
// to edit, marks on rows and cells.
#pragma once

#include "platform/events.h"
#include "ui/widgets/function_ref.h"
#include "ui/widgets/ui.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace throughline::ui {

struct EditorColumn {
    std::string_view title{};
    std::string_view detail{}; // "number, months"
    float share = 0;           // of the width there is; 0: as its content needs
    bool semibold_title = true;
    bool editable = true;
    bool output = false; // a stronger line before it
    std::string_view tooltip{};
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
    bool editing = false;
    std::vector<float> shares; // widths the person dragged
    float scroll_y = 0;
    // Puts the cursor there in the next frame and edits when asked.
    void go_to(int to_row, int to_column, bool edit = false);
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
};

enum class EditorEvent : std::uint8_t {
    None,
    Edited,          // `value` is the live text of the cell
    Committed,       // `value` is the new text of the cell
    Cleared,         // Delete or Backspace on the cell
    Cancelled,       // the live text is dropped
    RowMenu,         // the menu of a row header
    ColumnMenu,      // the menu of a column header
    CornerActivated, // hit policy
    HeaderActivated, // a column's header was activated
    RowWanted,       // Enter or Down below the last row: append one
    RowDeleteWanted, // Ctrl+Minus on a row
    RowMoved,        // dragged, or Alt+Up/Down: from `row` to `to_row`
    Copy,            // the caller calls provide_copy() with the cell
    Paste,           // `value` is what was pasted: rows by newline, cells by tab
};

struct EditorResult {
    EditorEvent event = EditorEvent::None;
    int row = -1, column = -1;
    int to_row = -1;
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
