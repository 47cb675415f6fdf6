// What the answers taught, on the screen: which models there are, how far they can be trusted, and that they
// decide where the policy says so.
#include "base/text.h"
#include "model/records/workspace.h"
#include "unit/app/command_line_world.h"
#include "unit/app/screen_text.h"
#include "unit/support/files.h"

#include <catch_amalgamated.hpp>

namespace throughline::app::test {

using ui::Role;

namespace {

void open_models(WholeApp& app) {
    app.application().resized(1600, 1400, 1);
    REQUIRE(app.run("go.policy_models"));
    app.settle();
    app.draw_frames(3);
}

PropensityBasis basis(WholeApp& app) {
    return as<Workspace>(app.store().all(Kind::Workspace).front())->ranking.propensity_basis;
}

bool has_cell(WholeApp& app, std::string_view part) {
    return !name_with(app, Role::GridCell, part).empty();
}

} // namespace

TEST_CASE("Models are listed with what they learned from, how well they tell apart, and drift",
          "[app][R088]") {
    WholeApp app;
    open_models(app);
    CHECK(app.has(Role::Grid, "Models"));
    CHECK(says(app, "1,546 answers learned")); // of contacts and campaigns together
    CHECK(says(app, "The smoothed rate of each action"));
    CHECK(has_cell(app, "Hold the rate for 14 days"));
    CHECK(has_cell(app, "207, 46 %"));
    CHECK(has_cell(app, "0.62 [0.56, 0.67]"));
    CHECK(says(app, "Household: it names the customer"));
    // What is known only afterwards is counted, and never scores.
    CHECK(app.has(Role::Grid, "Predictors"));
    CHECK(has_cell(app, "It is barred."));
    CHECK_FALSE(name_with(app, Role::Figure, "Calibration").empty());
    app.check_covered("the models");

    // Another model, and another of its predictors.
    app.click(Role::GridCell, name_with(app, Role::GridCell, "Mention home cover"));
    app.settle();
    CHECK(app.has(Role::Heading, "Mention home cover"));
    app.click(Role::GridCell, name_with(app, Role::GridCell, "Segment"));
    app.settle();
    CHECK(app.has(Role::Heading, "Accepted by Segment"));
    CHECK(says(app, "First home"));
}

TEST_CASE("Where the policy says so, models decide, and each answer is learned at once",
          "[app][R053][R088][R103]") {
    WholeApp app;
    open_models(app);
    CHECK(basis(app) == PropensityBasis::Rates);
    app.click(Role::Radio, "Models");
    app.settle();
    CHECK(basis(app) == PropensityBasis::Models);
    CHECK(says(app, "A model of each action tells customers apart"));
    REQUIRE(
        app.run("customer.conversation",
                {{"key", "HB-0027"}, {"table", "tb-households"}, {"channel", "c-phone"}, {"part", "talk"}}));
    app.draw_frames(3);
    app.settle();
    CHECK(says(app, "model of 450 answers"));
    app.click(Role::Button, "Refused");
    app.settle();
    CHECK_FALSE(says(app, "model of 450 answers"));
    open_models(app);
    CHECK(has_cell(app, "451"));
    REQUIRE(app.run("edit.undo"));
    app.settle();
    CHECK(has_cell(app, "450"));
    REQUIRE(app.run("edit.undo"));
    CHECK(basis(app) == PropensityBasis::Rates);
}

TEST_CASE("The command line learns from files of contacts, as the screen does", "[app][R088]") {
    const std::string examples = throughline::testing::project_path("web/examples/");
    const std::string households = examples + "harbour-bank-households.csv";
    const auto simulate = [&](std::vector<std::string> further) {
        std::vector<std::string> arguments = {"simulate",    examples + "harbour-bank.throughline.json",
                                              "--customers", households,
                                              "--channel",   "Phone"};
        arguments.insert(arguments.end(), further.begin(), further.end());
        return run(arguments);
    };
    const Ran without = simulate({});
    REQUIRE(without.code == ExitCode::Fine);
    CHECK(without.results.starts_with("{\"propensities\":\"smoothed rates of 0 answers"));
    const Ran with = simulate({"--contacts", examples + "harbour-bank-campaigns.csv", "--contacts",
                               examples + "harbour-bank-contacts.csv"});
    REQUIRE(with.code == ExitCode::Fine);
    CHECK(with.results.find("of 1546 answers") != std::string::npos);
    const auto last = [](const Ran& ran) { return ran.results.substr(ran.results.rfind('{')); };
    CHECK(last(with) != last(without));
    const Ran broken = simulate({"--contacts", examples + "northlight-outages.csv"});
    CHECK(broken.code == ExitCode::InputWrong);
    CHECK(broken.complaints.find("northlight-outages.csv") != std::string::npos);
}

} // namespace throughline::app::test
