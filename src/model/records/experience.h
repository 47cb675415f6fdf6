// Meaning: what the customer lives through and feels, which makes outcomes come about or prevents them (R011,
// R015).
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

enum class ExperienceKind : std::uint8_t { Wanted, Unwanted };
inline constexpr ChoiceName experience_kinds[] = {
    {"wanted", "Wanted"},
    {"unwanted", "Unwanted"},
};

// Fields
struct Experience : Record {
    static constexpr Kind record_kind = Kind::Experience;
    Experience()
        : Record(record_kind) {}

    std::string in_their_words;
    std::string description;
    std::vector<Effect> serves; // outcomes
    std::vector<Id> segments;
    Id measure;
    std::optional<double> felt_by; // % of those asked
    std::optional<double> felt_low;
    std::optional<double> felt_high;
    std::optional<std::int64_t> n;
    std::optional<double> importance;   // 0 … 10
    std::optional<double> satisfaction; // 0 … 10
    ExperienceKind wanted = ExperienceKind::Wanted;
    Position position;
};

extern const Shape experience_shape;
extern const KindDescription experience_kind;

} // namespace throughline
