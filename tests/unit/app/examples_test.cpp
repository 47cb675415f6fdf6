// The worked examples: each opens by its name, brings its customers, tells its story, and holds the findings
// that were planted in it.
#include "commands/file/examples.h"
#include "commands/view/present_steps.h"
#include "model/records/decision.h"
#include "model/records/table_reference.h"
#include "model/records/workspace.h"
#include "unit/app/screen_text.h"
#include "unit/exchange/examples.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using journey::FindingKind;
using ui::Role;

namespace {

struct Planted {
    FindingKind kind;
    const char* record;
};

constexpr Planted bank[] = {
    {FindingKind::InteractionWithoutOutcome, "i-newsletter"},
    {FindingKind::MeasuredNotAligned, "i-reminder"},
    {FindingKind::MeasuredNotAligned, "i-newsletter"},
    {FindingKind::Harm, "i-reminder"},
    {FindingKind::Harm, "e-nagged"},
    {FindingKind::ExpectationGap, "o-stay"},
    {FindingKind::EffortOnUncontrolled, "f-weather"},
    {FindingKind::Late, "t-collect"},
    {FindingKind::Blocked, "t-letter"},
    {FindingKind::CapabilityGap, "k-affordability"},
    {FindingKind::WithoutEvidence, "n-reminders"},
    {FindingKind::SegmentWithoutJourney, "s-arrears"},
};
constexpr Planted subscription[] = {
    {FindingKind::InteractionWithoutOutcome, "i-webinar"},
    {FindingKind::OutcomeWithoutInteraction, "o-spread"},
    {FindingKind::WithoutContext, "i-webinar"},
    {FindingKind::EffortOnUncontrolled, "i-review-site"},
    {FindingKind::EffortOnUncontrolled, "f-free"},
    {FindingKind::ControlNotStated, "i-invoice"},
    {FindingKind::MeasuredNotAligned, "i-tour"},
    {FindingKind::MeasuredNotAligned, "i-webinar"},
    {FindingKind::Harm, "i-tour"},
    {FindingKind::Harm, "i-notice"},
    {FindingKind::Harm, "e-surprised"},
    {FindingKind::OutcomeIncomplete, "o-spread"},
    {FindingKind::ExpectationGap, "o-start"},
    {FindingKind::NobodyAccountable, "i-status"},
    {FindingKind::Late, "t-import"},
    {FindingKind::Late, "t-connect-list"},
    {FindingKind::Blocked, "t-page-numbers"},
    {FindingKind::CapabilityGap, "k-usage"},
    {FindingKind::ChannelWithoutInteraction, "c-community"},
    {FindingKind::ProductWithoutInteraction, "pr-vault"},
    {FindingKind::NoLaggingMeasure, "i-tour"},
    {FindingKind::SegmentWithoutJourney, "s-agencies"},
    {FindingKind::WithoutEvidence, "n-tour"},
    {FindingKind::ReviewOverdue, "j-team"},
};
constexpr Planted utility[] = {
    {FindingKind::InteractionWithoutOutcome, "i-magazine"},
    {FindingKind::OutcomeWithoutInteraction, "o-meter"},
    {FindingKind::EffortOnUncontrolled, "i-neighbours"},
    {FindingKind::EffortOnUncontrolled, "f-storm"},
    {FindingKind::ControlNotStated, "i-survey"},
    {FindingKind::MeasuredNotAligned, "i-survey"},
    {FindingKind::MeasuredNotAligned, "i-magazine"},
    {FindingKind::Harm, "i-template-letter"},
    {FindingKind::Harm, "i-cutoff"},
    {FindingKind::Harm, "e-passed-on"},
    {FindingKind::ExpectationGap, "o-outage"},
    {FindingKind::ExpectationGap, "o-complaint"},
    {FindingKind::OutcomeIncomplete, "o-meter"},
    {FindingKind::Late, "t-hour-crew"},
    {FindingKind::Late, "t-cutoff-call"},
    {FindingKind::Blocked, "t-night"},
    {FindingKind::Blocked, "t-file"},
    {FindingKind::CapabilityGap, "k-one-file"},
    {FindingKind::ChannelWithoutInteraction, "c-fax"},
    {FindingKind::ProductWithoutInteraction, "pr-boiler"},
    {FindingKind::SegmentWithoutJourney, "s-short"},
    {FindingKind::WithoutEvidence, "n-survey"},
    {FindingKind::ReviewOverdue, "j-outage"},
};

std::span<const Planted> planted_in(std::string_view example) {
    if (example == "bank")
        return bank;
    return example == "subscription" ? std::span<const Planted>(subscription)
                                     : std::span<const Planted>(utility);
}

void open(WholeApp& app, const WorkedExample& example) {
    REQUIRE(app.run("file.open_example", {{"example", std::string(example.name)}}));
    REQUIRE(app.application().is_settled());
}

} // namespace

TEST_CASE("The planted findings of every example are found", "[app][R001][R005][R006][R007][R041]") {
    for (const WorkedExample& example : worked_examples()) {
        const Store store = testing::open_example("web/examples/" + std::string(example.file));
        const Date day = *as<Workspace>(store.all(Kind::Workspace).front())->as_of;
        const std::vector<journey::Finding> findings = journey::find_misalignments(store, day);
        for (const Planted& planted : planted_in(example.name)) {
            INFO(std::string(example.name)
                 << ": " << planted.record << ", finding " << static_cast<int>(planted.kind));
            CHECK(std::any_of(findings.begin(), findings.end(), [&](const journey::Finding& finding) {
                return finding.kind == planted.kind && finding.record == Id::literal(planted.record);
            }));
        }
    }
}

TEST_CASE("Each example opens by its name with its customers and its story", "[app][R059][R065]") {
    for (const WorkedExample& example : worked_examples()) {
        CAPTURE(std::string(example.name));
        WholeApp app;
        open(app, example);
        for (const RecordPointer& record : app.store().all(Kind::TableReference)) {
            const auto* table = as<TableReference>(record);
            CAPTURE(table->file);
            CHECK_FALSE(table->content.empty());
            CHECK(table->row_count.value_or(0) > 0);
        }
        const std::vector<PresentStep> steps = present_steps(app.store());
        CHECK(steps.size() >= 8);
        for (const PresentStep& step : steps) {
            CAPTURE(step.title);
            CHECK(app.store().find(step.about));
            CHECK_FALSE(step.text.empty());
        }
        // The findings are in the panel, the worst first, and each leads to its record.
        CHECK(app.has(Role::Group, "Findings"));
        app.check_covered(example.title);
    }
}

TEST_CASE("What a page worked out of one workspace is not shown of the next", "[app][R024]") {
    WholeApp app;
    for (const WorkedExample& example : worked_examples()) {
        CAPTURE(std::string(example.name));
        open(app, example);
        REQUIRE(app.run("go.what_happens"));
        // Their stores count the same number of changes.
        const std::string shown = app.outline();
        const auto interactions = app.store().all(Kind::Interaction);
        CHECK(std::count_if(interactions.begin(), interactions.end(), [&](const RecordPointer& interaction) {
                  return shown.find(interaction->title) != std::string::npos;
              }) >= 4);
        REQUIRE(app.run("work.filter", {{"state", "blocked"}}));
        REQUIRE(app.run("go.findings"));
    }
}

TEST_CASE("The customer whom an example follows is in its table", "[app][R059]") {
    for (const auto& [name, key] : {std::pair{"subscription", "QB-0001"}, {"utility", "NP-0001"}}) {
        WholeApp app;
        open(app, *find_example(name));
        REQUIRE(app.run("view.present"));
        for (int step = 0; step < 20 && app.session().customer != key; ++step)
            REQUIRE(app.run("view.present_next"));
        CHECK(says(app, std::string(key) + " · row "));
    }
}

TEST_CASE("The decisions of the examples pass their own tests", "[app][R102]") {
    for (const WorkedExample& example : worked_examples()) {
        WholeApp app;
        open(app, example);
        for (const RecordPointer& record : app.store().all(Kind::Decision)) {
            const auto* decision = as<Decision>(record);
            if (decision->tests.empty())
                continue;
            CAPTURE(decision->title);
            app.run("go.record", {{"id", decision->id.text()}});
            REQUIRE(app.run("decision.run_tests", {{"id", decision->id.text()}}));
            app.draw_frames(3);
            const std::string passed =
                std::to_string(decision->tests.size()) + " of " + std::to_string(decision->tests.size());
            INFO(app.outline());
            CHECK(app.outline().find(passed) != std::string::npos);
        }
    }
}

TEST_CASE("Examples are offered on the first screen, beside one's own customer and a file", "[app][R065]") {
    WholeApp app;
    REQUIRE(app.has(Role::Button, "Households stay past the fix"));
    CHECK(app.has(Role::Link, "Start with your customer"));
    CHECK(app.has(Role::Link, "Open a file"));
    app.click(Role::Link, "Utility");
    CHECK(app.has(Role::Button, "Outages that people can plan around"));
    // The one that was open is still there.
    app.click(Role::Button, "Northlight Power");
    CHECK(app.has(Role::MenuItem, "Harbour Bank"));
    app.press(platform::Key::Escape);
    app.click(Role::Link, "Start with your customer");
    CHECK(app.has(Role::TextField, "Who your customer is, and what they want"));
    CHECK_FALSE(app.application().workspace().allowed("file.open_example", {{"example", "shop"}}).ok());
}

TEST_CASE("An empty workspace does not stay behind an example; one with a record does", "[app][R065]") {
    WholeApp app;
    for (const bool has_record : {false, true}) {
        CAPTURE(has_record);
        const std::string title = has_record ? "Begun" : "Empty";
        REQUIRE(app.run("file.new_workspace", {{"title", title}}));
        if (has_record)
            REQUIRE(app.run("segment.add", {{"title", "Families"}}));
        app.settle();
        open(app, *find_example("utility"));
        app.settle();
        app.click(Role::Button, "Northlight Power");
        CHECK(app.has(Role::MenuItem, title) == has_record); // it can still be restored
        app.press(platform::Key::Escape);
    }
}

} // namespace throughline::app::test
