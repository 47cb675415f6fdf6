// policy.publish, policy.use_levers, policy.set_control_shares
#include "commands/editing.h"
#include "commands/entries.h"
#include "engage/policy/policy.h"
#include "model/records/lever.h"
#include "model/records/workspace.h"

#include <algorithm>

namespace throughline {

namespace {

constexpr double least_weight = -100, most_weight = 1000; // as the field of a lever allows

// Query

// R103: what is published was simulated, can be read, and is fair.
Allowed publish_allowed(const CommandContext& context) {
    const SimulatedPolicy& simulated = context.session.simulated_policy;
    if (context.store.all(Kind::Action).empty())
        return refused("There is no action yet that a policy could choose.");
    if (simulated.store_version != context.store.version())
        return refused("Simulate the policy first: what is published is what was simulated.");
    if (!simulated.problems.empty())
        return error("The catalogue has a problem: " + simulated.problems.front());
    if (simulated.is_unfair)
        return error("The policy is not fair: " + simulated.figures.fairness);
    return {};
}

Allowed levers_allowed(const CommandContext& context) {
    if (context.argument("points").empty())
        return error_at("points", "Say which action gets how many points.");
    return {};
}

Allowed shares_allowed(const CommandContext& context) {
    if (context.store.all(Kind::Workspace).empty())
        return refused("The workspace has no record of its own to keep the shares in.");
    return {};
}

// Execute

Result<void> publish(const CommandContext& context, Transaction& transaction) {
    const auto versions = engage::versions_of(context.store);
    const SimulatedPolicy& simulated = context.session.simulated_policy;
    if (!versions.empty() && versions.front()->content == simulated.content)
        return error(text_format("Nothing has changed since version %lld was published.",
                                 static_cast<long long>(versions.front()->version.value_or(0))));
    auto version = make_new<PolicyVersion>(context);
    version->version = engage::next_policy_version(context.store);
    version->title = context.argument("title");
    if (trimmed(version->title).empty())
        version->title = text_format("Version %lld", static_cast<long long>(*version->version));
    version->at = context.now;
    version->by = TRY(optional_record(context, "by", Kind::Person));
    version->note = context.argument("note");
    version->content = simulated.content;
    version->catalogue = simulated.catalogue;
    version->ranking = engage::ranking_of(context.store);
    version->records = engage::frozen_records(context.store);
    version->figures = simulated.figures;
    context.session.toast("Published as “" + version->title + "”.", ToastTone::Good);
    return transaction.put(std::move(version));
}

// A lever that always weighs this one action.
const Lever* own_lever(const Store& store, const Id& action) {
    for (const RecordPointer& record : store.all(Kind::Lever)) {
        const auto& lever = *as<Lever>(record);
        if (lever.action == action && lever.condition.empty() && lever.stage.empty() &&
            lever.channels.empty() && !lever.from && !lever.until)
            return &lever;
    }
    return nullptr;
}

// R105: `points` are lines "action<tab>points", added to what holds.
Result<void> use_levers(const CommandContext& context, Transaction& transaction) {
    std::size_t moved = 0;
    for (const std::string& line : split(context.argument("points"), '\n')) {
        const std::vector<std::string> cells = split(line, '\t');
        double points = 0;
        if (cells.size() != 2 || !parse_number(cells[1], points))
            return error_at("points", "Each line is an action and a number.");
        const Id id = Id::literal(cells[0]);
        const auto* action = context.store.find_as<Action>(id);
        if (!action)
            return error_at("points", "There is no action " + cells[0] + ".");
        if (points == 0)
            continue;
        const Lever* known = own_lever(context.store, id);
        std::shared_ptr<Lever> lever = known ? transaction.edit<Lever>(known->id) : make_new<Lever>(context);
        if (!known) {
            lever->title = "Favour for “" + action->title + "”";
            lever->action = id;
            lever->reason = "Chosen in the trade-off of value against what customers accept.";
        }
        lever->weight = std::clamp(lever->weight.value_or(0) + points, least_weight, most_weight);
        TRY(transaction.put(std::move(lever)));
        ++moved;
    }
    if (moved == 0)
        return error("These are the levers that hold already.");
    context.session.toast(text_format(moved == 1 ? "%zu lever was set." : "%zu levers were set.", moved),
                          ToastTone::Good);
    return {};
}

// `shares` are lines "arm<tab>percent".
Result<void> set_shares(const CommandContext& context, Transaction& transaction) {
    auto workspace = transaction.edit<Workspace>(context.store.all(Kind::Workspace).front()->id);
    workspace->control_shares.clear();
    double sum = 0;
    for (const std::string& line : split(context.argument("shares"), '\n')) {
        const std::vector<std::string> cells = split(line, '\t');
        ControlShare share;
        double percent = 0;
        const auto named = std::find_if(std::begin(control_arms), std::end(control_arms),
                                        [&](const ChoiceName& arm) { return arm.name == cells[0]; });
        if (cells.size() != 2 || named == std::end(control_arms) || !parse_number(cells[1], percent) ||
            percent < 0)
            return error_at("shares", "Each line is an arm and a percentage.");
        share.arm = static_cast<ControlArm>(named - std::begin(control_arms));
        share.share = percent;
        sum += percent;
        workspace->control_shares.push_back(std::move(share));
    }
    if (sum > 100.0001)
        return error_at("shares", "The shares are more than 100 % together.");
    return transaction.put(std::move(workspace));
}

} // namespace

// Entries

constinit const Command publish_policy_command{
    .id = "policy.publish",
    .title = "Publish the policy",
    .tooltip = "Keeps everything that decides as a version that can be replayed, compared and exported.",
    .topic = Topic::Decisions,
    .synonyms = "release freeze next best action",
    .query = publish_allowed,
    .execute = publish,
};

constinit const Command use_levers_command{
    .id = "policy.use_levers",
    .title = "Use these levers",
    .tooltip = "Sets the levers of each action to this point of the trade-off; one step to undo.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = levers_allowed,
    .execute = use_levers,
};

constinit const Command set_control_shares_command{
    .id = "policy.set_control_shares",
    .title = "Set the control arms",
    .tooltip = "Which share of customers is decided for in another way, to know what the policy brings.",
    .topic = Topic::Decisions,
    .offered = Offered::ByViewsOnly,
    .query = shares_allowed,
    .execute = set_shares,
};

} // namespace throughline
