#include "engage/arms/arms.h"
#include "evidence/off_policy.h"
#include "unit/engage/harbour_actions.h"

#include <array>
#include <map>
#include <optional>
#include <string>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;
using Catch::Approx;

TEST_CASE("each arm decides by what it leaves in", "[engage][R027]") {
    Records records = three_actions();
    auto& lever = records.lever("cards", 100);
    lever.group = "Cards";
    auto& suitable = records.policy("suitable", ContactPolicyType::Engagement);
    suitable.stage = ConditionStage::Suitability;
    suitable.issue = "Retain";
    suitable.condition = "false";
    const Catalogue catalogue = records.catalogue();
    Decider decider(catalogue);
    Situation situation;
    situation.channel = channel_of(catalogue, "phone");
    const auto chosen_by = [&](Arm arm, std::uint64_t seed) {
        const ArmTerms terms = arm_terms(arm, {}, catalogue, seed);
        situation.propensities = terms.propensities;
        return title_of(catalogue, decider.decide(situation, terms.arbitration).chosen());
    };
    CHECK(chosen_by(Arm::Decision, 1) == "card");       // 20 · 2
    CHECK(chosen_by(Arm::NoLevers, 1) == "card");       // 20 against 18
    CHECK(chosen_by(Arm::PropensityOnly, 1) == "loan"); // 0.3 against 0.2
    lever.weight = 10;
    CHECK(chosen_by(Arm::EligibilityOnly, 1) == "card"); // 40 against 32 of what is not suitable
    std::array<int, 2> random_actions{};
    std::array<int, 2> random_rates{};
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        ++random_actions[chosen_by(Arm::RandomEligible, seed) == "card"];
        ++random_rates[chosen_by(Arm::RandomPropensity, seed) == "card"];
    }
    CHECK(random_actions[1] / 2000.0 == Approx(0.5).margin(0.04));
    CHECK(random_rates[1] > 1200); // 200 · u against 60 · u: 0.85
    CHECK(random_rates[0] > 100);
}

TEST_CASE("customers stay in their arm, and arms come out in their shares", "[engage][R027]") {
    ArmPlan plan;
    plan.shares = {88, 2, 2, 2, 2, 2, 2};
    plan.seed = 3;
    std::array<int, arm_count> counts{};
    for (int customer = 1; customer <= 50000; ++customer) {
        const std::string key = "C-" + std::to_string(customer);
        const Arm arm = plan.arm_of(key);
        CHECK(arm == plan.arm_of(key));
        ++counts[static_cast<std::size_t>(arm)];
    }
    for (std::size_t arm = 0; arm < arm_count; ++arm)
        CHECK(counts[arm] / 50000.0 == Approx(plan.shares[arm] / 100).margin(0.005));
    CHECK(plan.has_others());
    CHECK_FALSE(ArmPlan().has_others());
    CHECK(ArmPlan().arm_of("C-1") == Arm::Decision);
}

TEST_CASE("What is drawn in an arm has nothing of what sent the customer there", "[engage][R027]") {
    const Catalogue catalogue = three_actions().catalogue();
    ArmPlan plan;
    plan.shares[static_cast<std::size_t>(Arm::RandomPropensity)] = 2;
    evidence::Moments drawn;
    for (int customer = 1; customer <= 100'000; ++customer) {
        const std::string key = "C-" + std::to_string(customer);
        if (plan.arm_of(key) != Arm::RandomPropensity)
            continue;
        const ArmTerms terms = arm_terms(Arm::RandomPropensity, {}, catalogue, arm_seed(plan, key));
        for (const double propensity : terms.propensities)
            drawn.add(propensity);
    }
    REQUIRE(drawn.count() > 4000);
    CHECK(drawn.mean() == Approx(0.5).margin(0.02));
    CHECK(drawn.variance() == Approx(1.0 / 12).margin(0.005));
}

TEST_CASE("The probability of a choice by random propensities is how often they choose it",
          "[engage][R027]") {
    const Catalogue catalogue = three_actions().catalogue();
    Decider decider(catalogue);
    Situation situation;
    situation.channel = channel_of(catalogue, "phone");
    std::map<std::string, int> chosen;
    std::map<std::string, double> told;
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        const ArmTerms terms = arm_terms(Arm::RandomPropensity, {}, catalogue, seed * 1000);
        situation.propensities = terms.propensities;
        const std::string title = title_of(catalogue, decider.decide(situation, terms.arbitration).chosen());
        ++chosen[title];
        if (chosen[title] == 1)
            told[title] = random_draw_probability(decider, situation, terms, seed * 1000, 999);
    }
    REQUIRE(chosen.size() > 1);
    for (const auto& [title, count] : chosen)
        CHECK(told[title] == Approx(count / 4000.0).margin(0.05));
}

TEST_CASE("In every arm the same state gives the same action on each channel, or a named exception",
          "[engage][R027][R094]") {
    const Catalogue catalogue = three_actions().catalogue();
    Decider decider(catalogue);
    for (int customer = 1; customer <= 300; ++customer) {
        for (std::size_t arm = 0; arm < arm_count; ++arm) {
            const std::uint64_t seed = arm_seed({}, "C-" + std::to_string(customer));
            const ArmTerms terms = arm_terms(static_cast<Arm>(arm), {}, catalogue, seed);
            std::optional<std::uint32_t> first;
            for (std::uint32_t channel = 0; channel < catalogue.channels.size(); ++channel) {
                Situation situation;
                situation.channel = channel;
                situation.propensities = terms.propensities;
                const NextAction& decided = decider.decide(situation, terms.arbitration);
                if (!decided.exceptions.empty())
                    continue;
                CHECK(first.value_or(decided.chosen()) == decided.chosen());
                first = decided.chosen();
            }
        }
    }
}

TEST_CASE("lift has a standard error, and nothing is read from a wrong sample", "[engage][R027]") {
    std::vector<ArmResult> results(2);
    results[0] = {Arm::Decision, {600, 10000}, evidence::Moments::of_summary(10000, 3, 10)};
    results[1] = {Arm::NoLevers, {500, 10000}, evidence::Moments::of_summary(10000, 2, 10)};
    const std::vector<double> planned = {0.5, 0.5};
    const auto report = compare_arms(results, planned);
    REQUIRE(report.ok());
    REQUIRE(report.value().lifts.size() == 1);
    const ArmLift& lift = report.value().lifts[0];
    CHECK(lift.acceptance_lift.value == Approx(0.2));
    // SE = (1/c) √(SEt² + (t/c)² SEc²)
    const double treated = 0.06 * 0.94 / 10000;
    const double control = 0.05 * 0.95 / 10000;
    CHECK(lift.acceptance_lift.standard_error == Approx(std::sqrt(treated + 1.44 * control) / 0.05));
    REQUIRE(lift.value_lift.has_value());
    CHECK(lift.value_lift->value == Approx(0.5));
    results[1].accepted.trials = 9000;
    const auto wrong = compare_arms(results, planned);
    REQUIRE(wrong.ok());
    CHECK(wrong.value().sample_ratio.mismatched);
    CHECK(wrong.value().lifts.empty());
}

TEST_CASE("logged probabilities serve an estimate of another policy, which refuses a small effective sample",
          "[engage][R027][R103]") {
    const Records records = three_actions();
    const Catalogue catalogue = records.catalogue();
    Decider decider(catalogue);
    Situation situation;
    situation.channel = channel_of(catalogue, "phone");
    Arbitration arbitration;
    arbitration.exploration = 0.6;
    Random random(12);
    const std::uint32_t loan = action_of(catalogue, "loan");
    std::vector<evidence::LoggedChoice> log;
    for (arbitration.seed = 1; arbitration.seed <= 4000; ++arbitration.seed) {
        const NextAction& decided = decider.decide(situation, arbitration);
        const double rate = decided.chosen() == loan ? 0.3 : 0.1;
        log.push_back({random.unit() < rate ? 1.0 : 0.0, decided.choice_probability,
                       decided.chosen() == loan ? 1.0 : 0.0});
    }
    // What always offering the loan would have brought.
    const auto estimate = evidence::estimate_off_policy(log);
    REQUIRE(estimate.ok());
    CHECK(estimate.value().self_normalised.value == Approx(0.3).margin(0.06));
    CHECK(estimate.value().mean_weight.interval.contains(1));
    CHECK_FALSE(evidence::estimate_off_policy(std::span(log).first(200)).ok());
}
