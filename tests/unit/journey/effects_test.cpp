#include "harbour.h"
#include "journey/effects.h"
#include "journey/success.h"

namespace throughline::journey_tests {

using namespace journey;
using Catch::Approx;

namespace {

const TypeSuccess& type_of(const std::vector<TypeSuccess>& types, std::string_view name) {
    for (const TypeSuccess& type : types) {
        if (type.type == name)
            return type;
    }
    FAIL("There is no such type.");
    return types.front();
}

} // namespace

TEST_CASE("Success of one interaction and of its type, with intervals", "[journey][R025]") {
    Example example;
    const auto add = [&](std::string_view name, std::int64_t good, std::int64_t n, std::string means) {
        example.add<Interaction>(name, std::string(name), [&](Interaction& one) {
            one.type = "Call";
            one.success.good = good;
            one.success.n = n;
            one.success.means = means;
        });
    };
    add("north", 80, 100, "Booked");
    add("south", 50, 100, "Booked");
    add("west", 1, 2, "Booked");
    example.add<Interaction>("east", "east", [](Interaction& one) { one.type = "Call"; });
    const auto types = success_by_type(example.store);
    REQUIRE(types.size() == 1);
    const TypeSuccess& call = types[0];
    CHECK(*call.rate.value == Approx(100.0 * 131 / 202));
    CHECK(call.rate.n == 202);
    CHECK(call.rate.counted == 3);
    CHECK(call.rate.of == 4);
    CHECK_FALSE(call.means_differ);
    REQUIRE(call.interactions.size() == 4);
    const auto one = [&](std::string_view name) {
        for (const InteractionSuccess& success : call.interactions) {
            if (success.interaction->id == id(name))
                return success;
        }
        return InteractionSuccess{};
    };
    // Wilson's interval of 80 of 100: 71.1 to 86.7 (Newcombe 1998).
    CHECK(*one("north").rate.low == Approx(71.11).margin(0.01));
    CHECK(*one("north").rate.high == Approx(86.66).margin(0.01));
    CHECK(*one("north").against_type == Approx(80 - 100 * 51.0 / 102));
    CHECK(one("north").differs);
    CHECK(one("south").differs);
    // Two instances tell nothing.
    CHECK_FALSE(one("west").differs);
    CHECK(*one("west").rate.high - *one("west").rate.low > 60);
    CHECK_FALSE(one("east").rate.value);
    CHECK(one("east").rate.missing == "Nothing was counted.");
    CHECK(type_of(success_by_type(harbour_bank().store), "Care call").rate.n == 207);
    example.change<Interaction>("west", [](Interaction& west) { west.success.means = "Came"; });
    CHECK(success_by_type(example.store)[0].means_differ);
}

TEST_CASE("An effect on an outcome is one against a control", "[journey][R027]") {
    Example example = harbour_bank();
    const auto find = [&](std::string_view interaction, std::string_view outcome) {
        for (const OutcomeEffect& effect : outcome_effects(example.store)) {
            if (effect.interaction == id(interaction) && effect.outcome == id(outcome))
                return effect;
        }
        FAIL("There is no such effect.");
        return OutcomeEffect{};
    };
    const OutcomeEffect plan = find("i-plan-talk", "o-arrears");
    CHECK(plan.causation == Causation::Creates);
    REQUIRE(plan.test);
    CHECK(plan.test->id == id("xp-plan"));
    CHECK(*plan.effect.value == Approx(100 * (126.0 / 207 - 97.0 / 210)));
    CHECK(*plan.effect.low > 0);
    CHECK(plan.effect.n == 417);
    // By hand: 0.46 · 1 · 0.22 · 1 + 0.24 · 0.7 · 0.14 · 0.6
    CHECK(*plan.along_the_line == Approx(0.46 * 0.22 + 0.24 * 0.7 * 0.14 * 0.6));
    // The test says nothing of another outcome than its measure's.
    CHECK(find("i-plan-talk", "o-stay").causation == Causation::Assumed);
    // Seen together only.
    const OutcomeEffect call = find("i-advisor-call", "o-home");
    CHECK(call.causation == Causation::SeenTogether);
    CHECK_FALSE(call.test);
    CHECK_FALSE(call.effect.value);
    CHECK(find("i-reminder", "o-stay").causation == Causation::SeenTogether);
    CHECK(*find("i-reminder", "o-stay").along_the_line < 0);
    // A test that still runs changes nothing; when it has ended without a clear interval, nothing is shown.
    CHECK(find("i-rate-review", "o-stay").causation == Causation::SeenTogether);
    CHECK(find("i-rate-review", "o-stay").test->id == id("xp-review"));
    CHECK(find("i-rate-review", "o-stay").reason.starts_with("It still runs"));
    example.change<Experiment>("xp-review", [](Experiment& test) {
        test.state = ExperimentState::Ended;
        test.least_n = 400;
    });
    CHECK(find("i-rate-review", "o-stay").causation == Causation::NotShown);
    example.change<Experiment>("xp-review", [](Experiment& test) { test.arms[1].successes = 250; });
    CHECK(find("i-rate-review", "o-stay").causation == Causation::Harms);
    // Without numbers along the line nobody has said anything.
    example.change<Interaction>("i-keys",
                                [](Interaction& keys) { keys.serves[0] = effect_on("e-on-the-day"); });
    CHECK(find("i-keys", "o-home").causation == Causation::NotKnown);
}

TEST_CASE("The surest effects of an outcome come first", "[journey][R027]") {
    Example example = harbour_bank();
    const auto effects = outcome_effects(example.store);
    for (std::size_t index = 1; index < effects.size(); ++index) {
        if (effects[index - 1].outcome == effects[index].outcome)
            CHECK(effects[index - 1].causation >= effects[index].causation);
    }
    CHECK(effects.size() > 20);
}

TEST_CASE("Effect on continuing and repeating business", "[journey][R045]") {
    Example example = harbour_bank();
    auto effects = repeat_effects(example.store);
    REQUIRE(effects.size() == 24);
    CHECK(effects[0].interaction == id("i-plan-talk"));
    CHECK(effects[0].verdict == RepeatVerdict::Raises);
    CHECK(*effects[0].effect.value == Approx(17));
    CHECK(*effects[0].effect.low == Approx(8));
    CHECK(effects[0].effect.n == 207);
    CHECK(*effects[0].customers_a_month == Approx(0.17 * 69));
    CHECK(effects[1].interaction == id("i-advisor-call"));
    CHECK(effects[2].interaction == id("i-rate-review"));
    CHECK(effects[2].verdict == RepeatVerdict::NotShown);
    CHECK(effects[3].verdict == RepeatVerdict::NotMeasured);
    CHECK_FALSE(effects[3].effect.missing.empty());
    example.change<Interaction>("i-reminder", [](Interaction& reminder) {
        reminder.repeat_effect.value = -0.2;
        reminder.repeat_effect.low = -0.3;
        reminder.repeat_effect.high = -0.1;
    });
    effects = repeat_effects(example.store);
    CHECK(effects[0].interaction == id("i-reminder"));
    CHECK(effects[0].verdict == RepeatVerdict::Lowers);
    CHECK(*effects[0].customers_a_month == Approx(-180));
    // Without an interval nothing is shown.
    example.change<Interaction>("i-reminder", [](Interaction& reminder) {
        reminder.repeat_effect.low.reset();
        reminder.repeat_effect.high.reset();
    });
    CHECK(repeat_effects(example.store)[2].verdict == RepeatVerdict::NotShown);
}

} // namespace throughline::journey_tests
