#include "unit/engage/harbour_actions.h"

#include <algorithm>

using namespace throughline;
using namespace throughline::engage;
using namespace throughline::engage::testing;

TEST_CASE("at most two mails a month, and none for 60 days where one was sent in the last 30",
          "[engage][R093][R103]") {
    Records records = three_actions();
    auto& limit = records.policy("two", ContactPolicyType::Limit);
    limit.channels = {Id::literal("app")};
    limit.times = 2;
    limit.within_days = 30;
    const Catalogue catalogue = records.catalogue();
    const std::vector<ContactEvent> history = {proposed(catalogue, 0, "card", "app"),
                                               proposed(catalogue, 10, "loan", "app")};
    CHECK(chosen(catalogue, history, 5, "app") == "stay");
    CHECK(chosen(catalogue, history, 10, "app") == "nothing");
    CHECK(chosen(catalogue, history, 29.9, "app") == "nothing");
    CHECK(chosen(catalogue, history, 30, "app") == "stay"); // the first has fallen out
    CHECK(chosen(catalogue, history, 12, "phone") == "stay");

    auto& rest = records.policy("rest", ContactPolicyType::CoolingOff);
    rest.pause_days = 60;
    rest.within_days = 30;
    rest.channels = {Id::literal("app")};
    const Catalogue resting = records.catalogue();
    CHECK(chosen(resting, history, 69.9, "app") == "nothing");
    CHECK(chosen(resting, history, 70, "app") == "stay");
}

TEST_CASE("a group rests for 30 days after three refusals in 15 days, an action for 7 after two in 7",
          "[engage][R103]") {
    Records records = three_actions();
    records.action("gold", "Sell", "Cards", 500, 0.5);
    records.treatment("gold", "phone");
    auto& group = records.policy("group", ContactPolicyType::Suppression);
    group.group = "Cards";
    group.event = "negative";
    group.times = 3;
    group.within_days = 15;
    group.pause_days = 30;
    auto& each = records.policy("each", ContactPolicyType::Suppression);
    each.group = "Cards";
    each.event = "negative";
    each.times = 2;
    each.within_days = 7;
    each.pause_days = 7;
    each.each_action = true;
    const Catalogue catalogue = records.catalogue();
    const auto no = [&](double day, const char* action) {
        return answered(catalogue, day, action, ResponseClass::Negative);
    };
    CHECK(chosen(catalogue, {no(0, "gold"), no(6, "gold")}, 6, "phone") == "stay");
    CHECK(chosen(catalogue, {no(0, "gold"), no(6, "gold")}, 12.9, "phone") == "stay");
    CHECK(chosen(catalogue, {no(0, "gold"), no(6, "gold")}, 13, "phone") == "gold");
    CHECK(chosen(catalogue, {no(0, "gold"), no(7, "gold")}, 7, "phone") == "gold"); // not within 7 days
    CHECK(chosen(catalogue, {no(0, "gold"), no(6, "card")}, 6, "phone") == "gold"); // not the same action
    const std::vector<ContactEvent> three = {no(0, "gold"), no(6, "card"), no(14, "gold")};
    CHECK(chosen(catalogue, three, 14, "phone") == "stay");
    CHECK(chosen(catalogue, three, 43.9, "phone") == "stay");
    CHECK(chosen(catalogue, three, 44, "phone") == "gold");
    // At any date: before the third refusal nothing rested.
    CHECK(chosen(catalogue, three, 13, "phone") == "gold");
}

TEST_CASE(
    "an event by name holds an issue back, acceptance rests what was accepted, one of two excludes the other",
    "[engage][R093][R103]") {
    Records records = three_actions();
    auto& complaint = records.policy("complaint", ContactPolicyType::Suppression);
    complaint.issue = "Sell";
    complaint.event = "Complaint opened";
    complaint.pause_days = 30;
    auto& done = records.policy("done", ContactPolicyType::PostConversion);
    done.each_action = true;
    done.pause_days = 100;
    auto& one_of = records.policy("one of", ContactPolicyType::MutualExclusion);
    one_of.actions = {Id::literal("card"), Id::literal("loan")};
    one_of.within_days = 20;
    const Catalogue catalogue = records.catalogue();
    ContactEvent opened;
    opened.at = day_of_test(1);
    opened.kind = ContactKind::Other;
    opened.name = catalogue.event_name("Complaint opened");
    REQUIRE(opened.name != no_index);
    const auto yes = answered(catalogue, 0, "stay", ResponseClass::Positive);
    CHECK(chosen(catalogue, {}, 2) == "stay");
    CHECK(chosen(catalogue, {yes}, 2) == "card");
    CHECK(chosen(catalogue, {yes, opened}, 2) == "nothing");
    CHECK(chosen(catalogue, {yes, opened}, 31) == "card");
    CHECK(chosen(catalogue, {yes}, 100) == "stay");
    const auto loan = proposed(catalogue, 1, "loan");
    CHECK(chosen(catalogue, {yes, loan}, 2) == "loan");
    CHECK(chosen(catalogue, {yes, loan}, 21) == "card");
    CHECK(chosen(catalogue, {yes, loan, answered(catalogue, 1.5, "loan", ResponseClass::Negative)}, 2) ==
          "card");
}

TEST_CASE("what holds an action back says how often and until when", "[engage][R086]") {
    Records records = three_actions();
    auto& limit = records.policy("two", ContactPolicyType::Limit);
    limit.times = 2;
    limit.within_days = 30;
    const Catalogue catalogue = records.catalogue();
    const std::vector<ContactEvent> history = {
        proposed(catalogue, 0, "card"), proposed(catalogue, 10, "loan"), proposed(catalogue, 20, "loan")};
    ContactFinding finding;
    CHECK(is_held_back(catalogue.contact_rules[0], history, day_of_test(20), no_index, finding));
    CHECK(finding.counted == 3);
    CHECK(finding.until == day_of_test(40));
    CHECK(is_held_back(catalogue.contact_rules[0], history, day_of_test(39.9), no_index, finding));
    CHECK_FALSE(is_held_back(catalogue.contact_rules[0], history, day_of_test(40), no_index, finding));
}
