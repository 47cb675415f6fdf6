// Meaning: who else the customer could choose, and how they fare on the things that matter most (R068).
#pragma once

#include "model/record.h"

namespace throughline {

struct CompetitorRating {
    Id about; // the stage, interaction, experience or outcome that is compared
    std::string what_matters;
    std::optional<double> emotion;      // −2 … +2, as for interactions
    std::optional<double> satisfaction; // 0 … 10
    std::optional<std::int64_t> n;
    std::string source;
    Preserved preserved;
};

// Fields
struct Competitor : Record {
    static constexpr Kind record_kind = Kind::Competitor;
    Competitor()
        : Record(record_kind) {}

    std::string description;
    std::vector<CompetitorRating> ratings;
};

extern const Shape competitor_shape;
extern const KindDescription competitor_kind;

} // namespace throughline
