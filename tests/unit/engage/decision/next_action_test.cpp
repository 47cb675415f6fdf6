#include "engage/decision/next_action.h"
#include "model/records/stage.h"
#include "unit/engage/harbour_actions.h"

#include <algorithm>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;
using Catch::Approx;

namespace {

feel::Value number(std::int64_t value) {
    return feel::Value::number(value);
}

} // namespace

TEST_CASE("the best action of all products wins, and to do nothing is a candidate", "[engage][R095][R096]") {
    const Records records = three_actions();
    const Catalogue catalogue = records.catalogue();
    CHECK(catalogue.form == ScoreForm::Product);
    CHECK(chosen(catalogue, {}, 0) == "stay"); // 0.4 · 80 = 32, 0.2 · 100 = 20, 0.3 · 60 = 18
    Arbitration arbitration;
    arbitration.do_nothing = 31;
    CHECK(chosen(catalogue, {}, 0, "phone", arbitration) == "stay");
    arbitration.do_nothing = 32;
    CHECK(chosen(catalogue, {}, 0, "phone", arbitration) == "nothing");
    arbitration.do_nothing = 0;
    arbitration.used = TermSet().with(Term::Value);
    CHECK(chosen(catalogue, {}, 0, "phone", arbitration) == "card");
}

TEST_CASE("levers of action, group and issue add to 1.55, conditions and stages weigh the context",
          "[engage][R105]") {
    Records records = three_actions();
    auto& action = records.lever("action", 30);
    action.action = Id::literal("card");
    auto& group = records.lever("group", 15);
    group.group = "Cards";
    auto& issue = records.lever("issue", 10);
    issue.issue = "Sell";
    auto& context = records.lever("context", 50);
    context.group = "Cards";
    context.condition = "tenure > 10";
    auto& ramp = records.lever("ramp", 60);
    ramp.issue = "Sell";
    ramp.stage = Id::literal("use");
    ramp.ramp_days = 5;
    auto& use = records.add<Stage>("use", "Use");
    use.journey = Id::literal("j");
    use.order = 1;
    use.condition = "in use";
    use.since = "began";
    auto& past = records.lever("past", 1000);
    past.until = Date{10};
    const Catalogue catalogue = records.catalogue({"tenure", "in use", "began"});
    Decider decider(catalogue);
    std::vector<feel::Value> values = {number(12), feel::Value::boolean(false), feel::Value::null()};
    Situation situation;
    situation.now = day_of_test(0);
    situation.values = values;
    situation.channel = channel_of(catalogue, "phone");
    const std::uint32_t card = action_of(catalogue, "card");
    const std::uint32_t loan = action_of(catalogue, "loan");
    const NextAction& decided = decider.decide(situation, {});
    CHECK(term(decided.candidates[card].score.terms, Term::Levers) == Approx(1.55).epsilon(1e-15));
    CHECK(term(decided.candidates[card].score.terms, Term::Context) == 1.5);
    CHECK(term(decided.candidates[loan].score.terms, Term::Levers) == Approx(1.1));
    CHECK(decided.candidates[card].score.priority == Approx(0.2 * 100 * 1.5 * 1.55));
    CHECK(decided.chosen() == card);
    values[1] = feel::Value::boolean(true);
    values[2] = feel::Value::date(Date{date_of(day_of_test(0)).days - 2});
    CHECK(term(decider.decide(situation, {}).candidates[card].score.terms, Term::Context) == Approx(1.74));
    CHECK(term(decider.decide(situation, {}).candidates[loan].score.terms, Term::Context) == Approx(1.24));
    // The rise ends, has not begun before the day, and is over where the day is not known.
    const std::uint32_t ramped = catalogue.actions[loan].levers.back();
    for (const auto& [days, weight] : {std::pair{400, 60.0}, {5, 60.0}, {1, 12.0}, {0, 0.0}, {-9, 0.0}}) {
        values[2] = feel::Value::date(Date{date_of(day_of_test(0)).days - days});
        decider.decide(situation, {});
        CHECK(decider.days_in(0) == days);
        CHECK(decider.lever_weight(ramped) == Approx(weight));
    }
    values[2] = feel::Value::null();
    CHECK(term(decider.decide(situation, {}).candidates[loan].score.terms, Term::Context) == Approx(1.6));
    CHECK(decider.days_in(0) == std::nullopt);
}

TEST_CASE("a customer is in the last stage of a journey that holds, and in one of each journey",
          "[engage][R077][R105]") {
    Records records = three_actions();
    const auto stage = [&records](const char* id, const char* journey, int order, const char* condition) {
        auto& made = records.add<Stage>(id, id);
        made.journey = Id::literal(journey);
        made.order = order;
        made.condition = condition;
    };
    stage("a", "one", 1, "tenure > 0");
    stage("b", "one", 2, "tenure > 10");
    stage("c", "one", 3, "tenure > 20");
    stage("d", "other", 1, "tenure > 5");
    stage("e", "other", 2, ""); // nobody is known to be in it
    records.lever("nobody's", 500).stage = Id::literal("e");
    records.lever("gone", 500).stage = Id::literal("f");
    const Catalogue catalogue = records.catalogue({"tenure"});
    REQUIRE(catalogue.problems.size() == 2);
    CHECK(catalogue.problems[0].message.find("nobody is known to be in") != std::string::npos);
    Decider decider(catalogue);
    for (int tenure = -1; tenure <= 25; ++tenure) {
        const std::vector<feel::Value> values = {number(tenure)};
        Situation situation;
        situation.values = values;
        situation.channel = channel_of(catalogue, "phone");
        const NextAction& decided = decider.decide(situation, {});
        CHECK(term(decided.candidates[0].score.terms, Term::Context) == 1);
        std::string in;
        for (std::uint32_t place = 0; place < catalogue.stages.size(); ++place) {
            if (decider.is_in(place))
                in += catalogue.stages[place].id.view();
        }
        std::string wanted = tenure > 20 ? "c" : tenure > 10 ? "b" : tenure > 0 ? "a" : "";
        wanted += tenure > 5 ? "d" : "";
        CHECK(in == wanted);
    }
}

TEST_CASE("what the customer misses lifts an action without a value of its own", "[engage][R040][R105]") {
    Records records = three_actions();
    auto& said_once = records.add<Experience>("once", "I say it once");
    said_once.importance = 9;
    said_once.satisfaction = 2;
    auto& sorry = records.action("sorry", "Serve", "Complaint", 0, 0.9);
    Effect effect;
    effect.target = Id::literal("once");
    effect.effect = 1;
    sorry.serves = {effect};
    records.treatment("sorry", "phone");
    const Catalogue catalogue = records.catalogue();
    CHECK(catalogue.customer_worth == 80);                                      // mean of 100, 60, 80
    CHECK(catalogue.actions[action_of(catalogue, "sorry")].gap == Approx(0.8)); // (9 + 7) / 20
    CHECK(chosen(catalogue, {}, 0) == "sorry");
    Arbitration arbitration;
    arbitration.used = TermSet::all().without(Term::Customer);
    CHECK(chosen(catalogue, {}, 0, "phone", arbitration) == "stay");
}

TEST_CASE("conditions of all, issue, group and action are asked in the order of the stages",
          "[engage][R082][R096]") {
    Records records = three_actions();
    auto& everyone = records.policy("adult", ContactPolicyType::Engagement);
    everyone.condition = "age >= 18";
    auto& issue = records.policy("no complaint", ContactPolicyType::Engagement);
    issue.issue = "Sell";
    issue.stage = ConditionStage::Suitability;
    issue.condition = "complaints = 0";
    auto& broken = records.policy("broken", ContactPolicyType::Engagement);
    broken.group = "Loans";
    broken.stage = ConditionStage::Applicability;
    broken.condition = "age >";
    const Catalogue catalogue = records.catalogue({"age", "complaints"});
    REQUIRE(catalogue.problems.size() == 1);
    Decider decider(catalogue);
    Situation situation;
    situation.channel = channel_of(catalogue, "phone");
    const auto fates = [&](std::vector<feel::Value> values) {
        situation.values = values;
        const NextAction& decided = decider.decide(situation, {});
        std::vector<Fate> result;
        for (const Candidate& candidate : decided.candidates)
            result.push_back(candidate.fate);
        return result;
    };
    using enum Fate;
    CHECK(fates({number(30), number(0)}) == std::vector{Outranked, Applicability, Offered});
    CHECK(fates({number(30), number(1)}) == std::vector{Suitability, Applicability, Offered});
    CHECK(fates({number(17), number(0)}) == std::vector{Eligibility, Eligibility, Eligibility});
    CHECK(fates({feel::Value(), number(0)}) == std::vector{Eligibility, Eligibility, Eligibility});
}

TEST_CASE("the same state gives the same action on every channel, or the exception has a name",
          "[engage][R090][R091][R094]") {
    Records records = three_actions();
    auto& app = records.channel("kiosk", ChannelType::SelfService);
    app.text_limit = 20;
    app.minimum_propensity = 0.25;
    records.treatment("stay", "kiosk", "A text that is far too long for a kiosk");
    records.treatment("card", "kiosk");
    records.treatment("loan", "kiosk");
    auto& machine = records.channel("machine", ChannelType::SelfService);
    machine.exceptions = {{Id::literal("stay"), "No mortgages on cash machines", {}}};
    records.treatment("stay", "machine");
    const Catalogue catalogue = records.catalogue();
    Decider decider(catalogue);
    Situation situation;
    const auto on = [&](std::string_view channel) {
        situation.channel = channel_of(catalogue, channel);
        return decider.decide(situation, {});
    };
    CHECK(title_of(catalogue, on("phone").chosen()) == "stay");
    CHECK(title_of(catalogue, on("app").chosen()) == "stay");
    CHECK(on("app").exceptions.empty());
    const NextAction kiosk = on("kiosk");
    CHECK(title_of(catalogue, kiosk.chosen()) == "loan"); // card is below the threshold
    REQUIRE(kiosk.exceptions.size() == 2);
    CHECK(kiosk.exceptions[0].reason == ChannelReason::TextTooLong);
    CHECK(kiosk.exceptions[1].reason == ChannelReason::BelowThreshold);
    const NextAction cash = on("machine");
    CHECK(cash.chosen() == no_index);
    REQUIRE(cash.exceptions.size() == 3);
    CHECK(cash.exceptions[0].reason == ChannelReason::Named);
    CHECK(cash.exceptions[1].reason == ChannelReason::NoTreatment);
}

TEST_CASE("an offer stays open on all channels until it is answered or expires", "[engage][R093]") {
    Records records = three_actions();
    auto& hold = records.action("hold", "Retain", "Rate", 10, 0.1);
    hold.open_days = 14;
    records.treatment("hold", "app");
    const Catalogue catalogue = records.catalogue();
    Decider decider(catalogue);
    const std::vector<ContactEvent> history = {proposed(catalogue, 1, "hold", "app"),
                                               answered(catalogue, 5, "hold", ResponseClass::Neutral)};
    Situation situation;
    const auto open_on = [&](double day, std::string_view channel, std::size_t events) {
        situation.history = std::span(history).first(events);
        situation.now = day_of_test(day);
        situation.channel = channel_of(catalogue, channel);
        return decider.decide(situation, {});
    };
    const std::uint32_t action = action_of(catalogue, "hold");
    const NextAction app = open_on(14.9, "app", 1);
    CHECK(app.open == std::vector{action});
    CHECK(app.exceptions.empty());
    CHECK(app.candidates[action].fate == Fate::Open);
    CHECK(title_of(catalogue, app.chosen()) == "stay");
    const NextAction phone = open_on(2, "phone", 1);
    CHECK(phone.open == std::vector{action});
    REQUIRE(phone.exceptions.size() == 1);
    CHECK(phone.exceptions[0].reason == ChannelReason::NoTreatment);
    CHECK(open_on(15, "app", 1).open.empty());
    CHECK(open_on(6, "app", 2).open.empty());
    CHECK(open_on(4, "app", 2).open == std::vector{action}); // the answer was not known then
}

TEST_CASE("of the levels of one action the one worth most stands for all", "[engage][R097]") {
    Records records = three_actions();
    auto& five = records.action("five", "Retain", "Discount", 90, 0.5);
    five.level_of = Id::literal("ten");
    five.level = 1;
    auto& ten = records.action("ten", "Retain", "Discount", 70, 0.7);
    ten.level = 2;
    records.treatment("five", "phone");
    records.treatment("ten", "phone");
    const Catalogue catalogue = records.catalogue();
    Decider decider(catalogue);
    Situation situation;
    situation.channel = channel_of(catalogue, "phone");
    const NextAction& decided = decider.decide(situation, {});
    CHECK(title_of(catalogue, decided.chosen()) == "ten"); // 49 against 45
    const Candidate& lower = decided.candidates[action_of(catalogue, "five")];
    CHECK(lower.fate == Fate::OtherLevel);
    CHECK(lower.cause == action_of(catalogue, "ten"));
}

TEST_CASE("slots take the offers worth most together; exploration is logged with its probability",
          "[engage][R092]") {
    Records records = three_actions();
    records.channel("web", ChannelType::SelfService).slots = 2;
    for (const char* action : {"card", "loan", "stay"})
        records.treatment(action, "web");
    auto& one_of = records.policy("one of", ContactPolicyType::MutualExclusion);
    one_of.actions = {Id::literal("stay"), Id::literal("card")};
    const Catalogue catalogue = records.catalogue();
    Decider decider(catalogue);
    Situation situation;
    situation.channel = channel_of(catalogue, "web");
    const NextAction two = decider.decide(situation, {});
    REQUIRE(two.slate.size() == 2);
    CHECK(title_of(catalogue, two.slate[0]) == "stay");
    CHECK(title_of(catalogue, two.slate[1]) == "loan");

    Arbitration arbitration;
    arbitration.exploration = 0.3;
    arbitration.explored = 3;
    std::vector<int> counts(catalogue.actions.size());
    std::vector<double> probabilities(catalogue.actions.size());
    constexpr int rounds = 20000;
    for (arbitration.seed = 1; arbitration.seed <= rounds; ++arbitration.seed) {
        const NextAction& decided = decider.decide(situation, arbitration);
        ++counts[decided.chosen()];
        probabilities[decided.chosen()] = decided.choice_probability;
    }
    double sum = 0;
    for (std::size_t action = 0; action < counts.size(); ++action) {
        CHECK(static_cast<double>(counts[action]) / rounds == Approx(probabilities[action]).margin(0.015));
        sum += probabilities[action];
    }
    CHECK(sum == Approx(1));
}
