#include "harbour.h"
#include "journey/checks.h"

namespace throughline::journey_tests {

using namespace journey;

TEST_CASE("Interactions that lead nowhere, outcomes that nothing serves", "[journey][R005]") {
    Example example = bank();
    CHECK_FALSE(example.has(FindingKind::InteractionWithoutOutcome, "call"));
    CHECK_FALSE(example.has(FindingKind::OutcomeWithoutInteraction, "stay"));
    example.remove("confident");
    CHECK(example.has(FindingKind::InteractionWithoutOutcome, "call"));
    CHECK_FALSE(example.has(FindingKind::OutcomeWithoutInteraction, "stay"));
    example.remove("mail");
    CHECK(example.has(FindingKind::OutcomeWithoutInteraction, "stay"));
}

TEST_CASE("Effort belongs where it can change something", "[journey][R001]") {
    Example example = bank();
    CHECK(example.has(FindingKind::ControlNotStated, "call"));
    example.change<Interaction>("call", [](Interaction& call) {
        call.control = Control::Uncontrolled;
        call.effort_hours = 12;
    });
    CHECK(example.has(FindingKind::EffortOnUncontrolled, "call"));
    CHECK_FALSE(example.has(FindingKind::ControlNotStated, "call"));
    example.change<Interaction>("call", [](Interaction& call) { call.control = Control::Influenced; });
    CHECK_FALSE(example.has(FindingKind::EffortOnUncontrolled, "call"));
    example.add<Factor>("weather", "Weather", [](Factor& factor) {
        factor.control = Control::Uncontrolled;
        factor.effort_hours = 1;
    });
    CHECK(example.has(FindingKind::EffortOnUncontrolled, "weather"));
}

TEST_CASE("Context of any kind is enough", "[journey][R002]") {
    Example example;
    example.add<Interaction>("visit", "Branch visit");
    CHECK(example.has(FindingKind::WithoutContext, "visit"));
    SECTION("situation") {
        example.change<Interaction>("visit",
                                    [](Interaction& visit) { visit.context.situation = "On the way home"; });
    }
    SECTION("customer state") {
        example.change<Interaction>("visit",
                                    [](Interaction& visit) { visit.context.customer_state = "Just moved"; });
    }
    SECTION("outcome") {
        example.add<Outcome>("stay", "Stay");
        example.change<Interaction>("visit", [](Interaction& visit) { visit.context.outcome = id("stay"); });
    }
    CHECK_FALSE(example.has(FindingKind::WithoutContext, "visit"));
}

TEST_CASE("Activity alone is measured, not aligned", "[journey][R003][R006]") {
    Example example = bank();
    example.add<Measure>("sent", "E-mails sent",
                         [](Measure& sent) { sent.measure_class = MeasureClass::Activity; });
    example.add<Measure>("answered", "Answers",
                         [](Measure& answered) { answered.measure_class = MeasureClass::Response; });
    CHECK_FALSE(
        example.has(FindingKind::MeasuredNotAligned, "mail")); // not measured at all is another matter
    example.change<Interaction>("mail", [](Interaction& mail) { mail.leading = {id("sent")}; });
    CHECK(example.has(FindingKind::MeasuredNotAligned, "mail"));
    example.change<Interaction>("mail", [](Interaction& mail) { mail.lagging = {id("answered")}; });
    CHECK_FALSE(example.has(FindingKind::MeasuredNotAligned, "mail"));
}

TEST_CASE("Harm and gaps are said", "[journey][R007][R041]") {
    Example example = bank();
    CHECK(example.has(FindingKind::Harm, "mail"));
    CHECK_FALSE(example.has(FindingKind::Harm, "call"));
    CHECK_FALSE(example.has(FindingKind::ExpectationGap, "stay"));
    example.change<Outcome>("stay", [](Outcome& stay) {
        stay.customer.importance = 8.7;
        stay.customer.satisfaction = 4.5;
    });
    CHECK(example.has(FindingKind::ExpectationGap, "stay"));
}

TEST_CASE("Everything that goes on has one who answers for it", "[journey][R022]") {
    Example example = bank();
    CHECK(example.has(FindingKind::NobodyAccountable, "call"));
    CHECK(example.has(FindingKind::NobodyAccountable, "task"));
    CHECK(example.has(FindingKind::NobodyAccountable, "confident"));
    example.assign("a1", "call", "jon", Responsibility::Responsible);
    CHECK(example.has(FindingKind::NobodyAccountable, "call"));
    example.assign("a2", "call", "jon", Responsibility::Accountable);
    CHECK_FALSE(example.has(FindingKind::NobodyAccountable, "call"));
    example.change<Task>("task", [](Task& task) { task.state = TaskState::Cancelled; });
    CHECK_FALSE(example.has(FindingKind::NobodyAccountable, "task"));
}

TEST_CASE("Late and blocked work is found by today's date", "[journey][R024]") {
    Example example = bank();
    example.change<Task>("task", [](Task& task) {
        task.due = day("2026-11-20");
        task.state = TaskState::Blocked;
    });
    CHECK_FALSE(example.has(FindingKind::Late, "task", day("2026-11-20")));
    CHECK(example.has(FindingKind::Late, "task", day("2026-11-21")));
    CHECK(example.has(FindingKind::Blocked, "task"));
}

TEST_CASE("Stages, channels, products, touchpoints and segments that are not covered",
          "[journey][R064][R070][R076][R079]") {
    Example example = bank();
    example.add<Journey>("journey", "First mortgage");
    example.add<Stage>("apply", "Apply", [](Stage& stage) { stage.journey = id("journey"); });
    example.add<Channel>("branch", "Branch");
    example.add<Product>("fixed", "Fixed mortgage");
    example.add<Segment>("young", "Young families",
                         [](Segment& segment) { segment.choice = SegmentChoice::Chosen; });
    CHECK(example.has(FindingKind::StageWithoutInteraction, "apply"));
    CHECK(example.has(FindingKind::ChannelWithoutInteraction, "branch"));
    CHECK(example.has(FindingKind::ProductWithoutInteraction, "fixed"));
    CHECK(example.has(FindingKind::SegmentWithoutJourney, "young"));
    CHECK_FALSE(example.has(FindingKind::NoLaggingMeasure, "call"));
    example.change<Interaction>("call", [](Interaction& call) {
        call.stage = id("apply");
        call.channels = {id("branch")};
        call.products = {id("fixed")};
    });
    example.change<Journey>("journey", [](Journey& journey) { journey.segment = id("young"); });
    CHECK_FALSE(example.has(FindingKind::StageWithoutInteraction, "apply"));
    CHECK_FALSE(example.has(FindingKind::ChannelWithoutInteraction, "branch"));
    CHECK_FALSE(example.has(FindingKind::ProductWithoutInteraction, "fixed"));
    CHECK_FALSE(example.has(FindingKind::SegmentWithoutJourney, "young"));
    CHECK(example.has(FindingKind::NoLaggingMeasure, "call"));
}

TEST_CASE("A missing capability that something needs", "[journey][R069]") {
    Example example = bank();
    example.add<Capability>("pricing", "Pricing",
                            [](Capability& capability) { capability.state = CapabilityState::Missing; });
    CHECK_FALSE(example.has(FindingKind::CapabilityGap, "pricing"));
    example.change<Interaction>("call", [](Interaction& call) { call.capabilities = {id("pricing")}; });
    CHECK(example.has(FindingKind::CapabilityGap, "pricing"));
}

TEST_CASE("Findings come in one order, and each explains itself", "[journey][R005]") {
    const Example example = bank();
    const auto findings = find_misalignments(example.store, day("2026-11-18"));
    REQUIRE(findings.size() > 5);
    for (std::size_t index = 1; index < findings.size(); ++index)
        CHECK(findings[index - 1].severity >= findings[index].severity);
    for (const Finding& finding : findings) {
        CHECK_FALSE(finding.title.empty());
        CHECK(finding.sentence.ends_with("."));
        CHECK(finding.why.ends_with("."));
        CHECK(finding.command.empty() == finding.command_title.empty());
        CHECK(example.store.find(finding.record) != nullptr);
    }
    CHECK(find_misalignments(Store(), day("2026-11-18")).empty());
}

TEST_CASE("How the method itself is kept", "[journey][R044][R049][R073][R074]") {
    Example example = harbour_bank();
    const Date today = harbour_day();
    CHECK(example.has(FindingKind::WithoutEvidence, "n-reminders", today));
    CHECK_FALSE(example.has(FindingKind::WithoutEvidence, "n-plan", today));
    example.remove("xp-plan");
    CHECK(example.has(FindingKind::WithoutEvidence, "n-plan", today));

    CHECK(example.has(FindingKind::ApproachMisfit, "i-advisor-call", today));
    CHECK_FALSE(example.has(FindingKind::ApproachMisfit, "i-plan-talk", today));
    example.change<ApproachAssessment>("aa-call", [](ApproachAssessment& one) { one.problem.clear(); });
    CHECK_FALSE(example.has(FindingKind::ApproachMisfit, "i-advisor-call", today));

    CHECK_FALSE(example.has(FindingKind::ReviewOverdue, "j-first", today));
    CHECK(example.has(FindingKind::ReviewOverdue, "j-first", day("2027-01-04")));

    CHECK_FALSE(example.has(FindingKind::ProgrammeWithoutOwner, "w-harbour", today));
    example.remove("p-petra");
    CHECK(example.has(FindingKind::ProgrammeWithoutOwner, "w-harbour", today));
}

} // namespace throughline::journey_tests
