// The five control arms beside the decision as it is and the version that challenges it, and what each is
// worth against it (Pega Impact Analyzer, as pdstools, Apache-2.0, reads it).
#pragma once

#include "engage/decision/next_action.h"
#include "evidence/always_valid.h"
#include "evidence/lift.h"
#include "evidence/sample_ratio.h"

#include <array>
#include <string_view>
#include <vector>

namespace throughline::engage {

enum class Arm : std::uint8_t {
    Decision, // everything as it is: the test group
    RandomEligible,
    PropensityOnly,
    NoLevers,
    EligibilityOnly, // neither applicability nor suitability is asked
    RandomPropensity,
    Challenger, // another version of the policy
};
constexpr std::size_t arm_count = 7;
std::string_view arm_name(Arm arm);

// Which share of all customers is decided for in which way, and what sends each to his arm.
struct ArmPlan {
    std::array<double, arm_count> shares = {100}; // of any sum above 0
    std::uint64_t seed = 1;

    // Whether anybody is decided for in another way.
    bool has_others() const;
    // Always the same for the same customer, by his key.
    Arm arm_of(std::string_view customer) const;
};

// How an arm decides for one customer.
struct ArmTerms {
    Arbitration arbitration;
    // By action, instead of what is known; empty: what is known.
    std::vector<double> propensities;
};
// `seed` makes what is random. The challenger decides as its own policy does.
ArmTerms arm_terms(Arm arm, const Arbitration& arbitration, const Catalogue& catalogue, std::uint64_t seed);
// Of one customer: what is random stays the same on every channel and at any time.
std::uint64_t arm_seed(const ArmPlan& plan, std::string_view customer);

// With random propensities: how likely others of them choose what these chose, by `draws` of them.
double random_draw_probability(Decider& decider, Situation situation, const ArmTerms& terms,
                               std::uint64_t seed, std::uint32_t draws);

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
