// R025: how successful an interaction has been, for each and for each type, with its uncertainty.
#include "base/later.h"
#include "base/text.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/work/work_pages.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 6> success_columns = {
    {{.title = "Type, interaction", .width = 300, .sortable = false},
     {.title = "Went well", .width = 140, .sortable = false},
     {.title = "95 % interval", .width = 130, .sortable = false},
     {.title = "n", .width = 80, .align = Align::Right, .sortable = false},
     {.title = "Against its type", .width = 150, .sortable = false},
     {.title = "Remark", .width = 360, .sortable = false}}};

template <typename Row>
void take_rate(const journey::Figure& rate, Row& row) {
    row.n = rate.value ? rate.n : 0;
    if (!rate.value)
        return;
    row.share = *rate.value / 100;
    row.rate = number_for_people(*rate.value) + " %";
    if (rate.low && rate.high)
        row.interval = number_for_people(*rate.low) + " % to " + number_for_people(*rate.high) + " %";
}

bool is_only_activity(ViewContext& context, const Id& interaction) {
    return std::any_of(
        context.findings.begin(), context.findings.end(), [&](const journey::Finding& finding) {
            return finding.kind == journey::FindingKind::MeasuredNotAligned && finding.record == interaction;
        });
}

} // namespace

ShownCount SuccessPage::answer(ViewContext& context, const WorkInput& input) {
    m_rows.clear();
    std::size_t shown = 0;
    for (const journey::TypeSuccess& type : journey::success_by_type(context.store(), &input.passed)) {
        Row head;
        head.title = type.type;
        take_rate(type.rate, head);
        head.remark = text_format("%zu of %zu counted", type.rate.counted, type.rate.of);
        head.warns = type.means_differ;
        if (type.means_differ)
            head.remark += "; success does not mean the same for all of them";
        m_rows.push_back(std::move(head));
        for (const journey::InteractionSuccess& one : type.interactions) {
            Row row;
            row.interaction = one.interaction->id;
            row.title = "    " + one.interaction->title;
            take_rate(one.rate, row);
            row.differs = one.differs;
            if (one.against_type)
                row.against =
                    text_format("%+.0f points%s", *one.against_type, one.differs ? "" : ", not shown");
            row.remark = one.interaction->success.means;
            if (row.n == 0)
                row.remark = "No result is recorded yet.";
            // R006: counts of activity never stand for success.
            if (is_only_activity(context, one.interaction->id)) {
                row.warns = true;
                row.remark = "Measured, not aligned: only activity";
            }
            ++shown;
            m_rows.push_back(std::move(row));
        }
    }
    return {shown, context.store().all(Kind::Interaction).size()};
}

LATER void SuccessPage::draw(ViewContext& context, const Box& box) {
    if (context.store().all(Kind::Interaction).empty())
        return draw_nothing_yet(context, box,
                                {"work", "No interactions yet",
                                 "An interaction says what counts as success; each result that is recorded "
                                 "then shows how often it went well.",
                                 "Go to the outcomes", "go.outcomes"});
    Box rest = box;
    {
        auto flow = column(context.ui, rest.cut_top(28).inset(12, 4));
        second_label(context.ui,
                     "Success is what came of it for the customer, never how often it was done. Rates are of "
                     "what is shown.");
    }
    const GridResult result = item_grid(
        context.ui, "How successful", rest, m_grid, success_columns, m_rows,
        [&](const Row& row, int grid_column, GridCell& cell) { fill_cell(context, row, grid_column, cell); });
    follow_grid(context, m_grid, result, m_rows.size(),
                [&](std::size_t row) { return m_rows[row].interaction; });
}

void SuccessPage::fill_cell(ViewContext& context, const Row& row, int column, GridCell& cell) {
    switch (column) {
    case 0:
        cell.kind = row.interaction.empty() ? CellKind::Text : CellKind::Link;
        cell.text = row.title;
        cell.semibold = row.interaction.empty();
        break;
    case 1:
        cell.text = row.n == 0 ? std::string_view("not counted") : std::string_view(row.rate);
        cell.muted = row.n == 0;
        if (row.n > 0)
            cell.kind = CellKind::Bar;
        cell.share = row.share;
        break;
    case 2:
        cell.text = row.interval;
        break;
    case 3:
        cell.text = context.ui.number(static_cast<double>(row.n));
        cell.muted = row.n == 0;
        break;
    case 4:
        cell.text = row.against;
        cell.tone = row.differs ? Tone::Accent : Tone::Neutral;
        cell.muted = !row.differs;
        break;
    default:
        cell.text = row.remark;
        cell.tone = row.warns ? Tone::Warning : Tone::Neutral;
        cell.muted = !row.warns;
    }
}

} // namespace throughline::ui
