#include "ui/views/policy/customer_list.h"

#include "ui/views/customers/table_access.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace throughline::ui {

namespace {

constexpr float most_rows_seen = 10;

constexpr std::array<GridColumn, 4> columns_of(std::string_view others) {
    return {{{.title = "Customer", .width = 160, .sortable = false},
             {.title = "Gets", .width = 240, .sortable = false},
             {.title = "Best propensity", .width = 120, .align = Align::Right, .sortable = false},
             {.title = others, .width = 240, .sortable = false}}};
}

} // namespace

void CustomerList::show(std::string title, std::vector<tables::RowIndex> rows,
                        std::vector<std::string> others, std::string_view others_title) {
    m_title = std::move(title);
    m_rows = std::move(rows);
    m_others = std::move(others);
    m_others_title = others_title;
    m_grid = {};
}

void CustomerList::draw(ViewContext& context, const PolicyData& data) {
    if (!is_shown() || !data.is_simulated())
        return;
    Ui& ui = context.ui;
    {
        auto row = line(ui, {.height = metric::control});
        heading(ui,
                ui.format("%s: %s", m_title.c_str(), ui.number(static_cast<double>(m_rows.size())).data()));
        push_right(ui);
        if (button(ui, "Close the list", {.kind = ButtonKind::Quiet}))
            return clear();
    }
    const engage::SimulationResult& result = data.run->result();
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(m_rows.size());
    options.empty_text = "Nobody";
    options.multiple_selection = false;
    const float rows = std::clamp(static_cast<float>(m_rows.size()), 1.0F, most_rows_seen);
    const std::array<GridColumn, 4> columns = columns_of(m_others_title);
    const std::span<const GridColumn> shown(columns.data(), m_others.empty() ? 3 : 4);
    const GridResult done =
        data_grid(ui, m_title, place(ui, 0, (rows + 2) * options.row_height), m_grid, shown, options,
                  [&](std::int64_t place, int column, GridCell& cell) {
                      const tables::RowIndex row = m_rows[static_cast<std::size_t>(place)];
                      if (column == 0) {
                          cell.text = cell_text(ui, data.table->value(row, data.key_column));
                          cell.kind = CellKind::Link;
                      } else if (column == 1) {
                          cell.text = data.title_of(result.chosen[row]);
                          cell.muted = result.chosen[row] == engage::no_index;
                      } else if (column == 2) {
                          const double best = result.best_propensity[row];
                          cell.text =
                              std::isnan(best) ? std::string_view("none") : ui.format("%.1f %%", 100 * best);
                          cell.muted = std::isnan(best);
                      } else {
                          cell.text = m_others[static_cast<std::size_t>(place)];
                      }
                  });
    const std::int64_t opened = done.link_row >= 0 ? done.link_row : done.activated_row;
    if (opened >= 0)
        run(context, "go.customer",
            {{"key", key_text(*data.table, data.key_column, m_rows[static_cast<std::size_t>(opened)])},
             {"table", data.reference->id.text()}});
}

} // namespace throughline::ui
