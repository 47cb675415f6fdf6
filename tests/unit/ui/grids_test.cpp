// The data grid and the table editor.
#include "unit/ui/gallery_page.h"

#include <array>
#include <catch_amalgamated.hpp>

namespace throughline::ui::test {

using platform::Key;
using platform::TextEntryEnd;

namespace {

struct Page : GalleryPage {
    using GalleryPage::GalleryPage;

    std::string cell(int row, int column) const {
        for (const SemanticNode& node : gallery_tree().nodes()) {
            if (node.role == static_cast<std::uint32_t>(Role::GridCell) &&
                node.row == static_cast<std::uint32_t>(row) + 2 && node.column == column)
                return std::string(gallery_tree().text(node.name));
        }
        return "not on the screen";
    }
    const SemanticTree& gallery_tree() const { return const_cast<Stage&>(stage).ui().semantics(); }
};

} // namespace

TEST_CASE("A million rows: only what is seen is asked for", "[ui]") {
    Page page(1);
    const SemanticNode& grid = page.stage.node(Role::Grid, "Customers");
    CHECK(grid.row == 1'000'001);
    CHECK(grid.column == 6);
    std::size_t rows = 0;
    for (const SemanticNode& node : page.gallery_tree().nodes())
        rows += node.role == static_cast<std::uint32_t>(Role::Row) ? 1 : 0;
    CHECK(rows < 40);
    CHECK(page.cell(0, 1) == "C-000000");
}

TEST_CASE("Where a little room is missing the wide columns give way, where much is, the grid scrolls",
          "[ui]") {
    for (const float room : {820.0F, 500.0F}) {
        GridState state;
        const std::array<GridColumn, 3> columns{{{.title = "Outcome", .width = 400},
                                                 {.title = "n", .width = 80},
                                                 {.title = "Used by", .width = 400}}};
        Stage stage([&](Ui& ui) {
            data_grid(ui, "Measures", {0, 0, room, 300}, state, columns, {.row_count = 3},
                      [](std::int64_t, int, GridCell& cell) { cell.text = "x"; });
        });
        stage.draw_frames(2);
        float total = 0;
        for (const float width : state.widths)
            total += width;
        CAPTURE(room);
        CHECK(state.widths[1] == 80);
        if (room > 600) {
            CHECK(total <= room);
            CHECK(total > room - 4);
        } else {
            CHECK(total == 880);
        }
    }
}

TEST_CASE("A header sorts, a second time the other way", "[ui]") {
    Page page(1);
    page.stage.click(Role::ColumnHeader, "Customer");
    CHECK(page.gallery.last == "sort 0 up");
    CHECK(page.stage.value(Role::ColumnHeader, "Customer") == "sorted ascending");
    page.stage.press(Key::Enter);
    CHECK(page.gallery.last == "sort 0 down");
    CHECK(page.cell(0, 1) == "C-999999");
    page.stage.press(Key::Right);
    page.stage.press(Key::Enter);
    CHECK(page.gallery.last == "sort 1 up");
}

TEST_CASE("Rows are selected by click, Ctrl, Shift and keys; End reaches the last of a million", "[ui]") {
    Page page(1);
    page.stage.click(Role::GridCell, "2");
    CHECK(page.gallery.grid.cursor_row == 2);
    CHECK(page.gallery.grid.selected_count() == 1);
    page.stage.modifiers({.control = true});
    page.stage.click(Role::GridCell, "5");
    CHECK(page.gallery.grid.selected_count() == 2);
    page.stage.modifiers({.shift = true});
    page.stage.click(Role::GridCell, "9");
    CHECK(page.gallery.grid.selected_count() == 5);
    page.stage.modifiers({});
    page.stage.press(Key::Down);
    CHECK(page.gallery.grid.cursor_row == 10);
    page.stage.press(Key::Down, {.shift = true});
    CHECK(page.gallery.grid.selected_count() == 2);
    page.stage.press(Key::End);
    CHECK(page.gallery.grid.cursor_row == 999'999);
    CHECK(page.cell(999'999, 1) == "C-999999");
    page.stage.press(Key::A, {.control = true});
    CHECK(page.gallery.grid.selected_count() == 1'000'000);
    std::string text, html;
    CHECK(page.stage.copy_requested(false, text, html));
    CHECK(text == "1000000 rows");
    page.stage.press(Key::Home);
    page.stage.press(Key::Enter);
    CHECK(page.gallery.last == "open 0");
    page.stage.press(Key::Left);
    page.stage.press(Key::Left);
    page.stage.press(Key::Enter);
    CHECK(page.gallery.last == "link 0");
}

TEST_CASE("The wheel scrolls the grid, a finger too, and with a swing", "[ui]") {
    Page page(1);
    page.stage.move_to({500, 400});
    page.stage.wheel(0, 30, false);
    page.stage.settle();
    CHECK(page.gallery.grid.scroll_y == Catch::Approx(1200));
    page.stage.move_to({500, 600}, platform::PointerSource::Touch);
    page.stage.press_button(platform::PointerButton::Primary, true);
    for (int y = 590; y >= 500; y -= 10)
        page.stage.move_to({500, static_cast<float>(y)}, platform::PointerSource::Touch);
    const double dragged = page.gallery.grid.scroll_y;
    CHECK(dragged > 1250);
    page.stage.press_button(platform::PointerButton::Primary, false);
    page.stage.pointer_left();
    page.stage.settle();
    CHECK(page.gallery.grid.scroll_y > dragged);
    CHECK(page.gallery.grid.selection.empty());
}

TEST_CASE("A column is made wider by its edge", "[ui]") {
    Page page(1);
    const SemanticNode header = page.stage.node(Role::ColumnHeader, "Result");
    const float x = header.x + header.width;
    page.stage.drag({x, header.y + 10}, {x + 60, header.y + 10});
    CHECK(page.gallery.grid.widths[1] == Catch::Approx(230).margin(2));
    CHECK(page.gallery.last.empty());
}

TEST_CASE("Ranges of selected rows join and split", "[ui]") {
    GridState state;
    for (const int row : {5, 3, 4, 9})
        state.toggle(row);
    CHECK(state.selection == std::vector<RowRange>{{3, 6}, {9, 10}});
    state.toggle(4);
    CHECK(state.selection == std::vector<RowRange>{{3, 4}, {5, 6}, {9, 10}});
    CHECK(state.selected(5));
    CHECK_FALSE(state.selected(4));
    CHECK_FALSE(state.selected(10));
    state.toggle(4);
    CHECK(state.selected_count() == 4);
}

TEST_CASE("A table cell is edited by Enter, F2, a second click and typing", "[ui]") {
    Page page(0);
    page.stage.click(Role::GridCell, "> 100");
    CHECK_FALSE(page.stage.outside().text_entry());
    page.stage.press(Key::F2);
    REQUIRE(page.stage.outside().text_entry());
    CHECK(page.stage.outside().text_entry()->value == "> 100");
    page.stage.outside().set_text(page.stage, "> 120");
    page.stage.end_typing(TextEntryEnd::CommitAndBelow);
    CHECK(page.gallery.rules[4][2] == "> 120");
    CHECK(page.gallery.editor.row == 5);
    page.stage.typed("<");
    page.stage.settle();
    REQUIRE(page.stage.outside().text_entry());
    CHECK(page.stage.outside().text_entry()->value == "<");
    page.stage.type(" 40");
    page.stage.end_typing(TextEntryEnd::CommitAndNext);
    CHECK(page.gallery.rules[5][2] == "< 40");
    CHECK(page.gallery.editor.column == 3);
    page.stage.press(Key::Enter);
    page.stage.type("zzz");
    page.stage.end_typing(TextEntryEnd::Cancel);
    CHECK(page.gallery.rules[5][3] == "-");
    page.stage.click(Role::GridCell, "< 40");
    CHECK_FALSE(page.stage.outside().text_entry());
    page.stage.click(Role::GridCell, "< 40");
    CHECK(page.stage.outside().text_entry());
    // The same field again, by a click on another cell: what was typed is kept.
    page.stage.outside().set_text(page.stage, "< 41");
    page.stage.click(Role::GridCell, "\"Advisor call\"");
    CHECK(page.gallery.rules[5][2] == "< 41");
    CHECK(page.gallery.editor.row == 4);
}

TEST_CASE("The table by keyboard: move, clear, move rows, append, menu", "[ui]") {
    Page page(0);
    page.stage.click(Role::GridCell, "[50..80]");
    page.stage.press(Key::Delete);
    CHECK(page.gallery.rules[1][2] == "-");
    page.stage.press(Key::Down, {.alt = true});
    CHECK(page.gallery.rules[2][4] == "\"Loyalty 10 %\"");
    CHECK(page.gallery.editor.row == 2);
    page.stage.press(Key::Home);
    CHECK(page.gallery.editor.column == 0);
    for (int step = 0; step < 6; ++step)
        page.stage.press(Key::Down);
    CHECK(page.gallery.rules.size() == 9);
    CHECK(page.gallery.editor.row == 8);
    page.stage.press(Key::F10, {.shift = true});
    page.stage.click(Role::MenuItem, "Delete rule");
    CHECK(page.gallery.last == "delete rule");
    page.stage.click(Role::ColumnHeader, "F");
    CHECK(page.gallery.last == "corner");
    page.stage.press(Key::Tab, {.shift = true});
    page.stage.click(Role::ColumnHeader, "contract");
    CHECK(page.gallery.last == "header 1");
}

TEST_CASE("Errors, hits and failing cells of the table are in the semantic tree", "[ui]") {
    Page page(0);
    page.stage.set_value(Role::GridCell, "[50..80]", "oops");
    CHECK(page.gallery.rules[1][2] == "oops");
    CHECK(page.stage.state(Role::GridCell, "oops", StateInvalid));
    CHECK(page.stage.description(Role::GridCell, "oops") == "Not a unary test: a name that no input has.");
    CHECK(page.stage.state(Role::GridCell, "1,655", StateReadOnly));
    const SemanticNode& cell = page.stage.node(Role::GridCell, "oops");
    CHECK(cell.row == 3);
    CHECK(cell.column == 4);
    CHECK((page.gallery_tree().nodes()[cell.parent].state & StateSelected) != 0);
}

TEST_CASE("Copy and paste in the table", "[ui]") {
    Page page(0);
    page.stage.click(Role::GridCell, "[50..80]");
    std::string text, html;
    CHECK(page.stage.copy_requested(false, text, html));
    CHECK(text == "[50..80]");
    page.stage.pasted("1\t2\n3\t4");
    page.stage.settle();
    CHECK(page.gallery.last == "paste 1\t2\n3\t4");
}

TEST_CASE("A row is dragged by its number", "[ui]") {
    Page page(0);
    const SemanticNode first = page.stage.node(Role::RowHeader, "1");
    const Point from{first.x + 10, first.y + 14};
    page.stage.drag(from, {from.x, from.y + 28 * 2.6F});
    CHECK(page.gallery.rules[2][4] == "\"Loyalty 15 %\"");
    CHECK(page.gallery.rules[0][4] == "\"Loyalty 10 %\"");
}

TEST_CASE("A block is chosen by Shift, emptied, copied, cut and moved", "[ui]") {
    Page page(0);
    page.stage.click(Role::GridCell, "[50..80]"); // row 1, column 2
    page.stage.press(Key::Down, {.shift = true});
    page.stage.press(Key::Right, {.shift = true});
    const EditorState& editor = page.gallery.editor;
    CHECK(editor.first_row() == 1);
    CHECK(editor.last_row() == 2);
    CHECK(editor.first_column() == 2);
    CHECK(editor.last_column() == 3);
    CHECK(page.stage.state(Role::GridCell, "[50..80]", StateSelected));
    CHECK_FALSE(page.stage.state(Role::GridCell, "> 100", StateSelected));
    std::string text, html;
    CHECK(page.stage.copy_requested(false, text, html));
    CHECK(page.gallery.last == "copy 1,2 to 2,3");
    CHECK(page.stage.copy_requested(true, text, html));
    CHECK(page.gallery.last == "cut 1,2 to 2,3");
    page.stage.press(Key::Escape);
    CHECK_FALSE(editor.has_block());
    page.stage.press(Key::End, {.control = true});
    CHECK(editor.row == 7);
    CHECK(editor.column == 5);
    page.stage.press(Key::Home, {.control = true});
    CHECK(editor.row == 0);
    CHECK(editor.column == 0);
    page.stage.press(Key::Space, {.shift = true});
    CHECK(editor.last_column() == 5);
    CHECK(editor.last_row() == 0);
    page.stage.press(Key::A, {.control = true});
    CHECK(editor.last_row() == 7);
    page.stage.press(Key::Right);
    CHECK_FALSE(editor.has_block());
    page.stage.press(Key::Right, {.alt = true});
    CHECK(page.gallery.last == "column 1 to 2");
    page.stage.press(Key::Left, {.shift = true, .alt = true});
    CHECK(page.gallery.last == "column 1 to 0");
    page.stage.press(Key::Enter, {.control = true});
    CHECK(page.gallery.last == "insert at 1");
    page.stage.press(Key::Insert);
    CHECK(page.gallery.last == "insert at 0");
    page.stage.press(Key::Down, {.shift = true});
    page.stage.press(Key::Backspace, {.control = true});
    CHECK(page.gallery.last == "delete 0 to 1");
}

TEST_CASE("After Tab ended an entry, Tab goes on through the cells; Escape ends that", "[ui]") {
    Page page(0);
    page.stage.click(Role::GridCell, "[50..80]");
    page.stage.press(Key::F2);
    page.stage.end_typing(TextEntryEnd::CommitAndNext);
    CHECK(page.gallery.editor.column == 3);
    page.stage.press(Key::Tab);
    CHECK(page.gallery.editor.column == 4);
    page.stage.press(Key::Tab, {.shift = true});
    CHECK(page.gallery.editor.column == 3);
    page.stage.press(Key::Left);
    page.stage.press(Key::Tab);
    CHECK(page.gallery.editor.column == 2);
}

TEST_CASE("Words are offered while a cell is typed, chosen by keys and told to the page", "[ui]") {
    Page page(0);
    page.stage.click(Role::GridCell, "[50..80]");
    page.stage.press(Key::F2);
    page.stage.press(Key::Space, {.control = true});
    REQUIRE(page.stage.has(Role::ListBox, "Suggestions"));
    CHECK(page.stage.state(Role::Option, "alpha", StateSelected));
    CHECK(page.stage.value(Role::Option, "alpha") == "first");
    const SemanticNode list = page.stage.node(Role::ListBox, "Suggestions");
    CHECK(page.stage.outside().text_entry_list().list == list.id);
    CHECK(page.stage.outside().text_entry_list().option == page.stage.node(Role::Option, "alpha").id);
    // Escape closes the list and leaves the entry open.
    page.stage.press(Key::Escape);
    CHECK_FALSE(page.stage.has(Role::ListBox, "Suggestions"));
    CHECK(page.stage.outside().text_entry_list().list == 0);
    REQUIRE(page.stage.outside().text_entry());
    page.stage.outside().set_text(page.stage, "> ");
    page.stage.settle();
    page.stage.press(Key::Space, {.control = true});
    page.stage.press(Key::Down);
    CHECK(page.stage.state(Role::Option, "beta", StateSelected));
    page.stage.press(Key::Enter);
    REQUIRE(page.stage.outside().text_entry());
    CHECK(page.stage.outside().text_entry()->value == "> beta");
    CHECK(page.stage.outside().text_entry()->caret == 6);
    CHECK_FALSE(page.stage.has(Role::ListBox, "Suggestions"));
    // By the pointer, too: that does not end the entry.
    page.stage.press(Key::Space, {.control = true});
    page.stage.click(Role::Option, "alpha");
    REQUIRE(page.stage.outside().text_entry());
    CHECK(page.stage.outside().text_entry()->value == "> betaalpha");
    // What is wrong stands beside the cell and in its description.
    page.stage.outside().set_text(page.stage, "wrong");
    page.stage.settle();
    CHECK(page.stage.has(Role::Note, "That is wrong."));
    page.stage.end_typing(TextEntryEnd::Cancel);
    CHECK_FALSE(page.stage.has(Role::Note, "That is wrong."));
}

} // namespace throughline::ui::test
