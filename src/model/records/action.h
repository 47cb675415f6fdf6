// Meaning: something that can be proposed to a customer, or done for one: issue, group, action (R085, R087,
// R097, R101).
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

enum class ActionState : std::uint8_t { Draft, Active, Paused, Retired };
inline constexpr ChoiceName action_states[] = {
    {"draft", "Draft"},
    {"active", "Active"},
    {"paused", "Paused"},
    {"retired", "Retired"},
};

enum class ConditionStage : std::uint8_t { Eligibility, Applicability, Suitability };
inline constexpr ChoiceName condition_stages[] = {
    {"eligibility", "Eligibility"},
    {"applicability", "Applicability"},
    {"suitability", "Suitability"},
};

// A condition under which it may be proposed, with the name that an explanation shows.
struct ActionCondition {
    ConditionStage stage = ConditionStage::Eligibility;
    std::string title;
    std::string condition; // FEEL over the customer's columns
    Preserved preserved;
};

enum class ResponseClass : std::uint8_t { Neutral, Positive, Negative };
inline constexpr ChoiceName response_classes[] = {
    {"neutral", "Neutral"},
    {"positive", "Positive"},
    {"negative", "Negative"},
};

struct ActionResponse {
    std::string title;
    ResponseClass response_class = ResponseClass::Neutral;
    std::string next_step;
    Preserved preserved;
};

// Fields
struct Action : Record {
    static constexpr Kind record_kind = Kind::Action;
    Action()
        : Record(record_kind) {}

    std::string issue; // "Retain"
    std::string group; // "Mortgage"
    std::string description;
    ActionState state = ActionState::Draft;
    std::vector<Id> outcomes;
    std::vector<Effect> serves;  // experiences: what answering it adds to the ledger (R084)
    Id decision;                 // the decision that chooses it
    std::optional<double> value; // to the firm when accepted, in the workspace's currency
    std::optional<double> cost;
    std::optional<double> customer_value; // 0 … 1: what the customer gets out of it (R040)
    std::optional<double> starting_propensity;
    std::string next_step; // R087
    std::vector<ActionCondition> conditions;
    std::vector<ActionResponse> responses; // R085
    std::optional<Date> valid_from;
    std::optional<Date> valid_until;
    std::optional<std::int64_t> open_days; // an offer stays open this long (R093)
    Id level_of;                           // R097: one of several levels of this action
    std::optional<std::int64_t> level;
    std::vector<Id> products;
    Id replaces; // R101
    std::optional<double> value_if_refused;
};

extern const Shape action_shape;
extern const KindDescription action_kind;

} // namespace throughline
