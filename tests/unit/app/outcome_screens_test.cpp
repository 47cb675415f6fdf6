// The outcome canvas: two sides, health with its parts, templates, the guide, and a first design built by
// keyboard and canvas alone.
#include "journey/health.h"
#include "model/records/assignment.h"
#include "model/records/experience.h"
#include "model/records/interaction.h"
#include "model/records/journey.h"
#include "model/records/outcome.h"
#include "model/records/segment.h"
#include "model/records/stage.h"
#include "model/records/task.h"
#include "unit/app/screen_text.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using platform::Key;
using platform::TextEntryEnd;
using ui::Role;

namespace {

template <typename T>
const T& titled(WholeApp& app, std::string_view title) {
    for (const RecordPointer& record : app.store().all(T::record_kind)) {
        if (record->title == title)
            return *as<T>(record);
    }
    FAIL("no record is titled " << title);
    return *as<T>(app.store().all(T::record_kind).front());
}

void select(WholeApp& app, const Id& record) {
    REQUIRE(app.run("edit.select", {{"ids", record.text()}, {"mode", "set"}}));
}

void begin_empty(WholeApp& app) {
    REQUIRE(app.run("file.new_workspace"));
    REQUIRE(app.run("go.outcomes"));
}

// Counts what the hands do: each key, each letter, each click.
class Hands {
public:
    explicit Hands(WholeApp& app)
        : m_app(app) {}
    void key(Key key, platform::Modifiers held = {}) {
        ++m_inputs;
        m_app.press(key, held);
    }
    void write(std::string_view text, TextEntryEnd end = TextEntryEnd::CommitAndBelow) {
        m_inputs += static_cast<int>(text.size()) + 1;
        m_app.type(text);
        m_app.end_typing(end);
    }
    void click(Role role, std::string_view name) {
        ++m_inputs;
        m_app.click(role, name);
    }
    int inputs() const { return m_inputs; }

private:
    WholeApp& m_app;
    int m_inputs = 0;
};

} // namespace

TEST_CASE("A workspace begins with one sentence about the customer", "[app][R059][R065][R075]") {
    WholeApp app;
    begin_empty(app);
    app.check_covered("start screen");
    CHECK(app.has(Role::Link, "Open Software subscription"));
    CHECK(app.has(Role::Button, "Open a file"));
    app.click(Role::TextField, "Who your customer is, and what they want");
    app.type("Young families want a fair rate without chasing it.");
    app.end_typing(TextEntryEnd::CommitAndBelow);
    const auto& segment = titled<Segment>(app, "Young families");
    CHECK(segment.choice == SegmentChoice::Chosen);
    CHECK(segment.needs == std::vector<std::string>{"A fair rate without chasing it"});
    const auto& outcome = titled<Outcome>(app, "A fair rate without chasing it");
    CHECK(outcome.segments == std::vector<Id>{segment.id});
    CHECK(outcome.customer.statement == "A fair rate without chasing it");
    CHECK(app.has(Role::Button, "A fair rate without chasing it"));
    CHECK(app.session().only_selected() == outcome.id);
    REQUIRE(app.run("edit.undo"));
    CHECK(app.store().size() == 0);
}

TEST_CASE("A sentence that only says who asks nothing more", "[app][R065]") {
    WholeApp app;
    begin_empty(app);
    REQUIRE(app.run("file.start_with_customer", {{"sentence", "people who just moved in"}}));
    CHECK(titled<Segment>(app, "People who just moved in").needs.empty());
    CHECK(app.store().all(Kind::Outcome).size() == 1);
    CHECK_FALSE(app.application().workspace().allowed("file.start_with_customer", {{"sentence", " "}}).ok());
}

TEST_CASE("Each template gives an outcome with both sides and a line to the tasks, in one step",
          "[app][R011][R012][R016][R028][R036]") {
    WholeApp app;
    begin_empty(app);
    for (const char* name : {"keep", "grow", "win_back", "serve", "collect_fairly", "onboard"}) {
        CAPTURE(name);
        REQUIRE(app.run("outcome.add_from_template", {{"template", name}}));
        const Id added = app.session().only_selected();
        const auto* outcome = app.store().find_as<Outcome>(added);
        REQUIRE(outcome);
        CHECK(choice_name(outcome_templates, outcome->made_from) == name);
        CHECK_FALSE(outcome->business.statement.empty());
        CHECK_FALSE(outcome->customer.statement.empty());
        CHECK(app.store().find(outcome->business.measure));
        CHECK(app.store().find(outcome->customer.measure));
        CHECK(app.store().all(Kind::Experience).size() >= 2);
        CHECK(app.store().all(Kind::Interaction).size() >= 2);
        CHECK_FALSE(app.store().all(Kind::Task).empty());
        // What nobody has measured is no number.
        CHECK_FALSE(journey::outcome_health(app.store(), added).value);
        for (const journey::Finding& finding : journey::find_misalignments(app.store(), Date{})) {
            CAPTURE(finding.sentence);
            CHECK(finding.kind != journey::FindingKind::InteractionWithoutOutcome);
            CHECK(finding.kind != journey::FindingKind::OutcomeWithoutInteraction);
        }
        REQUIRE(app.run("edit.undo"));
        CHECK(app.store().size() == 0);
    }
    CHECK_FALSE(app.run("outcome.add_from_template", {{"template", "other"}}));
    app.click(Role::Button, "Collect fairly");
    CHECK(app.has(Role::Button, "Arrears end without leaving"));
    app.check_covered("from a template");
}

TEST_CASE("An interaction that is drawn first asks for its outcome and goes on without", "[app][R036]") {
    WholeApp app;
    begin_empty(app);
    REQUIRE(app.run("outcome.add", {{"title", "Households stay"}}));
    REQUIRE(app.run("outcome.add", {{"title", "Arrears end"}}));
    REQUIRE(app.run("edit.select_none"));
    REQUIRE(app.run("interaction.add", {{"title", "Reminder"}}));
    CHECK(app.has(Role::Text, "Which outcome is “Reminder” for?"));
    app.check_covered("guide asks");
    // Nothing stands in the way of something else.
    REQUIRE(app.run("task.add", {{"title", "Write it"}}));
    select(app, titled<throughline::Interaction>(app, "Reminder").id);
    app.click(Role::Button, "Arrears end");
    const auto& outcome = titled<Outcome>(app, "Arrears end");
    CHECK(app.store().all(Kind::Experience).size() == 1);
    CHECK(as<Experience>(app.store().all(Kind::Experience).front())->serves.front().target == outcome.id);
    CHECK_FALSE(says(app, "Which outcome is"));
    REQUIRE(app.run("edit.undo"));
    select(app, titled<throughline::Interaction>(app, "Reminder").id);
    app.click(Role::Link, "A new outcome");
    CHECK(app.store().all(Kind::Outcome).size() == 3);
    app.press(Key::Escape);
    // Who does not want the guide does without it.
    app.click(Role::Button, "Hide the guide");
    CHECK_FALSE(app.has(Role::Group, "Guide"));
}

TEST_CASE("A first outcome with interactions, owners and a journey is built without leaving the canvas",
          "[app][R009][R011][R028][R036][R065][R076]") {
    WholeApp app;
    begin_empty(app);
    Hands hands(app);
    hands.click(Role::TextField, "Who your customer is, and what they want");
    hands.write("Young families want a fair rate without chasing it");
    // The experience, and from there by Tab to its first interaction.
    hands.key(Key::G);
    hands.write("Looked after", TextEntryEnd::CommitAndNext);
    hands.write("Call before the fix ends");
    // Findings follow each step.
    CHECK(says(app, "Nobody is accountable for “Call before the fix ends”."));
    hands.key(Key::Enter, {.control = true});
    hands.write("Show the rate in the app");
    hands.key(Key::Enter, {.control = true});
    hands.write("Hold the rate");
    CHECK(app.store().all(Kind::Interaction).size() == 3);
    // From here on the guide says what comes next: tasks, the business's side, owners, the journey.
    for (const char* task : {"Make the list", "Draw the page", "Write the rule"}) {
        hands.key(Key::G);
        hands.write(task);
    }
    CHECK(app.store().all(Kind::Task).size() == 3);
    hands.key(Key::G);
    hands.write("They renew");
    for (const char* owner : {"Jon", "Ada", "Ada", "Mara"}) {
        hands.key(Key::G);
        hands.write(owner);
    }
    hands.key(Key::G);
    CHECK(says(app, "“Young families” was added."));
    const auto& outcome = titled<Outcome>(app, "A fair rate without chasing it");
    CHECK(outcome.business.statement == "They renew");
    CHECK(app.store().find(outcome.owner)->title == "Jon");
    CHECK(app.store().all(Kind::Person).size() == 3);
    CHECK(app.store().all(Kind::Assignment).size() == 3);
    REQUIRE(app.store().all(Kind::Journey).size() == 1);
    CHECK(as<Journey>(app.store().all(Kind::Journey).front())->segment ==
          titled<Segment>(app, "Young families").id);
    CHECK(app.store().all(Kind::Stage).size() == 5);
    CHECK_FALSE(says(app, "Nobody is accountable for “Call before the fix ends”."));
    CHECK(app.session().place == Place::Outcomes);
    app.check_covered("built");
    // At two inputs a second, with letters counted one by one, this is less than five minutes.
    INFO(hands.inputs() << " inputs");
    CHECK(hands.inputs() < 250);
    app.click(Role::Link, "Open it");
    CHECK(app.session().place == Place::Journeys);
    CHECK(app.session().only_selected() == app.store().all(Kind::Journey).front()->id);
    // One sentence; an experience, three interactions and three tasks, each added and named; a side, four
    // owners and a journey: each is one step back.
    int steps = 0;
    while (app.store().size() > 0 && app.run("edit.undo"))
        ++steps;
    CHECK(steps == 1 + 7 * 2 + 1 + 4 + 1);
}

TEST_CASE("The guide goes on from the interaction that is selected", "[app][R036][R065]") {
    WholeApp app;
    begin_empty(app);
    REQUIRE(app.run("outcome.add", {{"title", "Households stay"}}));
    REQUIRE(app.run("experience.add", {{"title", "Looked after"}}));
    for (const char* title : {"Reminder", "Call"}) {
        select(app, titled<Experience>(app, "Looked after").id);
        REQUIRE(app.run("interaction.add", {{"title", title}}));
    }
    // The first lacks a task as well; the selected one comes first.
    CHECK(says(app, "What must somebody do so that “Call” succeeds?"));
    app.press(Key::G);
    app.type("Make the list");
    app.end_typing();
    CHECK(titled<Task>(app, "Make the list").interaction == titled<throughline::Interaction>(app, "Call").id);
    CHECK(says(app, "What must somebody do so that “Reminder” succeeds?"));
}

TEST_CASE("Each edit on a card is one step, and a name that is known is no second person",
          "[app][R009][R022]") {
    WholeApp app;
    const Id stay = titled<Outcome>(app, "Households stay past the fix").id;
    const std::size_t people = app.store().all(Kind::Person).size();
    select(app, stay);
    app.press(Key::O);
    app.type("mara lind");
    app.end_typing();
    CHECK(app.store().find_as<Outcome>(stay)->owner == Id::literal("p-mara"));
    CHECK(app.store().all(Kind::Person).size() == people);
    REQUIRE(app.run("edit.undo"));
    CHECK(app.store().find_as<Outcome>(stay)->owner != Id::literal("p-mara"));
    REQUIRE(app.run("outcome.say_side", {{"id", stay.text()}, {"side", "customer"}}));
    app.type("No tricks");
    app.end_typing();
    CHECK(app.store().find_as<Outcome>(stay)->customer.statement == "No tricks");
    REQUIRE(app.run("edit.undo"));
    CHECK(app.store().find_as<Outcome>(stay)->customer.statement != "No tricks");
}

TEST_CASE("An outcome shows both sides, whether each holds, and the gap between them",
          "[app][R008][R009][R016][R041]") {
    WholeApp app;
    select(app, titled<Outcome>(app, "Households stay past the fix").id);
    for (const char* words : {"The business wants", "The customer wants", "not yet: both sides must hold",
                              "4.2 of 10", "8.7, 4.5", "76.4 % [74.9, 77.9] · n 3,120"}) {
        CAPTURE(words);
        CHECK(says(app, words));
    }
    select(app, titled<Outcome>(app, "Arrears end without leaving").id);
    CHECK(says(app, "yes: both sides hold"));
    // The objective above, and from there the outcomes that serve it.
    app.click(Role::Link, "Keep losses on arrears low");
    CHECK(app.has(Role::Link, "Arrears end without leaving"));
    // One interaction has both sides, too.
    select(app, titled<throughline::Interaction>(app, "Rate review offer").id);
    CHECK(says(app, "Renewed 90 days before the fix ends"));
    CHECK(says(app, "To be told before it ends"));
}

TEST_CASE("Health comes from below with its signs, and counts of activity do not move it",
          "[app][R003][R006][R007]") {
    WholeApp app;
    const auto& outcome = titled<Outcome>(app, "Households stay past the fix");
    const auto health = [&] { return *journey::outcome_health(app.store(), outcome.id).value; };
    select(app, outcome.id);
    const double before = health();
    char heading[64];
    std::snprintf(heading, sizeof heading, "Health %.0f — where it comes from", before);
    CHECK(app.has(Role::Heading, heading));
    // More contacts, more hours, more measures of activity: nothing.
    const Id call = titled<throughline::Interaction>(app, "Rate review offer").id;
    REQUIRE(app.run("record.set", {{"id", call.text()}, {"path", "frequency"}, {"value", "90000"}}));
    REQUIRE(app.run("record.set", {{"id", call.text()}, {"path", "effort_hours"}, {"value", "900"}}));
    REQUIRE(app.run("measure.add", {{"of", call.text()}, {"type", "activity"}, {"title", "Calls"}}));
    CHECK(health() == before);
    // A helpful task that is done moves it up, a harmful effect down.
    const auto& task = titled<Task>(app, "Score refresh");
    REQUIRE(app.run("task.set_state", {{"id", task.id.text()}, {"state", "done"}}));
    CHECK(health() > before);
    const double done = health();
    const Id confident = titled<Experience>(app, "Confident to commit").id;
    const auto set = [&](const char* path, const char* value) {
        return app.run("record.set", {{"id", confident.text()}, {"path", path}, {"value", value}});
    };
    REQUIRE(set("serves[0].low", "-0.2"));
    REQUIRE(set("serves[0].effect", "-0.1"));
    CHECK(health() < done);
}

TEST_CASE("The canvas is tailored to a segment: what is meant for others is not shown", "[app][R011][R012]") {
    WholeApp app;
    REQUIRE(app.has(Role::Button, "First home without surprises"));
    REQUIRE(app.run("view.segment", {{"id", "s-arrears"}}));
    REQUIRE(app.run("view.zoom_fit"));
    app.draw_frames(40);
    CHECK(app.has(Role::Button, "Arrears end without leaving"));
    CHECK_FALSE(app.has(Role::Button, "First home without surprises"));
    // What is added now is for them.
    REQUIRE(app.run("outcome.add_from_template", {{"template", "serve"}}));
    const auto* added = app.store().find_as<Outcome>(app.session().only_selected());
    REQUIRE(added);
    CHECK(added->segments == std::vector<Id>{Id::literal("s-arrears")});
}

TEST_CASE("The inspector says what can be selected in each place", "[app]") {
    WholeApp app;
    for (const auto& [place, words] : {std::pair{"go.work", "Select a row"},
                                       {"go.evidence", "Select a row"},
                                       {"go.decisions", "Open a decision"},
                                       {"go.journeys", "Select a card"}}) {
        CAPTURE(place);
        REQUIRE(app.run(place));
        CHECK(says(app, words));
    }
    begin_empty(app);
    CHECK(says(app, "Nothing is here yet."));
}

} // namespace throughline::app::test
