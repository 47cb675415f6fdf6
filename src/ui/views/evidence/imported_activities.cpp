#include "ui/views/evidence/imported_activities.h"

#include "base/later.h"
#include "base/text.h"
#include "journey/two_models.h"
#include "model/records/table_reference.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/record_picker.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 3> activity_columns = {
    {{.title = "Activity", .width = 300, .sortable = false},
     {.title = "Rows", .width = 100, .align = Align::Right, .sortable = false},
     {.title = "In the outcome model", .width = 300, .sortable = false}}};
constexpr std::size_t activities_shown = 100;
constexpr float choice_height = 72;

ReportRow row_of(ViewContext& context, EventBinding activity, const tables::ValueCount& count,
                 double months) {
    activity.value = count.text;
    const throughline::Interaction* taken = journey::interaction_of_rows(context.store(), activity);
    ReportRow row;
    row.heading = count.text;
    row.cells = {{.text = count.text, .kind = CellKind::Link},
                 {.text = number_for_people(count.rows)},
                 {.text = taken ? name_of(context, taken->id) : "not yet", .muted = !taken}};
    if (taken) {
        row.record = taken->id;
        row.why = "It is in the model; its next step stands in the two models.";
        row.deeds.push_back(show_deed(context, taken->id));
        return row;
    }
    row.why = "So far it is only counted. As an interaction it can say what it is for and what came of it.";
    Arguments arguments = {
        {"table", activity.table.text()}, {"column", activity.column}, {"value", count.text}};
    if (months > 0)
        arguments["frequency"] = number_text(count.rows / months);
    row.deeds.push_back(make_deed(context, "activity.take", "Take into the model", std::move(arguments)));
    return row;
}

} // namespace

const Result<tables::ValueCounts>&
ImportedActivities::counts_of(const tables::Table& table, const std::string& content, std::size_t column) {
    const std::string wanted = content + "/" + m_column;
    if (m_counted != wanted) {
        tables::Rows rows(table.row_count());
        std::iota(rows.begin(), rows.end(), tables::RowIndex{0});
        m_counts = tables::count_values(table, column, rows, activities_shown);
        m_counted = wanted;
    }
    return m_counts;
}

void ImportedActivities::refresh(ViewContext& context) {
    const bool is_new = m_seen.is_new(context);
    if (!is_new && !m_changed && m_tables == context.tables.version())
        return;
    m_changed = false;
    m_tables = context.tables.version();
    m_activities.rows.clear();
    m_summary = "Choose the table and the column that names the activities.";
    const auto* reference = context.store().find_as<TableReference>(m_table);
    if (!reference || m_column.empty())
        return;
    platform::Platform& platform = context.ui.platform();
    context.tables.want(reference->content, [&platform] { platform.request_frames(2); });
    const tables::Table* table = context.tables.find(reference->content);
    const auto column = table ? table->column_named(m_column) : std::nullopt;
    if (!column) {
        m_summary = table ? "The table has no such column any more." : "Reading the table…";
        return;
    }
    const auto& counts = counts_of(*table, reference->content, *column);
    if (!counts.ok()) {
        m_summary = counts.error().message;
        return;
    }
    double months = 0;
    if (!parse_number(m_months, months))
        months = 0;
    EventBinding rows_of_table;
    rows_of_table.table = m_table;
    rows_of_table.column = m_column;
    for (const tables::ValueCount& count : counts.value().values)
        m_activities.rows.push_back(row_of(context, rows_of_table, count, months));
    m_summary = text_format(
        "%s rows, %u activities, %s rows without one", number_for_people(counts.value().rows).c_str(),
        static_cast<unsigned>(counts.value().distinct), number_for_people(counts.value().blank).c_str());
}

void ImportedActivities::draw_choice(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto flow = column(ui, box.inset(12, 0), 6);
    {
        auto row = line(ui, {.height = metric::control});
        const Id before = m_table;
        pick_record(context, "Table", {Kind::TableReference},
                    {.placeholder = "which table?", .label_hidden = true, .width = 220}, m_table);
        if (before != m_table) {
            m_column.clear();
            m_changed = true;
        }
        if (const auto* table = context.store().find_as<TableReference>(m_table)) {
            const auto& names = table->columns;
            const auto found = std::find_if(names.begin(), names.end(),
                                            [this](const TableColumn& one) { return one.name == m_column; });
            const Picked picked =
                picker(ui, "Column",
                       {.count = static_cast<int>(names.size()),
                        .chosen = found == names.end() ? -1 : static_cast<int>(found - names.begin()),
                        .placeholder = "which column names them?",
                        .label_hidden = true,
                        .width = 200},
                       [&](int index) { return Choice{names[static_cast<std::size_t>(index)].name}; });
            if (picked && picked.index >= 0) {
                m_column = names[static_cast<std::size_t>(picked.index)].name;
                m_changed = true;
            }
        }
        const FieldResult months = number_field(ui, "Months", m_months,
                                                {.label = LabelPlace::Hidden,
                                                 .placeholder = "months covered",
                                                 .tooltip = "How many months the rows cover: gives how often",
                                                 .width = 140});
        if (months.committed()) {
            m_months = months.value;
            m_changed = true;
        }
    }
    second_label(ui, m_summary);
}

LATER void ImportedActivities::draw(ViewContext& context, const Box& box) {
    if (context.store().all(Kind::TableReference).empty()) {
        return draw_nothing_yet(
            context, box,
            {"evidence", "No activities yet",
             "Bring what the activity tracker wrote down: a CSV file with one row per activity.",
             "Import a CSV file", "file.import_table"});
    }
    refresh(context);
    Box rest = box;
    draw_choice(context, rest.cut_top(choice_height));
    m_activities.draw(context, "Imported activities", rest, activity_columns, "No activities to show yet");
}

} // namespace throughline::ui
