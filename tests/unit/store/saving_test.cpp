// Every acknowledged entry is found again, whatever breaks and wherever.
#include "base/text.h"
#include "platform/headless/memory_storage.h"
#include "records_for_tests.h"
#include "store/same_content.h"
#include "store/saving.h"

#include <optional>

namespace throughline::store_tests {

namespace {

using platform::MemoryDisk;
using platform::MemoryStorage;
using platform::WriteFault;

const Id workspace_id = Id::literal("work");

// One run of the page: its storage dies with it, the disk does not.
struct Page {
    explicit Page(MemoryDisk& on_disk)
        : disk(on_disk) {}

    MemoryDisk& disk;
    MemoryStorage storage{disk};
    std::int64_t now = 1'795'000'000'000;
    std::vector<double> wakes;
    Saver saver{storage, [this] { return Instant{now}; },
                [this](double milliseconds) { wakes.push_back(milliseconds); }};
    Store store;
    // What the person was told is saved.
    Store acknowledged;
    std::uint64_t acknowledged_sequence = 0;
    int edits = 0;

    void create() {
        store = acknowledged = small_store();
        std::optional<Result<void>> done;
        saver.create({workspace_id, "Harbour Bank", Instant{now}, 0, false}, store,
                     [&](Result<void> result) { done = std::move(result); });
        storage.pump();
        REQUIRE(done);
        REQUIRE(done->ok());
    }

    OpenedWorkspace open() {
        std::optional<Result<OpenedWorkspace>> done;
        saver.open(workspace_id, [&](Result<OpenedWorkspace> result) { done = std::move(result); });
        storage.pump();
        REQUIRE(done);
        REQUIRE(done->ok());
        store = done->value().store;
        return std::move(*done).value();
    }

    void edit(const char* title = nullptr) {
        const std::string text = title ? title : text_format("Edit %d", ++edits);
        const Diff diff = renaming(store, "outcome", text);
        REQUIRE(store.apply(diff).ok());
        saver.record(diff, "Rename", store);
        note();
    }

    // The person looks at the status line: from then on these edits must never be lost.
    void note() {
        const SaveStatus status = saver.status();
        if (status.state == SaveState::Saved && status.waiting == 0) {
            acknowledged = store;
            acknowledged_sequence = status.sequence;
        }
    }

    void pump() {
        storage.pump();
        note();
    }

    void wait(std::int64_t milliseconds) {
        now += milliseconds;
        saver.tick();
        pump();
    }
};

bool same_records(const Store& left, const Store& right) {
    return difference(left.everything(), right.everything()).empty();
}

std::string title_in(const Store& store) {
    return store.find(Id::literal("outcome"))->title;
}

} // namespace

TEST_CASE("Saved appears only when the storage has committed", "[store][R109]") {
    MemoryDisk disk;
    Page page(disk);
    page.create();
    CHECK(page.saver.status().state == SaveState::Saved);
    page.edit();
    CHECK(page.saver.status().state == SaveState::Saving);
    CHECK(page.saver.status().waiting == 1);
    page.edit();
    page.edit();
    page.pump();
    const SaveStatus status = page.saver.status();
    CHECK(status.state == SaveState::Saved);
    CHECK(status.sequence == 3);
    CHECK(status.saved_at == Instant{page.now});
    // The first alone, then the two that came meanwhile together.
    CHECK(page.storage.writes() == 3);
    CHECK(disk.marks.at(workspace_id).sequence == 3);
}

TEST_CASE("A workspace opens as it was left", "[store][R109]") {
    MemoryDisk disk;
    {
        Page page(disk);
        page.create();
        for (int count = 0; count < 20; ++count)
            page.edit();
        page.pump();
        CHECK(page.acknowledged_sequence == 20);
    }
    Page next(disk);
    const OpenedWorkspace opened = next.open();
    CHECK(opened.notice.kind == RecoveryKind::None);
    CHECK(opened.writable);
    CHECK(opened.summary.title == "Harbour Bank");
    CHECK(title_in(opened.store) == "Edit 20");
    next.edit("Next session");
    next.pump();
    CHECK(next.saver.status().sequence == 21);
    next.storage.crash();
    Page third(disk);
    third.open();
    CHECK(title_in(third.store) == "Next session");
}

TEST_CASE("The browser is killed at every write", "[store][R109]") {
    for (std::size_t killed_at = 0; killed_at < 30; ++killed_at) {
        MemoryDisk disk;
        Store acknowledged;
        std::uint64_t sequence = 0;
        {
            Page page(disk);
            page.create();
            Random random(killed_at);
            for (std::size_t step = 0; page.storage.writes() < killed_at && step < 200; ++step) {
                page.edit();
                for (std::uint64_t count = random.below(3); count > 0; --count)
                    page.storage.pump_one();
                page.note();
            }
            page.storage.crash();
            acknowledged = page.acknowledged;
            sequence = page.acknowledged_sequence;
        }
        Page next(disk);
        const OpenedWorkspace opened = next.open();
        CHECK(opened.notice.kind == RecoveryKind::None);
        // Nothing that was called saved is missing; more may be there.
        CHECK(next.saver.status().sequence >= sequence);
        if (next.saver.status().sequence == sequence)
            CHECK(same_records(next.store, acknowledged));
    }
}

TEST_CASE("Each write fails in each way, then the browser is killed", "[store][R109]") {
    for (const WriteFault fault : {WriteFault::Refuse, WriteFault::Hang, WriteFault::LoseAnswer}) {
        for (std::size_t broken = 0; broken < 6; ++broken) {
            MemoryDisk disk;
            Store acknowledged;
            Store last;
            {
                Page page(disk);
                page.create();
                page.storage.break_write(broken, fault);
                for (int count = 0; count < 6; ++count) {
                    page.edit();
                    page.pump();
                }
                // Time heals: the watchdog notices, the retry finds out what is stored and sends the rest.
                for (int count = 0; count < 5; ++count)
                    page.wait(4000);
                CHECK(page.saver.status().state == SaveState::Saved);
                CHECK(page.saver.status().sequence == 6);
                last = page.store;
                acknowledged = page.acknowledged;
                page.storage.crash();
            }
            Page next(disk);
            CHECK(next.open().notice.kind == RecoveryKind::None);
            CHECK(same_records(next.store, acknowledged));
            CHECK(same_records(next.store, last));
        }
    }
}

TEST_CASE("A refused write is shown with its reason and tried again", "[store][R109]") {
    MemoryDisk disk;
    Page page(disk);
    page.create();
    page.storage.break_write(0, WriteFault::Refuse, "The disk is full.");
    page.edit();
    page.pump();
    SaveStatus status = page.saver.status();
    CHECK(status.state == SaveState::NotSaved);
    CHECK(status.reason == "The disk is full.");
    CHECK(status.since == Instant{page.now});
    page.edit(); // work goes on in memory
    CHECK(page.saver.status().waiting == 2);
    SECTION("by itself") {
        page.wait(500);
        CHECK(page.saver.status().state == SaveState::NotSaved);
        page.wait(600);
    }
    SECTION("because the person asks") {
        page.saver.retry();
        page.pump();
    }
    CHECK(page.saver.status().state == SaveState::Saved);
    CHECK(page.saver.status().sequence == 2);
}

TEST_CASE("Retries become rarer and never stop", "[store]") {
    MemoryDisk disk;
    Page page(disk);
    page.create();
    for (std::size_t count = 0; count < 12; ++count)
        page.storage.break_write(count, WriteFault::Refuse);
    page.edit();
    page.pump();
    int minutes = 0;
    while (page.saver.status().state != SaveState::Saved && minutes < 10) {
        for (int seconds = 0; seconds < 60; ++seconds)
            page.wait(1000);
        ++minutes;
    }
    CHECK(page.saver.status().state == SaveState::Saved);
    CHECK(page.wakes.size() > 10);
}

TEST_CASE("A storage that does not answer is noticed within three seconds", "[store][R109]") {
    MemoryDisk disk;
    Page page(disk);
    page.create();
    page.storage.break_write(0, WriteFault::Hang);
    page.edit();
    page.pump();
    page.now += Saver::watchdog_milliseconds - 1;
    CHECK(page.saver.status().state == SaveState::Saving);
    page.now += 1;
    // Even before anybody ticks.
    CHECK(page.saver.status().state == SaveState::NotSaved);
    CHECK(page.saver.status().reason.find("has not confirmed") != std::string::npos);
    CHECK(std::find(page.wakes.begin(), page.wakes.end(), 3000.0) != page.wakes.end());
}

TEST_CASE("A lost answer is not written twice", "[store][R109]") {
    MemoryDisk disk;
    Page page(disk);
    page.create();
    page.storage.break_write(0, WriteFault::LoseAnswer);
    page.edit();
    page.edit();
    page.pump();
    CHECK(page.saver.status().sequence == 0);
    page.wait(3000);
    page.wait(1000);
    CHECK(page.saver.status().state == SaveState::Saved);
    CHECK(disk.workspaces.at(workspace_id).current.journal.size() == 2);
}

TEST_CASE("A long journal becomes a snapshot", "[store][R109]") {
    MemoryDisk disk;
    Store last;
    {
        Page page(disk);
        page.create();
        for (std::size_t count = 0; count <= Saver::snapshot_entries + 50; ++count) {
            page.edit();
            page.pump();
        }
        const MemoryDisk::Workspace& stored = disk.workspaces.at(workspace_id);
        CHECK(stored.current.epoch == 2);
        CHECK(stored.current.first_sequence == Saver::snapshot_entries + 2);
        CHECK(stored.current.journal.size() == 50);
        CHECK(stored.backups.size() == 1);
        last = page.store;
        page.storage.crash();
    }

    SECTION("which opens") {
        Page next(disk);
        CHECK(next.open().notice.kind == RecoveryKind::None);
        CHECK(same_records(next.store, last));
    }
    SECTION("and when it is damaged, the backup serves") {
        disk.flip_byte_of_snapshot(workspace_id, 200);
        Page next(disk);
        const OpenedWorkspace opened = next.open();
        CHECK(opened.notice.kind == RecoveryKind::Damaged);
        CHECK(same_records(next.store, last));
        next.saver.accept_recovery(next.store);
        next.pump();
        CHECK(next.saver.status().state == SaveState::Saved);
        Page third(disk);
        CHECK(third.open().notice.kind == RecoveryKind::None);
        CHECK(same_records(third.store, last));
    }
}

TEST_CASE("A snapshot that fails costs nothing", "[store][R109]") {
    for (const WriteFault fault : {WriteFault::Refuse, WriteFault::Hang, WriteFault::LoseAnswer}) {
        MemoryDisk disk;
        Page page(disk);
        page.create();
        // Every entry is one write, so the snapshot is the one behind the entry that makes it due.
        page.storage.break_write(Saver::snapshot_entries + 1, fault);
        for (std::size_t count = 0; count <= Saver::snapshot_entries + 5; ++count) {
            page.edit();
            page.pump();
        }
        CHECK(page.saver.status().state == SaveState::Saved);
        const Store last = page.store;
        page.storage.crash();
        Page next(disk);
        CHECK(next.open().notice.kind == RecoveryKind::None);
        CHECK(same_records(next.store, last));
    }
}

TEST_CASE("Large changes become a snapshot by their bytes", "[store]") {
    MemoryDisk disk;
    Page page(disk);
    page.create();
    const std::string large(std::size_t{300} * 1024, 'x');
    for (int count = 0; count < 5; ++count) {
        page.edit((large + std::to_string(count)).c_str());
        page.pump();
    }
    CHECK(disk.workspaces.at(workspace_id).current.epoch == 2);
}

TEST_CASE("A database that was emptied or rolled back is noticed", "[store][R109]") {
    MemoryDisk disk;
    {
        Page page(disk);
        page.create();
        for (int count = 0; count < 10; ++count)
            page.edit();
        page.pump();
    }
    SECTION("emptied") {
        disk.empty();
        Page next(disk);
        const OpenedWorkspace opened = next.open();
        CHECK(opened.notice.kind == RecoveryKind::Emptied);
        CHECK(opened.notice.known_sequence == 10);
        CHECK(opened.store.size() == 0);
    }
    SECTION("rolled back") {
        disk.drop_tail(workspace_id, 4);
        Page next(disk);
        const OpenedWorkspace opened = next.open();
        CHECK(opened.notice.kind == RecoveryKind::RolledBack);
        CHECK(opened.notice.found_sequence == 6);
        CHECK(title_in(opened.store) == "Edit 6");
        CHECK_FALSE(opened.notice.salvage.empty());

        // Until the person has decided, nothing is stored and nothing is called saved.
        next.edit("While asked");
        next.pump();
        CHECK(next.saver.status().state == SaveState::NotSaved);
        next.saver.accept_recovery(next.store);
        next.pump();
        CHECK(next.saver.status().state == SaveState::Saved);
        next.edit("Afterwards");
        next.pump();
        CHECK(next.saver.status().sequence > 10);
        Page third(disk);
        CHECK(third.open().notice.kind == RecoveryKind::None);
        CHECK(title_in(third.store) == "Afterwards");
    }
    SECTION("damaged in the middle") {
        disk.flip_byte_of_entry(workspace_id, 7, 80);
        Page next(disk);
        const OpenedWorkspace opened = next.open();
        CHECK(opened.notice.kind == RecoveryKind::Damaged);
        CHECK(opened.notice.found_sequence == 6);
        CHECK(opened.notice.message.find("4 later entries") != std::string::npos);
        next.saver.accept_recovery(next.store);
        next.pump();
        Page third(disk);
        CHECK(third.open().notice.kind == RecoveryKind::None);
        CHECK(title_in(third.store) == "Edit 6");
    }
    SECTION("never there") {
        Page next(disk);
        std::optional<Result<OpenedWorkspace>> done;
        next.saver.open(Id::literal("other"),
                        [&](Result<OpenedWorkspace> result) { done = std::move(result); });
        next.storage.pump();
        REQUIRE(done);
        CHECK_FALSE(done->ok());
    }
}

TEST_CASE("A recovery that can't be written is tried again", "[store]") {
    MemoryDisk disk;
    {
        Page page(disk);
        page.create();
        page.edit();
        page.pump();
    }
    disk.drop_tail(workspace_id, 1);
    Page next(disk);
    next.open();
    next.storage.break_write(0, WriteFault::Refuse, "No space.");
    next.saver.accept_recovery(next.store);
    next.pump();
    CHECK(next.saver.status().state == SaveState::NotSaved);
    CHECK(next.saver.status().reason == "No space.");
    next.edit("While it can't be stored");
    next.pump();
    CHECK(next.saver.status().state == SaveState::NotSaved);
    next.wait(1100);
    CHECK(next.saver.status().state == SaveState::Saved);
    next.storage.crash();
    Page third(disk);
    CHECK(third.open().notice.kind == RecoveryKind::None);
    CHECK(title_in(third.store) == "While it can't be stored");
}

TEST_CASE("A workspace that can't be begun is tried again, and its entries wait", "[store][R109]") {
    for (const WriteFault fault : {WriteFault::Refuse, WriteFault::Hang, WriteFault::LoseAnswer}) {
        MemoryDisk disk;
        Store last;
        {
            Page page(disk);
            page.store = small_store();
            page.storage.break_write(0, fault);
            page.saver.create({workspace_id, "W", Instant{page.now}, 0, false}, page.store,
                              [](Result<void>) {});
            CHECK(page.saver.status().state == SaveState::Saving);
            page.pump();
            page.edit();
            page.pump();
            CHECK(page.saver.status().state != SaveState::Saved);
            page.wait(3000);
            page.wait(1100);
            page.wait(1100);
            CHECK(page.saver.status().state == SaveState::Saved);
            last = page.store;
            page.storage.crash();
        }
        Page next(disk);
        CHECK(next.open().notice.kind == RecoveryKind::None);
        CHECK(same_records(next.store, last));
    }
}

TEST_CASE("Two tabs: one writes", "[store][R109]") {
    MemoryDisk disk;
    Page first(disk);
    first.create();
    first.edit();
    first.pump();
    Page second(disk);
    const OpenedWorkspace opened = second.open();
    CHECK_FALSE(opened.writable);
    CHECK(second.saver.status().state == SaveState::ReadOnly);

    second.storage.take_over(workspace_id,
                             [&](Result<void> result) { second.saver.set_writable(result.ok()); });
    second.pump();
    second.edit("Second tab");
    second.pump();
    CHECK(second.saver.status().state == SaveState::Saved);

    // The first did not hear of it yet: its write is refused, and it is not called saved.
    first.edit("First tab");
    first.pump();
    CHECK(first.saver.status().state == SaveState::NotSaved);
    first.saver.set_writable(false);
    CHECK(first.saver.status().reason.find("took over") != std::string::npos);
    Page third(disk);
    third.open();
    CHECK(title_in(third.store) == "Second tab");
}

TEST_CASE("Answers that come after the saver is gone harm nothing", "[store]") {
    MemoryDisk disk;
    MemoryStorage storage(disk);
    {
        Store store = small_store();
        Saver saver(
            storage, [] { return Instant{0}; }, [](double) {});
        saver.create({workspace_id, "W", Instant{0}, 0, false}, store, [](Result<void>) {});
        const Diff diff = renaming(store, "outcome", "X");
        REQUIRE(store.apply(diff).ok());
        saver.record(diff, "Rename", store);
    }
    storage.pump();
    CHECK(disk.workspaces.at(workspace_id).current.journal.size() == 1);
}

TEST_CASE("A browser that keeps nothing is said", "[store]") {
    MemoryDisk disk;
    Page page(disk);
    page.saver.set_session_only(true);
    page.create();
    page.edit();
    page.pump();
    CHECK(page.saver.status().session_only);
}

} // namespace throughline::store_tests
