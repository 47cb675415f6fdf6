// A virtualised grid over any number of rows: only what is seen is asked for and drawn.
#pragma once

#include "ui/widgets/function_ref.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/ui.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace throughline::ui {

struct GridColumn {
    std::string_view title{};
    std::string_view detail{}; // second line of the header: type, unit
    float width = 120;         // at first
    Align align = Align::Left;
    bool sortable = true;
    std::string_view tooltip{};
};

enum class CellKind : std::uint8_t { Text, Chip, Bar, Link };

struct GridCell {
    std::string_view text{};
    CellKind kind = CellKind::Text;
    Tone tone = Tone::Neutral;
    bool muted = false;
    bool semibold = false;
    double share = 0; // of a bar, 0 to 1
};

// Rows from first up to, not including, last; by their place in the order shown.
struct RowRange {
    std::int64_t first = 0, last = 0;
    friend bool operator==(const RowRange&, const RowRange&) = default;
};

struct GridState {
    std::vector<float> widths;
    bool resized = false; // by a person, whose widths stay
    int sort_column = -1;
    bool descending = false;
    std::int64_t cursor_row = -1;
    int cursor_column = 0;
    std::vector<RowRange> selection; // sorted, apart from each other
    std::int64_t anchor_row = -1;
    double scroll_y = 0; // pixels; double, because a million rows pass what float holds
    float scroll_x = 0;

    bool selected(std::int64_t row) const;
    std::int64_t selected_count() const;
    void clear_selection();
    void select_only(std::int64_t row);
    void toggle(std::int64_t row);
    void select_range(std::int64_t from, std::int64_t to); // both included, alone
    // In the next frame the row is seen.
    void reveal(std::int64_t row);
    std::int64_t revealed_row = -1;
};

struct GridOptions {
    std::int64_t row_count = 0;
    std::string_view empty_text = "No rows"; // shown when there are none
    bool multiple_selection = true;
    float row_height = metric::grid_row;
};

struct GridResult {
    bool sort_changed = false; // state.sort_column and state.descending are new
    bool selection_changed = false;
    bool cursor_moved = false;
    std::int64_t activated_row = -1; // Enter or a double click
    std::int64_t link_row = -1;      // a cell of kind Link was clicked or entered
    int link_column = -1;
    Interaction context; // .context: the person asks for the menu of the selected rows
    Point menu_at;       // for a menu of the cell under the cursor: at the pointer that asks, or below it
    bool copy_wanted = false; // the caller calls provide_copy() with the selected rows
};

// Fills the rest of the box it stands in (or `box`).
GridResult data_grid(Ui& ui, std::string_view name, const Box& box, GridState& state,
                     std::span<const GridColumn> columns, const GridOptions& options,
                     FunctionRef<void(std::int64_t row, int column, GridCell& cell)> cell);

} // namespace throughline::ui
