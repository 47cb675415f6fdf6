// What the files of the table editor share.
#pragma once

#include "ui/widgets/inside.h"
#include "ui/widgets/table_editor.h"

#include <cmath>

namespace throughline::ui {

using RowFill = FunctionRef<void(int, EditorRow&)>;
using EditorFill = FunctionRef<void(int, int, EditorCell&)>;

// One editor in one frame.
struct Editor {
    Ui& ui;
    std::uint32_t id;
    EditorState& state;
    std::span<const EditorColumn> columns;
    const EditorOptions& options;
    RowFill row;
    EditorFill cell;
    Box all{}, header{}, body{};
    ScrollState* scroll = nullptr;
    EditorResult result{};
    Interaction keys{};

    int column_count() const { return static_cast<int>(columns.size()); }
    bool read_only() const { return !options.read_only_reason.empty(); }
    std::uint32_t row_id(int at) const { return hashed(static_cast<std::uint64_t>(at) + 16, id); }
    std::uint32_t cell_id(int at, int column) const {
        return hashed(static_cast<std::uint64_t>(column) + 1, row_id(at));
    }
    Box row_box(int at) const {
        return {body.x, body.y + options.row_height * static_cast<float>(at) - std::round(scroll->offset),
                body.width, options.row_height};
    }
    Box column_box(int column, const Box& row_of) const;
    bool has_event() const { return result.event != EditorEvent::None; }
    void tell(EditorEvent event, int at, int column, std::string_view value = {}) {
        result.event = event;
        result.row = at;
        result.column = column;
        result.last_row = at;
        result.last_column = column;
        result.value = value;
    }
    // The same about the chosen block.
    void tell_of_block(EditorEvent event, std::string_view value = {}) {
        tell(event, state.first_row(), state.first_column(), value);
        result.last_row = state.last_row();
        result.last_column = state.last_column();
    }
    bool is_chosen(int at, int at_column) const {
        return state.has_block() && at >= state.first_row() && at <= state.last_row() &&
               at_column >= state.first_column() && at_column <= state.last_column();
    }
};

constexpr float row_header_width = 34;

void draw_editor_header(Editor& editor);
void draw_editor_rows(Editor& editor);
void draw_column_lines(const Editor& editor);
// Moves the cursor, edits, copies: everything the keyboard and the page's text field do.
void take_editor_keys(Editor& editor);
void step_cell_entry(Editor& editor);
void start_cell_entry(Editor& editor, std::string_view typed = {});
// Whether the block grows to the cell, or the cell is all that is chosen.
enum class Choosing : std::uint8_t { One, Block };
void move_cursor_to(Editor& editor, int row, int column, Choosing choosing = Choosing::One);
// What is wrong with the cell, and the words that are offered for it, beside it; after the table was drawn.
void draw_entry_help(Editor& editor);
// Keys that choose among what is offered; true when the entry took one.
void take_entry_keys(Editor& editor);
void look_for_help(Editor& editor, bool asked);
void close_offers(Editor& editor);
Box cell_text_box(const Editor& editor);

} // namespace throughline::ui
