#include "ui/views/work/work_view.h"

#include "base/text.h"
#include "ui/views/record_picker.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/feedback.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 7> work_columns = {
    {{.title = "What", .width = 300, .sortable = false},
     {.title = "Kind", .width = 100, .sortable = false},
     {.title = "State", .width = 120, .sortable = false},
     {.title = "Due", .width = 150, .sortable = false},
     {.title = "Accountable", .width = 140, .sortable = false},
     {.title = "Responsible", .width = 180, .sortable = false},
     {.title = "Waits for", .width = 240, .sortable = false}}};

std::string_view titles_of(ViewContext& context, const std::vector<Id>& records) {
    return context.ui.joined(records, [&](const Id& id) { return title_of(context.store(), id); });
}

} // namespace

void WorkView::refresh(ViewContext& context) {
    if (m_seen_store == context.store().version() && m_seen_day == context.today)
        return;
    m_seen_store = context.store().version();
    m_seen_day = context.today;
    m_items = journey::list_work(context.store(), context.today);
    m_matrix = journey::raci_matrix(context.store());
    m_chains = journey::delegation_chains(context.store());
    m_matrix_columns.clear();
    m_matrix_columns.push_back({.title = "What", .width = 300, .sortable = false});
    for (const RecordPointer& person : m_matrix.people)
        m_matrix_columns.push_back(
            {.title = person->title, .width = 110, .align = Align::Centre, .sortable = false});
}

void WorkView::draw(ViewContext& context, const Box& box) {
    refresh(context);
    Box rest = box;
    draw_toolbar(context, rest.cut_top(metric::toolbar));
    switch (m_tab) {
    case Tab::All:
        return draw_all(context, rest);
    case Tab::Responsibilities:
        return draw_matrix(context, rest);
    case Tab::Delegations:
        return draw_delegations(context, rest);
    case Tab::Findings:
        return draw_findings(context, rest);
    }
}

void WorkView::draw_toolbar(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    auto bar = ui.group(Role::Toolbar, "Work", box);
    auto flow = column(ui, box.inset(12, 10));
    auto row = line(ui, {.height = metric::control});
    const std::array<TabLabel, 4> labels = {
        {{.label = "All work"},
         {.label = "Responsibilities"},
         {.label = "Delegations"},
         {.label = "Findings", .badge = ui.format("%zu", context.findings.size())}}};
    const int chosen = tabs(ui, "Work", labels, static_cast<int>(m_tab));
    if (chosen >= 0)
        m_tab = static_cast<Tab>(chosen);
    if (m_tab != Tab::All)
        return;
    constexpr std::array<std::string_view, 4> shows = {"Everything", "Open", "Late", "Blocked"};
    for (std::size_t index = 0; index < shows.size(); ++index) {
        const bool on = static_cast<std::size_t>(m_show) == index;
        if (chip_button(ui, shows[index], {.tone = Tone::Outlined}, on))
            m_show = static_cast<Show>(index);
    }
    constexpr float room_of_counts = 160; // "5 late", "6 blocked"
    pick_record(context, "Person", {Kind::Person},
                {.placeholder = "Everybody",
                 .label_hidden = true,
                 .clearable = true,
                 .width = std::clamp(available_width(ui) - room_of_counts, 100.0F, 160.0F)},
                m_person);
    push_right(ui);
    const auto late =
        std::count_if(m_items.begin(), m_items.end(), [](const auto& item) { return item.days_late > 0; });
    if (late > 0)
        chip(ui, ui.format("%d late", static_cast<int>(late)), Tone::Bad);
    const auto blocked =
        std::count_if(m_items.begin(), m_items.end(), [](const auto& item) { return item.blocked; });
    if (blocked > 0)
        chip(ui, ui.format("%d blocked", static_cast<int>(blocked)), Tone::Warning);
}

bool WorkView::passes(const journey::WorkItem& item) const {
    const bool by_person =
        m_person.empty() || item.accountable == m_person ||
        std::find(item.responsible.begin(), item.responsible.end(), m_person) != item.responsible.end();
    if (!by_person)
        return false;
    switch (m_show) {
    case Show::Everything:
        return true;
    case Show::Open:
        return !item.finished;
    case Show::Late:
        return item.days_late > 0;
    case Show::Blocked:
        return item.blocked || !item.waits_for.empty();
    }
    return true;
}

void WorkView::draw_all(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    if (m_items.empty()) {
        auto area = column(ui, box);
        EmptyOptions options;
        options.icon = icon_named("work");
        options.sentence = "Interactions and their tasks appear here as soon as an outcome needs them.";
        options.action = "Go to the outcomes";
        if (empty_state(ui, "Nothing to do yet", options) == 1)
            run(context, "go.outcomes");
        return;
    }
    m_shown.clear();
    for (std::size_t index = 0; index < m_items.size(); ++index) {
        if (passes(m_items[index]))
            m_shown.push_back(index);
    }
    GridOptions options;
    options.row_count = static_cast<std::int64_t>(m_shown.size());
    options.empty_text = "Nothing passes the filter";
    options.multiple_selection = false;
    const auto item_at = [&](std::int64_t row) -> const journey::WorkItem& {
        return m_items[m_shown[static_cast<std::size_t>(row)]];
    };
    const GridResult result = data_grid(ui, "All work", box, m_grid, work_columns, options,
                                        [&](std::int64_t row, int column, GridCell& cell) {
                                            fill_cell(context, item_at(row), column, cell);
                                        });
    if ((result.selection_changed || result.cursor_moved) && m_grid.cursor_row >= 0 &&
        m_grid.cursor_row < options.row_count)
        run(context, "edit.select", {{"ids", item_at(m_grid.cursor_row).record->id.text()}, {"mode", "set"}});
    const std::int64_t opened = result.activated_row >= 0 ? result.activated_row : result.link_row;
    if (opened >= 0)
        run(context, "go.record", {{"id", item_at(opened).record->id.text()}});
    if (result.context.context && m_grid.cursor_row >= 0 && m_grid.cursor_row < options.row_count) {
        m_menu_record = item_at(m_grid.cursor_row).record->id;
        m_menu_at = ui.pointer();
        m_open_state_menu = true;
    }
    auto menu = context_menu(ui, "State", m_open_state_menu, m_menu_at);
    m_open_state_menu = false;
    if (const Record* record = menu ? context.store().find(m_menu_record) : nullptr)
        draw_state_menu(context, *record);
}

void WorkView::fill_cell(ViewContext& context, const journey::WorkItem& item, int column, GridCell& cell) {
    Ui& ui = context.ui;
    const bool is_task = item.record->kind == Kind::Task;
    cell.muted = item.finished;
    switch (column) {
    case 0:
        cell.kind = CellKind::Link;
        cell.text =
            is_task ? ui.format("    %s", item.record->title.c_str()) : std::string_view(item.record->title);
        cell.semibold = !is_task;
        break;
    case 1:
        cell.text = is_task ? "Task" : "Interaction";
        break;
    case 2:
        cell.kind = CellKind::Chip;
        cell.text = item.state;
        cell.tone = item.blocked ? Tone::Warning : item.finished ? Tone::Good : Tone::Neutral;
        break;
    case 3:
        if (!item.due)
            break;
        cell.text = ui.date(*item.due);
        if (item.days_late > 0) {
            cell.kind = CellKind::Chip;
            cell.tone = Tone::Bad;
            cell.text = ui.format("late %d d", item.days_late);
        }
        break;
    case 4:
        cell.text = item.accountable.empty() ? "nobody" : title_of(context.store(), item.accountable);
        cell.muted = cell.muted || item.accountable.empty();
        break;
    case 5:
        cell.text = titles_of(context, item.responsible);
        break;
    default:
        cell.text = titles_of(context, item.waits_for);
    }
}

void WorkView::draw_state_menu(ViewContext& context, const Record& record) {
    Ui& ui = context.ui;
    const bool is_task = record.kind == Kind::Task;
    const std::span<const ChoiceName> states =
        is_task ? std::span<const ChoiceName>(task_states) : std::span<const ChoiceName>(interaction_states);
    menu_heading(ui, record.title);
    for (const ChoiceName& state : states)
        command_item(context, is_task ? "task.set_state" : "interaction.set_state",
                     {{"id", record.id.text()}, {"state", std::string(state.name)}}, state.label);
    menu_separator(ui);
    command_item(context, "go.record", {{"id", record.id.text()}}, "Show it");
}

} // namespace throughline::ui
