// The policy as files for the systems in place (R104).
#pragma once

#include "commands/policy/policy_source.h"

#include <string>

namespace throughline {

// {"format":"throughline-policy","version":1,"policy":{…},"ranking":{…},"channels":[…],"actions":[…],
//  "contact_policies":[…],"levers":[…],"stages":[…]}
// Each action has its group and issue, value, cost, starting propensity, the factor of its standing levers,
// conditions by stage, contact policies, and a treatment for each channel; the rest are the records as
// workspace files have them.
std::string policy_as_json(const PolicySource& source);
// One row for each action and channel: whether it can go there, or why not, with its wording.
std::string policy_as_csv(const PolicySource& source, Date day);
// A DMN 1.3 model: engage/policy/policy_model.h.
Result<std::string> policy_as_dmn(const PolicySource& source, const TableReference* customers, Instant now);

// Percent and factor of the levers without condition and stage that hold on a day.
struct StandingLevers {
    double percent = 0;
    double factor = 1;
};
StandingLevers standing_levers(const engage::Catalogue& catalogue, const engage::CatalogueAction& action,
                               Date day);
// Why an action cannot go to a channel whatever the customer; empty where it can.
std::string channel_reason(const engage::Catalogue& catalogue, std::uint32_t action, std::uint32_t channel);

} // namespace throughline
