// Meaning: who is responsible, accountable, consulted or informed for a task, an interaction or an experience
// (R021, R022). Exactly one person is accountable for each; that is checked over all assignments, not here.
#pragma once

#include "model/record.h"

namespace throughline {

enum class Responsibility : std::uint8_t { Responsible, Accountable, Consulted, Informed };
inline constexpr ChoiceName responsibilities[] = {
    {"responsible", "Responsible"},
    {"accountable", "Accountable"},
    {"consulted", "Consulted"},
    {"informed", "Informed"},
};

// Fields
struct Assignment : Record {
    static constexpr Kind record_kind = Kind::Assignment;
    Assignment()
        : Record(record_kind) {}

    Id subject;
    Id person;
    Id role; // the role in which the person does it, or alone: whoever has it
    Responsibility responsibility = Responsibility::Responsible;
    std::optional<Date> since;
};

extern const Shape assignment_shape;
extern const KindDescription assignment_kind;

} // namespace throughline
