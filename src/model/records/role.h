// Meaning: a part that people play, such as mortgage advisor, with the skills it needs (R019, R069).
#pragma once

#include "model/record.h"

namespace throughline {

// Fields
struct Role : Record {
    static constexpr Kind record_kind = Kind::Role;
    Role()
        : Record(record_kind) {}

    std::string description;
    std::vector<Id> skills;
};

extern const Shape role_shape;
extern const KindDescription role_kind;

} // namespace throughline
