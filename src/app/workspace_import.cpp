#include "app/workspace_import.h"

#include "base/later.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace throughline::app {

namespace {

std::string_view place_words(ui::Ui& ui, const Error& problem) {
    if (problem.line == 0)
        return ui.keep(problem.place);
    return ui.format(problem.place.empty() ? "line %d, column %d" : "line %d, column %d · %s", problem.line,
                     problem.column, problem.place.c_str());
}

} // namespace

void WorkspaceImport::start(platform::OpenedFile file, const Store& store) {
    m_open = true;
    m_what = What::Workspace;
    m_remarks.clear();
    m_name = std::move(file.name);
    m_content = read_workspace(std::move(file.bytes));
    if (m_content.ok())
        choose(ImportMode::Replace, store);
}

LATER void WorkspaceImport::start_decisions(platform::OpenedFile file, const Store& store,
                                            const std::function<Id()>& new_id) {
    m_open = true;
    m_what = What::Decisions;
    m_name = std::move(file.name);
    DecisionFile read = read_decision_file(std::move(file.bytes), m_name, store, new_id);
    m_content = std::move(read.content);
    m_remarks = std::move(read.remarks);
    if (m_content.ok())
        choose(ImportMode::Add, store);
}

void WorkspaceImport::choose(ImportMode mode, const Store& store) {
    m_mode = mode;
    m_preview = preview_import(m_content, store, mode);
}

void WorkspaceImport::close() {
    m_open = false;
    m_content = {};
    m_remarks.clear();
    m_preview = ImportPreview{};
}

std::optional<WorkspaceImport::NewWorkspace> WorkspaceImport::take_new_workspace() {
    return std::exchange(m_new_workspace, std::nullopt);
}

void WorkspaceImport::draw(ui::ViewContext& context) {
    if (!m_open)
        return;
    bool still_open = true;
    auto box =
        ui::dialog(context.ui, m_what == What::Workspace ? "Open a workspace file" : "Import decisions",
                   still_open, {.width = 560, .description = m_name});
    if (!still_open)
        return close();
    if (!box)
        return;
    if (m_content.ok())
        draw_preview(context);
    else
        draw_errors(context);
}

LATER void WorkspaceImport::draw_errors(ui::ViewContext& context) {
    ui::Ui& ui = context.ui;
    ui::heading(ui, ui.format(m_content.error_count == 1 ? "%zu thing is wrong; nothing was changed."
                                                         : "%zu things are wrong; nothing was changed.",
                              m_content.error_count));
    constexpr std::size_t shown = 8;
    for (std::size_t index = 0; index < std::min(shown, m_content.errors.size()); ++index) {
        const Error& problem = m_content.errors[index];
        ui::paragraph(ui, problem.message, {.colour = ui.theme().bad});
        ui::small_label(ui, place_words(ui, problem));
    }
    if (m_content.error_count > shown)
        ui::second_label(ui, ui.format("and %zu more", m_content.error_count - shown));
    auto buttons = ui::dialog_buttons(ui);
    if (ui::answer_button(ui, "Close"))
        close();
}

// By kind. A list that is higher than the page scrolls, so that the buttons below it stay in sight.
void WorkspaceImport::draw_changes(ui::Ui& ui, const ImportPreview& preview) {
    constexpr float row_height = 27;
    constexpr float around = 300; // what the dialog needs above and below
    const auto is_changed = [](const KindChanges& changes) {
        return changes.added + changes.changed + changes.removed > 0;
    };
    const auto rows = std::count_if(preview.kinds.begin(), preview.kinds.end(), is_changed);
    if (rows == 0)
        return;
    const float height =
        std::min(static_cast<float>(rows) * row_height, std::max(4 * row_height, ui.page().height - around));
    auto scroll = ui::scroll_area(ui, "Changes by kind", ui::place(ui, 0, height), 0, 4);
    for (const KindChanges& changes : preview.kinds) {
        if (is_changed(changes))
            ui::key_value(
                ui, describe_kind(changes.kind).plural,
                ui.format("+%zu  ~%zu  \u2212%zu", changes.added, changes.changed, changes.removed));
    }
}

// Decision models are always added.
void WorkspaceImport::draw_modes(ui::ViewContext& context) {
    if (m_what == What::Decisions)
        return;
    constexpr std::array<std::string_view, 2> modes = {"Replace this workspace", "Add to this workspace"};
    const int chosen = ui::segmented(context.ui, "How", modes, static_cast<int>(m_mode));
    if (chosen >= 0 && chosen != static_cast<int>(m_mode))
        choose(static_cast<ImportMode>(chosen), context.store());
}

void WorkspaceImport::draw_remarks(ui::Ui& ui) {
    if (m_remarks.empty())
        return;
    constexpr std::size_t shown = 4;
    ui::section(
        ui, ui.format(m_remarks.size() == 1 ? "%zu thing will need mending" : "%zu things will need mending",
                      m_remarks.size()));
    for (std::size_t index = 0; index < std::min(shown, m_remarks.size()); ++index) {
        ui::paragraph(ui, m_remarks[index].message, {.colour = ui.theme().warning});
        ui::small_label(ui, place_words(ui, m_remarks[index]));
    }
    if (m_remarks.size() > shown)
        ui::second_label(ui, ui.format("and %zu more", m_remarks.size() - shown));
}

LATER void WorkspaceImport::draw_preview(ui::ViewContext& context) {
    ui::Ui& ui = context.ui;
    draw_modes(context);
    if (!m_preview.ok()) {
        ui::paragraph(ui, ui.keep(describe(m_preview.error())), {.colour = ui.theme().bad});
    } else {
        const ImportPreview& preview = m_preview.value();
        ui::heading(ui, ui.format("%zu added, %zu changed, %zu removed, %zu unchanged", preview.total.added,
                                  preview.total.changed, preview.total.removed, preview.total.unchanged));
        draw_changes(ui, preview);
        draw_remarks(ui);
        if (preview.diff.empty())
            ui::second_label(ui, "The file holds just what is here already.");
    }
    auto buttons = ui::dialog_buttons(ui);
    if (ui::button(ui, "Cancel"))
        return close();
    if (m_what == What::Workspace && ui::button(ui, "Open as its own workspace")) {
        m_new_workspace = NewWorkspace{m_name.substr(0, m_name.find(".throughline")), std::move(m_content)};
        return close();
    }
    const std::string_view reason = !m_preview.ok()                  ? "This file cannot be added here."
                                    : m_preview.value().diff.empty() ? "Nothing would change."
                                                                     : "";
    if (ui::answer_button(ui, m_mode == ImportMode::Replace ? "Replace" : "Add", reason))
        take(context);
}

void WorkspaceImport::take(ui::ViewContext& context) {
    auto applied = context.workspace.apply(m_preview.value().diff, "Import " + m_name);
    if (applied.ok()) {
        Toast toast;
        toast.text = "Imported " + m_name + ".";
        toast.tone = ToastTone::Good;
        toast.command = "edit.undo";
        toast.command_title = "Undo";
        context.session().toasts.push_back(std::move(toast));
        // The graph of what came in is where one begins to read it.
        for (const RecordPointer& record : m_content.records) {
            if (m_what == What::Decisions && record->kind == Kind::DecisionModel)
                ui::run(context, "decision.graph", {{"model", record->id.text()}});
        }
    } else {
        context.session().toast(describe(applied.error()), ToastTone::Bad);
    }
    close();
}

} // namespace throughline::app
