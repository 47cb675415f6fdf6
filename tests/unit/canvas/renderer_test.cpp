#include "canvas/renderer.h"
#include "inter_measurer.h"
#include "sample_scenes.h"

#include <catch_amalgamated.hpp>
#include <map>

using namespace throughline;
using namespace throughline::canvas;

namespace {

// Holds what a graphics card would hold, and counts.
class RecordingDevice final : public GraphicsDevice {
public:
    void allocate(Buffer buffer, std::size_t bytes) override {
        buffers[buffer].assign(bytes, std::byte{0xEE});
        ++allocations;
    }
    void upload(Buffer buffer, std::size_t offset, const void* bytes, std::size_t size) override {
        std::vector<std::byte>& target = buffers[buffer];
        REQUIRE(offset + size <= target.size());
        const auto* from = static_cast<const std::byte*>(bytes);
        std::copy(from, from + size, target.begin() + static_cast<std::ptrdiff_t>(offset));
        uploaded += size;
    }
    void set_palette(const Palette& palette) override {
        colours = palette;
        ++palettes;
    }
    void begin_pass(const PassUniforms& uniforms) override { passes.push_back(uniforms); }
    void draw(const DrawRange& range) override { draws.push_back(range); }
    void end_pass() override { ++frames; }

    template <typename Instance>
    bool holds(Buffer buffer, const std::vector<Instance>& instances) {
        return std::memcmp(buffers[buffer].data(), instances.data(), instances.size() * sizeof(Instance)) ==
               0;
    }

    std::map<Buffer, std::vector<std::byte>> buffers;
    std::vector<PassUniforms> passes;
    std::vector<DrawRange> draws;
    Palette colours;
    std::size_t uploaded = 0;
    int allocations = 0;
    int palettes = 0;
    int frames = 0;
};

struct Stage {
    RecordingDevice device;
    Renderer renderer{device};
    InterMeasurer measurer;
    Scene scene;
    Camera camera;
    PaintOptions options;
    Minimap minimap;

    Stage() {
        camera.set_viewport({56, 92, 1000, 700});
        options.palette = light_palette();
    }
    void draw() {
        device.draws.clear();
        device.passes.clear();
        device.uploaded = 0;
        minimap.update(scene, camera, {70, 650, 170, 110});
        renderer.draw(scene, camera, options, {{1440, 900}, 2}, &minimap);
    }
};

} // namespace

TEST_CASE("a steady frame uploads nothing and draws little", "[canvas]") {
    Stage stage;
    fill_outcome_map(stage.scene, stage.measurer);
    stage.draw();
    CHECK(stage.device.uploaded > 0);
    CHECK(stage.device.holds(Buffer::Boxes, stage.scene.instances().boxes));
    CHECK(stage.device.holds(Buffer::Ribbons, stage.scene.instances().ribbons));
    CHECK(stage.renderer.counts().draw_calls <= 7);
    CHECK(stage.renderer.counts().draw_calls == stage.device.draws.size());

    stage.draw();
    CHECK(stage.device.uploaded == 0);
    CHECK(stage.device.palettes == 1);

    // Panning and zooming change the uniforms alone.
    stage.camera.pan({-30, -20});
    stage.camera.zoom_about({300, 300}, 0.9f);
    stage.draw();
    CHECK(stage.device.uploaded <= sizeof(BoxInstance));
    CHECK(stage.device.passes.front().zoom == stage.camera.zoom());
    CHECK(stage.device.passes.front().origin == stage.camera.pose().origin);

    stage.options.palette = dark_palette();
    stage.draw();
    CHECK(stage.device.uploaded == 0);
    CHECK(stage.device.palettes == 2);
}

TEST_CASE("a small change uploads a small range", "[canvas]") {
    Stage stage;
    fill_large_map(stage.scene, stage.measurer, 2000, 4000);
    stage.draw();
    std::size_t all = stage.device.uploaded;
    CHECK(all > 500'000);

    stage.scene.set_state(1500, StateSelected, true);
    stage.draw();
    CHECK(stage.device.uploaded > 0);
    CHECK(stage.device.uploaded < 20'000);
    CHECK(stage.device.holds(Buffer::Boxes, stage.scene.instances().boxes));

    // Dragging some cards, and letting them go.
    std::vector<CardIndex> dragged = {7, 900, 1800};
    for (float by : {10.0f, 25.0f, 0.0f}) {
        stage.scene.raise(by > 0 ? std::span<const CardIndex>(dragged) : std::span<const CardIndex>());
        stage.scene.offset_raised({by, by});
        stage.draw();
        CHECK(stage.device.uploaded < 20'000);
        CHECK(stage.device.holds(Buffer::Boxes, stage.scene.instances().boxes));
        CHECK(stage.device.holds(Buffer::Ribbons, stage.scene.instances().ribbons));
    }
    // So many changes that the list of them starts anew.
    for (CardIndex card = 1; card < 2000; ++card) {
        stage.scene.set_state(card, StateDimmed, true);
        stage.scene.set_state(card, StateHovered, true);
        stage.scene.set_state(card, StateDimmed, false);
    }
    stage.draw();
    CHECK(stage.device.holds(Buffer::Boxes, stage.scene.instances().boxes));
    stage.scene.clear_states(StateHovered);

    // Filled anew with the same content: only what differs travels.
    fill_large_map(stage.scene, stage.measurer, 2000, 4000);
    stage.draw();
    CHECK(stage.device.uploaded < 20'000);
    CHECK(stage.device.holds(Buffer::Boxes, stage.scene.instances().boxes));

    stage.renderer.forget_uploads();
    stage.draw();
    CHECK(stage.device.uploaded >= all / 2);
    CHECK(stage.device.holds(Buffer::Boxes, stage.scene.instances().boxes));
    CHECK(stage.device.holds(Buffer::Ribbons, stage.scene.instances().ribbons));
}

TEST_CASE("a scene that grows and shrinks is drawn in full", "[canvas]") {
    Stage stage;
    for (int cards : {10, 500, 3, 900, 20}) {
        fill_large_map(stage.scene, stage.measurer, cards, cards);
        stage.draw();
        CHECK(stage.device.holds(Buffer::Boxes, stage.scene.instances().boxes));
        std::uint32_t boxes = 0;
        for (const DrawRange& draw : stage.device.draws)
            boxes += draw.buffer == Buffer::Boxes ? draw.count : 0;
        CHECK(boxes == stage.scene.instances().boxes.size());
    }
}

TEST_CASE("the minimap shows all cards and what the camera sees", "[canvas]") {
    Stage stage;
    fill_large_map(stage.scene, stage.measurer, 1000, 100);
    stage.draw();
    REQUIRE(stage.minimap.needed());
    CHECK(stage.minimap.boxes().size() == 1001);
    Box box = stage.minimap.box();
    for (const BoxInstance& card : stage.minimap.boxes().subspan(1)) {
        Point corner = stage.minimap.camera().screen_from_world(Point{card.x, card.y});
        CHECK(box.contains(corner));
    }
    CHECK(box.contains(stage.minimap.view_rectangle()));
    CameraPose pose = stage.minimap.pose_for(box.centre(), stage.camera);
    stage.camera.set_pose(pose);
    CHECK(stage.camera.visible_world().centre().x == Catch::Approx(stage.scene.bounds().centre().x));

    stage.camera.set_viewport({0, 0, 90000, 90000});
    stage.camera.fit(stage.scene.bounds(), Motion::Jump);
    stage.draw();
    CHECK_FALSE(stage.minimap.needed());
}
