// The policy as a whole: frozen and thawed, told apart, weighed, exported as a model that decides alike.
#include "base/random.h"
#include "dmn/engine.h"
#include "dmn/xml_reader.h"
#include "dmn/xml_writer.h"
#include "engage/policy/lever_settings.h"
#include "engage/policy/log_evidence.h"
#include "engage/policy/policy.h"
#include "engage/policy/policy_difference.h"
#include "engage/policy/policy_model.h"
#include "engage/policy/served_groups.h"
#include "engage/table_decision.h"
#include "engage/worker/policy_runs.h"
#include "model/records/workspace.h"
#include "tables/table_builder.h"
#include "unit/engage/random_policies.h"

#include <set>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;

TEST_CASE("A frozen policy decides again as it did, whatever became of the records", "[engage][R103]") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        Random random(seed);
        Records records = random_policy(random);
        add_stage_lever(records, random);
        const Store store = store_of(records);
        PolicyVersion version;
        version.records = frozen_records(store);
        const auto thawed_store = thawed(version);
        REQUIRE(thawed_store.ok());
        const Catalogue before = make_catalogue(store, columns);
        const Catalogue after = make_catalogue(thawed_store.value(), columns);
        CHECK(before.version == after.version);
        const tables::Table table = customers(seed, 200);
        SimulationOptions options;
        options.channel = channel_of(before, "phone");
        SimulationJob first(before, table, options);
        SimulationJob second(after, table, options);
        tables::run_to_end(first);
        tables::run_to_end(second);
        CHECK(std::move(first).take_result().chosen == std::move(second).take_result().chosen);
    }
    PolicyVersion broken;
    broken.records = {"action {\"id\":1}"};
    CHECK_FALSE(thawed(broken).ok());
    broken.records = {"creature {}"};
    CHECK_FALSE(thawed(broken).ok());
}

TEST_CASE("The name of a policy follows what decides and nothing else", "[engage][R103]") {
    const Catalogue catalogue = three_actions().catalogue();
    Ranking ranking;
    const std::string plain = policy_content(catalogue, ranking);
    ranking.fairness_column = "age";
    CHECK(policy_content(catalogue, ranking) == plain);
    ranking.without_value = true;
    CHECK(policy_content(catalogue, ranking) != plain);
    Records other = three_actions();
    other.lever("More", 10);
    CHECK(policy_content(other.catalogue(), Ranking()) != plain);
}

TEST_CASE("Switched off terms are left out of the ranking", "[engage][R040][R088]") {
    const Catalogue catalogue = three_actions().catalogue();
    Ranking ranking;
    const auto best = [&] { return chosen(catalogue, {}, 1, "phone", arbitration_of(ranking)); };
    CHECK(best() == "stay"); // 32 of 20, 18 and 32
    ranking.without_propensity = true;
    CHECK(best() == "card"); // 100 of 100, 60 and 80
    ranking.without_propensity = false;
    ranking.do_nothing = 40;
    CHECK(best() == "nothing");
}

TEST_CASE("What differs between two policies is told field by field", "[engage][R103]") {
    Records records = three_actions();
    const Store before = store_of(records);
    Records changed = three_actions();
    changed.lever("New lever", 25);
    Action& extra = changed.action("extra", "Serve", "Care", 5, 0.5);
    extra.conditions.push_back({ConditionStage::Suitability, "Named", "tenure > 1", {}});
    Store after = store_of(changed);
    auto card = std::make_shared<Action>(*after.find_as<Action>(Id::literal("card")));
    card->value = 120;
    card->conditions.push_back({ConditionStage::Eligibility, "Long", "tenure > 3", {}});
    REQUIRE(after.apply({{{card->id, after.pointer(card->id), card}}}).ok());
    Ranking ranking;
    ranking.without_context = true;
    const auto changes = policy_changes(before, {}, after, ranking);
    REQUIRE(changes.size() == 4);
    CHECK(changes[0].title == "card");
    REQUIRE(changes[0].fields.size() == 4);
    CHECK(changes[0].fields[0].field == "Value");
    CHECK(changes[0].fields[0].before == "100");
    CHECK(changes[0].fields[0].after == "120");
    CHECK(changes[0].fields[1].after == "Eligibility");
    CHECK(changes[1].change == PartChange::Added);
    CHECK(changes[2].kind == Kind::Lever);
    CHECK(changes[3].record.empty());
    CHECK(policy_changes(after, ranking, after, ranking).empty());
    CHECK(policy_changes(after, ranking, before, {}).size() == 4);
}

TEST_CASE("The policy as DMN, read again, decides as the policy does", "[engage][R104]") {
    std::set<std::string> answers;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        Random random(seed);
        const Store store = store_of(random_policy(random));
        const Catalogue catalogue = make_catalogue(store, columns);
        auto assembled = policy_model(catalogue, {}, day_of_test(1), reference());
        REQUIRE(assembled.ok());
        for (const auto version : {dmn::DmnVersion::V13, dmn::DmnVersion::V15}) {
            const dmn::WrittenModel written = dmn::write_model(assembled.value().model, version);
            CHECK(written.notes.empty());
            const auto read = dmn::read_model(written.xml);
            REQUIRE(read.ok());
            const dmn::EngineReport report = dmn::compile_models({read.value()});
            CHECK(report.problems.empty());
            const tables::Table table = customers(seed, 60);
            SimulationOptions options;
            options.now = day_of_test(1);
            options.channel = channel_of(catalogue, "phone");
            RowDecider decider(catalogue, table, options);
            for (tables::RowIndex row = 0; row < table.row_count(); ++row) {
                dmn::ModelRun run(report.engine);
                for (std::size_t column = 0; column < columns.size(); ++column)
                    run.set_input(columns[column], feel_value(table.value(row, column)));
                const NextAction& decided = decider.decide(row);
                const std::string best =
                    decided.ranked.empty() ? "nothing" : catalogue.actions[decided.ranked.front()].title;
                CHECK(feel::value_text(run.decision("Next best action")) == best);
                answers.insert(best);
            }
        }
    }
    CHECK(answers.size() > 2); // the check could have failed
    Records unreadable = three_actions();
    auto& rule = unreadable.policy("Broken", ContactPolicyType::Engagement);
    rule.condition = "tenure >";
    CHECK_FALSE(policy_model(unreadable.catalogue(columns), {}, day_of_test(1), reference()).ok());
}

TEST_CASE("Lever settings are the same for the same seed, and begin with what holds", "[engage][R105]") {
    const Catalogue catalogue = three_actions().catalogue(columns);
    const tables::Table table = customers(3, 100);
    SimulationOptions options;
    options.channel = channel_of(catalogue, "phone");
    SimulationJob job(catalogue, table, options, Keep::Candidates);
    tables::run_to_end(job);
    const KeptCandidates kept = std::move(job).take_candidates();
    const auto settings = lever_settings(catalogue, kept);
    CHECK(settings.size() == 200);
    CHECK(settings == lever_settings(catalogue, kept));
    CHECK(settings != lever_settings(catalogue, kept, {.seed = 2}));
    CHECK(settings.front() == LeverSetting(3, 0));
    std::size_t moved = 0;
    for (const LeverSetting& setting : settings) {
        for (const double points : setting) {
            CHECK(std::abs(points) <= 60);
            CHECK(std::fmod(points, 5) == 0);
            moved += points != 0;
        }
    }
    CHECK(moved > 100);
    CHECK(lever_settings(catalogue, {}).size() == 1);
}

TEST_CASE("A simulation tells whose candidates drop where, and is kept while it is held", "[engage][R095]") {
    Records records = three_actions();
    auto& rule = records.policy("long-with-us", ContactPolicyType::Engagement);
    rule.issue = "Sell";
    rule.condition = "tenure >= 10";
    const auto catalogue = std::make_shared<const Catalogue>(records.catalogue(columns));
    PolicyQuestion question{.catalogue = catalogue,
                            .policy = "a",
                            .table = customers(5, 300),
                            .table_name = "t",
                            .contacts = {},
                            .options = {},
                            .learning = nullptr,
                            .keep = Keep::Nothing};
    question.options.channel = channel_of(*catalogue, "phone");
    question.options.drop = Drop{Fate::Eligibility, 0};
    PolicyRuns runs;
    auto run = runs.ask(question);
    CHECK(runs.ask(question) == run);
    double time = 0;
    const auto clock = [&time] { return time += 1; };
    CHECK(runs.work(clock, 4));
    CHECK_FALSE(run->is_done());
    run->cancel();
    CHECK_FALSE(runs.work(clock, 1000));
    run->resume();
    while (runs.work(clock, time + 50)) {
    }
    REQUIRE(run->is_done());
    std::vector<tables::RowIndex> expected;
    for (tables::RowIndex row = 0; row < question.table.row_count(); ++row) {
        const auto tenure = question.table.number(row, 0);
        if (!tenure || *tenure < 10)
            expected.push_back(row);
    }
    CHECK(run->result().dropped == expected);
    CHECK(run->result().rule_drops[0] == 2 * expected.size());
    question.policy = "b";
    CHECK(runs.ask(question) != run);
}

TEST_CASE("Customers are grouped by values, or by bands of numbers", "[engage][R105]") {
    const tables::Table table = customers(9, 400);
    std::vector<bool> selected(400);
    for (std::size_t row = 0; row < selected.size(); ++row)
        selected[row] = row % 3 == 0;
    for (std::size_t column = 0; column < table.column_count(); ++column) {
        const ServedGroups served = served_groups(table, column, selected);
        std::int64_t rows = 0, got = 0;
        for (const GroupSelection& group : served.groups) {
            CHECK(group.customers > 0);
            rows += group.customers;
            got += group.selected;
        }
        CHECK(rows == 400);
        CHECK(got == 134);
        CHECK(served.groups.back().name == "no value");
    }
}

TEST_CASE("A log of decisions gives arms and choices; what is missing is said", "[engage][R099][R100]") {
    tables::TableBuilder builder({{"Customer", tables::ColumnType::Text},
                                  {"Action", tables::ColumnType::Text},
                                  {"Choice probability", tables::ColumnType::Number},
                                  {"Response", tables::ColumnType::Text},
                                  {"Arm", tables::ColumnType::Text}});
    for (int row = 0; row < 400; ++row) {
        builder.text(0, "c" + std::to_string(row / 2)); // two decisions each
        builder.text(1, row % 4 < 2 ? "card" : "loan");
        builder.number(2, row % 4 < 2 ? 0.8 : 0.2);
        builder.text(3, row % 4 == 0 ? "Agreed" : "Refused");
        builder.text(4, row % 8 < 4 ? "The decision" : "Propensity only");
        builder.end_row();
    }
    const tables::Table log = std::move(builder).finish("log", {}).value();
    const auto class_of = [](std::string_view title) {
        return title == "Agreed" ? std::optional(ResponseClass::Positive) : std::nullopt;
    };
    const LogColumns found = find_log_columns(log);
    const LoggedResponses responses(log, found, nullptr, {});
    const auto arms = arm_results(log, found, responses, class_of);
    REQUIRE(arms.ok());
    REQUIRE(arms.value().size() == 2);
    CHECK(arms.value()[0].arm == Arm::Decision);
    CHECK(arms.value()[1].arm == Arm::PropensityOnly);
    CHECK(arms.value()[0].accepted.trials == 100);
    CHECK(arms.value()[0].accepted.successes == 50);
    const auto choices = logged_choices(
        log, found, responses, [](tables::RowIndex) { return 0.5; }, class_of);
    REQUIRE(choices.ok());
    CHECK(choices.value().size() == 400);
    CHECK(choices.value()[0].reward == 1);
    CHECK(choices.value()[1].reward == 0);
    CHECK(choices.value()[2].logged_probability == 0.2);

    const tables::Table other = customers(1, 10);
    const LogColumns none = find_log_columns(other);
    const LoggedResponses nothing(other, none, nullptr, {});
    CHECK_FALSE(arm_results(other, none, nothing, class_of).ok());
    CHECK_FALSE(logged_choices(
                    other, none, nothing, [](tables::RowIndex) { return 1.0; }, class_of)
                    .ok());
}

TEST_CASE("Answers to logged decisions are found among events, not before the decision", "[engage][R100]") {
    tables::TableBuilder decisions({{"customer", tables::ColumnType::Text},
                                    {"moment", tables::ColumnType::DateTime},
                                    {"action", tables::ColumnType::Text},
                                    {"choice probability", tables::ColumnType::Number}});
    tables::TableBuilder events({{"Household", tables::ColumnType::Text},
                                 {"Moment", tables::ColumnType::DateTime},
                                 {"Action", tables::ColumnType::Text},
                                 {"Event", tables::ColumnType::Text}});
    const auto decided = [&](const char* customer, double day, const char* action) {
        decisions.text(0, customer);
        decisions.instant(1, day_of_test(day));
        decisions.text(2, action);
        decisions.number(3, 1);
        decisions.end_row();
    };
    const auto happened = [&](const char* customer, double day, const char* action, const char* event) {
        events.text(0, customer);
        events.instant(1, day_of_test(day));
        if (*action)
            events.text(2, action);
        events.text(3, event);
        events.end_row();
    };
    decided("a", 5, "card");
    decided("a", 9, "card");
    decided("b", 5, "card");
    happened("a", 8, "card", "Refused");
    happened("a", 3, "card", "Later");
    happened("a", 10, "card", "Agreed");
    happened("b", 6, "loan", "Agreed");
    happened("b", 6, "", "Complaint");
    const tables::Table log = std::move(decisions).finish("log", {}).value();
    const tables::Table what = std::move(events).finish("events", {}).value();
    const LogColumns found = find_log_columns(log);
    const LoggedResponses responses(log, found, &what, "Household");
    REQUIRE(responses.is_known());
    CHECK(tables::value_text(responses.of(0)) == "Refused");
    CHECK(tables::value_text(responses.of(1)) == "Agreed");
    CHECK(tables::is_blank(responses.of(2)));
}
