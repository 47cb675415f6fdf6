// Issue 3: tests kept beside a decision, run against its table; as TCK XML; and versions (R103).
#include "dmn/tck_writer.h"
#include "dmn/xml_reader.h"
#include "dmn/xml_writer.h"
#include "engage/decision_runs.h"
#include "engage/decision_suite.h"
#include "engage/decision_tests.h"
#include "engage/decision_versions.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::engage;

namespace {

Decision plan() {
    Decision decision;
    decision.title = "Payment plan";
    decision.hit_policy = HitPolicy::First;
    decision.inputs.push_back({"Days past due", "days", "number", "", {}});
    decision.inputs.push_back({"", "channel", "string", "", {}});
    decision.outputs.push_back({"Plan", "string", "", "", {}});
    decision.outputs.push_back({"Months", "number", "", "", {}});
    decision.rules.push_back({{"<= 0", "-"}, {"\"None\"", "0"}, "", {}});
    decision.rules.push_back({{"[1..30]", "\"phone\""}, {"\"Short\"", "days / 10"}, "", {}});
    decision.rules.push_back({{"> 30", "-"}, {"\"Long\"", "12"}, "", {}});
    return decision;
}

DecisionTest test(std::string title, std::vector<std::string> values, std::vector<std::string> expected) {
    DecisionTest made;
    made.title = std::move(title);
    made.values = std::move(values);
    made.expected = std::move(expected);
    return made;
}

} // namespace

TEST_CASE("A test says whether it passes, what differs and which rule fired", "[engage][R102]") {
    Decision decision = plan();
    decision.tests = {test("late", {"40", ""}, {"\"Long\"", "12.0"}),
                      test("by phone", {"20", "\"phone\""}, {"\"Short\"", "3"}),
                      test("by letter", {"20", "\"letter\""}, {"null", ""}),
                      test("anything", {"-5", ""}, {"", ""}),
                      test("wrongly written", {"4 +", ""}, {"\"Long\"", ""})};
    const TestRun run = run_tests(decision);
    REQUIRE(run.problem.empty());
    REQUIRE(run.tests.size() == 5);
    CHECK(run.passed == 2);
    CHECK(run.failed == 2);
    CHECK(run.open == 1);
    CHECK(run.tests[0].state == TestState::Passed);
    CHECK(run.tests[0].message == "rule 3");
    CHECK(run.tests[1].state == TestState::Failed);
    CHECK(run.tests[1].rule == 1U);
    CHECK(run.tests[1].differs == std::vector<bool>{false, true});
    CHECK(run.tests[1].message == "expected 3, but rule 2 gives 2");
    CHECK(run.tests[2].state == TestState::Passed);
    CHECK(run.tests[2].message == "no rule holds");
    CHECK(run.tests[3].state == TestState::Open);
    CHECK(run.tests[4].message.find("days: ") != std::string::npos);

    decision.rules[0].output_entries[0] = "nowhere";
    CHECK(run_tests(decision).problem.find("nowhere") != std::string::npos);
}

TEST_CASE("A computed input follows from what is given beside it", "[engage][R102]") {
    Decision decision = plan();
    decision.inputs[0].expression = "weeks * 7";
    decision.rules[1].output_entries[1] = "weeks";
    DecisionTest weeks = test("two weeks", {"", "\"phone\""}, {"\"Short\"", "2"});
    weeks.also_given = "{weeks: 2}";
    decision.tests = {weeks};
    const TestRun run = run_tests(decision);
    INFO(run.problem);
    REQUIRE(run.tests.size() == 1);
    CHECK(run.tests[0].state == TestState::Passed);
}

TEST_CASE("Tests run once for each state of the decision", "[engage][R102]") {
    DecisionTests tests;
    auto decision = std::make_shared<Decision>(plan());
    decision->tests = {test("late", {"40", ""}, {"\"Long\"", ""})};
    const TestRun& first = tests.run(decision);
    CHECK(first.passed == 1);
    const TestResult* place = first.tests.data();
    CHECK(tests.run(decision).tests.data() == place);
    auto changed = std::make_shared<Decision>(*decision);
    changed->rules[2].output_entries[0] = "\"Longer\"";
    CHECK(tests.run(changed).failed == 1);
}

TEST_CASE("Tests written as TCK XML pass with the decision written as DMN, and come back", "[engage][R104]") {
    for (const HitPolicy policy : {HitPolicy::First, HitPolicy::Collect}) {
        Decision decision = plan();
        decision.hit_policy = policy;
        const bool collects = policy == HitPolicy::Collect;
        decision.tests = {test("late & \"long\" <", {"40", "\"a<b & c\""},
                               collects ? std::vector<std::string>{"[\"Long\"]", "[12]"}
                                        : std::vector<std::string>{"\"Long\"", "12"}),
                          test("nobody", {"20", ""}, {"null", "null"}), test("half", {"-1", ""}, {"", "0"})};
        const auto written = suite_of_tests(decision, "plan.dmn");
        REQUIRE(written.ok());
        REQUIRE(written.value().notes.size() == 1);
        CHECK(written.value().notes[0] == "“half” expects nothing of Plan");
        const std::string xml = dmn::write_test_suite(written.value().suite);
        const auto suite = dmn::read_test_suite(xml);
        REQUIRE(suite.ok());
        CHECK(suite.value().model_name == "plan.dmn");

        dmn::Model model;
        model.name = "plan";
        model.model_namespace = "urn:plan";
        model.inputs = {{"i1", "days", {"days", "number"}, {}}, {"i2", "channel", {"channel", "string"}, {}}};
        dmn::Decision logic;
        logic.id = "d";
        logic.name = decision.title;
        logic.variable.name = decision.title;
        logic.required_inputs = {{{}, "i1", "r1", {}}, {{}, "i2", "r2", {}}};
        auto boxed = std::make_shared<dmn::BoxedExpression>();
        boxed->kind = dmn::BoxedKind::Table;
        boxed->table = std::make_shared<dmn::DecisionTable>(decision_table(decision));
        logic.logic = boxed;
        model.decisions = {logic};
        const auto read = dmn::read_model(dmn::write_model(model).xml);
        REQUIRE(read.ok());
        const dmn::EngineReport engine = dmn::compile_models({read.value()});
        for (const dmn::TestCase& each : suite.value().cases) {
            const dmn::CaseResult result = dmn::run_test_case(engine.engine, each, {});
            for (const dmn::NodeResult& node : result.nodes)
                INFO(node.detail);
            CHECK(result.passed);
        }

        const TestsOfSuite back = tests_of_suite(suite.value(), decision);
        REQUIRE(back.tests.size() == 2);
        CHECK(back.tests[0].title == decision.tests[0].title);
        CHECK(back.tests[0].values == decision.tests[0].values);
        if (!collects)
            CHECK(back.tests[0].expected == decision.tests[0].expected);
        CHECK(has_test(decision, back.tests[0]));
        CHECK(has_test(decision, back.tests[1]));
        Decision other = decision;
        other.tests = back.tests;
        CHECK(run_tests(other).passed == 2);
    }
}

TEST_CASE("Cases about another decision are named and left out", "[engage][R104]") {
    Decision decision = plan();
    decision.tests = {test("late", {"40", ""}, {"\"Long\"", "12"})};
    auto written = suite_of_tests(decision, "plan.dmn");
    REQUIRE(written.ok());
    written.value().suite.cases[0].inputs.push_back({"region", {}, feel::Value::string("North")});
    decision.title = "Another";
    CHECK(tests_of_suite(written.value().suite, decision).notes.size() == 1);
    decision.title = "Payment plan";
    CHECK(tests_of_suite(written.value().suite, decision).tests[0].also_given == "{region: \"North\"}");
}

TEST_CASE("A version keeps the table whole", "[engage][R103]") {
    Decision decision = plan();
    decision.version = 3;
    CHECK(last_published(decision) == nullptr);
    CHECK(next_version(decision) == 4);
    DecisionVersion version = version_of(decision);
    version.version = 4;
    decision.versions.push_back({7, {}, {}, "before tables were kept", {}, {}, {}, {}, {}, {}, {}});
    decision.versions.push_back(version);
    CHECK(next_version(decision) == 8);
    REQUIRE(last_published(decision) != nullptr);
    CHECK(last_published(decision)->version == 4);
    CHECK(is_unchanged(decision, version));
    Decision changed = decision;
    changed.rules[0].input_entries[0] = "< 0";
    std::swap(changed.rules[0], changed.rules[2]);
    CHECK_FALSE(is_unchanged(changed, version));
    CHECK(version_of(changed).content != version.content);
    CHECK(summary(difference(*with_logic(changed, version), changed)) == "1 rule changed, 2 rules moved");
    CHECK(is_unchanged(*with_logic(changed, version), version));
    CHECK(summary(difference(decision, decision)) == "no difference");
}
