// Meaning: how often customers may be contacted, and what must rest after which event (R093, R103).
#pragma once

#include "model/record.h"

namespace throughline {

enum class ContactPolicyType : std::uint8_t {
    Limit,
    Suppression,
    CoolingOff,
    MutualExclusion,
    PostConversion
};
inline constexpr ChoiceName contact_policy_types[] = {
    {"limit", "Limit"},
    {"suppression", "Suppression"},
    {"cooling_off", "Cooling off"},
    {"mutual_exclusion", "Mutual exclusion"},
    {"post_conversion", "After acceptance"},
};

enum class ContactPolicyState : std::uint8_t { Draft, Active, Paused };
inline constexpr ChoiceName contact_policy_states[] = {
    {"draft", "Draft"},
    {"active", "Active"},
    {"paused", "Paused"},
};

// Fields
struct ContactPolicy : Record {
    static constexpr Kind record_kind = Kind::ContactPolicy;
    ContactPolicy()
        : Record(record_kind) {}

    ContactPolicyType type = ContactPolicyType::Limit;
    std::vector<Id> channels; // empty: all
    std::vector<Id> actions;  // empty: all of issue and group
    std::string issue;
    std::string group;
    std::string event; // the response or event that counts; empty: any contact
    std::optional<std::int64_t> times;
    std::optional<std::int64_t> within_days;
    std::optional<std::int64_t> pause_days;
    std::string reason;
    ContactPolicyState state = ContactPolicyState::Draft;
};

extern const Shape contact_policy_shape;
extern const KindDescription contact_policy_kind;

} // namespace throughline
