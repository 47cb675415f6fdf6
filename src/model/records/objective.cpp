#include "model/records/objective.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto objective_fields =
    list(required_text<&Objective::title>("title", "Name"),
         long_text<&Objective::statement>("statement", "Statement"),
         link<&Objective::owner>("owner", "Owner", Kind::Person),
         link<&Objective::parent>("parent", "Part of", Kind::Objective),
         link<&Objective::measure>("measure", "Measure", Kind::Measure),
         number<&Objective::baseline>("baseline", "From"), number<&Objective::target>("target", "To"),
         day<&Objective::due>("due", "By"));

} // namespace

constinit const Shape objective_shape = objective_fields.shape("objective", &preserved_of<Objective>);

// Rules

namespace {

void objective_rules(const Objective& objective, std::vector<Problem>& problems) {
    check_not_itself("parent", objective, objective.parent, problems);
}

// Migrations

constexpr Renamed objective_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_objective() {
    auto description = description_of<Objective, &objective_rules>(
        {"objective", "Objective", "Objectives", "What the business wants in general; outcomes serve it."},
        objective_shape);
    description.renamed = objective_renamed;
    return description;
}

} // namespace

constinit const KindDescription objective_kind = describe_objective();

} // namespace throughline
