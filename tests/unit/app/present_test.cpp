// Presenting: the story step by step, the pointer free, and back to where it began.
#include "commands/view/present_steps.h"
#include "unit/app/whole_app.h"

#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using platform::Key;
using ui::Role;

namespace {

Session& session_of(WholeApp& app) {
    return app.application().workspace().session();
}

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
    const std::vector<PresentStep> steps = present_steps(app.application().workspace().store());
    REQUIRE(steps.size() > 4);
    app.click(Role::Button, "Present");
    std::vector<Place> seen;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        CAPTURE(step);
        CHECK(session_of(app).present_step == step);
        CHECK(app.has(Role::Text, steps[step].title));
        CHECK_FALSE(app.has(Role::Navigation, "Places"));
        CHECK_FALSE(app.has(Role::Complementary, "Inspector"));
        app.check_covered(steps[step].title);
        seen.push_back(session_of(app).place);
        app.press(Key::PageDown);
    }
    for (Place place : {Place::Outcomes, Place::Journeys, Place::Decisions, Place::Customers})
        CHECK(std::find(seen.begin(), seen.end(), place) != seen.end());
    // The last step stays the last; back goes back.
    CHECK(session_of(app).present_step == steps.size() - 1);
    app.press(Key::PageUp);
    CHECK(session_of(app).present_step == steps.size() - 2);
    app.click(Role::Button, "Next");
    CHECK(session_of(app).present_step == steps.size() - 1);
}

TEST_CASE("Presenting leaves with Escape to where it was", "[app]") {
    WholeApp app;
    const Id home = Id::literal("o-home");
    REQUIRE(app.run("edit.select", {{"ids", home.text()}, {"mode", "set"}}));
    const float x = node_of(app, Role::Button, "First home without surprises").x;
    app.press(Key::Period, {.control = true});
    REQUIRE(session_of(app).presenting);
    app.press(Key::PageDown);
    app.press(Key::PageDown);
    REQUIRE(app.run("go.work"));
    app.press(Key::Escape);
    CHECK_FALSE(session_of(app).presenting);
    CHECK(session_of(app).place == Place::Outcomes);
    CHECK(session_of(app).only_selected() == home);
    CHECK(app.has(Role::Navigation, "Places"));
    CHECK(node_of(app, Role::Button, "First home without surprises").x == Catch::Approx(x).margin(1));
}

TEST_CASE("While presenting, the pointer is free: a card can be chosen, and the story goes on", "[app]") {
    WholeApp app;
    app.click(Role::Button, "Present");
    app.press(Key::PageDown);
    REQUIRE(session_of(app).place == Place::Outcomes);
    const float larger = node_of(app, Role::Button, "Households stay past the fix").width;
    app.click(Role::Button, "Households stay past the fix");
    CHECK(session_of(app).only_selected() == Id::literal("o-stay"));
    const std::size_t at = session_of(app).present_step;
    app.click(Role::Button, "Next");
    CHECK(session_of(app).present_step == at + 1);
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
    CHECK(session_of(app).place == Place::Journeys);
}

} // namespace throughline::app::test
