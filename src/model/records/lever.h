// Meaning: a weight by which the business favours an action, a group or an issue, with its reason and end
// (R105).
#pragma once

#include "model/record.h"

namespace throughline {

// Fields
struct Lever : Record {
    static constexpr Kind record_kind = Kind::Lever;
    Lever()
        : Record(record_kind) {}

    Id action; // or, without one:
    std::string group;
    std::string issue;
    std::vector<Id> channels;
    std::optional<double> weight; // additive, in %: 30 + 15 + 10 gives a factor of 1.55
    std::string condition;        // FEEL: the context in which it holds
    std::optional<Date> from;
    std::optional<Date> until;
    std::string reason;
    Id owner;
    Id stage;                              // holds while the customer is in this stage of the journey
    std::optional<std::int64_t> ramp_days; // there, the weight rises from 0 to its full size in this time
};

extern const Shape lever_shape;
extern const KindDescription lever_kind;

} // namespace throughline
