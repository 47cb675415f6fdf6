// Evidence on the screen: the loop with its measures, and the gate that only data opens.
#include "model/records/initiative.h"
#include "unit/app/whole_app.h"

#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using ui::Role;

namespace {

Gate gate_of(WholeApp& app, const char* id) {
    const auto* initiative = app.store().find_as<Initiative>(Id::literal(id));
    REQUIRE(initiative);
    return initiative->gate;
}

} // namespace

TEST_CASE("The loop shows a measured value or says what nothing measures", "[app][R029]") {
    WholeApp app;
    REQUIRE(app.run("go.evidence"));
    app.click(Role::Tab, "The loop");
    for (const char* part : {"Interactions", "Experiences", "Relationship", "Insight"})
        CHECK(app.has(Role::Heading, part));
    app.check_covered("the loop");
}

TEST_CASE("Only data moves an improvement behind the gate, or a name with a reason", "[app][R048][R049]") {
    WholeApp app;
    app.application().resized(1440, 1400, 1);
    REQUIRE(app.run("go.evidence"));
    app.click(Role::Tab, "Improvements");
    CHECK(app.has(Role::Heading, "Whose behaviour the improvements change"));
    app.check_covered("improvements");

    // On trial, and its test is still running.
    app.click(Role::GridCell, "Call 90 days before the fix ends");
    app.check_covered("an improvement with its gate");
    CHECK_FALSE(app.run("initiative.pass_gate", {{"id", "n-review"}, {"gate", "demonstrated"}}));
    CHECK_FALSE(app.run("initiative.pass_gate", {{"id", "n-review"}, {"gate", "mandated"}}));
    CHECK_FALSE(app.run("record.set", {{"id", "n-review"}, {"path", "gate"}, {"value", "mandated"}}));
    CHECK(gate_of(app, "n-review") == Gate::Trial);
    // A name without a reason is not enough.
    CHECK_FALSE(
        app.run("initiative.pass_gate", {{"id", "n-review"}, {"gate", "mandated"}, {"by", "p-petra"}}));
    REQUIRE(app.run("initiative.pass_gate", {{"id", "n-review"},
                                             {"gate", "mandated"},
                                             {"by", "p-petra"},
                                             {"reason", "The regulator asks for it."}}));
    CHECK(gate_of(app, "n-review") == Gate::Mandated);
    const auto* kept = app.store().find_as<Initiative>(Id::literal("n-review"));
    CHECK(kept->override_by.by == Id::literal("p-petra"));
    CHECK(kept->override_by.reason == "The regulator asks for it.");
    REQUIRE_FALSE(kept->history.empty());
    CHECK(kept->history.back().state == Gate::Mandated);
    REQUIRE(app.run("edit.undo"));
    CHECK(gate_of(app, "n-review") == Gate::Trial);

    // What a test has shown may pass without a name.
    REQUIRE(app.run("initiative.pass_gate", {{"id", "n-plan"}, {"gate", "demonstrated"}}));
    REQUIRE(app.run("initiative.pass_gate", {{"id", "n-plan"}, {"gate", "mandated"}}));

    // A copy has proved nothing.
    REQUIRE(app.run("edit.duplicate", {{"ids", "n-plan"}}));
    const Id copy = app.session().selection.front();
    CHECK(app.store().find_as<Initiative>(copy)->gate == Gate::Proposed);
}

TEST_CASE(
    "Every page of Evidence, and the relationships, are one command away and come back by their address",
    "[app][R014][R029]") {
    WholeApp app;
    const auto is_shown = [&](std::string_view tab) {
        const ui::SemanticNode* node = app.find(Role::Tab, tab);
        return node && (node->state & ui::StateSelected) != 0;
    };
    struct Page {
        std::string_view command, tab, address;
    };
    constexpr Page pages[] = {{"go.loop", "The loop", "evidence/loop"},
                              {"go.improvements", "Improvements", "evidence/improvements"},
                              {"go.approaches", "Approaches", "evidence/approaches"},
                              {"go.two_models", "Two models", "evidence/two_models"},
                              {"go.coverage", "Coverage", "evidence/coverage"},
                              {"go.self_check", "Self-check", "evidence/self_check"},
                              {"go.requirements", "Requirements", "evidence/requirements"},
                              {"go.programme", "Programme", "evidence/programme"},
                              {"go.measures", "Measures", "evidence"},
                              {"go.relationships", "Relationships", "customers/relationships"}};
    REQUIRE(app.run("go.customer", {{"key", "HB-0001"}}));
    for (const Page& page : pages) {
        CAPTURE(page.command);
        REQUIRE(app.run(page.command));
        CHECK(is_shown(page.tab));
        app.check_covered(page.tab);
        REQUIRE(app.run("go.outcomes"));
        app.application().location_changed(page.address);
        app.settle();
        CHECK(is_shown(page.tab));
    }
    CHECK(app.session().customer.empty());
}

} // namespace throughline::app::test
