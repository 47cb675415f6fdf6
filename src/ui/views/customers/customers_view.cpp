#include "ui/views/customers/customers_view.h"

#include "base/later.h"
#include "base/text.h"
#include "tables/summary.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr float tabs_height = 40;
constexpr float key_column_width = 150, result_width = 170, value_width = 130;

bool is_numeric(tables::ColumnType type) {
    return type == tables::ColumnType::Number || type == tables::ColumnType::Integer;
}

// Which column of the table a column of the grid shows; the first two are the key and the decision's result.
std::size_t table_column(const OpenTable& open, int grid_column) {
    const auto other = static_cast<std::size_t>(grid_column - 2);
    return other < open.key_column ? other : other + 1;
}

} // namespace

LATER void CustomersView::draw(ViewContext& context, const Box& box) {
    Session& session = context.session();
    const Id selected = session.only_selected();
    if (selected != m_followed) {
        m_followed = selected;
        if (context.store().find_as<Segment>(selected)) {
            session.customers_mode = CustomersMode::Relationships;
            session.relationship = selected;
        }
    }
    if (!session.customer.empty())
        session.customers_mode = CustomersMode::Rows;
    Box rest = box;
    draw_tabs(context, rest.cut_top(tabs_height));
    if (session.customers_mode == CustomersMode::Relationships)
        return m_relationships.draw(context, rest);
    draw_rows(context, rest);
}

bool CustomersView::shows_records(const ViewContext& context) const {
    const Session& session = context.session();
    if (session.customers_mode == CustomersMode::Relationships)
        return true;
    const Record* selected = context.store().find(session.only_selected());
    if (!selected || session.customer.empty() || session.customer_part != CustomerPart::Conversation)
        return false;
    switch (selected->kind) {
    case Kind::Action:
    case Kind::Treatment:
    case Kind::ContactPolicy:
    case Kind::Lever:
    case Kind::Channel:
        return true;
    default:
        return false;
    }
}

void CustomersView::draw_tabs(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto flow = column(ui, box.inset(12, 8));
    auto row = line(ui, {.height = metric::control});
    constexpr std::array<TabLabel, 2> labels = {{{.label = "Customers"}, {.label = "Relationships"}}};
    Session& session = context.session();
    const int chosen =
        tabs(ui, "Customers and relationships", labels, static_cast<int>(session.customers_mode));
    if (chosen < 0)
        return;
    session.customers_mode = static_cast<CustomersMode>(chosen);
    if (session.customers_mode == CustomersMode::Relationships)
        session.customer.clear();
    else // nothing that is followed here, and a segment can be followed back again
        session.selection.clear();
}

void CustomersView::draw_rows(ViewContext& context, const Box& box) {
    const OpenTable open = open_table(context);
    if (!open.reference)
        return draw_empty(context, box);
    forget_other_table(open);
    if (!open.table)
        return draw_loading(context, open, box);
    Box rest = box;
    draw_toolbar(context, open, rest.cut_top(metric::toolbar));
    if (!context.session().customer.empty())
        return m_page.draw(context, open, rest);
    draw_grid(context, open, rest);
}

bool CustomersView::work(const std::function<double()>& clock, double until) {
    return m_rows.work(clock, until);
}

void CustomersView::forget_other_table(const OpenTable& open) {
    if (open.name == m_table_name)
        return;
    m_table_name = open.name;
    m_rows.cancel();
    m_grid = {};
    m_columns.clear();
    m_filters.clear();
    m_result_filter.clear();
    m_facet_column.reset();
    m_facet_version = 0;
}

void CustomersView::draw_empty(ViewContext& context, const Box& box) {
    auto area = column(context.ui, box);
    EmptyOptions options;
    options.icon = icon_named("customers");
    options.sentence =
        "Bring a table with one row per customer: a CSV file from any system. It stays on this computer.";
    options.action = "Import a CSV file";
    if (empty_state(context.ui, "No customers yet", options) == 1)
        run(context, "file.import_table");
}

void CustomersView::draw_loading(ViewContext& context, const OpenTable& open, const Box& box) {
    Ui& ui = context.ui;
    auto area = column(ui, box.inset(metric::padding));
    if (context.tables.state(open.name) == TableState::Failed) {
        EmptyOptions options;
        options.icon = icon_named("customers");
        options.sentence = ui.keep(context.tables.problem(open.name));
        options.action = "Import the file again";
        if (empty_state(ui, "These customers are not in this browser", options) == 1)
            run(context, "file.import_table");
        return;
    }
    progress(ui, "Reading the customers", context.tables.progress(open.name));
}

void CustomersView::draw_toolbar(ViewContext& context, const OpenTable& open, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Customers", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    Session& session = context.session();
    if (!session.customer.empty()) {
        if (button(ui, "All customers",
                   {.icon = icon_named("back"), .tooltip = "Back to the table", .shortcut = "Esc"}))
            session.customer.clear();
        if (!ui.layer_open() && !ui.editing_text() && ui.take_key(platform::Key::Escape))
            session.customer.clear();
        static constexpr std::array<std::string_view, 2> parts = {"Profile", "Conversation"};
        const int part =
            segmented(ui, "Parts of the customer", parts, static_cast<int>(session.customer_part));
        if (part >= 0)
            session.customer_part = static_cast<CustomerPart>(part);
        return;
    }
    std::string& filter = session.filters[static_cast<std::size_t>(Place::Customers)];
    next_width(ui, 240);
    const FieldResult search = search_field(ui, "Find customers", filter,
                                            {.label = LabelPlace::Hidden, .placeholder = "Find customers"});
    if (search.edited() || search.committed())
        filter = std::string(search.value);
    draw_filters(context, open);
    push_right(ui);
    const auto shown = static_cast<double>(m_rows.rows().size());
    const double all = open.table->row_count();
    second_label(ui, shown < all
                         ? ui.format("%s of %s customers", ui.number(shown).data(), ui.number(all).data())
                         : ui.format("%s customers", ui.number(all).data()));
    const std::vector<RecordPointer>& decisions = m_decisions;
    if (m_decisions_version != context.store().version() || m_decisions_of != open.reference->id) {
        m_decisions_version = context.store().version();
        m_decisions_of = open.reference->id;
        m_decisions = decisions_for(context.store(), *open.reference);
    }
    if (!decisions.empty()) {
        int chosen = -1;
        for (std::size_t index = 0; index < decisions.size(); ++index) {
            if (decisions[index] == open.decision)
                chosen = static_cast<int>(index);
        }
        const Picked picked =
            picker(ui, "Decision",
                   {.count = static_cast<int>(decisions.size()),
                    .chosen = chosen,
                    .tooltip = "Which decision is shown beside each customer",
                    .label_hidden = true,
                    .width = 200},
                   [&](int index) { return Choice{decisions[static_cast<std::size_t>(index)]->title}; });
        if (picked)
            session.set_open_record(Place::Decisions, decisions[static_cast<std::size_t>(picked.index)]->id);
    } else if (!session.presenting) {
        command_button(context, "decision.add");
    }
}

// Every filter that hides something is seen, and goes with a click.
void CustomersView::draw_filters(ViewContext& context, const OpenTable& open) {
    Ui& ui = context.ui;
    std::size_t dropped = m_filters.size();
    for (std::size_t index = 0; index < m_filters.size(); ++index) {
        auto scope = ui.with_id(static_cast<std::uint64_t>(index));
        const std::string& name = open.table->column_info(m_filters[index].column).name;
        const std::string& value = m_filters[index].value;
        const std::string_view text =
            ui.format("%s: %s", name.c_str(), value.empty() ? "blank" : value.c_str());
        if (chip_button(ui, text, {.tone = Tone::Accent, .tooltip = "Remove this filter"}, true))
            dropped = index;
    }
    if (dropped < m_filters.size())
        m_filters.erase(m_filters.begin() + static_cast<std::ptrdiff_t>(dropped));
    if (!m_result_filter.empty() &&
        chip_button(ui, ui.format("Result: %s", m_result_filter.c_str()),
                    {.tone = Tone::Accent, .tooltip = "Remove this filter"}, true))
        m_result_filter.clear();
}

const CustomerQuery& CustomersView::query(ViewContext& context, const OpenTable& open) {
    CustomerQuery& query = m_query; // its memory is kept
    query.table_name = open.name;
    query.text = context.session().filters[static_cast<std::size_t>(Place::Customers)];
    query.values = m_filters;
    query.result.clear();
    if (open.run)
        query.result = m_result_filter;
    query.sort_column = unsorted;
    query.descending = m_grid.descending;
    if (m_grid.sort_column == 1)
        query.sort_column = result_column;
    else if (m_grid.sort_column == 0)
        query.sort_column = static_cast<int>(open.key_column);
    else if (m_grid.sort_column > 1)
        query.sort_column = static_cast<int>(table_column(open, m_grid.sort_column));
    const bool needs_run = query.sort_column == result_column || !query.result.empty();
    query.run_version = needs_run && open.run ? context.decisions.version() : 0;
    return query;
}

// Columns of the grid: the key, the decision's result, then every other column of the table.
void CustomersView::draw_grid(ViewContext& context, const OpenTable& open, const Box& box) {
    Ui& ui = context.ui;
    m_rows.ask(query(context, open), *open.table, open.run);
    if (m_columns.empty()) {
        m_columns.push_back(
            {.title = open.table->column_info(open.key_column).name, .width = key_column_width});
        m_columns.push_back({.title = "Decision", .width = result_width});
        for (std::size_t index = 0; index < open.table->column_count(); ++index) {
            if (index == open.key_column)
                continue;
            const tables::ColumnInfo& info = open.table->column_info(index);
            m_columns.push_back({.title = info.name,
                                 .detail = tables::column_type_name(info.type),
                                 .width = value_width,
                                 .align = is_numeric(info.type) ? Align::Right : Align::Left});
        }
    }
    Box rest = box;
    if (m_rows.busy() && m_rows.progress() < 1 && open.table->row_count() > 100000) {
        const Box strip = rest.cut_top(6);
        auto flow = column(ui, strip, 0);
        progress_bar(ui, "Filtering and sorting", m_rows.progress());
    }
    if (m_rows.problem()) {
        auto flow = column(ui, rest.cut_top(40));
        banner(ui, ui.keep(m_rows.problem()->message));
    }
    const tables::Rows& rows = m_rows.rows();
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(rows.size());
    options.empty_text = m_rows.busy() ? "Looking…" : "No customer passes the filters";
    const GridResult result =
        data_grid(ui, "Customers", rest, m_grid, m_columns, options,
                  [&](std::int64_t row, int grid_column, GridCell& cell) {
                      fill_cell(context, open, rows[static_cast<std::size_t>(row)], grid_column, cell);
                  });
    const std::int64_t opened = result.activated_row >= 0 ? result.activated_row : result.link_row;
    if (opened >= 0) {
        const std::string key =
            key_text(*open.table, open.key_column, rows[static_cast<std::size_t>(opened)]);
        run(context, "go.customer", {{"key", key}, {"table", open.reference->id.text()}});
    }
    if (result.copy_wanted) {
        std::string text;
        for (const RowRange& range : m_grid.selection) {
            for (std::int64_t row = range.first; row < range.last; ++row) {
                for (std::size_t index = 0; index < open.table->column_count(); ++index) {
                    if (index > 0)
                        text += '\t';
                    text += tables::value_text(open.table->value(rows[static_cast<std::size_t>(row)], index));
                }
                text += '\n';
            }
        }
        ui.provide_copy(text);
    }
}

void CustomersView::fill_cell(ViewContext& context, const OpenTable& open, tables::RowIndex row,
                              int grid_column, GridCell& cell) {
    Ui& ui = context.ui;
    if (grid_column == 0) {
        cell.kind = CellKind::Link;
        cell.text = cell_text(ui, open.table->value(row, open.key_column));
        return;
    }
    if (grid_column == 1) {
        if (!open.run) {
            cell.muted = true;
            cell.text = open.decision ? "…" : "no decision";
            return;
        }
        const bool decided = open.run->outcomes[row] == dmn::Outcome::Decided;
        cell.kind = CellKind::Chip;
        cell.text = open.run->results[open.run->result_of_row[row]].text;
        cell.tone = decided ? Tone::Accent : Tone::Warning;
        return;
    }
    const tables::Value value = open.table->value(row, table_column(open, grid_column));
    cell.muted = tables::is_blank(value);
    cell.text = cell.muted ? std::string_view("blank") : cell_text(ui, value);
}

} // namespace throughline::ui
