// The relationship with a segment on the screen: phases, timeline, strength, ledger, plan, opportunity, and
// what makes customers stay.
#include "model/records/action.h"
#include "model/records/outcome.h"
#include "model/records/segment.h"
#include "unit/app/screen_text.h"

namespace throughline::app::test {

using ui::Role;

TEST_CASE("Past and future of a relationship stand on one timeline", "[app][R014][R031][R032][R035]") {
    WholeApp app;
    open_tab(app, "go.customers", "Relationships");
    CHECK(app.has(Role::Heading, "Past and future"));
    const std::string timeline = name_with(app, Role::Figure, "Timeline: ");
    CHECK(timeline.find("Six payments in a row.") != std::string::npos);
    CHECK(timeline.find("2027") != std::string::npos);
    // R014: with n, and what is planned apart from what was measured.
    const std::string strength = name_with(app, Role::Figure, "Strength and value over time: ");
    CHECK(strength.find("n = ") != std::string::npos);
    CHECK(strength.find("planned for") != std::string::npos);
    // R031
    CHECK(says(app, "At home with us (now)"));
    // R032
    CHECK(says(app, "Before the first contact they already live through "));
    // A point is chosen: its record is selected, and its words stay.
    const std::string move = name_with(app, Role::Button, "Six payments in a row.");
    REQUIRE_FALSE(move.empty());
    app.click(Role::Button, move);
    CHECK(app.has(Role::Text, move));
    CHECK_FALSE(app.session().selection.empty());
}

TEST_CASE("A segment that is followed leads to its relationship, a second time too", "[app][R031]") {
    WholeApp app;
    const std::string segment = app.store().all(Kind::Segment).front()->id.text();
    for (int visit = 0; visit < 2; ++visit) {
        CAPTURE(visit);
        REQUIRE(app.run("go.record", {{"id", segment}}));
        REQUIRE(app.run("go.customers"));
        app.draw_frames(2);
        CHECK(app.has(Role::Heading, "Past and future"));
        app.click(Role::Tab, "Customers");
        CHECK_FALSE(app.has(Role::Heading, "Past and future"));
    }
}

TEST_CASE("A move says into which phase, and what moved the relationship", "[app][R031]") {
    WholeApp app;
    open_tab(app, "go.customers", "Relationships", 1440, 2000);
    const auto moves = [&] { return record_of<Segment>(app, "s-families").moves; };
    const std::size_t before = moves().size();
    CHECK_FALSE(app.run("relationship.move", {{"id", "s-families"}, {"event", "They wrote a letter."}}));
    CHECK_FALSE(app.run("relationship.move", {{"id", "s-families"}, {"phase", "at_risk"}}));
    CHECK_FALSE(
        app.run("relationship.move", {{"id", "s-families"}, {"phase", "at_risk"}, {"because", "m-fair"}}));
    CHECK(moves().size() == before);
    pick(app, "Into the phase", "At risk");
    pick(app, "Moved by", "Reminder e-mail");
    app.click(Role::Button, "Record the move");
    REQUIRE(moves().size() == before + 1);
    CHECK(moves().back().phase == Phase::AtRisk);
    CHECK(moves().back().because == Id::literal("i-reminder"));
    CHECK(moves().back().on == story_day());
    CHECK(says(app, "Looking around (now)"));
    REQUIRE(app.run("edit.undo"));
    CHECK(says(app, "At home with us (now)"));
}

TEST_CASE("Partners and colleagues are looked at like customers", "[app][R037]") {
    WholeApp app;
    open_tab(app, "go.customers", "Relationships");
    pick(app, "Relationship with", "Solicitors and brokers who introduce");
    CHECK(says(app, "Partner"));
    CHECK(says(app, "Refers regularly (now)"));
    REQUIRE(app.run("go.record", {{"id", "s-advisors"}, {"place", "customers"}}));
    app.draw_frames(2);
    CHECK(says(app, "Employee"));
    for (const char* part : {"Ledger", "Plan and factors", "Opportunity", "Staying"}) {
        app.click(Role::Radio, part);
        app.check_covered(part);
    }
}

TEST_CASE("The ledger adds up signed effects", "[app][R007][R084]") {
    WholeApp app;
    open_tab(app, "go.customers", "Relationships");
    app.click(Role::Radio, "Ledger");
    app.check_covered("the ledger");
    const std::string running = name_with(app, Role::Figure, "Running sum of the ledger: ");
    CAPTURE(running);
    CHECK(running.find("Reminder e-mail −") != std::string::npos);
    CHECK(running.find("Advisor call on affordability +") != std::string::npos);
    const std::string before = name_with(app, Role::Text, "Adds +");
    REQUIRE_FALSE(before.empty());
    REQUIRE(app.run("record.set", {{"id", "i-reminder"}, {"path", "serves[0].effect"}, {"value", "-0.08"}}));
    app.draw_frames(2);
    CHECK(name_with(app, Role::Text, "Adds +") != before);
}

TEST_CASE("The plan says where the customer has no choice, and what nobody controls", "[app][R033][R034]") {
    WholeApp app;
    open_tab(app, "go.customers", "Relationships");
    app.click(Role::Radio, "Plan and factors");
    app.check_covered("the plan");
    const std::string forced = name_with(app, Role::Text, "First mortgage, young families: forced ");
    REQUIRE_FALSE(forced.empty());
    CHECK(app.has(Role::GridCell, "no choice"));
    CHECK(app.has(Role::GridCell, "Storm season"));
    CHECK(app.has(Role::GridCell, "Uncontrolled"));
    REQUIRE(app.run("record.set", {{"id", "i-calculator"}, {"path", "next[0].forced"}, {"value", "true"}}));
    app.draw_frames(2);
    CHECK(name_with(app, Role::Text, "First mortgage, young families: forced ") != forced);
}

TEST_CASE("Opportunity stands apart from value, and value never ranks alone", "[app][R040][R042]") {
    WholeApp app;
    open_tab(app, "go.customers", "Relationships");
    app.click(Role::Radio, "Opportunity");
    app.check_covered("opportunity");
    const std::string map = name_with(app, Role::Figure, "Opportunity against value: ");
    CHECK(map.find("Young families: opportunity ") != std::string::npos);
    CHECK_FALSE(says(app, "value is never the only term"));
    REQUIRE(app.run("record.add", {{"kind", "action"}, {"title", "Call the rich first"}, {"value", "4000"}}));
    REQUIRE(app.run("go.customers"));
    app.draw_frames(2);
    CHECK(says(app, "would rank Call the rich first"));
    REQUIRE(app.run("record.set", {{"id", app.application().workspace().last_added().text()},
                                   {"path", "customer_value"},
                                   {"value", "0.6"}}));
    app.draw_frames(2);
    CHECK_FALSE(says(app, "value is never the only term"));
    app.click(Role::Radio, "Interactions");
    CHECK(name_with(app, Role::Figure, "Opportunity against value: ").find("Advisor call") !=
          std::string::npos);
}

TEST_CASE("What makes customers stay, and the outcomes with a long horizon", "[app][R038][R045]") {
    WholeApp app;
    open_tab(app, "go.customers", "Relationships");
    app.click(Role::Radio, "Staying");
    app.check_covered("staying");
    CHECK(app.has(Role::GridCell, "raises it"));
    CHECK(app.has(Role::GridCell, "not shown"));
    CHECK(app.has(Role::GridCell, "not measured"));
    app.click(Role::Button, "Add an outcome over years");
    const Outcome& added = record_of<Outcome>(app, app.application().workspace().last_added().text().c_str());
    CHECK(added.horizon == Horizon::Years);
    CHECK(added.made_from == OutcomeTemplate::Keep);
    REQUIRE(added.segments.size() == 1);
    CHECK(added.segments.front() == Id::literal("s-families"));
}

} // namespace throughline::app::test
