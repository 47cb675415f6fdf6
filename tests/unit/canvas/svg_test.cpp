#include "canvas/printed_page.h"
#include "canvas/svg.h"
#include "inter_measurer.h"
#include "sample_scenes.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <cmath>
#include <cstdlib>
#include <vector>

using namespace throughline;
using namespace throughline::canvas;

namespace {

float attribute(std::string_view element, std::string_view name) {
    const std::string wanted = " " + std::string(name) + "=\"";
    const std::size_t at = element.find(wanted);
    if (at == std::string_view::npos)
        return 0;
    return std::strtof(std::string(element.substr(at + wanted.size(), 24)).c_str(), nullptr);
}

// The boxes of all elements of that name.
std::vector<Box> boxes_in(std::string_view svg, std::string_view element) {
    const std::string opening = "<" + std::string(element) + " ";
    std::vector<Box> boxes;
    for (std::size_t at = svg.find(opening); at != std::string_view::npos; at = svg.find(opening, at + 1)) {
        const std::string_view tag = svg.substr(at, svg.find('>', at) - at);
        boxes.push_back(
            {attribute(tag, "x"), attribute(tag, "y"), attribute(tag, "width"), attribute(tag, "height")});
    }
    return boxes;
}

bool holds(const std::vector<Box>& boxes, const Box& wanted) {
    const auto near = [](float one, float other) { return std::fabs(one - other) < 0.02F; };
    return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
        return near(box.x, wanted.x) && near(box.y, wanted.y) && near(box.width, wanted.width) &&
               near(box.height, wanted.height);
    });
}

std::string escaped(std::string_view text) {
    std::string result;
    append_escaped(result, text);
    return result;
}

// Every card lies in the picture where it lies in the scene, and every line of its text is there as text.
void check_picture(const Scene& scene) {
    const SvgOptions options;
    const std::string svg = svg_of(scene, options);
    const Point origin = scene.bounds().grown(options.margin).corner();
    const std::vector<Box> boxes = boxes_in(svg, "rect");
    std::size_t checked = 0;
    for (CardIndex index = 1; index < scene.cards().size(); ++index) {
        const Card& card = scene.card(index);
        for (const Line& line : scene.lines(card)) {
            INFO(scene.text(line.text));
            CHECK(svg.find('>' + escaped(scene.text(line.text))) != std::string::npos);
        }
        const bool drawn = card.style.fill != Colour::None || card.style.border != Colour::None;
        if (!drawn || card.style.shape != Shape::Box || card.box.height < 4)
            continue;
        const float width = card.style.border == Colour::None ? 0 : card.style.border_width;
        const Box wanted = card.box.moved(Point{-origin.x, -origin.y}).grown(-width / 2);
        INFO(wanted.x << " " << wanted.y << " " << wanted.width << " " << wanted.height);
        CHECK(holds(boxes, wanted));
        ++checked;
    }
    CHECK(checked > 5);
}

} // namespace

TEST_CASE("a scene is written as SVG", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    fill_outcome_map(scene, measurer);
    SvgOptions options;
    options.title = "Outcomes <of> \"Harbour\" & Co";
    std::string svg = svg_of(scene, options);
    keep_picture("outcomes.svg", svg);
    CHECK(svg.find("<title>Outcomes &lt;of&gt; &quot;Harbour&quot; &amp; Co</title>") != std::string::npos);
    CHECK(svg.find(">Households stay past the fix</text>") != std::string::npos);
    CHECK(svg.find("nan") == std::string::npos);

    options.palette = dark_palette();
    std::string dark = svg_of(scene, options);
    keep_picture("outcomes-dark.svg", dark);
    CHECK(dark.find("#12161c") != std::string::npos);
    CHECK(svg.find("#12161c") == std::string::npos);

    fill_arranged_outcome_map(scene, measurer);
    keep_picture("arranged.svg", svg_of(scene, SvgOptions{}));
    fill_journey_map(scene, measurer);
    keep_picture("journey.svg", svg_of(scene, SvgOptions{}));
}

TEST_CASE("The shapes and lines of decision graphs are written as SVG", "[canvas][R102]") {
    InterMeasurer measurer;
    Scene scene;
    scene.begin(1, measurer);
    const auto add = [&scene](Box box, Shape shape, float radius) {
        CardSpec spec;
        spec.box = box;
        spec.style = {Colour::Panel, Colour::StrongLine, 2, radius, false, false, shape};
        return scene.add_card(spec);
    };
    const CardIndex knowledge = add({0, 100, 120, 60}, Shape::ClippedBox, 12);
    const CardIndex source = add({160, 100, 120, 60}, Shape::Document, 6);
    const CardIndex decision = add({80, 0, 120, 60}, Shape::Box, 2);
    scene.add_link({.from = knowledge,
                    .to = decision,
                    .from_side = Side::Top,
                    .to_side = Side::Bottom,
                    .dashed = true,
                    .finish_end = LinkEnd::OpenArrow});
    scene.add_link({.from = source,
                    .to = decision,
                    .from_side = Side::Top,
                    .to_side = Side::Bottom,
                    .dashed = true,
                    .finish_end = LinkEnd::Dot});
    scene.finish();
    const std::string svg = svg_of(scene, SvgOptions{});
    keep_picture("decision-graph.svg", svg);
    // Six corners, and a lower edge of two curves.
    CHECK(svg.find("d=\"M37 125 143 125 143 171 131 183 25 183 25 137z\"") != std::string::npos);
    CHECK(svg.find("303 177C") != std::string::npos);
    CHECK(svg.find("<circle") != std::string::npos);
    CHECK(svg.find("stroke-dasharray") != std::string::npos);
    CHECK(svg.find("nan") == std::string::npos);
}

TEST_CASE("Each card and each text of a scene is in its picture, at its place", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    fill_outcome_map(scene, measurer);
    check_picture(scene);
    fill_arranged_outcome_map(scene, measurer);
    check_picture(scene);
    fill_journey_map(scene, measurer);
    check_picture(scene);
    for (int cards : {40, 333}) {
        fill_large_map(scene, measurer, cards, cards);
        check_picture(scene);
    }
}

TEST_CASE("A page to print holds the picture, its title and its legend", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    fill_journey_map(scene, measurer);
    const std::string svg = svg_of(scene, SvgOptions{});
    const LegendEntry legend[] = {
        {{{0, 0, 9, 9}, Shape::HalfDisc, 4.5F, Colour::Ink, Colour::Ink, 1, false}, "influenced & more"}};
    PageOptions options;
    options.title = "Map <one>";
    options.note = "today";
    options.sheet = SheetSize::A3;
    options.legend = legend;
    const std::string page = printed_page(svg, options);
    keep_picture("journey.html", page);
    CHECK(page.find(svg) != std::string::npos);
    CHECK(page.find("<h1>Map &lt;one&gt;</h1>") != std::string::npos);
    CHECK(page.find("<span>influenced &amp; more</span>") != std::string::npos);
    CHECK(page.find("size:A3 landscape") != std::string::npos);
    CHECK(page.find("size:A4") == std::string::npos);
}
