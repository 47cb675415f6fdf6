#include "harbour.h"
#include "journey/evidence_gate.h"
#include "journey/governance.h"
#include "journey/improvements.h"

#include <random>

namespace throughline::journey_tests {

using namespace journey;
using Catch::Approx;

namespace {

Arm counted(std::string title, std::int64_t successes, std::int64_t n) {
    Arm arm;
    arm.title = std::move(title);
    arm.successes = successes;
    arm.n = n;
    return arm;
}

// An improvement on trial, with one test of 200 against 200.
Example trial(std::int64_t control, std::int64_t treated) {
    Example example;
    example.add<Person>("jon", "Jon");
    example.add<Measure>("renewal", "Renewal",
                         [](Measure& measure) { measure.measure_class = MeasureClass::Outcome; });
    example.add<Initiative>("call", "Call early", [](Initiative& call) {
        call.gate = Gate::Trial;
        call.whose_behaviour = BehaviourOf::Customers;
    });
    example.add<Experiment>("test", "Call against silence", [&](Experiment& test) {
        test.initiative = id("call");
        test.measure = id("renewal");
        test.state = ExperimentState::Ended;
        test.arms = {counted("Silence", control, 200), counted("Call", treated, 200)};
    });
    return example;
}

TestResult result_of(const Example& example) {
    return judge_test(example.store, *example.store.find_as<Experiment>(id("test")));
}
GateStatus status_of(const Example& example, std::string_view name = "call") {
    return gate_status(example.store, *example.store.find_as<Initiative>(id(name)));
}
bool may(const Example& example, Gate to, std::string_view name = "call") {
    return may_pass(example.store, *example.store.find_as<Initiative>(id(name)), to).ok();
}

} // namespace

TEST_CASE("Only data can demonstrate", "[journey][R049]") {
    Example example = trial(100, 130);
    const TestResult result = result_of(example);
    CHECK(result.verdict == TestVerdict::Demonstrated);
    REQUIRE(result.arms.size() == 1);
    CHECK(result.arms[0].comparison.difference.value == Approx(0.15));
    CHECK(result.arms[0].comparison.difference.interval.low > 0);
    CHECK(result.arms[0].treated == 200);
    CHECK(may(example, Gate::Demonstrated));
    CHECK(may(example, Gate::Mandated));
    CHECK(status_of(example).allowed == Gate::Mandated);
    CHECK(status_of(example).to_pass.empty());

    const auto refused = [&](auto change, std::string_view reason) {
        Example other = trial(100, 130);
        other.change<Experiment>("test", change);
        const TestResult test = result_of(other);
        CHECK(test.verdict != TestVerdict::Demonstrated);
        REQUIRE_FALSE(test.reasons.empty());
        CHECK(test.reasons.front().find(reason) != std::string::npos);
        CHECK_FALSE(may(other, Gate::Demonstrated));
        CHECK_FALSE(may(other, Gate::Mandated));
        CHECK(status_of(other).allowed == Gate::Trial);
        CHECK(may(other, Gate::Trial));
        CHECK(may(other, Gate::Dropped));
    };
    refused([](Experiment& test) { test.state = ExperimentState::Running; }, "still runs");
    refused([](Experiment& test) { test.state = ExperimentState::Stopped; }, "stopped");
    refused([](Experiment& test) { test.state = ExperimentState::Planned; }, "not begun");
    refused([](Experiment& test) { test.design = ExperimentDesign::BeforeAfter; }, "no control");
    refused([](Experiment& test) { test.desired = Direction::TargetIsBest; }, "more or less");
    refused([](Experiment& test) { test.desired = Direction::LessIsBetter; }, "harms");
    refused([](Experiment& test) { test.least_n = 201; }, "Fewer than 201");
    refused([](Experiment& test) { test.arms[1].successes = 101; }, "does not exclude");
    refused([](Experiment& test) { test.arms.pop_back(); }, "no two arms");
    refused(
        [](Experiment& test) {
            test.arms.clear();
            test.result.value = 0.15;
            test.result.low = 0.05;
            test.result.high = 0.25;
            test.result.n = 400;
            test.result.basis = EvidenceBasis::Demonstrated;
        },
        "typed in");
    example.change<Measure>("renewal",
                            [](Measure& measure) { measure.measure_class = MeasureClass::Activity; });
    CHECK(result_of(example).verdict == TestVerdict::CannotShow);
    CHECK(result_of(example).reasons.front() == "“Renewal” counts our own activity, not what customers do.");
}

TEST_CASE("Means are compared too, and small groups show nothing", "[journey][R049]") {
    Example example = trial(0, 0);
    const auto set = [&](std::int64_t n, double control, double treated) {
        example.change<Experiment>("test", [&](Experiment& test) {
            test.desired = Direction::LessIsBetter;
            test.arms = {{}, {}};
            for (Arm& arm : test.arms) {
                arm.title = "Arm";
                arm.n = n;
                arm.deviation = 10;
            }
            test.arms[0].mean = control;
            test.arms[1].mean = treated;
        });
        return result_of(example).verdict;
    };
    CHECK(set(100, 44, 38) == TestVerdict::Demonstrated);
    CHECK(set(100, 38, 44) == TestVerdict::Harmful);
    CHECK(set(100, 44, 43.5) == TestVerdict::Undecided);
    CHECK(set(29, 44, 10) == TestVerdict::NotEnoughData);
    CHECK_FALSE(result_of(example).arms[0].is_share);
}

TEST_CASE("Several arms must each show more", "[journey][R049]") {
    // One comparison reaches it; beside four others the same figures do not.
    Example example = trial(100, 121);
    CHECK(result_of(example).verdict == TestVerdict::Demonstrated);
    const double alone = result_of(example).arms[0].comparison.difference.interval.width();
    example.change<Experiment>("test", [](Experiment& test) {
        for (int arm = 0; arm < 4; ++arm)
            test.arms.push_back(counted("Another", 100, 200));
    });
    CHECK(result_of(example).verdict == TestVerdict::Undecided);
    CHECK(result_of(example).arms.size() == 5);
    CHECK(result_of(example).arms[0].comparison.difference.interval.width() > alone);
}

TEST_CASE("An override needs a name and a reason, and cannot demonstrate", "[journey][R049]") {
    Example example = trial(100, 104);
    CHECK_FALSE(may(example, Gate::Mandated));
    const auto refusal =
        may_pass(example.store, *example.store.find_as<Initiative>(id("call")), Gate::Mandated);
    CHECK(refusal.error().place == "gate");
    example.change<Initiative>("call", [](Initiative& call) {
        call.override_by.by = id("jon");
        call.override_by.reason = "The campaign was booked.";
    });
    CHECK(may(example, Gate::Mandated));
    CHECK_FALSE(may(example, Gate::Demonstrated));
    CHECK(status_of(example).overridden);
    CHECK(status_of(example).allowed == Gate::Trial);
    // The rule of the record keeps half an override out altogether.
    auto half = Transaction(example.store).edit<Initiative>(id("call"));
    half->override_by.reason.clear();
    Transaction transaction(example.store);
    REQUIRE(transaction.put(half).ok());
    CHECK_FALSE(transaction.finish().ok());
}

TEST_CASE("What stands without right is named", "[journey][R049]") {
    Example example = trial(100, 104);
    example.change<Initiative>("call", [](Initiative& call) { call.gate = Gate::Demonstrated; });
    CHECK_FALSE(status_of(example).blocked.empty());
    example.add<Initiative>("a-proposal", "Something else");
    CHECK(gate_statuses(example.store).front().initiative->id == id("call"));
    CHECK(status_of(example, "a-proposal").to_pass == std::vector<std::string>{"A test against a control."});

    Example harbour = harbour_bank();
    for (const GateStatus& status : gate_statuses(harbour.store)) {
        INFO(status.initiative->id.text());
        CHECK(status.blocked.empty());
        CHECK(status.demonstrated == (status.initiative->id == id("n-plan")));
        CHECK(status.overridden == (status.initiative->id == id("n-reminders")));
    }
    const TestResult plan = judge_test(harbour.store, *harbour.store.find_as<Experiment>(id("xp-plan")));
    CHECK(plan.verdict == TestVerdict::Demonstrated);
    CHECK(plan.arms[0].comparison.difference.value == Approx(126.0 / 207 - 97.0 / 210));
    CHECK(plan.reasons.back().find("n = 417") != std::string::npos);
    // One test that shows harm outweighs another that shows good.
    harbour.add<Experiment>("xp-again", "Again", [](Experiment& test) {
        test.initiative = id("n-plan");
        test.state = ExperimentState::Ended;
        test.arms = {counted("Control", 150, 200), counted("One person", 90, 200)};
    });
    CHECK(status_of(harbour, "n-plan").harmful);
    CHECK_FALSE(status_of(harbour, "n-plan").blocked.empty());
}

TEST_CASE("Where nothing changes the gate seldom opens", "[journey][R049]") {
    std::mt19937 random(49);
    int opened = 0;
    constexpr int rounds = 300;
    Example example = trial(0, 0);
    const Experiment pattern = *example.store.find_as<Experiment>(id("test"));
    for (int round = 0; round < rounds; ++round) {
        Experiment test = pattern;
        const double rate = std::uniform_real_distribution<double>(0.1, 0.9)(random);
        std::binomial_distribution<std::int64_t> draw(200, rate);
        test.arms = {counted("Control", draw(random), 200), counted("Same", draw(random), 200)};
        const TestResult result = judge_test(example.store, test);
        opened += result.verdict == TestVerdict::Demonstrated ? 1 : 0;
        // The verdict follows from the interval alone.
        const auto& interval = result.arms[0].comparison.difference.interval;
        CHECK((result.verdict == TestVerdict::Demonstrated) == (interval.low > 0));
        CHECK((result.verdict == TestVerdict::Harmful) == (interval.high < 0));
    }
    // 2.5 % of 300 is 7.5.
    CHECK(opened <= 17);
}

TEST_CASE("Whose behaviour changes, and the share that stays inside", "[journey][R048][R050]") {
    Example example = harbour_bank();
    const BehaviourReport report = behaviour_report(example.store);
    CHECK(report.count == 5);
    CHECK(report.cost == Approx(85000 + 48000 + 9000 + 60000));
    CHECK(report.without_cost == 1);
    CHECK(report.internal_only == Approx(0.4));
    CHECK(report.internal_only_cost == Approx(85000 / 202000.0));
    double sum = 0;
    for (const BehaviourShare& share : report.shares) {
        sum += share.share;
        CHECK(share.initiatives.size() == share.count);
    }
    CHECK(sum == Approx(1));
    example.change<Initiative>("n-once", [](Initiative& once) { once.gate = Gate::Dropped; });
    CHECK(behaviour_report(example.store).internal_only == Approx(0.25));
    CHECK(behaviour_report(example.store).internal_only_cost == 0);
    CHECK(behaviour_report(Store()).internal_only == 0);
}

TEST_CASE("The backlog with its skills, culture and measure of growth", "[journey][R050][R062]") {
    Example example = harbour_bank();
    const Backlog backlog = backlog_of(example.store, day("2027-03-10"));
    REQUIRE(backlog.items.size() == 5);
    CHECK(backlog.items[0].initiative->id == id("n-review"));
    CHECK(*backlog.items[0].first_year == Approx(350000));
    CHECK(*backlog.items[0].return_on_cost == Approx(410000 / 60000.0));
    CHECK(backlog.items[0].days_late == 10);
    CHECK(backlog.items[0].enacted == 1);
    CHECK(backlog.items[0].lacks.empty());
    const auto reminders =
        std::find_if(backlog.items.begin(), backlog.items.end(),
                     [](const BacklogItem& item) { return item.initiative->id == id("n-reminders"); });
    REQUIRE(reminders != backlog.items.end());
    CHECK(reminders->lacks == std::vector<std::string>{"whose behaviour it changes", "target behaviour",
                                                       "estimated profit", "measure"});
    CHECK_FALSE(reminders->proved);
    REQUIRE(backlog.skills.size() == 1);
    CHECK(backlog.skills[0].capability == id("k-affordability"));
    CHECK(*backlog.skills[0].gap == Approx(1.5));
    CHECK(backlog.skills[0].initiatives.empty());
    REQUIRE(backlog.cultures.size() == 1);
    CHECK(backlog.cultures[0].initiatives == std::vector{id("n-no-blame")});
    CHECK(backlog.growth_measure == id("m-growth"));
    CHECK(*backlog.growth.value == Approx(10.5));
    CHECK(backlog.growth.n == 1840);
    CHECK(*backlog.growth_attainment == Approx(100 * 1.5 / 9));
    CHECK(backlog_of(Store(), day("2027-03-10")).growth.missing == "No measure of growth was chosen.");
}

TEST_CASE("Risks by exposure, stakeholders by influence", "[journey][R072]") {
    Example example = harbour_bank();
    const auto risks = risks_of(example.store);
    REQUIRE(risks.size() == 2);
    CHECK(risks[0].record == id("n-once"));
    CHECK(*risks[0].exposure == Approx(3));
    CHECK(*risks[1].exposure == Approx(2.8));
    CHECK(risks[0].lacks.empty());
    example.change<Workspace>("w-harbour", [](Workspace& workspace) {
        workspace.risks[0].likelihood.reset();
        workspace.risks[0].answer.clear();
    });
    CHECK(risks_of(example.store)[1].lacks == std::vector<std::string>{"answer", "likelihood"});

    const StakeholderReport report = stakeholders_of(example.store);
    REQUIRE(report.items.size() == 4);
    CHECK(report.items[0].stakeholder->title == "Head of lending");
    CHECK(report.items[0].place == StakeholderPlace::KeepClose);
    CHECK(report.items[1].place == StakeholderPlace::Ask);
    CHECK(report.items[3].place == StakeholderPlace::WinOver);
    // 9 for, 6 against, 7 + 7 neither.
    CHECK(*report.support == Approx(3.0 / 29));
    CHECK_FALSE(stakeholders_of(Store()).support);
}

TEST_CASE("Maps, measures and assessments grow stale", "[journey][R073]") {
    Example example = harbour_bank();
    const auto item_of = [&](std::string_view record, std::string_view today) {
        for (const ReviewItem& item : reviews_of(example.store, day(today))) {
            if (item.record == id(record))
                return item;
        }
        FAIL("It is not reviewed.");
        return ReviewItem{};
    };
    CHECK(item_of("j-first", "2026-11-21").freshness == Freshness::Fresh);
    CHECK(item_of("j-first", "2026-11-21").version == 4);
    CHECK(*item_of("j-first", "2026-11-21").next == day("2027-01-03"));
    CHECK(item_of("j-first", "2026-12-20").freshness == Freshness::Due);
    CHECK(item_of("j-first", "2027-01-03").freshness == Freshness::Due);
    CHECK(item_of("j-first", "2027-01-04").freshness == Freshness::Overdue);
    CHECK(item_of("j-first", "2027-01-13").days_over == 10);
    CHECK(item_of("m-renewal", "2026-11-21").freshness == Freshness::Fresh);
    CHECK(item_of("j-first", "2026-11-21").changed_since == 0);
    example.change<Interaction>("i-upload", [](Interaction& upload) {
        StateChange<InteractionState> step;
        step.at = parse_instant("2026-11-02T09:00:00Z").value();
        upload.history.push_back(step);
    });
    CHECK(item_of("j-first", "2026-11-21").changed_since == 1);
    CHECK(item_of("m-renewal", "2027-02-01").freshness == Freshness::Overdue);
    CHECK(item_of("aa-plan", "2027-07-08").freshness == Freshness::Overdue);
    example.change<Journey>("j-first", [](Journey& journey) { journey.review_days.reset(); });
    CHECK(item_of("j-first", "2026-11-21").freshness == Freshness::NoRhythm);
    const auto all = reviews_of(example.store, day("2027-02-01"));
    for (std::size_t index = 1; index < all.size(); ++index)
        CHECK(all[index - 1].freshness <= all[index].freshness);
}

TEST_CASE("A programme needs an owner of our own", "[journey][R074]") {
    Example example = harbour_bank();
    CHECK(programme_owner(example.store).person == id("p-petra"));
    CHECK(programme_owner(example.store).missing.empty());
    example.change<Person>("p-petra", [](Person& petra) { petra.side = PersonSide::Partner; });
    CHECK_FALSE(programme_owner(example.store).missing.empty());
    example.remove("p-petra");
    CHECK(programme_owner(example.store).person.empty());
    CHECK_FALSE(programme_owner(example.store).missing.empty());
}

TEST_CASE("Process built, software configured, people trained", "[journey][R080][R069]") {
    Example example = harbour_bank();
    const EnactmentReport report = enactment_report(example.store);
    const auto item_of = [](const EnactmentReport& all, std::string_view record) {
        for (const EnactmentItem& item : all.items) {
            if (item.record == id(record))
                return item;
        }
        FAIL("It is not on the list.");
        return EnactmentItem{};
    };
    CHECK(item_of(report, "i-advisor-call").done == 2);
    CHECK(item_of(report, "i-advisor-call").not_in_place == std::vector{id("k-affordability")});
    CHECK(item_of(report, "i-plan-talk").done == 3);
    // All is ticked, but late calls are still counted against the person.
    CHECK(item_of(report, "i-plan-talk").not_in_place == std::vector{id("k-no-blame")});
    CHECK_FALSE(item_of(report, "i-plan-talk").contradicts);
    CHECK(item_of(report, "n-plan").done == 3);
    CHECK(report.real == 1);
    CHECK(report.items.front().done == 0);
    example.change<Capability>("k-no-blame",
                               [](Capability& culture) { culture.state = CapabilityState::Missing; });
    CHECK(item_of(enactment_report(example.store), "i-plan-talk").contradicts);
    // What the firm has no part in, and what nobody planned, is not enacted.
    for (const EnactmentItem& item : report.items)
        CHECK((item.record != id("i-friends") && item.record != id("i-docs-again")));
}

} // namespace throughline::journey_tests
