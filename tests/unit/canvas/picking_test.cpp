#include "base/random.h"
#include "canvas/picking.h"

#include <catch_amalgamated.hpp>
#include <cmath>

using namespace throughline;
using namespace throughline::canvas;

namespace {

std::vector<Box> random_boxes(Random& random, int count) {
    std::vector<Box> boxes;
    for (int box = 0; box < count; ++box)
        boxes.push_back({static_cast<float>(random.unit() * 6000 - 3000),
                         static_cast<float>(random.unit() * 4000), static_cast<float>(random.unit() * 900),
                         static_cast<float>(random.unit() * 200)});
    return boxes;
}

std::vector<Bezier> random_links(Random& random, int count) {
    std::vector<Bezier> links;
    auto place = [&] {
        return Point{static_cast<float>(random.unit() * 6000 - 3000),
                     static_cast<float>(random.unit() * 4000)};
    };
    for (int link = 0; link < count; ++link)
        links.push_back(link_between(place(), Side::Right, place(), Side::Left, Route::Curve));
    return links;
}

} // namespace

TEST_CASE("the grid finds the cards that a look at each of them finds", "[canvas]") {
    Random random(1);
    std::vector<Box> boxes = random_boxes(random, 600);
    boxes.push_back({});
    Picking picking;
    picking.build(boxes, {});
    for (Box area : random_boxes(random, 200)) {
        std::vector<std::uint32_t> expected;
        for (std::uint32_t index = 0; index < boxes.size(); ++index)
            if (!boxes[index].empty() && boxes[index].intersects(area))
                expected.push_back(index);
        std::vector<std::uint32_t> found;
        picking.cards_in(area, found);
        CHECK(found == expected);
    }
}

TEST_CASE("every link that passes within six pixels is found", "[canvas]") {
    Random random(2);
    std::vector<Bezier> links = random_links(random, 300);
    Picking picking;
    picking.build({}, links);
    std::vector<std::uint32_t> found;
    for (std::uint32_t index = 0; index < links.size(); ++index) {
        Point on = links[index].at(static_cast<float>(random.unit()));
        Point near = on + Point{3, 4};
        found.clear();
        picking.links_near(near, 6, found);
        CHECK(std::find(found.begin(), found.end(), index) != found.end());
        CHECK(distance_to(links[index], near) <= 6.2f);
    }
}

TEST_CASE("an empty grid and a vast one", "[canvas]") {
    Picking picking;
    std::vector<std::uint32_t> found;
    picking.build({}, {});
    picking.cards_in({0, 0, 10, 10}, found);
    picking.links_near({0, 0}, 6, found);
    CHECK(found.empty());
    std::vector<Box> boxes = {{-1e6f, -1e6f, 10, 10}, {1e6f, 1e6f, 10, 10}};
    picking.build(boxes, {});
    picking.cards_in({1e6f - 5, 1e6f - 5, 10, 10}, found);
    CHECK(found == std::vector<std::uint32_t>{1});
}

// The emotion curve never rises above or falls below its data.
TEST_CASE("smooth curves do not overshoot", "[canvas]") {
    Random random(4);
    std::vector<float> slopes;
    for (int round = 0; round < 200; ++round) {
        std::vector<Point> points;
        float x = 0;
        for (int point = 0; point < 8; ++point) {
            x += 20 + static_cast<float>(random.unit() * 100);
            points.push_back({x, static_cast<float>(random.unit() * 4 - 2)});
        }
        monotone_slopes(points, slopes);
        for (std::size_t piece = 0; piece + 1 < points.size(); ++piece) {
            Bezier curve = hermite_piece(points[piece], slopes[piece], points[piece + 1], slopes[piece + 1]);
            float lowest = std::min(curve.start.y, curve.end.y) - 1e-4f;
            float highest = std::max(curve.start.y, curve.end.y) + 1e-4f;
            for (float t = 0; t <= 1; t += 0.05f) {
                CHECK(curve.at(t).y >= lowest);
                CHECK(curve.at(t).y <= highest);
            }
        }
    }
}

TEST_CASE("links leave and arrive at right angles", "[canvas]") {
    Bezier curve = link_between({0, 0}, Side::Right, {200, 100}, Side::Left, Route::Curve);
    CHECK(curve.start_control.y == 0);
    CHECK(curve.start_control.x > 0);
    CHECK(curve.end_control.y == 100);
    CHECK(curve.end_control.x < 200);
    Bezier back = link_between({0, 0}, Side::Right, {-300, 0}, Side::Left, Route::Curve);
    CHECK(back.start_control.x > 40);
    CHECK(back.end_control.x < -340);
    CHECK(back.at(0.5f).y > 80);
    CHECK(anchor_of({10, 20, 100, 40}, Side::Right, 0.5f) == Point{110, 40});
    CHECK(anchor_of({10, 20, 100, 40}, Side::Bottom, 0.25f) == Point{35, 60});
}
