// The seven questions on the screen: each at most two clicks away, under one filter, and what can be done
// there.
#include "base/text.h"
#include "journey/work.h"
#include "model/records/interaction.h"
#include "unit/app/screen_text.h"

#include <algorithm>
#include <array>
#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using ui::Role;

namespace {

struct Question {
    std::string_view tab;
    std::string_view command;
    Role role; // something that only this page shows
    std::string_view name;
};
constexpr std::array<Question, 7> questions = {{
    {"Who performs", "go.who_performs", Role::Grid, "Who performs the tasks"},
    {"Who is accountable", "go.who_is_accountable", Role::Grid, "Responsibilities"},
    {"Who delegates", "go.who_delegates", Role::Heading, "Delegate something"},
    {"What happens", "go.what_happens", Role::Grid, "All work"},
    {"How successful", "go.how_successful", Role::Grid, "How successful"},
    {"What state", "go.what_state", Role::Grid, "States"},
    {"What works", "go.what_creates", Role::Grid, "Effects on outcomes"},
}};

// "12 of 40 shown"
std::string shown(WholeApp& app) {
    const ui::SemanticTree& tree = app.ui().semantics();
    for (const ui::SemanticNode& node : tree.nodes()) {
        const std::string_view name = tree.text(node.name);
        if (static_cast<Role>(node.role) == Role::Text && name.ends_with(" shown"))
            return std::string(name);
    }
    FAIL("nothing says how much is shown");
    return {};
}

bool has_cell(WholeApp& app, std::string_view part) {
    return !name_with(app, Role::GridCell, part).empty();
}

bool has_text(WholeApp& app, std::string_view part) {
    const ui::SemanticTree& tree = app.ui().semantics();
    return std::any_of(tree.nodes().begin(), tree.nodes().end(), [&](const ui::SemanticNode& node) {
        return tree.text(node.name).find(part) != std::string_view::npos ||
               tree.text(node.description).find(part) != std::string_view::npos;
    });
}

Id accountable(WholeApp& app, const char* id) {
    return journey::people_of(app.store(), Id::literal(id)).accountable;
}

} // namespace

TEST_CASE("Each question is answered two clicks from every place, and one command away",
          "[app][R021][R022][R023][R024][R025][R026][R027]") {
    for (const Question& question : questions) {
        CAPTURE(question.tab);
        WholeApp app;
        app.application().resized(1440, 1200, 1);
        for (std::size_t index = 0; index < place_count; ++index) {
            app.session().place = static_cast<Place>(index);
            app.run("go.what_happens");
            app.session().place = static_cast<Place>(index);
            app.draw_frames(3);
            app.click(Role::Link, "Work");
            app.click(Role::Tab, question.tab);
            CHECK(app.has(question.role, question.name));
        }
        app.check_covered(question.tab);
        REQUIRE(app.run("go.outcomes"));
        CHECK_FALSE(app.has(question.role, question.name));
        REQUIRE(app.run(question.command));
        CHECK(app.has(question.role, question.name));
    }
}

TEST_CASE("Every question has its tab on a narrow page", "[app][R021]") {
    WholeApp app;
    app.application().resized(1100, 800, 1);
    REQUIRE(app.run("go.work"));
    app.click(Role::Tab, "Findings");
    CHECK(app.has(Role::Grid, "Findings"));
    app.click(Role::Tab, "Accountable");
    CHECK(app.has(Role::Grid, "Responsibilities"));
    app.check_covered("a narrow page");
}

TEST_CASE("One filter stays while the questions change, and what it hides is said",
          "[app][R021][R022][R023][R024][R025][R026][R027]") {
    WholeApp app;
    app.application().resized(1440, 1200, 1);
    std::array<std::string, questions.size()> whole;
    for (std::size_t index = 0; index < questions.size(); ++index) {
        REQUIRE(app.run(questions[index].command));
        whole[index] = shown(app);
        const auto words = split(whole[index], ' ');
        CHECK(words[0] == words[2]); // all of them
    }
    for (const auto& [argument, value] : {std::pair<const char*, const char*>{"outcome", "o-home"},
                                          {"person", "p-mara"},
                                          {"state", "blocked"}}) {
        CAPTURE(argument);
        REQUIRE(app.run("work.filter"));
        REQUIRE(app.run("work.filter", {{argument, value}}));
        for (std::size_t index = 0; index < questions.size(); ++index) {
            CAPTURE(questions[index].tab);
            app.click(Role::Tab, questions[index].tab);
            const auto words = split(shown(app), ' ');
            CHECK(words[2] == split(whole[index], ' ')[2]);
            CHECK(words[0] != words[2]);
            app.check_covered(questions[index].tab);
        }
    }
    app.click(Role::Button, "Show all");
    CHECK(shown(app) == whole.back());
    // By hand, from the bar.
    REQUIRE(app.run("go.what_happens"));
    app.click(Role::ComboBox, "State");
    app.click(Role::Option, "Blocked");
    CHECK(app.session().work_filter.state == journey::WorkState::Blocked);
    // What is gone is not asked about any more.
    REQUIRE(app.run("work.filter", {{"person", "p-ruth"}, {"state", ""}}));
    REQUIRE(app.run("edit.delete", {{"ids", "p-ruth"}}));
    CHECK(app.session().work_filter == journey::WorkFilter{});
    CHECK_FALSE(app.run("work.filter", {{"journey", "p-mara"}}));
    CHECK_FALSE(app.run("work.filter", {{"state", "somewhere"}}));
}

TEST_CASE("What cannot be controlled can be put aside in every question and on the timeline",
          "[app][R030][R035]") {
    WholeApp app;
    app.application().resized(1440, 1200, 1);
    REQUIRE(app.run("go.what_happens"));
    REQUIRE(app.has(Role::GridCell, "Interaction · uncontrolled"));
    const std::string whole = shown(app);
    app.click(Role::Button, "Control");
    app.click(Role::MenuItem, "Uncontrolled");
    app.press(platform::Key::Escape);
    CHECK_FALSE(app.has(Role::GridCell, "Interaction · uncontrolled"));
    CHECK(app.has(Role::GridCell, "Interaction · controlled"));
    CHECK(shown(app) != whole);
    for (const auto& question : questions) {
        CAPTURE(question.tab);
        app.click(Role::Tab, question.tab);
        app.check_covered(question.tab);
    }
    app.click(Role::Button, "Show all");
    CHECK(app.session().work_filter.control.is_open());
    REQUIRE(app.run("go.what_happens"));
    CHECK(shown(app) == whole);
    REQUIRE(app.run("go.customers"));
    app.click(Role::Tab, "Relationships");
    const std::string before = name_with(app, Role::Figure, "Timeline: ");
    app.click(Role::ToggleButton, "Controlled");
    CHECK(name_with(app, Role::Figure, "Timeline: ") != before);
    app.click(Role::Button, "Controlled");
    CHECK(name_with(app, Role::Figure, "Timeline: ") == before);
}

TEST_CASE("Who performs shows who has more than they can do, and a name shows their work",
          "[app][R019][R021]") {
    WholeApp app;
    app.application().resized(1440, 1200, 1);
    REQUIRE(app.run("go.who_performs"));
    REQUIRE(app.run("record.set", {{"id", "p-mara"}, {"path", "hours_per_week"}, {"value", "1"}}));
    CHECK(has_text(app, "More is due than they have hours: "));
    CHECK(has_cell(app, "Overloaded"));
    app.click(Role::GridCell, "Mara Lind");
    CHECK(app.session().work_filter.person == Id::literal("p-mara"));
    app.click(Role::Tab, "What happens");
    CHECK(app.session().work_filter.person == Id::literal("p-mara"));
}

TEST_CASE("A click on a cell of the matrix changes the letter; exactly one stays accountable",
          "[app][R022]") {
    WholeApp app;
    app.application().resized(1440, 1200, 1);
    REQUIRE(app.run("go.who_is_accountable"));
    CHECK(has_cell(app, "RA"));
    const auto first = app.store().all(Kind::Experience).front()->id;
    const Id before = journey::people_of(app.store(), first).accountable;
    REQUIRE_FALSE(before.empty());
    app.click(Role::GridCell, "·");
    REQUIRE(app.has(Role::MenuItem, "Accountable"));
    app.check_covered("menu of a cell");
    // The same by keyboard.
    app.press(platform::Key::Escape);
    CHECK_FALSE(app.has(Role::MenuItem, "Accountable"));
    const ui::SemanticNode cell = *app.find(Role::GridCell, "·");
    app.application().pointer_moved(1300, 1100, platform::PointerSource::Mouse);
    app.press(platform::Key::Enter);
    REQUIRE(app.has(Role::MenuItem, "Accountable"));
    const ui::SemanticNode item = *app.find(Role::MenuItem, "Accountable");
    CHECK(item.x < cell.x + cell.width); // below the cell, wherever the pointer rests
    CHECK(item.y > cell.y);
    CHECK(item.y < cell.y + cell.height + 200);
    app.click(Role::MenuItem, "Accountable");
    const Id after = journey::people_of(app.store(), first).accountable;
    CHECK(after != before);
    std::size_t count = 0;
    for (const RecordPointer& record : app.store().all(Kind::Assignment)) {
        const auto* assignment = as<Assignment>(record);
        count += assignment->subject == first && assignment->responsibility == Responsibility::Accountable;
    }
    CHECK(count == 1);
    CHECK_FALSE(
        app.run("work.unassign",
                {{"target", first.text()}, {"who", after.text()}, {"responsibility", "accountable"}}));
    REQUIRE(app.run("edit.undo"));
    CHECK(journey::people_of(app.store(), first).accountable == before);
}

TEST_CASE("A delegation is accepted, declined with a reason, and never moves accountability", "[app][R023]") {
    WholeApp app;
    app.application().resized(1440, 1600, 1);
    REQUIRE(app.run("go.who_delegates"));
    const Id answers = accountable(app, "t-collect");
    // Offered by Mara to Ola.
    app.click(Role::ToggleButton, "Decline");
    CHECK(app.has(Role::Button, "Decline it"));
    app.check_covered("declining");
    app.click(Role::TextField, "Why declined");
    app.type("On leave until July");
    app.end_typing();
    app.click(Role::Button, "Decline it");
    const auto* declined = app.store().find_as<Delegation>(Id::literal("dl-3"));
    CHECK(declined->acceptance == Acceptance::Declined);
    CHECK(declined->answer == "On leave until July");
    CHECK(has_text(app, "No longer standing"));
    CHECK(has_text(app, "On leave until July"));
    REQUIRE(app.run("edit.undo"));
    app.click(Role::Button, "Accept");
    CHECK(app.store().find_as<Delegation>(Id::literal("dl-3"))->acceptance == Acceptance::Accepted);
    CHECK(accountable(app, "t-collect") == answers);
    CHECK_FALSE(app.run("work.delegate", {{"target", "t-collect"}, {"from", "p-ola"}, {"to", "p-jon"}}));

    // By the form.
    const std::size_t before = app.store().all(Kind::Delegation).size();
    app.click(Role::Button, "Delegate"); // nothing is chosen yet
    CHECK(app.store().all(Kind::Delegation).size() == before);
    const auto pick = [&](std::string_view field, std::string_view name) {
        app.click(Role::ComboBox, field);
        app.click(Role::Option, name);
    };
    pick("What", "Collect documents once");
    pick("From", "Ola Brandt");
    pick("To", "Ada Okafor");
    app.click(Role::Button, "Delegate");
    REQUIRE(app.store().all(Kind::Delegation).size() == before + 1);
    const Id added = app.application().workspace().last_added();
    CHECK(app.store().find_as<Delegation>(added)->to == Id::literal("p-ada"));
    CHECK(app.store().find_as<Delegation>(added)->acceptance == Acceptance::Offered);
}

TEST_CASE("Of many delegations the first are shown, and more when asked", "[app][R023]") {
    WholeApp app;
    app.application().resized(1440, 9000, 1);
    const std::size_t before = journey::delegation_chains(app.store()).size();
    for (int number = 0; number < 60; ++number) {
        REQUIRE(app.run("task.add",
                        {{"title", text_format("Call %d", number)}, {"interaction", "i-advisor-call"}}));
        const std::string task = app.application().workspace().last_added().text();
        REQUIRE(
            app.run("work.assign", {{"target", task}, {"who", "p-jon"}, {"responsibility", "accountable"}}));
        REQUIRE(app.run("work.delegate", {{"target", task}, {"from", "p-jon"}, {"to", "p-ola"}}));
    }
    const std::size_t all = before + 60;
    REQUIRE(journey::delegation_chains(app.store()).size() == all);
    REQUIRE(app.run("go.who_delegates"));
    const auto left = [all](std::size_t shown) {
        return text_format("Show more, %zu are left", all - shown);
    };
    REQUIRE(app.has(Role::Link, left(30)));
    app.click(Role::Link, left(30));
    CHECK_FALSE(app.has(Role::Link, left(30)));
    CHECK(has_text(app, "Call 59"));
}

TEST_CASE("What happens shows late and blocked work, and what comes next for each outcome",
          "[app][R010][R024]") {
    WholeApp app;
    app.application().resized(1440, 1200, 1);
    REQUIRE(app.run("go.what_happens"));
    REQUIRE(app.has(Role::Grid, "Next for each outcome"));
    const Interaction* next = journey::next_interaction(app.store(), Id::literal("o-home"));
    REQUIRE(next);
    CHECK(has_cell(app, next->title));
    REQUIRE(next->due);
    CHECK(has_cell(app, date_for_people(*next->due)));
    REQUIRE(app.run("work.filter", {{"state", "late"}}));
    CHECK(has_cell(app, "late "));
    CHECK_FALSE(has_cell(app, "Completed"));
}

TEST_CASE("Success comes with its interval and n, and what is only counted is no success",
          "[app][R003][R006][R025]") {
    WholeApp app;
    app.application().resized(1440, 1800, 1);
    REQUIRE(app.run("go.how_successful"));
    CHECK(has_cell(app, "Care call"));
    CHECK(app.has(Role::GridCell, "207"));
    CHECK(has_cell(app, " % to "));
    CHECK(has_cell(app, "No result is recorded yet."));
    // A measure of activity only.
    REQUIRE(app.run("interaction.add", {{"title", "Another mailing"}, {"outcome", "o-home"}}));
    const Id mailing = app.application().workspace().last_added();
    REQUIRE(app.run("measure.add", {{"title", "Mails sent"}, {"of", mailing.text()}, {"type", "activity"}}));
    REQUIRE(app.run("go.how_successful"));
    CHECK(has_cell(app, "Measured, not aligned"));
}

TEST_CASE("A state says how it got there, and its buttons are the moves from here",
          "[app][R015][R020][R026]") {
    WholeApp app;
    app.application().resized(1440, 1200, 1);
    REQUIRE(app.run("task.add", {{"title", "Ring back"}, {"interaction", "i-call-back"}}));
    const std::string task = app.application().workspace().last_added().text();
    REQUIRE(app.run("go.what_state"));
    REQUIRE(app.run("edit.select", {{"ids", task}, {"mode", "set"}}));
    CHECK(has_text(app, "Open."));
    app.click(Role::TextField, "Reason");
    app.type("The household asked for it");
    app.end_typing();
    app.click(Role::Button, "Done");
    CHECK(has_text(app, "The household asked for it"));
    CHECK(has_text(app, "Done, "));
    // From here only back to work.
    app.click(Role::Button, "Blocked");
    CHECK(app.store().find_as<Task>(Id::literal(task))->state == TaskState::Done);
    app.click(Role::Button, "In progress");
    CHECK(app.store().find_as<Task>(Id::literal(task))->state == TaskState::InProgress);

    // An interaction is complete with its tasks done and a result.
    REQUIRE(app.run("edit.select", {{"ids", "i-call-back"}, {"mode", "set"}}));
    app.check_covered("state of an interaction");
    const auto state = [&] { return app.store().find_as<Interaction>(Id::literal("i-call-back"))->state; };
    app.click(Role::Button, "Completed");
    CHECK(state() == InteractionState::Planned);
    for (const RecordPointer& record : app.store().all(Kind::Task)) {
        if (as<Task>(record)->interaction == Id::literal("i-call-back") &&
            as<Task>(record)->state != TaskState::Done)
            REQUIRE(app.run("task.set_state", {{"id", record->id.text()}, {"state", "done"}}));
    }
    REQUIRE(app.run("edit.select", {{"ids", "i-call-back"}, {"mode", "set"}}));
    app.click(Role::Button, "Completed");
    CHECK(state() == InteractionState::Planned); // no result yet
    app.click(Role::TextField, "What came of it");
    app.type("They have a date now");
    app.end_typing();
    app.click(Role::Button, "It went well");
    app.click(Role::Button, "Completed");
    CHECK(state() == InteractionState::Completed);
    CHECK(has_text(app, "Completed, "));
}

TEST_CASE("Only a control shows that an interaction creates its outcome; health says harm as harm",
          "[app][R003][R007][R027]") {
    WholeApp app;
    app.application().resized(1440, 1400, 1);
    REQUIRE(app.run("go.what_creates"));
    CHECK(has_cell(app, "It creates it"));
    CHECK(has_cell(app, "no control, so no proof"));
    CHECK(has_text(app, "were tested against a control"));
    CHECK(has_text(app, "Health of the outcome: "));
    app.check_covered("effects");
    // Without its test nothing is proved any more.
    for (const RecordPointer& record : std::vector<RecordPointer>(app.store().all(Kind::Experiment).begin(),
                                                                  app.store().all(Kind::Experiment).end()))
        REQUIRE(app.run("edit.delete", {{"ids", record->id.text()}}));
    CHECK_FALSE(has_cell(app, "It creates it"));
    CHECK(
        has_text(app, "There is no control, so it is not known whether the outcome would have come anyway."));
}

TEST_CASE("An empty workspace says what to do first under each question", "[app][R021]") {
    WholeApp app;
    REQUIRE(app.run("file.new_workspace"));
    for (const Question& question : questions) {
        REQUIRE(app.run(question.command));
        app.check_covered(question.tab);
    }
    REQUIRE(app.run("go.who_performs"));
    app.click(Role::Button, "Add a person");
    CHECK(app.store().all(Kind::Person).size() == 1);
}

} // namespace throughline::app::test
