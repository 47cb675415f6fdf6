// interaction.add, task.add, factor.add, capability.add
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/outcomes/assumed_effect.h"
#include "model/records/capability.h"
#include "model/records/experience.h"
#include "model/records/factor.h"
#include "model/records/interaction.h"
#include "model/records/task.h"

namespace throughline {

namespace {

// What a new interaction is for: the arguments, or what is selected.
struct Purpose {
    Id experience;
    Id outcome;
    Id stage;
};

Result<Purpose> purpose_of(const CommandContext& context) {
    Purpose purpose;
    purpose.experience = TRY(record_or_selected(context, "experience", Kind::Experience));
    purpose.outcome = TRY(record_or_selected(context, "outcome", Kind::Outcome));
    purpose.stage = TRY(record_or_selected(context, "stage", Kind::Stage));
    return purpose;
}

// Query

Allowed task_allowed(const CommandContext& context) {
    const Id interaction = TRY(record_or_selected(context, "interaction", Kind::Interaction));
    const Id sibling = TRY(record_or_selected(context, "beside", Kind::Task));
    if (interaction.empty() && sibling.empty())
        return refused("Select the interaction that needs the task.");
    return {};
}

// Execute

Result<void> add_interaction(const CommandContext& context, Transaction& transaction) {
    auto interaction = make_new<Interaction>(context);
    const Purpose purpose = TRY(purpose_of(context));
    interaction->stage = purpose.stage;
    if (!purpose.experience.empty()) {
        interaction->serves.push_back(assumed_effect(purpose.experience));
    } else if (!purpose.outcome.empty()) {
        // R011: interactions lead to outcomes through what the customer experiences.
        auto experience = make_new<Experience>(context);
        experience->title = "New experience";
        experience->serves.push_back(assumed_effect(purpose.outcome));
        interaction->serves.push_back(assumed_effect(experience->id));
        TRY(transaction.put(std::move(experience)));
    } else if (!context.session.guide_shown || context.session.place != Place::Outcomes) {
        // R036: work starts from the outcome. Above the outcome canvas the guide asks for it.
        context.session.toasts.push_back(
            {"Which outcome is this interaction for? Connect it to an experience.", ToastTone::Warning, "",
             ""});
    }
    return add_record(context, transaction, std::move(interaction), {"experience", "outcome", "stage"});
}

Result<void> add_task(const CommandContext& context, Transaction& transaction) {
    auto task = make_new<Task>(context);
    task->interaction = TRY(record_or_selected(context, "interaction", Kind::Interaction));
    const Id sibling_id = TRY(record_or_selected(context, "beside", Kind::Task));
    if (const Task* sibling = transaction.find_as<Task>(sibling_id); sibling && task->interaction.empty())
        task->interaction = sibling->interaction;
    return add_record(context, transaction, std::move(task), {"interaction", "beside"});
}

// Adds a record and lists it in the interaction that is given or selected.
template <typename T, std::vector<Id> Interaction::*list>
Result<void> add_for_interaction(const CommandContext& context, Transaction& transaction) {
    auto record = make_new<T>(context);
    const Id interaction_id = TRY(record_or_selected(context, "interaction", Kind::Interaction));
    if (auto interaction = transaction.edit<Interaction>(interaction_id)) {
        ((*interaction).*list).push_back(record->id);
        TRY(transaction.put(std::move(interaction)));
    }
    return add_record(context, transaction, std::move(record), {"interaction"});
}

} // namespace

// Entries

constinit const Command add_interaction_command{
    .id = "interaction.add",
    .title = "Add interaction",
    .tooltip = "Adds what happens between the customer and the firm, for the selected experience or outcome.",
    .topic = Topic::Outcomes,
    .shortcut = {.key = platform::Key::N, .shift = true, .alt = true},
    .synonyms = "new touchpoint contact activity",
    .icon = "interaction",
    .query = always,
    .execute = add_interaction,
};

constinit const Command add_task_command{
    .id = "task.add",
    .title = "Add task",
    .tooltip = "Adds what somebody must do for the selected interaction.",
    .topic = Topic::Work,
    .shortcut = {.key = platform::Key::T, .shift = true, .alt = true},
    .synonyms = "new to do",
    .icon = "task",
    .query = task_allowed,
    .execute = add_task,
};

constinit const Command add_factor_command{
    .id = "factor.add",
    .title = "Add factor",
    .tooltip = "Adds what influences the selected interaction from outside.",
    .topic = Topic::Outcomes,
    .synonyms = "new influence context weather place",
    .icon = "factor",
    .query = always,
    .execute = add_for_interaction<Factor, &Interaction::factors>,
};

constinit const Command add_capability_command{
    .id = "capability.add",
    .title = "Add capability",
    .tooltip = "Adds a process, system or skill that the selected interaction needs.",
    .topic = Topic::Journeys,
    .synonyms = "new process system skill culture",
    .icon = "capability",
    .query = always,
    .execute = add_for_interaction<Capability, &Interaction::capabilities>,
};

} // namespace throughline
