// Headers and cells of the table editor.
#include "ui/widgets/editor_parts.h"
#include "ui/widgets/entry_help.h"

#include <array>

namespace throughline::ui {

namespace {

constexpr float cell_padding = 8;

void draw_corner(Editor& editor) {
    Ui& ui = editor.ui;
    const Theme& theme = ui.theme();
    const Box box{editor.header.x, editor.header.y, row_header_width, editor.header.height};
    const std::uint32_t id = editor.cell_id(-1, -1);
    const Interaction interaction = ui.interact(id, box);
    ui.paint().fill(box, theme.panel);
    if (interaction.hovered)
        ui.paint().fill(box, theme.hover);
    ui.paint().text(
        box, editor.options.corner,
        {.size = 12, .weight = Weight::Semibold, .colour = theme.second_ink, .align = Align::Centre});
    ui.focus_ring(interaction, 2);
    // Above the numbers of the rows.
    const std::string_view name = editor.options.corner.empty() ? "Row" : editor.options.corner;
    SemanticNode& node = record(ui, Role::ColumnHeader, id, name, box, state_of(interaction));
    node.row = node.column = 1;
    explain(ui, node, interaction, editor.options.corner_tooltip);
    if (interaction.activated && !editor.has_event()) {
        editor.tell(EditorEvent::CornerActivated, -1, -1);
        editor.result.at = interaction;
    }
}

void draw_column_header(Editor& editor, int column) {
    Ui& ui = editor.ui;
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const EditorColumn& about = editor.columns[static_cast<std::size_t>(column)];
    const Box box = editor.column_box(column, editor.header);
    const std::uint32_t id = editor.cell_id(-1, column);
    const Interaction interaction = ui.interact(id, box);
    if (interaction.hovered)
        paint.fill(box, theme.hover);
    Box inner = box.inset(cell_padding, 0);
    if (about.sorted != SortMark::None)
        paint.chevron(inner.cut_right(12).centre(),
                      about.sorted == SortMark::Ascending ? Direction::Up : Direction::Down, 8,
                      theme.second_ink);
    const TextStyle title{.size = 12,
                          .weight = about.semibold_title ? Weight::Semibold : Weight::Regular,
                          .colour = theme.second_ink};
    bool all = true;
    if (about.detail.empty()) {
        all = paint.text(inner, about.title, title);
    } else {
        Box upper = inner.centred(inner.width, 34);
        all = paint.text(upper.cut_top(18), about.title, title);
        all = paint.text(upper.cut_top(16), about.detail,
                         {.size = metric::small_text, .colour = theme.third_ink}) &&
              all;
    }
    ui.focus_ring(interaction, 2);
    SemanticNode& node = record(ui, Role::ColumnHeader, id, about.title, box, state_of(interaction));
    node.row = 1;
    node.column = static_cast<std::uint16_t>(column + 2);
    if (about.sorted != SortMark::None)
        ui.semantics().set_value(node, ui.format("%.*s, sorted %s", static_cast<int>(about.detail.size()),
                                                 about.detail.data(),
                                                 about.sorted == SortMark::Ascending ? "up" : "down"));
    else if (!about.detail.empty())
        ui.semantics().set_value(node, about.detail);
    explain(ui, node, interaction, about.tooltip);
    if (!all)
        ui.tooltip(interaction, lines_of(ui, about.title, about.tooltip));
    if (editor.has_event())
        return;
    if (interaction.context)
        editor.tell(EditorEvent::ColumnMenu, -1, column);
    else if (interaction.activated)
        editor.tell(EditorEvent::HeaderActivated, -1, column);
    if (interaction.context || interaction.activated)
        editor.result.at = interaction;
}

void take_row_drag(Editor& editor, int row, const Interaction& interaction) {
    Ui& ui = editor.ui;
    if (!interaction.dragging && !interaction.drag_ended)
        return;
    const float y = ui.pointer().y - editor.body.y + editor.scroll->offset;
    const int gap =
        std::clamp(static_cast<int>(std::round(y / editor.options.row_height)), 0, editor.options.row_count);
    if (interaction.dragging) {
        const Box at = editor.row_box(gap);
        editor.ui.inside().editor_drop = at.y;
    }
    const int to_row = gap > row ? gap - 1 : gap;
    if (interaction.drag_ended && to_row != row && !editor.has_event() && !editor.read_only()) {
        editor.tell(EditorEvent::RowMoved, row, editor.state.column);
        editor.result.to_row = to_row;
        move_cursor_to(editor, to_row, editor.state.column);
    }
}

void draw_row_header(Editor& editor, int row, const Box& row_box, const EditorRow& about) {
    Ui& ui = editor.ui;
    const Theme& theme = ui.theme();
    const Box box{row_box.x, row_box.y, row_header_width, row_box.height};
    const std::uint32_t id = editor.cell_id(row, -1);
    const Interaction interaction = ui.interact(
        id, box, {.focusable = false, .keys_activate = false, .on_press = true, .draggable = true});
    if (editor.scroll->across > 0)
        ui.paint().fill(box, theme.panel);
    if (interaction.hovered)
        ui.paint().fill(box, theme.hover);
    const bool hit = about.mark == RowMark::Hit;
    ui.paint().text(box.inset(cell_padding, 0), about.header,
                    {.size = 12,
                     .weight = hit ? Weight::Semibold : Weight::Regular,
                     .colour = about.mark == RowMark::Dimmed ? theme.third_ink : theme.second_ink,
                     .align = Align::Right});
    SemanticNode& node = record(ui, Role::RowHeader, id, about.header, box, StateFocusable);
    node.row = static_cast<std::uint32_t>(row + 2);
    node.column = 1;
    explain(ui, node, interaction, about.description);
    if (interaction.clicked || interaction.context)
        move_cursor_to(editor, row, editor.state.column,
                       interaction.clicked && ui.modifiers().shift ? Choosing::Block : Choosing::One);
    if (interaction.clicked)
        ui.focus(editor.id);
    if (interaction.context && !editor.has_event()) {
        editor.tell(EditorEvent::RowMenu, row, editor.state.column);
        editor.result.at = interaction;
    }
    take_row_drag(editor, row, interaction);
}

bool draw_cell_content(Ui& ui, Box box, const EditorCell& cell, bool dimmed) {
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    Colour ink = dimmed || cell.muted ? theme.third_ink : theme.ink;
    if (!cell.error.empty())
        ink = theme.bad;
    if (cell.bar >= 0) {
        const float text_width = std::ceil(paint.measure(cell.text).width);
        const float room = std::max(box.width - text_width - 6, 8.0F);
        const float width =
            std::max(room * static_cast<float>(std::min(cell.bar, 1.0)), cell.bar > 0 ? 2.0F : 0.0F);
        paint.fill({box.x, std::round(box.centre().y) - 4, width, 8},
                   faded(theme.accent, dimmed ? 0.55F : 1.0F), 2);
        box.cut_left(width + 5);
    }
    if (cell.text.empty())
        return paint.text(box, cell.placeholder, {.colour = theme.third_ink});
    return paint.text(box, cell.text, {.colour = ink});
}

// Assistive technology and tests act on cells by their own ids.
void take_mirror(Editor& editor, std::uint32_t id, int row, int column) {
    Inside& in = editor.ui.inside();
    if (in.focus.current == id) {
        in.focus.current = editor.id;
        in.focus.seen = true;
        move_cursor_to(editor, row, column);
    }
    if (in.invoked == id) {
        in.invoked = 0;
        move_cursor_to(editor, row, column);
        in.focus.current = editor.id;
        start_cell_entry(editor);
    }
    if (in.value_set == id && !editor.has_event() && !editor.read_only()) {
        in.value_set = 0;
        editor.tell(EditorEvent::Committed, row, column, editor.ui.keep(in.set_value));
    }
}

void draw_cell(Editor& editor, int row, int column, const Box& row_box, const EditorRow& about) {
    Ui& ui = editor.ui;
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const Box box = editor.column_box(column, row_box);
    if (box.right() <= editor.body.x || box.x >= editor.body.right())
        return;
    EditorCell cell;
    editor.cell(row, column, cell);
    const bool current = row == editor.state.row && column == editor.state.column;
    const bool editing = current && editor.state.editing;
    if (editing && editor.options.help != nullptr)
        cell.error = editor.options.help->error();
    const bool chosen = editor.is_chosen(row, column);
    if (chosen)
        paint.fill({box.x, box.y, box.width, box.height - 1}, theme.accent_ground);
    else if (cell.failing)
        paint.fill({box.x, box.y, box.width, box.height - 1}, theme.bad_ground);
    const bool all =
        editing || draw_cell_content(ui, box.inset(cell_padding, 0), cell, about.mark == RowMark::Dimmed);
    if (!cell.error.empty()) {
        const std::array<Point, 3> mark{Point{box.right() - 8, box.y}, Point{box.right(), box.y},
                                        Point{box.right(), box.y + 8}};
        paint.polygon(mark, theme.bad);
    }
    if (current && editor.keys.focused)
        paint.outline({box.x, box.y - 1, box.width, box.height + 1}, theme.accent, 0, 2);
    const std::uint32_t id = editor.cell_id(row, column);
    take_mirror(editor, id, row, column);
    Interaction hover;
    hover.id = id;
    hover.box = box;
    hover.hovered = editor.keys.hovered && box.contains(ui.pointer());
    const bool editable = editor.columns[static_cast<std::size_t>(column)].editable && !editor.read_only();
    SemanticNode& node =
        record(ui, Role::GridCell, id, cell.text, box,
               StateFocusable | (current && editor.keys.focused ? StateFocused : 0U) |
                   (chosen ? StateSelected | StateSelectable : 0U) |
                   (cell.error.empty() ? 0U : StateInvalid) | (editable ? 0U : StateReadOnly));
    node.row = static_cast<std::uint32_t>(row + 2);
    node.column = static_cast<std::uint16_t>(column + 2);
    explain(ui, node, hover, !cell.error.empty() ? cell.error : all ? std::string_view() : cell.text);
}

void draw_row(Editor& editor, int row) {
    Ui& ui = editor.ui;
    const Theme& theme = ui.theme();
    const Painter paint = ui.paint();
    const Box box = editor.row_box(row);
    EditorRow about;
    editor.row(row, about);
    if (about.mark == RowMark::Hit)
        paint.fill(box, theme.good_ground);
    else if (about.mark == RowMark::Dimmed)
        paint.fill(box, faded(theme.background, 0.6F));
    const std::uint32_t index = open_node(ui, Role::Row, editor.row_id(row), {}, box,
                                          about.mark == RowMark::Hit ? StateSelected | StateSelectable : 0U);
    ui.semantics().node(index).row = static_cast<std::uint32_t>(row + 2);
    for (int column = 0; column < editor.column_count(); ++column)
        draw_cell(editor, row, column, box, about);
    draw_row_header(editor, row, box, about);
    paint.fill({box.x, box.bottom() - 1, box.width, 1}, theme.line);
    ui.semantics().close();
}

} // namespace

void draw_editor_header(Editor& editor) {
    Ui& ui = editor.ui;
    ui.paint().fill(editor.header, ui.theme().panel);
    open_node(ui, Role::Row, editor.row_id(-1), {}, editor.header);
    begin_focus_group(ui, hashed("headers", editor.id), GroupAxis::Horizontal);
    for (int column = 0; column < editor.column_count(); ++column)
        draw_column_header(editor, column);
    draw_corner(editor);
    end_focus_group(ui);
    ui.semantics().close();
    ui.paint().fill({editor.header.x, editor.header.bottom() - 1, editor.header.width, 1}, ui.theme().line);
}

void draw_column_lines(const Editor& editor) {
    const Painter paint = editor.ui.paint();
    const Theme& theme = editor.ui.theme();
    for (int column = 0; column < editor.column_count(); ++column) {
        const Box box = editor.column_box(column, editor.all);
        const bool output = editor.columns[static_cast<std::size_t>(column)].output &&
                            (column == 0 || !editor.columns[static_cast<std::size_t>(column - 1)].output);
        if (box.x >= editor.all.x + row_header_width - 1)
            paint.fill({box.x - 1, box.y, output ? 2.0F : 1.0F, box.height},
                       output ? theme.strong_line : theme.line);
    }
}

void draw_editor_rows(Editor& editor) {
    Ui& ui = editor.ui;
    Inside& in = ui.inside();
    in.editor_drop = -1;
    const float height = editor.options.row_height;
    const int first = static_cast<int>(editor.scroll->offset / height);
    const int seen = static_cast<int>(editor.body.height / height) + 2;
    ui.paint().push_clip(editor.body);
    for (int row = first; row < std::min(first + seen, editor.options.row_count); ++row)
        draw_row(editor, row);
    if (in.editor_drop >= 0)
        ui.paint().fill({editor.body.x, in.editor_drop - 1, editor.body.width, 2}, ui.theme().accent);
    ui.paint().pop_clip();
}

} // namespace throughline::ui
