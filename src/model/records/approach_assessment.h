// Meaning: what is known for choosing the approach to an interaction: operational, analytical or blended
// (R044 to R058). The choice itself is computed with its reasons; here are its inputs.
#pragma once

#include "model/record.h"
#include "model/records/parts.h"

namespace throughline {

struct OperationalPart {
    std::string rules;
    std::string workflow;
    std::optional<double> cycle_days;
    std::string service_level;
    Preserved preserved;
};

struct AnalyticalPart {
    std::string captured; // what is captured
    std::string models;
    std::vector<Id> decisions; // which decisions they feed
    Preserved preserved;
};

struct BlendCosts {
    std::optional<double> redesign;     // money
    std::optional<double> resistance;   // 0 … 10
    std::optional<double> capital;      // money
    std::optional<double> delay_months; // until it returns
    Preserved preserved;
};

// R046, R047, R050, R056: what an approach takes and gives, for this interaction.
struct ApproachOption {
    Approach approach = Approach::Undecided;
    std::optional<double> cost; // each time
    std::optional<double> minutes;
    std::optional<double> touches;
    std::optional<double> result_rate; // %
    std::optional<double> favourable;  // probability that the outcome is good for both
    std::optional<std::int64_t> n;
    std::optional<double> hours_limit; // a month
    std::string limits;                // of resources and organisation
    std::string target_behaviour;
    std::optional<double> profit; // a year, estimated
    Preserved preserved;
};

// Fields
struct ApproachAssessment : Record {
    static constexpr Kind record_kind = Kind::ApproachAssessment;
    ApproachAssessment()
        : Record(record_kind) {}

    Id interaction;
    std::string problem;                   // R057: the chooser refuses without it
    std::optional<double> frequency;       // a month
    std::optional<double> judgement_share; // % of results that depend on judgement
    std::optional<double> variety;         // 0 … 10: how much one case differs from the next
    std::optional<double> data_quality;    // 0 … 10
    OperationalPart operational;           // R051
    AnalyticalPart analytical;             // R052
    BlendCosts blend;                      // R054
    std::vector<ApproachOption> options;
    Id owner;
    std::optional<Date> assessed_on;
};

extern const Shape approach_assessment_shape;
extern const KindDescription approach_assessment_kind;

} // namespace throughline
