// What the workspace finds wrong with itself, and what to do about it.
#include "base/later.h"
#include "ui/views/work/work_pages.h"

#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 4> finding_columns = {
    {{.title = "Finding", .width = 220, .sortable = false},
     {.title = "What", .width = 420, .sortable = false},
     {.title = "Why it matters", .width = 420, .sortable = false},
     {.title = "Do this", .width = 180, .sortable = false}}};

Tone tone_of(journey::Severity severity) {
    return severity == journey::Severity::Bad       ? Tone::Bad
           : severity == journey::Severity::Warning ? Tone::Warning
                                                    : Tone::Neutral;
}

} // namespace

ShownCount FindingsPage::answer(ViewContext& context, const WorkInput& input) {
    m_shown.clear();
    const bool everything = input.stamp.filter == journey::WorkFilter{};
    for (std::size_t index = 0; index < context.findings.size(); ++index) {
        if (everything || input.lets_pass(context.findings[index].record))
            m_shown.push_back(index);
    }
    return {m_shown.size(), context.findings.size()};
}

LATER void FindingsPage::draw(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(m_shown.size());
    options.empty_text =
        context.findings.empty() ? "Nothing to complain about" : "No finding passes the filter";
    options.multiple_selection = false;
    const auto finding_at = [&](std::int64_t row) -> const journey::Finding& {
        return context.findings[m_shown[static_cast<std::size_t>(row)]];
    };
    const GridResult result = data_grid(ui, "Findings", box, m_grid, finding_columns, options,
                                        [&](std::int64_t row, int grid_column, GridCell& cell) {
                                            const journey::Finding& finding = finding_at(row);
                                            switch (grid_column) {
                                            case 0:
                                                cell.kind = CellKind::Chip;
                                                cell.tone = tone_of(finding.severity);
                                                cell.text = finding.title;
                                                break;
                                            case 1:
                                                cell.text = finding.sentence;
                                                break;
                                            case 2:
                                                cell.text = finding.why;
                                                cell.muted = true;
                                                break;
                                            default:
                                                cell.kind = CellKind::Link;
                                                cell.text = finding.command_title.empty()
                                                                ? std::string_view("Show it")
                                                                : finding.command_title;
                                            }
                                        });
    // Enter on the button's cell is both; the button is meant.
    if (result.link_row < 0 && result.activated_row >= 0)
        run(context, "go.record", {{"id", finding_at(result.activated_row).record.text()}});
    if (result.link_row >= 0) {
        const journey::Finding& finding = finding_at(result.link_row);
        if (finding.command.empty())
            run(context, "go.record", {{"id", finding.record.text()}});
        else
            run(context, finding.command, Arguments(finding.arguments.begin(), finding.arguments.end()));
    }
}

} // namespace throughline::ui
