// A person at a canvas, for tests: moves, presses, types, and sees the intents that come of it.
#pragma once

#include "canvas/interaction.h"
#include "inter_measurer.h"

#include <vector>

namespace throughline::canvas {

inline Target named(const char* id, std::uint16_t part = 0) {
    return {Id::literal(id), part};
}

struct Person {
    InterMeasurer measurer;
    Scene scene;
    Camera camera;
    Selection selection;
    Interaction interaction;
    InputFrame input;
    std::vector<Intent> intents;
    std::vector<Target> selected; // of the last Select

    Person() {
        camera.set_viewport({0, 0, 1000, 700});
        camera.allow_animation(false);
        input.hovered = true;
        input.focused = true;
    }

    void frame() {
        intents.clear();
        for (const Intent& intent : interaction.update(input, scene, camera, selection)) {
            intents.push_back(intent);
            std::span<const Target> targets = interaction.targets(intent);
            if (intent.kind == IntentKind::Select) {
                selection.set(targets);
                selected.assign(targets.begin(), targets.end());
            }
        }
        interaction.decorate(scene, camera, selection);
        input.primary_clicks = 0;
        input.key_count = 0;
        input.context_menu = false;
        input.wheel_vertical = 0;
        input.wheel_horizontal = 0;
        input.now_milliseconds += 16;
    }
    void move(Point to) {
        input.pointer = to;
        frame();
    }
    void press(Point at, int clicks = 1) {
        move(at);
        input.primary_down = true;
        input.primary_clicks = clicks;
        frame();
    }
    void release() {
        input.primary_down = false;
        frame();
    }
    void click(Point at) {
        press(at);
        release();
    }
    void drag(Point from, Point to) {
        press(from);
        move(from + (to - from) * 0.5f);
        move(to);
        release();
    }
    void type(platform::Key key) {
        input.keys[0] = {key, false};
        input.key_count = 1;
        frame();
    }
    const Intent* intent(IntentKind kind) const {
        for (const Intent& each : intents)
            if (each.kind == kind)
                return &each;
        return nullptr;
    }
    std::vector<Target> targets(IntentKind kind) const {
        const Intent* found = intent(kind);
        if (found == nullptr)
            return {};
        std::span<const Target> span = interaction.targets(*found);
        return {span.begin(), span.end()};
    }
    Point middle(const char* id) const {
        return camera.screen_from_world(scene.shown_box(scene.find(named(id))).centre());
    }
};

constexpr std::uint8_t experience_kind = 1;
constexpr std::uint8_t interaction_kind = 2;

inline CardIndex add_box(Scene& scene, const char* id, const Box& box, std::uint8_t kind = 0,
                         std::uint32_t accepts = 0) {
    CardSpec spec;
    spec.target = named(id);
    spec.box = box;
    spec.kind = kind;
    spec.accepts = accepts;
    spec.semantics = {HitRole::Card, id, {}, {}};
    return scene.add_card(spec);
}

// Three cards in a row, one below the first; the first two linked.
struct AtCards : Person {
    AtCards() {
        scene.begin(1, measurer);
        CardIndex a = add_box(scene, "a", {100, 100, 100, 60}, experience_kind);
        scene.add_text({.box = {8, 8, 84, 0}, .text = "Title", .part = 1, .field_name = "Title"});
        scene.add_chip({.corner = {8, 34}, .text = "why", .part = 2});
        CardIndex b = add_box(scene, "b", {300, 104, 100, 60}, interaction_kind, 1u << experience_kind);
        add_box(scene, "c", {500, 100, 100, 60}, interaction_kind);
        add_box(scene, "d", {100, 300, 100, 60}, experience_kind);
        LinkSpec link;
        link.target = named("link");
        link.from = a;
        link.to = b;
        scene.add_link(link);
        scene.finish();
        frame();
    }
};

} // namespace throughline::canvas
