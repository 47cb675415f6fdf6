// Meaning: the root of everything (R009): what the business wants and what the customer wants, side by side
// (R016, R041). It is mutual when both hold. Activity never counts as its success (R003).
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

enum class OutcomeState : std::uint8_t {
    Proposed,
    Agreed,
    InProgress,
    Achieved,
    Verified,
    Missed,
    Abandoned
};
inline constexpr ChoiceName outcome_states[] = {
    {"proposed", "Proposed"},
    {"agreed", "Agreed"},
    {"in_progress", "In progress"},
    {"achieved", "Achieved"},
    {"verified", "Verified by the customer"},
    {"missed", "Missed"},
    {"abandoned", "Abandoned"},
};

// As said of one side, which speaks for itself.
constexpr std::string_view side_word(OutcomeState state) {
    return state == OutcomeState::Verified ? std::string_view("Verified")
                                           : outcome_states[static_cast<std::size_t>(state)].label;
}

// R038: loyalty and retention are long-horizon outcomes.
enum class Horizon : std::uint8_t { Unstated, Weeks, Months, Years };
inline constexpr ChoiceName horizons[] = {
    {"unstated", "Not stated"},
    {"weeks", "Weeks"},
    {"months", "Months"},
    {"years", "Years"},
};

// R028: the design canvas starts from one of these.
enum class OutcomeTemplate : std::uint8_t { Other, Keep, Grow, WinBack, Serve, CollectFairly, Onboard };
inline constexpr ChoiceName outcome_templates[] = {
    {"other", "Other"},       {"keep", "Keep"},   {"grow", "Grow"},
    {"win_back", "Win back"}, {"serve", "Serve"}, {"collect_fairly", "Collect fairly"},
    {"onboard", "Onboard"},
};

// R016: one of the two sides. Values are in the unit of the measure.
struct OutcomeSide {
    std::string statement; // on the customer's side: in the customer's words
    Id measure;
    std::optional<double> baseline;
    std::optional<double> target;
    std::optional<double> current;
    std::optional<double> low; // 95 % interval of `current`
    std::optional<double> high;
    std::optional<std::int64_t> n;
    std::optional<Date> due;
    std::optional<double> importance;   // 0 … 10
    std::optional<double> satisfaction; // 0 … 10; importance − satisfaction is the gap (R041)
    std::optional<Date> verified_on;    // when this side said: yes, this is so
    Id verified_by;
    Preserved preserved;
};

// Fields
struct Outcome : Record {
    static constexpr Kind record_kind = Kind::Outcome;
    Outcome()
        : Record(record_kind) {}

    Id objective; // R008
    Id owner;
    std::vector<Id> segments;
    Id relationship_type;
    OutcomeTemplate made_from = OutcomeTemplate::Other; // R028
    Horizon horizon = Horizon::Unstated;                // R038
    OutcomeState state = OutcomeState::Proposed;
    OutcomeSide business;
    OutcomeSide customer;
    std::vector<Id> products;
    std::vector<StateChange<OutcomeState>> history;
    std::string description;
    Position position;
};

extern const Shape outcome_shape;
extern const KindDescription outcome_kind;

} // namespace throughline
