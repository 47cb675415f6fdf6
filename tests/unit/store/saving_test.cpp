// Every acknowledged entry is found again, whenever the browser dies and whoever else has the workspace open.
#include "saving_page.h"

namespace throughline::store_tests {

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
