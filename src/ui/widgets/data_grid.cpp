#include "ui/widgets/data_grid.h"

#include "ui/widgets/grid_parts.h"
#include "ui/widgets/layout.h"

namespace throughline::ui {

Box column_box(const Grid& grid, int column, const Box& row) {
    float x = row.x - grid.state.scroll_x;
    for (int index = 0; index < column; ++index)
        x += grid.state.widths[static_cast<std::size_t>(index)];
    float width = grid.state.widths[static_cast<std::size_t>(column)];
    if (column + 1 == static_cast<int>(grid.columns.size()))
        width = std::max(width, row.right() - x);
    return {x, row.y, width, row.height};
}

namespace {

using platform::Key;

constexpr float header_padding = 8, handle_width = 8, least_column = 48;
constexpr float bar_room = 10; // of the scroll bars
constexpr float narrow_column = 90;
constexpr float most_given = 0.6F; // of what a column is wider than a narrow one

// Where a little room is missing, the wide columns give way, so that no column hides at the right.
void fit_widths(std::vector<float>& widths, float room) {
    float total = 0, spare = 0;
    for (const float width : widths) {
        total += width;
        spare += std::max(width - narrow_column, 0.0F);
    }
    const float missing = total - room;
    if (missing <= 0 || missing > spare * most_given)
        return;
    for (float& width : widths)
        width -= std::ceil(std::max(width - narrow_column, 0.0F) * missing / spare);
}

// As wide as they ask to be, until a person sets a width.
void set_widths(Grid& grid) {
    GridState& state = grid.state;
    if (state.widths.size() != grid.columns.size())
        state.resized = false;
    if (!state.resized) {
        state.widths.clear();
        for (const GridColumn& column : grid.columns)
            state.widths.push_back(column.width);
        fit_widths(state.widths, grid.all.width);
    }
    grid.total = 0;
    for (const float width : state.widths)
        grid.total += width;
}

float header_height(const Grid& grid) {
    for (const GridColumn& column : grid.columns) {
        if (!column.detail.empty())
            return 44;
    }
    return 32;
}

void sort_by(Grid& grid, int column) {
    GridState& state = grid.state;
    if (state.sort_column == column) {
        state.descending = !state.descending;
    } else {
        state.sort_column = column;
        state.descending = false;
    }
    grid.result.sort_changed = true;
    grid.ui.request_frame();
}

void resize_handle(Grid& grid, int column, const Box& box) {
    Ui& ui = grid.ui;
    Inside& in = ui.inside();
    const std::uint32_t id = hashed("resize", grid.cell_id(-2, column));
    in.left_out.push_back(id);
    const Box handle{box.right() - handle_width / 2, box.y, handle_width, box.height};
    const Interaction grip = ui.interact(id, handle,
                                         {.focusable = false,
                                          .on_press = true,
                                          .draggable = true,
                                          .cursor = platform::Cursor::ResizeHorizontally});
    float& width = grid.state.widths[static_cast<std::size_t>(column)];
    float& start = in.numbers[id];
    if (grip.clicked)
        start = width;
    if (grip.held) {
        width = std::max(start + grip.dragged.x, least_column);
        grid.state.resized = true;
    }
    if (grip.hovered || grip.held)
        ui.paint().fill({box.right() - 1, box.y, 2, box.height}, ui.theme().accent);
}

void draw_header_cell(Grid& grid, int column) {
    Ui& ui = grid.ui;
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const GridColumn& about = grid.columns[static_cast<std::size_t>(column)];
    const Box box = column_box(grid, column, grid.header);
    if (!box.overlaps(grid.header))
        return;
    resize_handle(grid, column, box);
    const std::uint32_t id = grid.cell_id(-1, column);
    const Interaction interaction = ui.interact(id, box, {.disabled = !about.sortable});
    if (interaction.hovered && about.sortable)
        paint.fill(box, theme.hover);
    const bool sorted = grid.state.sort_column == column;
    Box inner = box.inset(header_padding, 0);
    if (sorted) {
        const Box sign = inner.cut_right(12);
        paint.chevron(sign.centre(), grid.state.descending ? Direction::Down : Direction::Up, 8,
                      theme.accent);
    }
    const TextStyle title{.size = 12, .weight = Weight::Semibold, .align = about.align};
    bool all = true;
    if (about.detail.empty()) {
        all = paint.text(inner, about.title, title);
    } else {
        Box upper = inner.inset(0, 5);
        all = paint.text(upper.cut_top(18), about.title, title);
        paint.text(upper.cut_top(16), about.detail,
                   {.size = metric::small_text, .colour = theme.third_ink, .align = about.align});
    }
    paint.fill({box.right() - 1, box.y, 1, box.height}, theme.line);
    ui.focus_ring(interaction, 2);
    SemanticNode& node =
        record(ui, Role::ColumnHeader, id, about.title, box, about.sortable ? state_of(interaction) : 0U);
    node.column = static_cast<std::uint16_t>(column + 1);
    node.row = 1;
    if (sorted)
        ui.semantics().set_value(node, grid.state.descending ? "sorted descending" : "sorted ascending");
    explain(ui, node, interaction, about.tooltip);
    if (!all)
        ui.tooltip(interaction, lines_of(ui, about.title, about.tooltip));
    if (interaction.activated && about.sortable)
        sort_by(grid, column);
}

void draw_header(Grid& grid) {
    Ui& ui = grid.ui;
    Inside& in = ui.inside();
    ui.paint().fill(grid.header, ui.theme().panel);
    open_node(ui, Role::Row, grid.row_id(-1), {}, grid.header);
    begin_focus_group(ui, hashed("header", grid.id), GroupAxis::Horizontal);
    for (int column = 0; column < static_cast<int>(grid.columns.size()); ++column)
        draw_header_cell(grid, column);
    end_focus_group(ui);
    in.tree.close();
    ui.paint().fill({grid.header.x, grid.header.bottom() - 1, grid.header.width, 1}, ui.theme().strong_line);
}

void move_to(Grid& grid, std::int64_t row, bool extend) {
    GridState& state = grid.state;
    if (grid.options.row_count == 0)
        return;
    row = std::clamp<std::int64_t>(row, 0, grid.options.row_count - 1);
    state.cursor_row = row;
    if (extend && grid.options.multiple_selection && state.anchor_row >= 0)
        state.select_range(state.anchor_row, row);
    else
        state.select_only(row);
    grid.result.cursor_moved = grid.result.selection_changed = true;
    state.reveal(row);
    grid.ui.request_frame();
}

void take_vertical_keys(Grid& grid) {
    Ui& ui = grid.ui;
    GridState& state = grid.state;
    const auto page = static_cast<std::int64_t>(grid.body.height / grid.options.row_height) - 1;
    platform::Modifiers held;
    if (ui.take_key_any(Key::Down, held))
        move_to(grid, state.cursor_row + 1, held.shift);
    else if (ui.take_key_any(Key::Up, held))
        move_to(grid, std::max<std::int64_t>(state.cursor_row, 1) - 1, held.shift);
    else if (ui.take_key_any(Key::PageDown, held))
        move_to(grid, state.cursor_row + page, held.shift);
    else if (ui.take_key_any(Key::PageUp, held))
        move_to(grid, state.cursor_row - page, held.shift);
    else if (ui.take_key_any(Key::Home, held))
        move_to(grid, 0, held.shift);
    else if (ui.take_key_any(Key::End, held))
        move_to(grid, grid.options.row_count - 1, held.shift);
}

// Moves the cursor there and scrolls, so that it is seen.
void show_column(Grid& grid, int column) {
    grid.state.cursor_column = column;
    const Box box = column_box(grid, column, grid.body);
    if (box.x < grid.body.x)
        grid.state.scroll_x -= grid.body.x - box.x;
    else if (box.right() > grid.body.right())
        grid.state.scroll_x += std::min(box.right() - grid.body.right(), box.x - grid.body.x);
}

void take_keys(Grid& grid) {
    Ui& ui = grid.ui;
    GridState& state = grid.state;
    take_vertical_keys(grid);
    const int most = static_cast<int>(grid.columns.size()) - 1;
    if (ui.take_key(Key::Left))
        show_column(grid, std::max(state.cursor_column - 1, 0));
    else if (ui.take_key(Key::Right))
        show_column(grid, std::min(state.cursor_column + 1, most));
    else if (ui.take_key(Key::Enter) && state.cursor_row >= 0)
        grid.result.activated_row = state.cursor_row;
    else if (ui.take_key(Key::Space) && state.cursor_row >= 0) {
        state.toggle(state.cursor_row);
        grid.result.selection_changed = true;
    } else if (grid.options.multiple_selection && grid.options.row_count > 0 &&
               ui.take_key(Key::A, {.control = true})) {
        state.select_range(0, grid.options.row_count - 1);
        grid.result.selection_changed = true;
    }
    if (ui.clipboard_request() != ClipboardRequest::None && !state.selection.empty())
        grid.result.copy_wanted = true;
}

std::int64_t row_under(const Grid& grid, Point at) {
    const double y = static_cast<double>(at.y - grid.body.y) + grid.state.scroll_y;
    const auto row = static_cast<std::int64_t>(std::floor(y / static_cast<double>(grid.options.row_height)));
    return grid.body.contains(at) && row >= 0 && row < grid.options.row_count ? row : -1;
}

int column_under(const Grid& grid, Point at) {
    for (int column = 0; column < static_cast<int>(grid.columns.size()); ++column) {
        const Box box = column_box(grid, column, grid.body);
        if (at.x >= box.x && at.x < box.right())
            return column;
    }
    return -1;
}

void take_clicks(Grid& grid) {
    Ui& ui = grid.ui;
    GridState& state = grid.state;
    const std::int64_t row = row_under(grid, ui.pointer());
    if (row < 0)
        return;
    const platform::Modifiers held = ui.modifiers();
    if (grid.keys.clicked) {
        state.cursor_row = row;
        state.cursor_column = std::max(column_under(grid, ui.pointer()), 0);
        if (held.shift && grid.options.multiple_selection && state.anchor_row >= 0)
            state.select_range(state.anchor_row, row);
        else if (held.control && grid.options.multiple_selection)
            state.toggle(row);
        else
            state.select_only(row);
        grid.result.cursor_moved = grid.result.selection_changed = true;
    }
    if (grid.keys.double_clicked)
        grid.result.activated_row = row;
    if (!grid.keys.context || grid.keys.context_by_key)
        return;
    if (!state.selected(row)) {
        state.select_only(row);
        state.cursor_row = row;
        grid.result.cursor_moved = grid.result.selection_changed = true;
    }
    if (state.cursor_row == row)
        state.cursor_column = std::max(column_under(grid, ui.pointer()), 0);
}

void scroll(Grid& grid) {
    Ui& ui = grid.ui;
    GridState& state = grid.state;
    const double most = std::max(grid.content_height() - static_cast<double>(grid.body.height), 0.0);
    const float most_across = std::max(grid.total - grid.body.width, 0.0F);
    const Point wheel = take_wheel(ui, grid.all, state.scroll_y > 0, state.scroll_y < most);
    state.scroll_y += static_cast<double>(wheel.y);
    state.scroll_y += static_cast<double>(touch_scroll(ui, grid.id, grid.body, most > 0));
    state.scroll_x += wheel.x;
    if (state.revealed_row >= 0) {
        const double top =
            static_cast<double>(state.revealed_row) * static_cast<double>(grid.options.row_height);
        const double page = static_cast<double>(grid.body.height - grid.options.row_height);
        state.scroll_y = std::clamp(state.scroll_y, top - page, top);
        state.revealed_row = -1;
    }
    state.scroll_y = std::clamp(state.scroll_y, 0.0, most);
    state.scroll_x = std::clamp(state.scroll_x, 0.0F, most_across);
    if (wheel.x != 0 || wheel.y != 0)
        ui.request_frame();
}

// Drawn over the rows; what they change shows in the next frame.
void draw_bars(Grid& grid) {
    Ui& ui = grid.ui;
    GridState& state = grid.state;
    Box track = grid.body, low = grid.body;
    state.scroll_y = scroll_bar(ui, hashed("vertical", grid.id), track.cut_right(bar_room), state.scroll_y,
                                grid.content_height(), grid.body.height, true);
    state.scroll_x =
        static_cast<float>(scroll_bar(ui, hashed("horizontal", grid.id), low.cut_bottom(bar_room),
                                      state.scroll_x, grid.total, grid.body.width, false));
}

// The body without the strips that belong to the scroll bars.
Box touchable(const Grid& grid) {
    Box box = grid.body;
    if (grid.content_height() > static_cast<double>(box.height))
        box.cut_right(bar_room);
    if (grid.total > grid.body.width)
        box.cut_bottom(bar_room);
    return box;
}

} // namespace

GridResult data_grid(Ui& ui, std::string_view name, const Box& box, GridState& state,
                     std::span<const GridColumn> columns, const GridOptions& options, CellFill cell) {
    Inside& in = ui.inside();
    Grid grid{ui, ui.id(name), state, columns, options, cell};
    grid.all = box;
    set_widths(grid);
    grid.body = box;
    grid.header = grid.body.cut_top(header_height(grid));
    state.cursor_row = std::min<std::int64_t>(state.cursor_row, options.row_count - 1);
    const std::uint32_t index = open_node(ui, Role::Grid, grid.id, shown_label(name), box);
    ui.paint().push_clip(box);
    ui.paint().fill(box, ui.theme().panel);
    draw_header(grid);
    scroll(grid);
    grid.keys = ui.interact(grid.id, touchable(grid), {.keys_activate = false, .on_press = true});
    const std::int64_t cursor_before = state.cursor_row;
    take_clicks(grid);
    if (grid.keys.focused)
        take_keys(grid);
    draw_rows(grid);
    draw_bars(grid);
    ui.paint().pop_clip();
    SemanticNode& node = in.tree.node(index);
    node.row = static_cast<std::uint32_t>(options.row_count + 1);
    node.column = static_cast<std::uint16_t>(columns.size());
    // The cell under the cursor has the focus for those who listen; without one the grid itself has it.
    node.state = StateFocusable;
    if (grid.keys.focused && (state.cursor_row < grid.first || state.cursor_row >= grid.last))
        node.state |= StateFocused;
    in.tree.close();
    grid.result.cursor_moved = grid.result.cursor_moved || state.cursor_row != cursor_before;
    grid.result.context = grid.keys;
    const Box at_cursor = column_box(grid, state.cursor_column, grid.row_box(state.cursor_row));
    const bool at_pointer = grid.keys.context && !grid.keys.context_by_key;
    grid.result.menu_at = at_pointer ? ui.pointer() : Point{at_cursor.x, at_cursor.bottom()};
    return grid.result;
}

} // namespace throughline::ui
