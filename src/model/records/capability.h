// Meaning: a process, system or skill that interactions need, and how far it is there (R062, R069, R080).
#pragma once

#include "model/record.h"

namespace throughline {

enum class CapabilityType : std::uint8_t { Process, System, Skill, Culture };
inline constexpr ChoiceName capability_types[] = {
    {"process", "Process"},
    {"system", "System"},
    {"skill", "Skill"},
    {"culture", "Culture"},
};

enum class CapabilityState : std::uint8_t { InPlace, Partial, Missing };
inline constexpr ChoiceName capability_states[] = {
    {"in_place", "In place"},
    {"partial", "Partly there"},
    {"missing", "Missing"},
};

// Fields
struct Capability : Record {
    static constexpr Kind record_kind = Kind::Capability;
    Capability()
        : Record(record_kind) {}

    CapabilityType type = CapabilityType::Process;
    CapabilityState state = CapabilityState::InPlace;
    std::string description;
    std::string gap;               // what is missing
    std::optional<double> needed;  // 0 … 5
    std::optional<double> present; // 0 … 5
    Id owner;
    std::optional<Date> due;
};

extern const Shape capability_shape;
extern const KindDescription capability_kind;

} // namespace throughline
