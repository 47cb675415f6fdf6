#include "canvas/svg.h"
#include "inter_measurer.h"
#include "sample_scenes.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::canvas;

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
