#include "model/records/person.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto person_fields =
    list(required_text<&Person::title>("title", "Name"),
         text<&Person::unit>("unit", "Unit", "Department, branch or company."),
         text<&Person::email>("email", "E-mail"), text<&Person::phone>("phone", "Phone"),
         links<&Person::roles>("roles", "Roles", Kind::Role),
         link<&Person::reports_to>("reports_to", "Reports to", Kind::Person),
         choice<&Person::side>("side", "Side", person_sides),
         number<&Person::hours_per_week>("hours_per_week", "Hours for this work", 0, 168,
                                         "More planned than this shows as overload.", "h a week"));

} // namespace

constinit const Shape person_shape = person_fields.shape("person", &preserved_of<Person>);

// Rules

namespace {

void person_rules(const Person& person, std::vector<Problem>& problems) {
    check_not_itself("reports_to", person, person.reports_to, problems);
}

// Migrations

constexpr Renamed person_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_person() {
    auto description = description_of<Person, &person_rules>(
        {"person", "Person", "People", "Someone who owns, does, decides or is asked."}, person_shape);
    description.renamed = person_renamed;
    return description;
}

} // namespace

constinit const KindDescription person_kind = describe_person();

} // namespace throughline
