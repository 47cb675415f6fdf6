// Meaning: someone who owns, does, decides or is asked (R021 to R023).
#pragma once

#include "model/record.h"

namespace throughline {

enum class PersonSide : std::uint8_t { Own, Partner, Customer };
inline constexpr ChoiceName person_sides[] = {
    {"own", "Our own"},
    {"partner", "Partner"},
    {"customer", "Customer"},
};

// Fields
struct Person : Record {
    static constexpr Kind record_kind = Kind::Person;
    Person()
        : Record(record_kind) {}

    std::string unit; // department, branch, company
    std::string email;
    std::string phone;
    std::vector<Id> roles;
    Id reports_to;
    PersonSide side = PersonSide::Own;
    std::optional<double> hours_per_week; // what the person can give to tasks here
};

extern const Shape person_shape;
extern const KindDescription person_kind;

} // namespace throughline
