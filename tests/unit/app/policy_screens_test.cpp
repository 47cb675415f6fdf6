// The next best action on the screen: catalogue with its formula, simulation, comparison, trade-off, versions
// and experiments, by what a person sees and does.
#include "base/text.h"
#include "engage/policy/policy.h"
#include "exchange/workspace_file.h"
#include "model/records/experience.h"
#include "model/records/lever.h"
#include "model/records/product.h"
#include "model/records/stage.h"
#include "model/records/workspace.h"
#include "unit/app/screen_text.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <map>

namespace throughline::app::test {

using ui::Role;

namespace {

bool has_cell(WholeApp& app, std::string_view part) {
    return !name_with(app, Role::GridCell, part).empty();
}

std::string saved(WholeApp& app, std::string_view ending) {
    app.settle();
    for (const auto& file : app.outside().saved_files()) {
        if (file.name.ends_with(ending))
            return file.bytes;
    }
    return {};
}

const Workspace& workspace(WholeApp& app) {
    return *as<Workspace>(app.store().all(Kind::Workspace).front());
}

} // namespace

TEST_CASE("The pages of the next best action are one command and two clicks away", "[app][R095]") {
    WholeApp app;
    app.application().resized(1440, 1200, 1);
    REQUIRE(app.run("go.decisions"));
    app.click(Role::Radio, "Next best action");
    for (const char* tab :
         {"Catalogue", "Models", "Simulation", "Compare", "Trade-off", "Budget", "Versions", "Experiments"}) {
        app.click(Role::Tab, tab);
        app.settle();
        app.check_covered(tab);
    }
    REQUIRE(app.run("go.outcomes"));
    REQUIRE(app.run("go.policy_trade_off"));
    CHECK(app.session().policy_page == PolicyPage::TradeOff);
    CHECK(app.session().place == Place::Decisions);
    app.draw_frames(3);
    CHECK(app.outside().location() == "decisions/next-action/trade_off");
    app.application().location_changed("decisions");
    CHECK(app.session().decisions_mode == DecisionsMode::List);
    app.application().location_changed("decisions/next-action/simulation");
    CHECK(app.session().decisions_mode == DecisionsMode::NextAction);
    CHECK(app.session().policy_page == PolicyPage::Simulation);
    REQUIRE(app.run("go.record", {{"id", "l-retain"}}));
    CHECK(app.session().policy_page == PolicyPage::Catalogue);
}

TEST_CASE("The catalogue shows what each action is worth, who may get it and where", "[app][R095][R087]") {
    WholeApp app;
    open_page(app, "go.policy_catalogue");
    CHECK(app.has(Role::Grid, "Catalogue"));
    CHECK(has_cell(app, "Offer a payment plan"));
    CHECK(has_cell(app, "1 eligibility, 1 suitability"));
    CHECK(has_cell(app, "30 → 1.3"));
    CHECK(has_cell(app, "A talk about arrears does not belong on a street."));
    // A row is the record: the inspector edits it, and the catalogue follows.
    const std::string cell = name_with(app, Role::GridCell, "Offer a payment plan");
    app.click(Role::GridCell, cell);
    CHECK(app.session().only_selected() == Id::literal("a-plan"));
    CHECK(app.has(Role::Link, "Behind with payments"));
    REQUIRE(app.run(
        "record.add",
        {{"kind", "lever"}, {"title", "Plans"}, {"action", "a-plan"}, {"weight", "15"}, {"reason", "Test"}}));
    REQUIRE(app.run("record.add", {{"kind", "lever"},
                                   {"title", "Collect"},
                                   {"issue", "Collect"},
                                   {"weight", "10"},
                                   {"reason", "Test"}}));
    app.settle();
    CHECK((has_cell(app, "15 + 10 → 1.25") || has_cell(app, "10 + 15 → 1.25")));
}

TEST_CASE("Terms are switched on the formula, and value alone is warned of", "[app][R040]") {
    WholeApp app;
    open_page(app, "go.policy_catalogue");
    CHECK(app.has(Role::CheckBox, "P propensity"));
    const auto warns = [&app] { return says(app, "alone"); };
    CHECK_FALSE(warns());
    for (const char* term : {"P propensity", "K customer", "C context", "L levers"}) {
        app.click(Role::CheckBox, term);
        app.settle();
    }
    CHECK(workspace(app).ranking.without_propensity);
    CHECK(workspace(app).ranking.without_levers);
    CHECK(warns());
    REQUIRE(app.run("edit.undo"));
    app.settle();
    CHECK_FALSE(workspace(app).ranking.without_levers);
    CHECK(warns()); // levers are the firm's side too
    app.click(Role::CheckBox, "P propensity");
    app.settle();
    CHECK_FALSE(warns());
}

TEST_CASE("The catalogue lists the levels of an action from the least to the most", "[app][R097]") {
    WholeApp app;
    open_page(app, "go.policy_catalogue");
    for (const char* text : {"Level 1", "Level 2", "Level 3"})
        CHECK(says(app, text));
    const std::string all = app.outline();
    CHECK(all.find("Level 1") < all.find("Level 2"));
    CHECK(all.find("Level 2") < all.find("Level 3"));
    REQUIRE(app.run("record.set", {{"id", "a-plan-link"}, {"path", "level"}, {"value", "5"}}));
    app.settle();
    CHECK_FALSE(says(app, "Level 1"));
    CHECK(app.outline().find("Level 3") < app.outline().find("Level 5"));
}

TEST_CASE("A condition that cannot be read is a problem by name, and blocks publishing", "[app][R103]") {
    WholeApp app;
    open_page(app, "go.policy_catalogue");
    REQUIRE(app.run("record.set",
                    {{"id", "a-plan"}, {"path", "conditions[0].condition"}, {"value", "Arrears days >"}}));
    app.settle();
    CHECK(says(app, "cannot be read"));
    const auto refused = app.application().workspace().allowed("policy.publish", {});
    CHECK_FALSE(refused.ok());
    CHECK(std::string(refused.reason()).find("Offer a payment plan") != std::string::npos);
}

TEST_CASE("The simulation says who gets what, where candidates drop, and opens the customers behind it",
          "[app][R095][R088]") {
    WholeApp app;
    open_page(app, "go.policy_simulation");
    pick(app, "Channel", "Phone");
    app.settle();
    CHECK(says(app, "Customers by action"));
    CHECK(says(app, "Candidates by stage"));
    // By stage, then by rule, then the customers themselves.
    app.click(Role::Button, name_with(app, Role::Button, "not eligible"));
    app.settle();
    app.click(Role::Button, name_with(app, Role::Button, "Behind with payments"));
    app.settle();
    const std::string list = name_with(app, Role::Heading, "stopped by");
    CHECK_FALSE(list.empty());
    const std::string first = name_with(app, Role::GridCell, "HB-");
    REQUIRE_FALSE(first.empty());
    app.check_covered("Simulation");
}

TEST_CASE("A group that does not get its share is shown, and keeps the policy from being published",
          "[app][R103][R105]") {
    WholeApp app;
    open_page(app, "go.policy_simulation");
    pick(app, "Channel", "Phone");
    app.settle();
    CHECK(app.application().workspace().allowed("policy.publish", {}).ok());
    for (const char* offered_to_most : {"a-saver", "a-warning"})
        REQUIRE(app.run("record.set", {{"id", offered_to_most}, {"path", "state"}, {"value", "paused"}}));
    pick(app, "Groups by", "Products"); // who has all of them is offered nothing more
    app.settle();
    CHECK(app.has(Role::Grid, "Groups"));
    CHECK(says(app, "Not fair"));
    const auto refused = app.application().workspace().allowed("policy.publish", {});
    REQUIRE_FALSE(refused.ok());
    CHECK(std::string(refused.reason()).find("not fair") != std::string::npos);
}

TEST_CASE("Fairness of one action blocks publishing where that is wished", "[app][R103][R105]") {
    WholeApp app;
    open_page(app, "go.policy_simulation");
    pick(app, "Channel", "Phone");
    pick(app, "Groups by", "Products");
    app.settle();
    REQUIRE(app.application().workspace().allowed("policy.publish", {}).ok());
    CHECK_FALSE(app.has(Role::CheckBox, "Blocks publishing for this action, too"));
    // Who has savings is not offered a saver.
    pick(app, "Who gets", "Start a rainy-day saver");
    app.settle();
    CHECK(says(app, "Not fair for this action"));
    app.click(Role::CheckBox, "Blocks publishing for this action, too");
    app.settle();
    CHECK(says(app, "Not fair: this blocks publishing"));
    const auto refused = app.application().workspace().allowed("policy.publish", {});
    REQUIRE_FALSE(refused.ok());
    CHECK(std::string(refused.reason()).find("gets “Start a rainy-day saver”") != std::string::npos);
    REQUIRE(app.run("edit.undo"));
    app.settle();
    CHECK(app.application().workspace().allowed("policy.publish", {}).ok());
    app.click(Role::CheckBox, "Blocks publishing for this action, too");
    app.settle();
    CHECK_FALSE(app.application().workspace().allowed("policy.publish", {}).ok());
    // An action that is gone is not watched any more.
    REQUIRE(app.run("edit.select", {{"ids", "a-saver"}, {"mode", "set"}}));
    REQUIRE(app.run("edit.delete"));
    app.settle();
    CHECK(workspace(app).ranking.fairness_actions.empty());
}

TEST_CASE("A published version is frozen, compared field by field and exported", "[app][R103][R104]") {
    WholeApp app;
    REQUIRE_FALSE(app.application().workspace().allowed("policy.publish", {}).ok()); // not simulated yet
    open_page(app, "go.policy_versions");
    app.click(Role::Button, "Publish");
    app.settle();
    const auto versions = engage::versions_of(app.store());
    REQUIRE(versions.size() == 1);
    CHECK(versions[0]->title == "Version 1");
    CHECK(versions[0]->figures.customers.value_or(0) > 100);
    CHECK(versions[0]->records.size() > 10);
    const std::string content = versions[0]->content;
    CHECK_FALSE(app.run("policy.publish"));
    const std::string published = versions[0]->id.text();
    CHECK_FALSE(app.run("record.set", {{"id", published}, {"path", "figures.value"}, {"value", "9"}}));
    REQUIRE(app.run("record.set", {{"id", published}, {"path", "note"}, {"value", "The first"}}));
    REQUIRE(app.run("record.set", {{"id", "a-hold"}, {"path", "value"}, {"value", "1"}}));
    app.settle();
    CHECK(has_cell(app, "Value"));
    app.click(Role::Button, "Publish");
    app.settle();
    REQUIRE(engage::versions_of(app.store()).size() == 2);
    CHECK(engage::versions_of(app.store()).back()->content == content);

    app.click(Role::Button, "Policy as JSON");
    const std::string json = saved(app, ".json");
    CHECK(json.find("\"throughline-policy\"") != std::string::npos);
    CHECK(json.find("\"a-hold\"") != std::string::npos);
    app.click(Role::Button, "Actions by channel as CSV");
    const std::string csv = saved(app, ".csv");
    CHECK(csv.find("Hold the rate") != std::string::npos);
    app.click(Role::Button, "Conditions and ranking as DMN");
    CHECK(saved(app, ".dmn").find("Next best action") != std::string::npos);
    app.click(Role::Button, "Decided actions as JSON lines");
    const std::string lines = saved(app, ".jsonl");
    CHECK(std::count(lines.begin(), lines.end(), '\n') >=
          *engage::versions_of(app.store()).back()->figures.customers);
    CHECK(lines.find("\"why\":") != std::string::npos);
}

TEST_CASE("A published version decides again: its records come back, what came after rests", "[app][R103]") {
    WholeApp app;
    open_page(app, "go.policy_versions");
    app.click(Role::Button, "Publish");
    app.settle();
    const auto* version = engage::versions_of(app.store()).front();
    const std::string content = version->content;
    const Arguments restore = {{"version", version->id.text()}};
    const auto set = [&app](const char* id, const char* path, const char* value) {
        REQUIRE(app.run("record.set", {{"id", id}, {"path", path}, {"value", value}}));
    };
    set("a-hold", "value", "1");
    set("e-person", "satisfaction", "2"); // measured, not decided
    set("w-harbour", "ranking.propensity_basis", "models");
    REQUIRE(app.run("edit.select", {{"ids", "a-plan"}, {"mode", "set"}}));
    REQUIRE(app.run("edit.delete"));
    REQUIRE(app.run("record.add", {{"kind", "action"}, {"title", "A new one"}, {"state", "active"}}));
    const Id added = app.session().only_selected();
    REQUIRE(app.run(
        "record.add",
        {{"kind", "lever"}, {"title", "Later"}, {"action", "a-hold"}, {"weight", "5"}, {"reason", "Test"}}));
    const Id lever = app.session().only_selected();
    const std::string before = write_workspace(app.store());

    app.click(Role::GridCell, name_with(app, Role::GridCell, "Version 1"));
    app.settle();
    app.click(Role::Button, "Let this version decide again");
    app.settle();
    CHECK(record_of<Action>(app, "a-hold").value == 1180);
    CHECK(record_of<Action>(app, "a-plan").state == ActionState::Active);
    CHECK(app.store().find_as<Action>(added)->state == ActionState::Retired);
    CHECK(app.store().find(lever) == nullptr);
    CHECK(workspace(app).ranking.propensity_basis == PropensityBasis::Rates);
    CHECK(record_of<Experience>(app, "e-person").satisfaction == 2);
    REQUIRE(app.run("edit.undo"));
    CHECK(write_workspace(app.store()) == before);
    CHECK_FALSE(app.run("policy.restore", {{"version", "a-hold"}}));
}

TEST_CASE("Who is in a stage is part of the policy: published, told as a difference, and put back",
          "[app][R077][R103]") {
    WholeApp app;
    open_page(app, "go.policy_versions");
    const Id stage = app.store().all(Kind::Stage).front()->id;
    const auto set = [&](const char* path, const char* value) {
        REQUIRE(app.run("record.set", {{"id", stage.text()}, {"path", path}, {"value", value}}));
    };
    const auto content = [&app] {
        return engage::policy_content(engage::make_catalogue(app.store(), std::vector<std::string>{}),
                                      engage::ranking_of(app.store()));
    };
    // What is nothing to the decision is no change of the policy.
    const std::string unstaged = content();
    set("description", "Another one");
    CHECK(content() == unstaged);
    set("condition", "Fix ends >= date(\"2026-11-21\")");
    CHECK(content() != unstaged);
    app.settle();
    REQUIRE(app.run("policy.publish", {{"title", "With a stage"}}));
    const std::string published = content();
    set("condition", "");
    set("customer_goal", "To be left alone");
    CHECK(content() == unstaged);
    open_page(app, "go.policy_compare");
    CHECK(says(app, "With a stage"));
    const Id version = engage::versions_of(app.store()).front()->id;
    REQUIRE(app.run("policy.restore", {{"version", version.text()}}));
    CHECK(content() == published);
    CHECK(app.store().find_as<Stage>(stage)->customer_goal == "To be left alone");
    open_page(app, "go.policy_versions");
    app.click(Role::Button, "Policy as JSON");
    CHECK(saved(app, ".json").find("\"stages\":[{") != std::string::npos);
}

TEST_CASE("A change is compared with the state before it: who moves, from what to what", "[app][R103]") {
    WholeApp app;
    open_page(app, "go.policy_compare");
    CHECK(says(app, "Nothing to compare with yet"));
    REQUIRE(app.run("record.set", {{"id", "a-plan"}, {"path", "state"}, {"value", "paused"}}));
    app.settle();
    pick(app, "Channel", "Phone");
    app.settle();
    CHECK(says(app, "customers get another action"));
    CHECK(app.has(Role::Grid, "Customers who get another action"));
    CHECK(says(app, "Offer a payment plan → "));
    CHECK(has_cell(app, "Paused"));
    app.click(Role::GridCell, name_with(app, Role::GridCell, "HB-"));
    app.settle();
    CHECK(app.session().place == Place::Customers);
}

TEST_CASE("A point of the trade-off becomes the levers in one step", "[app][R105]") {
    WholeApp app;
    open_page(app, "go.policy_trade_off");
    pick(app, "Channel", "Phone");
    app.settle();
    CHECK(says(app, "200 settings of the levers"));
    const std::string point = name_with(app, Role::Button, "Setting ");
    REQUIRE_FALSE(point.empty());
    app.click(Role::Button, point);
    app.settle();
    const std::size_t before = app.store().all(Kind::Lever).size();
    app.click(Role::Button, "Use these levers");
    app.settle();
    CHECK(app.store().all(Kind::Lever).size() > before);
    REQUIRE(app.run("edit.undo"));
    CHECK(app.store().all(Kind::Lever).size() == before);
}

TEST_CASE("A budget for all customers is divided where it brings most", "[app][R095][R097][R098]") {
    WholeApp app;
    // A letter with the plan brings less than the talk, and costs much less.
    REQUIRE(app.run("record.add", {{"kind", "action"},
                                   {"title", "Send the plan by post"},
                                   {"issue", "Collect"},
                                   {"group", "Arrears"},
                                   {"level_of", "a-plan"},
                                   {"level", "1"},
                                   {"value", "640"},
                                   {"cost", "2"},
                                   {"starting_propensity", "0.5"},
                                   {"state", "active"}}));
    const std::string letter = app.session().only_selected().text();
    REQUIRE(app.run("record.add", {{"kind", "treatment"},
                                   {"title", "The plan, on paper"},
                                   {"action", letter},
                                   {"channel", "c-phone"},
                                   {"state", "active"},
                                   {"wording", "We send you the plan today."}}));
    open_page(app, "go.policy_budget");
    pick(app, "Channel", "Phone");
    app.settle();
    const auto enter_budget = [&app](std::string_view budget) {
        app.click(Role::TextField, "Budget for all");
        app.type(budget);
        app.end_typing();
        app.settle();
    };
    CHECK(says(app, "One more unit brings"));
    REQUIRE(app.has(Role::Grid, "Who gets what within the budget"));
    CHECK(app.has(Role::GridCell, name_with(app, Role::GridCell, "Send the plan by post, level 1")));
    enter_budget("100000000");
    CHECK(says(app, "nothing: all get the best"));
    enter_budget("0");
    CHECK(says(app, "0 of 0"));
    CHECK(app.has(Role::Grid, "Customers who get something else within the budget"));
    const std::string point = name_with(app, Role::Button, "Budget ");
    REQUIRE_FALSE(point.empty());
    app.check_covered("Budget");
}

TEST_CASE("Levels stand on their response curve, a replacement against keeping", "[app][R097][R098][R101]") {
    WholeApp app;
    open_page(app, "go.policy_catalogue");
    for (const auto& [level, propensity] : {std::pair{"1", "0.3"}, std::pair{"2", "0.5"}})
        REQUIRE(app.run("record.add", {{"kind", "action"},
                                       {"title", std::string("Rate cut ") + level},
                                       {"issue", "Retain"},
                                       {"group", "Mortgage"},
                                       {"level_of", "a-hold"},
                                       {"level", level},
                                       {"value", "400"},
                                       {"cost", level},
                                       {"starting_propensity", propensity},
                                       {"state", "active"}}));
    REQUIRE(app.run("record.set", {{"id", "pr-mortgage"}, {"path", "margin"}, {"value", "900"}}));
    REQUIRE(app.run("record.add", {{"kind", "product"}, {"title", "Old loan"}, {"margin", "500"}}));
    const Id old = app.session().only_selected();
    REQUIRE(app.run("record.set", {{"id", "a-hold"}, {"path", "replaces"}, {"value", old.text()}}));
    app.settle();
    app.click(Role::GridCell, name_with(app, Role::GridCell, "Hold the rate"));
    app.settle();
    CHECK(says(app, "Response curve"));
    CHECK(says(app, "is worth most"));
    CHECK(says(app, "Value of the streams"));
    CHECK(says(app, "Break-even at"));
}

TEST_CASE("Control arms are shares of customers, and experiments say when nothing may be read off",
          "[app][R099][R100]") {
    WholeApp app;
    open_page(app, "go.policy_experiments");
    REQUIRE(app.run("policy.set_control_shares", {{"shares", "random_eligible\t5\npropensity_only\t5"}}));
    app.settle();
    REQUIRE(workspace(app).control_shares.size() == 2);
    CHECK_FALSE(app.run("policy.set_control_shares", {{"shares", "random_eligible\t101"}}));
    // The example has one experiment with equal arms.
    CHECK(says(app, "The arms are as they were planned"));
    CHECK(app.has(Role::Grid, "Lift"));
    CHECK(says(app, "Looking often is fine"));
    REQUIRE(app.run("record.set", {{"id", "xp-plan"}, {"path", "arms[0].n"}, {"value", "900"}}));
    app.settle();
    CHECK(says(app, "nothing can be read off this"));
    CHECK_FALSE(app.has(Role::Grid, "Lift"));
}

TEST_CASE("Exported actions say the arm of each customer, with a Worker and without", "[app][R103][R104]") {
    std::string exported;
    for (const Beside beside : {Beside::Worker, Beside::Nothing}) {
        WholeApp app(nullptr, beside);
        open_page(app, "go.policy_versions");
        REQUIRE(app.run("policy.publish", {{"title", "One"}}));
        const Id version = engage::versions_of(app.store()).front()->id;
        REQUIRE(app.run("record.set", {{"id", "a-hold"}, {"path", "value"}, {"value", "1"}}));
        REQUIRE(
            app.run("record.set", {{"id", "w-harbour"}, {"path", "challenger"}, {"value", version.text()}}));
        REQUIRE(app.run("policy.set_control_shares", {{"shares", "random_propensity\t20\nchallenger\t30"}}));
        open_page(app, "go.policy_versions");
        app.click(Role::Button, "Decided actions as CSV");
        const std::string csv = saved(app, ".csv");
        std::map<std::string, int> lines, holds;
        for (const std::string& line : split(csv, '\n')) {
            const std::string arm = std::string(trimmed(line.substr(line.rfind(',') + 1)));
            ++lines[arm];
            holds[arm] += line.find(",1,a-hold,") != std::string::npos;
        }
        CHECK(lines["Random propensity"] > 10);
        CHECK(lines["The challenger"] > lines["Random propensity"]);
        CHECK(lines["The decision"] > lines["The challenger"]);
        CHECK(holds["The decision"] == 0);  // worth nothing now
        CHECK(holds["The challenger"] > 0); // it was when the version was published
        // What answers taught counts, whoever simulated: nobody has the propensity that the action began
        // with.
        CHECK(csv.find("0.46") != std::string::npos);
        if (exported.empty())
            exported = csv;
        else
            CHECK(csv == exported);
    }
}

TEST_CASE("What customers of the arms answer in conversations is compared", "[app][R099][R103]") {
    WholeApp app;
    REQUIRE(app.run("policy.set_control_shares", {{"shares", "propensity_only\t50"}}));
    for (int customer = 1; customer <= 12; ++customer) {
        REQUIRE(app.run("customer.conversation", {{"key", text_format("HB-%04d", customer)},
                                                  {"table", "tb-households"},
                                                  {"channel", "c-phone"},
                                                  {"part", "talk"}}));
        app.draw_frames(3);
        app.settle();
        if (app.has(Role::Button, "Accepted"))
            app.click(Role::Button, "Accepted");
        app.settle();
    }
    open_page(app, "go.policy_experiments");
    CHECK(app.has(Role::Grid, "Arms"));
    CHECK(has_cell(app, "The decision"));
    CHECK(has_cell(app, "Propensity only"));
    CHECK(says(app, "The arms are as they were planned"));
}

TEST_CASE("A version is chosen to challenge on the page of experiments", "[app][R103]") {
    WholeApp app;
    app.application().resized(1440, 1200, 1);
    open_page(app, "go.policy_experiments");
    CHECK(says(app, "Publish a version first"));
    REQUIRE(app.run("policy.publish", {{"title", "One"}}));
    app.settle();
    app.click(Role::ComboBox, "Version that challenges");
    app.settle();
    app.click(Role::Option, "One");
    app.settle();
    CHECK(workspace(app).challenger == engage::versions_of(app.store()).front()->id);
    app.click(Role::TextField, "The challenger");
    app.type("25");
    app.end_typing();
    app.settle();
    CHECK(engage::arm_plan_of(app.store()).shares.back() == 25);
    app.check_covered("experiments with a challenger");
}

} // namespace throughline::app::test
