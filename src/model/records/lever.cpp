#include "model/records/lever.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto lever_fields = list(
    required_text<&Lever::title>("title", "Name"), link<&Lever::action>("action", "Action", Kind::Action),
    text<&Lever::group>("group", "Group"), text<&Lever::issue>("issue", "Issue"),
    links<&Lever::channels>("channels", "Channels", Kind::Channel),
    number<&Lever::weight>("weight", "Weight", -100, 1000,
                           "Adds to the other levers: 30 + 15 + 10 gives a factor of 1.55.", "%"),
    text<&Lever::condition>("condition", "Condition", "FEEL: the context in which it holds."),
    link<&Lever::stage>("stage", "In stage", Kind::Stage, "Holds while the customer is in this stage."),
    integer<&Lever::ramp_days>("ramp_days", "Rises for", 0, 36500,
                               "From 0 to the full weight, counted from the day the stage began.", "days"),
    day<&Lever::from>("from", "From"), day<&Lever::until>("until", "Until"),
    text<&Lever::reason>("reason", "Reason"), link<&Lever::owner>("owner", "Owner", Kind::Person));

} // namespace

constinit const Shape lever_shape = lever_fields.shape("lever", &preserved_of<Lever>);

// Rules

namespace {

void lever_rules(const Lever& lever, std::vector<Problem>& problems) {
    check_order("until", lever.from, "from", lever.until, "until", problems);
    expect(!lever.reason.empty(), "reason", "A lever should say why the business favours it.", problems);
}

// Migrations

constexpr Renamed lever_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_lever() {
    auto description = description_of<Lever, &lever_rules>(
        {"lever", "Lever", "Levers", "A weight by which the business favours an action, group or issue."},
        lever_shape);
    description.renamed = lever_renamed;
    return description;
}

} // namespace

constinit const KindDescription lever_kind = describe_lever();

} // namespace throughline
