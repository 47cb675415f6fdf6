// R021: who performs the tasks, and who has more than they can do.
#include "base/later.h"
#include "ui/views/nothing_yet.h"
#include "ui/views/work/work_pages.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace throughline::ui {

namespace {

constexpr std::array<GridColumn, 8> load_columns = {
    {{.title = "Who", .width = 180, .sortable = false},
     {.title = "Load", .width = 110, .sortable = false},
     {.title = "Taken of their hours", .width = 150, .sortable = false},
     {.title = "Open", .width = 60, .align = Align::Right, .sortable = false},
     {.title = "Late", .width = 60, .align = Align::Right, .sortable = false},
     {.title = "Blocked", .width = 70, .align = Align::Right, .sortable = false},
     {.title = "Hours to do", .width = 90, .align = Align::Right, .sortable = false},
     {.title = "Why", .width = 330, .sortable = false}}};

constexpr std::array<GridColumn, 6> task_columns = {
    {{.title = "What", .width = 280, .sortable = false},
     {.title = "Performed by", .width = 220, .sortable = false},
     {.title = "Kind", .width = 90, .sortable = false},
     {.title = "State", .width = 120, .sortable = false},
     {.title = "Due", .width = 110, .sortable = false},
     {.title = "Hours", .width = 70, .align = Align::Right, .sortable = false}}};

constexpr std::string_view verdict_words[] = {"Overloaded", "Full", "Has room", "Not known"};
constexpr Tone verdict_tones[] = {Tone::Bad, Tone::Warning, Tone::Good, Tone::Neutral};

std::string titles_of(const Store& store, const std::vector<Id>& people) {
    std::string titles;
    for (const Id& who : people)
        titles.append(titles.empty() ? "" : ", ").append(title_of(store, who));
    return titles;
}

std::string overloaded(const Store& store, const std::vector<journey::Load>& loads) {
    std::vector<Id> people;
    for (const journey::Load& load : loads) {
        if (load.verdict == journey::LoadVerdict::Overloaded)
            people.push_back(load.who);
    }
    return people.empty() ? "Nobody has more due than the hours they can give."
                          : "More is due than they have hours: " + titles_of(store, people) + ".";
}

} // namespace

ShownCount PerformersPage::answer(ViewContext& context, const WorkInput& input) {
    const Store& store = context.store();
    m_items = journey::list_work(store, context.today);
    m_tasks.clear();
    for (const journey::WorkItem& item : m_items) {
        if (input.lets_pass(item.record->id))
            m_tasks.push_back({&item, titles_of(store, journey::performers_of(store, item.record->id))});
    }
    m_loads = journey::loads_of(store, context.today);
    // Only who has something of what is shown; but a load is that of all their work, since hours are for all.
    if (input.stamp.filter != journey::WorkFilter{})
        std::erase_if(m_loads, [&](const journey::Load& load) {
            return std::none_of(load.work.begin(), load.work.end(),
                                [&](const Id& id) { return input.lets_pass(id); });
        });
    m_overloaded = overloaded(store, m_loads);
    return {m_tasks.size(), m_items.size()};
}

LATER void PerformersPage::draw(ViewContext& context, const Box& box) {
    if (context.store().all(Kind::Person).empty())
        return draw_nothing_yet(context, box,
                                {"work", "No people yet",
                                 "Add the people who do the work; then say who is responsible for what.",
                                 "Add a person", "person.add"});
    Box rest = box;
    {
        auto flow = column(context.ui, rest.cut_top(28).inset(12, 4));
        second_label(context.ui, m_overloaded);
    }
    draw_loads(context, rest.cut_top(rest.height / 2));
    draw_tasks(context, rest);
}

void PerformersPage::draw_loads(ViewContext& context, const Box& box) {
    const GridResult result = item_grid(
        context.ui, "Who performs the tasks", box, m_load_grid, load_columns, m_loads,
        [&](const journey::Load& load, int grid_column, GridCell& cell) {
            fill_load(context, load, grid_column, cell);
        },
        "Nobody performs any of it");
    // A name shows what that person has to do, here and behind the other questions.
    const std::int64_t opened = result.activated_row >= 0 ? result.activated_row : result.link_row;
    if (opened >= 0 && !m_loads[static_cast<std::size_t>(opened)].who.empty())
        run(context, "work.filter", {{"person", m_loads[static_cast<std::size_t>(opened)].who.text()}});
}

void PerformersPage::fill_load(ViewContext& context, const journey::Load& load, int column, GridCell& cell) {
    Ui& ui = context.ui;
    const auto verdict = static_cast<std::size_t>(load.verdict);
    switch (column) {
    case 0:
        cell.kind = load.who.empty() ? CellKind::Text : CellKind::Link;
        cell.text = load.who.empty() ? "Nobody" : title_of(context.store(), load.who);
        cell.semibold = true;
        break;
    case 1:
        cell.kind = CellKind::Chip;
        cell.text = load.who.empty() ? "Not taken on" : verdict_words[verdict];
        cell.tone = load.who.empty() ? Tone::Warning : verdict_tones[verdict];
        break;
    case 2:
        if (!load.most_taken)
            break;
        cell.kind = CellKind::Bar;
        cell.text = ui.format("%.0f %%", *load.most_taken * 100);
        cell.share = std::min(1.0, *load.most_taken);
        cell.tone = verdict_tones[verdict];
        break;
    case 3:
        cell.text = ui.format("%zu", load.work.size());
        break;
    case 4:
        cell.text = ui.format("%zu", load.late);
        cell.muted = load.late == 0;
        break;
    case 5:
        cell.text = ui.format("%zu", load.blocked);
        cell.muted = load.blocked == 0;
        break;
    case 6:
        cell.text = ui.number(load.hours, load.hours < 10 ? 1 : 0);
        break;
    default:
        cell.text = load.without_hours == 0
                        ? std::string_view(load.reason)
                        : ui.format("%s %zu without hours.", load.reason.c_str(), load.without_hours);
        cell.muted = true;
    }
}

void PerformersPage::draw_tasks(ViewContext& context, const Box& box) {
    const GridResult result =
        item_grid(context.ui, "Tasks and who performs them", box, m_task_grid, task_columns, m_tasks,
                  [&](const TaskRow& task, int grid_column, GridCell& cell) {
                      fill_task(context, task, grid_column, cell);
                  });
    follow_grid(context, m_task_grid, result, m_tasks.size(),
                [&](std::size_t row) { return m_tasks[row].item->record->id; });
}

void PerformersPage::fill_task(ViewContext& context, const TaskRow& task, int column, GridCell& cell) {
    const journey::WorkItem& item = *task.item;
    const auto* record = as<throughline::Task>(item.record);
    cell.muted = item.finished;
    switch (column) {
    case 0:
        cell.kind = CellKind::Link;
        cell.text = item.record->title;
        break;
    case 1:
        cell.text = task.performers.empty() ? std::string_view("nobody") : std::string_view(task.performers);
        cell.tone = task.performers.empty() && !item.finished ? Tone::Warning : Tone::Neutral;
        break;
    case 2:
        cell.text = record ? "Task" : "Interaction";
        break;
    case 3:
        fill_state(item, cell);
        break;
    case 4:
        if (item.due)
            cell.text = context.ui.date(*item.due);
        cell.tone = item.days_late > 0 ? Tone::Bad : Tone::Neutral;
        break;
    default:
        if (record && record->effort_hours)
            cell.text = context.ui.number(*record->effort_hours);
    }
}

} // namespace throughline::ui
