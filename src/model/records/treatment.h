// Meaning: how an action is put on one channel: wording, next step, responses (R087, R090 to R092).
#pragma once

#include "model/record.h"

namespace throughline {

enum class TreatmentState : std::uint8_t { Draft, Active, Paused, Retired };
inline constexpr ChoiceName treatment_states[] = {
    {"draft", "Draft"},
    {"active", "Active"},
    {"paused", "Paused"},
    {"retired", "Retired"},
};

// Fields
struct Treatment : Record {
    static constexpr Kind record_kind = Kind::Treatment;
    Treatment()
        : Record(record_kind) {}

    Id action;
    Id channel;
    std::string headline;
    std::string wording;
    std::string next_step;
    std::vector<std::string> responses;
    std::string slot;
    std::optional<std::int64_t> open_days;
    TreatmentState state = TreatmentState::Draft;
};

extern const Shape treatment_shape;
extern const KindDescription treatment_kind;

} // namespace throughline
