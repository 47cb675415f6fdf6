// The pages of the policy with a Worker beside the page, without one, and with one that ends.
#include "unit/app/screen_text.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using ui::Role;

namespace {

constexpr float inspector_width = 320;

} // namespace

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
        for (const char* page : {"simulation", "trade_off", "budget"}) {
            CAPTURE(page);
            WholeApp app(nullptr, beside);
            constexpr float width = 1280;
            app.application().resized(width, 720, 1);
            // Time passes, or all would be done within a frame.
            app.outside().set_stopwatch([time = 0.0]() mutable { return time += 0.5; });
            app.application().location_changed(std::string("decisions/next-action/") + page);
            const auto& tree = app.ui().semantics();
            const auto is_stop = [&tree](const ui::SemanticNode& node) {
                return static_cast<Role>(node.role) == Role::Button && tree.text(node.name) == "Stop";
            };
            // The tables are read first.
            for (int round = 0; round < 200 && !app.has(Role::Button, "Stop"); ++round) {
                app.outside().memory().pump();
                app.draw_frames(1);
            }
            REQUIRE(std::count_if(tree.nodes().begin(), tree.nodes().end(), is_stop) == 1);
            const ui::SemanticNode stop = *app.find(Role::Button, "Stop");
            CHECK(stop.width > 40); // nothing is cut off
            CHECK(stop.x + stop.width < width - inspector_width);
            app.application().pointer_moved(stop.x + 4, stop.y + 4, platform::PointerSource::Mouse);
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
            CHECK_FALSE(says(app, "Simulation stopped"));
            CHECK_FALSE(app.has(Role::Button, "Stop"));
        }
    }
}

} // namespace throughline::app::test
