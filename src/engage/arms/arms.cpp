#include "engage/arms/arms.h"

#include "base/hash.h"
#include "base/random.h"

#include <algorithm>

namespace throughline::engage {

namespace {

// Knuth's multiplier: seeds that people choose differ in a few bits.
std::uint64_t spread(std::uint64_t seed) {
    return seed * 0x9e3779b97f4a7c15ULL;
}

void draw_propensities(std::vector<double>& propensities, std::uint64_t seed) {
    Random random(seed);
    for (double& propensity : propensities)
        propensity = random.unit();
}

} // namespace

std::string_view arm_name(Arm arm) {
    constexpr std::array<std::string_view, arm_count> names = {
        "The decision",     "Random eligible action", "Propensity only", "Without levers",
        "Eligibility only", "Random propensity",      "The challenger"};
    return names[static_cast<std::size_t>(arm)];
}

bool ArmPlan::has_others() const {
    return std::any_of(shares.begin() + 1, shares.end(), [](double share) { return share > 0; });
}

Arm ArmPlan::arm_of(std::string_view customer) const {
    double sum = 0;
    for (const double share : shares)
        sum += share;
    double rest = Random(fnv1a(customer) ^ spread(seed)).unit() * sum;
    std::size_t last = 0;
    for (std::size_t arm = 0; arm < arm_count; ++arm) {
        if (shares[arm] <= 0)
            continue;
        last = arm;
        if (rest < shares[arm])
            break;
        rest -= shares[arm];
    }
    return static_cast<Arm>(last);
}

std::uint64_t arm_seed(const ArmPlan& plan, std::string_view customer) {
    // Of what sent the customer to his arm nothing may be left in what is drawn there.
    return fnv1a(" draws", fnv1a(customer)) ^ spread(plan.seed);
}

ArmTerms arm_terms(Arm arm, const Arbitration& arbitration, const Catalogue& catalogue, std::uint64_t seed) {
    ArmTerms terms{arbitration, {}};
    switch (arm) {
    case Arm::Decision:
    case Arm::Challenger:
        break;
    case Arm::RandomEligible:
        terms.arbitration.exploration = 1;
        terms.arbitration.explored = static_cast<std::uint32_t>(catalogue.actions.size());
        terms.arbitration.seed = seed;
        break;
    case Arm::PropensityOnly:
        terms.arbitration.used = TermSet().with(Term::Propensity);
        terms.arbitration.form = ScoreForm::Product;
        break;
    case Arm::NoLevers:
        terms.arbitration.used = arbitration.used.without(Term::Levers);
        break;
    case Arm::EligibilityOnly:
        terms.arbitration.asked = AskedStages::Eligibility;
        break;
    case Arm::RandomPropensity:
        terms.propensities.resize(catalogue.actions.size());
        draw_propensities(terms.propensities, seed);
        break;
    }
    return terms;
}

double random_draw_probability(Decider& decider, Situation situation, const ArmTerms& terms,
                               std::uint64_t seed, std::uint32_t draws) {
    situation.propensities = terms.propensities;
    const std::uint32_t chosen = decider.decide(situation, terms.arbitration).chosen();
    std::vector<double> drawn(terms.propensities.size());
    situation.propensities = drawn;
    std::uint32_t alike = 1; // this one
    for (std::uint32_t draw = 1; draw <= draws; ++draw) {
        draw_propensities(drawn, seed + draw);
        alike += decider.decide(situation, terms.arbitration).chosen() == chosen;
    }
    return static_cast<double>(alike) / (1.0 + draws);
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
