#include "base/random.h"
#include "commands/view/address.h"
#include "unit/exchange/examples.h"

#include <catch_amalgamated.hpp>

using namespace throughline;

namespace {

std::string address_of(const Session& session) {
    std::string address = "left from before";
    write_address(session, address);
    return address;
}

Id any_of(Random& random, const Store& store, Kind kind) {
    const auto records = store.all(kind);
    const std::size_t place = random.below(records.size() + 1);
    return place == records.size() ? Id{} : records[place]->id;
}

} // namespace

TEST_CASE("Wherever somebody is, the address leads there again", "[commands][R021][R024][R085]") {
    const Store store = testing::open_example(testing::harbour_bank);
    constexpr std::array<std::string_view, 5> keys = {"HB-0001", "A/B?c=d&e#f", "100 %", "%41", "Müller"};
    Random random(11);
    for (int round = 0; round < 500; ++round) {
        Session session;
        session.place = static_cast<Place>(random.below(place_count));
        session.decisions_mode = static_cast<DecisionsMode>(random.below(3));
        session.policy_page = static_cast<PolicyPage>(random.below(policy_page_count));
        session.customers_mode = static_cast<CustomersMode>(random.below(2));
        session.relationship = any_of(random, store, Kind::Segment);
        session.evidence_page = static_cast<EvidencePage>(random.below(evidence_page_count));
        if (session.customers_mode == CustomersMode::Rows && random.below(2) == 0)
            session.customer = keys[random.below(keys.size())];
        session.customer_part = static_cast<CustomerPart>(random.below(2));
        session.conversation_part = static_cast<ConversationPart>(random.below(4));
        session.work_question = static_cast<WorkQuestion>(random.below(work_question_count));
        session.work_filter.journey = any_of(random, store, Kind::Journey);
        session.work_filter.outcome = any_of(random, store, Kind::Outcome);
        session.work_filter.person = any_of(random, store, Kind::Person);
        session.work_filter.state =
            static_cast<journey::WorkState>(random.below(std::size(journey::work_states)));
        if (session.place == Place::Journeys)
            session.set_open_record(Place::Journeys, any_of(random, store, Kind::Journey));
        const std::string address = address_of(session);
        CAPTURE(address);
        Session other;
        follow_address(other, store, address);
        CHECK(address_of(other) == address);
        CHECK(other.place == session.place);
        if (session.place == Place::Customers)
            CHECK(other.customer == session.customer);
        if (session.place == Place::Customers) {
            CHECK(other.customers_mode == session.customers_mode);
            if (session.customers_mode == CustomersMode::Relationships)
                CHECK(other.relationship == session.relationship);
        }
        if (session.place == Place::Decisions)
            CHECK(other.decisions_mode == session.decisions_mode);
        if (session.place == Place::Evidence)
            CHECK(other.evidence_page == session.evidence_page);
        if (session.place == Place::Work) {
            CHECK(other.work_question == session.work_question);
            CHECK(other.work_filter == session.work_filter);
        }
        CHECK(other.open_record() == session.open_record());
    }
}

TEST_CASE("What an address does not know is passed over", "[commands]") {
    const Store store = testing::open_example(testing::harbour_bank);
    Session session;
    session.place = Place::Evidence;
    follow_address(session, store, "nowhere/else");
    CHECK(session.place == Place::Evidence);
    follow_address(session, store, "");
    CHECK(session.place == Place::Evidence);
    session.work_filter.control.uncontrolled = false;
    follow_address(session, store, "work/who_asks?journey=gone&person=&state=odd&=&&x=1&outcome=o-stay");
    CHECK(session.place == Place::Work);
    CHECK(session.work_question == WorkQuestion::WhatHappens);
    CHECK(session.work_filter.journey.empty());
    CHECK(session.work_filter.outcome == Id::literal("o-stay"));
    CHECK_FALSE(session.work_filter.control.uncontrolled); // that of all places
    follow_address(session, store, "customers/customer/%");
    CHECK(session.customer == "%");
    follow_address(session, store, "customers/relationships/gone");
    CHECK(session.customers_mode == CustomersMode::Relationships);
    CHECK(session.relationship.empty());
    follow_address(session, store, "evidence/feelings");
    CHECK(session.evidence_page == EvidencePage::Measures);
    follow_address(session, store, "outcomes/gone");
    CHECK(session.open_record().empty());
}
