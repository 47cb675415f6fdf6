#include "base/random.h"
#include "example.h"
#include "journey/chain.h"
#include "journey/health.h"

namespace throughline::journey_tests {

using namespace journey;
using Catch::Approx;

TEST_CASE("The line is walked both ways", "[journey][R005][R011]") {
    Example example = bank();
    CHECK(outcomes_served(example.store, *example.store.find_as<Interaction>(id("call"))) ==
          std::vector{id("stay")});
    CHECK(interactions_serving(example.store, id("stay")) == std::vector{id("call"), id("mail")});
    CHECK(experiences_serving(example.store, id("stay")) == std::vector{id("confident"), id("looked_after")});
    CHECK(is_served(example.store, *example.store.find_as<Outcome>(id("stay"))));

    example.add<Outcome>("grow", "Grow");
    CHECK_FALSE(is_served(example.store, *example.store.find_as<Outcome>(id("grow"))));
    // A product of many ways to one outcome counts it once.
    example.change<Interaction>("call",
                                [](Interaction& call) { call.serves.push_back(effect_on("looked_after")); });
    CHECK(outcomes_served(example.store, *example.store.find_as<Interaction>(id("call"))).size() == 1);
    example.remove("confident");
    example.remove("looked_after");
    CHECK(interactions_serving(example.store, id("stay")).empty());
}

TEST_CASE("Health is signed, weighted, and the sum of its parts", "[journey][R003][R007]") {
    Example example = bank();
    const Health health = outcome_health(example.store, id("stay"));
    REQUIRE(health.value);
    // By hand: confident 1·0.6, call 0.6·0.5; looked after 0.5·0.2, mail 0.1·−0.4; weights 1 + 1 + 0.5 + 0.5.
    CHECK(*health.value == Approx(50 + 50 * (0.6 + 0.3 + 0.1 - 0.04) / 3.0));
    double sum = 50;
    for (const HealthPart& part : health.parts)
        sum += part.points;
    CHECK(sum == Approx(*health.value));
    const auto mail = std::find_if(health.parts.begin(), health.parts.end(),
                                   [](const HealthPart& part) { return part.record == id("mail"); });
    REQUIRE(mail != health.parts.end());
    CHECK(mail->points < 0);
}

TEST_CASE("How often an interaction happened does not enter, how well it went does", "[journey][R003]") {
    Example example = bank();
    const double before = *outcome_health(example.store, id("stay")).value;
    example.change<Interaction>("call", [](Interaction& call) {
        call.frequency = 100000;
        call.effort_hours = 400;
    });
    CHECK(*outcome_health(example.store, id("stay")).value == Approx(before));
    example.change<Interaction>("call", [](Interaction& call) {
        call.success.good = 1;
        call.success.n = 4;
    });
    CHECK(*outcome_health(example.store, id("stay")).value < before);
}

TEST_CASE("What few felt helps less", "[journey][R007]") {
    Example example = bank();
    const double before = *outcome_health(example.store, id("stay")).value;
    example.change<Experience>("confident", [](Experience& confident) { confident.felt_by = 64; });
    CHECK(*outcome_health(example.store, id("stay")).value == Approx(before - 50 * 0.6 * 0.36 / 3.0));
}

TEST_CASE("Tasks move health when they are done, by their effect and not by their number",
          "[journey][R003][R007]") {
    Example example = bank();
    const auto health = [&] { return *outcome_health(example.store, id("stay")).value; };
    const auto add_task = [&](const char* name, double effect) {
        example.add<Task>(name, name, [&](Task& task) {
            task.interaction = id("call");
            task.effect = effect;
        });
    };
    add_task("list", 0.4);
    add_task("script", -0.2);
    // By hand: as without tasks, and Σ weights grows by the call's weight, 1, shared by its two tasks.
    const double sum = 0.6 + 0.3 + 0.1 - 0.04;
    CHECK(health() == Approx(50 + 50 * sum / 4.0));
    const auto finish = [&](const char* name) {
        example.change<Task>(name, [](Task& task) { task.state = TaskState::Done; });
    };
    finish("list");
    CHECK(health() == Approx(50 + 50 * (sum + 0.3 * 0.4 / 2) / 4.0));
    const double before = health();
    finish("script");
    CHECK(health() < before);
    CHECK(health() == Approx(50 + 50 * (sum + 0.3 * 0.4 / 2 - 0.3 * 0.2 / 2) / 4.0));
    // Tasks without a known effect, however many, and those that were cancelled change nothing.
    const double with_two = health();
    for (const char* name : {"one", "two", "three"})
        example.add<Task>(name, name, [](Task& task) {
            task.interaction = id("call");
            task.state = TaskState::Done;
        });
    add_task("dropped", 0.9);
    example.change<Task>("dropped", [](Task& task) { task.state = TaskState::Cancelled; });
    CHECK(health() == Approx(with_two));
}

TEST_CASE("Each part of health says its weight, its effect and how much of that comes about",
          "[journey][R007]") {
    Example example = bank();
    example.change<Experience>("confident", [](Experience& confident) { confident.felt_by = 64; });
    const Health health = outcome_health(example.store, id("stay"));
    const auto part = std::find_if(health.parts.begin(), health.parts.end(),
                                   [](const HealthPart& each) { return each.record == id("confident"); });
    REQUIRE(part != health.parts.end());
    CHECK(part->effect == Approx(0.6));
    CHECK(part->weight == Approx(1));
    CHECK(part->share == Approx(0.64));
}

TEST_CASE("Finishing what helps never lowers health, whatever leads to the outcome",
          "[journey][R003][property]") {
    Random random(41);
    for (int round = 0; round < 200; ++round) {
        Example example = bank();
        const int count = 1 + static_cast<int>(random.below(5));
        std::vector<std::string> names;
        for (int number = 0; number < count; ++number) {
            names.push_back("t" + std::to_string(number));
            example.add<Task>(names.back().c_str(), "Task", [&](Task& task) {
                task.interaction = id("call");
                task.effect = static_cast<double>(random.below(100)) / 100;
            });
        }
        double last = *outcome_health(example.store, id("stay")).value;
        for (const std::string& name : names) {
            example.change<Task>(name.c_str(), [](Task& task) { task.state = TaskState::Done; });
            const double now = *outcome_health(example.store, id("stay")).value;
            CHECK(now >= last - 1e-9);
            CHECK(now <= 100);
            last = now;
        }
    }
}

TEST_CASE("Without any known effect there is no health to show", "[journey][R003]") {
    Example example = bank();
    for (const char* name : {"confident", "looked_after"})
        example.change<Experience>(name, [](Experience& experience) { experience.serves[0].effect.reset(); });
    CHECK_FALSE(outcome_health(example.store, id("stay")).value);
    CHECK(outcome_health(example.store, id("stay")).parts.empty());
}

TEST_CASE("The gap and Ulwick's opportunity score", "[journey][R041]") {
    CHECK(expectation_gap(8.7, 4.5)->gap == Approx(4.2));
    CHECK(expectation_gap(8.7, 4.5)->opportunity == Approx(12.9));
    CHECK(expectation_gap(9.1, 5.0)->opportunity == Approx(13.2));
    // More satisfied than it matters: no opportunity beyond the importance.
    CHECK(expectation_gap(3.0, 8.0)->gap == Approx(-5));
    CHECK(expectation_gap(3.0, 8.0)->opportunity == Approx(3));
    CHECK_FALSE(expectation_gap(std::nullopt, 5.0));
    CHECK_FALSE(expectation_gap(5.0, std::nullopt));
}

TEST_CASE("An outcome is mutual when both sides hold", "[journey][R016]") {
    Example example = bank();
    CHECK_FALSE(is_mutual(example.store, id("stay")));
    example.change<Outcome>("stay", [](Outcome& stay) {
        stay.business.baseline = 71;
        stay.business.target = 80;
        stay.business.current = 81;
    });
    CHECK_FALSE(is_mutual(example.store, id("stay")));
    example.change<Outcome>("stay", [](Outcome& stay) { stay.customer.verified_on = day("2026-11-01"); });
    CHECK(is_mutual(example.store, id("stay")));
    // Less is better where the measure says so.
    example.add<Measure>("complaints", "Complaints",
                         [](Measure& measure) { measure.direction = Direction::LessIsBetter; });
    example.change<Outcome>("stay", [](Outcome& stay) { stay.business.measure = id("complaints"); });
    CHECK_FALSE(is_mutual(example.store, id("stay")));
    CHECK_FALSE(is_mutual(example.store, id("nothing")));
}

TEST_CASE("Each side of an outcome has its own state, by its figures and dates", "[journey][R009][R016]") {
    Example example = bank();
    const Date today = day("2026-11-21");
    const auto business = [&] {
        const auto& stay = *example.store.find_as<Outcome>(id("stay"));
        return side_state(example.store, stay, stay.business, today);
    };
    const auto change = [&](auto&& set) { example.change<Outcome>("stay", set); };
    change([](Outcome& stay) { stay.business = stay.customer = OutcomeSide(); });
    CHECK(business() == std::nullopt);
    change([](Outcome& stay) { stay.business.statement = "They renew."; });
    CHECK(business() == OutcomeState::Proposed);
    change([](Outcome& stay) { stay.business.target = 80; });
    CHECK(business() == OutcomeState::Agreed);
    change([](Outcome& stay) { stay.business.current = 75; });
    CHECK(business() == OutcomeState::InProgress);
    change([&](Outcome& stay) { stay.business.due = today; });
    CHECK(business() == OutcomeState::InProgress); // the day is not over
    change([&](Outcome& stay) { stay.business.due = Date{today.days - 1}; });
    CHECK(business() == OutcomeState::Missed);
    change([](Outcome& stay) { stay.business.current = 80; });
    CHECK(business() == OutcomeState::Achieved);
    change([&](Outcome& stay) { stay.business.verified_on = today; });
    CHECK(business() == OutcomeState::Verified);
    change([](Outcome& stay) { stay.state = OutcomeState::Abandoned; });
    CHECK(business() == OutcomeState::Abandoned);
    // The other side is another matter.
    change([](Outcome& stay) {
        stay.state = OutcomeState::Agreed;
        stay.customer.statement = "A fair rate.";
    });
    const auto& stay = *example.store.find_as<Outcome>(id("stay"));
    CHECK(side_state(example.store, stay, stay.customer, today) == OutcomeState::Proposed);
}

} // namespace throughline::journey_tests
