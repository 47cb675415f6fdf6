#include "ui/views/inspector/inspector_view.h"

#include "commands/file/examples.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

constexpr float findings_height = 190;

std::string_view what_to_select(const Session& session) {
    switch (session.place) {
    case Place::Outcomes:
    case Place::Journeys:
        return "Select a card to see and change everything about it.";
    case Place::Decisions:
        return session.decisions_mode == DecisionsMode::NextAction
                   ? "Select an action in the catalogue to see and change everything about it."
                   : "Open a decision to see and change everything about it.";
    case Place::Customers:
        return "Choose a customer to see everything about one of them.";
    case Place::Work:
        return "Select a row to see and change everything about that piece of work.";
    case Place::Evidence:
        return "Select a row to see and change everything about that measure or improvement.";
    }
    return {};
}

} // namespace

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
    Box rest = box;
    if (context.session().place == Place::Outcomes && !context.findings.empty())
        draw_all_findings(context, rest.cut_bottom(std::min(findings_height, box.height * 0.3F)));
    auto area = scroll_area(ui, "Inspector content", rest, 14, 6);
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
    // An edit that joins the one before it leaves nobody else to hold the record that is being drawn.
    const RecordPointer kept = context.store().pointer(record->id);
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
    if (context.store().size() == 0)
        return paragraph(ui, "Nothing is here yet. The page in the middle says how to begin.",
                         {.colour = ui.theme().second_ink});
    paragraph(ui, what_to_select(context.session()), {.colour = ui.theme().second_ink});
    if (context.session().place == Place::Outcomes)
        return draw_beginnings(context);
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

// What else one could look at or begin (R065).
void InspectorView::draw_beginnings(ViewContext& context) {
    Ui& ui = context.ui;
    section(ui, "Begin");
    if (link(ui, "Start with your customer", {.tooltip = "A new workspace from one sentence"}))
        run(context, "file.start_with_customer");
    if (link(ui, "Open a file"))
        run(context, "file.import");
    section(ui, "Worked examples");
    for (const WorkedExample& example : worked_examples()) {
        auto scope = ui.with_id(example.name);
        if (link(ui, example.title, {.tooltip = example.story}))
            run(context, "file.open_example", {{"example", std::string(example.name)}});
    }
}

// What is missing, misplaced or harmful in the whole workspace, the worst first, while one works on it.
void InspectorView::draw_all_findings(ViewContext& context, Box box) {
    Ui& ui = context.ui;
    ui.paint().fill(box.cut_top(1), ui.theme().line);
    auto region = ui.group(Role::Group, "Findings", box);
    {
        auto head = column(ui, box.cut_top(30).inset(14, 6));
        label(ui, ui.format("Findings · %zu", context.findings.size()), {.weight = Weight::Semibold});
    }
    auto area = scroll_area(ui, "All findings", box, 14, 2);
    constexpr std::size_t shown = 12;
    for (std::size_t index = 0; index < std::min(shown, context.findings.size()); ++index) {
        const journey::Finding& finding = context.findings[index];
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        if (link(ui, finding.sentence, {.tooltip = finding.sentence})) {
            // The command changes what this loop walks.
            run(context, "go.record", {{"id", finding.record.text()}});
            return;
        }
    }
    if (context.findings.size() > shown &&
        link(ui, ui.format("and %zu more", context.findings.size() - shown)))
        run(context, "go.work");
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
