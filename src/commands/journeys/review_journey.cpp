// journey.review
#include "commands/editing.h"
#include "commands/entries.h"
#include "model/records/journey.h"

namespace throughline {

namespace {

// Execute

// R073: looked at today; with a note it is the next version of the map.
Result<void> review(const CommandContext& context, Transaction& transaction) {
    const Id id = TRY(subject_of(context, Kind::Journey));
    std::shared_ptr<Journey> journey = transaction.edit<Journey>(id);
    journey->reviewed = context.today;
    const std::string_view note = trimmed(context.argument("note"));
    if (!note.empty()) {
        JourneyVersion version;
        version.version = journey->version.value_or(0) + 1;
        version.on = journey->reviewed;
        version.note = note;
        journey->version = version.version;
        journey->versions.push_back(std::move(version));
    }
    return transaction.put(std::move(journey));
}

} // namespace

// Entry

constinit const Command review_journey_command{
    .id = "journey.review",
    .title = "Record review",
    .tooltip = "Says that the map was looked at today. What changed becomes its next version.",
    .topic = Topic::Journeys,
    .synonyms = "reviewed version stale",
    .query = needs_subject<Kind::Journey>,
    .execute = review,
};

} // namespace throughline
