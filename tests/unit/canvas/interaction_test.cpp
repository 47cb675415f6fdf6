#include "person.h"
#include "sample_scenes.h"

#include <catch_amalgamated.hpp>

using namespace throughline;
using namespace throughline::canvas;
using platform::Key;

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
    CHECK_FALSE(person.scene.instances().overlay_boxes.empty());
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

TEST_CASE("a steady canvas changes nothing", "[canvas]") {
    AtCards person;
    person.selection.set(named("b"));
    person.move({350, 130});
    std::uint64_t revision = person.scene.revision();
    person.frame();
    person.frame();
    CHECK(person.scene.revision() == revision);
}
