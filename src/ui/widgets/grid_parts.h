// What the files of the data grid share.
#pragma once

#include "ui/widgets/data_grid.h"
#include "ui/widgets/inside.h"

#include <cmath>

namespace throughline::ui {

using CellFill = FunctionRef<void(std::int64_t, int, GridCell&)>;

// One grid in one frame.
struct Grid {
    Ui& ui;
    std::uint32_t id;
    GridState& state;
    std::span<const GridColumn> columns;
    const GridOptions& options;
    CellFill cell;
    Box all{}, header{}, body{};
    float total = 0;                  // width of all columns
    std::int64_t first = 0, last = 0; // rows that are seen
    GridResult result{};
    Interaction keys{};

    std::uint32_t row_id(std::int64_t row) const { return hashed(static_cast<std::uint64_t>(row) + 16, id); }
    std::uint32_t cell_id(std::int64_t row, int column) const {
        return hashed(static_cast<std::uint64_t>(column), row_id(row));
    }
    double content_height() const {
        return static_cast<double>(options.row_count) * static_cast<double>(options.row_height);
    }
    Box row_box(std::int64_t row) const {
        const double y = static_cast<double>(row) * static_cast<double>(options.row_height) - state.scroll_y;
        return {body.x, body.y + std::round(static_cast<float>(y)), body.width, options.row_height};
    }
};

// The last column fills what is left over.
Box column_box(const Grid& grid, int column, const Box& row);
void draw_rows(Grid& grid);

} // namespace throughline::ui
