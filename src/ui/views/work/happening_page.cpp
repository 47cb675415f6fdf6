// R024: all interactions and their tasks, late, blocked, in every state; R010: what comes next for each
// outcome.
#include "base/later.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/work/work_pages.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 7> work_columns = {
    {{.title = "What", .width = 300, .sortable = false},
     {.title = "Kind", .width = 160, .sortable = false},
     {.title = "State", .width = 120, .sortable = false},
     {.title = "Due", .width = 150, .sortable = false},
     {.title = "Accountable", .width = 140, .sortable = false},
     {.title = "Responsible", .width = 180, .sortable = false},
     {.title = "Waits for", .width = 240, .sortable = false}}};

constexpr std::array<GridColumn, 5> next_columns = {
    {{.title = "For the outcome", .width = 260, .sortable = false},
     {.title = "Next interaction", .width = 260, .sortable = false},
     {.title = "When", .width = 130, .sortable = false},
     {.title = "Accountable", .width = 150, .sortable = false},
     {.title = "Health", .width = 130, .sortable = false}}};

constexpr float next_height = 190;

std::string_view titles_of(ViewContext& context, const std::vector<Id>& records) {
    return context.ui.joined(records, [&](const Id& id) { return title_of(context.store(), id); });
}

// R030: “Interaction · influenced”.
std::string_view kind_text(Ui& ui, const throughline::Interaction& interaction) {
    if (interaction.control == Control::Unstated)
        return "Interaction";
    const std::string_view control = choice_name(controls, interaction.control);
    return ui.format("Interaction · %.*s", static_cast<int>(control.size()), control.data());
}

} // namespace

ShownCount HappeningPage::answer(ViewContext& context, const WorkInput& input) {
    const Store& store = context.store();
    m_items = journey::list_work(store, context.today);
    const std::size_t all = m_items.size();
    std::erase_if(m_items, [&](const journey::WorkItem& item) { return !input.lets_pass(item.record->id); });
    m_late = std::count_if(m_items.begin(), m_items.end(),
                           [](const journey::WorkItem& item) { return item.days_late > 0; });
    m_blocked = std::count_if(m_items.begin(), m_items.end(),
                              [](const journey::WorkItem& item) { return item.blocked; });
    m_next.clear();
    for (const RecordPointer& outcome : store.all(Kind::Outcome)) {
        if (!input.stamp.filter.outcome.empty() && input.stamp.filter.outcome != outcome->id)
            continue;
        const throughline::Interaction* interaction = journey::next_interaction(store, outcome->id);
        m_next.push_back({outcome->id, interaction,
                          interaction ? journey::people_of(store, interaction->id).accountable : Id{},
                          journey::outcome_health(store, outcome->id)});
    }
    // The earliest first; those without a date, and then those without anything, last.
    std::stable_sort(m_next.begin(), m_next.end(), [](const Next& left, const Next& right) {
        const auto rank = [](const Next& next) {
            return !next.interaction ? 2 : next.interaction->due ? 0 : 1;
        };
        if (rank(left) != rank(right))
            return rank(left) < rank(right);
        return rank(left) == 0 && *left.interaction->due < *right.interaction->due;
    });
    return {m_items.size(), all};
}

LATER void HappeningPage::draw(ViewContext& context, const Box& box) {
    if (context.store().all(Kind::Interaction).empty() && context.store().all(Kind::Task).empty())
        return draw_nothing_yet(context, box,
                                {"work", "Nothing to do yet",
                                 "Interactions and their tasks appear here as soon as an outcome needs them.",
                                 "Go to the outcomes", "go.outcomes"});
    Box rest = box;
    const Box below = m_next.empty() ? Box{} : rest.cut_bottom(std::min(next_height, rest.height / 3));
    draw_all(context, rest);
    if (!m_next.empty())
        draw_next(context, below);
}

void HappeningPage::draw_all(ViewContext& context, const Box& box) {
    Ui& ui = context.ui;
    Box rest = box;
    {
        auto flow = column(ui, rest.cut_top(36).inset(12, 4));
        auto row = line(ui, {.height = 28});
        const auto filter_chip = [&](std::string_view text, journey::WorkState state, Tone tone) {
            const bool on = context.session().work_filter.state == state;
            if (chip_button(ui, text, {.tone = tone}, on))
                run(context, "work.filter",
                    {{"state", on ? "any" : std::string(choice_name(journey::work_states, state))}});
        };
        filter_chip(ui.format("%d late##late", static_cast<int>(m_late)), journey::WorkState::Late,
                    m_late > 0 ? Tone::Bad : Tone::Neutral);
        filter_chip(ui.format("%d blocked##blocked", static_cast<int>(m_blocked)),
                    journey::WorkState::Blocked, m_blocked > 0 ? Tone::Warning : Tone::Neutral);
    }
    const GridResult result = item_grid(ui, "All work", rest, m_grid, work_columns, m_items,
                                        [&](const journey::WorkItem& item, int grid_column, GridCell& cell) {
                                            fill_cell(context, item, grid_column, cell);
                                        });
    follow_grid(context, m_grid, result, m_items.size(),
                [&](std::size_t row) { return m_items[row].record->id; });
    const auto row = static_cast<std::size_t>(m_grid.cursor_row);
    if (result.context.context && m_grid.cursor_row >= 0 && row < m_items.size()) {
        m_menu_record = m_items[row].record->id;
        m_menu_at = result.menu_at;
        m_open_menu = true;
    }
    auto menu = context_menu(ui, "State", m_open_menu, m_menu_at);
    m_open_menu = false;
    if (const Record* record = menu ? context.store().find(m_menu_record) : nullptr)
        draw_state_menu(context, *record);
}

void HappeningPage::fill_cell(ViewContext& context, const journey::WorkItem& item, int column,
                              GridCell& cell) {
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
        cell.text = is_task ? "Task" : kind_text(ui, *as<throughline::Interaction>(item.record));
        break;
    case 2:
        fill_state(item, cell);
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
        cell.text = name_or_nobody(context.store(), item.accountable);
        cell.muted = cell.muted || item.accountable.empty();
        break;
    case 5:
        cell.text = titles_of(context, item.responsible);
        break;
    default:
        cell.text = titles_of(context, item.waits_for);
    }
}

void HappeningPage::draw_next(ViewContext& context, const Box& box) {
    const GridResult result = item_grid(context.ui, "Next for each outcome", box, m_next_grid, next_columns,
                                        m_next, [&](const Next& next, int grid_column, GridCell& cell) {
                                            fill_next(context, next, grid_column, cell);
                                        });
    follow_grid(context, m_next_grid, result, m_next.size(), [&](std::size_t row) {
        const Next& next = m_next[row];
        return result.link_column == 1 && next.interaction ? next.interaction->id : next.outcome;
    });
}

void HappeningPage::fill_next(ViewContext& context, const Next& next, int column, GridCell& cell) {
    Ui& ui = context.ui;
    const Store& store = context.store();
    switch (column) {
    case 0:
        cell.kind = CellKind::Link;
        cell.text = title_of(store, next.outcome);
        cell.semibold = true;
        break;
    case 1:
        cell.kind = next.interaction ? CellKind::Link : CellKind::Text;
        cell.text = next.interaction ? std::string_view(next.interaction->title) : "nothing is planned";
        cell.muted = !next.interaction;
        break;
    case 2:
        if (next.interaction && next.interaction->due) {
            cell.text = ui.date(*next.interaction->due);
            cell.tone = *next.interaction->due < context.today ? Tone::Bad : Tone::Neutral;
        } else {
            cell.text = next.interaction ? "no date yet" : "";
            cell.muted = true;
        }
        break;
    case 3:
        if (next.interaction)
            cell.text = name_or_nobody(store, next.accountable);
        break;
    default:
        // R003, R007: signed and weighted; how much was done does not count.
        cell.text = next.health.value
                        ? ui.format("%.0f of 100, of %zu %s", *next.health.value, next.health.parts.size(),
                                    next.health.parts.size() == 1 ? "part" : "parts")
                        : std::string_view("not known");
        cell.muted = !next.health.value;
    }
}

void HappeningPage::draw_state_menu(ViewContext& context, const Record& record) {
    Ui& ui = context.ui;
    menu_heading(ui, record.title);
    for (const ChoiceName& state : journey::states_of(record.kind))
        command_item(context, record.kind == Kind::Task ? "task.set_state" : "interaction.set_state",
                     {{"id", record.id.text()}, {"state", std::string(state.name)}}, state.label);
    menu_separator(ui);
    command_item(context, "go.record", {{"id", record.id.text()}}, "Show it");
}

} // namespace throughline::ui
