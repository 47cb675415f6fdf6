#include "canvas/camera.h"
#include "canvas/paint.h"

#include <catch_amalgamated.hpp>

using namespace throughline::canvas;

namespace {

Camera camera_over(const Box& viewport) {
    Camera camera;
    camera.set_viewport(viewport);
    return camera;
}

} // namespace

TEST_CASE("zooming keeps the point under the pointer", "[canvas]") {
    Camera camera = camera_over({100, 50, 800, 600});
    camera.set_pose({{20, -30}, 0.7f});
    Point pointer{345, 222};
    Point world = camera.world_from_screen(pointer);
    camera.zoom_about(pointer, 1.9f);
    CHECK(camera.zoom() == Catch::Approx(1.33f));
    CHECK(camera.screen_from_world(world).x == Catch::Approx(pointer.x));
    CHECK(camera.screen_from_world(world).y == Catch::Approx(pointer.y));
    camera.zoom_about(pointer, 1000);
    CHECK(camera.zoom() == largest_zoom);
    camera.zoom_about(pointer, 0.00001f);
    CHECK(camera.zoom() == smallest_zoom);
}

TEST_CASE("everything fits, never larger than life", "[canvas]") {
    Camera camera = camera_over({0, 0, 1000, 500});
    Box world{-300, 40, 4000, 800};
    camera.fit(world, Motion::Jump);
    CHECK(camera.visible_world().contains(world));
    camera.fit({10, 10, 20, 20}, Motion::Jump);
    CHECK(camera.zoom() == 1);
    CHECK(camera.visible_world().centre().x == Catch::Approx(20));
}

TEST_CASE("a move takes 200 ms, or none at all", "[canvas]") {
    Camera camera = camera_over({0, 0, 800, 600});
    camera.move_to({{400, 0}, 2}, Motion::Animate);
    CHECK(camera.pose() == CameraPose{});
    CHECK(camera.destination().zoom == 2);
    CHECK(camera.advance(5000));
    CHECK(camera.advance(5100));
    CHECK(camera.zoom() > 1);
    CHECK(camera.zoom() < 2);
    CHECK_FALSE(camera.advance(5200));
    CHECK(camera.pose() == CameraPose{{400, 0}, 2});
    CHECK_FALSE(camera.advance(5300));

    camera.allow_animation(false);
    camera.move_to({{0, 0}, 1}, Motion::Animate);
    CHECK(camera.pose() == CameraPose{{0, 0}, 1});
}

TEST_CASE("a card is revealed by the shortest pan", "[canvas]") {
    Camera camera = camera_over({0, 0, 800, 600});
    camera.reveal({100, 100, 50, 50}, Motion::Jump, 20);
    CHECK(camera.pose().origin == Point{0, 0});
    camera.reveal({900, 100, 50, 50}, Motion::Jump, 20);
    CHECK(camera.pose().origin == Point{170, 0});
    camera.reveal({100, 100, 50, 50}, Motion::Jump, 20);
    CHECK(camera.pose().origin == Point{80, 0});
}

TEST_CASE("a card is revealed beside what covers the canvas", "[canvas]") {
    Camera camera = camera_over({0, 0, 800, 600});
    camera.set_covered({10, 480, 180, 110});
    camera.reveal({300, 500, 50, 50}, Motion::Jump, 20);
    CHECK(camera.pose().origin == Point{0, 0});
    camera.reveal({50, 500, 50, 50}, Motion::Jump, 20);
    CHECK(camera.pose().origin == Point{0, 90});
    // Too high to stand above it.
    camera.set_pose({{0, 0}, 1});
    camera.reveal({50, 20, 50, 560}, Motion::Jump, 20);
    CHECK(camera.pose().origin == Point{-160, 0});
}

TEST_CASE("the centre stays when the viewport changes", "[canvas]") {
    Camera camera = camera_over({0, 0, 800, 600});
    camera.set_pose({{10, 10}, 0.5f});
    Point centre = camera.visible_world().centre();
    camera.set_viewport({56, 92, 500, 400});
    CHECK(camera.visible_world().centre().x == Catch::Approx(centre.x));
    CHECK(camera.visible_world().centre().y == Catch::Approx(centre.y));
}

TEST_CASE("detail changes with hysteresis", "[canvas]") {
    CHECK(detail_for(1, Detail::Boxes) == Detail::Full);
    CHECK(detail_for(0.36f, Detail::Full) == Detail::Full);
    CHECK(detail_for(0.34f, Detail::Full) == Detail::Bars);
    CHECK(detail_for(0.36f, Detail::Bars) == Detail::Bars);
    CHECK(detail_for(0.39f, Detail::Bars) == Detail::Full);
    CHECK(detail_for(0.14f, Detail::Bars) == Detail::Boxes);
    CHECK(detail_for(0.16f, Detail::Boxes) == Detail::Boxes);
    CHECK(detail_for(0.17f, Detail::Boxes) == Detail::Bars);
}
