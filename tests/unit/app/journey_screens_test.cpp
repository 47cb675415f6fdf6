// The journey map on the screen: its lanes, the customer's side, control, flow, and what is edited in place.
#include "commands/journeys/map_lanes.h"
#include "journey/matter.h"
#include "journey/scope.h"
#include "model/records/journey.h"
#include "model/records/measure.h"
#include "unit/app/whole_app.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <map>

namespace throughline::app::test {

using platform::Key;
using platform::TextEntryEnd;
using ui::Role;

namespace {

const throughline::Interaction& interaction(WholeApp& app, const char* id) {
    const auto* found = app.store().find_as<throughline::Interaction>(Id::literal(id));
    REQUIRE(found);
    return *found;
}

// The map as large as all of it needs.
void open_map(WholeApp& app) {
    app.application().resized(1720, 2600, 1);
    REQUIRE(app.run("go.journeys"));
}

std::string_view description(WholeApp& app, std::string_view name) {
    const ui::SemanticNode* node = app.find(Role::Button, name);
    REQUIRE(node);
    return app.ui().semantics().text(node->description);
}

// The map as it is drawn, for the texts that are no fields.
std::string drawn(WholeApp& app) {
    REQUIRE(app.run("file.export_picture"));
    REQUIRE_FALSE(app.outside().saved_files().empty());
    return app.outside().saved_files().back().bytes;
}

std::size_t count_of(std::string_view text, std::string_view wanted) {
    std::size_t count = 0;
    for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1))
        ++count;
    return count;
}

// Commits `text` in the field that is open.
void enter(WholeApp& app, std::string_view text) {
    REQUIRE(app.outside().text_entry());
    REQUIRE(app.outside().set_text(app.application(), text));
    app.end_typing(TextEntryEnd::Commit);
}

} // namespace

TEST_CASE("The map has a lane for each side of the journey", "[app][R060][R066][R067][R069]") {
    WholeApp app;
    open_map(app);
    app.check_covered("the journey map");
    for (const char* lane :
         {"Interactions", "What matters", "Needs · concerns", "Does", "Thinks", "Channel", "Emotion",
          "Competitors", "Measures", "Frontstage", "line of visibility", "Backstage", "Processes · systems"})
        CHECK(app.has(Role::Heading, lane));
    // Doing, thinking and feeling of one interaction.
    const std::string map = drawn(app);
    CHECK(map.find("Calls in the lunch break") != std::string::npos);
    CHECK(app.has(Role::Slider, "Emotion, Advisor call on affordability"));
    // A need, a concern, and a skill that is missing.
    CHECK(map.find("All costs in one sum") != std::string::npos);
    CHECK(map.find("Small print") != std::string::npos);
    CHECK(map.find("gap: ") != std::string::npos);
}

TEST_CASE("Lanes are put away and come back", "[app][R066]") {
    WholeApp app;
    open_map(app);
    app.click(Role::Button, "Lanes");
    app.check_covered("the menu of lanes");
    app.click(Role::MenuItem, "Backstage");
    CHECK_FALSE(app.has(Role::Heading, "Backstage"));
    CHECK(app.has(Role::Heading, "Frontstage"));
    REQUIRE(app.run("view.lane", {{"lane", "what_matters"}}));
    CHECK_FALSE(app.has(Role::TextField, "What matters at this stage"));
    CHECK_FALSE(app.run("view.lane", {{"lane", "interactions"}}));
    CHECK_FALSE(app.run("view.lane", {{"lane", "weather"}}));
    // Another place does not forget it.
    REQUIRE(app.run("go.work"));
    REQUIRE(app.run("go.journeys"));
    CHECK_FALSE(app.has(Role::Heading, "Backstage"));
    REQUIRE(app.run("view.lane"));
    CHECK(app.has(Role::Heading, "Backstage"));
    CHECK(app.has(Role::TextField, "What matters at this stage"));
}

TEST_CASE("Control is said by shape and by word, and filtered", "[app][R001][R030][R032][R061]") {
    WholeApp app;
    open_map(app);
    // Before the first contact, and without the firm.
    const std::string friends(description(app, "Friends recommend"));
    CHECK(friends.find("uncontrolled") != std::string::npos);
    CHECK(friends.find("the firm is absent") != std::string::npos);
    CHECK(description(app, "Online calculator").find(", controlled") != std::string_view::npos);
    app.click(Role::ToggleButton, "Uncontrolled");
    CHECK_FALSE(app.has(Role::Button, "Friends recommend"));
    CHECK(app.has(Role::Button, "Online calculator"));
    app.click(Role::ToggleButton, "Controlled");
    CHECK_FALSE(app.has(Role::Button, "Online calculator"));
    CHECK(app.has(Role::Button, "Valuation visit"));
    app.click(Role::Button, "Uncontrolled");
    CHECK(app.has(Role::Button, "Friends recommend"));
}

TEST_CASE("One key turns every interaction to the customer's side", "[app][R039][R058]") {
    WholeApp app;
    open_map(app);
    CHECK_FALSE(app.has(Role::TextField, "What the customer expects"));
    app.press(Key::C);
    CHECK(app.has(Role::TextField, "What the customer expects"));
    CHECK(drawn(app).find("Three people have asked") != std::string::npos);
    // What the customer sees as the solution is written where it stands.
    std::map<Id, std::string> before;
    for (const RecordPointer& record : app.store().all(Kind::Interaction))
        before[record->id] = as<throughline::Interaction>(record)->customer.solution;
    app.double_click(Role::TextField, "The solution as the customer sees it");
    enter(app, "One person who answers.");
    std::size_t changed = 0;
    for (const RecordPointer& record : app.store().all(Kind::Interaction))
        changed += as<throughline::Interaction>(record)->customer.solution != before[record->id] ? 1 : 0;
    CHECK(changed == 1);
    REQUIRE(app.run("edit.undo"));
    app.press(Key::C);
    CHECK_FALSE(app.has(Role::TextField, "What the customer expects"));
}

TEST_CASE("Use of the product is on the map, intended or not", "[app][R017][R018]") {
    WholeApp app;
    open_map(app);
    CHECK(description(app, "Pots as a holiday kitty").starts_with("Use of a product"));
    CHECK(description(app, "Pots as a holiday kitty").find("unintended use") != std::string_view::npos);
    CHECK(description(app, "First payment seen in the app").find(", intended use") != std::string_view::npos);
    const std::string map = drawn(app);
    CHECK(count_of(map, ">unintended use<") == 1);
    CHECK(count_of(map, ">intended use<") >= 2);
}

TEST_CASE("Branches, loops and free order are shown, and how much is forced", "[app][R034]") {
    WholeApp app;
    open_map(app);
    const std::string map = drawn(app);
    CHECK(map.find("are missing") != std::string::npos);
    CHECK(map.find(">may repeat<") != std::string::npos);
    CHECK(map.find(">optional<") != std::string::npos);
    CHECK(app.has(Role::Group, "In any order"));
    // Another rigidity, by the menu of the card, shows at once, and can be taken back.
    app.right_click(Role::Button, "Valuation visit");
    app.click(Role::MenuItem, "Optional");
    CHECK(interaction(app, "i-valuation").flow == Flow::Optional);
    CHECK(count_of(drawn(app), ">optional<") == count_of(map, ">optional<") + 1);
    REQUIRE(app.run("edit.undo"));
    CHECK(interaction(app, "i-valuation").flow == Flow::Step);
    // A way on is drawn from card to card.
    const ui::SemanticNode evening = *app.find(Role::Button, interaction(app, "i-evening").title);
    const ui::SemanticNode calculator = *app.find(Role::Button, "Online calculator");
    app.drag({evening.x + evening.width, evening.y + evening.height / 2},
             {calculator.x + calculator.width / 2, calculator.y + calculator.height / 2});
    REQUIRE(interaction(app, "i-evening").next.size() == 1);
    CHECK(interaction(app, "i-evening").next.front().to == Id::literal("i-calculator"));
    CHECK(drawn(app).find(">→ Online calculator<") != std::string::npos);
    REQUIRE(app.run("edit.undo"));
    CHECK(interaction(app, "i-evening").next.empty());
}

TEST_CASE("Moments that matter are those of the ranking, with their reasons", "[app][R042][R043]") {
    WholeApp app;
    open_map(app);
    const Store& store = app.store();
    std::vector<const throughline::Interaction*> on_map;
    const auto* map = as<Journey>(store.all(Kind::Journey).front());
    for (const journey::Step& step : journey::walk_of(store, map->id))
        on_map.push_back(step.interaction);
    const auto ranking = journey::rank_by_matter(store, on_map);
    const auto moments = static_cast<std::size_t>(
        std::count_if(ranking.begin(), ranking.end(), [](const auto& matter) { return matter.moment; }));
    REQUIRE(moments > 0);
    const std::string before = drawn(app);
    CHECK(count_of(before, ">moment that matters<") == moments);
    // Importance stands beside what could still be moved, which is another thing than the customer's value.
    CHECK(before.find(">matters 9.1 · to gain ") != std::string::npos);
    CHECK(description(app, "Advisor call on affordability").find("Opportunity ") != std::string_view::npos);
    // What nobody meets is no moment any more.
    const std::string top = ranking.front().interaction.text();
    REQUIRE(app.run("record.set", {{"id", top}, {"path", "frequency"}, {"value", "0"}}));
    on_map.clear();
    for (const journey::Step& step : journey::walk_of(store, map->id))
        on_map.push_back(step.interaction);
    const auto anew = journey::rank_by_matter(store, on_map);
    CHECK(std::none_of(anew.begin(), anew.end(), [&](const auto& matter) {
        return matter.moment && matter.interaction.text() == top;
    }));
    CHECK(count_of(drawn(app), ">moment that matters<") ==
          static_cast<std::size_t>(
              std::count_if(anew.begin(), anew.end(), [](const auto& matter) { return matter.moment; })));
}

TEST_CASE("Texts of the map are edited where they stand, by mouse and by keys", "[app][R067][R077][R078]") {
    WholeApp app;
    open_map(app);
    const auto stage = [&]() -> const Stage& {
        return *app.store().find_as<Stage>(Id::literal("st-interest"));
    };
    app.double_click(Role::TextField, "Needs at this stage");
    enter(app, "A first number; a face");
    CHECK(stage().needs == std::vector<std::string>{"A first number", "a face"});
    REQUIRE(app.run("edit.undo"));
    app.double_click(Role::TextField, "How a great experience is delivered");
    const std::string old = app.outside().text_entry()->value;
    enter(app, old + " Always.");
    CHECK(drawn(app).find("Always.") != std::string::npos);
    REQUIRE(app.run("edit.undo"));
    // By keys alone: down from the last interaction of a stage, then Enter.
    app.click(Role::Button, "Home newsletter");
    app.press(Key::Down);
    app.press(Key::Enter);
    enter(app, "Can we?");
    CHECK(stage().what_matters == "Can we?");
    REQUIRE(app.run("edit.undo"));
    CHECK(stage().what_matters != "Can we?");
}

TEST_CASE("What is planned and what was lived are kept apart", "[app][R060]") {
    WholeApp app;
    open_map(app);
    REQUIRE(app.has(Role::Slider, "Emotion, Friends recommend"));
    CHECK(count_of(drawn(app), ">not planned<") >= 4);
    app.click(Role::Radio, "Design");
    // Nobody planned it, and a plan is not felt.
    CHECK_FALSE(app.has(Role::Button, "Documents asked for again"));
    CHECK_FALSE(app.has(Role::Slider, "Emotion, Online calculator"));
    CHECK(app.has(Role::Button, "Online calculator"));
    app.click(Role::Radio, "Lived");
    CHECK(app.has(Role::Button, "Documents asked for again"));
    CHECK(app.has(Role::Slider, "Emotion, Online calculator"));
    CHECK(drawn(app).find("lived · n ") != std::string::npos);
    // A plan that nobody has met yet is not lived.
    REQUIRE(
        app.run("interaction.add", {{"title", "Video tour"}, {"stage", "st-move"}, {"planned", "planned"}}));
    app.settle();
    CHECK_FALSE(app.has(Role::Button, "Video tour"));
    app.click(Role::Radio, "Both");
    CHECK(app.has(Role::Button, "Video tour"));
    CHECK(drawn(app).find(">not seen yet<") != std::string::npos);
}

TEST_CASE("Competitors are compared on what matters, with their n", "[app][R068]") {
    WholeApp app;
    open_map(app);
    const std::string map = drawn(app);
    CHECK(map.find(">The real price<") != std::string::npos);
    CHECK(map.find("Meridian Direct 0 · n 96") != std::string::npos);
    CHECK(map.find(">behind by ") != std::string::npos);
    CHECK(map.find(">ahead by ") != std::string::npos);
    REQUIRE(app.run("view.lane", {{"lane", "competitors"}}));
    CHECK(drawn(app).find(">The real price<") == std::string::npos);
}

TEST_CASE("The map says whether a leading measure predicts its lagging one", "[app][R079]") {
    WholeApp app;
    open_map(app);
    const std::string map = drawn(app);
    CHECK(map.find(">predicts · n 3,104<") != std::string::npos);
    // Where the interval holds nothing, it does not.
    REQUIRE(app.run("record.set", {{"id", "m-calculator"}, {"path", "predicts[0].low"}, {"value", "-0.1"}}));
    const std::string anew = drawn(app);
    CHECK(anew.find(">predicts · n 3,104<") == std::string::npos);
    CHECK(anew.find("no sign that it pre") != std::string::npos);
    REQUIRE(app.run("edit.undo"));
}

TEST_CASE("What the map does not cover is counted and selected", "[app][R064][R070]") {
    WholeApp app;
    open_map(app);
    app.click(Role::Button, "2 touchpoints without a lagging measure");
    CHECK(app.session().selection.size() == 2);
    REQUIRE(app.run("stage.add", {{"title", "Come back"}, {"journey", "j-first"}, {"at", "5"}}));
    CHECK(app.has(Role::Button, "1 empty stage"));
    app.click(Role::Button, "1 empty stage");
    REQUIRE(app.session().selection.size() == 1);
    CHECK(app.store().find(app.session().selection.front())->title == "Come back");
}

TEST_CASE("An empty stage says what to do first", "[app][R066]") {
    WholeApp app;
    app.application().resized(1720, 2600, 1);
    REQUIRE(app.run("file.new_workspace"));
    REQUIRE(app.run("journey.add", {{"title", "The way"}}));
    REQUIRE(app.run("go.journeys"));
    app.settle();
    CHECK(drawn(app).find("What happens here?") != std::string::npos);
}

TEST_CASE("What was drawn from the outcome is placed on the map", "[app][R011][R065]") {
    WholeApp app;
    open_map(app);
    const auto in_stage = [&app](std::string_view title) {
        for (const RecordPointer& record : app.store().all(Kind::Interaction)) {
            if (record->title == title)
                return as<throughline::Interaction>(record)->stage;
        }
        return Id();
    };
    const Id journey = app.store().all(Kind::Journey).front()->id;
    const auto button = [&] {
        const auto left =
            journey::unplaced_interactions(app.store(), *app.store().find_as<throughline::Journey>(journey));
        return "To place · " + std::to_string(left.size());
    };
    const std::string before = button();
    const Id outcome = as<throughline::Journey>(app.store().find(journey))->outcomes.front();
    for (const char* title : {"Letter", "Visit"})
        REQUIRE(app.run("interaction.add", {{"title", title}, {"outcome", outcome.text()}}));
    const Id stage = journey::stages_of(app.store(), journey)[1]->id;
    // Beside the stage that is selected …
    app.session().select(stage);
    app.settle();
    CHECK(button() != before);
    app.click(Role::Button, button());
    app.click(Role::MenuItem, "Letter");
    CHECK(in_stage("Letter") == stage);
    CHECK(app.has(Role::Button, button()));
    // … or, where nothing of the map is, in the first that is empty.
    REQUIRE(app.run("stage.add", {{"title", "Afterwards"}, {"journey", journey.text()}}));
    app.end_typing();
    REQUIRE(app.run("edit.select_none"));
    app.click(Role::Button, button());
    app.click(Role::MenuItem, "Visit");
    CHECK(app.store().find(in_stage("Visit"))->title == "Afterwards");
    CHECK(button() == before);
    REQUIRE(app.run("edit.undo"));
    CHECK(in_stage("Visit").empty());
    // The menu of a stage has them too.
    app.right_click(Role::Button, journey::stages_of(app.store(), journey).front()->title);
    app.click(Role::MenuItem, "Place “Visit”");
    CHECK(in_stage("Visit") == journey::stages_of(app.store(), journey).front()->id);
}

} // namespace throughline::app::test
