#include "model/records/action.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto action_condition_fields =
    list(required(choice<&ActionCondition::stage>("stage", "Stage", condition_stages)),
         text<&ActionCondition::title>("title", "Name"),
         text<&ActionCondition::condition>("condition", "Condition", "FEEL over the customer's columns."));
constinit const Shape action_condition_shape =
    action_condition_fields.shape("action_condition", &preserved_of<ActionCondition>);

constexpr auto action_response_fields =
    list(required_text<&ActionResponse::title>("title", "Response"),
         choice<&ActionResponse::response_class>("class", "Counts as", response_classes),
         text<&ActionResponse::next_step>("next_step", "Next step"));
constinit const Shape action_response_shape =
    action_response_fields.shape("action_response", &preserved_of<ActionResponse>);

constexpr auto action_fields =
    list(required_text<&Action::title>("title", "Name"),
         text<&Action::issue>("issue", "Issue", "Retain, serve, sell, collect …"),
         text<&Action::group>("group", "Group"), choice<&Action::state>("state", "State", action_states),
         long_text<&Action::description>("description", "Description"),
         links<&Action::outcomes>("outcomes", "Outcomes", Kind::Outcome),
         groups<&Action::serves>("serves", "Creates", serves_experience_shape),
         link<&Action::decision>("decision", "Chosen by", Kind::Decision),
         number<&Action::value>("value", "Value"),
         number<&Action::value_if_refused>("value_if_refused", "Value when refused"),
         number<&Action::cost>("cost", "Cost"),
         number<&Action::customer_value>("customer_value", "Worth to the customer", 0, 1),
         number<&Action::starting_propensity>("starting_propensity", "Propensity at first", 0, 1,
                                              "Used until enough answers are known."),
         text<&Action::next_step>("next_step", "Next step"),
         groups<&Action::conditions>("conditions", "Conditions", action_condition_shape),
         groups<&Action::responses>("responses", "Responses", action_response_shape),
         day<&Action::valid_from>("valid_from", "Valid from"),
         day<&Action::valid_until>("valid_until", "Valid until"),
         integer<&Action::open_days>("open_days", "Stays open", 0, 36500, {}, "days"),
         link<&Action::level_of>("level_of", "Level of", Kind::Action),
         integer<&Action::level>("level", "Level", 0, 1000),
         links<&Action::products>("products", "Products", Kind::Product),
         link<&Action::replaces>("replaces", "Replaces", Kind::Product));

} // namespace

constinit const Shape action_shape = action_fields.shape("action", &preserved_of<Action>);

// Rules

namespace {

void action_rules(const Action& action, std::vector<Problem>& problems) {
    check_effects("serves", action.serves, problems);
    check_order("valid_until", action.valid_from, "valid from", action.valid_until, "valid until", problems);
    check_not_itself("level_of", action, action.level_of, problems);
}

// Migrations

constexpr Renamed action_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_action() {
    auto description = description_of<Action, &action_rules>(
        {"action", "Action", "Actions", "Something that can be proposed to a customer, or done for one."},
        action_shape);
    description.renamed = action_renamed;
    return description;
}

} // namespace

constinit const KindDescription action_kind = describe_action();

} // namespace throughline
