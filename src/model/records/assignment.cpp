#include "model/records/assignment.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto assignment_fields =
    list(text<&Assignment::title>("title", "Remark"),
         required(link<&Assignment::subject>("subject", "For",
                                             KindSet(Kind::Task, Kind::Interaction, Kind::Experience))),
         link<&Assignment::person>("person", "Person", Kind::Person),
         link<&Assignment::role>("role", "Role", Kind::Role),
         required(choice<&Assignment::responsibility>("responsibility", "Responsibility", responsibilities)),
         day<&Assignment::since>("since", "Since"));

} // namespace

constinit const Shape assignment_shape = assignment_fields.shape("assignment", &preserved_of<Assignment>);

// Rules

namespace {

void assignment_rules(const Assignment& assignment, std::vector<Problem>& problems) {
    expect(!assignment.person.empty() || !assignment.role.empty(), "person", "Nobody is assigned yet.",
           problems);
}

// Migrations

constexpr Renamed assignment_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_assignment() {
    auto description = description_of<Assignment, &assignment_rules>(
        {"assignment", "Assignment", "Assignments",
         "Who is responsible, accountable, consulted or informed for what."},
        assignment_shape);
    description.renamed = assignment_renamed;
    return description;
}

} // namespace

constinit const KindDescription assignment_kind = describe_assignment();

} // namespace throughline
