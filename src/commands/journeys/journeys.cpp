// journey.add, stage.add, stage.move, stage.remove
#include "commands/editing.h"
#include "commands/entries.h"
#include "commands/journeys/map_order.h"
#include "model/records/interaction.h"
#include "model/records/journey.h"
#include "model/records/segment.h"
#include "model/records/stage.h"

#include <algorithm>

namespace throughline {

namespace {

// R067: from first interest through use to repeat purchase.
struct FirstStage {
    std::string_view title;
    StagePhase phase;
};
constexpr FirstStage first_stages[] = {
    {"First interest", StagePhase::Interest}, {"Compare", StagePhase::Compare},
    {"Commit", StagePhase::Commit},           {"Use", StagePhase::Use},
    {"Repeat", StagePhase::Repeat},
};

Result<Id> wanted_journey(const CommandContext& context) {
    if (context.has("journey"))
        return optional_record(context, "journey", Kind::Journey);
    const Record* open =
        context.store.find(context.session.open_records[static_cast<std::size_t>(Place::Journeys)]);
    if (open && open->kind == Kind::Journey)
        return open->id;
    const auto journeys = context.store.all(Kind::Journey);
    return journeys.size() == 1 ? journeys.front()->id : Id();
}

Result<void> add_stage_to(const CommandContext& context, Transaction& transaction, const Id& journey,
                          const FirstStage& first, double order) {
    auto stage = make_new<Stage>(context);
    stage->title = first.title;
    stage->phase = first.phase;
    stage->journey = journey;
    stage->order = order;
    return transaction.put(std::move(stage));
}

// Query

// R075: one journey for each segment.
Allowed journey_allowed(const CommandContext& context) {
    const Id segment = TRY(record_or_selected(context, "segment", Kind::Segment));
    if (segment.empty())
        return {};
    for (const Reference& reference : context.store.references_to(segment)) {
        const Journey* journey = context.store.find_as<Journey>(reference.source);
        if (journey && journey->segment == segment)
            return error(text_format("%s has its journey already: %s.",
                                     title_in_quotes(context.store.find(segment)).c_str(),
                                     title_in_quotes(journey).c_str()));
    }
    return {};
}

Allowed stage_allowed(const CommandContext& context) {
    const Id journey = TRY(wanted_journey(context));
    if (journey.empty())
        return refused("Open a journey first.");
    return {};
}

// Execute

Result<void> add_journey(const CommandContext& context, Transaction& transaction) {
    auto journey = make_new<Journey>(context);
    journey->segment = TRY(record_or_selected(context, "segment", Kind::Segment));
    if (const Segment* segment = context.store.find_as<Segment>(journey->segment))
        journey->title = segment->title;
    const Id id = journey->id;
    TRY(add_record(context, transaction, std::move(journey), {"segment"}));
    double order = 0;
    for (const FirstStage& first : first_stages)
        TRY(add_stage_to(context, transaction, id, first, ++order));
    context.session.set_open_record(Place::Journeys, id);
    return {};
}

Result<void> add_stage(const CommandContext& context, Transaction& transaction) {
    const Id journey = TRY(wanted_journey(context));
    std::vector<Id> stages = ordered_stages(transaction, journey);
    // Behind the selected stage, or at the end.
    const auto selected = std::find(stages.begin(), stages.end(), context.session.only_selected());
    const std::size_t behind =
        selected == stages.end() ? stages.size() : static_cast<std::size_t>(selected - stages.begin()) + 1;
    const std::size_t wanted = TRY(context.index_argument("at", behind));
    const std::size_t at = std::min(wanted, stages.size());
    auto stage = make_new<Stage>(context);
    stage->journey = journey;
    stages.insert(stages.begin() + static_cast<std::ptrdiff_t>(at), stage->id);
    TRY(add_record(context, transaction, std::move(stage), {"journey", "at"}));
    return number_stages(transaction, stages);
}

Result<void> move_stage(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Stage));
    if (!context.has("to"))
        return error_at("to", "Say where to.");
    const std::size_t wanted = TRY(context.index_argument("to", 0));
    std::vector<Id> stages = ordered_stages(transaction, transaction.find_as<Stage>(id)->journey);
    std::erase(stages, id);
    stages.insert(stages.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, stages.size())), id);
    return number_stages(transaction, stages);
}

Result<void> remove_stage(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Stage));
    const Id journey = transaction.find_as<Stage>(id)->journey;
    TRY(remove_with_dependents(transaction, id));
    return number_stages(transaction, ordered_stages(transaction, journey));
}

} // namespace

// Entries

constinit const Command add_journey_command{
    .id = "journey.add",
    .title = "Add journey",
    .tooltip = "Adds the way of a segment from first interest to repeat purchase.",
    .topic = Topic::Journeys,
    .synonyms = "new map",
    .icon = "journeys",
    .query = journey_allowed,
    .execute = add_journey,
};

constinit const Command add_stage_command{
    .id = "stage.add",
    .title = "Add stage",
    .tooltip = "Adds a part of the open journey, behind the selected one.",
    .topic = Topic::Journeys,
    .synonyms = "new phase column",
    .icon = "stage",
    .query = stage_allowed,
    .execute = add_stage,
};

constinit const Command move_stage_command{
    .id = "stage.move",
    .title = "Move stage",
    .tooltip = "Gives the stage another place in its journey.",
    .topic = Topic::Journeys,
    .offered = Offered::ByViewsOnly,
    .query = needs_subject<Kind::Stage>,
    .execute = move_stage,
};

constinit const Command remove_stage_command{
    .id = "stage.remove",
    .title = "Remove stage",
    .tooltip = "Takes the stage out of its journey; its interactions stay, without a stage.",
    .topic = Topic::Journeys,
    .synonyms = "delete phase column",
    .query = needs_subject<Kind::Stage>,
    .execute = remove_stage,
};

} // namespace throughline
