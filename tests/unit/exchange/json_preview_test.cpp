#include "exchange/import_preview.h"
#include "model/records.h"

#include <catch_amalgamated.hpp>

using namespace throughline;

namespace {

WorkspaceContent content_of(std::string_view records) {
    WorkspaceContent content = read_workspace("{\"format\":\"throughline\",\"version\":1,\"records\":{" +
                                              std::string(records) + "}}");
    INFO((content.ok() ? std::string("read") : describe(content.errors.front())));
    REQUIRE(content.ok());
    return content;
}

Store store_of(std::string_view records) {
    Store store;
    REQUIRE(store.fill(content_of(records).records).ok());
    return store;
}

const std::string present =
    R"("workspace":[{"id":"w","title":"Mine"}],"outcome":[{"id":"a","title":"A"},{"id":"b","title":"B"},{"id":"c","title":"C"}])";
const std::string arriving =
    R"("workspace":[{"id":"v","title":"Theirs"}],"outcome":[{"id":"b","title":"B"},{"id":"c","title":"Changed"},{"id":"d","title":"D"}],"note":[{"id":"n","title":"N","about":["v","d"]}])";

} // namespace

TEST_CASE("An import that replaces shows what is added, changed and removed", "[R110]") {
    Store store = store_of(present);
    WorkspaceContent content = content_of(arriving);
    auto preview = preview_import(content, store, ImportMode::Replace);
    REQUIRE(preview.ok());
    const KindChanges& total = preview.value().total;
    CHECK(total.added == 3);
    CHECK(total.changed == 1);
    CHECK(total.removed == 2);
    CHECK(total.unchanged == 1);
    REQUIRE(preview.value().kinds.size() == 3);
    CHECK(preview.value().kinds[1].kind == Kind::Outcome);
    CHECK(preview.value().kinds[1].added == 1);
    CHECK(preview.value().kinds[1].removed == 1);

    std::string before = write_workspace(store);
    REQUIRE(store.apply(preview.value().diff).ok());
    CHECK(write_workspace(store) == write_workspace(content.records));
    // One undoable step.
    REQUIRE(store.apply(inverse(preview.value().diff)).ok());
    CHECK(write_workspace(store) == before);
}

TEST_CASE("An import that adds removes nothing and keeps the workspace record", "[R110]") {
    Store store = store_of(present);
    auto preview = preview_import(content_of(arriving), store, ImportMode::Add);
    REQUIRE(preview.ok());
    CHECK(preview.value().total.added == 2);
    CHECK(preview.value().total.changed == 1);
    CHECK(preview.value().total.removed == 0);
    REQUIRE(store.apply(preview.value().diff).ok());
    CHECK(store.find_as<Workspace>(Id::literal("w")) != nullptr);
    CHECK(store.find(Id::literal("v")) == nullptr);
    CHECK(store.find(Id::literal("a")) != nullptr);
    // The note loses the link to the record that was left out, and only that.
    REQUIRE(store.find_as<Note>(Id::literal("n")) != nullptr);
    CHECK(store.find_as<Note>(Id::literal("n"))->about == std::vector<Id>{Id::literal("d")});
    CHECK(read_workspace(write_workspace(store)).ok());
}

TEST_CASE("An import that adds must not turn a record into another kind", "[R110]") {
    Store store = store_of(present);
    auto preview = preview_import(content_of(R"("note":[{"id":"a","title":"N"}])"), store, ImportMode::Add);
    REQUIRE_FALSE(preview.ok());
    CHECK(preview.error().place == "a");
    CHECK(preview.error().message == "The note \"N\" of the file has the same id as the outcome \"A\" here.");
    // On Replace it may: everything that was is gone.
    auto replaced =
        preview_import(content_of(R"("note":[{"id":"a","title":"N"}])"), store, ImportMode::Replace);
    REQUIRE(replaced.ok());
    REQUIRE(store.apply(replaced.value().diff).ok());
    CHECK(store.all(Kind::Outcome).empty());
    CHECK(store.find_as<Note>(Id::literal("a")) != nullptr);
}

TEST_CASE("An import of the same content changes nothing", "[R110]") {
    Store store = store_of(present);
    auto preview = preview_import(content_of(present), store, ImportMode::Replace);
    REQUIRE(preview.ok());
    CHECK(preview.value().diff.empty());
    CHECK(preview.value().total.unchanged == 4);
}
