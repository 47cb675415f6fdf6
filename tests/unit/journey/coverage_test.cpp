#include "harbour.h"
#include "journey/coverage.h"
#include "journey/requirement_list.h"
#include "journey/rigidity.h"
#include "journey/self_check.h"

#include <set>

namespace throughline::journey_tests {

using namespace journey;
using Catch::Approx;

namespace {

const CoverageRow& row_of(const std::vector<CoverageRow>& rows, std::string_view record) {
    for (const CoverageRow& row : rows) {
        if (row.record == id(record))
            return row;
    }
    FAIL("There is no such row.");
    return rows.front();
}

MisreadingCheck check_of(const Example& example, Misreading which) {
    return check_misreadings(example.store, harbour_day())[static_cast<std::size_t>(which)];
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

TEST_CASE("Stages, channels, products and major touchpoints are covered, or not", "[journey][R064][R070]") {
    Example example = harbour_bank();
    const CoverageReport report = coverage_of(example.store);
    CHECK(report.stages.size() == 5);
    CHECK(report.stages.front().record == id("st-interest"));
    CHECK(row_of(report.stages, "st-apply").coverage == Coverage::Measured);
    CHECK(row_of(report.channels, "c-cash").coverage == Coverage::Nothing);
    CHECK(row_of(report.channels, "c-post").coverage == Coverage::OnlyActivity);
    CHECK(row_of(report.products, "pr-mortgage").coverage == Coverage::Measured);
    const CoverageRow& letter = row_of(report.touchpoints, "i-arrears-letter");
    CHECK(letter.coverage == Coverage::NotMeasured);
    CHECK(*letter.importance == Approx(8.8));
    for (std::size_t index = 1; index < report.touchpoints.size(); ++index)
        CHECK(*report.touchpoints[index - 1].importance >= *report.touchpoints[index].importance);
    CHECK(report.touchpoints.back().importance >= 7);
    CHECK(report.missing_phases ==
          std::vector<std::pair<Id, StagePhase>>{{id("j-first"), StagePhase::Repeat}});
    CHECK(report.rows ==
          report.stages.size() + report.channels.size() + report.products.size() + report.touchpoints.size());

    example.change<Interaction>("i-arrears-letter",
                                [](Interaction& one) { one.leading = {id("m-plan-kept")}; });
    CHECK(row_of(coverage_of(example.store).touchpoints, "i-arrears-letter").coverage ==
          Coverage::OnlyLeading);
    example.change<Interaction>("i-arrears-letter", [](Interaction& one) { one.lagging = {id("m-cured")}; });
    const CoverageReport better = coverage_of(example.store);
    CHECK(row_of(better.touchpoints, "i-arrears-letter").coverage == Coverage::Measured);
    CHECK(row_of(better.channels, "c-post").coverage == Coverage::Measured);
    CHECK(better.measured > report.measured);
    // A lagging measure that counts activity shows nothing.
    example.change<Measure>("m-cured",
                            [](Measure& measure) { measure.measure_class = MeasureClass::Activity; });
    CHECK(row_of(coverage_of(example.store).touchpoints, "i-arrears-letter").coverage ==
          Coverage::OnlyLeading);
}

TEST_CASE("Eight misreadings, each with a figure, why and what to do", "[journey][R063]") {
    const Example example = harbour_bank();
    std::set<std::string_view> titles;
    for (const MisreadingCheck& check : check_misreadings(example.store, harbour_day())) {
        INFO(check.title);
        titles.insert(check.title);
        REQUIRE(check.figure.value);
        CHECK(check.figure.of > 0);
        CHECK_FALSE(check.why.empty());
        CHECK_FALSE(check.action.empty());
        CHECK((check.answer == MisreadingAnswer::Yes) == (*check.figure.value >= 50));
        CHECK((check.answer == MisreadingAnswer::No) == (*check.figure.value < 25));
        for (const Id& record : check.records)
            CHECK(example.store.find(record));
    }
    CHECK(titles.size() == misreading_count);
    // An empty workspace is mistaken for nothing yet.
    for (const MisreadingCheck& check : check_misreadings(Store(), harbour_day())) {
        CHECK(check.answer == MisreadingAnswer::CannotTell);
        CHECK_FALSE(check.figure.missing.empty());
    }
}

TEST_CASE("Each misreading is found where it is planted", "[journey][R063]") {
    Example example = harbour_bank();
    SECTION("just software") {
        CHECK(check_of(example, Misreading::JustSoftware).answer != MisreadingAnswer::Yes);
        for (const char* name : {"n-no-blame", "n-plan", "n-reminders", "n-review"})
            example.change<Initiative>(name, [](Initiative& one) { one.topic = InitiativeTopic::System; });
        CHECK(check_of(example, Misreading::JustSoftware).answer == MisreadingAnswer::Yes);
    }
    SECTION("process definitions") {
        CHECK(check_of(example, Misreading::ProcessDefinitions).answer != MisreadingAnswer::Yes);
        for (const RecordPointer& record : std::vector<RecordPointer>(
                 example.store.all(Kind::Interaction).begin(), example.store.all(Kind::Interaction).end()))
            example.change<Interaction>(record->id.view(), [](Interaction& one) { one.customer = {}; });
        CHECK(*check_of(example, Misreading::ProcessDefinitions).figure.value == Approx(100));
    }
    SECTION("sales reports") {
        const MisreadingCheck before = check_of(example, Misreading::SalesReports);
        CHECK(before.records == std::vector{id("o-tell")});
        CHECK(before.answer == MisreadingAnswer::Partly);
        example.change<Outcome>("o-home", [](Outcome& home) { home.customer = {}; });
        CHECK(check_of(example, Misreading::SalesReports).answer == MisreadingAnswer::Yes);
    }
    SECTION("activity records") {
        const MisreadingCheck before = check_of(example, Misreading::ActivityRecords);
        CHECK(before.answer == MisreadingAnswer::No);
        CHECK(std::find(before.records.begin(), before.records.end(), id("i-newsletter")) !=
              before.records.end());
        for (const RecordPointer& record : std::vector<RecordPointer>(
                 example.store.all(Kind::Measure).begin(), example.store.all(Kind::Measure).end()))
            example.change<Measure>(record->id.view(),
                                    [](Measure& one) { one.measure_class = MeasureClass::Activity; });
        CHECK(*check_of(example, Misreading::ActivityRecords).figure.value == Approx(100));
    }
    SECTION("marketing automation") {
        const MisreadingCheck before = check_of(example, Misreading::MarketingAutomation);
        CHECK(before.answer == MisreadingAnswer::Yes);
        CHECK(std::find(before.records.begin(), before.records.end(), id("i-reminder")) !=
              before.records.end());
        for (const char* name : {"i-newsletter", "i-reminder", "i-birthday", "i-statement"})
            example.remove(name);
        CHECK(check_of(example, Misreading::MarketingAutomation).answer == MisreadingAnswer::No);
    }
    SECTION("a part of the relationship") {
        CHECK(check_of(example, Misreading::PartOfTheRelationship).answer == MisreadingAnswer::No);
        for (const char* name : {"st-interest", "st-compare", "st-move"})
            example.remove(name);
        CHECK(*check_of(example, Misreading::PartOfTheRelationship).figure.value == Approx(100 * 4 / 6.0));
    }
    SECTION("left to chance") {
        const double before = *check_of(example, Misreading::LeftToChance).figure.value;
        for (const RecordPointer& record : std::vector<RecordPointer>(
                 example.store.all(Kind::Assignment).begin(), example.store.all(Kind::Assignment).end()))
            example.remove(record->id.view());
        CHECK(*check_of(example, Misreading::LeftToChance).figure.value > before);
        CHECK(*check_of(example, Misreading::LeftToChance).figure.value == Approx(100));
    }
    SECTION("a one-off programme") {
        CHECK(*check_of(example, Misreading::OneOffProgramme).figure.value == 0);
        example.change<Workspace>("w-harbour", [](Workspace& one) { one.programme_owner = {}; });
        CHECK(*check_of(example, Misreading::OneOffProgramme).figure.value == Approx(20));
        example.change<Journey>("j-first", [](Journey& one) { one.review_days.reset(); });
        example.remove("xp-review");
        CHECK(check_of(example, Misreading::OneOffProgramme).answer == MisreadingAnswer::Yes);
    }
}

TEST_CASE("The map yields requirements for the CRM system", "[journey][R071][R069]") {
    Example example = harbour_bank();
    const auto list = requirement_list(example.store);
    REQUIRE(list.size() > 60);
    std::set<std::string> numbers;
    std::set<RequirementTopic> topics;
    for (std::size_t index = 0; index < list.size(); ++index) {
        const SystemRequirement& one = list[index];
        numbers.insert(one.number);
        topics.insert(one.topic);
        CHECK(example.store.find(one.source));
        CHECK_FALSE(one.interactions.empty());
        if (index > 0)
            CHECK(list[index - 1].priority.value_or(-1) >= one.priority.value_or(-1));
    }
    CHECK(numbers.size() == list.size());
    CHECK(topics.size() == 7);
    const auto docs = std::find_if(list.begin(), list.end(),
                                   [](const SystemRequirement& one) { return one.source == id("k-docs"); });
    REQUIRE(docs != list.end());
    CHECK(docs->state == RequirementState::Partial);
    CHECK(docs->sentence ==
          "“One document store” (system) is there for “Documents asked for again” and 1 other.");
    CHECK(docs->reason == "Branch scans land in a folder that the app cannot see.");
    CHECK(*docs->priority == Approx(9.3));
    // What happens without us asks nothing of our system.
    for (const SystemRequirement& one : list) {
        for (const Id& interaction : one.interactions)
            CHECK(example.store.find_as<Interaction>(interaction)->firm == FirmPart::Present);
    }
}

TEST_CASE("Requirements as Markdown and CSV", "[journey][R071]") {
    Example example = harbour_bank();
    example.change<Capability>("k-docs", [](Capability& docs) {
        docs.title = "A|B";
        docs.gap = "=1+1, \"quoted\"\nnext line";
    });
    const auto list = requirement_list(example.store);
    const std::string markdown = requirements_as_markdown(example.store, list);
    CHECK(markdown.starts_with("# Requirements for the CRM system\n"));
    CHECK(markdown.find("“A\\|B”") != std::string::npos);
    // Title, and for each of seven topics two blank lines, heading, two rows of the table's head.
    CHECK(lines_of(markdown) == 1 + 7 * 5 + list.size());
    const std::string csv = requirements_as_csv(example.store, list);
    CHECK(csv.starts_with("Number,Topic,Requirement,State,Priority,Why,Needed by,Source\r\n"));
    CHECK(csv.find("\"'=1+1, \"\"quoted\"\"\nnext line\"") != std::string::npos);
    // One line end in a cell is one more.
    CHECK(lines_of(csv) == list.size() + 2);
    CHECK(requirements_as_csv(example.store, requirement_list(example.store)) == csv);
    CHECK(requirements_as_markdown(Store(), {}) == "# Requirements for the CRM system\n");
}

TEST_CASE("How rigid a plan is", "[journey][R034]") {
    Example example;
    example.add<Segment>("all", "All");
    example.add<Journey>("way", "Way", [](Journey& way) { way.segment = id("all"); });
    for (int stage = 0; stage < 2; ++stage)
        example.add<Stage>("s" + std::to_string(stage), "Stage", [stage](Stage& one) {
            one.journey = id("way");
            one.order = stage;
        });
    for (int number = 0; number < 5; ++number)
        example.add<Interaction>("i" + std::to_string(number), "Step", [number](Interaction& one) {
            one.stage = id(number < 3 ? "s0" : "s1");
            one.order = number;
            one.initiator = number == 0 ? Initiator::Customer : Initiator::Firm;
        });
    const auto rigidity = [&] { return rigidity_of(example.store, id("way")); };
    // One after the other: four steps lead on, all of them forced.
    CHECK(*rigidity().forced.value == Approx(100));
    CHECK(rigidity().forced.of == 4);
    CHECK(*rigidity().branching.value == 0);
    CHECK(*rigidity().customer_begins.value == Approx(20));
    // An optional step neither forces nor is forced.
    example.change<Interaction>("i1", [](Interaction& one) { one.flow = Flow::Optional; });
    CHECK(*rigidity().forced.value == Approx(50));
    // A branch frees, a condition frees, “the only way” forces.
    const auto to = [](std::string_view name, std::string when, bool forced) {
        NextStep next;
        next.to = id(name);
        next.when = std::move(when);
        next.forced = forced;
        return next;
    };
    example.change<Interaction>("i2", [&](Interaction& one) {
        one.next = {to("i3", "", false), to("i4", "in a hurry", false)};
    });
    CHECK(*rigidity().forced.value == Approx(25));
    CHECK(*rigidity().branching.value == Approx(25));
    example.change<Interaction>("i3", [&](Interaction& one) { one.next = {to("i4", "wishes so", false)}; });
    CHECK(*rigidity().forced.value == 0);
    example.change<Interaction>("i2", [](Interaction& one) { one.next[0].forced = true; });
    CHECK(*rigidity().forced.value == Approx(25));
    CHECK(rigidity().steps[2].reason == "It is marked as the only way.");

    const Rigidity harbour = rigidity_of(harbour_bank().store, id("j-first"));
    CHECK(harbour.steps.size() == 18);
    CHECK(*harbour.forced.value > 0);
    CHECK(*harbour.forced.value < 100);
    CHECK(*harbour.branching.value > 0);
    CHECK_FALSE(rigidity_of(Store(), id("way")).forced.value);
}

} // namespace throughline::journey_tests
