#include "model/records/task.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto task_change_fields = state_change_fields<TaskState>(task_states);
constinit const Shape task_change_shape =
    task_change_fields.shape("task_change", &preserved_of<StateChange<TaskState>>);

constexpr auto task_fields =
    list(required_text<&Task::title>("title", "Task"),
         required(link<&Task::interaction>("interaction", "For", Kind::Interaction)),
         long_text<&Task::why>("why", "Why", "Why the experience needs it."),
         choice<&Task::state>("state", "State", task_states), day<&Task::due>("due", "Due"),
         day<&Task::start>("start", "Start"), day<&Task::done_on>("done_on", "Done on"),
         text<&Task::blocked_by>("blocked_by", "Blocked by"),
         links<&Task::depends_on>("depends_on", "Waits for", Kind::Task),
         number<&Task::effort_hours>("effort_hours", "Effort", 0, 1e6, {}, "h"),
         number<&Task::effect>("effect", "Effect", -1, 1, "On its interaction, from −1 to +1."),
         choice<&Task::visibility>("visibility", "Seen by the customer", visibilities),
         links<&Task::roles>("roles", "Roles", Kind::Role),
         links<&Task::capabilities>("capabilities", "Processes, systems, skills", Kind::Capability),
         number<&Task::order>("order", "Order"), long_text<&Task::description>("description", "Description"),
         groups<&Task::history>("history", "History", task_change_shape),
         group<&Task::position>("position", "Position", position_shape));

} // namespace

constinit const Shape task_shape = task_fields.shape("task", &preserved_of<Task>);

// Rules

namespace {

void task_rules(const Task& task, std::vector<Problem>& problems) {
    check_order("due", task.start, "start", task.due, "due", problems);
    for (const Id& other : task.depends_on)
        check_not_itself("depends_on", task, other, problems);
    // R020
    expect(!task.interaction.empty(), "interaction", "It belongs to no interaction yet.", problems);
    expect(!task.why.empty(), "why", "Why does the experience need it?", problems);
    expect(task.state != TaskState::Done || task.done_on, "done_on", "It is done, but the day is not known.",
           problems);
}

// Migrations

constexpr Renamed task_renamed[] = {{0, "name", "title"}};
constexpr RenamedChoice task_renamed_choices[] = {{0, "state", "todo", "open"}};

constexpr KindDescription describe_task() {
    auto description = description_of<Task, &task_rules>(
        {"task", "Task", "Tasks", "What somebody does so that an interaction creates its experience."},
        task_shape);
    description.renamed = task_renamed;
    description.renamed_choices = task_renamed_choices;
    return description;
}

} // namespace

constinit const KindDescription task_kind = describe_task();

} // namespace throughline
