// What another policy would have earned: by hand, against the truth, and refused where the log cannot tell.
#include "evidence/means.h"
#include "evidence/off_policy.h"
#include "support.h"

#include <array>
#include <vector>

using namespace throughline;
using namespace throughline::evidence;

namespace {

// Three actions of different worth to two kinds of customers; the log chose by `logged`, the other policy by
// `target`.
constexpr std::array<std::array<double, 3>, 2> reward_rate = {{{0.1, 0.3, 0.2}, {0.4, 0.1, 0.2}}};
constexpr std::array<std::array<double, 3>, 2> logged = {{{0.6, 0.2, 0.2}, {0.2, 0.5, 0.3}}};
constexpr std::array<std::array<double, 3>, 2> target = {{{0.1, 0.8, 0.1}, {0.7, 0.1, 0.2}}};

struct Log {
    std::vector<LoggedChoice> choices;
    std::vector<PredictedReward> predicted;
};

Log random_log(Random& random, int decisions) {
    Log log;
    for (int decision = 0; decision < decisions; ++decision) {
        const std::size_t kind = random.below(2);
        double chance = random.unit();
        std::size_t action = 0;
        while (action < 2 && chance >= logged[kind][action])
            chance -= logged[kind][action++];
        log.choices.push_back({happens(random, reward_rate[kind][action]) ? 1.0 : 0.0, logged[kind][action],
                               target[kind][action]});
        PredictedReward predicted{reward_rate[kind][action], 0};
        for (std::size_t other = 0; other < 3; ++other)
            predicted.target += target[kind][other] * reward_rate[kind][other];
        log.predicted.push_back(predicted);
    }
    return log;
}

double true_value() {
    double value = 0;
    for (std::size_t kind = 0; kind < 2; ++kind) {
        for (std::size_t action = 0; action < 3; ++action)
            value += target[kind][action] * reward_rate[kind][action] / 2;
    }
    return value;
}

} // namespace

TEST_CASE("Estimates from a log are what the formulae say", "[evidence]") {
    // 100 decisions of weight 2 with reward 1, 100 of weight 1/2 with reward 3: by hand.
    std::vector<LoggedChoice> choices;
    for (int decision = 0; decision < 100; ++decision) {
        choices.push_back({1, 0.25, 0.5});
        choices.push_back({3, 0.5, 0.25});
    }
    const OffPolicyEstimate found = given(estimate_off_policy(choices));
    CHECK(near(found.inverse_propensity.value, (2.0 + 1.5) / 2, 1e-12));
    CHECK(near(found.self_normalised.value, 3.5 / 2.5, 1e-12));
    CHECK(near(found.effective_sample, 250.0 * 250 / 425, 1e-9));
    CHECK(near(found.logged.value, 2, 1e-12));
    CHECK(near(found.mean_weight.value, 1.25, 1e-12));
    // √(100 (2 × 0.4)² + 100 (0.5 × 1.6)²)/250.
    CHECK(near(found.self_normalised.standard_error, std::sqrt(100 * 0.64 + 100 * 0.64) / 250, 1e-12));
    CHECK(near(found.largest_share, 2.0 / 250, 1e-12));
    CHECK_FALSE(found.dominated);
    CHECK_FALSE(found.doubly_robust.has_value());
    OffPolicyOptions clipped;
    clipped.largest_weight = 1;
    const OffPolicyEstimate cut = given(estimate_off_policy(choices, {}, clipped));
    CHECK(cut.clipped == 100);
    CHECK(near(cut.self_normalised.value, (1 + 1.5) / 1.5, 1e-12));
    const std::array weights = {1.0, 1.0, 2.0};
    CHECK(near(effective_sample_size(weights), 16.0 / 6, 1e-12));
    CHECK(effective_sample_size({}) == 0);
}

TEST_CASE("Estimates from a log are close to the truth, as close as they say", "[evidence]") {
    Random random(71);
    constexpr int logs = 400;
    int covered_plain = 0;
    int covered_normalised = 0;
    int covered_robust = 0;
    int covered_weight = 0;
    Moments plain;
    Moments robust_errors;
    Moments plain_errors;
    for (int round = 0; round < logs; ++round) {
        const Log log = random_log(random, 800);
        const OffPolicyEstimate found = given(estimate_off_policy(log.choices, log.predicted));
        covered_plain += found.inverse_propensity.interval.contains(true_value()) ? 1 : 0;
        covered_normalised += found.self_normalised.interval.contains(true_value()) ? 1 : 0;
        covered_robust += found.doubly_robust->interval.contains(true_value()) ? 1 : 0;
        covered_weight += found.mean_weight.interval.contains(1) ? 1 : 0;
        plain.add(found.inverse_propensity.value);
        plain_errors.add(found.inverse_propensity.standard_error);
        robust_errors.add(found.doubly_robust->standard_error);
    }
    // 95 % of 400 with five standard errors of room below.
    for (int covered : {covered_plain, covered_normalised, covered_robust, covered_weight}) {
        CHECK(covered > 0.90 * logs);
        CHECK(covered < logs);
    }
    CHECK(near(plain.mean(), true_value(), 4 * plain.standard_error()));
    CHECK(near(plain.standard_deviation() / plain_errors.mean(), 1, 0.12));
    CHECK(robust_errors.mean() < plain_errors.mean());
}

TEST_CASE("A log that says too little is refused", "[evidence]") {
    Random random(72);
    const Log log = random_log(random, 100);
    const Result<OffPolicyEstimate> refused = estimate_off_policy(log.choices);
    CHECK(refusal(refused).starts_with("These decisions say as much about the other policy as "));
    CHECK(refusal(estimate_off_policy({})) ==
          "These decisions say as much about the other policy as 0 of its own would; an estimate takes 100.");
    // Exactly 100 equal weights are enough.
    const std::vector<LoggedChoice> enough(100, {1, 0.5, 0.5});
    CHECK(near(given(estimate_off_policy(enough)).effective_sample, 100, 1e-9));
    const std::vector<LoggedChoice> short_of_it(99, {1, 0.5, 0.5});
    CHECK_FALSE(estimate_off_policy(short_of_it).ok());
    // One heavy decision among many is shown as such.
    std::vector<LoggedChoice> heavy(2000, {1, 0.5, 0.5});
    heavy.push_back({1, 0.001, 0.2});
    CHECK(given(estimate_off_policy(heavy)).dominated);
}

TEST_CASE("A decision that cannot be right is named", "[evidence]") {
    std::vector<LoggedChoice> choices(200, {1, 0.5, 0.5});
    choices[7].logged_probability = 0;
    const Result<OffPolicyEstimate> refused = estimate_off_policy(choices);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().place == "decisions[7]");
    CHECK(refused.error().message == "The probability it was chosen with must be above 0 and at most 1.");
    choices[7] = {1, 0.5, 1.5};
    CHECK_FALSE(estimate_off_policy(choices).ok());
    choices[7] = {std::nan(""), 0.5, 0.5};
    CHECK_FALSE(estimate_off_policy(choices).ok());
    choices[7] = {1, 0.5, 0.5};
    const std::vector<PredictedReward> one(1);
    CHECK(refusal(estimate_off_policy(choices, one)) == "There are 1 predictions for 200 decisions.");
}
