// A journal that has grown long is replaced by a snapshot, and nothing is lost on the way.
#include "saving_page.h"

namespace throughline::store_tests {

TEST_CASE("A long journal becomes a snapshot", "[store][R109]") {
    MemoryDisk disk;
    Store last;
    {
        Page page(disk);
        page.create();
        const auto edit = [&page](std::size_t times) {
            for (; times > 0; --times) {
                page.edit();
                page.pump();
            }
        };
        edit(Saver::snapshot_entries + 1);
        CHECK(disk.workspaces.at(workspace_id).current.epoch == 1); // not in the frame of the edit
        CHECK(page.wakes.back() > 0);
        page.wait(static_cast<std::int64_t>(page.wakes.back()));
        edit(50);
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
            if (count == Saver::snapshot_entries)
                page.wait(static_cast<std::int64_t>(page.wakes.back()));
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
    page.wait(static_cast<std::int64_t>(page.wakes.back()));
    CHECK(disk.workspaces.at(workspace_id).current.epoch == 2);
}

} // namespace throughline::store_tests
