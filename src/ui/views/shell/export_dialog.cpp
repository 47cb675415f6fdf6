#include "ui/views/shell/export_dialog.h"

#include "engage/decision_model.h"
#include "model/records/decision.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::size_t notes_shown = 40;

} // namespace

void ExportDialog::prepare(const Store& store) {
    const bool is_one = store.find_as<Decision>(m_asked) != nullptr;
    const Id wanted = is_one && m_whole_model ? engage::model_of(store, m_asked) : m_asked;
    if (m_store_version == store.version() && m_exported == wanted && m_made_version == m_version)
        return;
    m_store_version = store.version();
    m_exported = wanted;
    m_made_version = m_version;
    m_export = export_decisions(store, wanted, m_version);
}

void ExportDialog::draw_choices(ViewContext& context) {
    Ui& ui = context.ui;
    if (const Record* decision = context.store().find_as<Decision>(m_asked)) {
        const std::array<std::string_view, 2> parts = {
            ui.format("Only “%s”", decision->title.c_str()),
            engage::model_of(context.store(), m_asked).empty() ? "All decisions" : "The whole model"};
        const int chosen = segmented(ui, "What", parts, m_whole_model ? 1 : 0);
        if (chosen >= 0)
            m_whole_model = chosen == 1;
    }
    constexpr std::array<std::string_view, 2> versions = {"DMN 1.3", "DMN 1.5"};
    const int chosen = segmented(ui, "Version", versions, static_cast<int>(m_version));
    if (chosen >= 0)
        m_version = static_cast<dmn::DmnVersion>(chosen);
    second_label(ui, m_version == dmn::DmnVersion::V13 ? "What most engines read, Camunda 7 among them."
                                                       : "Holds everything that a decision can be here.");
}

void ExportDialog::draw_notes(Ui& ui) {
    const DecisionExport& file = m_export.value();
    if (file.is_original)
        second_label(ui, "Nothing was changed: the file is written as it was imported.");
    const std::size_t count = file.notes.size() + file.camunda_7.size();
    if (count == 0) {
        label(ui, "Camunda 7 runs all of it.", {.colour = ui.theme().good});
        return;
    }
    constexpr float row_height = 44;
    constexpr float around = 360; // what the dialog needs above and below
    const float height = std::clamp(static_cast<float>(count) * row_height + 32, 2 * row_height,
                                    std::max(3 * row_height, ui.page().height - around));
    auto scroll = scroll_area(ui, "Remarks", place(ui, 0, height), 0, 4);
    if (!file.notes.empty())
        section(ui, "Written in another way");
    for (std::size_t index = 0; index < std::min(notes_shown, file.notes.size()); ++index)
        paragraph(ui, file.notes[index]);
    if (!file.camunda_7.empty())
        section(ui, "What Camunda 7 will not run");
    for (std::size_t index = 0; index < std::min(notes_shown, file.camunda_7.size()); ++index) {
        const dmn::PortabilityNote& note = file.camunda_7[index];
        if (!note.element.empty())
            small_label(ui, note.element);
        paragraph(ui, note.message, {.colour = ui.theme().warning});
    }
    if (file.camunda_7.size() > notes_shown)
        second_label(ui, ui.format("and %zu more", file.camunda_7.size() - notes_shown));
}

void ExportDialog::draw(ViewContext& context) {
    Ui& ui = context.ui;
    Session& session = context.session();
    if (m_asked != session.exported) {
        m_asked = session.exported;
        m_whole_model = false;
    }
    prepare(context.store());
    bool open = true;
    const std::string_view title = m_export.ok() ? std::string_view(m_export.value().title) : "";
    auto box = dialog(ui, "Export decisions", open, {.width = 560, .description = title});
    if (!open)
        session.dialog = Dialog::None;
    if (!box)
        return;
    draw_choices(context);
    if (m_export.ok())
        draw_notes(ui);
    else
        paragraph(ui, ui.keep(describe(m_export.error())), {.colour = ui.theme().bad});
    auto buttons = dialog_buttons(ui);
    if (button(ui, "Cancel"))
        session.dialog = Dialog::None;
    if (!answer_button(ui, "Save file", m_export.ok() ? "" : "There is nothing to save."))
        return;
    const Arguments arguments = {{"id", m_exported.text()},
                                 {"version", m_version == dmn::DmnVersion::V13 ? "1.3" : "1.5"}};
    if (run(context, "decision.export_file", arguments))
        session.dialog = Dialog::None;
}

} // namespace throughline::ui
