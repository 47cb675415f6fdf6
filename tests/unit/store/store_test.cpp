#include "records_for_tests.h"
#include "store/same_content.h"

namespace throughline::store_tests {

TEST_CASE("A store finds records by id and by kind, sorted", "[store]") {
    Store store;
    REQUIRE(
        store.apply(adding({make<Outcome>("b", "B"), make<Outcome>("a", "A"), make<Task>("c", "C")})).ok());
    REQUIRE(store.size() == 3);
    REQUIRE(store.all(Kind::Outcome).size() == 2);
    CHECK(store.all(Kind::Outcome)[0]->title == "A");
    CHECK(store.all(Kind::Outcome)[1]->title == "B");
    CHECK(store.find_as<Task>(Id::literal("c"))->title == "C");
    CHECK(store.find_as<Outcome>(Id::literal("c")) == nullptr);
    CHECK(store.find(Id::literal("none")) == nullptr);
    // An id between the others goes between them.
    REQUIRE(store.apply(adding({make<Outcome>("aa", "AA")})).ok());
    CHECK(store.all(Kind::Outcome)[1]->title == "AA");
}

TEST_CASE("A store knows its links from both ends", "[store][R011]") {
    Store store = small_store();
    const auto references = store.references_to(Id::literal("outcome"));
    REQUIRE(references.size() == 1);
    CHECK(references[0].source == Id::literal("experience"));
    CHECK(store.references_to(Id::literal("interaction"))[0].field == "interaction");

    // A link that moves leaves no trace behind.
    REQUIRE(store.apply(adding({make<Interaction>("other", "Other")})).ok());
    auto task = std::make_shared<Task>(*store.find_as<Task>(Id::literal("task")));
    task->interaction = Id::literal("other");
    Diff diff;
    diff.changes.push_back({task->id, store.pointer(task->id), task});
    REQUIRE(store.apply(diff).ok());
    CHECK(store.references_to(Id::literal("interaction")).empty());
    CHECK(store.references_to(Id::literal("other")).size() == 1);
}

TEST_CASE("A diff applies only to the state it was made against", "[store]") {
    Store store = small_store();
    const std::uint64_t version = store.version();
    const Diff first = renaming(store, "outcome", "First");
    const Diff second = renaming(store, "outcome", "Second");
    REQUIRE(store.apply(first).ok());
    CHECK(store.version() == version + 1);

    const Result<void> late = store.apply(second);
    REQUIRE_FALSE(late.ok());
    CHECK(late.error().message == "This record was changed in the meantime.");
    CHECK(store.find(Id::literal("outcome"))->title == "First");
    CHECK(store.version() == version + 1);

    const Result<void> twice = store.apply(adding({make<Outcome>("outcome", "Again")}));
    REQUIRE_FALSE(twice.ok());
    CHECK(twice.error().message == "This record exists already.");

    Diff removal;
    removal.changes.push_back({Id::literal("gone"), make<Outcome>("gone", "Gone"), nullptr});
    CHECK(store.apply(removal).error().message == "This record is gone.");
    CHECK(store.apply({}).ok());
    CHECK(store.version() == version + 1);
}

TEST_CASE("A before side matches by content, not by address", "[store]") {
    Store store = small_store();
    Diff diff = renaming(store, "outcome", "New");
    diff.changes[0].before = std::make_shared<Outcome>(*store.find_as<Outcome>(Id::literal("outcome")));
    CHECK(store.apply(diff).ok());
}

TEST_CASE("Diffs turn round and join", "[store]") {
    const Store start = small_store();
    Store store = start;
    const Diff first = renaming(store, "outcome", "First");
    REQUIRE(store.apply(first).ok());
    const Diff second = renaming(store, "outcome", "Second");
    REQUIRE(store.apply(second).ok());
    const Diff more = adding({make<Task>("more", "More")});
    REQUIRE(store.apply(more).ok());

    const Diff all = combined(combined(first, second), more);
    REQUIRE(all.changes.size() == 2);
    Store at_once = start;
    REQUIRE(at_once.apply(all).ok());
    CHECK(at_once.find(Id::literal("outcome"))->title == "Second");
    REQUIRE(at_once.apply(inverse(all)).ok());
    CHECK(same_content(at_once.pointer(Id::literal("outcome")), start.pointer(Id::literal("outcome"))));

    CHECK(combined(first, inverse(first)).empty());
    CHECK(combined(more, inverse(more)).empty());
}

TEST_CASE("The difference of two sets of records leads from one to the other", "[store]") {
    Store store = small_store();
    const std::vector<RecordPointer> before = store.everything();
    std::vector<RecordPointer> after = before;
    after.erase(after.begin());
    after.push_back(make<Outcome>("new", "New"));
    const Diff diff = difference(before, after);
    CHECK(diff.changes.size() == 2);
    REQUIRE(store.apply(diff).ok());
    CHECK(difference(store.everything(), after).empty());
}

TEST_CASE("Removing many and adding many keeps the lists sorted", "[store]") {
    Store store;
    std::vector<RecordPointer> many;
    for (int index = 0; index < 500; ++index)
        many.push_back(make<Task>("t" + std::to_string(index), "T"));
    REQUIRE(store.apply(adding(many)).ok());
    std::vector<RecordPointer> half;
    for (std::size_t index = 0; index < many.size(); index += 2)
        half.push_back(many[index]);
    REQUIRE(store.apply(inverse(adding(half))).ok());
    CHECK(store.all(Kind::Task).size() == 250);
    REQUIRE(store.apply(adding(half)).ok());
    const auto tasks = store.all(Kind::Task);
    REQUIRE(tasks.size() == 500);
    for (std::size_t index = 1; index < tasks.size(); ++index)
        CHECK(tasks[index - 1]->id < tasks[index]->id);
}

} // namespace throughline::store_tests
