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
