// The dialogs that belong to no place: workspaces, shortcuts, about.
#include "base/later.h"
#include "base/text.h"
#include "ui/views/shell/shell_view.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <array>
#include <span>

namespace throughline::ui {

void ShellView::draw_dialogs(ViewContext& context, const ShellFacts& facts) {
    switch (context.session().dialog) {
    case Dialog::Workspaces:
        draw_workspaces_dialog(context, facts);
        break;
    case Dialog::Shortcuts:
        draw_shortcuts_dialog(context);
        break;
    case Dialog::About:
        draw_about_dialog(context, facts);
        break;
    case Dialog::ExportDecisions:
        if (!m_export)
            m_export = std::make_unique<ExportDialog>();
        m_export->draw(context);
        break;
    case Dialog::None:
    case Dialog::Palette:
    case Dialog::ImportTable:
    case Dialog::ImportWorkspace:
        break;
    }
}

LATER void ShellView::draw_workspaces_dialog(ViewContext& context, const ShellFacts& facts) {
    Ui& ui = context.ui;
    bool open = true;
    auto box =
        dialog(ui, "Workspaces", open,
               {.width = 560, .description = "They live in this browser. Save each to a file now and then."});
    if (!open)
        context.session().dialog = Dialog::None;
    if (!box)
        return;
    draw_workspaces(context, facts);
    auto buttons = dialog_buttons(ui);
    command_button(context, "file.import", {}, CommandLook::Normal, "Open a file…");
    command_button(context, "file.new_workspace", {}, CommandLook::Primary, "New workspace");
}

LATER void ShellView::draw_workspaces(ViewContext& context, const ShellFacts& facts) {
    Ui& ui = context.ui;
    // Browsers keep many; the buttons below stay in reach.
    const std::size_t lines = facts.workspaces.size() + facts.deleted_workspaces.size();
    const float wanted = (metric::control + metric::gap) * static_cast<float>(lines) +
                         (facts.deleted_workspaces.empty() ? 0.0F : 44.0F);
    auto area = scroll_area(ui, "All workspaces", place(ui, 0, std::min(wanted, ui.page().height - 240)));
    for (const platform::WorkspaceSummary& workspace : facts.workspaces) {
        auto scope = ui.with_id(workspace.id.view());
        const std::string id = workspace.id.text();
        auto row = columns(ui, {1, 200});
        if (workspace.id == facts.open_workspace) {
            FieldResult name =
                text_field(ui, "Name of this workspace", workspace.title, {.label = LabelPlace::Hidden});
            if (name.committed())
                run(context, "file.rename_workspace", {{"title", std::string(name.value)}});
        } else {
            label(ui, workspace.title.empty() ? "Untitled" : std::string_view(workspace.title));
        }
        next_column(ui);
        auto buttons = line(ui, {.align = Align::Right});
        if (workspace.id == facts.open_workspace)
            chip(ui, "open", Tone::Accent);
        else
            command_button(context, "file.open_workspace", {{"workspace", id}}, CommandLook::Quiet, "Open");
        command_button(context, "file.duplicate_workspace", {{"workspace", id}}, CommandLook::Quiet,
                       "Duplicate");
        command_button(context, "file.delete_workspace", {{"workspace", id}}, CommandLook::Quiet, "Delete");
    }
    if (!facts.deleted_workspaces.empty()) {
        section(ui, "Deleted");
        for (const platform::WorkspaceSummary& workspace : facts.deleted_workspaces) {
            auto scope = ui.with_id(workspace.id.view());
            auto row = line(ui);
            second_label(ui, workspace.title.empty() ? "Untitled" : std::string_view(workspace.title));
            push_right(ui);
            command_button(context, "file.restore_workspace", {{"workspace", workspace.id.text()}},
                           CommandLook::Quiet, "Restore");
        }
    }
}

static void draw_keys(Ui& ui, std::span<const std::array<std::string_view, 2>> keys) {
    for (const auto& entry : keys) {
        auto row = line(ui);
        label(ui, entry[0]);
        push_right(ui);
        key_cap(ui, entry[1]);
    }
}

// The commands of these topics that have keys.
static void draw_command_keys(Ui& ui, std::initializer_list<Topic> topics) {
    for (const Topic topic : topics) {
        bool headed = false;
        for (const Command& command : all_commands()) {
            if (command.topic != topic || command.shortcut.key == platform::Key::None)
                continue;
            if (!headed)
                section(ui, topic_title(topic));
            headed = true;
            auto row = line(ui);
            label(ui, command.title);
            push_right(ui);
            key_cap(ui, shortcut_label(ui, command.shortcut));
        }
    }
}

LATER void ShellView::draw_shortcuts_dialog(ViewContext& context) {
    Ui& ui = context.ui;
    bool open = true;
    auto box = dialog(ui, "Keyboard", open, {.width = 1040});
    if (!open)
        context.session().dialog = Dialog::None;
    if (!box)
        return;
    auto area = scroll_area(ui, "Keys", place(ui, 0, std::min(600.0F, ui.page().height - 140)), 0, 3);
    auto three = columns(ui, {1, 1, 1}, 40);
    draw_command_keys(ui, {Topic::File, Topic::Edit, Topic::Outcomes});
    next_column(ui);
    draw_command_keys(ui, {Topic::View, Topic::Journeys, Topic::Decisions, Topic::Customers, Topic::Work,
                           Topic::Evidence, Topic::Help});
    next_column(ui);
    section(ui, "On a canvas");
    constexpr std::array<std::array<std::string_view, 2>, 7> canvas_keys = {
        {{"Walk between cards", "Arrows"},
         {"Edit the title in place", "Enter"},
         {"Pan", "Space+drag"},
         {"Zoom to the pointer", "Wheel"},
         {"Select several", "Shift+click"},
         {"Copy while dragging", "Alt+drag"},
         {"Next part of the page", "F6"}}};
    draw_keys(ui, canvas_keys);
    section(ui, "In a decision's table");
    constexpr std::array<std::array<std::string_view, 2>, 11> table_keys = {
        {{"Edit the cell", "Enter"},
         {"Keep it and go right", "Tab"},
         {"Suggest words while typing", "Ctrl+Space"},
         {"To the first and the last", "Ctrl+Arrow"},
         {"Choose a block", "Shift+Arrow"},
         {"Choose whole rules", "Shift+Space"},
         {"Rule above", "Insert"},
         {"Rule below", "Ctrl+Enter"},
         {"Delete the rules", "Ctrl+Backspace"},
         {"Move rules", "Alt+Up"},
         {"Move columns", "Alt+Shift+Left"}}};
    draw_keys(ui, table_keys);
}

LATER void ShellView::draw_about_dialog(ViewContext& context, const ShellFacts& facts) {
    Ui& ui = context.ui;
    bool open = true;
    auto box = dialog(ui, "About Throughline", open, {.width = 480});
    if (!open)
        context.session().dialog = Dialog::None;
    if (!box)
        return;
    paragraph(
        ui, "One line from tasks through interactions and experiences to outcomes that the business and the "
            "customer both want; decided, explained and proved in a browser tab.");
    key_value(ui, "Version", facts.version);
    section(ui, "What this browser gives here");
    struct Row {
        platform::Capability capability;
        std::string_view name, yes, no;
    };
    constexpr std::array<Row, 4> rows = {{
        {platform::Capability::OfflineCache, "Offline", "the page opens without a network",
         "works offline while it is open; served over https it also opens offline"},
        {platform::Capability::SaveFileHandles, "Files", "saves to the same file again",
         "saves each time as a download"},
        {platform::Capability::PersistentStorage, "Storage", "the browser promised to keep it",
         "the browser may clear it when the disk is full: save to a file now and then"},
        {platform::Capability::WebLocks, "Several tabs", "one tab edits, guarded by the browser",
         "one tab edits, guarded by a lease in the database"},
    }};
    for (const Row& row : rows)
        key_value(ui, row.name, ui.platform().has(row.capability) ? row.yes : row.no);
    paragraph(ui, "Nothing leaves this computer: no server, no account, no request to anywhere else.");
}

} // namespace throughline::ui
