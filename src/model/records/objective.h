// Meaning: what the business wants in general. Outcomes link to it (R008).
#pragma once

#include "model/record.h"

namespace throughline {

// Fields
struct Objective : Record {
    static constexpr Kind record_kind = Kind::Objective;
    Objective()
        : Record(record_kind) {}

    std::string statement;
    Id owner;
    Id parent;
    Id measure;
    std::optional<double> baseline;
    std::optional<double> target;
    std::optional<Date> due;
};

extern const Shape objective_shape;
extern const KindDescription objective_kind;

} // namespace throughline
