#include "harbour.h"
#include "journey/approach_choice.h"

#include <random>

namespace throughline::journey_tests {

using namespace journey;
using Catch::Approx;

namespace {

ApproachOption option(Approach approach, double cost, double rate, double favourable, std::int64_t n) {
    ApproachOption one;
    one.approach = approach;
    one.cost = cost;
    one.result_rate = rate;
    one.favourable = favourable;
    one.n = n;
    return one;
}

// Two interactions of one type, one three times as frequent as the other.
Example desks() {
    Example example;
    for (const char* name : {"often", "seldom"}) {
        example.add<Interaction>(name, name, [&](Interaction& one) {
            one.type = "Advice";
            one.control = Control::Controlled;
            one.frequency = one.id == id("often") ? 300 : 100;
        });
    }
    example.add<ApproachAssessment>("a-often", "", [](ApproachAssessment& one) {
        one.interaction = id("often");
        one.problem = "Everybody waits.";
        one.judgement_share = 10;
        one.variety = 2;
        one.data_quality = 5;
        one.assessed_on = day("2026-03-01");
        one.options = {option(Approach::Operational, 10, 80, 0.7, 400),
                       option(Approach::Blended, 20, 60, 0.5, 400)};
    });
    example.add<ApproachAssessment>("a-seldom", "", [](ApproachAssessment& one) {
        one.interaction = id("seldom");
        one.problem = "Some never come back.";
        one.judgement_share = 50;
        one.variety = 6;
        one.data_quality = 9;
        one.assessed_on = day("2026-06-01");
        one.options = {option(Approach::Operational, 30, 40, 0.3, 100),
                       option(Approach::Blended, 40, 80, 0.9, 100)};
    });
    return example;
}

const ScoredApproach& of(const ApproachChoice& choice, Approach approach) {
    for (const ScoredApproach& one : choice.approaches) {
        if (one.measured.approach == approach)
            return one;
    }
    FAIL("There is no such approach.");
    return choice.approaches.front();
}

ApproachChoice choose(const Example& example, std::string_view type = "Advice") {
    const auto found = approach_type(example.store, type, day("2026-11-21"));
    REQUIRE(found.ok());
    return choose_approach(example.store, found.value());
}

} // namespace

TEST_CASE("Efficiency and effectiveness per type weigh by frequency", "[journey][R046][R055]") {
    Example example = desks();
    const auto type = approach_type(example.store, "Advice", day("2026-11-21"));
    REQUIRE(type.ok());
    CHECK(type.value().frequency == Approx(400));
    const auto measured = measured_approaches(example.store, type.value());
    REQUIRE(measured.size() == 3);
    const MeasuredApproach& operational = measured[0];
    CHECK(*operational.cost.value == Approx((300 * 10 + 100 * 30) / 400.0));
    CHECK(*operational.result_rate.value == Approx((300 * 80 + 100 * 40) / 400.0));
    CHECK(operational.result_rate.n == 500);
    // By hand: √(¾² · 0.8 · 0.2 / 400 + ¼² · 0.4 · 0.6 / 100) · 1.96
    const double reach = 195.996 * std::sqrt(0.5625 * 0.16 / 400 + 0.0625 * 0.24 / 100);
    CHECK(*operational.result_rate.low == Approx(70 - reach).margin(0.001));
    CHECK(*operational.result_rate.high == Approx(70 + reach).margin(0.001));
    CHECK_FALSE(measured[1].measured);
    CHECK_FALSE(measured[1].cost.value);
    CHECK(measured[1].cost.missing == "Nobody measured it.");
    CHECK_FALSE(measured[0].minutes.value);
    CHECK_FALSE(approach_type(example.store, "Nothing", day("2026-11-21")).ok());
}

TEST_CASE("What happens often decides", "[journey][R055]") {
    Example example = desks();
    CHECK(choose(example).indicated == Approach::Operational);
    example.change<Interaction>("often", [](Interaction& one) { one.frequency = 10; });
    const ApproachChoice turned = choose(example);
    CHECK(turned.indicated == Approach::Blended);
    CHECK(turned.told_apart);
    CHECK(turned.lead > 0);
    CHECK_FALSE(turned.reasons.empty());
    // A score is the sum of its parts.
    for (const ScoredApproach& one : turned.approaches) {
        double sum = 0;
        for (const ChoiceTerm& term : one.terms)
            sum += term.points;
        if (one.score)
            CHECK(*one.score == Approx(sum));
        else
            CHECK(sum == 0);
    }
}

TEST_CASE("The chooser refuses without a problem", "[journey][R057][R058]") {
    Example example = desks();
    example.change<Interaction>("seldom", [](Interaction& one) {
        one.customer.problem = "Nobody listens";
        one.customer.solution = "One who does";
    });
    example.change<ApproachAssessment>("a-often", [](ApproachAssessment& one) { one.problem = "  "; });
    const ApproachChoice one = choose(example);
    CHECK(one.refused.empty());
    CHECK(one.without_problem == std::vector{id("often")});
    REQUIRE(one.problems.size() == 1);
    CHECK(one.problems[0].problem == "Some never come back.");
    CHECK(one.problems[0].customer_problem == "Nobody listens");
    CHECK(one.problems[0].customer_solution == "One who does");
    // What has no problem takes no part: only the seldom one speaks.
    CHECK(*of(one, Approach::Operational).measured.cost.value == Approx(30));

    example.remove("a-seldom");
    const ApproachChoice none = choose(example);
    CHECK_FALSE(none.refused.empty());
    CHECK(none.indicated == Approach::Undecided);
    CHECK(none.approaches.empty());
    const auto report = misfit_report(example.store, day("2026-11-21"));
    REQUIRE(report.size() == 2);
    CHECK(report[0].fit == FitOfApproach::NothingIndicated);
    CHECK(report[0].reason == none.refused);
}

TEST_CASE("What the blend costs weighs in the choice", "[journey][R054]") {
    Example example = desks();
    example.change<Interaction>("often", [](Interaction& one) { one.frequency = 10; });
    const double free = *of(choose(example), Approach::Blended).score;
    example.change<ApproachAssessment>("a-seldom", [](ApproachAssessment& one) {
        one.blend.resistance = 10;
        one.blend.redesign = 50000;
        one.blend.capital = 22000;
        one.blend.delay_months = 12;
    });
    const ApproachChoice dear = choose(example);
    const ScoredApproach& blended = of(dear, Approach::Blended);
    // Resistance 1, delay 12 of 36, money 3,000 a month against what runs: 110 times the mean cost.
    const double running = 10 * 20 + 100 * 40;
    const double burden = (1 + 12.0 / 36 + 3000 / (3000 + running)) / 3;
    CHECK(*blended.score == Approx(free - 30 * burden));
    CHECK(blended.terms.back().name == "Costs of the blend");
    CHECK(blended.terms.back().points == Approx(-30 * burden));
    // Nothing returns after the horizon.
    example.change<ApproachAssessment>("a-seldom",
                                       [](ApproachAssessment& one) { one.blend.delay_months = 40; });
    CHECK(*of(choose(example), Approach::Blended).score == Approx(free - 30));
}

TEST_CASE("An approach that cannot be done is not indicated", "[journey][R047]") {
    Example example = desks();
    example.change<ApproachAssessment>("a-often", [](ApproachAssessment& one) {
        one.options[0].minutes = 60;
        one.options[0].hours_limit = 299;
    });
    const ApproachChoice choice = choose(example);
    const MeasuredApproach& operational = of(choice, Approach::Operational).measured;
    CHECK(operational.feasibility == Feasibility::NotFeasible);
    CHECK(*operational.hours_needed == Approx(300));
    CHECK(*operational.hours_there == Approx(299));
    CHECK(operational.limits.front() == "It takes 300 hours a month; there are 299.");
    CHECK(choice.indicated == Approach::Blended);
    example.change<ApproachAssessment>("a-often",
                                       [](ApproachAssessment& one) { one.options[0].hours_limit = 300; });
    CHECK(choose(example).indicated == Approach::Operational);

    // A blend needs a system that is not there.
    example.change<Interaction>("often", [](Interaction& one) { one.frequency = 10; });
    CHECK(choose(example).indicated == Approach::Blended);
    example.add<Capability>("service", "Decision service", [](Capability& service) {
        service.type = CapabilityType::System;
        service.state = CapabilityState::Partial;
    });
    example.change<Interaction>("seldom", [](Interaction& one) { one.capabilities = {id("service")}; });
    CHECK(of(choose(example), Approach::Blended).measured.feasibility == Feasibility::Conditional);
    CHECK(choose(example).indicated == Approach::Blended);
    example.change<Capability>("service",
                               [](Capability& service) { service.state = CapabilityState::Missing; });
    CHECK(choose(example).indicated == Approach::Operational);
}

TEST_CASE("Nothing measured: only the nature of the work speaks", "[journey][R055]") {
    Example example = desks();
    for (const char* name : {"a-often", "a-seldom"})
        example.change<ApproachAssessment>(name, [](ApproachAssessment& one) { one.options.clear(); });
    const auto indicated = [&](double judgement, double variety, double data) {
        for (const char* name : {"a-often", "a-seldom"})
            example.change<ApproachAssessment>(name, [&](ApproachAssessment& one) {
                one.judgement_share = judgement;
                one.variety = variety;
                one.data_quality = data;
            });
        const ApproachChoice choice = choose(example);
        CHECK(choice.by_nature_only);
        return choice.indicated;
    };
    CHECK(indicated(5, 1, 9) == Approach::Operational);
    CHECK(indicated(10, 9, 9) == Approach::Analytical);
    CHECK(indicated(80, 9, 9) == Approach::Blended);
    // Without data neither model nor blend has anything to work with.
    CHECK(indicated(50, 5, 1) == Approach::Operational);
}

TEST_CASE("A term counts only where every measured approach has it", "[journey][R055]") {
    Example example = desks();
    for (const char* name : {"a-often", "a-seldom"})
        example.change<ApproachAssessment>(
            name, [](ApproachAssessment& one) { one.options[1].favourable.reset(); });
    const ApproachChoice choice = choose(example);
    for (Approach approach : {Approach::Operational, Approach::Blended}) {
        const ChoiceTerm& term = of(choice, approach).terms.front();
        CHECK(term.name == "Good for both");
        CHECK_FALSE(term.share);
        CHECK(term.points == 0);
    }
}

TEST_CASE("Scores stay within bounds, and better figures never lower them", "[journey][R055]") {
    std::mt19937 random(4);
    const auto number = [&](double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random);
    };
    for (int round = 0; round < 60; ++round) {
        Example example = desks();
        for (const char* name : {"a-often", "a-seldom"})
            example.change<ApproachAssessment>(name, [&](ApproachAssessment& one) {
                one.judgement_share = number(0, 100);
                one.variety = number(0, 10);
                one.data_quality = number(0, 10);
                for (ApproachOption& each : one.options) {
                    each.cost = number(0, 50);
                    each.result_rate = number(0, 100);
                    each.favourable = number(0, 0.9);
                    each.n = std::uniform_int_distribution<int>(1, 500)(random);
                }
                one.blend.resistance = number(0, 10);
                one.blend.delay_months = number(0, 60);
                one.blend.capital = number(0, 1e6);
            });
        const ApproachChoice before = choose(example);
        for (const ScoredApproach& one : before.approaches) {
            if (!one.score)
                continue;
            CHECK(*one.score <= 100 + 1e-9);
            CHECK(*one.score >= -30 - 1e-9);
        }
        const double operational = *of(before, Approach::Operational).score;
        example.change<ApproachAssessment>("a-often", [](ApproachAssessment& one) {
            one.options[0].favourable = *one.options[0].favourable + 0.1;
        });
        CHECK(*of(choose(example), Approach::Operational).score > operational);
    }
}

TEST_CASE("What is chosen against what is indicated", "[journey][R044]") {
    Example example = desks();
    example.change<Interaction>("often", [](Interaction& one) { one.approach = Approach::Blended; });
    const ApproachChoice choice = choose(example);
    auto report = misfit_report(example.store, day("2026-11-21"));
    REQUIRE(report.size() == 2);
    CHECK(report[0].interaction == id("often"));
    CHECK(report[0].fit == FitOfApproach::Misfit);
    CHECK(*report[0].gap == Approx(choice.lead));
    CHECK(report[1].fit == FitOfApproach::NotChosen);
    example.change<Interaction>("often", [](Interaction& one) { one.approach = Approach::Operational; });
    report = misfit_report(example.store, day("2026-11-21"));
    CHECK(report[0].fit == FitOfApproach::NotChosen);
    CHECK(report[1].fit == FitOfApproach::Fits);
    // What others do with our customers has no approach of ours.
    example.change<Interaction>("seldom", [](Interaction& one) { one.control = Control::Uncontrolled; });
    CHECK(misfit_report(example.store, day("2026-11-21")).size() == 1);
}

TEST_CASE("The probability of a mutually favourable outcome over time", "[journey][R056]") {
    Example example = desks();
    const auto points = favourable_over_time(example.store, "Advice", day("2026-11-21"));
    REQUIRE(points.size() == 4);
    CHECK(points[0].on == day("2026-03-01"));
    CHECK(points[0].approach == Approach::Operational);
    CHECK(*points[0].favourable.value == Approx(70));
    CHECK(points[0].favourable.counted == 1);
    CHECK(points[2].on == day("2026-06-01"));
    CHECK(*points[2].favourable.value == Approx((300 * 70 + 100 * 30) / 400.0));
    // A later assessment replaces the earlier one from its day on.
    example.add<ApproachAssessment>("again", "", [](ApproachAssessment& one) {
        one.interaction = id("often");
        one.problem = "Everybody waits.";
        one.assessed_on = day("2026-09-01");
        one.options = {option(Approach::Operational, 10, 80, 0.9, 400)};
    });
    const auto later = favourable_over_time(example.store, "Advice", day("2026-11-21"));
    REQUIRE(later.size() == 6);
    CHECK(*later[4].favourable.value == Approx((300 * 90 + 100 * 30) / 400.0));
    CHECK(favourable_over_time(example.store, "Advice", day("2026-05-01")).size() == 2);
}

TEST_CASE("What each approach still has to say", "[journey][R051][R052][R053]") {
    Example example = harbour_bank();
    const auto type = approach_type(example.store, "Advice call", harbour_day());
    REQUIRE(type.ok());
    const ApproachChoice choice = choose_approach(example.store, type.value());
    CHECK(of(choice, Approach::Operational).measured.not_described.empty());
    CHECK(of(choice, Approach::Analytical).measured.not_described.empty());
    CHECK(of(choice, Approach::Blended).measured.not_described.empty());
    // The loop is open when the decision here does not read what was captured.
    example.change<Interaction>("i-advisor-call", [](Interaction& call) { call.decision = {}; });
    const auto opened = approach_type(example.store, "Advice call", harbour_day());
    CHECK(of(choose_approach(example.store, opened.value()), Approach::Blended).measured.not_described ==
          std::vector<std::string>{"the decision here that a captured result changes at once"});
    const auto talk = approach_type(example.store, "Care call", harbour_day());
    REQUIRE(talk.ok());
    const ApproachChoice care = choose_approach(example.store, talk.value());
    CHECK(of(care, Approach::Operational).measured.not_described ==
          std::vector<std::string>{"rules", "workflow", "cycle time", "service level"});
    CHECK(of(care, Approach::Blended).measured.not_described ==
          std::vector<std::string>{"what is captured",
                                   "the decision here that a captured result changes at once",
                                   "what the blend costs"});
    CHECK(care.indicated == Approach::Blended);
    CHECK(care.told_apart);
}

TEST_CASE("The bank's chooser, by type", "[journey][R044][R047][R050][R055][R057]") {
    Example example = harbour_bank();
    example.change<ApproachAssessment>("aa-call", [](ApproachAssessment& one) {
        one.options[0].profit = 1000;
        one.options[0].target_behaviour = "They bring the papers.";
    });
    const auto choices = choose_approaches(example.store, harbour_day());
    std::size_t refused = 0;
    for (std::size_t index = 0; index < choices.size(); ++index) {
        if (index > 0)
            CHECK(choices[index - 1].frequency >= choices[index].frequency);
        refused += choices[index].refused.empty() ? 0 : 1;
    }
    CHECK(refused == choices.size() - 3);
    const auto advice = std::find_if(choices.begin(), choices.end(), [](const ApproachChoice& choice) {
        return choice.type == "Advice call";
    });
    REQUIRE(advice != choices.end());
    CHECK(advice->without_problem == std::vector{id("i-call-back")});
    const MeasuredApproach& operational = of(*advice, Approach::Operational).measured;
    CHECK(*operational.hours_needed == Approx(253 * 52 / 60.0));
    CHECK(*operational.profit == Approx(1000));
    CHECK(operational.target_behaviours == std::vector<std::string>{"They bring the papers."});
    CHECK(of(*advice, Approach::Analytical).measured.limits ==
          std::vector<std::string>{"Needs the decision service in the call."});
    const auto report = misfit_report(example.store, harbour_day());
    const auto call = std::find_if(report.begin(), report.end(), [](const ApproachFit& fit) {
        return fit.interaction == id("i-advisor-call");
    });
    REQUIRE(call != report.end());
    CHECK(call->fit == FitOfApproach::Misfit);
    CHECK(call == report.begin());
}

} // namespace throughline::journey_tests
