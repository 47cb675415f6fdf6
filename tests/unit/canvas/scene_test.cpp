#include "canvas/compose.h"
#include "canvas/paint.h"
#include "canvas/pick.h"
#include "inter_measurer.h"
#include "sample_scenes.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::canvas;

namespace {

struct Painted final : SceneSink {
    void box(const SinkBox& box) override { boxes.push_back(box); }
    void ribbon(const SinkRibbon& ribbon) override { ribbons.push_back(ribbon); }
    void text(const TextLine& line) override {
        texts.emplace_back(line.text);
        lines.push_back(line);
    }
    bool has(std::string_view text) const {
        return std::find(texts.begin(), texts.end(), text) != texts.end();
    }

    std::vector<SinkBox> boxes;
    std::vector<SinkRibbon> ribbons;
    std::vector<std::string> texts;
    std::vector<TextLine> lines;
};

Painted painted(const Scene& scene, const Camera& camera, Detail detail = Detail::Full) {
    Painted sink;
    PaintOptions options;
    options.palette = light_palette();
    options.detail = detail;
    paint(scene, camera, options, sink);
    return sink;
}

Camera camera_at(Point origin, float zoom = 1) {
    Camera camera;
    camera.set_viewport({0, 0, 1000, 700});
    camera.set_pose({origin, zoom});
    return camera;
}

CardIndex add_named(Scene& scene, const char* id, const Box& box, std::string_view text) {
    CardSpec spec;
    spec.target.id = Id::literal(id);
    spec.box = box;
    CardIndex card = scene.add_card(spec);
    scene.add_text({.box = {8, 8, box.width - 16, 0}, .text = text});
    return card;
}

} // namespace

TEST_CASE("cards are found by target", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    fill_outcome_map(scene, measurer);
    CardIndex advisor = scene.find({Id::literal("advisor"), 0});
    REQUIRE(advisor != no_card);
    CHECK(scene.card(advisor).target.id == Id::literal("advisor"));
    CHECK(scene.find({Id::literal("advisor"), 9}) == no_card);
    CHECK(scene.find({Id::literal("nobody"), 0}) == no_card);
    CHECK(scene.links_of(advisor).size() == 1);
    CHECK(scene.links_of(scene.find({Id::literal("confident"), 0})).size() == 3);
    LinkIndex link = scene.links_of(advisor).front();
    CHECK(scene.find_link(scene.links()[link].target) == link);
    CHECK(scene.links()[link].to == advisor);
}

TEST_CASE("a composed card is as high as what it holds", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    scene.begin(1, measurer);
    CardSpec spec;
    spec.target.id = Id::literal("card");
    spec.box = {0, 0, 120, 0};
    CardComposer composer(scene, spec);
    composer.title("A title that needs two lines", 2);
    composer.second("second");
    for (const char* chip : {"first", "second", "third chip"})
        composer.chip({.text = chip});
    CardIndex card = composer.finish();
    scene.finish();
    // Padding 8, two lines of 18, one of 16, 4 above the chips, two rows of 22 less the last gap, padding 8.
    CHECK(scene.card(card).box.height == 8 + 36 + 16 + 4 + 22 + 18 + 8);
    for (const Line& line : scene.lines(scene.card(card)))
        CHECK(Box{0, 0, 120, 200}.contains(line.box));
}

TEST_CASE("only what is in view is painted, and only the detail that can be seen", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    fill_outcome_map(scene, measurer);
    Painted near = painted(scene, camera_at({0, 0}));
    CHECK(near.has("Advisor call"));
    CHECK(near.ribbons.size() == 9);
    Painted away = painted(scene, camera_at({5000, 0}));
    CHECK(away.boxes.empty());
    CHECK(away.texts.empty());
    Painted bars = painted(scene, camera_at({0, 0}, 0.3f), Detail::Bars);
    CHECK(bars.texts.empty());
    Painted boxes = painted(scene, camera_at({0, 0}, 0.1f), Detail::Boxes);
    CHECK(boxes.boxes.size() == 11);
    CHECK(bars.boxes.size() > near.boxes.size());
}

TEST_CASE("text below a higher card is left out, line by line", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    scene.begin(1, measurer);
    add_named(scene, "lower", {0, 0, 200, 60}, "lower card");
    CardIndex higher = add_named(scene, "higher", {0, 0, 200, 60}, "higher card");
    scene.finish();
    Painted covered = painted(scene, camera_at({0, 0}));
    CHECK_FALSE(covered.has("lower card"));
    CHECK(covered.has("higher card"));

    scene.begin(2, measurer);
    add_named(scene, "lower", {0, 0, 200, 60}, "lower card");
    higher = add_named(scene, "higher", {0, 40, 200, 60}, "higher card");
    scene.finish();
    CHECK(painted(scene, camera_at({0, 0})).has("lower card"));

    // Dragged over it, the card covers it.
    std::vector<CardIndex> raised = {higher};
    scene.raise(raised);
    scene.offset_raised({0, -40});
    Painted dragged = painted(scene, camera_at({0, 0}));
    CHECK_FALSE(dragged.has("lower card"));
    CHECK(dragged.has("higher card"));
    CHECK(dragged.boxes.back().box.y == 0);
    scene.raise({});
    CHECK(painted(scene, camera_at({0, 0})).has("lower card"));
}

TEST_CASE("links and their labels follow cards that are dragged", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    scene.begin(1, measurer);
    CardIndex from = add_named(scene, "from", {0, 0, 100, 40}, "from");
    CardIndex to = add_named(scene, "to", {300, 0, 100, 40}, "to");
    LinkSpec spec;
    spec.from = from;
    spec.to = to;
    spec.label = "+0.2";
    LinkIndex link = scene.add_link(spec);
    spec.to = 99;
    CHECK(scene.add_link(spec) == no_link);
    scene.finish();
    CHECK(scene.link_curve(link).end == Point{300, 20});
    std::vector<CardIndex> raised = {to};
    scene.raise(raised);
    scene.offset_raised({0, 100});
    CHECK(scene.link_curve(link).end == Point{300, 120});
    CHECK(scene.instances().ribbons[0].points[7] == 120);
    CHECK(scene.card(scene.links()[link].label).box.centre().y == Catch::Approx(70));
    scene.raise({});
    scene.offset_raised({});
    CHECK(scene.instances().ribbons[0].points[7] == 20);
    CHECK(scene.instances().boxes.size() == [&] {
        std::size_t count = 0;
        for (const Card& card : scene.cards())
            count += 1 + card.parts.count;
        return count;
    }());
}

TEST_CASE("headers stay at the edge, and what passes below them is clipped", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    fill_journey_map(scene, measurer);
    Camera camera = camera_at({400, 200});
    CardIndex lane = scene.find({Id::literal("lane3"), 0});
    CardIndex stage = scene.find({Id::literal("stage2"), 0});
    CHECK(screen_box(scene, camera, lane).x == 0);
    CHECK(screen_box(scene, camera, stage).y == 0);
    CHECK(unpinned_viewport(scene, camera) == Box{129, 45, 871, 655});
    Painted sink = painted(scene, camera);
    for (const TextLine& line : sink.lines)
        if (line.text.starts_with("“"))
            CHECK(line.clip.x == 129);
    std::vector<std::uint32_t> scratch;
    CHECK(pick(scene, camera, {60, 200}, scratch).target.id.view().starts_with("lane"));
    CHECK(pick(scene, camera, {20, 20}, scratch).target.empty());
}

TEST_CASE("the emotion curve follows its markers", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    fill_journey_map(scene, measurer);
    CardIndex marker = scene.find({Id::literal("stage2"), 2});
    REQUIRE(marker != no_card);
    float before = scene.instances().ribbons[1].points[7];
    std::vector<CardIndex> raised = {marker};
    scene.raise(raised);
    scene.offset_raised({0, -30});
    CHECK(scene.instances().ribbons[1].points[7] == before - 30);
    CHECK(scene.instances().ribbons[2].points[1] == before - 30);
}

TEST_CASE("the topmost thing is picked", "[canvas]") {
    InterMeasurer measurer;
    Scene scene;
    scene.begin(1, measurer);
    CardSpec cell;
    cell.target.id = Id::literal("cell");
    cell.box = {0, 0, 600, 300};
    cell.layer = Layer::Ground;
    scene.add_card(cell);
    CardIndex from = add_named(scene, "from", {10, 10, 100, 60}, "from");
    Box chip = scene.add_chip({.corner = {8, 32}, .text = "finding", .part = 7});
    CardIndex to = add_named(scene, "to", {300, 10, 100, 60}, "to");
    LinkSpec link;
    link.target.id = Id::literal("link");
    link.from = from;
    link.to = to;
    scene.add_link(link);
    scene.finish();
    Camera camera = camera_at({0, 0});
    std::vector<std::uint32_t> scratch;
    auto at = [&](Point point) { return pick(scene, camera, point, scratch); };
    CHECK(at({60, 20}).card == from);
    CHECK(at(chip.centre() + Point{10, 10}).target == Target{Id::literal("from"), 7});
    CHECK(at({200, 40}).target.id == Id::literal("link"));
    CHECK(at({200, 45}).link == 0);
    CHECK(at({200, 55}).target.id == Id::literal("cell"));
    CHECK(at({700, 55}).target.empty());
    // The handle at the edge: from outside at once, from inside only once it is shown.
    CHECK(at({112, 40}).handle);
    CHECK(at({112, 40}).card == from);
    CHECK_FALSE(at({108, 40}).handle);
    scene.set_state(from, StateHovered, true);
    CHECK(at({108, 40}).handle);
}
