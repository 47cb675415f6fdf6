// What answers teach: learned in slices and onwards, the same for a conversation and a simulation, drawn
// where it explores.
#include "base/random.h"
#include "base/text.h"
#include "engage/contact/answer_learning.h"
#include "engage/decision/decision_log.h"
#include "engage/decision/situation.h"
#include "engage/simulation/simulation.h"
#include "unit/engage/harbour_actions.h"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <set>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;

namespace {

constexpr tables::RowIndex customer_count = 200;

std::string key_of(tables::RowIndex row) {
    return text_format("H%u", row);
}

tables::Table customers() {
    tables::TableBuilder builder({{"household", tables::ColumnType::Text},
                                  {"complaints", tables::ColumnType::Integer},
                                  {"plan", tables::ColumnType::Text},
                                  {"left", tables::ColumnType::Boolean}});
    for (tables::RowIndex row = 0; row < customer_count; ++row) {
        builder.text(0, key_of(row));
        builder.integer(1, row % 3);
        builder.text(2, row % 4 == 0 ? "month" : "year");
        builder.boolean(3, row % 5 == 0);
        builder.end_row();
    }
    return std::move(builder).finish("Customers", {}).value();
}

TableReference reference() {
    TableReference made;
    made.key_column = "household";
    made.columns = {{"household", "", TableColumnType::Text, ColumnUse::Identity, "", {}},
                    {"left", "Has left", TableColumnType::Boolean, ColumnUse::KnownAfterwards, "", {}}};
    return made;
}

// Who pays by the month takes the card, who complained takes nothing, whoever it is.
bool accepts(Random& random, std::string_view action, tables::RowIndex row) {
    const double likely = row % 3 == 2 ? 0.05 : action == "card" ? (row % 4 == 0 ? 0.8 : 0.1) : 0.4;
    return random.unit() < likely;
}

std::vector<ContactRow> answers(int count, std::uint64_t seed) {
    Random random(seed);
    std::vector<ContactRow> rows;
    for (int number = 0; number < count; ++number) {
        const auto row = static_cast<tables::RowIndex>(random.below(customer_count));
        const char* const action = random.below(2) == 0 ? "card" : "stay";
        ContactRow& contact = rows.emplace_back();
        contact.customer = key_of(row);
        contact.at = day_of_test(number * 0.05);
        if (random.below(20) == 0) {
            contact.kind = ContactRowKind::Captured;
            contact.column = "complaints";
            contact.value = "2";
            continue;
        }
        contact.kind = ContactRowKind::Answered;
        contact.action_id = action;
        contact.channel_id = random.below(2) == 0 ? "phone" : "app";
        contact.event = accepts(random, action, row) ? "Accepted"
                        : random.below(9) == 0       ? "Later"
                                                     : "Refused";
    }
    return rows;
}

struct World {
    Store store;
    tables::Table table = customers();
    std::shared_ptr<const Catalogue> catalogue;

    World() {
        Records records;
        records.channel("app", ChannelType::SelfService);
        records.channel("phone");
        records.action("card", "Sell", "Cards", 30, 0.2);
        records.action("new", "Sell", "Cards", 1, 0.3);
        records.action("stay", "Retain", "Mortgage", 35, 0.4);
        for (const char* action : {"card", "new", "stay"}) {
            records.treatment(action, "app");
            records.treatment(action, "phone");
        }
        auto& policy = records.policy("rest", ContactPolicyType::Suppression);
        policy.event = "Refused";
        policy.times = 1;
        policy.within_days = 30;
        policy.pause_days = 30;
        policy.each_action = true;
        REQUIRE(store.apply(records.diff()).ok());
        std::vector<std::string> names;
        for (const tables::ColumnInfo& column : table.info().columns)
            names.push_back(column.name);
        catalogue = std::make_shared<const Catalogue>(make_catalogue(store, names));
    }
    std::shared_ptr<AnswerLearning> start(const std::vector<ContactRow>& rows, PropensityBasis basis,
                                          std::shared_ptr<const AnswerLearning> before = nullptr) const {
        const tables::Table contacts = with_contacts(nullptr, rows, day_of_test(0)).value();
        const auto index =
            std::make_shared<const ContactIndex>(ContactIndex::make(contacts, "customer").value());
        return std::make_shared<AnswerLearning>(
            LearningTask{std::make_shared<const ContactHistories>(store, catalogue, ContactIndexes{index}),
                         table, "customers", 0, PredictorColumns(table, reference()), basis},
            std::move(before));
    }
    std::shared_ptr<AnswerLearning> learn(const std::vector<ContactRow>& rows, PropensityBasis basis,
                                          std::shared_ptr<const AnswerLearning> before = nullptr) const {
        auto learning = start(rows, basis, std::move(before));
        tables::run_to_end(*learning);
        return learning;
    }
    std::uint32_t channel(std::string_view id) const { return channel_of(*catalogue, id); }
    std::uint32_t action(std::string_view id) const { return action_of(*catalogue, id); }

    CustomerState state(const AnswerLearning& learning, tables::RowIndex row, std::string_view where,
                        Instant now) const {
        const std::string customer = key_of(row);
        const auto rows = learning.task().histories->rows_of(customer);
        return state_of(*catalogue, learning.task().histories->reader(), table, *learning.learned(),
                        {row, customer, rows, now, channel(where)});
    }
};

} // namespace

TEST_CASE("Columns that name customers are no predictors, those known afterwards are barred",
          "[engage][R088]") {
    const PredictorColumns columns(customers(), reference());
    REQUIRE(columns.predictors().size() == 3);
    CHECK(columns.predictors()[0] == PredictorInfo{"complaints", PredictorKind::Numeric, {}});
    CHECK(columns.predictors()[1] == PredictorInfo{"plan", PredictorKind::Symbolic, {}});
    CHECK(columns.predictors()[2] ==
          PredictorInfo{"Has left", PredictorKind::Symbolic, PredictorUse::Barred});
    CHECK(columns.left_out() == std::vector<std::string>{"household: it names the customer"});
    // Without that word, a text with many values would name them all the same.
    CHECK(PredictorColumns(customers(), {}).left_out().front() == "household: it has more than 50 values");
}

TEST_CASE("Models tell customers apart where rates cannot", "[engage][R088]") {
    const World world;
    const auto rows = answers(3000, 1);
    const Instant now = day_of_test(200);
    const auto by_rates = world.learn(rows, PropensityBasis::Rates);
    const auto by_models = world.learn(rows, PropensityBasis::Models);
    const std::uint32_t card = world.action("card");
    // Rows 4 and 5 were never heard to complain; one pays by the month.
    const auto likely = [&](const AnswerLearning& learning, tables::RowIndex row) {
        return world.state(learning, row, "phone", now).propensities.ranking[card];
    };
    CHECK(likely(*by_rates, 4) == likely(*by_rates, 7));
    CHECK(likely(*by_models, 4) > 2 * likely(*by_models, 7));
    CHECK(likely(*by_models, 8) < 0.5 * likely(*by_models, 4)); // complained
    const AdaptiveModel& model = by_models->learned()->models()->of_all(card);
    CHECK(model.predictors()[1].is_active);
    CHECK_FALSE(model.predictors()[2].is_active);
    CHECK(model.auc().value().value > 0.65);
    CHECK(model.calibration().value().expected_error < 0.08);
    CHECK(model.drift(0).value().drift != evidence::Drift::Stable); // more and more were heard to complain
    CHECK(model.drift(1).value().drift == evidence::Drift::Stable);
    // Nothing was asked of the new action.
    CHECK(world.state(*by_models, 4, "phone", now).propensities.ranking[world.action("new")] == 0.3);
}

TEST_CASE("Learning in slices, at once, or on from what was learned gives the same", "[engage][R088]") {
    const World world;
    const PropensityBasis basis = GENERATE(PropensityBasis::Rates, PropensityBasis::Models);
    const auto rows = answers(700, 2);
    const auto whole = world.learn(rows, basis);
    const auto sliced = world.start(rows, basis);
    double last = 0;
    while (sliced->step(7) == tables::JobState::Running) {
        CHECK(sliced->progress().fraction() <= 1);
        CHECK(sliced->learned() == nullptr);
        last = sliced->progress().fraction();
    }
    CHECK(last > 0.9);
    CHECK(sliced->progress().fraction() == 1);
    CHECK(sliced->learned()->version() == whole->learned()->version());

    std::shared_ptr<AnswerLearning> onwards;
    for (const std::size_t known : {500U, 501U, 700U})
        onwards = world.learn({rows.begin(), rows.begin() + known}, basis, onwards);
    CHECK(onwards->learned()->version() == whole->learned()->version());
    for (tables::RowIndex row = 0; row < 30; ++row) {
        const auto one = world.state(*whole, row, "phone", day_of_test(50)).propensities;
        const auto other = world.state(*onwards, row, "phone", day_of_test(50)).propensities;
        CHECK(one.ranking == other.ranking);
        CHECK(one.on_channel == other.on_channel);
    }
    // An answer that is taken back was never learned.
    const std::vector<ContactRow> fewer(rows.begin(), rows.end() - 20);
    CHECK(world.learn(fewer, basis, onwards)->learned()->version() ==
          world.learn(fewer, basis)->learned()->version());
    CHECK(world.learn(fewer, basis)->learned()->version() != whole->learned()->version());
}

TEST_CASE("A model knows of a customer what was heard before the answer, not what came after",
          "[engage][R088]") {
    const World world;
    std::vector<ContactRow> rows = answers(400, 3);
    const std::string before = world.learn(rows, PropensityBasis::Models)->learned()->version();
    ContactRow fact;
    fact.kind = ContactRowKind::Captured;
    fact.column = "complaints";
    fact.value = "7";
    fact.at = day_of_test(100);
    fact.customer = key_of(4);
    rows.push_back(fact);
    CHECK(world.learn(rows, PropensityBasis::Models)->learned()->version() == before);
    rows.back().at = day_of_test(-1);
    CHECK(world.learn(rows, PropensityBasis::Models)->learned()->version() != before);
}

TEST_CASE("A simulation decides for each customer as the conversation does",
          "[engage][R088][R094][R095][R103]") {
    const World world;
    const PropensityBasis basis =
        GENERATE(PropensityBasis::Rates, PropensityBasis::Models, PropensityBasis::Exploring);
    const std::string where = GENERATE("app", "phone");
    const auto learning = world.learn(answers(900, 4), basis);
    SimulationOptions options;
    options.channel = world.channel(where);
    options.now = day_of_test(60);
    const auto simulate = [&] {
        SimulationJob job(*world.catalogue, world.table, options);
        tables::run_to_end(job);
        return std::move(job).take_result();
    };
    const SimulationResult without = simulate();
    options.histories = learning->task().histories;
    options.learned = learning->learned();
    const SimulationResult with = simulate();
    CHECK(with.chosen != without.chosen);
    Decider decider(*world.catalogue);
    for (tables::RowIndex row = 0; row < world.table.row_count(); ++row) {
        CAPTURE(row);
        const CustomerState state = world.state(*learning, row, where, options.now);
        CHECK(decider.decide(state.situation(options.now, options.channel), {}).chosen() == with.chosen[row]);
    }
}

TEST_CASE("What explores draws the same on all channels and all day, and says how likely its choice was",
          "[engage][R088][R094][R103]") {
    const World world;
    const auto learning = world.learn(answers(900, 5), PropensityBasis::Exploring);
    const Instant now = day_of_test(60.2), later = day_of_test(60.4), tomorrow = day_of_test(61.2);
    Decider decider(*world.catalogue);
    int moved = 0, reached = 0;
    std::set<double> probabilities;
    for (tables::RowIndex row = 0; row < world.table.row_count(); ++row) {
        const CustomerState app = world.state(*learning, row, "app", now);
        CHECK(app.propensities.ranking == world.state(*learning, row, "phone", later).propensities.ranking);
        moved +=
            app.propensities.ranking != world.state(*learning, row, "app", tomorrow).propensities.ranking;
        reached += app.propensities.within_reach[world.action("new")];
        const double probability =
            draw_probability(decider, app, now, world.channel("phone"), {}, *learning->learned(), 99);
        CHECK(probability > 0);
        CHECK(probability <= 1);
        probabilities.insert(probability);
        // The log has all that it takes to decide the same again.
        Situation situation = app.situation(now, world.channel("app"));
        situation.draw_probability = probability;
        const NextAction& decided = decider.decide(situation, {});
        CHECK(decided.choice_probability == probability);
        const std::string line =
            log_line(decider, situation, {}, decided, {key_of(row), learning->learned()->version()});
        CHECK(replayed_line(decider, line).value() == line);
    }
    CHECK(moved == customer_count);
    CHECK(probabilities.size() > 10);
    // 2 % of 200 customers, and only where nobody talks with them.
    CHECK(reached < 15);
    const auto candidate = [&](const char* where) {
        for (tables::RowIndex row = 0;; ++row) {
            const CustomerState state = world.state(*learning, row, where, now);
            if (state.propensities.within_reach[world.action("new")] == 0)
                return decider.decide(state.situation(now, world.channel(where)), {})
                    .candidates[world.action("new")];
        }
    };
    CHECK(candidate("app").channel_reason == ChannelReason::Maturity);
    CHECK(candidate("phone").channel_reason == ChannelReason::None);
    // Models that do not explore choose for sure.
    const auto sure = world.learn(answers(900, 5), PropensityBasis::Models);
    const CustomerState state = world.state(*sure, 1, "app", now);
    CHECK(draw_probability(decider, state, now, 0, {}, *sure->learned(), 99) == 1);
    CHECK(state.propensities.within_reach.empty());
}

TEST_CASE("Where a model decides, a fact is worth asking that moves its propensity", "[engage][R088][R089]") {
    const World world;
    const auto learning = world.learn(answers(3000, 6), PropensityBasis::Models);
    const Instant now = day_of_test(200);
    CustomerState state = world.state(*learning, 7, "phone", now);
    const std::vector<double> before = state.propensities.ranking;
    const std::vector<std::size_t> columns = {1, 2};
    const std::vector<ColumnChoices> choices = {choices_of(world.table, 1, 6), choices_of(world.table, 2, 6)};
    Decider decider(*world.catalogue);
    const auto questions = useful_questions(decider, state, now, world.channel("phone"), {},
                                            *learning->learned(), world.table, columns, choices);
    // No condition reads the plan; what it makes of the card does.
    const auto plan = std::find_if(questions.begin(), questions.end(),
                                   [](const FactQuestion& question) { return question.column == 2; });
    REQUIRE(plan->changes.size() == 1);
    CHECK(plan->changes[0].value == "month");
    CHECK(plan->changes[0].chosen == world.action("card"));
    CHECK(state.propensities.ranking == before);
}
