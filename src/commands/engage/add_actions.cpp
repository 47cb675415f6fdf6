// action.add, treatment.add, contact_policy.add, lever.add: what the next best action is made of.
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/action.h"
#include "model/records/channel.h"
#include "model/records/contact_policy.h"
#include "model/records/lever.h"
#include "model/records/treatment.h"

#include <algorithm>

namespace throughline {

namespace {

Result<Id> action_of(const CommandContext& context) {
    return record_or_selected(context, "action", Kind::Action);
}

bool has_treatment(const Store& store, const Id& action, const Id& channel) {
    const auto treatments = store.all(Kind::Treatment);
    return std::any_of(treatments.begin(), treatments.end(), [&](const RecordPointer& record) {
        const auto& treatment = *as<Treatment>(record);
        return treatment.action == action && treatment.channel == channel;
    });
}

// The one that is given, else the one of the conversation, else the first on which the action has no wording.
Result<Id> channel_of(const CommandContext& context, const Id& action) {
    if (context.has("channel"))
        return optional_record(context, "channel", Kind::Channel);
    const Id& here = context.session.conversation_channel;
    if (context.store.find_as<Channel>(here) && !has_treatment(context.store, action, here))
        return here;
    for (const RecordPointer& channel : context.store.all(Kind::Channel)) {
        if (!has_treatment(context.store, action, channel->id))
            return channel->id;
    }
    return Id();
}

// Query

Allowed treatment_allowed(const CommandContext& context) {
    const Id action = TRY(action_of(context));
    if (action.empty() && context.store.all(Kind::Action).empty())
        return refused("Add an action first: a treatment is its wording on one channel.");
    if (context.store.all(Kind::Channel).empty())
        return refused("Add a channel first: a treatment is an action's wording on one channel.");
    if (action.empty())
        return refused("Select the action first.");
    if (TRY(channel_of(context, action)).empty())
        return refused("The action has a treatment on every channel.");
    return {};
}

Allowed lever_allowed(const CommandContext& context) {
    TRY(action_of(context));
    return {};
}

// Execute

// R085: what may be answered is there from the beginning. The action is active: without a treatment on some
// channel nobody is offered it.
Result<void> add_action(const CommandContext& context, Transaction& transaction) {
    auto action = make_new<Action>(context);
    action->state = ActionState::Active;
    action->responses = {{"Accepted", ResponseClass::Positive, {}, {}},
                         {"Later", ResponseClass::Neutral, {}, {}},
                         {"Refused", ResponseClass::Negative, {}, {}}};
    action->starting_propensity = 0.5;
    return add_record(context, transaction, std::move(action));
}

// R087
Result<void> add_treatment(const CommandContext& context, Transaction& transaction) {
    auto treatment = make_new<Treatment>(context);
    treatment->action = TRY(action_of(context));
    treatment->channel = TRY(channel_of(context, treatment->action));
    treatment->state = TreatmentState::Active;
    const Record* action = context.store.find(treatment->action);
    const Record* channel = context.store.find(treatment->channel);
    if (action && channel) {
        treatment->title = action->title + ", " + channel->title;
        treatment->headline = action->title;
    }
    return add_record(context, transaction, std::move(treatment), {"action", "channel"});
}

// One that does something sensible as it is: each action at most once a week.
Result<void> add_policy(const CommandContext& context, Transaction& transaction) {
    auto policy = make_new<ContactPolicy>(context);
    policy->state = ContactPolicyState::Active;
    policy->type = ContactPolicyType::Limit;
    policy->times = 1;
    policy->within_days = 7;
    policy->each_action = true;
    const Id action = TRY(action_of(context));
    if (!action.empty())
        policy->actions = {action};
    if (!context.has("title"))
        policy->title = "The same action once a week";
    return add_record(context, transaction, std::move(policy), {"action"});
}

Result<void> add_lever(const CommandContext& context, Transaction& transaction) {
    auto lever = make_new<Lever>(context);
    lever->action = TRY(action_of(context));
    lever->weight = 10;
    return add_record(context, transaction, std::move(lever), {"action"});
}

} // namespace

// Entries

constinit const Command add_action_command{
    .id = "action.add",
    .title = "Add action",
    .tooltip = "Adds something that can be proposed to a customer, with the answers that it allows.",
    .topic = Topic::Decisions,
    .synonyms = "new offer proposal next best",
    .icon = "decisions",
    .query = always,
    .execute = add_action,
};

constinit const Command add_treatment_command{
    .id = "treatment.add",
    .title = "Add treatment",
    .tooltip = "Adds the wording of the selected action on a channel where it has none.",
    .topic = Topic::Decisions,
    .synonyms = "new wording channel script message",
    .icon = "decisions",
    .query = treatment_allowed,
    .execute = add_treatment,
};

constinit const Command add_contact_policy_command{
    .id = "contact_policy.add",
    .title = "Add contact policy",
    .tooltip = "Adds a rule about how often something is proposed, and what rests after which answer.",
    .topic = Topic::Decisions,
    .synonyms = "new limit suppression cooling off fatigue",
    .icon = "decisions",
    .query = lever_allowed,
    .execute = add_policy,
};

constinit const Command add_lever_command{
    .id = "lever.add",
    .title = "Add lever",
    .tooltip = "Adds a weight by which the selected action, or all of them, is favoured.",
    .topic = Topic::Decisions,
    .synonyms = "new weight boost favour priority",
    .icon = "decisions",
    .query = lever_allowed,
    .execute = add_lever,
};

} // namespace throughline
