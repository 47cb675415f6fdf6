#include "model/records/assignment.h"
#include "model/records/person.h"
#include "records_for_tests.h"

namespace throughline::store_tests {

TEST_CASE("A transaction reads its own changes and leaves the store alone", "[store]") {
    const Store store = small_store();
    Transaction transaction(store);
    auto outcome = transaction.edit<Outcome>(Id::literal("outcome"));
    outcome->title = "Changed";
    REQUIRE(transaction.put(outcome).ok());
    REQUIRE(transaction.put(make<Outcome>("added", "Added")).ok());
    REQUIRE(transaction.remove(Id::literal("task")).ok());

    CHECK(transaction.find(Id::literal("outcome"))->title == "Changed");
    CHECK(transaction.find(Id::literal("task")) == nullptr);
    REQUIRE(transaction.all(Kind::Outcome).size() == 2);
    CHECK(transaction.all(Kind::Outcome)[0]->title == "Added");
    CHECK(transaction.all(Kind::Task).empty());
    CHECK(store.find(Id::literal("outcome"))->title == "Households stay");
    CHECK(transaction.edit<Task>(Id::literal("outcome")) == nullptr);
    CHECK(transaction.edit_any(Id::literal("nowhere")) == nullptr);
}

TEST_CASE("What was changed back is not in the diff", "[store]") {
    const Store store = small_store();
    Transaction transaction(store);
    auto outcome = transaction.edit<Outcome>(Id::literal("outcome"));
    REQUIRE(transaction.put(outcome).ok());
    const Result<Diff> diff = transaction.finish();
    REQUIRE(diff.ok());
    CHECK(diff.value().empty());
}

TEST_CASE("Removing a record takes every link to it along", "[store]") {
    Store store = small_store();
    Transaction transaction(store);
    REQUIRE(transaction.remove(Id::literal("experience")).ok());
    CHECK(transaction.references_to(Id::literal("experience")).empty());
    const Result<Diff> diff = transaction.finish();
    REQUIRE(diff.ok());
    CHECK(diff.value().changes.size() == 2);
    REQUIRE(store.apply(diff.value()).ok());
    CHECK(store.find_as<Interaction>(Id::literal("interaction"))->serves.empty());
    CHECK_FALSE(Transaction(store).remove(Id::literal("experience")).ok());
}

TEST_CASE("A link to nothing or to a wrong kind does not get through", "[store]") {
    const Store store = small_store();
    SECTION("nothing") {
        Transaction transaction(store);
        auto task = transaction.edit<Task>(Id::literal("task"));
        task->interaction = Id::literal("nowhere");
        REQUIRE(transaction.put(task).ok());
        const Result<Diff> diff = transaction.finish();
        REQUIRE_FALSE(diff.ok());
        CHECK(diff.error().place == "task.interaction");
        CHECK(diff.error().message.find("does not exist (nowhere)") != std::string::npos);
    }
    SECTION("a wrong kind") {
        Transaction transaction(store);
        auto task = transaction.edit<Task>(Id::literal("task"));
        task->interaction = Id::literal("outcome");
        REQUIRE(transaction.put(task).ok());
        const Result<Diff> diff = transaction.finish();
        REQUIRE_FALSE(diff.ok());
        CHECK(diff.error().message.find("record of kind Outcome") != std::string::npos);
    }
    SECTION("inside a group") {
        Transaction transaction(store);
        auto experience = transaction.edit<Experience>(Id::literal("experience"));
        experience->serves.push_back(effect_on("task"));
        REQUIRE(transaction.put(experience).ok());
        const Result<Diff> diff = transaction.finish();
        REQUIRE_FALSE(diff.ok());
        CHECK(diff.error().place == "experience.serves[1].outcome");
    }
    SECTION("put back after its target was removed") {
        Transaction transaction(store);
        auto old_copy = transaction.edit<Task>(Id::literal("task"));
        REQUIRE(transaction.remove(Id::literal("interaction")).ok());
        REQUIRE(transaction.put(old_copy).ok());
        CHECK_FALSE(transaction.finish().ok());
    }
}

TEST_CASE("A record that breaks its own rules does not get through", "[store]") {
    const Store store = small_store();
    Transaction transaction(store);
    auto outcome = transaction.edit<Outcome>(Id::literal("outcome"));
    outcome->business.importance = 11;
    REQUIRE(transaction.put(outcome).ok());
    const Result<Diff> diff = transaction.finish();
    REQUIRE_FALSE(diff.ok());
    CHECK(diff.error().place == "outcome.business.importance");
}

TEST_CASE("An id keeps its kind, and a record needs an id", "[store]") {
    const Store store = small_store();
    Transaction transaction(store);
    CHECK_FALSE(transaction.put(make<Task>("outcome", "Not a task")).ok());
    CHECK_FALSE(transaction.put(make<Task>("", "Nobody")).ok());
}

TEST_CASE("Links both ways within a transaction", "[store]") {
    const Store store = small_store();
    Transaction transaction(store);
    REQUIRE(transaction.put(make<Person>("mara", "Mara Lind")).ok());
    auto assignment = make<Assignment>("assignment", "");
    assignment->subject = Id::literal("task");
    assignment->person = Id::literal("mara");
    REQUIRE(transaction.put(assignment).ok());
    REQUIRE(transaction.references_to(Id::literal("task")).size() == 1);
    CHECK(transaction.references_to(Id::literal("task"))[0].field == "subject");
    REQUIRE(transaction.references_to(Id::literal("mara")).size() == 1);
    CHECK(transaction.finish().ok());
}

} // namespace throughline::store_tests
