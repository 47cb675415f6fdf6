// The five control arms beside the decision as it is, and what each is worth against it (Pega Impact
// Analyzer, as pdstools, Apache-2.0, reads it).
#pragma once

#include "engage/decision/next_action.h"
#include "evidence/always_valid.h"
#include "evidence/lift.h"
#include "evidence/sample_ratio.h"

namespace throughline::engage {

enum class Arm : std::uint8_t {
    Decision, // everything as it is: the test group
    RandomEligible,
    PropensityOnly,
    NoLevers,
    EligibilityOnly, // neither applicability nor suitability is asked
    RandomPropensity,
};
constexpr std::size_t arm_count = 6;
std::string_view arm_name(Arm arm);

// The arm of a customer: always the same for the same seed. `shares` by arm, of any sum above 0.
Arm arm_of(std::uint64_t customer_hash, std::uint64_t seed, std::span<const double> shares);

// Decides as the arm does. `seed` makes what is random; `memory` holds propensities made up between calls.
const NextAction& decide_in_arm(Decider& decider, Arm arm, Situation situation, Arbitration arbitration,
                                std::uint64_t seed, std::vector<double>& memory);

struct ArmResult {
    Arm arm = Arm::Decision;
    evidence::Share accepted; // of customers
    evidence::Moments value;  // by customer
};

struct ArmLift {
    Arm arm = Arm::Decision;                      // the control that the decision is compared with
    evidence::Estimate acceptance_lift;           // decision/control - 1, standard error by the delta method
    std::optional<evidence::Estimate> value_lift; // nothing where the control's value is not above 0
    evidence::Look acceptance_now; // difference of the rates that may be looked at again and again
};

struct ArmReport {
    evidence::SampleRatio sample_ratio;
    // Empty where the sample ratio is wrong: nothing may be read off then.
    std::vector<ArmLift> lifts;
};

// The first result must be that of the decision. Fails on fewer than two arms or results that cannot be
// compared.
Result<ArmReport> compare_arms(std::span<const ArmResult> results, std::span<const double> planned_shares,
                               double smallest_difference = 0.01);

} // namespace throughline::engage
