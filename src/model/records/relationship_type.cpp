#include "model/records/relationship_type.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto relationship_phase_fields =
    list(required(choice<&RelationshipPhase::phase>("phase", "Phase", phases)),
         text<&RelationshipPhase::title>("title", "Name"),
         long_text<&RelationshipPhase::begins_when>("begins_when", "Begins when",
                                                    "The event that moves a relationship into this phase."),
         text<&RelationshipPhase::condition>("condition", "Condition",
                                             "The same as a FEEL condition over the customer table."));
constinit const Shape relationship_phase_shape =
    relationship_phase_fields.shape("relationship_phase", &preserved_of<RelationshipPhase>);

constexpr auto relationship_type_fields =
    list(required_text<&RelationshipType::title>("title", "Name"),
         choice<&RelationshipType::role>("role", "The other side is", relationship_roles),
         long_text<&RelationshipType::description>("description", "Description"),
         groups<&RelationshipType::phases>("phases", "Phases", relationship_phase_shape,
                                           "In the order in which they follow."));

} // namespace

constinit const Shape relationship_type_shape =
    relationship_type_fields.shape("relationship_type", &preserved_of<RelationshipType>);

// Rules

namespace {

// None beyond what the shape says.
void relationship_type_rules(const RelationshipType&, std::vector<Problem>&) {}

// Migrations

constexpr Renamed relationship_type_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_relationship_type() {
    auto description = description_of<RelationshipType, &relationship_type_rules>(
        {"relationship_type", "Relationship type", "Relationship types",
         "A kind of relationship: customer, partner, prospect, employee."},
        relationship_type_shape);
    description.renamed = relationship_type_renamed;
    return description;
}

} // namespace

constinit const KindDescription relationship_type_kind = describe_relationship_type();

} // namespace throughline
