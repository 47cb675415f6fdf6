// Name, workspace, where we are, search, and the three commands that are always wanted.
#include "ui/views/shell/shell_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr float search_width = 320;

// The canvas of outcomes shows them all: there the chosen one is where we are.
const Record* crumb_record(const ViewContext& context) {
    const Session& session = context.session();
    return context.store().find(session.place == Place::Outcomes ? session.only_selected()
                                                                 : session.open_record());
}

} // namespace

void ShellView::draw_top_bar(ViewContext& context, const ShellFacts& facts, Box box) {
    Ui& ui = context.ui;
    auto region = ui.group(Role::Banner, "Top bar", box);
    Box inner = box.inset(14, 0);
    Box right = inner.cut_right(280);
    // The search field stands in the middle of the page, as far as the crumbs let it.
    const float search_x = std::max(inner.x + inner.width * 0.5F, box.centre().x - search_width / 2);
    Box search{search_x, box.y + 8, std::min(search_width, right.x - search_x - 16), metric::control};

    {
        auto flow = column(ui, {inner.x, box.y + 8, search.x - inner.x - 16, metric::control});
        auto row = line(ui, {.gap = 4, .height = metric::control});
        label(ui, "Throughline", {.weight = Weight::Semibold});
        space(ui, 4);
        draw_workspace_menu(context, facts);
        draw_crumbs(context);
    }
    if (search.width > 120)
        draw_search(context, search);
    auto flow = column(ui, {right.x, box.y + 8, right.width, metric::control});
    auto row = line(ui, {.gap = 12, .align = Align::Right, .height = metric::control});
    command_button(context, "edit.undo", {}, CommandLook::Normal, "Undo");
    command_button(context, "view.present", {}, CommandLook::Normal, "Present");
    command_button(context, "file.export", {}, CommandLook::Primary, "Export");
}

// Looks like a field, is a button: the palette has the field.
void ShellView::draw_search(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    constexpr std::string_view name = "Search or run a command";
    const std::uint32_t id = ui.id(name);
    const ui::Interaction pressed = ui.interact(id, box, {.cursor = platform::Cursor::Hand});
    const Painter paint = ui.paint();
    paint.fill(box, ui.theme().background, metric::radius);
    paint.outline(box, pressed.hovered ? ui.theme().strong_line : ui.theme().line, metric::radius);
    paint.text(box.inset(10, 0), name, {.colour = ui.theme().second_ink});
    const Box key{box.right() - 52, box.y + 6, 44, box.height - 12};
    paint.outline(key, ui.theme().strong_line, 4);
    paint.text(key, "Ctrl K",
               {.size = metric::small_text, .colour = ui.theme().second_ink, .align = Align::Centre});
    ui.focus_ring(pressed);
    SemanticNode& node = ui.semantics().add(id, Role::Button, name);
    node.x = box.x;
    node.y = box.y;
    node.width = box.width;
    node.height = box.height;
    node.state = StateFocusable | (pressed.focused ? StateFocused : 0U);
    if (pressed.activated)
        run(context, "view.palette");
}

void ShellView::draw_workspace_menu(ViewContext& context, const ShellFacts& facts) {
    Ui& ui = context.ui;
    const std::string_view title = facts.workspace_title.empty() ? "Untitled" : facts.workspace_title;
    ButtonOptions options;
    options.kind = ButtonKind::Quiet;
    options.tooltip = "Workspaces of this browser, and the file of this one";
    auto menu =
        menu_button(ui, ui.format("%.*s##workspace", static_cast<int>(title.size()), title.data()), options);
    if (!menu)
        return;
    menu_heading(ui, "Open");
    for (const platform::WorkspaceSummary& workspace : facts.workspaces) {
        auto scope = ui.with_id(workspace.id.view());
        MenuItemOptions item;
        item.checkable = true;
        item.checked = workspace.id == facts.open_workspace;
        if (menu_item(ui, workspace.title.empty() ? "Untitled" : std::string_view(workspace.title), item))
            run(context, "file.open_workspace", {{"workspace", workspace.id.text()}});
    }
    menu_separator(ui);
    command_item(context, "file.new_workspace");
    command_item(context, "file.duplicate_workspace");
    if (menu_item(ui, "Manage workspaces…", {.tooltip = "Rename, duplicate, delete, restore"}))
        context.session().dialog = Dialog::Workspaces;
    menu_separator(ui);
    command_item(context, "file.import");
    command_item(context, "file.import_table");
    command_item(context, "file.export");
    command_item(context, "file.export_picture", {{"format", "svg"}}, "Export picture (SVG)");
    command_item(context, "file.export_picture", {{"format", "png"}}, "Export picture (PNG)");
    command_item(context, "file.export_picture", {{"format", "page"}}, "Export page to print (A4)");
    command_item(context, "file.export_picture", {{"format", "page"}, {"paper", "a3"}},
                 "Export page to print (A3)");
    command_item(context, "decision.import");
    command_item(context, "decision.export");
    menu_separator(ui);
    command_item(context, "view.theme");
    command_item(context, "help.shortcuts");
    command_item(context, "help.about");
}

void ShellView::draw_crumbs(ViewContext& context) {
    Ui& ui = context.ui;
    const Session& session = context.session();
    std::array<std::string_view, 2> crumbs = {place_title(session.place), {}};
    std::size_t count = 1;
    if (session.place == Place::Customers && !session.customer.empty())
        crumbs[count++] = session.customer;
    else if (const Record* record = crumb_record(context); record && !record->title.empty())
        crumbs[count++] = record->title;
    const int chosen = breadcrumb(ui, {crumbs.data(), count});
    if (chosen == 0 && count > 1) {
        context.session().set_open_record(session.place, {});
        context.session().customer.clear();
        if (session.place == Place::Outcomes)
            context.session().selection.clear();
    }
}

} // namespace throughline::ui
