// The pages of the policy with a Worker beside the page, without one, and with one that ends.
#include "unit/app/screen_text.h"

#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using ui::Role;

TEST_CASE("A Worker simulates what the pages show, and they show the same without one", "[app][R105]") {
    WholeApp with, without(nullptr, Beside::Nothing);
    for (const char* page : {"go.policy_simulation", "go.policy_trade_off", "go.policy_budget"}) {
        CAPTURE(page);
        open_page(with, page);
        open_page(without, page);
        CHECK(with.application().is_settled());
        CHECK(with.outline() == without.outline());
    }
    CHECK(with.outside().has_worker());
    CHECK_FALSE(without.outside().has_worker());
    // A policy that was just edited, and what it was before.
    for (WholeApp* app : {&with, &without}) {
        REQUIRE(
            app->run("record.set", {{"id", "a-plan"}, {"path", "starting_propensity"}, {"value", "0.01"}}));
        open_page(*app, "go.policy_compare");
    }
    CHECK(with.outline() == without.outline());
    CHECK(says(with, "customers get another action"));
}

TEST_CASE("A Worker that ends in the middle takes nothing with it", "[app][R105]") {
    WholeApp app;
    open_page(app, "go.policy_simulation");
    const std::string before = app.outline();
    app.application().location_changed("decisions/next-action/trade_off");
    app.draw_frames(3);
    CHECK_FALSE(app.application().is_settled());
    CHECK(app.has(Role::Button, "Stop"));
    app.outside().break_worker();
    CHECK(app.outside().logged().back().second == "The Worker has ended.");
    app.settle();
    CHECK(app.application().is_settled());
    CHECK(says(app, "200 settings of the levers"));
    REQUIRE(app.run("go.policy_simulation"));
    app.settle();
    CHECK(app.outline() == before);
}

TEST_CASE("A simulation is stopped, and gone on with", "[app][R105]") {
    for (const Beside beside : {Beside::Worker, Beside::Nothing}) {
        WholeApp app(nullptr, beside);
        open_page(app, "go.policy_simulation");
        // Time passes, or all would be done within a frame.
        app.outside().set_stopwatch([time = 0.0]() mutable { return time += 0.5; });
        app.application().location_changed("decisions/next-action/trade_off");
        app.draw_frames(2);
        const ui::SemanticNode* stop = app.find(Role::Button, "Stop");
        REQUIRE(stop != nullptr);
        app.application().pointer_moved(stop->x + 4, stop->y + 4, platform::PointerSource::Mouse);
        app.draw_frames(1);
        app.application().pointer_pressed(platform::PointerButton::Primary, true, 1);
        app.draw_frames(1);
        app.application().pointer_pressed(platform::PointerButton::Primary, false, 0);
        app.draw_frames(1);
        app.settle();
        CHECK(app.application().is_settled());
        CHECK(says(app, "Simulation stopped"));
        app.click(Role::Button, "Simulate");
        app.settle();
        CHECK(says(app, "200 settings of the levers"));
    }
}

} // namespace throughline::app::test
