// Contact policies, compiled: what must rest for one customer at one moment, and which policy says so (R093,
// R103).
#pragma once

#include "engage/contact/contact_event.h"
#include "model/records/contact_policy.h"

#include <span>
#include <string>
#include <vector>

namespace throughline::engage {

// What an event must be to count.
struct EventPattern {
    enum class Kind : std::uint8_t { AnyProposal, Answer, Named };
    Kind kind = Kind::AnyProposal;
    ResponseClass answer = ResponseClass::Positive; // of Answer
    std::uint32_t name = no_index;                  // of Named

    bool matches(const ContactEvent& event) const;
};

struct ContactRule {
    Id record; // the contact policy
    std::string title;
    std::string reason;
    ContactPolicyType type = ContactPolicyType::Limit;
    std::vector<std::uint32_t> actions; // the scope, ascending
    std::vector<bool> in_scope;         // the same, by action
    std::vector<bool> channels;         // by channel; empty: all
    EventPattern event;
    std::uint32_t times = 1;
    std::int64_t within = 0; // milliseconds; 0: ever
    std::int64_t pause = 0;  // milliseconds
    bool each_action = false;

    // Whether it says anything about proposals on this channel.
    bool concerns(std::uint32_t channel) const {
        return channels.empty() || (channel < channels.size() && channels[channel]);
    }
    // It names channels: another channel may do what this one may not.
    bool is_of_channels() const { return !channels.empty(); }
};

// Why an action rests: the rule, what was counted, and until when.
struct ContactFinding {
    std::uint32_t rule = no_index;
    std::uint32_t counted = 0;
    // The first moment at which this rule would let it pass, if nothing else happened.
    Instant until;
};

// One rule against a history up to and including `now` (events after it are not known yet), which is in the
// order of time. `action` matters to rules that take each action by itself, and to mutual exclusion, which is
// about the other actions of the scope. Nothing is written where the rule lets it pass.
//   Limit: `times` proposals of the scope within `within`; it reopens when the oldest of them falls out.
//   Suppression, CoolingOff, PostConversion: whenever the event was seen `times` times within `within`, the
//   scope rests for `pause` from the last of them.
//   MutualExclusion: another action of the scope was proposed within `within`, unless it was refused since.
bool is_held_back(const ContactRule& rule, std::span<const ContactEvent> history, Instant now,
                  std::uint32_t action, ContactFinding& finding);

} // namespace throughline::engage
