#include "base/random.h"
#include "base/text.h"
#include "engage/decision/decision_log.h"
#include "engage/decision/explain.h"
#include "unit/engage/harbour_actions.h"

#include <algorithm>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;

namespace {

// A random bank: conditions, policies and levers by chance.
Records random_records(Random& random) {
    Records records = three_actions();
    for (int index = 0; index < 6; ++index) {
        const std::string id = text_format("extra-%d", index);
        auto& action = records.action(id, index % 2 ? "Sell" : "Retain", index % 3 ? "Cards" : "Mortgage",
                                      static_cast<double>(random.below(100)), random.unit());
        if (random.below(2) == 0)
            action.conditions.push_back({static_cast<ConditionStage>(random.below(3)),
                                         "Long with us",
                                         text_format("tenure > %d", static_cast<int>(random.below(40))),
                                         {}});
        if (random.below(3) > 0)
            records.treatment(id, "phone");
        action.open_days = static_cast<std::int64_t>(random.below(3));
    }
    auto& limit = records.policy("limit", ContactPolicyType::Limit);
    limit.times = 1;
    limit.within_days = 10;
    limit.group = "Cards";
    auto& lever = records.lever("lever", static_cast<double>(random.below(100)));
    lever.issue = "Sell";
    return records;
}

} // namespace

TEST_CASE("every candidate is explained, and the change that makes it win does, and less does not",
          "[engage][R085][R086][R103]") {
    Random random(21);
    std::size_t changed = 0;
    for (int round = 0; round < 60; ++round) {
        const Records records = random_records(random);
        const Catalogue catalogue = records.catalogue({"tenure"});
        Decider decider(catalogue);
        const std::vector<feel::Value> values = {
            feel::Value::number(static_cast<std::int64_t>(random.below(40)))};
        std::vector<ContactEvent> history;
        if (random.below(2) == 0)
            history.push_back(proposed(catalogue, 1, random.below(2) ? "card" : "extra-1"));
        Situation situation;
        situation.values = values;
        situation.history = history;
        situation.now = day_of_test(1.5);
        situation.channel = channel_of(catalogue, "phone");
        const NextAction decided = decider.decide(situation, {});
        const Explanation made = explain(decider, situation, {});
        REQUIRE(made.candidates.size() == catalogue.actions.size());
        CHECK(made.chosen == decided.chosen());
        for (const CandidateExplanation& candidate : made.candidates) {
            CHECK(candidate.fate == decided.candidates[candidate.action].fate);
            if (candidate.fate >= Fate::Eligibility && candidate.fate <= Fate::Suitability) {
                REQUIRE_FALSE(candidate.failed.empty());
                REQUIRE(candidate.failed.front().observed.size() == 1);
                CHECK(candidate.failed.front().observed.front().value == feel::value_literal(values[0]));
            }
            CHECK((candidate.fate == Fate::Contact) ==
                  (candidate.failed.empty() && !candidate.held.empty() && candidate.fate != Fate::Open));
            CHECK((candidate.fate == Fate::Channel || candidate.fate == Fate::Open ||
                   candidate.channel_reason.empty()));
            CHECK((candidate.fate != Fate::Channel || !candidate.channel_reason.empty()));
            if (!candidate.change.is_possible) {
                CHECK(candidate.change.text.empty() ==
                      (candidate.fate == Fate::Open || candidate.action == made.chosen));
                continue;
            }
            Supposition change = candidate.change.supposition;
            CHECK(decider.decide(situation, {}, &change).chosen() == candidate.action);
            ++changed;
            if (change.lever_points > 0) {
                change.lever_points -= 0.001;
                CHECK(decider.decide(situation, {}, &change).chosen() != candidate.action);
            }
            if (!change.waived_rules.empty()) {
                change = candidate.change.supposition;
                change.waived_rules.pop_back();
                CHECK(decider.decide(situation, {}, &change).chosen() != candidate.action);
            }
        }
    }
    CHECK(changed > 200);
}

TEST_CASE("an explanation speaks of names, values and numbers", "[engage][R086]") {
    Records records = three_actions();
    auto& rule = records.policy("No offer while a complaint is open", ContactPolicyType::Engagement);
    rule.issue = "Retain";
    rule.condition = "complaints = 0";
    const Catalogue catalogue = records.catalogue({"complaints"});
    Decider decider(catalogue);
    const std::vector<feel::Value> values = {feel::Value::number(2)};
    Situation situation;
    situation.values = values;
    situation.channel = channel_of(catalogue, "phone");
    const Explanation made = explain(decider, situation, {});
    CHECK(made.formula == "P · (V + K) · C · L");
    const CandidateExplanation& stay = made.candidates[action_of(catalogue, "stay")];
    REQUIRE(stay.failed.size() == 1);
    CHECK(stay.failed[0].title == "No offer while a complaint is open");
    CHECK(stay.failed[0].level == RuleLevel::Issue);
    CHECK(stay.failed[0].observed[0].name == "complaints");
    CHECK(stay.failed[0].observed[0].value == "2");
    CHECK(stay.change.text == "if “No offer while a complaint is open” held");
    const CandidateExplanation& loan = made.candidates[action_of(catalogue, "loan")];
    CHECK(loan.formula == "0.3 · (60 + 0) · 1 · 1 = 18"); // against 20
    CHECK(loan.rank == 2);
    CHECK(loan.change.text == "if its levers were 11.112 points higher");
}

TEST_CASE("a decision is made again from its log, byte for byte", "[engage][R103]") {
    Random random(22);
    for (int round = 0; round < 40; ++round) {
        const Records records = random_records(random);
        const Catalogue catalogue = records.catalogue({"tenure", "name"});
        Decider decider(catalogue);
        const std::vector<feel::Value> values = {
            feel::Value::number(static_cast<std::int64_t>(random.below(40))),
            feel::Value::string("O\"Neil\n")};
        const std::vector<ContactEvent> history = {proposed(catalogue, 0.3, "card"),
                                                   answered(catalogue, 0.7, "card", ResponseClass::Negative),
                                                   proposed(catalogue, 1, "loan")};
        std::vector<double> propensities(catalogue.actions.size());
        for (double& propensity : propensities)
            propensity = random.unit();
        Situation situation;
        situation.values = values;
        situation.history = history;
        situation.now = day_of_test(1.1 + random.unit());
        situation.channel = channel_of(catalogue, random.below(2) ? "phone" : "app");
        situation.propensities = propensities;
        Arbitration arbitration;
        arbitration.exploration = 0.5;
        arbitration.seed = random.next();
        arbitration.used = TermSet::all().without(Term::Customer);
        const NextAction& decided = decider.decide(situation, arbitration);
        const std::string line =
            log_line(decider, situation, arbitration, decided, {"customer 1", "model 1"});
        Decider other(catalogue);
        const Result<std::string> again = replayed_line(other, line);
        REQUIRE(again.ok());
        CHECK(again.value() == line);
        for (const char* member :
             {"\"probability\":", "\"seed\":", "\"catalogue\":", "\"model\":\"model 1\""})
            CHECK(line.find(member) != std::string::npos);
        // What differs in one value is another decision's log, and another catalogue does not replay it.
        CHECK_FALSE(replayed_line(other, line.substr(1)).ok());
        Records changed = random_records(random);
        const Catalogue another = changed.catalogue({"tenure", "name"});
        Decider wrong(another);
        CHECK_FALSE(replayed_line(wrong, line).ok());
    }
}
