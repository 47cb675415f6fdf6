// Meaning: whom actions are meant for, how often customers may be contacted, and what must rest after which
// event (R093, R103).
#pragma once

#include "model/record.h"
#include "model/records/action.h"

namespace throughline {

enum class ContactPolicyType : std::uint8_t {
    Limit,
    Suppression,
    CoolingOff,
    MutualExclusion,
    PostConversion,
    Engagement // a condition under which all actions of the scope may be proposed
};
inline constexpr ChoiceName contact_policy_types[] = {
    {"limit", "Limit"},
    {"suppression", "Suppression"},
    {"cooling_off", "Cooling off"},
    {"mutual_exclusion", "Mutual exclusion"},
    {"post_conversion", "After acceptance"},
    {"engagement", "Condition"},
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
    bool each_action = false; // every action of the scope is counted, and rests, by itself
    ConditionStage stage = ConditionStage::Eligibility; // of Engagement
    std::string condition;                              // of Engagement: FEEL over the customer's columns
};

extern const Shape contact_policy_shape;
extern const KindDescription contact_policy_kind;

} // namespace throughline
