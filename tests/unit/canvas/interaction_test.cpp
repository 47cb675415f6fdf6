#include "canvas/interaction.h"
#include "inter_measurer.h"
#include "sample_scenes.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::canvas;
using platform::Key;

namespace {

Target named(const char* id, std::uint16_t part = 0) {
    return {Id::literal(id), part};
}

// A person at the canvas: moves, presses, types, and sees the intents that come of it.
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
    void type(Key key) {
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

CardIndex add_box(Scene& scene, const char* id, const Box& box, std::uint8_t kind = 0,
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

} // namespace

TEST_CASE("a click selects, with Ctrl adds and takes away", "[canvas]") {
    AtCards person;
    person.click({350, 130});
    CHECK(person.selected == std::vector{named("b")});
    CHECK(person.interaction.focused() == named("b"));
    person.input.modifiers.control = true;
    person.click({550, 130});
    CHECK(person.selection.size() == 2);
    person.click({350, 130});
    CHECK(person.selected == std::vector{named("c")});
    person.input.modifiers.control = false;
    person.input.modifiers.shift = true;
    person.click({150, 150});
    CHECK(person.selection.size() == 2);
    person.input.modifiers.shift = false;
    person.click({250, 600});
    CHECK(person.selection.empty());
    person.click({240, 131});
    CHECK(person.selected == std::vector{named("link")});
    CHECK((person.scene.links()[0].state & StateSelected) != 0);
}

TEST_CASE("a drag is one move of all selected cards", "[canvas]") {
    AtCards person;
    person.selection.add(named("b"));
    person.selection.add(named("d"));
    person.input.modifiers.control = true; // no snapping
    person.press({350, 130});
    person.move({360, 140});
    CHECK(person.interaction.busy());
    CHECK((person.scene.card(person.scene.find(named("d"))).state & StateRaised) != 0);
    person.move({383, 157});
    CHECK(person.intents.empty());
    CHECK(person.scene.shown_box(person.scene.find(named("d"))).x == 133);
    person.release();
    const Intent* move = person.intent(IntentKind::Move);
    REQUIRE(move != nullptr);
    CHECK(move->by == Point{33, 27});
    CHECK(person.targets(IntentKind::Move) == std::vector{named("b"), named("d")});
    CHECK(person.scene.shown_box(person.scene.find(named("d"))).x == 100);
    CHECK(person.scene.raised().empty());
}

TEST_CASE("an unselected card is selected and dragged alone", "[canvas]") {
    AtCards person;
    person.selection.set(named("b"));
    person.drag({150, 340}, {150, 440});
    CHECK(person.selection.contains(named("d")));
    CHECK_FALSE(person.selection.contains(named("b")));
    CHECK(person.targets(IntentKind::Move) == std::vector{named("d")});
    person.input.modifiers.alt = true;
    person.drag({150, 340}, {200, 500});
    CHECK(person.intent(IntentKind::Duplicate) != nullptr);
    CHECK(person.intent(IntentKind::Move) == nullptr);
}

TEST_CASE("a dragged card snaps to what lies beside it", "[canvas]") {
    AtCards person;
    // b is 4 pixels lower than a and c.
    person.press({350, 134});
    person.move({360, 134});
    CHECK(person.scene.instances().overlay_boxes.size() >= 1);
    person.release();
    const Intent* move = person.intent(IntentKind::Move);
    REQUIRE(move != nullptr);
    CHECK(move->by.y == -4);
    person.interaction.set_grid(8);
    person.drag({350, 134}, {377, 534});
    CHECK(person.intents.back().by.x == Catch::Approx(28)); // 328 is on the grid
}

TEST_CASE("Escape puts everything back", "[canvas]") {
    AtCards person;
    person.press({350, 130});
    person.move({400, 300});
    person.type(Key::Escape);
    CHECK_FALSE(person.interaction.busy());
    CHECK(person.scene.raised().empty());
    person.release();
    CHECK(person.intent(IntentKind::Move) == nullptr);
    CHECK_FALSE(person.selection.empty());
    person.type(Key::Escape);
    CHECK(person.selection.empty());
}

TEST_CASE("a marquee selects what it touches", "[canvas]") {
    AtCards person;
    person.press({80, 80});
    person.move({320, 120});
    CHECK(person.scene.instances().overlay_boxes.size() == 1);
    person.release();
    CHECK(person.selected == std::vector{named("a"), named("b")});
    person.move({700, 600});
    CHECK(person.scene.instances().overlay_boxes.empty());
    person.input.modifiers.shift = true;
    person.drag({480, 80}, {520, 120});
    CHECK(person.selection.size() == 3);
}

TEST_CASE("a link is drawn from the handle to a card that accepts it", "[canvas]") {
    AtCards person;
    person.move({150, 150});
    person.press({201, 130});
    person.move({260, 300});
    CHECK(person.interaction.cursor() == Cursor::Cross);
    CardIndex b = person.scene.find(named("b"));
    CHECK((person.scene.card(b).state & StateAllowed) != 0);
    CHECK((person.scene.card(person.scene.find(named("c"))).state & StateAllowed) == 0);
    CHECK(person.scene.instances().overlay_ribbons.size() == 1);
    person.move({350, 130});
    CHECK((person.scene.card(b).state & StateDropHere) != 0);
    person.release();
    const Intent* connect = person.intent(IntentKind::Connect);
    REQUIRE(connect != nullptr);
    CHECK(connect->target == named("a"));
    CHECK(connect->other == named("b"));
    CHECK((person.scene.card(b).state & (StateAllowed | StateDropHere)) == 0);

    person.move({150, 150});
    person.press({201, 130});
    person.move({550, 130});
    CHECK(person.interaction.cursor() == Cursor::NotAllowed);
    person.release();
    CHECK(person.intents.empty());
    person.move({150, 150});
    person.press({201, 130});
    person.move({700, 500});
    person.release();
    REQUIRE(person.intent(IntentKind::ConnectToNew) != nullptr);
    CHECK(person.intent(IntentKind::ConnectToNew)->world == Point{700, 500});
}

TEST_CASE("a double click edits or creates", "[canvas]") {
    AtCards person;
    person.press({120, 115}, 2);
    REQUIRE(person.intent(IntentKind::Edit) != nullptr);
    CHECK(person.intent(IntentKind::Edit)->target == named("a", 1));
    CHECK(person.intent(IntentKind::Edit)->box == Box{108, 108, 84, 18});
    person.release();
    CHECK(person.intents.empty());
    person.press({550, 130}, 2);
    CHECK(person.intent(IntentKind::Edit)->target == named("c"));
    person.release();
    person.press({700, 600}, 2);
    REQUIRE(person.intent(IntentKind::Create) != nullptr);
    CHECK(person.intent(IntentKind::Create)->world == Point{700, 600});
}

TEST_CASE("a chip is clicked without selecting its card", "[canvas]") {
    AtCards person;
    person.click({120, 143});
    REQUIRE(person.intents.size() == 1);
    CHECK(person.intents[0].kind == IntentKind::Activate);
    CHECK(person.intents[0].target == named("a", 2));
    CHECK(person.interaction.cursor() == Cursor::Hand);
}

TEST_CASE("arrows walk between cards, with Ctrl along links", "[canvas]") {
    AtCards person;
    person.type(Key::Right);
    CHECK(person.selected == std::vector{named("a")});
    person.type(Key::Right);
    CHECK(person.interaction.focused() == named("b"));
    person.type(Key::Right);
    CHECK(person.interaction.focused() == named("c"));
    person.type(Key::Right);
    CHECK(person.interaction.focused() == named("c"));
    person.interaction.focus(named("a"));
    person.type(Key::Down);
    CHECK(person.interaction.focused() == named("d"));
    person.interaction.focus(named("a"));
    person.input.modifiers.control = true;
    person.type(Key::Right);
    CHECK(person.interaction.focused() == named("b"));
    person.type(Key::Right);
    CHECK(person.interaction.focused() == named("b"));
    person.type(Key::Left);
    CHECK(person.interaction.focused() == named("a"));
}

TEST_CASE("Tab walks in order and leaves at the end", "[canvas]") {
    AtCards person;
    for (const char* id : {"a", "b", "c", "d"}) {
        CHECK(person.interaction.takes_tab(person.scene, false));
        person.type(Key::Tab);
        CHECK(person.interaction.focused() == named(id));
    }
    CHECK_FALSE(person.interaction.takes_tab(person.scene, false));
    CHECK(person.interaction.takes_tab(person.scene, true));
    person.input.modifiers.shift = true;
    person.type(Key::Tab);
    CHECK(person.selected == std::vector{named("c")});
    person.input.modifiers.shift = false;
    person.type(Key::Home);
    CHECK(person.interaction.focused() == named("a"));
    CHECK_FALSE(person.interaction.takes_tab(person.scene, true));
}

TEST_CASE("keys edit, create, remove and nudge", "[canvas]") {
    AtCards person;
    person.type(Key::Tab);
    person.type(Key::Enter);
    REQUIRE(person.intent(IntentKind::Edit) != nullptr);
    CHECK(person.intent(IntentKind::Edit)->target == named("a", 1));
    person.input.modifiers.control = true;
    person.type(Key::Enter);
    REQUIRE(person.intent(IntentKind::CreateNext) != nullptr);
    CHECK(person.intent(IntentKind::CreateNext)->target == named("a"));
    person.type(Key::A);
    CHECK(person.selection.size() == 4);
    person.input.modifiers = {};
    person.selection.add(named("link"));
    person.type(Key::Delete);
    CHECK(person.targets(IntentKind::Remove).size() == 5);
    person.input.modifiers.alt = true;
    person.type(Key::Right);
    REQUIRE(person.intent(IntentKind::Move) != nullptr);
    CHECK(person.intent(IntentKind::Move)->by == Point{8, 0});
    CHECK(person.intent(IntentKind::Move)->merges);
    CHECK(person.targets(IntentKind::Move).size() == 4);
}

TEST_CASE("the canvas is panned and zoomed", "[canvas]") {
    AtCards person;
    person.input.space_down = true;
    person.drag({500, 500}, {450, 520});
    CHECK(person.camera.pose().origin == Point{50, -20});
    CHECK(person.intents.empty());
    person.input.space_down = false;

    person.input.pointer = {200, 200};
    Point world = person.camera.world_from_screen(Point{200, 200});
    person.input.wheel_vertical = 1;
    person.frame();
    CHECK(person.camera.zoom() == Catch::Approx(1.18f));
    CHECK(person.camera.screen_from_world(world).x == Catch::Approx(200));
    person.input.wheel_vertical = 0.37f; // a trackpad
    person.input.wheel_horizontal = -0.1f;
    person.frame();
    CHECK(person.camera.zoom() == Catch::Approx(1.18f));
    person.input.wheel_vertical = 0.37f;
    person.input.pinch = true;
    person.frame();
    CHECK(person.camera.zoom() > 1.18f);

    person.type(Key::Digit0);
    CHECK(person.camera.zoom() == 1);
    person.type(Key::Minus);
    CHECK(person.camera.zoom() == Catch::Approx(0.8f));
    person.type(Key::Digit1);
    CHECK(person.camera.visible_world().contains(person.scene.bounds()));
}

TEST_CASE("the context menu is for what lies under the pointer", "[canvas]") {
    AtCards person;
    person.move({550, 130});
    person.input.context_menu = true;
    person.frame();
    CHECK(person.selected == std::vector{named("c")});
    REQUIRE(person.intent(IntentKind::ContextMenu) != nullptr);
    CHECK(person.intent(IntentKind::ContextMenu)->target == named("c"));
    person.input.hovered = false;
    person.interaction.focus(named("d"));
    person.input.context_menu = true;
    person.frame();
    REQUIRE(person.intent(IntentKind::ContextMenu) != nullptr);
    CHECK(person.intent(IntentKind::ContextMenu)->target == named("d"));
    CHECK(person.intent(IntentKind::ContextMenu)->screen == Point{100, 360});
}

TEST_CASE("markers move up and down only, steps drop into cells", "[canvas]") {
    Person person;
    fill_journey_map(person.scene, person.measurer);
    person.frame();
    Point marker = person.camera.screen_from_world(
        person.scene.card(person.scene.find(named("stage2", 2))).box.centre());
    person.drag(marker, marker + Point{40, -25});
    REQUIRE(person.intent(IntentKind::Move) != nullptr);
    CHECK(person.intent(IntentKind::Move)->by == Point{0, -25});
    CHECK(person.intent(IntentKind::Move)->target == named("stage2", 2));

    Point step = person.middle("step1");
    person.drag(step, step + Point{188, 10});
    const Intent* drop = person.intent(IntentKind::DropOn);
    REQUIRE(drop != nullptr);
    CHECK(drop->target == named("step1"));
    CHECK(drop->other == named("stage2", 10));
}

TEST_CASE("a refilled scene ends the gesture, and states come back", "[canvas]") {
    AtCards person;
    person.selection.set(named("b"));
    person.press({350, 130});
    person.move({400, 300});
    person.scene.begin(2, person.measurer);
    add_box(person.scene, "b", {300, 104, 100, 60});
    person.scene.finish();
    person.frame();
    CHECK_FALSE(person.interaction.busy());
    CHECK((person.scene.card(1).state & StateSelected) != 0);
    person.release();
    CHECK(person.intents.empty());
}

TEST_CASE("assistive technology acts on cards and parts", "[canvas]") {
    AtCards person;
    std::span<const Intent> intents = person.interaction.invoke(named("c"), person.scene, person.camera);
    REQUIRE(intents.size() == 1);
    CHECK(intents[0].kind == IntentKind::Select);
    intents = person.interaction.invoke(named("a", 2), person.scene, person.camera);
    REQUIRE(intents.size() == 1);
    CHECK(intents[0].kind == IntentKind::Activate);
    intents = person.interaction.invoke(named("a", 1), person.scene, person.camera);
    REQUIRE(intents.size() == 1);
    CHECK(intents[0].kind == IntentKind::Edit);
    CHECK(person.interaction.invoke(named("nobody"), person.scene, person.camera).empty());
}

TEST_CASE("a steady canvas changes nothing", "[canvas]") {
    AtCards person;
    person.selection.set(named("b"));
    person.move({350, 130});
    std::uint64_t revision = person.scene.revision();
    person.frame();
    person.frame();
    CHECK(person.scene.revision() == revision);
}
