// The method on the screens of Evidence: which approach, two models, coverage, misreadings, requirements, and
// the programme itself; every finding has something to do about it.
#include "base/text.h"
#include "journey/approach_measures.h"
#include "journey/self_check.h"
#include "model/records/factor.h"
#include "model/records/initiative.h"
#include "model/records/interaction.h"
#include "model/records/journey.h"
#include "model/records/measure.h"
#include "model/records/workspace.h"
#include "unit/app/screen_text.h"

#include <algorithm>

namespace throughline::app::test {

using ui::Role;

TEST_CASE("All tabs of Evidence fit beside the inspector on a small screen, and are covered", "[app]") {
    WholeApp app;
    for (const char* tab : {"Measures", "The loop", "Improvements", "Approaches", "Two models", "Coverage",
                            "Self-check", "Requirements", "Programme"}) {
        open_tab(app, "go.evidence", tab, 1280, 720);
        const ui::SemanticNode* shown = app.find(Role::Tab, tab);
        REQUIRE(shown);
        const ui::SemanticNode* inspector = app.find(Role::Complementary, "Inspector");
        REQUIRE(inspector);
        INFO(tab);
        CHECK(shown->x + shown->width <= inspector->x);
    }
    for (const char* name : {"Export as Markdown", "Export as CSV"}) {
        app.click(Role::Tab, "Requirements");
        const ui::SemanticNode* shown = app.find(Role::Button, name);
        REQUIRE(shown);
        CHECK(shown->width > 60);
    }
}

TEST_CASE("No approach is chosen before the problem is stated", "[app][R055][R057]") {
    WholeApp app;
    open_tab(app, "go.evidence", "Approaches", 1440, 2400);
    app.click(Role::GridCell, "Partner visit");
    CHECK(app.has(Role::GridCell, "no problem"));
    CHECK_FALSE(app.run("approach.choose", {{"id", "i-valuation"}, {"approach", "blended"}}));
    app.click(Role::Button, "Assess approaches");
    app.check_covered("an assessment without a problem");
    CHECK_FALSE(app.run("approach.choose", {{"id", "i-valuation"}, {"approach", "blended"}}));
    app.click(Role::TextField, "Problem");
    app.type("The visit takes a week to find.");
    app.end_typing();
    app.settle();
    const auto& store = app.store();
    const auto assessed = journey::assessments_of(store, Id::literal("i-valuation"));
    REQUIRE(assessed.size() == 1);
    CHECK(assessed.front()->problem == "The visit takes a week to find.");
    CHECK(assessed.front()->assessed_on == story_day());
    app.click(Role::Button, "Blended");
    CHECK(record_of<throughline::Interaction>(app, "i-valuation").approach == Approach::Blended);
    CHECK_FALSE(app.run("approach.choose", {{"id", "i-valuation"}, {"approach", "by_magic"}}));
    REQUIRE(app.run("edit.undo"));
    CHECK(record_of<throughline::Interaction>(app, "i-valuation").approach == Approach::Undecided);
}

TEST_CASE("The chooser says which approach fits a type of interaction, and why",
          "[app][R044][R046][R047][R051][R052][R054][R056][R058]") {
    WholeApp app;
    open_tab(app, "go.evidence", "Approaches", 1440, 2400);
    app.click(Role::GridCell, "Advice call");
    app.check_covered("the choice for advice calls");
    for (const char* approach : {"Operational", "Analytical", "Blended"})
        CHECK(app.has(Role::Heading, approach));
    // R046: both are measured, with n; what is missing is said.
    CHECK(says(app, "n = 411"));
    // R047
    CHECK(says(app, "Limit: Needs the decision service in the call."));
    // R058
    CHECK(says(app, "The customer's problem: Three people have asked for the same payslip"));
    // R054: the blend's costs weigh in the score.
    CHECK(name_with(app, Role::Figure, "Score of Blended").find("Costs of the blend ") != std::string::npos);
    CHECK(name_with(app, Role::Figure, "Score of Operational").find("Costs of the blend") ==
          std::string::npos);
    // R056: as it was known in spring, and in autumn.
    const std::string trend = name_with(app, Role::Figure, "Good for both: ");
    CHECK(trend.find("13 Apr 2026") != std::string::npos);
    CHECK(trend.find("19 Oct 2026") != std::string::npos);
    // R044
    CHECK(says(app, "misfit"));
    app.click(Role::Button, "Blended");
    CHECK(record_of<throughline::Interaction>(app, "i-advisor-call").approach == Approach::Blended);
    // R051, R052
    app.click(Role::GridCell, "Care call");
    CHECK(says(app, "Not described yet: "));
}

TEST_CASE("What was assessed of the blend changes its score", "[app][R054]") {
    WholeApp app;
    open_tab(app, "go.evidence", "Approaches", 1440, 2400);
    app.click(Role::GridCell, "Advice call");
    const std::string before = name_with(app, Role::Figure, "Score of Blended");
    app.click(Role::TextField, "Resistance");
    app.type("10");
    app.end_typing();
    app.settle();
    CHECK(record_of<ApproachAssessment>(app, "aa-call").blend.resistance == 10);
    const std::string after = name_with(app, Role::Figure, "Score of Blended");
    REQUIRE_FALSE(before.empty());
    CHECK(before != after);
}

TEST_CASE("A finding about the approach leads to where it is mended", "[app][R044]") {
    WholeApp app;
    app.application().resized(1440, 2400, 1);
    REQUIRE(app.run("go.work"));
    const std::string tab = name_with(app, Role::Tab, "Findings");
    app.click(Role::Tab, tab);
    app.click(Role::GridCell, "See the approaches");
    CHECK(app.has(Role::Main, "Evidence"));
    CHECK(app.has(Role::Heading, "Blended"));
    CHECK(says(app, "misfit"));
}

TEST_CASE("An activity is taken into the outcome model step by step", "[app][R003][R004]") {
    WholeApp app;
    open_tab(app, "go.evidence", "Two models");
    CHECK(app.has(Role::Heading, "An activity tracker reports"));
    CHECK(app.has(Role::Heading, "The outcome model reports"));
    CHECK(says(app, "Contacts that lead to no outcome: "));

    REQUIRE(app.run("interaction.add", {{"title", "Stand at the fair"}, {"frequency", "60"}}));
    app.draw_frames(2);
    app.click(Role::GridCell, "Stand at the fair");
    app.check_covered("the first step");
    CHECK(app.has(Role::Text, "Step 1 of 5"));
    pick(app, "Meant for", "Households stay past the fix");
    app.click(Role::Button, "Set the context");
    CHECK(app.has(Role::Text, "Step 2 of 5"));
    pick(app, "Creates", "Confident to commit");
    app.click(Role::Button, "Connect");
    CHECK(app.has(Role::Text, "Step 3 of 5"));
    app.click(Role::TextField, "Confident to commit");
    app.type("0.2");
    app.end_typing();
    app.settle();
    // The experience serves an outcome already: the fourth step is done.
    CHECK(app.has(Role::Text, "Step 5 of 5"));
    app.click(Role::Button, "Add a response measure");
    CHECK(app.has(Role::Text, "It is part of the outcome model: nothing is missing."));
}

TEST_CASE("Imported activities are taken into the model, each once", "[app][R004]") {
    WholeApp app;
    open_tab(app, "go.evidence", "Two models");
    app.click(Role::Radio, "Imported activities");
    app.check_covered("imported activities, before a table is chosen");
    pick(app, "Table", "Households");
    pick(app, "Column", "Preferred channel");
    app.click(Role::TextField, "Months");
    app.type("12");
    app.end_typing();
    app.settle();
    REQUIRE(app.has(Role::GridCell, "not yet"));
    app.click(Role::GridCell, "app");
    app.check_covered("an imported activity");
    app.click(Role::Button, "Take into the model");
    const auto& taken =
        record_of<throughline::Interaction>(app, app.application().workspace().last_added().text().c_str());
    CHECK(taken.title == "app");
    CHECK(taken.frequency.value_or(0) > 0);
    REQUIRE(taken.events.size() == 1);
    CHECK(taken.events[0].column == "Preferred channel");
    CHECK(taken.events[0].value == "app");
    CHECK(app.has(Role::GridCell, "app"));
    CHECK_FALSE(app.run("activity.take",
                        {{"table", "tb-households"}, {"column", "Preferred channel"}, {"value", "app"}}));
    app.click(Role::Radio, "Side by side");
    app.click(Role::GridCell, "app");
    CHECK(app.has(Role::Text, "Step 1 of 5"));
}

TEST_CASE("What is not covered is found, with why and what to do", "[app][R005][R064][R070]") {
    WholeApp app;
    REQUIRE(app.run("channel.add", {{"title", "Kiosk in the hall"}}));
    open_tab(app, "go.evidence", "Coverage");
    app.click(Role::Radio, "Channels");
    app.click(Role::GridCell, "Kiosk in the hall");
    app.check_covered("a channel without interactions");
    CHECK(app.has(Role::Heading, "Kiosk in the hall: nothing happens here"));
    const std::size_t before = app.store().all(Kind::Interaction).size();
    app.click(Role::Button, "Add an interaction for it");
    const auto after = app.store().all(Kind::Interaction);
    REQUIRE(after.size() == before + 1);
    const auto& added =
        record_of<throughline::Interaction>(app, app.application().workspace().last_added().text().c_str());
    REQUIRE(added.channels.size() == 1);

    REQUIRE(app.run("go.evidence"));
    app.click(Role::Radio, "Alignment");
    app.check_covered("alignment");
    CHECK(says(app, "Why it matters"));
}

TEST_CASE("How much lies in our hands is reported, and can be filtered", "[app][R001][R030]") {
    WholeApp app;
    open_tab(app, "go.evidence", "Coverage");
    app.click(Role::Radio, "Control");
    app.check_covered("control");
    CHECK(name_with(app, Role::Figure, "How far it lies in our hands").find("Uncontrolled") !=
          std::string::npos);
    CHECK(says(app, "17 hours a month go into what nobody here can change."));
    REQUIRE(app.run("record.set", {{"id", "f-weather"}, {"path", "effort_hours"}, {"value", "9"}}));
    app.draw_frames(2);
    CHECK(says(app, "20 hours a month go into what nobody here can change."));
    REQUIRE(app.has(Role::GridCell, "Friends recommend"));
    app.click(Role::ToggleButton, "Uncontrolled");
    CHECK_FALSE(app.has(Role::GridCell, "Friends recommend"));
    CHECK_FALSE(app.session().work_filter.control.uncontrolled);
}

TEST_CASE("The workspace is checked against eight misreadings, each with something to do", "[app][R063]") {
    WholeApp app;
    open_tab(app, "go.evidence", "Self-check", 1440, 2400);
    const auto& store = app.store();
    const auto checks = journey::check_misreadings(store, story_day());
    for (const journey::MisreadingCheck& check : checks)
        CHECK(app.has(Role::Heading, check.title));
    // "Activity records": measuring the response to one mends it for that one.
    const auto behind = [&] { return journey::check_misreadings(store, story_day())[3].records.size(); };
    const std::size_t before = behind();
    REQUIRE(before > 0);
    const std::string mend = name_with(app, Role::Button, "Measure the response to ");
    REQUIRE_FALSE(mend.empty());
    app.click(Role::Button, mend);
    CHECK(behind() == before - 1);
}

TEST_CASE("The requirements for the system are listed and exported", "[app][R071]") {
    WholeApp app;
    open_tab(app, "go.evidence", "Requirements");
    app.click(Role::GridCell, "Q001");
    app.check_covered("a requirement");
    CHECK(name_with(app, Role::Heading, "Q001 ").size() > 5);
    app.click(Role::Button, "Export as Markdown");
    app.click(Role::Button, "Export as CSV");
    const auto& files = app.outside().saved_files();
    REQUIRE(files.size() == 2);
    CHECK(files[0].name == "harbour-bank-requirements.md");
    CHECK(files[0].bytes.find("| Q001 |") != std::string::npos);
    CHECK(files[1].name == "harbour-bank-requirements.csv");
    CHECK(files[1].bytes.find("\r\nQ001,") != std::string::npos);
    CHECK_FALSE(app.run("requirements.export", {{"format", "odt"}}));
}

TEST_CASE("The programme has an owner, reviews that are kept, and risks that are answered",
          "[app][R072][R073][R074]") {
    WholeApp app;
    open_tab(app, "go.evidence", "Programme");
    // R074
    REQUIRE(app.run("record.set", {{"id", "w-harbour"}, {"path", "programme_owner"}, {"value", ""}}));
    app.draw_frames(2);
    pick(app, "Programme owner", "Ada Okafor");
    CHECK(record_of<Workspace>(app, "w-harbour").programme_owner == Id::literal("p-ada"));
    // R073
    app.click(Role::GridCell, "First mortgage, young families");
    app.check_covered("a review");
    app.click(Role::Button, "Reviewed today");
    CHECK(record_of<Journey>(app, "j-first").reviewed == story_day());
    CHECK(record_of<Journey>(app, "j-first").version == 4);
    REQUIRE(app.run("journey.review", {{"id", "j-first"}, {"note", "The review call is on the map."}}));
    CHECK(record_of<Journey>(app, "j-first").version == 5);
    CHECK(record_of<Journey>(app, "j-first").versions.back().note == "The review call is on the map.");
    // R072
    app.click(Role::Radio, "Risks");
    CHECK(app.has(Role::GridCell, "Measured by calls again"));
    const std::size_t risks = record_of<Workspace>(app, "w-harbour").risks.size();
    app.click(Role::Button, "Add a risk");
    CHECK(record_of<Workspace>(app, "w-harbour").risks.size() == risks + 1);
    app.click(Role::Radio, "Stakeholders");
    app.check_covered("stakeholders");
    CHECK(app.has(Role::GridCell, "win over"));
}

TEST_CASE("What makes a design real is ticked, and gaps of skill and culture are closed",
          "[app][R050][R062][R080]") {
    WholeApp app;
    open_tab(app, "go.evidence", "Programme");
    app.click(Role::Radio, "Enactment");
    app.click(Role::GridCell, "Rate review offer");
    app.check_covered("enactment");
    app.click(Role::Button, "People are trained");
    CHECK(record_of<throughline::Interaction>(app, "i-rate-review").enactment.people_trained);
    app.click(Role::Radio, "Skills and culture");
    app.check_covered("skills and culture");
    CHECK(says(app, "gaps of skill and culture"));
    // R050
    REQUIRE(app.run("go.record", {{"id", "n-review"}}));
    app.draw_frames(2);
    CHECK(says(app, "Target behaviour"));
    CHECK(says(app, "They take the review instead of a look-up elsewhere."));
}

} // namespace throughline::app::test
