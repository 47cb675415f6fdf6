// Strength and value of a relationship over time, past and planned (R014), with the parts behind each point.
#pragma once

#include "base/date.h"
#include "journey/figure.h"
#include "journey/scope.h"
#include "model/records/measure.h"

#include <vector>

namespace throughline::journey {

// One side of one outcome on one day.
struct StrengthPart {
    Id outcome;
    Id measure;
    double value = 0;      // in the measure's unit
    double attainment = 0; // 0: where it began, 100: the target; below and above are possible
    double weight = 0;     // importance of this side; 5 where it is not known
    std::int64_t n = 0;
    bool carried = false; // measured earlier, and not again that day
};

struct StrengthPoint {
    Date on;
    bool planned = false; // a target, not a measurement
    // Weighted means of the attainments: of what the customer wants, and of what the business wants.
    std::optional<double> strength;
    std::optional<double> value;
    std::vector<StrengthPart> customer_parts;
    std::vector<StrengthPart> business_parts;
};

struct RelationshipStrength {
    std::vector<StrengthPoint> points; // by day; what is planned comes after today
    // The segment's value a year, of all its customers; nothing where size or value is missing.
    std::optional<double> value_a_year;
    // Outcomes of which the customer's, or the business's, side has never been measured against a target.
    std::vector<Id> customer_unmeasured;
    std::vector<Id> business_unmeasured;
};

// 100 · (value − baseline) / (target − baseline); where the target itself is best, 100 less the distance from
// it as a share of the distance at the beginning. Nothing when baseline and target are the same.
std::optional<double> attainment(double value, double baseline, double target, Direction direction);

RelationshipStrength relationship_strength(const Store& store, const Id& segment, Date today);

} // namespace throughline::journey
