// interaction.set_stage
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/journeys/map_order.h"
#include "model/records/interaction.h"

#include <algorithm>

namespace throughline {

namespace {

// Query

Allowed set_allowed(const CommandContext& context) {
    TRY(subject_of(context, Kind::Interaction));
    TRY(optional_record(context, "stage", Kind::Stage));
    return {};
}

// Execute

Result<void> set_stage(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Interaction));
    const Id stage = TRY(optional_record(context, "stage", Kind::Stage));
    auto interaction = transaction.edit<Interaction>(id);
    if (interaction->stage == stage && !context.has("at"))
        return {};
    interaction->stage = stage;
    interaction->order.reset();
    TRY(transaction.put(std::move(interaction)));
    if (stage.empty())
        return {};
    std::vector<Id> interactions = ordered_interactions(transaction, stage);
    std::erase(interactions, id);
    const std::size_t wanted = TRY(context.index_argument("at", interactions.size()));
    interactions.insert(
        interactions.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, interactions.size())), id);
    return number_interactions(transaction, interactions);
}

} // namespace

// Entry

constinit const Command set_stage_command{
    .id = "interaction.set_stage",
    .title = "Move to stage",
    .tooltip = "Puts the interaction into another stage, or another place within its stage.",
    .topic = Topic::Journeys,
    .offered = Offered::ByViewsOnly,
    .query = set_allowed,
    .execute = set_stage,
};

} // namespace throughline
