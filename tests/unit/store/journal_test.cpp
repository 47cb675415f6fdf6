#include "base/hash.h"
#include "records_for_tests.h"
#include "store/opening.h"
#include "store/record_lines.h"
#include "store/same_content.h"
#include "store/snapshot.h"

namespace throughline::store_tests {

namespace {

using platform::StoredEntry;

struct Journal {
    Store start = small_store();
    Store store = start;
    JournalStart last;
    std::vector<StoredEntry> entries;

    void append(const Diff& diff, std::string label) {
        REQUIRE(store.apply(diff).ok());
        const JournalEntry entry{last.sequence + 1, last.hash, 1795000000000, std::move(label), diff};
        std::string bytes = encode_entry(entry);
        last = {entry.sequence, entry_hash(bytes)};
        entries.push_back({entry.sequence, std::move(bytes)});
    }
    void append_several() {
        append(renaming(store, "outcome", "Households stay past the fix"), "Rename\noutcome");
        append(adding({make<Outcome>("new", "Arrears end")}), "Add outcome");
        append(inverse(adding({store.pointer(Id::literal("task"))})), "Delete");
        append(renaming(store, "new", "Ünïcode → “quotes” \\ \n lines"), "Rename");
    }
    Replayed replayed() const {
        Replayed result;
        REQUIRE(result.store.apply(difference({}, start.everything())).ok());
        replay(result, entries);
        return result;
    }
};

} // namespace

TEST_CASE("A journal replays to the same records", "[store][R109]") {
    Journal journal;
    journal.append_several();
    const Replayed replayed = journal.replayed();
    CHECK(replayed.problem.empty());
    CHECK(replayed.entries_applied == 4);
    CHECK(replayed.last_sequence == 4);
    CHECK(replayed.last_hash == journal.last.hash);
    CHECK(difference(replayed.store.everything(), journal.store.everything()).empty());
    CHECK(replayed.hash_at(4) == journal.last.hash);
    CHECK(replayed.hash_at(0) == 0);
    CHECK(replayed.hash_at(5) == 0);
}

TEST_CASE("An entry says what it is", "[store]") {
    Journal journal;
    journal.append_several();
    const Result<JournalEntry> entry = decode_entry(journal.entries[0].bytes, journal.start, 1, 0);
    REQUIRE(entry.ok());
    CHECK(entry.value().sequence == 1);
    CHECK(entry.value().label == "Rename outcome");
    CHECK(entry.value().time == 1795000000000);
    REQUIRE(entry.value().diff.changes.size() == 1);
    CHECK(entry.value().diff.changes[0].before->title == "Households stay");
}

TEST_CASE("Every flipped bit of an entry is noticed", "[store][R109]") {
    Journal journal;
    journal.append(renaming(journal.store, "outcome", "Stay"), "Rename");
    const std::string bytes = journal.entries[0].bytes;
    for (std::size_t position = 0; position < bytes.size(); ++position) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string damaged = bytes;
            damaged[position] = static_cast<char>(damaged[position] ^ (1 << bit));
            // The case of the checksum's own digits carries nothing.
            const Result<JournalEntry> entry = decode_entry(damaged, journal.start, 1, 0);
            if (entry.ok())
                CHECK((bit == 5 && position < bytes.find('\n')));
        }
    }
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(decode_entry(std::string_view(bytes).substr(0, length), journal.start, 1, 0).ok());
}

TEST_CASE("Replay keeps the longest good beginning and says what is wrong", "[store][R109]") {
    Journal journal;
    journal.append_several();
    SECTION("damage") {
        journal.entries[2].bytes[60] ^= 1;
        const Replayed replayed = journal.replayed();
        CHECK(replayed.entries_applied == 2);
        CHECK(replayed.entries_dropped == 2);
        CHECK(replayed.problem.find("checksum") != std::string::npos);
        CHECK(replayed.store.find(Id::literal("new"))->title == "Arrears end");
    }
    SECTION("a lost entry") {
        journal.entries.erase(journal.entries.begin() + 1);
        const Replayed replayed = journal.replayed();
        CHECK(replayed.entries_applied == 1);
        CHECK(replayed.problem == "entry 2: Entry 2 is missing; number 3 came instead.");
    }
    SECTION("an entry of another history") {
        Journal other;
        other.append(renaming(other.store, "outcome", "Other"), "Rename");
        other.append(adding({make<Outcome>("x", "X")}), "Add");
        journal.entries[1] = other.entries[1];
        const Replayed replayed = journal.replayed();
        CHECK(replayed.entries_applied == 1);
        CHECK(replayed.problem == "entry 2: It does not continue the entry before it.");
    }
    SECTION("swapped entries") {
        std::swap(journal.entries[1].bytes, journal.entries[2].bytes);
        CHECK(journal.replayed().entries_applied == 1);
    }
}

TEST_CASE("An entry of a newer version is refused, not misread", "[store]") {
    const std::string body = "1 0000000000000000 0 99\nLabel\n";
    const std::string bytes = "throughline-entry 1 " + hex_text(crc32c(body), 8) + "\n" + body;
    const Result<JournalEntry> entry = decode_entry(bytes, Store(), 1, 0);
    REQUIRE_FALSE(entry.ok());
    CHECK(entry.error().message.find("newer version") != std::string::npos);
}

TEST_CASE("A snapshot holds every record and where the journal goes on", "[store][R109]") {
    Journal journal;
    journal.append_several();
    const std::string text = encode_snapshot(journal.store, journal.last);
    const Result<Replayed> decoded = decode_snapshot(text);
    REQUIRE(decoded.ok());
    CHECK(difference(decoded.value().store.everything(), journal.store.everything()).empty());
    CHECK(decoded.value().last_sequence == 4);
    CHECK(decoded.value().last_hash == journal.last.hash);
    CHECK(encode_snapshot(decoded.value().store, journal.last) == text);

    CHECK(decode_snapshot("").ok());
    CHECK_FALSE(decode_snapshot("nonsense").ok());
    CHECK_FALSE(decode_snapshot(text.substr(0, text.rfind('\n', text.size() - 2) + 1)).ok());
    CHECK_FALSE(decode_snapshot(text + text.substr(text.find('\n') + 1)).ok());
}

TEST_CASE("A damaged snapshot is made again from the backup before it", "[store][R109]") {
    Journal journal;
    journal.append_several();
    platform::StoredWorkspace backup;
    backup.snapshot = encode_snapshot(journal.start, {});
    // As it was kept before snapshots had a faster one.
    backup.snapshot_hash = sha256_hex(backup.snapshot);
    backup.journal = journal.entries;
    platform::StoredWorkspace present;
    present.snapshot = encode_snapshot(journal.store, journal.last);
    present.snapshot_hash = snapshot_hash(present.snapshot);
    journal.append(renaming(journal.store, "outcome", "Later"), "Rename");
    present.journal.push_back(journal.entries.back());
    REQUIRE(restore(present).ok());

    present.snapshot[100] ^= 1;
    CHECK_FALSE(restore(present).ok());
    const Result<Replayed> replayed = restore_from_backup(backup, present);
    REQUIRE(replayed.ok());
    CHECK(replayed.value().problem.empty());
    CHECK(difference(replayed.value().store.everything(), journal.store.everything()).empty());
}

TEST_CASE("What was found is compared with what was acknowledged", "[store][R109]") {
    Journal journal;
    journal.append_several();
    const Replayed replayed = journal.replayed();
    const auto judged = [&](std::uint64_t sequence, std::uint64_t hash) {
        return judge(replayed, {Id::literal("w"), 1, sequence, hash}).kind;
    };
    CHECK(judged(4, journal.last.hash) == RecoveryKind::None);
    CHECK(judged(2, replayed.hash_at(2)) == RecoveryKind::None); // stored, killed before the mark was set
    CHECK(judged(7, 1) == RecoveryKind::RolledBack);
    CHECK(judged(4, 1) == RecoveryKind::Diverged);
    const RecoveryNotice notice = judge(replayed, {Id::literal("w"), 1, 7, 1});
    CHECK(notice.message.find("The last 3 changes are missing") != std::string::npos);
    CHECK(notice.known_sequence == 7);
    CHECK(notice.found_sequence == 4);
}

} // namespace throughline::store_tests
