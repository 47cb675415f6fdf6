#include "model/records/contact_policy.h"

#include "model/describe.h"

namespace throughline {

using namespace fields;

// Shape

namespace {

constexpr auto contact_policy_fields = list(
    required_text<&ContactPolicy::title>("title", "Name"),
    choice<&ContactPolicy::type>("type", "Type", contact_policy_types),
    links<&ContactPolicy::channels>("channels", "Channels", Kind::Channel, "Empty: all of them."),
    links<&ContactPolicy::actions>("actions", "Actions", Kind::Action, "Empty: all of the issue and group."),
    text<&ContactPolicy::issue>("issue", "Issue"), text<&ContactPolicy::group>("group", "Group"),
    text<&ContactPolicy::event>("event", "Counts", "The response or event that counts; empty: any contact."),
    integer<&ContactPolicy::times>("times", "Times", 0, 1000000),
    integer<&ContactPolicy::within_days>("within_days", "Within", 0, 36500, {}, "days"),
    integer<&ContactPolicy::pause_days>("pause_days", "Then rests for", 0, 36500, {}, "days"),
    flag<&ContactPolicy::each_action>("each_action", "Each action by itself",
                                      "Counts, and rests, every action of the scope by itself."),
    choice<&ContactPolicy::stage>("stage", "Stage", condition_stages),
    text<&ContactPolicy::condition>("condition", "Condition", "FEEL over the customer's columns."),
    text<&ContactPolicy::reason>("reason", "Reason"),
    choice<&ContactPolicy::state>("state", "State", contact_policy_states));

} // namespace

constinit const Shape contact_policy_shape =
    contact_policy_fields.shape("contact_policy", &preserved_of<ContactPolicy>);

// Rules

namespace {

void contact_policy_rules(const ContactPolicy& policy, std::vector<Problem>& problems) {
    expect(policy.type != ContactPolicyType::Engagement || !policy.condition.empty(), "condition",
           "A policy of this type should say its condition.", problems);
}

// Migrations

constexpr Renamed contact_policy_renamed[] = {{0, "name", "title"}};

constexpr KindDescription describe_contact_policy() {
    auto description = description_of<ContactPolicy, &contact_policy_rules>(
        {"contact_policy", "Contact policy", "Contact policies",
         "How often, and after what, customers may be contacted."},
        contact_policy_shape);
    description.renamed = contact_policy_renamed;
    return description;
}

} // namespace

constinit const KindDescription contact_policy_kind = describe_contact_policy();

} // namespace throughline
