#include "model/records/role.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto role_fields = list(required_text<&Role::title>("title", "Name"),
                                  long_text<&Role::description>("description", "Description"),
                                  links<&Role::skills>("skills", "Skills", Kind::Capability,
                                                       "What someone in this role must be able to do."));

} // namespace

constinit const Shape role_shape = role_fields.shape("role", &preserved_of<Role>);

// Rules

namespace {

// None beyond what the shape says.
void role_rules(const Role&, std::vector<Problem>&) {}

// Migrations

constexpr Renamed role_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_role() {
    auto description = description_of<Role, &role_rules>(
        {"role", "Role", "Roles", "A part that people play, with the skills it needs."}, role_shape);
    description.renamed = role_renamed;
    return description;
}

} // namespace

constinit const KindDescription role_kind = describe_role();

} // namespace throughline
