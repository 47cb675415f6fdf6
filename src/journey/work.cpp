#include "journey/work.h"

#include "journey/chain.h"

#include <algorithm>

namespace throughline::journey {

namespace {

std::vector<Id> unfinished_before(const Store& store, const Task& task) {
    std::vector<Id> waiting;
    for (const Id& id : task.depends_on) {
        const auto* before = store.find_as<Task>(id);
        if (before && !is_finished(before->state))
            waiting.push_back(id);
    }
    return waiting;
}

std::vector<const Task*> tasks_of(const Store& store, const Id& interaction) {
    std::vector<const Task*> tasks;
    for (const Reference& reference : store.references_to(interaction)) {
        const auto* task = store.find_as<Task>(reference.source);
        if (task && task->interaction == interaction)
            tasks.push_back(task);
    }
    std::sort(tasks.begin(), tasks.end(), [](const Task* left, const Task* right) {
        const double left_order = left->order.value_or(1e9);
        const double right_order = right->order.value_or(1e9);
        return left_order != right_order ? left_order < right_order : left->id < right->id;
    });
    return tasks;
}

void add_people(const Store& store, WorkItem& item) {
    People people = people_of(store, item.record->id);
    item.accountable = people.accountable;
    item.responsible = std::move(people.responsible);
}

WorkItem item_of(const Store& store, const Interaction& interaction, Date today) {
    WorkItem item;
    item.record = &interaction;
    item.interaction = interaction.id;
    item.state = interaction_states[static_cast<std::size_t>(interaction.state)].label;
    item.finished = is_finished(interaction.state);
    item.blocked = interaction.state == InteractionState::Blocked;
    item.due = interaction.due;
    item.days_late = days_late(item.due, item.finished, today);
    add_people(store, item);
    return item;
}

WorkItem item_of(const Store& store, const Task& task, Date today) {
    WorkItem item;
    item.record = &task;
    item.interaction = task.interaction;
    item.state = task_states[static_cast<std::size_t>(task.state)].label;
    item.finished = is_finished(task.state);
    item.waits_for = item.finished ? std::vector<Id>{} : unfinished_before(store, task);
    item.blocked = task.state == TaskState::Blocked;
    item.due = task.due;
    item.days_late = days_late(item.due, item.finished, today);
    add_people(store, item);
    return item;
}

} // namespace

bool is_finished(TaskState state) {
    return state == TaskState::Done || state == TaskState::Cancelled;
}

bool is_finished(InteractionState state) {
    return state == InteractionState::Completed || state == InteractionState::Cancelled;
}

int days_late(const std::optional<Date>& due, bool finished, Date today) {
    return due && !finished && *due < today ? today.days - due->days : 0;
}

std::vector<WorkItem> list_work(const Store& store, Date today) {
    std::vector<WorkItem> items;
    for (const RecordPointer& record : store.all(Kind::Interaction)) {
        const auto& interaction = *as<Interaction>(record);
        items.push_back(item_of(store, interaction, today));
        for (const Task* task : tasks_of(store, interaction.id))
            items.push_back(item_of(store, *task, today));
    }
    for (const RecordPointer& record : store.all(Kind::Task)) {
        const auto& task = *as<Task>(record);
        if (task.interaction.empty())
            items.push_back(item_of(store, task, today));
    }
    return items;
}

const Interaction* next_interaction(const Store& store, const Id& outcome) {
    const Interaction* next = nullptr;
    for (const Id& id : interactions_serving(store, outcome)) {
        const auto* interaction = store.find_as<Interaction>(id);
        if (!interaction || is_finished(interaction->state))
            continue;
        const bool earlier = next && interaction->due && (!next->due || *interaction->due < *next->due);
        if (!next || earlier)
            next = interaction;
    }
    return next;
}

} // namespace throughline::journey
