#include "engage/arms/arms.h"

#include <array>

namespace throughline::engage {

std::string_view arm_name(Arm arm) {
    constexpr std::array<std::string_view, arm_count> names = {"The decision",     "Random eligible action",
                                                               "Propensity only",  "Without levers",
                                                               "Eligibility only", "Random propensity"};
    return names[static_cast<std::size_t>(arm)];
}

Arm arm_of(std::uint64_t customer_hash, std::uint64_t seed, std::span<const double> shares) {
    double sum = 0;
    for (const double share : shares)
        sum += share;
    double rest = Random(customer_hash ^ (seed * 0x9e3779b97f4a7c15ULL)).unit() * sum;
    std::size_t last = 0;
    for (std::size_t arm = 0; arm < shares.size() && arm < arm_count; ++arm) {
        if (shares[arm] <= 0)
            continue;
        last = arm;
        if (rest < shares[arm])
            break;
        rest -= shares[arm];
    }
    return static_cast<Arm>(last);
}

const NextAction& decide_in_arm(Decider& decider, Arm arm, Situation situation, Arbitration arbitration,
                                std::uint64_t seed, std::vector<double>& memory) {
    switch (arm) {
    case Arm::Decision:
        break;
    case Arm::RandomEligible:
        arbitration.exploration = 1;
        arbitration.explored = static_cast<std::uint32_t>(decider.catalogue().actions.size());
        arbitration.seed = seed;
        break;
    case Arm::PropensityOnly:
        arbitration.used = TermSet().with(Term::Propensity);
        arbitration.form = ScoreForm::Product;
        break;
    case Arm::NoLevers:
        arbitration.used = arbitration.used.without(Term::Levers);
        break;
    case Arm::EligibilityOnly:
        arbitration.asked = AskedStages::Eligibility;
        break;
    case Arm::RandomPropensity: {
        Random random(seed);
        memory.resize(decider.catalogue().actions.size());
        for (double& propensity : memory)
            propensity = random.unit();
        situation.propensities = memory;
        break;
    }
    }
    return decider.decide(situation, arbitration);
}

Result<ArmReport> compare_arms(std::span<const ArmResult> results, std::span<const double> planned_shares,
                               double smallest_difference) {
    std::vector<std::int64_t> counts;
    for (const ArmResult& result : results)
        counts.push_back(result.accepted.trials);
    ArmReport report;
    report.sample_ratio = TRY(evidence::check_sample_ratio(counts, planned_shares));
    if (report.sample_ratio.mismatched)
        return report;
    const evidence::ArmMean decided = TRY(evidence::arm_mean(results.front().accepted));
    for (const ArmResult& control : results.subspan(1)) {
        ArmLift& lift = report.lifts.emplace_back();
        lift.arm = control.arm;
        const evidence::ArmMean accepted = TRY(evidence::arm_mean(control.accepted));
        lift.acceptance_lift = TRY(evidence::relative_lift(decided, accepted));
        const auto value = evidence::relative_lift(evidence::arm_mean(results.front().value),
                                                   evidence::arm_mean(control.value));
        if (value.ok())
            lift.value_lift = value.value();
        evidence::SequentialPlan plan;
        plan.mixture = smallest_difference;
        auto test = TRY(evidence::SequentialTest::start(plan));
        lift.acceptance_now = TRY(test.look(results.front().accepted, control.accepted));
    }
    return report;
}

} // namespace throughline::engage
