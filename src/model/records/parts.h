// Groups that several kinds share.
#pragma once

#include "model/field.h"
#include "model/record.h"

namespace throughline {

// Where a person put a card by hand, in canvas units; without it the automatic layout decides.
struct Position {
    std::optional<double> x;
    std::optional<double> y;
    Preserved preserved;
};
extern const Shape position_shape;

// How far an estimate can be trusted.
enum class EvidenceBasis : std::uint8_t { Assumed, Observed, Trial, Demonstrated };
inline constexpr ChoiceName evidence_bases[] = {
    {"assumed", "Assumed"},
    {"observed", "Observed"},
    {"trial", "On trial"},
    {"demonstrated", "Demonstrated"},
};

// R007: a signed effect of one thing on another, with its weight and what it rests on. `target` is the
// outcome, experience or measure that is moved; each use has its own shape.
struct Effect {
    Id target;
    std::optional<double> effect; // −1 … +1
    std::optional<double> weight; // 0 … 1; empty counts as 1
    std::optional<double> low;    // 95 % interval of the effect
    std::optional<double> high;
    std::optional<std::int64_t> n;
    EvidenceBasis basis = EvidenceBasis::Assumed;
    Preserved preserved;
};
extern const Shape serves_outcome_shape;    // "outcome"
extern const Shape serves_experience_shape; // "experience"
extern const Shape predicts_measure_shape;  // "measure"

// The effects of one record: intervals the right way round, no target twice.
void check_effects(std::string_view field, const std::vector<Effect>& effects,
                   std::vector<Problem>& problems);

// A number with its interval and base.
struct Estimate {
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    std::optional<std::int64_t> n;
    EvidenceBasis basis = EvidenceBasis::Assumed;
    Preserved preserved;
};
extern const Shape estimate_shape;

// R001: how far the firm can control something.
enum class Control : std::uint8_t { Unstated, Controlled, Influenced, Uncontrolled };
inline constexpr ChoiceName controls[] = {
    {"unstated", "Not stated"},
    {"controlled", "Controlled"},
    {"influenced", "Influenced"},
    {"uncontrolled", "Uncontrolled"},
};

// R055: ways to work on a type of interaction.
enum class Approach : std::uint8_t { Undecided, Operational, Analytical, Blended };
inline constexpr ChoiceName approaches[] = {
    {"undecided", "Undecided"},
    {"operational", "Operational"},
    {"analytical", "Analytical"},
    {"blended", "Blended"},
};

// R080: what makes a design real.
struct Enactment {
    bool process_built = false;
    bool software_configured = false;
    bool people_trained = false;
    Preserved preserved;
};
extern const Shape enactment_shape;

// R072: what could go wrong with a change.
struct Risk {
    std::string title;
    std::optional<double> likelihood; // 0 … 1
    std::optional<double> impact;     // 0 … 10
    std::string answer;
    Id owner;
    Preserved preserved;
};
extern const Shape risk_shape;

// R072: who has a stake in a change, and how they stand to it.
enum class Stance : std::uint8_t { Unknown, Supports, Neutral, Resists };
inline constexpr ChoiceName stances[] = {
    {"unknown", "Not known"},
    {"supports", "Supports"},
    {"neutral", "Neutral"},
    {"resists", "Resists"},
};
struct Stakeholder {
    std::string title;
    Id person;
    Stance stance = Stance::Unknown;
    std::optional<double> influence; // 0 … 10
    std::string interest;
    Preserved preserved;
};
extern const Shape stakeholder_shape;

// R026: one step of how a record came to its state. `state` is the kind's own.
template <typename State>
struct StateChange {
    State state{};
    std::optional<Instant> at;
    Id by;
    std::string reason;
    Preserved preserved;
};

template <typename State>
consteval auto state_change_fields(std::span<const ChoiceName> states) {
    using Step = StateChange<State>;
    return fields::list(fields::required(fields::choice<&Step::state>("state", "State", states)),
                        fields::moment<&Step::at>("at", "When"),
                        fields::link<&Step::by>("by", "By", Kind::Person),
                        fields::text<&Step::reason>("reason", "Reason"));
}

} // namespace throughline
