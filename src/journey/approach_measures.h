// What is known of each approach to a type of interaction, weighted by how often each interaction happens
// (R046, R047, R050 to R053, R056).
#pragma once

#include "base/date.h"
#include "journey/figure.h"
#include "model/records/approach_assessment.h"
#include "model/records/interaction.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace throughline::journey {

// One interaction of a type, with what was assessed of it last.
struct ApproachCase {
    const Interaction* interaction = nullptr;
    const ApproachAssessment* assessment = nullptr; // nullptr: none
    double frequency = 1;                           // a month; 1 where it is not known
    bool frequency_known = false;
};

struct ApproachType {
    std::string type; // the interactions' type; the title of one that has none
    std::vector<ApproachCase> cases;
    double frequency = 0; // of all cases, a month
};

// The types of interactions in which the firm has a part that it can at least influence; the most frequent
// first. `as_of` leaves out what was assessed later.
std::vector<ApproachType> approach_types(const Store& store, Date as_of);
// Fails when no such interaction is of this type.
Result<ApproachType> approach_type(const Store& store, std::string_view type, Date as_of);
// Assessments of an interaction, the latest first; those without a date last.
std::vector<const ApproachAssessment*> assessments_of(const Store& store, const Id& interaction);

enum class Feasibility : std::uint8_t { Feasible, Conditional, NotFeasible };

struct MeasuredApproach {
    Approach approach = Approach::Undecided;
    bool measured = false; // anything at all of the following
    // R046: efficiency, means over the interactions weighted by frequency. Cost in the workspace's currency.
    Figure cost;
    Figure minutes;
    Figure touches;
    // R046: effectiveness, in %.
    Figure result_rate;
    // R056: probability that the outcome is good for both sides, in %.
    Figure favourable;
    // R050
    std::vector<std::string> target_behaviours;
    std::optional<double> profit; // a year, of all interactions that say so
    // R047
    Feasibility feasibility = Feasibility::Feasible;
    std::optional<double> hours_needed; // a month
    std::optional<double> hours_there;
    std::vector<std::string> limits; // reasons, the ones that make it impossible first
    // R051 to R053: what nobody has said yet about this approach: "service level".
    std::vector<std::string> not_described;
};

// Operational, analytical, blended. An interaction whose present approach has no measured option gives its
// own efficiency and success instead.
std::vector<MeasuredApproach> measured_approaches(const Store& store, const ApproachType& type);

// R056: the probability of a mutually favourable outcome as it was known on each day of an assessment.
struct FavourablePoint {
    Date on;
    Approach approach = Approach::Undecided;
    Figure favourable;
};
// By day, then approach.
std::vector<FavourablePoint> favourable_over_time(const Store& store, std::string_view type, Date today);

} // namespace throughline::journey
