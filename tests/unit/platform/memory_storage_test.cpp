#include "platform/headless/memory_storage.h"

#include <catch_amalgamated.hpp>
#include <optional>

using namespace throughline;
using namespace throughline::platform;

namespace {

const Id bank = Id::literal("harbour-bank");

WorkspaceSummary summary_of_bank() {
    WorkspaceSummary summary;
    summary.id = bank;
    summary.title = "Harbour Bank";
    return summary;
}

// The answer to the last request, as text: "kept" or the error.
struct Answer {
    std::string text = "none";
    std::function<void(Result<void>)> callback() {
        return [this](const Result<void>& result) { text = result.ok() ? "kept" : result.error().message; };
    }
};

void make_bank(MemoryStorage& storage) {
    Answer answer;
    storage.write_snapshot(summary_of_bank(), 1, 1, "{}", "hash", answer.callback());
    storage.pump();
    REQUIRE(answer.text == "kept");
}

StoredWorkspace read_bank(MemoryStorage& storage) {
    std::optional<StoredWorkspace> read;
    storage.read(bank, [&](Result<StoredWorkspace> result) {
        REQUIRE(result.ok());
        read = std::move(result).value();
    });
    storage.pump();
    REQUIRE(read);
    return *read;
}

} // namespace

TEST_CASE("memory storage answers only when pumped, and in order", "[platform][R109]") {
    MemoryDisk disk;
    MemoryStorage storage(disk);
    make_bank(storage);
    Answer first;
    Answer second;
    storage.append(bank, {{1, "one"}}, first.callback());
    storage.append(bank, {{2, "two"}, {3, "three"}}, second.callback());
    CHECK(storage.waiting() == 2);
    CHECK(first.text == "none");
    REQUIRE(storage.pump_one());
    CHECK(first.text == "kept");
    CHECK(second.text == "none");
    storage.pump();
    CHECK(second.text == "kept");
    const StoredWorkspace read = read_bank(storage);
    REQUIRE(read.journal.size() == 3);
    CHECK(read.journal[2].bytes == "three");
    CHECK(read.summary.last_sequence == 3);
}

TEST_CASE("a killed page keeps what was answered and nothing that was not pumped", "[platform][R109]") {
    MemoryDisk disk;
    {
        MemoryStorage storage(disk);
        make_bank(storage);
        Answer answer;
        storage.append(bank, {{1, "one"}}, answer.callback());
        storage.pump();
        storage.append(bank, {{2, "two"}}, answer.callback());
        storage.crash();
    }
    MemoryStorage storage(disk);
    CHECK(read_bank(storage).journal.size() == 1);
}

TEST_CASE("each way of breaking a write breaks that write alone", "[platform]") {
    MemoryDisk disk;
    MemoryStorage storage(disk);
    make_bank(storage);
    Answer first;
    Answer second;
    storage.append(bank, {{1, "one"}}, first.callback());

    SECTION("refused: an error, nothing kept") {
        storage.break_write(0, WriteFault::Refuse, "The disk is full.");
        storage.pump();
        CHECK(first.text == "The disk is full.");
        CHECK(read_bank(storage).journal.empty());
    }
    SECTION("hanging: no answer, nothing kept") {
        storage.break_write(0, WriteFault::Hang);
        storage.pump();
        CHECK(first.text == "none");
        CHECK(read_bank(storage).journal.empty());
    }
    SECTION("lost answer: kept all the same") {
        storage.break_write(0, WriteFault::LoseAnswer);
        storage.pump();
        CHECK(first.text == "none");
        CHECK(read_bank(storage).journal.size() == 1);
    }
    storage.append(bank, {{7, "seven"}}, second.callback());
    storage.pump();
    CHECK(second.text == "kept");
}

TEST_CASE("a snapshot seals the epoch before it and trims the journal", "[platform][R109]") {
    MemoryDisk disk;
    MemoryStorage storage(disk);
    make_bank(storage);
    Answer answer;
    storage.append(bank, {{1, "one"}, {2, "two"}, {3, "three"}}, answer.callback());
    storage.write_snapshot(summary_of_bank(), 2, 3, "state after two", "hash", answer.callback());
    storage.pump();
    REQUIRE(answer.text == "kept");

    const StoredWorkspace read = read_bank(storage);
    CHECK(read.epoch == 2);
    CHECK(read.snapshot == "state after two");
    REQUIRE(read.journal.size() == 1);
    CHECK(read.journal[0].sequence == 3);

    bool listed = false;
    storage.list_backups(bank, [&](const Result<std::vector<BackupSummary>>& backups) {
        REQUIRE(backups.ok());
        REQUIRE(backups.value().size() == 1);
        CHECK(backups.value()[0].epoch == 1);
        CHECK(backups.value()[0].last_sequence == 2);
        listed = true;
    });
    storage.read_backup(bank, 1, [&](const Result<StoredWorkspace>& backup) {
        REQUIRE(backup.ok());
        CHECK(backup.value().snapshot == "{}");
        CHECK(backup.value().journal.size() == 2);
    });
    storage.pump();
    CHECK(listed);

    storage.write_snapshot(summary_of_bank(), 2, 3, "again", "hash", answer.callback());
    storage.pump();
    CHECK(answer.text == "A newer snapshot of this workspace is stored already.");
    CHECK(read_bank(storage).snapshot == "state after two");
}

TEST_CASE("only ten earlier states are kept", "[platform]") {
    MemoryDisk disk;
    MemoryStorage storage(disk);
    Answer answer;
    for (std::uint64_t epoch = 1; epoch <= 15; ++epoch)
        storage.write_snapshot(summary_of_bank(), epoch, 1, "state", "hash", answer.callback());
    storage.pump();
    REQUIRE(disk.workspaces[bank].backups.size() == 10);
    CHECK(disk.workspaces[bank].backups.front().epoch == 14);
    CHECK(disk.workspaces[bank].backups.back().epoch == 5);
}

TEST_CASE("one tab writes; another can take over and the first one's writes are refused", "[platform]") {
    MemoryDisk disk;
    MemoryStorage first(disk);
    MemoryStorage second(disk);
    make_bank(first);
    std::vector<Notice> told;
    first.watch([&](const Id& workspace, Notice notice) {
        CHECK(workspace == bank);
        told.push_back(notice);
    });
    std::string acquired;
    const auto note = [&](const Result<bool>& result) { acquired += result.value() ? 'y' : 'n'; };
    first.acquire(bank, note);
    first.pump();
    second.acquire(bank, note);
    second.pump();
    CHECK(acquired == "yn");

    Answer answer;
    second.take_over(bank, answer.callback());
    second.pump();
    CHECK(answer.text == "kept");
    first.append(bank, {{1, "one"}}, answer.callback());
    first.pump();
    CHECK(answer.text == "Another tab is editing this workspace.");
    first.update_summary(summary_of_bank(), answer.callback());
    first.pump();
    CHECK(answer.text == "kept");
    second.append(bank, {{1, "uno"}}, answer.callback());
    second.pump();
    second.release(bank);
    first.pump();
    CHECK(told == std::vector{Notice::Taken, Notice::Changed, Notice::Freed});
    first.acquire(bank, note);
    first.pump();
    CHECK(acquired == "yny");
}

TEST_CASE("an emptied database says so once, and the mark beside it survives", "[platform][R109]") {
    MemoryDisk disk;
    MemoryStorage storage(disk);
    make_bank(storage);
    storage.set_mark({bank, 1, 42, 7});
    disk.empty();
    std::vector<DatabaseState> states;
    const auto note = [&](const Result<DatabaseState>& state) { states.push_back(state.value()); };
    storage.open(note);
    storage.open(note);
    storage.pump();
    CHECK(states == std::vector{DatabaseState::Emptied, DatabaseState::Ready});
    CHECK(storage.mark(bank).sequence == 42);
}

TEST_CASE("damage reaches exactly the bytes it names", "[platform]") {
    MemoryDisk disk;
    MemoryStorage storage(disk);
    make_bank(storage);
    Answer answer;
    storage.append(bank, {{1, "one"}, {2, "two"}, {3, "three"}}, answer.callback());
    storage.write_chunk("c1", "abc", answer.callback());
    storage.pump();
    disk.flip_byte_of_entry(bank, 2, 0);
    disk.flip_byte_of_chunk("c1", 2);
    disk.drop_tail(bank, 1);
    const StoredWorkspace read = read_bank(storage);
    REQUIRE(read.journal.size() == 2);
    CHECK(read.journal[0].bytes == "one");
    CHECK(read.journal[1].bytes != "two");
    storage.read_chunk("c1", [](const Result<std::string>& chunk) {
        REQUIRE(chunk.ok());
        CHECK(chunk.value() != "abc");
        CHECK(chunk.value().substr(0, 2) == "ab");
    });
    storage.pump();
}
