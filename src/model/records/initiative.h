// Meaning: an improvement, whose behaviour it changes (R048), what it is to bring (R050) and how far it is
// proved (R049): only evidence makes it mandated, or an override with name and reason.
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

enum class BehaviourOf : std::uint8_t { Unstated, Customers, OurPeople, Both };
inline constexpr ChoiceName behaviours[] = {
    {"unstated", "Not stated"},
    {"customers", "Customers"},
    {"our_people", "Our own people"},
    {"both", "Both"},
};

enum class InitiativeTopic : std::uint8_t { Other, Process, System, Skill, Culture, Offer, Message, Data };
inline constexpr ChoiceName initiative_topics[] = {
    {"other", "Other"},     {"process", "Process"}, {"system", "System"},   {"skill", "Skill"},
    {"culture", "Culture"}, {"offer", "Offer"},     {"message", "Message"}, {"data", "Data"},
};

// R049
enum class Gate : std::uint8_t { Proposed, Trial, Demonstrated, Mandated, Dropped };
inline constexpr ChoiceName gates[] = {
    {"proposed", "Proposed"}, {"trial", "On trial"},  {"demonstrated", "Demonstrated"},
    {"mandated", "Mandated"}, {"dropped", "Dropped"},
};

struct GateOverride {
    Id by;
    std::string reason;
    std::optional<Date> on;
    Preserved preserved;
};

// Fields
struct Initiative : Record {
    static constexpr Kind record_kind = Kind::Initiative;
    Initiative()
        : Record(record_kind) {}

    std::string problem;
    BehaviourOf whose_behaviour = BehaviourOf::Unstated;
    std::string target_behaviour; // R050
    InitiativeTopic topic = InitiativeTopic::Other;
    Gate gate = Gate::Proposed;
    GateOverride override_by;
    std::vector<Id> interactions;
    std::vector<Id> outcomes;
    std::vector<Id> capabilities;
    Id measure;
    Id owner;
    std::optional<double> cost;
    std::optional<double> profit; // estimated, a year
    std::optional<double> effort_hours;
    std::optional<Date> due;
    Enactment enactment; // R080
    std::vector<Risk> risks;
    std::vector<Stakeholder> stakeholders;
    std::vector<StateChange<Gate>> history;
    std::string description;
};

extern const Shape initiative_shape;
extern const KindDescription initiative_kind;

} // namespace throughline
