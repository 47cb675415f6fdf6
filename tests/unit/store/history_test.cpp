#include "records_for_tests.h"
#include "store/history.h"

namespace throughline::store_tests {

namespace {

struct Edited {
    Store store = small_store();
    History history;

    void rename(std::string_view title, std::string_view merge_key, std::int64_t time) {
        HistoryStep step{"Rename", std::string(merge_key), time, renaming(store, "outcome", title)};
        REQUIRE(store.apply(step.diff).ok());
        history.record(std::move(step));
    }
    void undo() { REQUIRE(store.apply(history.undo()).ok()); }
    void redo() { REQUIRE(store.apply(history.redo()).ok()); }
    std::string title() const { return store.find(Id::literal("outcome"))->title; }
};

} // namespace

TEST_CASE("Steps are undone and redone with their labels", "[store]") {
    Edited edited;
    CHECK_FALSE(edited.history.can_undo());
    CHECK(edited.history.undo_label().empty());
    edited.rename("One", "", 0);
    edited.rename("Two", "", 0);
    CHECK(edited.history.undo_label() == "Rename");
    edited.undo();
    CHECK(edited.title() == "One");
    CHECK(edited.history.redo_label() == "Rename");
    edited.redo();
    CHECK(edited.title() == "Two");
    edited.undo();
    edited.undo();
    CHECK(edited.title() == "Households stay");
    CHECK_FALSE(edited.history.can_undo());
    edited.rename("Three", "", 0);
    CHECK_FALSE(edited.history.can_redo());
}

TEST_CASE("Typing merges into one step", "[store]") {
    Edited edited;
    edited.rename("H", "title", 0);
    edited.rename("Ho", "title", 1000);
    edited.rename("Hou", "title", 2500); // each within the time of the one before
    edited.undo();
    CHECK(edited.title() == "Households stay");
    edited.redo();
    CHECK(edited.title() == "Hou");
}

TEST_CASE("Merging ends with another key, time, a seal, and an undo", "[store]") {
    Edited edited;
    edited.rename("A", "title", 0);
    SECTION("another key") {
        edited.rename("B", "other", 10);
    }
    SECTION("time") {
        edited.rename("B", "title", History::merge_milliseconds + 1);
    }
    SECTION("a seal") {
        edited.history.seal();
        edited.rename("B", "title", 10);
    }
    SECTION("no key") {
        edited.rename("B", "", 10);
    }
    edited.undo();
    CHECK(edited.title() == "A");
    edited.rename("C", "title", 20);
    edited.undo();
    CHECK(edited.title() == "A");
}

TEST_CASE("What was typed and taken back leaves no step", "[store]") {
    Edited edited;
    edited.rename("X", "title", 0);
    edited.rename("Households stay", "title", 100);
    CHECK_FALSE(edited.history.can_undo());
}

TEST_CASE("The oldest steps are forgotten", "[store]") {
    History history;
    for (std::size_t index = 0; index < History::maximum_steps + 5; ++index)
        history.record({"Step", "", 0, adding({make<Outcome>("a", "A")})});
    std::size_t steps = 0;
    while (history.can_undo()) {
        history.undo();
        ++steps;
    }
    CHECK(steps == History::maximum_steps);
    history.clear();
    CHECK_FALSE(history.can_redo());
}

} // namespace throughline::store_tests
