#include "ui/views/evidence/measures_page.h"

#include "base/text.h"
#include "model/records/measure.h"
#include "ui/views/nothing_yet.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 8> measure_columns = {
    {{.title = "Measure", .width = 230, .sortable = false},
     {.title = "Shows", .width = 100, .sortable = false},
     {.title = "When", .width = 80, .sortable = false},
     {.title = "Now", .width = 170, .sortable = false},
     {.title = "Target", .width = 100, .align = Align::Right, .sortable = false},
     {.title = "n", .width = 70, .align = Align::Right, .sortable = false},
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

std::string predicted_by(const Store& store, const Measure& measure) {
    std::vector<std::string> titles;
    for (const Effect& effect : measure.predicts) {
        if (const Record* target = store.find(effect.target))
            titles.push_back(target->title);
    }
    return joined(titles, ", ");
}

std::string value_now(const Measure& measure) {
    if (!measure.current)
        return "no data";
    if (!measure.low || !measure.high)
        return with_unit(*measure.current, measure);
    return with_unit(*measure.current, measure) + " [" + number_for_people(*measure.low, 1) + ", " +
           number_for_people(*measure.high, 1) + "]";
}

Tone tone_of(MeasureClass shown) {
    return shown == MeasureClass::Outcome    ? Tone::Good
           : shown == MeasureClass::Activity ? Tone::Warning
                                             : Tone::Neutral;
}

ReportRow row_of(const Store& store, const Measure& measure) {
    ReportRow row;
    row.record = measure.id;
    row.cells = {{.text = measure.title, .kind = CellKind::Link},
                 {.text = std::string(measure_classes[static_cast<std::size_t>(measure.measure_class)].label),
                  .kind = CellKind::Chip,
                  .tone = tone_of(measure.measure_class)},
                 {.text = std::string(timings[static_cast<std::size_t>(measure.timing)].label)},
                 {.text = value_now(measure), .muted = !measure.current},
                 {.text = measure.target ? with_unit(*measure.target, measure) : std::string(),
                  .kind = CellKind::Chip,
                  .tone = is_reached(measure) ? Tone::Good : Tone::Neutral},
                 {.text = measure.n ? number_for_people(static_cast<double>(*measure.n)) : std::string()},
                 {.text = predicted_by(store, measure)},
                 {.text = used_by(store, measure)}};
    return row;
}

} // namespace

void MeasuresPage::refresh(ViewContext& context) {
    if (!m_seen.is_new(context))
        return;
    const auto measures = context.store().all(Kind::Measure);
    m_table.rows.clear();
    for (const RecordPointer& record : measures)
        m_table.rows.push_back(row_of(context.store(), *as<Measure>(record)));
    const auto outcomes = std::count_if(measures.begin(), measures.end(), [](const RecordPointer& record) {
        return as<Measure>(record)->measure_class == MeasureClass::Outcome;
    });
    m_summary = text_format("%zu measures, %d of outcomes", measures.size(), static_cast<int>(outcomes));
}

void MeasuresPage::look_at(ViewContext& context, const Id& measure) {
    refresh(context);
    m_table.look_at(measure);
}

void MeasuresPage::draw(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    refresh(context);
    if (m_table.rows.empty()) {
        return draw_nothing_yet(context, box,
                                {"evidence", "No measures yet",
                                 "A measure shows activity, response or outcome. Success is movement of an "
                                 "outcome, never a count of activity.",
                                 "Add a measure", "measure.add"});
    }
    Box rest = box;
    {
        auto flow = column(ui, rest.cut_top(metric::control + metric::gap).inset(12, 0));
        auto row = line(ui, {.height = metric::control});
        second_label(ui, m_summary);
        push_right(ui);
        command_button(context, "measure.add", {}, CommandLook::Primary);
    }
    m_table.draw_table(context, "Measures", rest, measure_columns, "No measures yet");
}

} // namespace throughline::ui
