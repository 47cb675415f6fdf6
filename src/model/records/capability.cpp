#include "model/records/capability.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto capability_fields =
    list(required_text<&Capability::title>("title", "Name"),
         choice<&Capability::type>("type", "Type", capability_types),
         choice<&Capability::state>("state", "State", capability_states),
         long_text<&Capability::gap>("gap", "Gap", "What is missing."),
         number<&Capability::needed>("needed", "Level needed", 0, 5),
         number<&Capability::present>("present", "Level present", 0, 5),
         link<&Capability::owner>("owner", "Owner", Kind::Person), day<&Capability::due>("due", "Closed by"),
         long_text<&Capability::description>("description", "Description"));

} // namespace

constinit const Shape capability_shape = capability_fields.shape("capability", &preserved_of<Capability>);

// Rules

namespace {

void capability_rules(const Capability& capability, std::vector<Problem>& problems) {
    // R069
    expect(capability.state == CapabilityState::InPlace || !capability.gap.empty(), "gap",
           "Say what is missing.", problems);
}

// Migrations

constexpr Renamed capability_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_capability() {
    auto description = description_of<Capability, &capability_rules>(
        {"capability", "Capability", "Processes, systems, skills",
         "A process, system or skill that interactions need, and how far it is there."},
        capability_shape);
    description.renamed = capability_renamed;
    return description;
}

} // namespace

constinit const KindDescription capability_kind = describe_capability();

} // namespace throughline
