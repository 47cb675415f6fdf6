#include "unit/ui/gallery.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <array>

namespace throughline::ui::test {

Gallery::Gallery() {
    rules = {{"< 12", "\"month-to-month\"", "> 80", "-", "\"Loyalty 15 %\"", "1655"},
             {"< 12", "\"month-to-month\"", "[50..80]", "true", "\"Loyalty 10 %\"", "612"},
             {"[12..24]", "\"month-to-month\"", "> 80", "-", "\"Contract bonus\"", "498"},
             {"[12..24]", "\"one year\"", "-", "-", "\"Thank you\"", "230"},
             {"> 24", "\"month-to-month\", \"one year\"", "> 100", "-", "\"Advisor call\"", "310"},
             {"> 24", "\"two years\"", "-", "-", "\"Nothing\"", "1695"},
             {"-", "-", "< 30", "-", "\"Nothing\"", "1290"},
             {"-", "-", "-", "-", "\"Watch\"", "753"}};
    editor.row = 4;
    editor.column = 2;
}

void Gallery::draw(Ui& ui) {
    const ShellBoxes boxes = shell(ui, shell_state);
    top_bar(ui, boxes.top_bar);
    rail(ui, boxes.rail);
    if (page == 0)
        decision_page(ui, boxes.main);
    else if (page == 1)
        customers_page(ui, boxes.main);
    else
        controls_page(ui, boxes.main);
    if (shell_state.inspector_shown) {
        const Box edge{boxes.inspector.x - 3, boxes.inspector.y, 6, boxes.inspector.height};
        splitter(ui, "Width of the inspector", edge, shell_state.inspector_width, 240, 640, Direction::Left);
        inspector(ui, boxes.inspector);
    }
    status(ui, boxes.status_line);
    layers(ui);
}

void Gallery::top_bar(Ui& ui, const Box& box) {
    const Scope region = ui.group(Role::Banner, "Top bar", box);
    const Scope flow = column(ui, box.inset(14, 0), 0);
    const Scope row = line(ui, {.gap = 12, .height = box.height - 1});
    label(ui, "Throughline", {.weight = Weight::Semibold});
    if (auto menu = menu_button(ui, "Harbour Bank", {.kind = ButtonKind::Quiet})) {
        if (menu_item(ui, "Rename", {.icon = icon_named("rename"), .shortcut = "F2"}))
            last = "rename";
        if (menu_item(ui, "Duplicate", {.icon = icon_named("duplicate")}))
            last = "duplicate";
        menu_separator(ui);
        menu_item(ui, "Delete",
                  {.icon = icon_named("delete"), .disabled_reason = "It is the only workspace."});
    }
    const std::array<std::string_view, 3> crumbs{"Decisions", "Retention offer", "table"};
    if (const int crumb = box.width > 1000 ? breadcrumb(ui, crumbs) : -1; crumb >= 0)
        last = "crumb " + std::to_string(crumb);
    push_right(ui);
    next_width(ui, std::min(320.0F, box.width * 0.2F));
    const FieldResult found = search_field(ui, "Search or run a command", search);
    if (found.edited())
        search = found.value;
    space(ui, box.width > 1200 ? 120.0F : 0.0F);
    if (button(ui, "Undo", {.tooltip = "Takes back the last change", .shortcut = "Ctrl+Z"}))
        last = "undo";
    if (button(ui, "Present", {.disabled_reason = "Nothing to present yet."}))
        last = "present";
    if (button(ui, "Export", {.kind = ButtonKind::Primary}))
        last = "export";
}

void Gallery::rail(Ui& ui, const Box& box) {
    const Scope region =
        panel(ui, "Places", box, {.role = Role::Navigation, .line = Edge::Right, .padding = 4, .gap = 4});
    const std::array<std::array<std::string_view, 2>, 6> places{{{"outcomes", "Outcomes"},
                                                                 {"journeys", "Journeys"},
                                                                 {"decisions", "Decisions"},
                                                                 {"customers", "Customers"},
                                                                 {"work", "Work"},
                                                                 {"evidence", "Evidence"}}};
    for (int index = 0; index < static_cast<int>(places.size()); ++index) {
        const auto& [icon, name] = places[static_cast<std::size_t>(index)];
        if (rail_item(ui, icon_named(icon), name, index == place, name))
            place = index;
    }
}

void Gallery::status(Ui& ui, const Box& box) {
    const Scope region = ui.group(Role::ContentInfo, "Status", box);
    const Scope flow = column(ui, box.inset(14, 0), 0);
    const Scope row = line(ui, {.gap = 20, .height = box.height});
    dot(ui, "Saved 14:32:08 · entry 418", Tone::Good);
    label(ui, "Backup to file: 2 days ago", {.size = 12, .colour = ui.theme().second_ink});
    push_right(ui);
    for (const std::string_view text : {"3 findings", "100 %", "Offline ready"})
        label(ui, text, {.size = 12, .colour = ui.theme().second_ink});
}

void Gallery::inspector(Ui& ui, const Box& box) {
    const Scope region = panel(ui, "Inspector", box,
                               {.role = Role::Complementary, .line = Edge::Left, .gap = 6, .scrolls = true});
    heading(ui, "7590-VHVEG", 1);
    second_label(ui, "Customer · one decision explained");
    section(ui, "Result");
    {
        const Scope inner = card(ui, "Result", {.quiet = true, .padding = 10});
        label(ui, "Loyalty 10 %", {.weight = Weight::Semibold});
        label(ui, "rule 2 · v7 · 0.4 µs", {.size = 12, .colour = ui.theme().second_ink});
    }
    section(ui, "Because");
    {
        const Scope row = key_row(ui, "tenure");
        const Scope across = line(ui);
        label(ui, "1");
        chip(ui, "< 12", Tone::Good);
    }
    {
        const Scope row = key_row(ui, "contract");
        const Scope across = line(ui);
        label(ui, "month-to-month");
        chip(ui, "=", Tone::Good);
    }
    section(ui, "Why not the others");
    {
        const Scope row = key_row(ui, "rule 1");
        const Scope across = line(ui, {.wrap = true});
        label(ui, "charges 62.40");
        chip(ui, "not > 80", Tone::Bad);
    }
    key_value(ui, "Opportunity", "13.2", "importance 9.1, satisfaction 5.0");
    fields(ui);
    section(ui, "Findings");
    const Scope inner = card(ui, "Approach does not fit", {.quiet = true, .padding = 10, .gap = 2});
    label(ui, "Approach does not fit", {.weight = Weight::Semibold});
    paragraph(ui, "Chosen operational; 38 % of results depend on judgement → analytical.",
              {.size = 12, .colour = ui.theme().second_ink});
    const Scope across = line(ui);
    if (link(ui, "Why"))
        last = "why";
    if (link(ui, "Open chooser", {.tooltip = "Opens the chooser of approaches"}))
        last = "chooser";
}

void Gallery::fields(Ui& ui) {
    section(ui, "Fields");
    const FieldResult new_title = text_field(ui, "Title", title, {.required = true});
    if (new_title.edited())
        live = new_title.value;
    if (new_title.committed()) {
        title = new_title.value;
        last = "title " + title;
    }
    const FieldResult new_notes =
        long_field(ui, "How do we deliver a great experience?", notes, {.label = LabelPlace::Above});
    if (new_notes.committed())
        notes = new_notes.value;
    const FieldResult new_number =
        number_field(ui, "Importance", number, {.invalid = number == "12" ? "At most 10" : ""});
    if (new_number.committed())
        number = new_number.value;
    const FieldResult new_date = date_field(ui, "By", date);
    if (new_date.committed())
        date = new_date.value;
    const std::array<std::string_view, 3> people{"Mara Lind", "Jon Reyes", "Ola Berg"};
    if (const Picked picked =
            picker(ui, "Owner", {.count = 3, .chosen = owner, .placeholder = "Nobody", .clearable = true},
                   [&](int index) { return Choice{.text = people[static_cast<std::size_t>(index)]}; }))
        owner = picked.index == picked_none ? -1 : picked.index;
    const auto channel_at = [&](int index) {
        return Choice{.text = ui.format("Channel %d", index + 1), .detail = "web"};
    };
    const Picked picked = picker(
        ui, "Channel",
        {.count = 40, .chosen = channel, .placeholder = "Choose", .create_label = "New channel"}, channel_at);
    if (picked.index == picked_new)
        last = "new channel " + std::string(picked.created);
    else if (picked)
        channel = picked.index;
}

void Gallery::controls_page(Ui& ui, const Box& box) {
    const Scope region =
        panel(ui, "Controls", box,
              {.role = Role::Main, .ground = ui.theme().background, .gap = 12, .scrolls = true});
    if (const int chosen =
            banner(ui, "A newer version is ready. It starts when you reload the page; nothing is lost.",
                   {.tone = Tone::Accent, .action = "Reload", .closable = true});
        chosen > 0)
        last = "banner " + std::to_string(chosen);
    const Scope pair = columns(ui, {1, 1}, 16);
    choices(ui);
    next_column(ui);
    lists(ui);
}

void Gallery::choices(Ui& ui) {
    {
        const Scope inner = card(ui, "Choices", {.gap = 8});
        heading(ui, "Choices");
        {
            const Scope row = line(ui);
            if (toggle_button(ui, "Design", segment == 0))
                segment = 0;
            icon_button(ui, icon_named("fit"), "Fit to screen", {.shortcut = "1"});
            icon_button(ui, icon_named("zoom-in"), "Zoom in", {.disabled_reason = "As close as it gets."});
            button(ui, "Remove", {.kind = ButtonKind::Danger, .icon = icon_named("delete")});
            button(ui, "Quiet", {.kind = ButtonKind::Quiet});
            if (auto menu = icon_menu_button(ui, icon_named("more"), "More")) {
                if (menu_item(ui, "Show grid", {.checkable = true, .checked = checked}))
                    checked = !checked;
            }
        }
        if (check_box(ui, "Only mine", checked))
            checked = !checked;
        check_box_mixed(ui, "All of these");
        check_box(ui, "Not now", true, {.disabled_reason = "Choose a customer first."});
        if (switch_button(ui, "Live preview", switched))
            switched = !switched;
        const std::array<std::string_view, 3> labels{"Controlled", "Influenced", "Uncontrolled"};
        if (const int chosen = radio_group(ui, "Control", labels, radio); chosen >= 0)
            radio = chosen;
        const std::array<std::string_view, 3> sides{"Business", "Customer’s side", "Both"};
        if (const int chosen = segmented(ui, "Side", sides, segment); chosen >= 0)
            segment = chosen;
        {
            const Scope row = line(ui, {.wrap = true});
            for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Warning, Tone::Bad,
                                    Tone::Violet, Tone::Outlined})
                chip(ui, ui.format("tone %d", static_cast<int>(tone)),
                     {.tone = tone, .icon = tone == Tone::Violet ? icon_named("star") : 0});
            if (chip_button(ui, "Late only", {.tone = Tone::Outlined}, checked))
                checked = !checked;
        }
    }
    space(ui, 8);
    const Scope inner = card(ui, "Progress of the import", {.selected = true});
    if (progress(ui, "Reading telco.csv", 0.44, {.detail = "3,104 of 7,043 rows", .cancel_label = "Cancel"}))
        last = "cancelled";
    const std::array<double, 8> values{3, 4, 3.5, 5, 4.8, 6, 5.2, 5};
    sparkline(ui, "Relationship", values);
    const std::array<ChartValue, 4> parts{
        {{.label = "Confident to commit", .value = 0.42, .tone = Tone::Good},
         {.label = "Looked after", .value = 0.13, .tone = Tone::Warning},
         {.label = "Reminder e-mail", .value = -0.1, .tone = Tone::Bad},
         {.label = "Advisor call", .value = 0.12, .tone = Tone::Good}}};
    bar_chart(ui, "Health", parts, {.diverging = true});
}

void Gallery::lists(Ui& ui) {
    {
        const Scope inner = card(ui, "Lists", {.gap = 6});
        {
            const Scope row = line(ui);
            avatar(ui, "Iris Falk");
            heading(ui, "Iris Falk", 1);
            push_right(ui);
            key_cap(ui, "Ctrl+K");
        }
        {
            const Scope rows = list(ui, "Findings");
            if (list_row(ui, "Measured, not aligned",
                         {.icon = icon_named("warning"),
                          .tone = Tone::Warning,
                          .detail = "Reminder e-mail has only activity measures",
                          .badge = "new",
                          .badge_tone = Tone::Accent})
                    .activated)
                last = "finding 1";
            if (list_row(ui, "Second", {.trailing = "12 Dec", .selected = true}).activated)
                last = "finding 2";
            list_row(ui,
                     "Third with a long name that has no room at all in the row and is therefore cut with an "
                     "ellipsis",
                     {.tone = Tone::Good, .muted = true});
        }
        const Scope rows = tree(ui, "Model");
        const TreeRow outcome = tree_row(ui, "Households stay", 1, true, show_tree);
        if (outcome.toggled)
            show_tree = !show_tree;
        if (show_tree)
            tree_row(ui, "Confident to commit", 2, false, false,
                     {.icon = icon_named("experience"), .tone = Tone::Violet});
    }
    layer_buttons(ui);
    Box left = rest(ui);
    left.height = 260;
    const Scope inner = column(ui, left);
    if (empty_state(
            ui, "No journeys yet",
            {.icon = icon_named("journeys"),
             .sentence = "A journey begins with the customer: who is it, and what do they want to get done?",
             .action = "New journey",
             .second_action = "Open the example"}) == 1)
        last = "new journey";
}

void Gallery::layer_buttons(Ui& ui) {
    space(ui, 8);
    {
        const Scope inner = card(ui, "Layers", {.dashed = true});
        const Scope row = line(ui);
        if (button(ui, "Open dialog"))
            dialog_open = true;
        if (button(ui, "Show toast"))
            show_toast(ui, {.text = "Stage moved", .action = "Undo", .tone = Tone::Good, .token = 7});
        if (button(ui, "Open palette"))
            palette_state.open = true;
        const bool open = button(ui, "Open popover");
        if (auto inside_popover = popover(ui, "Filter", open, {rest(ui).x - 100, rest(ui).y, 100, 28})) {
            label(ui, "Only customers with");
            if (button(ui, "Apply")) {
                last = "applied";
                close_layer(ui);
            }
        }
    }
}

void Gallery::layers(Ui& ui) {
    if (auto box = dialog(ui, "Delete “Advisor call”?", dialog_open,
                          {.description = "Two links to it go as well. You can undo this."})) {
        const FieldResult reason = text_field(ui, "Reason", "", {.placeholder = "Optional"});
        if (reason.committed())
            last = "reason " + std::string(reason.value);
        const Scope row = dialog_buttons(ui);
        if (button(ui, "Keep"))
            dialog_open = false;
        if (button(ui, "Delete##confirm", {.kind = ButtonKind::Danger})) {
            last = "deleted";
            dialog_open = false;
        }
    }
    const std::array<std::string_view, 4> commands{"Add outcome", "Add journey", "Undo", "Export"};
    std::array<int, 4> matching{};
    int count = 0;
    for (int index = 0; index < 4; ++index) {
        if (commands[static_cast<std::size_t>(index)].find(palette_state.query) != std::string_view::npos)
            matching[static_cast<std::size_t>(count++)] = index;
    }
    const int chosen = palette(ui, palette_state, count, [&](int index) {
        const int command = matching[static_cast<std::size_t>(index)];
        return PaletteItem{.title = commands[static_cast<std::size_t>(command)],
                           .topic = "Edit",
                           .shortcut = command == 2 ? "Ctrl+Z" : "",
                           .icon = icon_named("add"),
                           .disabled_reason = command == 3 ? "Nothing to export." : ""};
    });
    if (chosen >= 0)
        last = "command " +
               std::string(commands[static_cast<std::size_t>(matching[static_cast<std::size_t>(chosen)])]);
    if (const std::uint32_t token = draw_toasts(ui); token != 0)
        last = "toast " + std::to_string(token);
}

} // namespace throughline::ui::test
