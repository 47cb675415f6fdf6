// Meaning: a part of a journey as the customer sees it; its place is given by its order (R067, R077).
#pragma once

#include "model/record.h"

namespace throughline {

// R067: from first interest through use to repeat purchase.
enum class StagePhase : std::uint8_t { Unstated, Interest, Compare, Commit, Receive, Use, Repeat, Leave };
inline constexpr ChoiceName stage_phases[] = {
    {"unstated", "Not stated"}, {"interest", "First interest"},
    {"compare", "Compare"},     {"commit", "Commit"},
    {"receive", "Receive"},     {"use", "Use"},
    {"repeat", "Repeat"},       {"leave", "Leave"},
};

// Fields
struct Stage : Record {
    static constexpr Kind record_kind = Kind::Stage;
    Stage()
        : Record(record_kind) {}

    Id journey;
    std::optional<double> order;
    StagePhase phase = StagePhase::Unstated;
    std::string customer_goal;
    std::string what_matters; // needs and concerns, in the customer's words
    std::vector<std::string> needs;
    std::vector<std::string> concerns;
    std::string description;
    std::string condition; // FEEL over the customers' columns: who is in this stage now
    std::string since;     // FEEL: the day on which the customer came into it
};

extern const Shape stage_shape;
extern const KindDescription stage_kind;

} // namespace throughline
