// Writes that are refused, hang or lose their answer: the person is told, and they are tried again.
#include "saving_page.h"

#include <algorithm>

namespace throughline::store_tests {

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

} // namespace throughline::store_tests
