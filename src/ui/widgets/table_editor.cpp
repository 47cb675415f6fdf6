#include "ui/widgets/table_editor.h"

#include "ui/widgets/editor_parts.h"
#include "ui/widgets/layout.h"

namespace throughline::ui {

namespace {

constexpr float least_column = 80, narrowest_cut = 100, usual_column = 120, widest_column = 280;
constexpr float resize_width = 8, least_height = 160, scroll_bar_room = 12;

// What the header and the first rows of a column need, within reason.
float natural_width(const Editor& editor, int column) {
    constexpr int most_rows = 60;
    const Painter paint = editor.ui.paint();
    const EditorColumn& about = editor.columns[static_cast<std::size_t>(column)];
    // A long title over short cells is cut (its tooltip says it all): what people compare are the cells.
    constexpr float widest_title = 84;
    float widest =
        std::min(paint.measure(about.title, {.size = 12, .weight = Weight::Semibold}).width, widest_title);
    widest = std::max(widest, paint.measure(about.detail, {.size = metric::small_text}).width);
    for (int row = 0; row < std::min(editor.options.row_count, most_rows); ++row) {
        EditorCell cell;
        editor.cell(row, column, cell);
        const float room_of_bar = cell.bar >= 0 ? 60.0F : 0.0F;
        widest = std::max(widest, paint.measure(cell.text).width + room_of_bar);
    }
    return std::clamp(widest + 20, least_column, widest_column);
}

float column_weight(const Editor& editor, int column) {
    const auto index = static_cast<std::size_t>(column);
    if (index < editor.state.shares.size())
        return editor.state.shares[index];
    const float share = editor.columns[index].share;
    return share > 0 ? share * usual_column : natural_width(editor, column);
}

// The width above which columns are cut, so that all of them together fit the room; the narrow ones stay
// whole.
float widest_that_fits(std::span<const float> widths, float room) {
    float most = widest_column;
    for (; most > narrowest_cut; most -= 4) {
        float sum = 0;
        for (const float width : widths)
            sum += std::min(width, most);
        if (sum <= room)
            break;
    }
    return most;
}

// Of a long table the widths are found anew now and then, and after an event, not in each frame.
const std::vector<float>& column_weights(Editor& editor) {
    constexpr int rows_of_short_table = 60;
    constexpr std::uint64_t frames_kept = 16;
    EditorState& state = editor.state;
    const std::uint64_t now = editor.ui.frame_number();
    const bool is_kept = editor.options.row_count > rows_of_short_table && now < state.weights_until &&
                         state.weights.size() == editor.columns.size();
    if (is_kept)
        return state.weights;
    state.weights.clear();
    for (int column = 0; column < editor.column_count(); ++column)
        state.weights.push_back(column_weight(editor, column));
    state.weights_until = now + frames_kept;
    return state.weights;
}

// Left edges of the columns, and the right edge of the last: by share, none narrower than can be read.
void set_edges(Editor& editor) {
    std::vector<float>& edges = editor.ui.inside().editor_edges;
    edges = column_weights(editor);
    const float room = std::max(editor.all.width - row_header_width, 1.0F);
    const bool chosen_by_person = editor.state.shares.size() == editor.columns.size();
    const float most = chosen_by_person ? room : widest_that_fits(edges, room);
    float sum = 0;
    for (float& edge : edges) {
        edge = std::min(edge, most);
        sum += edge;
    }
    const float scale = chosen_by_person || sum < room ? room / std::max(sum, 0.001F) : 1.0F;
    float x = row_header_width;
    for (float& edge : edges) {
        const float wide = edge * scale;
        edge = x;
        x += std::max(std::floor(wide), least_column);
    }
    const bool fits = x <= editor.all.width + 1;
    edges.push_back(fits ? editor.all.width : x);
}

void resize_columns(Editor& editor) {
    Ui& ui = editor.ui;
    Inside& in = ui.inside();
    for (int column = 0; column + 1 < editor.column_count(); ++column) {
        const Box box = editor.column_box(column, editor.header);
        const std::uint32_t id = hashed("resize", editor.cell_id(-1, column));
        in.left_out.push_back(id);
        const Interaction grip =
            ui.interact(id, {box.right() - resize_width / 2, box.y, resize_width, box.height},
                        {.focusable = false,
                         .on_press = true,
                         .draggable = true,
                         .cursor = platform::Cursor::ResizeHorizontally});
        if (grip.hovered || grip.held)
            ui.paint().fill({box.right() - 1, box.y, 2, box.height}, ui.theme().accent);
        if (!grip.held)
            continue;
        std::vector<float>& shares = editor.state.shares;
        if (shares.size() != editor.columns.size()) {
            shares.clear();
            for (int index = 0; index < editor.column_count(); ++index)
                shares.push_back(editor.column_box(index, editor.header).width);
        }
        editor.state.weights_until = 0;
        const auto left = static_cast<std::size_t>(column);
        const float both = shares[left] + shares[left + 1];
        const float wanted = ui.pointer().x - box.x;
        shares[left] = std::clamp(wanted, least_column, std::max(both - least_column, least_column));
        shares[left + 1] = std::max(both - shares[left], least_column);
    }
}

void scroll_editor(Editor& editor) {
    Ui& ui = editor.ui;
    ScrollState& scroll = *editor.scroll;
    const float content = editor.options.row_height * static_cast<float>(editor.options.row_count);
    const float most = std::max(content - editor.body.height, 0.0F);
    const float most_across = std::max(ui.inside().editor_edges.back() - editor.all.width, 0.0F);
    const Point wheel = take_wheel(ui, editor.all, scroll.target > 0, scroll.target < most);
    scroll.target += wheel.y + touch_scroll(ui, editor.id, editor.body, most > 0);
    scroll.across += wheel.x;
    scroll.target = scroll.offset = std::clamp(scroll.target, 0.0F, most);
    scroll.across = std::clamp(scroll.across, 0.0F, most_across);
    if (wheel.x != 0 || wheel.y != 0)
        ui.request_frame();
}

void draw_bars(Editor& editor) {
    Ui& ui = editor.ui;
    ScrollState& scroll = *editor.scroll;
    const float content = editor.options.row_height * static_cast<float>(editor.options.row_count);
    Box track = editor.body, low = editor.body;
    scroll.target = static_cast<float>(scroll_bar(ui, hashed("vertical", editor.id), track.cut_right(10),
                                                  scroll.target, content, editor.body.height, true));
    scroll.across =
        static_cast<float>(scroll_bar(ui, hashed("horizontal", editor.id), low.cut_bottom(10), scroll.across,
                                      ui.inside().editor_edges.back(), editor.all.width, false));
}

void take_wanted_place(Editor& editor) {
    EditorState& state = editor.state;
    if (state.wanted_row < 0)
        return;
    const bool edit = state.wanted_edit;
    move_cursor_to(editor, state.wanted_row, std::max(state.wanted_column, 0));
    editor.ui.focus_visibly(editor.id);
    state.wanted_row = state.wanted_column = -1;
    state.wanted_edit = false;
    if (edit) {
        editor.ui.inside().focus.current = editor.id;
        start_cell_entry(editor);
    }
}

int row_under(const Editor& editor, Point at) {
    const float y = at.y - editor.body.y + editor.scroll->offset;
    const int row = static_cast<int>(std::floor(y / editor.options.row_height));
    return editor.body.contains(at) && row >= 0 && row < editor.options.row_count ? row : -1;
}

int column_under(const Editor& editor, Point at) {
    for (int column = 0; column < editor.column_count(); ++column) {
        const Box box = editor.column_box(column, editor.body);
        if (at.x >= box.x && at.x < box.right())
            return column;
    }
    return -1;
}

void take_clicks(Editor& editor, bool focused_before) {
    Ui& ui = editor.ui;
    EditorState& state = editor.state;
    const int row = row_under(editor, ui.pointer());
    const int column = column_under(editor, ui.pointer());
    if (row < 0 || column < 0)
        return;
    if (editor.keys.clicked) {
        const bool extends = ui.modifiers().shift && focused_before;
        const bool again =
            focused_before && !extends && !state.has_block() && row == state.row && column == state.column;
        move_cursor_to(editor, row, column, extends ? Choosing::Block : Choosing::One);
        if (again && !state.editing)
            start_cell_entry(editor);
    } else if (editor.keys.held && focused_before && !state.editing) {
        // Dragged over other cells.
        if (row != state.row || column != state.column)
            move_cursor_to(editor, row, column, Choosing::Block);
    } else if (editor.keys.context) {
        move_cursor_to(editor, row, column);
        editor.tell(EditorEvent::RowMenu, row, column);
        editor.result.at = editor.keys;
        editor.result.at.box = {ui.pointer().x, ui.pointer().y, 0, 0};
    }
}

Box fitted(const Editor& editor, const Box& room) {
    const float rows = editor.options.row_height * static_cast<float>(editor.options.row_count);
    const float natural = editor.options.header_height + rows;
    // Where the columns are wider than the room, the bar to move them by must not lie on the last row.
    const bool across = editor.ui.inside().editor_edges.back() > room.width + 1;
    const float whole = natural + (across ? scroll_bar_room : 0.0F);
    return {room.x, room.y, room.width, std::min(whole, std::max(room.height, least_height))};
}

} // namespace

void EditorState::go_to(int to_row, int to_column, bool edit) {
    wanted_row = to_row;
    wanted_column = to_column;
    wanted_edit = edit;
}

Box Editor::column_box(int column, const Box& row_of) const {
    const std::vector<float>& edges = ui.inside().editor_edges;
    const auto index = static_cast<std::size_t>(column);
    return {row_of.x + edges[index] - std::round(scroll->across), row_of.y, edges[index + 1] - edges[index],
            row_of.height};
}

void move_cursor_to(Editor& editor, int row, int column, Choosing choosing) {
    EditorState& state = editor.state;
    row = std::clamp(row, 0, std::max(editor.options.row_count - 1, 0));
    column = std::clamp(column, 0, std::max(editor.column_count() - 1, 0));
    if (row != state.row || column != state.column || state.has_block())
        editor.result.cursor_moved = true;
    if (choosing == Choosing::One) {
        state.anchor_row = state.anchor_column = -1;
    } else if (state.anchor_row < 0) {
        state.anchor_row = state.row;
        state.anchor_column = state.column;
    }
    state.row = row;
    state.column = column;
    const float top = editor.options.row_height * static_cast<float>(row);
    ScrollState& scroll = *editor.scroll;
    scroll.target = std::clamp(scroll.target, top + editor.options.row_height - editor.body.height, top);
    const Box box = editor.column_box(column, editor.body);
    if (box.x < editor.body.x + row_header_width)
        scroll.across -= editor.body.x + row_header_width - box.x;
    else if (box.right() > editor.body.right())
        scroll.across += box.right() - editor.body.right();
    editor.ui.request_frame();
}

EditorResult table_editor(Ui& ui, std::string_view name, EditorState& state,
                          std::span<const EditorColumn> columns, const EditorOptions& options, RowFill row,
                          EditorFill cell) {
    Inside& in = ui.inside();
    Editor editor{ui, ui.id(name), state, columns, options, row, cell};
    editor.scroll = &in.scrolls[editor.id];
    const Box room = rest(ui);
    editor.all = room;
    set_edges(editor);
    editor.all = place(ui, 0, fitted(editor, room).height);
    editor.body = editor.all;
    editor.header = editor.body.cut_top(options.header_height);
    state.row = std::clamp(state.row, 0, std::max(options.row_count - 1, 0));
    state.column = std::clamp(state.column, 0, std::max(editor.column_count() - 1, 0));
    state.anchor_row = std::min(state.anchor_row, options.row_count - 1);
    state.anchor_column = std::min(state.anchor_column, editor.column_count() - 1);
    const std::uint32_t index = open_node(ui, Role::Grid, editor.id, shown_label(name), editor.all);
    ui.paint().push_clip(editor.all);
    ui.paint().fill(editor.all, ui.theme().panel);
    scroll_editor(editor);
    resize_columns(editor);
    const bool focused_before = in.focus.current == editor.id;
    Box cells = editor.body;
    cells.cut_left(row_header_width);
    editor.keys = ui.interact(editor.id, cells, {.keys_activate = false, .on_press = true});
    step_cell_entry(editor);
    take_clicks(editor, focused_before);
    take_wanted_place(editor);
    take_editor_keys(editor);
    draw_editor_header(editor);
    draw_editor_rows(editor);
    draw_column_lines(editor);
    draw_bars(editor);
    ui.paint().outline(editor.all, ui.theme().line);
    ui.paint().pop_clip();
    SemanticNode& node = in.tree.node(index);
    node.row = static_cast<std::uint32_t>(options.row_count + 1);
    node.column = static_cast<std::uint16_t>(columns.size() + 1);
    node.state = StateFocusable | (editor.read_only() ? StateReadOnly : 0U) |
                 (editor.keys.focused && options.row_count == 0 ? StateFocused : 0U);
    if (editor.read_only())
        ui.semantics().set_description(node, options.read_only_reason);
    in.tree.close();
    draw_entry_help(editor);
    if (editor.has_event())
        state.weights_until = 0;
    return editor.result;
}

} // namespace throughline::ui
