#include "person.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::canvas;
using platform::Key;

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
