#include "ui/views/evidence/coverage_page.h"

#include "base/later.h"
#include "base/text.h"
#include "journey/coverage.h"
#include "model/records/factor.h"
#include "model/records/interaction.h"
#include "model/records/stage.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/charts.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace throughline::ui {

namespace {

using journey::Coverage;
using journey::CoverageRow;

constexpr std::array<GridColumn, 6> coverage_columns = {
    {{.title = "What", .width = 220, .sortable = false},
     {.title = "Covered", .width = 150, .sortable = false},
     {.title = "Interactions", .width = 90, .align = Align::Right, .sortable = false},
     {.title = "Lagging", .width = 80, .align = Align::Right, .sortable = false},
     {.title = "Leading", .width = 80, .align = Align::Right, .sortable = false},
     {.title = "Importance", .width = 100, .align = Align::Right, .sortable = false}}};
constexpr std::array<GridColumn, 3> alignment_columns = {
    {{.title = "Finding", .width = 190, .sortable = false},
     {.title = "What", .width = 420, .sortable = false},
     {.title = "Why it matters", .width = 420, .sortable = false}}};
constexpr std::array<GridColumn, 5> control_columns = {
    {{.title = "What", .width = 230, .sortable = false},
     {.title = "Is", .width = 100, .sortable = false},
     {.title = "In our hands", .width = 120, .sortable = false},
     {.title = "A month", .width = 100, .align = Align::Right, .sortable = false},
     {.title = "Hours a month", .width = 120, .sortable = false}}};

constexpr float parts_height = 72, control_height = 150;

Tone tone_of(Coverage coverage) {
    return coverage == Coverage::Nothing    ? Tone::Bad
           : coverage == Coverage::Measured ? Tone::Good
                                            : Tone::Warning;
}

Tone tone_of(Control control) {
    return control == Control::Controlled     ? Tone::Good
           : control == Control::Influenced   ? Tone::Accent
           : control == Control::Uncontrolled ? Tone::Warning
                                              : Tone::Neutral;
}

std::string_view why_of(Coverage coverage) {
    switch (coverage) {
    case Coverage::Nothing:
        return "The customer is left alone here, or what happens here is not on the map.";
    case Coverage::NotMeasured:
        return "Something happens here, and nobody would notice if it went wrong.";
    case Coverage::OnlyActivity:
        return "Only our own activity is counted here; it never stands for success.";
    case Coverage::OnlyLeading:
        return "A leading measure says what is done; only a lagging one says what came of it.";
    case Coverage::Measured:
        return "A lagging measure shows whether it works. There is nothing to do.";
    }
    return {};
}

// What an interaction is given so that it covers the row.
Deed new_interaction(ViewContext& context, const Record& record) {
    if (record.kind == Kind::Stage)
        return make_deed(context, "interaction.add", "Add an interaction here",
                         {{"stage", record.id.text()}});
    const char* list = record.kind == Kind::Channel ? "channels" : "products";
    return make_deed(context, "interaction.add", "Add an interaction for it", {{list, record.id.text()}});
}

Deed mending_of(ViewContext& context, const CoverageRow& row) {
    const Record* record = context.store().find(row.record);
    if (row.coverage == Coverage::Nothing && record && record->kind != Kind::Interaction)
        return new_interaction(context, *record);
    if (row.coverage == Coverage::Measured || row.interactions.empty())
        return {};
    const Id first = row.interactions.front();
    return make_deed(context, "measure.add", "Add an outcome measure to “" + name_of(context, first) + "”",
                     {{"of", first.text()}, {"type", "outcome"}});
}

std::string count_text(std::size_t count) {
    return count > 0 ? text_format("%zu", count) : std::string("none");
}

void fill(ViewContext& context, ReportTable& table, const std::vector<CoverageRow>& rows) {
    table.rows.clear();
    for (const CoverageRow& found : rows) {
        ReportRow row;
        row.record = found.record;
        row.heading = name_of(context, found.record) + ": " + std::string(coverage_text(found.coverage));
        row.cells = {{.text = name_of(context, found.record), .kind = CellKind::Link},
                     {.text = std::string(coverage_text(found.coverage)),
                      .kind = CellKind::Chip,
                      .tone = tone_of(found.coverage)},
                     {.text = count_text(found.interactions.size())},
                     {.text = count_text(found.lagging)},
                     {.text = count_text(found.leading)},
                     {.text = number_or_nothing(found.importance, 1)}};
        row.why = why_of(found.coverage);
        if (!found.interactions.empty())
            row.why += " " + names_of(context, found.interactions) + ".";
        Deed mend = mending_of(context, found);
        if (!mend.command.empty())
            row.deeds.push_back(std::move(mend));
        row.deeds.push_back(show_deed(context, found.record));
        table.rows.push_back(std::move(row));
    }
}

bool is_about_alignment(journey::FindingKind kind) {
    return kind <= journey::FindingKind::ExpectationGap;
}

} // namespace

void CoveragePage::refresh(ViewContext& context) {
    const bool is_other_filter = context.session().work_filter.control != m_filter;
    const bool is_new = m_seen.is_new(context);
    if (is_new || is_other_filter)
        refresh_control(context);
    if (!is_new)
        return;
    const journey::CoverageReport report = journey::coverage_of(context.store());
    fill(context, table(Part::Stages), report.stages);
    fill(context, table(Part::Channels), report.channels);
    fill(context, table(Part::Products), report.products);
    fill(context, table(Part::Touchpoints), report.touchpoints);
    refresh_alignment(context);
    m_summary = text_format(
        "%zu of %zu stages, channels, products and touchpoints are measured by what came of them.",
        report.measured, report.rows);
    m_missing_stage = {};
    if (!report.missing_phases.empty()) {
        const auto& [id, phase] = report.missing_phases.front();
        const std::string label(choice_label(stage_phases, phase));
        const std::size_t count = report.missing_phases.size();
        m_summary +=
            text_format(count == 1 ? " %zu phase is on no map." : " %zu phases are on no map.", count);
        m_missing_stage = make_deed(context, "stage.add", "Draw “" + label + "”",
                                    {{"journey", id.text()},
                                     {"title", label},
                                     {"phase", std::string(choice_name(stage_phases, phase))}});
    }
}

// R005
void CoveragePage::refresh_alignment(ViewContext& context) {
    ReportTable& shown = table(Part::Alignment);
    shown.rows.clear();
    for (const journey::Finding& finding : context.findings) {
        if (!is_about_alignment(finding.kind))
            continue;
        ReportRow row;
        row.record = finding.record;
        row.heading = finding.sentence;
        row.why = finding.why;
        row.cells = {{.text = std::string(finding.title),
                      .kind = CellKind::Chip,
                      .tone = finding.severity == journey::Severity::Bad ? Tone::Bad : Tone::Warning},
                     {.text = finding.sentence},
                     {.text = std::string(finding.why), .muted = true}};
        if (!finding.command.empty() && finding.command != "go.record")
            row.deeds.push_back(make_deed(context, finding.command, std::string(finding.command_title),
                                          Arguments(finding.arguments.begin(), finding.arguments.end())));
        row.deeds.push_back(show_deed(context, finding.record));
        shown.rows.push_back(std::move(row));
    }
}

// R001, R030
void CoveragePage::refresh_control(ViewContext& context) {
    m_filter = context.session().work_filter.control;
    for (ControlText& level : m_control)
        level = {};
    ReportTable& shown = table(Part::Control);
    shown.rows.clear();
    const auto add = [&](const Record& record, Control control, const std::optional<double>& contacts,
                         const std::optional<double>& hours) {
        ControlText& level = m_control[static_cast<std::size_t>(control)];
        ++level.count;
        level.contacts += contacts.value_or(0);
        level.hours += hours.value_or(0);
        if (!m_filter.lets_pass(control))
            return;
        const bool is_wasted = control == Control::Uncontrolled && hours.value_or(0) > 0;
        ReportRow row;
        row.record = record.id;
        row.heading = name_of(context, record.id);
        row.why = is_wasted ? "Effort on what nobody here can change changes nothing. Prepare for it instead."
                  : control == Control::Unstated
                      ? "Say how far it can be controlled; until then it counts as influenced."
                      : "Plan what is controlled, nudge what is influenced, prepare for the rest.";
        row.cells = {{.text = name_of(context, record.id), .kind = CellKind::Link},
                     {.text = std::string(describe_kind(record.kind).label)},
                     {.text = std::string(choice_label(controls, control)),
                      .kind = CellKind::Chip,
                      .tone = tone_of(control)},
                     {.text = number_or_nothing(contacts)},
                     {.text = number_or_nothing(hours),
                      .kind = is_wasted ? CellKind::Chip : CellKind::Text,
                      .tone = is_wasted ? Tone::Bad : Tone::Neutral}};
        if (is_wasted)
            row.deeds.push_back(
                make_deed(context, "record.set", "Stop spending hours on it",
                          {{"id", record.id.text()}, {"path", "effort_hours"}, {"value", "0"}}));
        row.deeds.push_back(show_deed(context, record.id));
        shown.rows.push_back(std::move(row));
    };
    for (const RecordPointer& record : context.store().all(Kind::Interaction)) {
        const auto& interaction = *as<throughline::Interaction>(record);
        add(interaction, interaction.control, interaction.frequency, interaction.effort_hours);
    }
    for (const RecordPointer& record : context.store().all(Kind::Factor)) {
        const auto& factor = *as<Factor>(record);
        add(factor, factor.control, {}, factor.effort_hours);
    }
    for (std::size_t index = 0; index < m_control.size(); ++index) {
        ControlText& level = m_control[index];
        level.text =
            text_format("%zu with %s contacts and %s hours a month", level.count,
                        number_for_people(level.contacts).c_str(), number_for_people(level.hours).c_str());
        if (static_cast<Control>(index) != Control::Unstated)
            m_control_toggles[index] =
                make_deed(context, "view.control_filter", std::string(controls[index].label),
                          {{"level", std::string(controls[index].name)}});
    }
    const double wasted = m_control[static_cast<std::size_t>(Control::Uncontrolled)].hours;
    m_wasted = wasted > 0 ? number_for_people(wasted) + " hours a month go into what nobody here can change."
                          : std::string("No effort goes into what nobody here can change.");
}

void CoveragePage::draw_control(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto flow = column(ui, box.inset(12, 0), 6);
    {
        auto row = line(ui, {.height = metric::control});
        second_label(ui, m_wasted);
        push_right(ui);
        const bool on[] = {true, m_filter.controlled, m_filter.influenced, m_filter.uncontrolled};
        for (std::size_t index = 1; index < m_control_toggles.size(); ++index) {
            const Deed& deed = m_control_toggles[index];
            if (toggle_button(ui, deed.label, on[index], {.tooltip = "Show or hide them"}))
                run(context, deed.command, deed.arguments);
        }
    }
    std::array<ChartValue, std::size(controls)> values;
    for (std::size_t index = 0; index < values.size(); ++index)
        values[index] = {.label = controls[index].label,
                         .value = static_cast<double>(m_control[index].count),
                         .text = m_control[index].text,
                         .tone = tone_of(static_cast<Control>(index))};
    bar_chart(ui, "How far it lies in our hands", values, {.row_height = 22});
}

void CoveragePage::draw_parts(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto flow = column(ui, box.inset(12, 0), 6);
    constexpr std::array<std::string_view, part_count> labels = {"Stages",      "Channels",  "Products",
                                                                 "Touchpoints", "Alignment", "Control"};
    const int chosen = segmented(ui, "Of what", labels, static_cast<int>(m_part));
    if (chosen >= 0)
        m_part = static_cast<Part>(chosen);
    auto row = line(ui, {.height = metric::control});
    second_label(ui, m_summary);
    push_right(ui);
    deed_button(context, m_missing_stage);
}

LATER void CoveragePage::draw(ViewContext& context, const Box& box) {
    refresh(context);
    Box rest = box;
    draw_parts(context, rest.cut_top(parts_height));
    switch (m_part) {
    case Part::Alignment:
        return table(m_part).draw(context, "Alignment", rest, alignment_columns,
                                  "Every interaction leads to an outcome, and every outcome is served");
    case Part::Control:
        draw_control(context, rest.cut_top(control_height));
        return table(m_part).draw(context, "Control", rest, control_columns, "Nothing to control yet");
    default:
        return table(m_part).draw(context, "Coverage", rest, coverage_columns,
                                  "Nothing yet that could be covered: draw a journey first");
    }
}

} // namespace throughline::ui
