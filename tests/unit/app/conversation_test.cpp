// The conversation with a customer, as a person has it: what is proposed and why, answers, facts that decide
// anew, open offers, channels, and decisions made again.
#include "engage/contact/contact_sources.h"
#include "engage/policy/policy.h"
#include "model/records/action.h"
#include "model/records/table_reference.h"
#include "model/records/treatment.h"
#include "unit/app/screen_text.h"

namespace throughline::app::test {

using ui::Role;

namespace {

constexpr const char* hold = "Hold the rate for 14 days";
constexpr const char* apologise = "Apologise and close the complaint";

void talk(WholeApp& app, const char* customer, const char* channel = "c-phone", const char* part = "talk") {
    app.application().resized(1440, 1500, 1);
    REQUIRE(app.run("customer.conversation",
                    {{"key", customer}, {"table", "tb-households"}, {"channel", channel}, {"part", part}}));
    app.draw_frames(3);
    app.settle();
}

const TableReference* own(WholeApp& app, TablePart part = TablePart::Events) {
    return engage::own_contacts(app.store(), record_of<TableReference>(app, "tb-households"), part);
}

std::int64_t recorded(WholeApp& app, TablePart part = TablePart::Events) {
    const TableReference* table = own(app, part);
    return table ? table->row_count.value_or(0) : 0;
}

// The first suggestion's group comes before the others in the tree.
bool is_first(WholeApp& app, std::string_view title) {
    return says(app, "\"1  " + std::string(title) + "\"");
}

void say(WholeApp& app, std::string_view field, std::string_view value) {
    app.click(Role::TextField, field);
    app.type(value);
    app.end_typing();
    app.settle();
}

} // namespace

TEST_CASE("A suggestion comes with wording, next step, reasons and the answers it allows",
          "[app][R082][R085][R087][R088]") {
    WholeApp app;
    talk(app, "HB-0027");
    CHECK(app.has(Role::Heading, "Suggested now, on Phone"));
    CHECK(is_first(app, hold));
    CHECK(says(app, "I can hold today’s rate for you."));
    CHECK(says(app, "Then: Send the rate on paper today"));
    CHECK(app.has(Role::Button, "Accepted"));
    CHECK(app.has(Role::Button, "Later"));
    CHECK(app.has(Role::Button, "Refused"));
    // The formula with its numbers, each part as a bar, and the names of what it rests on.
    CHECK_FALSE(name_with(app, Role::Figure, "Why Hold the rate for 14 days").empty());
    CHECK(says(app, "Fix ends within four months"));
    CHECK(says(app, "Retain before sell +30 %"));
    // R088: from the answers of the file, counted.
    CHECK(says(app, "P 0.46 · 207 of 450 accepted"));
    app.check_covered("the conversation");
}

TEST_CASE("The conversation ranks as the policy says", "[app][R095]") {
    WholeApp app;
    talk(app, "HB-0027");
    REQUIRE(is_first(app, hold));
    REQUIRE_FALSE(app.has(Role::Group, "Do nothing"));
    REQUIRE(
        app.run("record.set", {{"id", "w-harbour"}, {"path", "ranking.do_nothing"}, {"value", "1000000"}}));
    app.settle();
    CHECK_FALSE(is_first(app, hold));
    CHECK(app.has(Role::Group, "Do nothing"));
    REQUIRE(app.run("edit.undo"));
    app.settle();
    CHECK(is_first(app, hold));
}

TEST_CASE("Only an answer that the action allows is recorded", "[app][R085]") {
    WholeApp app;
    talk(app, "HB-0027");
    const Arguments answer = {{"customer", "HB-0027"},
                              {"table", "tb-households"},
                              {"action", "a-hold"},
                              {"channel", "c-phone"},
                              {"response", "Perhaps"}};
    const Allowed no = app.application().workspace().allowed("contact.answer", answer);
    CHECK(no.reason() == "The action does not allow this answer here.");
    Arguments later = answer;
    later["response"] = "Later";
    CHECK(app.application().workspace().allowed("contact.answer", later).ok());
    later["channel"] = "c-post";
    CHECK(app.application().workspace().allowed("contact.answer", later).reason() ==
          "The action has no wording on this channel.");
    // Without rows that were kept nothing is recorded.
    later["channel"] = "c-phone";
    CHECK_FALSE(app.run("contact.answer", later));
    CHECK(recorded(app) == 0);
}

TEST_CASE("An answer is kept, decides anew, and undo takes it back", "[app][R053][R085][R103]") {
    platform::MemoryDisk disk;
    {
        WholeApp app(&disk);
        talk(app, "HB-0027");
        app.click(Role::Button, "Refused");
        app.settle();
        CHECK(recorded(app) == 2);
        CHECK(recorded(app, TablePart::DecisionLog) == 2); // the decision, and the catalogue that made it
        CHECK_FALSE(is_first(app, hold));
        CHECK(says(app, "Hold the rate for 14 days: Refused"));
        CHECK(says(app, "“Refused” was recorded"));
        CHECK(app.has(Role::Text, "Recorded"));
        REQUIRE(app.run("edit.undo"));
        CHECK(recorded(app) == 0);
        CHECK(is_first(app, hold));
        CHECK_FALSE(says(app, "Hold the rate for 14 days: Refused"));
        REQUIRE(app.run("edit.redo"));
        CHECK(recorded(app) == 2);
        CHECK(says(app, "Hold the rate for 14 days: Refused"));
        app.wait(2000);
    }
    WholeApp again(&disk);
    talk(again, "HB-0027");
    CHECK(recorded(again) == 2);
    CHECK(says(again, "Hold the rate for 14 days: Refused"));
    CHECK_FALSE(is_first(again, hold));
}

TEST_CASE("What cannot be stored is not said to be recorded", "[app][R053]") {
    WholeApp app;
    talk(app, "HB-0027");
    static_cast<platform::MemoryStorage&>(app.outside().storage())
        .break_write(0, platform::WriteFault::Refuse);
    app.click(Role::Button, "Refused");
    app.settle();
    CHECK(recorded(app) == 0);
    CHECK(is_first(app, hold));
    CHECK(says(app, "Not recorded"));
}

TEST_CASE("Each fact decides anew at once, and the change is said", "[app][R053][R089]") {
    WholeApp app;
    talk(app, "HB-0027");
    CHECK(is_first(app, hold));
    // The fact that would change the decision is asked with what it would change.
    CHECK(says(app, "if 1, 2: Apologise and close the complaint"));
    say(app, "Open complaints", "1");
    CHECK(is_first(app, apologise));
    CHECK(app.has(Role::Status, "Hold the rate for 14 days → Apologise and close the complaint"));
    CHECK(says(app, "Open complaints is now 1, was 0"));
    CHECK(says(app, "No offer while a complaint is open"));
    CHECK(says(app, "said 21 Nov 2026"));
    CHECK(recorded(app) == 1);
    // One step back.
    REQUIRE(app.run("edit.undo"));
    CHECK(is_first(app, hold));
    CHECK(recorded(app) == 0);
    // What the column does not take is said, and nothing is recorded.
    say(app, "Open complaints", "some");
    CHECK(recorded(app) == 0);
    CHECK(says(app, "“some” is not a whole number."));
}

TEST_CASE("A customer in a control arm is decided for as the arm does, and it is logged",
          "[app][R027][R103]") {
    WholeApp app;
    REQUIRE(app.run("policy.set_control_shares", {{"shares", "propensity_only\t100"}}));
    talk(app, "HB-0027");
    CHECK(says(app, "Control arm “Propensity only”"));
    CHECK(says(app, "\"0.4601 = 0.4601\"")); // nothing but propensity
    app.click(Role::Button, "Refused");
    app.settle();
    CHECK(recorded(app, TablePart::DecisionLog) == 2);
    talk(app, "HB-0027", "c-phone", "log");
    CHECK(says(app, " · Propensity only"));
    app.click(Role::Button, "Replay");
    app.settle();
    CHECK(says(app, "The same decision, byte for byte"));
    app.check_covered("a control arm");
    REQUIRE(app.run("policy.set_control_shares", {{"shares", "decision\t100"}}));
    talk(app, "HB-0002");
    CHECK_FALSE(says(app, "Control arm"));
}

TEST_CASE("A published version challenges the policy for its share of customers", "[app][R103]") {
    WholeApp app;
    open_page(app, "go.policy_versions");
    REQUIRE(app.run("policy.publish", {{"title", "The challenger of May"}}));
    const Id version = engage::versions_of(app.store()).front()->id;
    // By now the action is not there any more: the version still decides for it, and takes its answers.
    REQUIRE(app.run("edit.select", {{"ids", "a-hold"}, {"mode", "set"}}));
    REQUIRE(app.run("edit.delete"));
    talk(app, "HB-0027");
    CHECK_FALSE(is_first(app, hold));
    REQUIRE(app.run("record.set", {{"id", "w-harbour"}, {"path", "challenger"}, {"value", version.text()}}));
    REQUIRE(app.run("policy.set_control_shares", {{"shares", "challenger\t100"}}));
    app.settle();
    CHECK(is_first(app, hold));
    CHECK(says(app, "“The challenger of May” decides for this customer"));
    CHECK(says(app, "Then: Send the rate on paper today"));
    app.check_covered("a challenger");
    app.click(Role::Button, "No answer yet");
    app.settle();
    CHECK(recorded(app) == 1);
    CHECK(says(app, "open until"));
    REQUIRE(app.run("edit.undo"));
    app.settle();
    app.click(Role::Button, "Refused");
    app.settle();
    CHECK(recorded(app) == 2);
    CHECK_FALSE(is_first(app, hold));
    talk(app, "HB-0027", "c-phone", "log");
    CHECK(says(app, " · The challenger"));
    app.click(Role::Button, "Replay");
    app.settle();
    CHECK(says(app, "The same decision, byte for byte"));
    // Of a customer that the version does not decide for, the command knows no such action.
    const Arguments answer = {{"customer", "HB-0027"},
                              {"table", "tb-households"},
                              {"action", "a-hold"},
                              {"channel", "c-phone"},
                              {"response", "Refused"}};
    CHECK(app.application().workspace().allowed("contact.answer", answer).reason() ==
          "There is no such action.");
    Arguments by_version = answer;
    by_version["policy"] = version.text();
    CHECK(app.application().workspace().allowed("contact.answer", by_version).ok());
    REQUIRE(app.run("edit.undo"));
    CHECK(recorded(app) == 0);
}

TEST_CASE("The stage of a journey that the customer is in is said, and what is favoured there rises",
          "[app][R077][R103][R105]") {
    WholeApp app;
    REQUIRE(app.run("file.open_example", {{"example", "subscription"}}));
    app.settle();
    app.application().resized(1440, 1500, 1);
    const auto talk_to = [&app](const char* team, const char* part) {
        REQUIRE(app.run("customer.conversation",
                        {{"key", team}, {"table", "tb-teams"}, {"channel", "c-email"}, {"part", part}}));
        app.draw_frames(3);
        app.settle();
    };
    // It renews on 18 January: 90 days before are 20 October, 32 days ago.
    talk_to("QB-0001", "talk");
    CHECK(says(app, "In “Renew” for 32 days"));
    CHECK(says(app, "Renewals that come nearer +21.3 %"));
    app.click(Role::Button, "Shown");
    app.settle();
    talk_to("QB-0001", "log");
    app.click(Role::Button, "Replay");
    app.settle();
    CHECK(says(app, "The same decision, byte for byte"));
    // In use, and far from the renewal.
    talk_to("QB-0003", "talk");
    CHECK(says(app, "In “Work with it” for"));
    CHECK_FALSE(says(app, "Renewals that come nearer"));
    // A fact that is heard moves the customer on.
    say(app, "Renews", "2026-12-01");
    CHECK(says(app, "In “Renew” for 80 days"));
}

TEST_CASE("Derived states are conclusions with reasons, and follow what is said", "[app][R086]") {
    WholeApp app;
    talk(app, "HB-0001");
    CHECK(app.has(Role::Heading, "Iris Falk"));
    CHECK(app.has(Role::Link, "Retention risk"));
    CHECK(says(app, "\"High\""));
    CHECK(says(app, "because Fix ends is 2027-02-17 and Rate look-ups is 2"));
    CHECK(says(app, "\"Growing\""));
    CHECK(says(app, "because Balance change is 0.18"));
    say(app, "Rate lookups", "0");
    CHECK(says(app, "because Fix ends is 2027-02-17 and Open complaints is 1"));
}

TEST_CASE("An offer made on one channel is open on all until it is answered", "[app][R093]") {
    WholeApp app;
    for (const char* channel : {"c-phone", "c-branch", "c-web"}) {
        CAPTURE(channel);
        talk(app, "HB-0023", channel);
        CHECK(app.has(Role::Group, "Open: Hold the rate for 14 days"));
        CHECK(says(app, "made on App, 14 Nov 2026, open until 28 Nov 2026"));
    }
    // Where it has no wording it is open all the same, with the reason.
    talk(app, "HB-0023", "c-post");
    CHECK(app.has(Role::Group, "Open: Hold the rate for 14 days"));
    CHECK(says(app, "Not here: "));
    // One that ran out is not.
    talk(app, "HB-0028");
    CHECK_FALSE(app.has(Role::Group, "Open: Hold the rate for 14 days"));
    talk(app, "HB-0023");
    app.click(Role::Button, "Withdraw");
    app.settle();
    CHECK_FALSE(app.has(Role::Group, "Open: Hold the rate for 14 days"));
    CHECK(recorded(app) == 1);
    // Made now, it is open at once.
    talk(app, "HB-0027");
    app.click(Role::Button, "No answer yet");
    app.settle();
    CHECK(app.has(Role::Group, "Open: Hold the rate for 14 days"));
    talk(app, "HB-0027", "c-app");
    CHECK(says(app, "made on Phone, 21 Nov 2026, open until 5 Dec 2026"));
}

TEST_CASE("Every candidate says where it dropped, on which value, and what would make it win",
          "[app][R086][R095]") {
    WholeApp app;
    talk(app, "HB-0027", "c-phone", "candidates");
    REQUIRE(app.has(Role::Grid, "Every candidate"));
    for (const RecordPointer& action : app.store().all(Kind::Action))
        CHECK_FALSE(name_with(app, Role::GridCell, action->title).empty());
    CHECK(app.has(Role::GridCell, "not eligible"));
    CHECK(app.has(Role::GridCell, "“Behind with payments” does not hold"));
    app.click(Role::GridCell, "“Behind with payments” does not hold");
    CHECK(says(app, "Seen: Arrears days 0"));
    CHECK(says(app, "It would win if “Behind with payments” held"));
    CHECK(says(app, "decisions tried to say"));
    app.check_covered("every candidate");
}

TEST_CASE("Channels propose the same or name their exception, and show it within their limits",
          "[app][R090][R091][R092][R094]") {
    WholeApp app;
    talk(app, "HB-0027", "c-app", "channels");
    REQUIRE(app.has(Role::Grid, "All channels"));
    for (const RecordPointer& channel : app.store().all(Kind::Channel))
        CHECK_FALSE(name_with(app, Role::GridCell, channel->title).empty());
    CHECK(app.has(Role::GridCell, "the same"));
    CHECK(app.has(Role::GridCell, "exception"));
    // What the customer sees: slots, limit, headline, answers.
    CHECK(app.has(Role::Heading, "What the customer sees: App"));
    CHECK(says(app, "Self-service · 3 slots · up to 160 characters"));
    CHECK(app.has(Role::Group, "Today’s rate, held for you"));
    app.check_covered("all channels");
    // Too long for the cash machine: cut, and said.
    app.click(Role::GridCell, "Cash machine");
    CHECK(app.has(Role::Heading, "What the customer sees: Cash machine"));
    CHECK_FALSE(name_with(app, Role::Text, "Cut here: ").empty());
}

TEST_CASE("A decision that was acted on is made again byte for byte", "[app][R103]") {
    WholeApp app;
    talk(app, "HB-0027");
    app.click(Role::Button, "Later");
    app.settle();
    talk(app, "HB-0027", "c-phone", "log");
    app.click(Role::Button, "Replay");
    CHECK(says(app, "The same decision, byte for byte"));
    app.check_covered("decisions acted on");
    // Also after the catalogue was edited: the log has the one that decided.
    for (const auto& [path, value] : {std::pair{"value", "3"}, std::pair{"state", "retired"}})
        REQUIRE(app.run("record.set", {{"id", "a-hold"}, {"path", path}, {"value", value}}));
    talk(app, "HB-0023"); // another customer, and back: nothing is remembered of the first replay
    talk(app, "HB-0027", "c-phone", "log");
    app.click(Role::Button, "Replay");
    CHECK(says(app, "The same decision, byte for byte"));
    // Each state of the catalogue is kept once, beside the decisions.
    CHECK(recorded(app, TablePart::DecisionLog) == 2);
    talk(app, "HB-0079");
    app.click(Role::Button, "Later");
    app.settle();
    CHECK(recorded(app, TablePart::DecisionLog) == 4);
}

TEST_CASE("Policies count what is recorded in the conversation", "[app][R103]") {
    WholeApp app;
    talk(app, "HB-0079");
    app.click(Role::Button, "Later");
    app.settle();
    talk(app, "HB-0079", "c-phone", "candidates");
    CHECK_FALSE(name_with(app, Role::GridCell, "“Later” means later").empty());
    // Something else that happened.
    talk(app, "HB-0079");
    pick(app, "Something else", "Complaint opened");
    app.settle();
    CHECK(recorded(app) == 3);
    talk(app, "HB-0079", "c-phone", "candidates");
    CHECK_FALSE(name_with(app, Role::GridCell, "Nothing is sold while a complaint is open").empty());
}

TEST_CASE("The conversation is held by keyboard", "[app][R085]") {
    WholeApp app;
    talk(app, "HB-0027");
    app.press(platform::Key::Digit2);
    app.settle();
    CHECK(says(app, "Hold the rate for 14 days: Later"));
    app.press(platform::Key::Escape);
    CHECK(app.session().customer.empty());
}

TEST_CASE("One goes to the conversation from the profile, and an empty catalogue says what to do first",
          "[app][R082]") {
    WholeApp app;
    CHECK_FALSE(app.run("customer.conversation"));
    REQUIRE(app.run("go.customer", {{"key", "HB-0001"}, {"table", "tb-households"}}));
    app.click(Role::Radio, "Conversation");
    CHECK(app.has(Role::Radio, "Every candidate"));
    app.click(Role::Radio, "Profile");
    CHECK(app.has(Role::Heading, "What is known"));
    talk(app, "HB-0003", "c-post");
    CHECK(app.has(Role::Group, "Do nothing"));
    std::string actions;
    for (const RecordPointer& action : app.store().all(Kind::Action))
        actions += action->id.text() + " ";
    REQUIRE(app.run("edit.delete", {{"ids", actions}}));
    CHECK(app.has(Role::Button, "Add action"));
    app.click(Role::Button, "Add action");
    REQUIRE(app.store().all(Kind::Action).size() == 1);
    CHECK(as<Action>(app.store().all(Kind::Action).front())->responses.size() == 3);
    std::string channels;
    for (const RecordPointer& channel : app.store().all(Kind::Channel))
        channels += channel->id.text() + " ";
    REQUIRE(app.run("edit.delete", {{"ids", channels}}));
    CHECK(app.has(Role::Button, "Add channel"));
}

TEST_CASE("An action without wording here gets it with one click", "[app][R087][R094]") {
    WholeApp app;
    talk(app, "HB-0027", "c-post");
    app.click(Role::Button, "Add its wording here");
    const auto* added = app.store().find_as<Treatment>(app.application().workspace().last_added());
    REQUIRE(added);
    CHECK(added->action == Id::literal("a-hold"));
    CHECK(added->channel == Id::literal("c-post"));
    CHECK(added->state == TreatmentState::Active);
    app.draw_frames(3);
    CHECK(is_first(app, hold));
    // It is edited beside the conversation.
    CHECK(app.has(Role::TextField, "Headline"));
    talk(app, "HB-0027", "c-phone", "candidates");
    CHECK_FALSE(app.has(Role::TextField, "Headline"));
    app.click(Role::GridCell, "offered");
    CHECK(app.has(Role::ComboBox, "State"));
}

TEST_CASE("Actions, treatments, policies and levers are added with what makes sense, and edited",
          "[app][R085][R087][R105]") {
    WholeApp app;
    REQUIRE(app.run("action.add", {{"title", "Ask how it went"}}));
    const Id action = app.application().workspace().last_added();
    REQUIRE(app.run("treatment.add", {{"action", action.text()}}));
    REQUIRE(app.run("contact_policy.add", {{"action", action.text()}}));
    CHECK(app.has(Role::ComboBox, "State"));
    REQUIRE(app.run("lever.add", {{"action", action.text()}}));
    REQUIRE(app.run("edit.select", {{"ids", action.text()}}));
    pick(app, "State", "Paused");
    CHECK(app.store().find_as<Action>(action)->state == ActionState::Paused);
    CHECK_FALSE(app.run("treatment.add", {{"action", "o-stay"}}));
}

} // namespace throughline::app::test
