// What was lost or damaged outside is noticed, said and asked about; nothing counts as saved before that.
#include "saving_page.h"

namespace throughline::store_tests {

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

} // namespace throughline::store_tests
