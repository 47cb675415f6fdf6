#include "ui/views/policy/policy_changes.h"

#include "ui/widgets/layout.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr float most_rows_seen = 12;

constexpr std::array<GridColumn, 5> shown_columns = {{{.title = "What", .width = 120, .sortable = false},
                                                      {.title = "Name", .width = 220, .sortable = false},
                                                      {.title = "Field", .width = 170, .sortable = false},
                                                      {.title = "Before", .width = 200, .sortable = false},
                                                      {.title = "After", .width = 200, .sortable = false}}};

constexpr std::array<std::string_view, 3> change_words = {"added", "removed", "changed"};

} // namespace

void PolicyChanges::set(const std::vector<engage::PolicyChange>& changes) {
    m_table.rows.clear();
    for (const engage::PolicyChange& change : changes) {
        const std::string kind(change.record.empty() ? "Ranking" : describe_kind(change.kind).label);
        if (change.fields.empty()) {
            const bool is_added = change.change == engage::PartChange::Added;
            ReportRow row;
            row.record = change.record;
            row.cells = {{.text = kind},
                         {.text = change.title},
                         {.text = std::string(change_words[static_cast<std::size_t>(change.change)]),
                          .kind = CellKind::Chip,
                          .tone = is_added ? Tone::Good : Tone::Bad}};
            m_table.rows.push_back(std::move(row));
        }
        for (const engage::FieldChange& field : change.fields) {
            ReportRow row;
            row.record = change.record;
            row.cells = {{.text = kind},
                         {.text = change.title},
                         {.text = field.field},
                         {.text = field.before.empty() ? "–" : field.before, .muted = true},
                         {.text = field.after.empty() ? "–" : field.after}};
            m_table.rows.push_back(std::move(row));
        }
    }
}

void PolicyChanges::draw(ViewContext& context, std::string_view name) {
    const float rows = std::clamp(static_cast<float>(m_table.rows.size()), 1.0F, most_rows_seen);
    m_table.draw_table(context, name, place(context.ui, 0, (rows + 2) * metric::grid_row), shown_columns,
                       "No difference");
}

} // namespace throughline::ui
