#include "platform/headless/memory_storage.h"
#include "records_for_tests.h"
#include "store/workspaces.h"

#include <optional>

namespace throughline::store_tests {

namespace {

using platform::MemoryDisk;
using platform::MemoryStorage;

struct Shelf {
    MemoryDisk disk;
    MemoryStorage storage{disk};
    Workspaces workspaces{storage};

    void add(std::string_view id, std::string_view title, std::int64_t changed) {
        Store store;
        auto record = make<Workspace>("w", title);
        REQUIRE(store.apply(adding({record, make<Outcome>("o", "Stay")})).ok());
        Saver saver(
            storage, [changed] { return Instant{changed}; }, [](double) {});
        saver.create({Id::literal(id), std::string(title), Instant{changed}, 0, false}, store,
                     [](Result<void>) {});
        storage.pump();
    }
    // Runs what a member function asks of the storage, to its end.
    template <typename Call>
    Result<void> finish(Call call) {
        std::optional<Result<void>> done;
        call([&](Result<void> result) { done = std::move(result); });
        storage.pump();
        REQUIRE(done);
        return *done;
    }
    std::vector<std::string> titles() const {
        std::vector<std::string> found;
        for (const auto& summary : workspaces.list())
            found.push_back(summary.title);
        return found;
    }
};

using Done = std::function<void(Result<void>)>;

} // namespace

TEST_CASE("Workspaces are listed, renamed, deleted and brought back", "[store][R109]") {
    Shelf shelf;
    shelf.add("a", "Harbour Bank", 100);
    shelf.add("b", "Telco", 200);
    REQUIRE(shelf.finish([&](const Done& done) { shelf.workspaces.refresh(done); }).ok());
    CHECK(shelf.titles() == std::vector<std::string>{"Telco", "Harbour Bank"});

    const Id bank = Id::literal("a");
    REQUIRE(shelf.finish([&](const Done& done) { shelf.workspaces.rename(bank, "Bank", done); }).ok());
    CHECK(shelf.titles() == std::vector<std::string>{"Telco", "Bank"});
    CHECK_FALSE(shelf.finish([&](const Done& done) { shelf.workspaces.rename(bank, " ", done); }).ok());

    REQUIRE(shelf.finish([&](const Done& done) { shelf.workspaces.remove(bank, done); }).ok());
    CHECK(shelf.titles() == std::vector<std::string>{"Telco"});
    CHECK(shelf.workspaces.deleted().size() == 1);
    REQUIRE(shelf.finish([&](const Done& done) { shelf.workspaces.restore(bank, done); }).ok());
    CHECK(shelf.titles().size() == 2);
    REQUIRE(shelf.finish([&](const Done& done) { shelf.workspaces.purge(bank, done); }).ok());
    CHECK(shelf.titles() == std::vector<std::string>{"Telco"});
    CHECK_FALSE(shelf.finish([&](const Done& done) { shelf.workspaces.remove(bank, done); }).ok());
}

TEST_CASE("A duplicate has the same records under another name", "[store][R109]") {
    Shelf shelf;
    shelf.add("a", "Harbour Bank", 100);
    REQUIRE(shelf.finish([&](const Done& done) { shelf.workspaces.refresh(done); }).ok());
    const std::string title = shelf.workspaces.free_title("Harbour Bank");
    CHECK(title == "Harbour Bank 2");
    CHECK(shelf.workspaces.free_title("Other") == "Other");
    REQUIRE(shelf
                .finish([&](const Done& done) {
                    shelf.workspaces.duplicate(Id::literal("a"), Id::literal("b"), title, Instant{300}, done);
                })
                .ok());
    CHECK(shelf.titles() == std::vector<std::string>{"Harbour Bank 2", "Harbour Bank"});

    Saver saver(
        shelf.storage, [] { return Instant{0}; }, [](double) {});
    std::optional<Result<OpenedWorkspace>> opened;
    saver.open(Id::literal("b"), [&](Result<OpenedWorkspace> result) { opened = std::move(result); });
    shelf.storage.pump();
    REQUIRE(opened);
    REQUIRE(opened->ok());
    CHECK(opened->value().store.find(Id::literal("o"))->title == "Stay");
    CHECK(opened->value().store.find(Id::literal("w"))->title == "Harbour Bank 2");

    CHECK_FALSE(shelf
                    .finish([&](const Done& done) {
                        shelf.workspaces.duplicate(Id::literal("gone"), Id::literal("c"), "C", Instant{0},
                                                   done);
                    })
                    .ok());
}

} // namespace throughline::store_tests
