// Meaning: who hands what to whom, with date, scope and acceptance (R023). Accountability stays with the one
// who had it; cycles are checked over all delegations.
#pragma once

#include "model/record.h"

namespace throughline {

enum class Acceptance : std::uint8_t { Offered, Accepted, Declined, Withdrawn, Returned };
inline constexpr ChoiceName acceptances[] = {
    {"offered", "Offered"},     {"accepted", "Accepted"}, {"declined", "Declined"},
    {"withdrawn", "Withdrawn"}, {"returned", "Returned"},
};

// Fields
struct Delegation : Record {
    static constexpr Kind record_kind = Kind::Delegation;
    Delegation()
        : Record(record_kind) {}

    Id from;
    Id to;
    Id subject;
    std::string scope;
    std::optional<Date> on;
    std::optional<Date> until;
    Acceptance acceptance = Acceptance::Offered;
    std::optional<Date> answered_on;
    std::string answer;
};

extern const Shape delegation_shape;
extern const KindDescription delegation_kind;

} // namespace throughline
