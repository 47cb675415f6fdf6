// approach.assess, approach.choose
#include "commands/editing.h"
#include "commands/entries.h"
#include "journey/approach_measures.h"
#include "model/records/interaction.h"
#include "store/field_path.h"

namespace throughline {

namespace {

const Interaction& interaction_of(const CommandContext& context, const Id& id) {
    return *context.store.find_as<Interaction>(id);
}

// Query

// R057
Allowed choose_allowed(const CommandContext& context) {
    const Id id = TRY(subject_of(context, Kind::Interaction));
    const auto assessed = journey::assessments_of(context.store, id);
    if (assessed.empty() || trimmed(assessed.front()->problem).empty())
        return refused("State the problem first: an approach without a problem fits nothing.");
    if (!context.has("approach"))
        return {};
    Interaction changed = interaction_of(context, id);
    TRY(set_field(changed, "approach", context.argument("approach")));
    return {};
}

// Execute

Result<void> assess(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Interaction));
    const Interaction& interaction = interaction_of(context, id);
    auto assessment = make_new<ApproachAssessment>(context);
    assessment->title = interaction.title;
    assessment->interaction = id;
    assessment->frequency = interaction.frequency;
    assessment->assessed_on = context.today;
    // R046: the three to compare; their numbers come as they are measured.
    for (const Approach approach : {Approach::Operational, Approach::Analytical, Approach::Blended}) {
        ApproachOption option;
        option.approach = approach;
        assessment->options.push_back(std::move(option));
    }
    TRY(set_fields(context, *assessment, {"id"}));
    return transaction.put(std::move(assessment));
}

Result<void> choose(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Interaction));
    std::shared_ptr<Interaction> interaction = transaction.edit<Interaction>(id);
    TRY(set_field(*interaction, "approach", context.argument("approach")));
    return transaction.put(std::move(interaction));
}

} // namespace

// Entries

// R055
constinit const Command assess_approach_command{
    .id = "approach.assess",
    .title = "Assess approaches",
    .tooltip = "Begins to compare the operational, the analytical and the blended way of one interaction.",
    .topic = Topic::Evidence,
    .synonyms = "problem operational analytical blended compare",
    .query = needs_subject<Kind::Interaction>,
    .execute = assess,
};

constinit const Command choose_approach_command{
    .id = "approach.choose",
    .title = "Choose approach",
    .tooltip = "Says how this interaction is worked on. It needs a problem first.",
    .topic = Topic::Evidence,
    .offered = Offered::ByViewsOnly,
    .query = choose_allowed,
    .execute = choose,
};

} // namespace throughline
