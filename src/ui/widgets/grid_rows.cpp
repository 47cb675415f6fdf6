// The rows of a data grid that are seen.
#include "ui/widgets/grid_parts.h"
#include "ui/widgets/signs.h"
#include "ui/widgets/text.h"

namespace throughline::ui {

namespace {

constexpr float cell_padding = 8;

bool draw_content(Ui& ui, Box box, const GridCell& cell, Align align) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    box = box.inset(cell_padding, 0);
    if (cell.text.empty() && cell.kind != CellKind::Bar)
        return true;
    const Colour toned = cell.tone == Tone::Neutral ? theme.ink : theme.of(cell.tone);
    TextStyle style{.weight = cell.semibold ? Weight::Semibold : Weight::Regular,
                    .colour = cell.muted ? theme.third_ink : toned,
                    .align = align};
    switch (cell.kind) {
    case CellKind::Chip: {
        const float natural = chip_width(ui, cell.text);
        const float width = std::min(natural, box.width);
        draw_chip(ui, box.cut_left(width).centred(width, metric::chip), cell.text, cell.tone);
        return natural <= width + 0.5F;
    }
    case CellKind::Bar: {
        const float room = std::max(box.width - 52, 8.0F);
        const float width = room * static_cast<float>(std::clamp(cell.share, 0.0, 1.0));
        const Colour colour = cell.tone == Tone::Neutral ? theme.accent : toned;
        paint.fill({box.x, std::round(box.centre().y) - 4, std::max(width, 2.0F), 8}, colour, 2);
        box.cut_left(width + 6);
        style.align = Align::Left;
        return paint.text(box, cell.text, style);
    }
    case CellKind::Link:
        if (!cell.muted && cell.tone == Tone::Neutral)
            style.colour = theme.accent;
        break;
    case CellKind::Text:
        break;
    }
    return paint.text(box, cell.text, style);
}

// A tooltip with the whole text of a cell that was cut.
void explain_cut(Grid& grid, std::uint32_t id, const Box& box, std::string_view text) {
    Interaction cut;
    cut.id = id;
    cut.box = box;
    cut.hovered = grid.keys.hovered && box.contains(grid.ui.pointer());
    grid.ui.tooltip(cut, text);
}

// Assistive technology acts on cells that have no interaction of their own.
void take_mirror(Grid& grid, std::uint32_t id, std::int64_t row, int column) {
    Inside& in = grid.ui.inside();
    if (in.focus.current == id) {
        in.focus.current = grid.id;
        in.focus.seen = true;
        grid.state.cursor_row = row;
        grid.state.cursor_column = column;
        grid.result.cursor_moved = true;
        grid.ui.request_frame();
    }
    if (in.invoked == id) {
        in.invoked = 0;
        grid.state.cursor_row = row;
        grid.state.cursor_column = column;
        grid.state.select_only(row);
        grid.result.cursor_moved = grid.result.selection_changed = true;
    }
}

void link_cell(Grid& grid, std::int64_t row, int column, const Box& box, bool invoked) {
    Ui& ui = grid.ui;
    const bool over = grid.keys.hovered && box.contains(ui.pointer());
    if (over)
        ui.set_cursor(platform::Cursor::Hand);
    const bool entered = grid.result.activated_row == row && grid.state.cursor_column == column;
    if ((over && grid.keys.clicked && !ui.modifiers().control && !ui.modifiers().shift) || invoked ||
        entered) {
        grid.result.link_row = row;
        grid.result.link_column = column;
    }
}

void draw_cell(Grid& grid, std::int64_t row, int column, const Box& row_box) {
    Ui& ui = grid.ui;
    Inside& in = ui.inside();
    const Box box = column_box(grid, column, row_box);
    if (box.x >= grid.body.right() || box.right() <= grid.body.x)
        return;
    GridCell cell;
    grid.cell(row, column, cell);
    const GridColumn& about = grid.columns[static_cast<std::size_t>(column)];
    // A column that passes the edge is ellipsised there, not cut.
    Box seen = box;
    if (about.align == Align::Left)
        seen.width = std::min(seen.width, grid.keys.box.right() - seen.x);
    const bool all = draw_content(ui, seen, cell, about.align);
    const std::uint32_t id = grid.cell_id(row, column);
    const bool current = row == grid.state.cursor_row && column == grid.state.cursor_column;
    if (current && grid.keys.focus_visible)
        ui.paint().outline({box.x, box.y, box.width - 1, box.height - 1}, ui.theme().accent, 2, 2);
    if (!all)
        explain_cut(grid, id, box, cell.text);
    const bool invoked = in.invoked == id;
    take_mirror(grid, id, row, column);
    if (cell.kind == CellKind::Link)
        link_cell(grid, row, column, box, invoked);
    SemanticNode& node = record(ui, Role::GridCell, id, cell.text, box,
                                StateFocusable | (current && grid.keys.focused ? StateFocused : 0U));
    node.column = static_cast<std::uint16_t>(column + 1);
    node.row = static_cast<std::uint32_t>(row + 2);
}

} // namespace

void draw_rows(Grid& grid) {
    Ui& ui = grid.ui;
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const double height = static_cast<double>(grid.options.row_height);
    grid.first = static_cast<std::int64_t>(grid.state.scroll_y / height);
    grid.last = std::min<std::int64_t>(
        grid.first + static_cast<std::int64_t>(grid.body.height / grid.options.row_height) + 2,
        grid.options.row_count);
    if (grid.options.row_count == 0) {
        paint.text(grid.body, grid.options.empty_text, {.colour = theme.third_ink, .align = Align::Centre});
        record(ui, Role::Text, hashed("empty", grid.id), grid.options.empty_text, grid.body);
        return;
    }
    paint.push_clip(grid.body);
    for (std::int64_t row = grid.first; row < grid.last; ++row) {
        const Box box = grid.row_box(row);
        const bool selected = grid.state.selected(row);
        if (selected)
            paint.fill(box, theme.accent_ground);
        else if (grid.keys.hovered && box.contains(ui.pointer()))
            paint.fill(box, theme.hover);
        paint.fill({box.x, box.bottom() - 1, box.width, 1}, theme.line);
        const std::uint32_t index = open_node(ui, Role::Row, grid.row_id(row), {}, box,
                                              StateSelectable | (selected ? StateSelected : 0U));
        ui.semantics().node(index).row = static_cast<std::uint32_t>(row + 2);
        for (int column = 0; column < static_cast<int>(grid.columns.size()); ++column)
            draw_cell(grid, row, column, box);
        ui.semantics().close();
    }
    paint.pop_clip();
}

} // namespace throughline::ui
