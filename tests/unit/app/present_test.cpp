// Presenting: the story step by step, the pointer free, and back to where it began.
#include "commands/view/present_steps.h"
#include "unit/app/whole_app.h"

#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using platform::Key;
using ui::Role;

namespace {

const ui::SemanticNode& node_of(WholeApp& app, Role role, std::string_view name) {
    const ui::SemanticNode* node = app.find(role, name);
    INFO(app.outline());
    REQUIRE(node);
    return *node;
}

} // namespace

TEST_CASE("A client is led through outcome, journey, decision and customer, step by step",
          "[app][R041][R065]") {
    WholeApp app;
    const std::vector<PresentStep> steps = present_steps(app.store());
    REQUIRE(steps.size() > 4);
    app.click(Role::Button, "Present");
    std::vector<Place> seen;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        CAPTURE(step);
        CHECK(app.session().present_step == step);
        CHECK(app.has(Role::Text, steps[step].title));
        CHECK_FALSE(app.has(Role::Navigation, "Places"));
        CHECK_FALSE(app.has(Role::Complementary, "Inspector"));
        app.check_covered(steps[step].title);
        seen.push_back(app.session().place);
        app.press(Key::PageDown);
    }
    for (Place place : {Place::Outcomes, Place::Journeys, Place::Decisions, Place::Customers})
        CHECK(std::find(seen.begin(), seen.end(), place) != seen.end());
    // The last step stays the last; back goes back.
    CHECK(app.session().present_step == steps.size() - 1);
    app.press(Key::PageUp);
    CHECK(app.session().present_step == steps.size() - 2);
    app.click(Role::Button, "Next");
    CHECK(app.session().present_step == steps.size() - 1);
}

TEST_CASE("Presenting leaves with Escape to where it was", "[app]") {
    WholeApp app;
    const Id home = Id::literal("o-home");
    REQUIRE(app.run("edit.select", {{"ids", home.text()}, {"mode", "set"}}));
    const float x = node_of(app, Role::Button, "First home without surprises").x;
    app.press(Key::Period, {.control = true});
    REQUIRE(app.session().presenting);
    app.press(Key::PageDown);
    app.press(Key::PageDown);
    REQUIRE(app.run("go.work"));
    app.press(Key::Escape);
    CHECK_FALSE(app.session().presenting);
    CHECK(app.session().place == Place::Outcomes);
    CHECK(app.session().only_selected() == home);
    CHECK(app.has(Role::Navigation, "Places"));
    CHECK(node_of(app, Role::Button, "First home without surprises").x == Catch::Approx(x).margin(1));
}

TEST_CASE("While presenting, the pointer is free: a card can be chosen, and the story goes on", "[app]") {
    WholeApp app;
    app.click(Role::Button, "Present");
    app.press(Key::PageDown);
    REQUIRE(app.session().place == Place::Outcomes);
    const float larger = node_of(app, Role::Button, "Households stay past the fix").width;
    app.click(Role::Button, "Households stay past the fix");
    CHECK(app.session().only_selected() == Id::literal("o-stay"));
    const std::size_t at = app.session().present_step;
    app.click(Role::Button, "Next");
    CHECK(app.session().present_step == at + 1);
    // Also after a click into a grid, which has these keys elsewhere.
    REQUIRE(app.run("go.work"));
    app.click(Role::GridCell, "Advisor call on affordability");
    app.press(Key::PageDown);
    CHECK(app.session().present_step == at + 2);
    app.press(Key::Escape);
    CHECK(larger >= node_of(app, Role::Button, "Households stay past the fix").width);
}

TEST_CASE("A workspace without a story is told by what is in it", "[app]") {
    WholeApp app;
    REQUIRE(app.run("file.new_workspace"));
    app.run("view.present");
    CHECK(app.has(Role::Text, "Nothing to tell yet"));
    app.press(Key::Escape);
    REQUIRE(app.run("outcome.add_from_template", {{"template", "keep"}}));
    REQUIRE(app.run("journey.add", {{"title", "The way"}}));
    REQUIRE(app.run("view.present"));
    CHECK(app.has(Role::Text, "Customers stay because they want to"));
    app.press(Key::PageDown);
    CHECK(app.session().place == Place::Journeys);
}

} // namespace throughline::app::test
