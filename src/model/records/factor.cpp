#include "model/records/factor.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto factor_fields =
    list(required_text<&Factor::title>("title", "Name"), choice<&Factor::type>("type", "Type", factor_types),
         choice<&Factor::control>("control", "Control", controls),
         long_text<&Factor::description>("description", "Description"),
         number<&Factor::effort_hours>("effort_hours", "Effort", 0, 1e9, "Hours spent on it.", "h a month"),
         link<&Factor::table>("table", "Table", Kind::TableReference),
         text<&Factor::column>("column", "Column", "Where decisions read it."));

} // namespace

constinit const Shape factor_shape = factor_fields.shape("factor", &preserved_of<Factor>);

// Rules

namespace {

void factor_rules(const Factor& factor, std::vector<Problem>& problems) {
    // R001
    expect(factor.control != Control::Unstated, "control",
           "Say how far it can be controlled: controlled, influenced or uncontrolled.", problems);
    expect(factor.control != Control::Uncontrolled || factor.effort_hours.value_or(0) == 0, "effort_hours",
           "Effort is spent on something that cannot be controlled.", problems);
}

// Migrations

constexpr Renamed factor_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_factor() {
    auto description = description_of<Factor, &factor_rules>(
        {"factor", "Factor", "Factors",
         "What influences interactions from outside: place, weather, rules, life events."},
        factor_shape);
    description.renamed = factor_renamed;
    return description;
}

} // namespace

constinit const KindDescription factor_kind = describe_factor();

} // namespace throughline
