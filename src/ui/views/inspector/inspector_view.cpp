#include "ui/views/inspector/inspector_view.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

namespace throughline::ui {

const Record* inspected_record(const ViewContext& context) {
    const Session& session = context.session();
    if (!session.selection.empty()) {
        if (const Record* record = context.store().find(session.selection.back()))
            return record;
    }
    return context.store().find(session.open_record());
}

void InspectorView::draw(ViewContext& context, const Box& box, FunctionRef<bool()> above) {
    Ui& ui = context.ui;
    auto area = scroll_area(ui, "Inspector content", box, 14, 6);
    if (above())
        return;
    if (context.session().selection.size() > 1)
        return draw_several(context);
    const Record* record = inspected_record(context);
    if (!record)
        return draw_nothing(context);
    if (record->id != m_record) {
        m_record = record->id;
        m_show_all = false;
    }
    auto scope = ui.with_id(record->id.view());
    draw_head(context, *record);
    draw_about(context, *record);
    draw_findings(context, *record);
    section(ui, "Fields");
    draw_shape(context, *describe_kind(record->kind).shape, record, {});
    const std::string_view label = m_show_all ? "Fewer fields" : "All fields";
    if (link(ui, label))
        m_show_all = !m_show_all;
    space(ui, 16);
}

void InspectorView::draw_nothing(ViewContext& context) {
    Ui& ui = context.ui;
    heading(ui, "Nothing selected", 1);
    paragraph(ui, "Select a card to see and change everything about it.", {.colour = ui.theme().second_ink});
    if (context.findings.empty())
        return;
    section(ui, "Findings");
    constexpr std::size_t shown = 4;
    for (std::size_t index = 0; index < std::min(shown, context.findings.size()); ++index) {
        const journey::Finding& finding = context.findings[index];
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        auto frame = card(ui, finding.title, CardOptions{.quiet = true});
        label(ui, finding.title, {.weight = Weight::Semibold});
        paragraph(ui, finding.sentence, {.colour = ui.theme().second_ink});
        if (link(ui, "Show it"))
            run(context, "go.record", {{"id", finding.record.text()}});
    }
}

void InspectorView::draw_several(ViewContext& context) {
    Ui& ui = context.ui;
    heading(ui, ui.format("%zu selected", context.session().selection.size()), 1);
    auto row = line(ui, {.wrap = true});
    command_button(context, "edit.duplicate");
    command_button(context, "edit.copy");
    command_button(context, "edit.delete");
    command_button(context, "card.reset_positions");
}

void InspectorView::draw_head(ViewContext& context, const Record& record) {
    Ui& ui = context.ui;
    draw_states(context, record);
    FieldOptions options;
    options.label = LabelPlace::Hidden;
    options.placeholder = "Name";
    const FieldResult title = text_field(ui, "Name", record.title, options);
    if (title.committed())
        run(context, "edit.rename", {{"id", record.id.text()}, {"title", std::string(title.value)}});
    const KindDescription& kind = describe_kind(record.kind);
    paragraph(ui, ui.format("%s · %s", kind.label.data(), kind.help.data()),
              {.colour = ui.theme().second_ink});
}

void InspectorView::draw_findings(ViewContext& context, const Record& record) {
    Ui& ui = context.ui;
    bool headed = false;
    for (std::size_t index = 0; index < context.findings.size(); ++index) {
        const journey::Finding& finding = context.findings[index];
        if (finding.record != record.id)
            continue;
        if (!headed)
            section(ui, "Findings");
        headed = true;
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        auto frame = card(ui, finding.title, CardOptions{.quiet = true});
        label(ui, finding.title, {.weight = Weight::Semibold});
        paragraph(ui, finding.sentence, {.colour = ui.theme().second_ink});
        paragraph(ui, finding.why, {.size = metric::small_text, .colour = ui.theme().third_ink});
        // Showing what is shown already would do nothing.
        if (finding.command.empty() || finding.command == "go.record")
            continue;
        const Arguments arguments(finding.arguments.begin(), finding.arguments.end());
        if (link(ui, finding.command_title,
                 {.disabled_reason = reason_against(context, finding.command, arguments)})) {
            // The command changes the store, and with it the findings that this loop walks.
            run(context, finding.command, arguments);
            return;
        }
    }
}

} // namespace throughline::ui
