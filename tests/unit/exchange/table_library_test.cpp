#include "exchange/table_library.h"
#include "platform/headless/memory_storage.h"
#include "tables/table_builder.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

using namespace throughline;
using platform::MemoryDisk;
using platform::MemoryStorage;
using platform::WriteFault;

namespace {

// Two chunks and a bit, so that the way to the storage has several steps.
constexpr tables::RowIndex row_count = 2 * tables::chunk_rows + 5;

tables::Table sample(const std::string& title = "customers") {
    tables::TableBuilder builder(
        {{"name", tables::ColumnType::Text}, {"number", tables::ColumnType::Integer}});
    for (tables::RowIndex row = 0; row < row_count; ++row) {
        builder.text(0, "customer " + std::to_string(row % 100));
        if (row % 7 != 0)
            builder.integer(1, row * 3);
        builder.end_row();
    }
    Result<tables::Table> table = std::move(builder).finish(title, {"a test", Instant{}, 0});
    REQUIRE(table.ok());
    return std::move(table).value();
}

struct Kept {
    int answers = 0;
    std::string problem;
    std::function<void(Result<void>)> callback() {
        return [this](const Result<void>& result) {
            ++answers;
            problem = result.ok() ? "" : result.error().message;
        };
    }
};

// The sample, as an earlier session left it on the disk.
tables::ContentHash put_sample_on(MemoryDisk& disk) {
    MemoryStorage storage(disk);
    TableLibrary library(storage);
    Kept kept;
    tables::ContentHash name = library.keep(sample(), kept.callback());
    storage.pump();
    REQUIRE(kept.answers == 1);
    REQUIRE(kept.problem.empty());
    return name;
}

} // namespace

TEST_CASE("A table that is taken in is there at once and on the disk when that is said", "[exchange][R081]") {
    MemoryDisk disk;
    MemoryStorage storage(disk);
    TableLibrary library(storage);
    Kept kept;
    const tables::ContentHash name = library.keep(sample(), kept.callback());
    CHECK(library.state(name) == TableState::Ready);
    REQUIRE(library.find(name) != nullptr);
    CHECK(library.find(name)->row_count() == row_count);
    CHECK(library.version() == 1);
    CHECK(disk.chunks.empty());

    // The three chunks first; the information, by whose name all is found, last.
    for (std::size_t written = 1; written <= 3; ++written) {
        REQUIRE(storage.pump_one());
        CHECK(disk.chunks.size() == written);
        CHECK_FALSE(disk.chunks.contains(name));
        CHECK(kept.answers == 0);
    }
    REQUIRE(storage.pump_one());
    CHECK(disk.chunks.contains(name));
    CHECK(kept.answers == 1);
    CHECK(kept.problem.empty());
    CHECK(storage.waiting() == 0);

    std::vector<std::string> names = library.stored_names(name);
    std::sort(names.begin(), names.end());
    std::vector<std::string> on_disk;
    for (const auto& [key, bytes] : disk.chunks)
        on_disk.push_back(key);
    CHECK(names == on_disk);
}

TEST_CASE("A later session reads the same table from the disk, step by step", "[exchange][R081]") {
    MemoryDisk disk;
    const tables::ContentHash name = put_sample_on(disk);
    MemoryStorage storage(disk);
    TableLibrary library(storage);
    CHECK(library.state(name) == TableState::Unknown);
    CHECK(library.find(name) == nullptr);
    CHECK(library.stored_names(name).empty());

    int changes = 0;
    library.want(name, [&] { ++changes; });
    library.want(name, [&] { changes += 10; });
    CHECK(library.state(name) == TableState::Loading);
    CHECK(storage.waiting() == 1); // asked once, however many want it
    CHECK(library.progress(name) == 0);
    std::vector<double> progress;
    while (storage.pump_one()) {
        if (library.state(name) == TableState::Loading) {
            CHECK(library.find(name) == nullptr);
            progress.push_back(library.progress(name));
        }
    }
    CHECK(progress == std::vector<double>{0, 1.0 / 3, 2.0 / 3});
    CHECK(library.state(name) == TableState::Ready);
    CHECK(library.progress(name) == 1);
    CHECK(changes == 11);
    CHECK(library.version() == 1);

    const tables::Table original = sample();
    const tables::Table* read = library.find(name);
    REQUIRE(read != nullptr);
    REQUIRE(read->row_count() == row_count);
    CHECK(read->info().name == "customers");
    for (tables::RowIndex row = 0; row < row_count; ++row) {
        REQUIRE(read->value(row, 0) == original.value(row, 0));
        REQUIRE(read->value(row, 1) == original.value(row, 1));
    }
    library.want(name, [&] { changes = -1; });
    CHECK(storage.waiting() == 0);
    CHECK(changes == 11);
}

TEST_CASE("A table that is missing or damaged is Failed and says why", "[exchange][R081]") {
    MemoryDisk disk;
    const tables::ContentHash name = put_sample_on(disk);
    const std::string first_chunk = sample().info().chunks[0];
    const std::string last_chunk = sample().info().chunks[2];
    std::string wanted = name;
    SECTION("never stored") {
        wanted = std::string(name.size(), '0');
    }
    SECTION("the information is damaged") {
        disk.flip_byte_of_chunk(name, 40);
    }
    SECTION("the first chunk is missing") {
        disk.chunks.erase(first_chunk);
    }
    SECTION("the last chunk is damaged") {
        disk.flip_byte_of_chunk(last_chunk, 100);
    }
    SECTION("the last chunk is cut off") {
        disk.chunks[last_chunk].resize(disk.chunks[last_chunk].size() / 2);
    }
    SECTION("one chunk lies in the place of another") {
        disk.chunks[last_chunk] = disk.chunks[first_chunk];
    }
    MemoryStorage storage(disk);
    TableLibrary library(storage);
    int changes = 0;
    library.want(wanted, [&] { ++changes; });
    storage.pump();
    CHECK(library.state(wanted) == TableState::Failed);
    CHECK_FALSE(library.problem(wanted).empty());
    CHECK(library.find(wanted) == nullptr);
    CHECK(library.stored_names(wanted).empty());
    CHECK(library.version() == 1);
    CHECK(changes == 1);
}

TEST_CASE("A write that fails is said once; the table stays usable", "[exchange][R081]") {
    for (std::size_t before = 0; before < 4; ++before) {
        MemoryDisk disk;
        MemoryStorage storage(disk);
        TableLibrary library(storage);
        storage.break_write(before, WriteFault::Refuse, "The disk is full.");
        Kept kept;
        const tables::ContentHash name = library.keep(sample(), kept.callback());
        storage.pump();
        CHECK(kept.answers == 1);
        CHECK(kept.problem == "The disk is full.");
        CHECK(disk.chunks.size() == before); // nothing is written after the failure
        CHECK_FALSE(disk.chunks.contains(name));
        CHECK(library.state(name) == TableState::Ready);
    }
}

TEST_CASE("An import heals a table that could not be read", "[exchange][R081]") {
    MemoryDisk disk;
    const tables::ContentHash name = put_sample_on(disk);
    disk.chunks.clear();
    MemoryStorage storage(disk);
    TableLibrary library(storage);
    library.want(name, {});
    storage.pump();
    REQUIRE(library.state(name) == TableState::Failed);
    Kept kept;
    CHECK(library.keep(sample(), kept.callback()) == name);
    CHECK(library.state(name) == TableState::Ready);
    CHECK(library.problem(name).empty());
    storage.pump();
    CHECK(kept.answers == 1);
    CHECK(disk.chunks.size() == 4);
}

TEST_CASE("A table that is imported while it is being read stays as imported", "[exchange][R081]") {
    // After none, one, two … of the storage's answers the import comes between.
    for (int answers = 0; answers < 4; ++answers) {
        CAPTURE(answers);
        MemoryDisk disk;
        const tables::ContentHash name = put_sample_on(disk);
        MemoryStorage storage(disk);
        TableLibrary library(storage);
        int changes = 0;
        library.want(name, [&] { ++changes; });
        for (int answer = 0; answer < answers; ++answer)
            REQUIRE(storage.pump_one());
        disk.chunks.clear(); // the answer under way says: missing
        Kept kept;
        library.keep(sample(), kept.callback());
        CHECK(changes == 1);
        storage.pump();
        CHECK(library.state(name) == TableState::Ready);
        REQUIRE(library.find(name) != nullptr);
        CHECK(library.find(name)->row_count() == row_count);
        CHECK(kept.answers == 1);
        CHECK(changes == 1);
        CHECK(library.version() == 1);
    }
}

TEST_CASE("Tables that differ only in their name are told apart and share their chunks", "[exchange]") {
    MemoryDisk disk;
    MemoryStorage storage(disk);
    TableLibrary library(storage);
    Kept kept;
    const tables::ContentHash one = library.keep(sample("May"), kept.callback());
    const tables::ContentHash other = library.keep(sample("June"), kept.callback());
    CHECK(one != other);
    CHECK(library.find(one)->info().name == "May");
    CHECK(library.find(other)->info().name == "June");
    storage.pump();
    CHECK(kept.answers == 2);
    CHECK(disk.chunks.size() == 5); // three chunks, two tables
}

TEST_CASE("The storage may answer when the library is gone", "[exchange]") {
    MemoryDisk disk;
    const tables::ContentHash name = put_sample_on(disk);
    MemoryStorage storage(disk);
    Kept kept;
    bool changed = false;
    {
        TableLibrary library(storage);
        library.want(name, [&] { changed = true; });
        library.keep(sample("again"), kept.callback());
    }
    storage.pump();
    CHECK(changed);
    CHECK(kept.answers == 1);
    CHECK(disk.chunks.size() == 5);
}
