#include "commands/open_workspace.h"
#include "exchange/workspace_file.h"
#include "model/records/decision.h"
#include "platform/headless/memory_storage.h"
#include "random_commands.h"
#include "store/saving.h"

#include <catch_amalgamated.hpp>
#include <optional>

namespace throughline {

namespace {

const Id workspace_id = Id::literal("work");

// The workspace with its saver on a disk that outlives it.
struct Page {
    explicit Page(platform::MemoryDisk& disk)
        : storage(disk) {}

    std::int64_t now = 1'795'000'000'000;
    platform::MemoryStorage storage;
    Saver saver{storage, [this] { return Instant{now}; }, [](double) {}};
    OpenWorkspace workspace{[this] { return Instant{now}; }, 1};

    void create() {
        saver.create({workspace_id, "Harbour Bank", Instant{now}, 0, false}, workspace.store(),
                     [](Result<void>) {});
        storage.pump();
        workspace.save_to(&saver);
    }
    bool open() {
        std::optional<OpenedWorkspace> opened;
        saver.open(workspace_id, [&](Result<OpenedWorkspace> result) {
            REQUIRE(result.ok());
            opened = std::move(result).value();
        });
        storage.pump();
        REQUIRE(opened);
        REQUIRE(opened->notice.kind == RecoveryKind::None);
        workspace.reset(std::move(opened->store));
        workspace.save_to(&saver);
        return opened->writable;
    }
};

} // namespace

TEST_CASE("Every step is journaled, undo too, and opens again", "[commands][R109]") {
    platform::MemoryDisk disk;
    std::string expected;
    {
        Page page(disk);
        page.create();
        REQUIRE(page.workspace.run("file.rename_workspace", {{"title", "Harbour Bank"}}).ok());
        REQUIRE(page.workspace.run("outcome.add", {{"title", "Stay"}}).ok());
        REQUIRE(page.workspace.run("outcome.add", {{"title", "Grow"}}).ok());
        REQUIRE(page.workspace.run("edit.undo").ok());
        REQUIRE(page.workspace.run("journey.add", {{"title", "First mortgage"}}).ok());
        REQUIRE(page.workspace.run("edit.select_all").ok());
        page.storage.pump();
        // Selecting is nothing to store.
        CHECK(page.saver.status().sequence == 5);
        CHECK(page.saver.status().state == SaveState::Saved);
        expected = write_workspace(page.workspace.store());
        page.storage.crash();
    }
    Page next(disk);
    CHECK(next.open());
    CHECK(write_workspace(next.workspace.store()) == expected);
    CHECK_FALSE(next.workspace.history().can_undo());
}

TEST_CASE("Random work, killed at random, opens as it was acknowledged", "[commands][R109]") {
    Random random(42);
    for (int round = 0; round < 40; ++round) {
        platform::MemoryDisk disk;
        std::string acknowledged;
        std::uint64_t sequence = 0;
        {
            Page page(disk);
            page.create();
            CommandGenerator generator(page.workspace, random);
            for (std::uint64_t count = 20 + random.below(60); count > 0; --count) {
                const RandomCommand command = generator.next();
                // Refusals are a part of it.
                (void)page.workspace.run(command.id, command.arguments).ok();
                page.workspace.session().take_requests();
                if (random.below(3) == 0)
                    page.storage.pump();
                const SaveStatus status = page.saver.status();
                if (status.state == SaveState::Saved) {
                    acknowledged = write_workspace(page.workspace.store());
                    sequence = status.sequence;
                }
            }
            page.storage.crash();
        }
        Page next(disk);
        next.open();
        CHECK(next.saver.status().sequence >= sequence);
        if (next.saver.status().sequence == sequence)
            CHECK(write_workspace(next.workspace.store()) == acknowledged);
    }
}

TEST_CASE("The title of the workspace is the title in the list", "[commands][R109]") {
    platform::MemoryDisk disk;
    Page page(disk);
    page.create();
    REQUIRE(page.workspace.run("file.rename_workspace", {{"title", "Telco"}}).ok());
    page.storage.pump();
    CHECK(disk.workspaces.at(workspace_id).current.summary.title == "Telco");
    REQUIRE(page.workspace.run("file.rename_workspace", {{"title", "Telco 2"}}).ok());
    REQUIRE(page.workspace.run("edit.undo").ok());
    page.storage.pump();
    CHECK(disk.workspaces.at(workspace_id).current.summary.title == "Telco");
    CHECK(page.workspace.store().all(Kind::Workspace).size() == 1);
}

TEST_CASE("A tab that may only read changes nothing", "[commands][R109]") {
    platform::MemoryDisk disk;
    Page first(disk);
    first.create();
    REQUIRE(first.workspace.run("outcome.add", {{"title", "Stay"}}).ok());
    first.storage.pump();
    Page second(disk);
    CHECK_FALSE(second.open());
    const Result<void> result = second.workspace.run("outcome.add", {{"title", "Grow"}});
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().message.find("another tab") != std::string::npos);
    CHECK(second.workspace.store().size() == 1);
    // Looking is allowed.
    CHECK(second.workspace.run("edit.select_all").ok());
    CHECK(second.workspace.run("file.take_over").ok());
    CHECK(second.workspace.session().take_requests().front().kind == RequestKind::TakeOver);
}

TEST_CASE("A day is that of the person's own time zone, or of the example", "[commands][R103]") {
    constexpr std::int64_t evening = 1'795'476'600'000; // 23:30 in UTC
    std::int32_t minutes_east = 0;
    OpenWorkspace workspace([] { return Instant{evening}; }, 1, [&] { return minutes_east; });
    const Date day = date_of(Instant{evening});
    CHECK(workspace.today() == day);
    minutes_east = 60;
    CHECK(workspace.today().days == day.days + 1);
    REQUIRE(workspace.run("decision.add", {{"title", "Cover"}}).ok());
    const Id decision = workspace.last_added();
    REQUIRE(workspace.run("decision.publish", {{"id", decision.text()}}).ok());
    CHECK(workspace.store().find_as<Decision>(decision)->versions.back().on->days == day.days + 1);
}

TEST_CASE("Requests to the outside are taken once", "[commands]") {
    platform::MemoryDisk disk;
    Page page(disk);
    REQUIRE(page.workspace.run("file.new_workspace", {{"title", "New"}}).ok());
    REQUIRE(page.workspace.run("file.import_table").ok());
    const std::vector<Request> requests = page.workspace.session().take_requests();
    REQUIRE(requests.size() == 2);
    CHECK(requests[0].kind == RequestKind::NewWorkspace);
    CHECK(requests[0].text == "New");
    CHECK(requests[1].kind == RequestKind::ChooseTable);
    CHECK(page.workspace.session().take_requests().empty());
    REQUIRE(page.workspace.run("view.zoom_fit").ok());
    CHECK(page.workspace.session().take_camera_request()->move == CameraMove::Fit);
    CHECK_FALSE(page.workspace.session().take_camera_request());
}

TEST_CASE("Escape leaves one layer at a time", "[commands]") {
    OpenWorkspace workspace([] { return Instant{0}; }, 1);
    Session& session = workspace.session();
    REQUIRE(workspace.run("outcome.add").ok());
    REQUIRE(workspace.run("view.present").ok());
    REQUIRE(workspace.run("edit.find", {{"text", "stay"}}).ok());
    REQUIRE(workspace.run("view.palette").ok());
    const auto escape = [&] { REQUIRE(workspace.run("edit.select_none").ok()); };
    CHECK_FALSE(session.renaming.empty());
    escape();
    CHECK(session.renaming.empty());
    CHECK(session.dialog == Dialog::Palette);
    escape();
    CHECK(session.dialog == Dialog::None);
    CHECK(session.finding);
    escape();
    CHECK_FALSE(session.finding);
    CHECK(session.presenting);
    escape();
    CHECK_FALSE(session.presenting);
    CHECK(session.selection.size() == 1);
    escape();
    CHECK(session.selection.empty());
}

} // namespace throughline
