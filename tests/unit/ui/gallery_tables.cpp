// The two places of the gallery that are tables.
#include "ui/widgets/buttons.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"
#include "unit/ui/gallery.h"

#include <array>

namespace throughline::ui::test {

void Gallery::decision_bar(Ui& ui, const Box& box) {
    const Scope bar =
        panel(ui, "Decision bar", box, {.ground = ui.theme().background, .line = Edge::Bottom, .padding = 0});
    const Scope flow = column(ui, rest(ui).inset(12, 0), 0);
    const Scope row = line(ui, {.height = metric::toolbar - 1});
    const std::array<TabLabel, 4> labels{{{.label = "Requirements"},
                                          {.label = "Table"},
                                          {.label = "Tests", .badge = "14 ✓"},
                                          {.label = "Versions"}}};
    if (const int chosen = tabs(ui, "Parts of the decision", labels, tab); chosen >= 0)
        tab = chosen;
    chip(ui, "Hit policy F · first");
    push_right(ui);
    chip(ui, "1 gap", Tone::Warning);
    chip(ui, "0 overlaps");
    if (chip_button(ui, "rule 7 shadowed for 212", {.tone = Tone::Bad}))
        last = "shadowed";
}

void Gallery::decision_page(Ui& ui, const Box& box) {
    Box rest_of = box;
    decision_bar(ui, rest_of.cut_top(metric::toolbar));
    const Scope region =
        panel(ui, "Decision", rest_of,
              {.role = Role::Main, .ground = ui.theme().background, .gap = 16, .scrolls = true});
    decision_table(ui);
    decision_charts(ui);
}

void Gallery::decision_table(Ui& ui) {
    const std::array<EditorColumn, 6> columns_of{
        {{.title = "tenure", .detail = "number, months", .share = 1.35F},
         {.title = "contract", .detail = "string", .share = 2},
         {.title = "monthly charges", .detail = "number, $", .share = 1.15F},
         {.title = "has complaint", .detail = "boolean"},
         {.title = "Offer", .detail = "string", .share = 1.2F, .output = true},
         {.title = "Customers hit", .share = 1.15F, .editable = false}}};
    const auto row_at = [&](int index, EditorRow& out) {
        out.header = ui.format("%d", index + 1);
        out.mark = index == 1 ? RowMark::Hit : index == 0 || index == 2 ? RowMark::Dimmed : RowMark::None;
    };
    const auto cell_at = [&](int index, int column_index, EditorCell& out) {
        out.text = rules[static_cast<std::size_t>(index)][static_cast<std::size_t>(column_index)];
        out.failing = (index == 0 && column_index == 2) || (index == 2 && column_index == 0);
        if (out.text == "oops")
            out.error = "Not a unary test: a name that no input has.";
        if (column_index == 5) {
            out.bar = std::stod(std::string(out.text)) / 1695;
            out.text = ui.number(std::stod(std::string(out.text)));
        }
    };
    const EditorResult edit = table_editor(ui, "Rules", editor, columns_of,
                                           {.row_count = static_cast<int>(rules.size()),
                                            .corner = "F",
                                            .corner_tooltip = "First",
                                            .help = &help},
                                           row_at, cell_at);
    take_edit(ui, edit);
}

void Gallery::take_edit(Ui& ui, const EditorResult& edit) {
    const auto row_index = static_cast<std::size_t>(std::max(edit.row, 0));
    if (edit.event == EditorEvent::Committed)
        rules[row_index][static_cast<std::size_t>(edit.column)] = edit.value;
    if (edit.event == EditorEvent::Cleared)
        rules[row_index][static_cast<std::size_t>(edit.column)] = "-";
    if (edit.event == EditorEvent::RowWanted) {
        rules.push_back({"-", "-", "-", "-", "", "0"});
        editor.go_to(static_cast<int>(rules.size()) - 1, 0);
    }
    if (edit.event == EditorEvent::RowMoved) {
        const std::vector<std::string> moved = rules[row_index];
        rules.erase(rules.begin() + edit.row);
        rules.insert(rules.begin() + edit.to_row, moved);
    }
    if (edit.event == EditorEvent::Paste)
        last = "paste " + std::string(edit.value);
    if (edit.event == EditorEvent::Copy || edit.event == EditorEvent::Cut) {
        ui.provide_copy(rules[row_index][static_cast<std::size_t>(edit.column)]);
        last = ui.format("%s %d,%d to %d,%d", edit.event == EditorEvent::Cut ? "cut" : "copy", edit.row,
                         edit.column, edit.last_row, edit.last_column);
    }
    if (edit.event == EditorEvent::ColumnMoved)
        last = ui.format("column %d to %d", edit.column, edit.to_column);
    if (edit.event == EditorEvent::RowInsertWanted)
        last = ui.format("insert at %d", edit.to_row);
    if (edit.event == EditorEvent::RowDeleteWanted)
        last = ui.format("delete %d to %d", edit.row, edit.last_row);
    if (edit.event == EditorEvent::CornerActivated)
        last = "corner";
    if (edit.event == EditorEvent::HeaderActivated)
        last = "header " + std::to_string(edit.column);
    if (auto menu = context_menu(ui, "Rule", edit.event == EditorEvent::RowMenu, ui.pointer())) {
        if (menu_item(ui, "Insert rule above"))
            last = "insert above";
        if (menu_item(ui, "Delete rule", {.shortcut = "Ctrl+-", .danger = true}))
            last = "delete rule";
    }
}

void Gallery::decision_charts(Ui& ui) {
    const Scope pair = columns(ui, {1, 1}, 16);
    {
        const Scope inner = card(ui, "Before you keep this edit");
        heading(ui, "Before you keep this edit: 184 of 7,043 customers change result");
        const std::array<ChartValue, 3> bars{{{.label = "Advisor call → Loyalty 15 %", .value = 112},
                                              {.label = "Watch → Advisor call", .value = 51},
                                              {.label = "Nothing → Advisor call", .value = 21}}};
        bar_chart(ui, "Changed results", bars, {.row_height = 30});
    }
    next_column(ui);
    const Scope inner = card(ui, "Rules by customers");
    heading(ui, "Rules by customers");
    std::array<ChartValue, 8> bars{};
    const std::array<std::string_view, 8> names{"1", "2", "3", "4", "5", "6", "7", "8"};
    for (std::size_t index = 0; index < bars.size(); ++index)
        bars[index] = {.label = names[index], .value = std::stod(rules[index][5]), .muted = index != 1};
    if (const int chosen = column_chart(ui, "Customers of each rule", bars, {.choosable = true}); chosen >= 0)
        last = "rule " + std::to_string(chosen + 1);
}

void Gallery::customers_page(Ui& ui, const Box& box) {
    const Scope region = ui.group(Role::Main, "Customers", box);
    const std::array<GridColumn, 6> about{
        {{.title = "Customer", .detail = "id", .width = 140},
         {.title = "Result", .width = 170},
         {.title = "Tenure", .detail = "months", .width = 90, .align = Align::Right},
         {.title = "Share", .width = 160},
         {.title = "Contract", .width = 150},
         {.title = "A column with a name that is far too long for it", .width = 120}}};
    const GridResult result = data_grid(
        ui, "Customers", box.inset(16), grid, about, {.row_count = 1'000'000},
        [&](std::int64_t row, int column_index, GridCell& cell) {
            const auto number_of = static_cast<int>(grid.descending ? 999'999 - row : row);
            switch (column_index) {
            case 0:
                cell.kind = CellKind::Link;
                cell.text = ui.format("C-%06d", number_of);
                break;
            case 1:
                cell.kind = CellKind::Chip;
                cell.text = row % 3 == 0 ? "Loyalty 10 %" : row % 3 == 1 ? "Advisor call" : "Nothing";
                cell.tone = row % 3 == 0 ? Tone::Good : row % 3 == 1 ? Tone::Accent : Tone::Neutral;
                break;
            case 2:
                cell.text = ui.format("%d", number_of % 72);
                break;
            case 3:
                cell.kind = CellKind::Bar;
                cell.share = static_cast<double>(number_of % 100) / 100;
                cell.text = ui.format("%d %%", number_of % 100);
                break;
            case 4:
                cell.muted = row % 7 == 0;
                cell.text = row % 7 == 0 ? "blank" : "month-to-month";
                break;
            default:
                cell.text = "some words that do not fit into so little room";
                break;
            }
        });
    if (result.sort_changed)
        last = std::string("sort ") + std::to_string(grid.sort_column) + (grid.descending ? " down" : " up");
    if (result.activated_row >= 0)
        last = "open " + std::to_string(result.activated_row);
    if (result.link_row >= 0)
        last = "link " + std::to_string(result.link_row);
    if (result.copy_wanted)
        ui.provide_copy(ui.format("%d rows", static_cast<int>(grid.selected_count())));
}

} // namespace throughline::ui::test
