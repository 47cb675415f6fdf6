// initiative.pass_gate
#include "commands/editing.h"
#include "commands/entries.h"
#include "journey/evidence_gate.h"
#include "model/records/initiative.h"
#include "store/field_path.h"

namespace throughline {

namespace {

// The initiative as it would be behind the gate.
Result<std::shared_ptr<Initiative>> behind_gate(const CommandContext& context) {
    const Id id = TRY(subject_of(context, Kind::Initiative));
    auto initiative = std::make_shared<Initiative>(*context.store.find_as<Initiative>(id));
    TRY(set_field(*initiative, "gate", context.argument("gate")));
    if (!context.argument("by").empty() || !context.argument("reason").empty()) {
        initiative->override_by.by = TRY(optional_record(context, "by", Kind::Person));
        initiative->override_by.reason = context.argument("reason");
        initiative->override_by.on = context.today;
    }
    return initiative;
}

// Query

// R049
Allowed pass_gate_allowed(const CommandContext& context) {
    TRY(subject_of(context, Kind::Initiative));
    if (!context.has("gate"))
        return {};
    const std::shared_ptr<Initiative> initiative = TRY(behind_gate(context));
    TRY(journey::may_pass(context.store, *initiative, initiative->gate));
    return {};
}

// Execute

Result<void> pass_gate(const CommandContext& context, Transaction& transaction) {
    std::shared_ptr<Initiative> initiative = TRY(behind_gate(context));
    StateChange<Gate> step;
    step.state = initiative->gate;
    step.at = context.now;
    step.by = initiative->override_by.by;
    step.reason = context.argument("reason");
    initiative->history.push_back(std::move(step));
    return transaction.put(std::move(initiative));
}

} // namespace

// Entry

constinit const Command pass_gate_command{
    .id = "initiative.pass_gate",
    .title = "Pass gate",
    .tooltip =
        "Moves an improvement to another gate. Only data can demonstrate it; a mandate without data needs a "
        "name and a reason.",
    .topic = Topic::Outcomes,
    .offered = Offered::ByViewsOnly,
    .query = pass_gate_allowed,
    .execute = pass_gate,
};

} // namespace throughline
