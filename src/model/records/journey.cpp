#include "model/records/journey.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto journey_version_fields =
    list(integer<&JourneyVersion::version>("version", "Version", 0, 1000000),
         day<&JourneyVersion::on>("on", "On"), text<&JourneyVersion::note>("note", "What changed"));
constinit const Shape journey_version_shape =
    journey_version_fields.shape("journey_version", &preserved_of<JourneyVersion>);

constexpr auto journey_events_fields =
    list(link<&JourneyEvents::table>("table", "Event table", Kind::TableReference),
         text<&JourneyEvents::case_column>("case_column", "Case column"),
         text<&JourneyEvents::activity_column>("activity_column", "Activity column"),
         text<&JourneyEvents::time_column>("time_column", "Time column"));
constinit const Shape journey_events_shape =
    journey_events_fields.shape("journey_events", &preserved_of<JourneyEvents>);

constexpr auto journey_fields =
    list(required_text<&Journey::title>("title", "Name"),
         link<&Journey::segment>("segment", "Segment", Kind::Segment),
         long_text<&Journey::persona>("persona", "Persona", "Who walks it: a person one can picture."),
         long_text<&Journey::goal>("goal", "Goal", "What that person wants to get done."),
         link<&Journey::owner>("owner", "Owner", Kind::Person),
         links<&Journey::outcomes>("outcomes", "Outcomes", Kind::Outcome),
         links<&Journey::competitors>("competitors", "Competitors", Kind::Competitor),
         choice<&Journey::state>("state", "State", journey_states),
         integer<&Journey::version>("version", "Version", 0, 1000000),
         integer<&Journey::review_days>("review_days", "Reviewed every", 0, 36500,
                                        "After this the map counts as stale.", "days"),
         day<&Journey::reviewed>("reviewed", "Last reviewed"),
         link<&Journey::relationship_type>("relationship_type", "Relationship", Kind::RelationshipType),
         group<&Journey::events>("events", "Lived journeys", journey_events_shape),
         groups<&Journey::versions>("versions", "Versions", journey_version_shape),
         long_text<&Journey::description>("description", "Description"));

} // namespace

constinit const Shape journey_shape = journey_fields.shape("journey", &preserved_of<Journey>);

// Rules

namespace {

void journey_rules(const Journey& journey, std::vector<Problem>& problems) {
    expect(!journey.segment.empty(), "segment", "Whose journey is it? Choose the segment.", problems);
    expect(!journey.owner.empty(), "owner", "The journey has no owner yet.", problems);
}

// Migrations

constexpr Renamed journey_renamed[] = {{0, "name", "title"}, {0, "review_every_days", "review_days"}};

constexpr KindDescription describe_journey() {
    auto description = description_of<Journey, &journey_rules>(
        {"journey", "Journey", "Journeys",
         "The way of one segment from first interest through use to repeat purchase."},
        journey_shape);
    description.renamed = journey_renamed;
    return description;
}

} // namespace

constinit const KindDescription journey_kind = describe_journey();

} // namespace throughline
