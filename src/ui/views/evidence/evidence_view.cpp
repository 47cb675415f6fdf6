#include "ui/views/evidence/evidence_view.h"

#include "base/later.h"
#include "base/text.h"
#include "model/records/measure.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 8> measure_columns = {
    {{.title = "Measure", .width = 230, .sortable = false},
     {.title = "Shows", .width = 100, .sortable = false},
     {.title = "When", .width = 90, .sortable = false},
     {.title = "Now", .width = 200, .sortable = false},
     {.title = "Target", .width = 100, .align = Align::Right, .sortable = false},
     {.title = "n", .width = 80, .align = Align::Right, .sortable = false},
     {.title = "Predicts", .width = 230, .sortable = false},
     {.title = "Used by", .width = 250, .sortable = false}}};

std::string with_unit(double value, const Measure& measure) {
    return number_for_people(value, 1) + (measure.unit.empty() ? "" : " " + measure.unit);
}

bool is_reached(const Measure& measure) {
    if (!measure.current || !measure.target)
        return false;
    return measure.direction == throughline::Direction::LessIsBetter ? *measure.current <= *measure.target
                                                                     : *measure.current >= *measure.target;
}

std::string used_by(const Store& store, const Measure& measure) {
    std::vector<std::string> titles;
    for (const Reference& reference : store.references_to(measure.id)) {
        const Record* source = store.find(reference.source);
        if (source && source->kind != Kind::Measure &&
            std::find(titles.begin(), titles.end(), source->title) == titles.end())
            titles.push_back(source->title);
    }
    return joined(titles, ", ");
}

void fill_cell(ViewContext& context, const Measure& measure, int column, GridCell& cell) {
    Ui& ui = context.ui;
    switch (column) {
    case 0:
        cell.kind = CellKind::Link;
        cell.text = measure.title;
        break;
    case 1:
        cell.kind = CellKind::Chip;
        cell.text = measure_classes[static_cast<std::size_t>(measure.measure_class)].label;
        cell.tone = measure.measure_class == MeasureClass::Outcome    ? Tone::Good
                    : measure.measure_class == MeasureClass::Activity ? Tone::Warning
                                                                      : Tone::Neutral;
        break;
    case 2:
        cell.text = timings[static_cast<std::size_t>(measure.timing)].label;
        break;
    case 3:
        if (!measure.current) {
            cell.text = "no data";
            cell.muted = true;
        } else if (measure.low && measure.high) {
            cell.text = ui.format("%s [%s, %s]", with_unit(*measure.current, measure).c_str(),
                                  number_for_people(*measure.low, 1).c_str(),
                                  number_for_people(*measure.high, 1).c_str());
        } else {
            cell.text = ui.keep(with_unit(*measure.current, measure));
        }
        break;
    case 4:
        if (measure.target) {
            cell.kind = CellKind::Chip;
            cell.text = ui.keep(with_unit(*measure.target, measure));
            cell.tone = is_reached(measure) ? Tone::Good : Tone::Neutral;
        }
        break;
    case 5:
        if (measure.n)
            cell.text = ui.number(static_cast<double>(*measure.n));
        break;
    case 6: {
        std::vector<std::string> titles;
        for (const Effect& effect : measure.predicts) {
            if (const Record* target = context.store().find(effect.target))
                titles.push_back(target->title);
        }
        cell.text = ui.keep(joined(titles, ", "));
        break;
    }
    default:
        cell.text = ui.keep(used_by(context.store(), measure));
    }
}

} // namespace

LATER void EvidenceView::draw(ViewContext& context, const Box& box) {
    Box rest = box;
    draw_toolbar(context, rest.cut_top(metric::toolbar));
    switch (m_tab) {
    case Tab::Measures:
        return draw_measures(context, rest);
    case Tab::Loop:
        return m_loop.draw(context, rest);
    case Tab::Improvements:
        return m_improvements.draw(context, rest);
    }
}

void EvidenceView::draw_toolbar(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Evidence", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    const std::array<TabLabel, 3> labels = {
        {{.label = "Measures"},
         {.label = "The loop"},
         {.label = "Improvements", .badge = ui.format("%zu", context.store().all(Kind::Initiative).size())}}};
    const int chosen = tabs(ui, "Evidence", labels, static_cast<int>(m_tab));
    if (chosen >= 0)
        m_tab = static_cast<Tab>(chosen);
    if (m_tab != Tab::Measures)
        return;
    const auto measures = context.store().all(Kind::Measure);
    const auto outcomes = std::count_if(measures.begin(), measures.end(), [](const RecordPointer& record) {
        return as<Measure>(record)->measure_class == MeasureClass::Outcome;
    });
    second_label(ui, ui.format("%zu measures, %d of outcomes", measures.size(), static_cast<int>(outcomes)));
    push_right(ui);
    command_button(context, "measure.add", {}, CommandLook::Primary);
}

void EvidenceView::draw_measures(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    const auto measures = context.store().all(Kind::Measure);
    if (measures.empty()) {
        auto area = column(ui, box);
        EmptyOptions options;
        options.icon = icon_named("evidence");
        options.sentence = "A measure shows activity, response or outcome. Success is movement of an "
                           "outcome, never a count of activity.";
        options.action = "Add a measure";
        if (empty_state(ui, "No measures yet", options) == 1)
            run(context, "measure.add");
        return;
    }
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(measures.size());
    options.multiple_selection = false;
    const GridResult result =
        data_grid(ui, "Measures", box, m_grid, measure_columns, options,
                  [&](std::int64_t row, int column, GridCell& cell) {
                      fill_cell(context, *as<Measure>(measures[static_cast<std::size_t>(row)]), column, cell);
                  });
    const bool chosen = result.selection_changed || result.cursor_moved || result.link_row >= 0;
    const std::int64_t row = result.link_row >= 0 ? result.link_row : m_grid.cursor_row;
    if (chosen && row >= 0 && row < options.row_count)
        run(context, "edit.select",
            {{"ids", measures[static_cast<std::size_t>(row)]->id.text()}, {"mode", "set"}});
}

} // namespace throughline::ui
