#include "base/hash.h"
#include "random_table.h"
#include "tables/bytes.h"
#include "tables/chunk.h"

#include <cstring>

using namespace throughline;
using namespace throughline::tables;

namespace {

// Bytes with a checksum that fits, so that a change reaches the reader behind it.
std::string with_checksum(std::string bytes) {
    const std::uint32_t checksum = crc32c(std::string_view(bytes).substr(0, bytes.size() - 4));
    std::memcpy(bytes.data() + bytes.size() - 4, &checksum, 4);
    return bytes;
}

bool same_cells(const Chunk& left, const Chunk& right) {
    if (left.row_count() != right.row_count() || left.column_count() != right.column_count())
        return false;
    for (std::size_t column = 0; column < left.column_count(); ++column) {
        for (RowIndex row = 0; row < left.row_count(); ++row) {
            if (left.column(column).value(row) != right.column(column).value(row))
                return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("A chunk survives its bytes, and its name follows its cells", "[tables]") {
    for (const RowIndex rows : {1U, 63U, 64U, 65U, 1000U, 16384U}) {
        const Table table = random_table(rows, rows);
        const std::string bytes = encode_chunk(table.chunk(0));
        const ContentHash hash = chunk_hash(bytes);
        CHECK(hash == table.info().chunks[0]);
        const Result<Chunk> read = decode_chunk(bytes, hash);
        REQUIRE(read.ok());
        CHECK(same_cells(table.chunk(0), read.value()));
        CHECK(encode_chunk(read.value()) == bytes);
    }
    CHECK(random_table(7, 500).info().chunks == random_table(7, 500).info().chunks);
    CHECK(random_table(7, 500).info().chunks != random_table(8, 500).info().chunks);
}

TEST_CASE("The bytes of a chunk are those of the description", "[tables]") {
    TableBuilder builder({{"n", ColumnType::Integer}, {"t", ColumnType::Text}});
    builder.integer(0, 7);
    builder.text(1, "ab");
    builder.end_row();
    builder.integer(0, 9);
    builder.end_row();
    const Result<Table> table = std::move(builder).finish("t", {});
    REQUIRE(table.ok());
    ByteWriter expected;
    expected.put_bytes("TLCH");
    expected.put(std::uint16_t{1});
    expected.put(std::uint32_t{2});
    expected.put(std::uint32_t{2});
    // Integers 7 and 9, none blank: least 7, one byte each.
    expected.put_bytes(std::string_view("\x01\x00", 2));
    expected.put(std::int64_t{7});
    expected.put_bytes(std::string_view("\x01\x00\x02", 3));
    // Text, the second cell blank: one entry of length 2; all codes 0.
    expected.put_bytes("\x02\x01");
    expected.put(std::uint64_t{2});
    expected.put(std::uint32_t{1});
    expected.put(std::int64_t{2});
    expected.put_bytes(std::string_view("\x00", 1));
    expected.put_bytes("ab");
    expected.put(std::int64_t{0});
    expected.put_bytes(std::string_view("\x00", 1));
    expected.put(crc32c(expected.bytes()));
    CHECK(encode_chunk(table.value().chunk(0)) == expected.bytes());
}

TEST_CASE("A damaged, foreign or newer chunk is refused with a sentence", "[tables]") {
    const std::string good = encode_chunk(random_table(1, 100).chunk(0));
    std::string damaged = good;
    damaged[damaged.size() / 2] ^= 1;
    const Result<Chunk> broken = decode_chunk(damaged);
    REQUIRE_FALSE(broken.ok());
    CHECK(broken.error().message == "This chunk of a table is damaged: its checksum does not fit.");

    std::string newer = good;
    newer[4] = 2;
    const Result<Chunk> later = decode_chunk(with_checksum(newer));
    REQUIRE_FALSE(later.ok());
    CHECK(later.error().message ==
          "This chunk of a table was written by a newer version (2) of the workbench.");

    const Result<Chunk> foreign = decode_chunk("not a chunk at all");
    REQUIRE_FALSE(foreign.ok());
    CHECK(foreign.error().message == "This is not a chunk of a table: it does not begin with “TLCH”.");

    const Result<Chunk> other = decode_chunk(good, random_table(2, 100).info().chunks[0]);
    REQUIRE_FALSE(other.ok());
    CHECK(other.error().message ==
          "This chunk of a table is not the one that was asked for: its hash does not fit.");
    CHECK_FALSE(decode_chunk("").ok());
}

TEST_CASE("Hostile bytes never crash, and what is accepted is canonical", "[tables]") {
    Random random(99);
    const std::string good = encode_chunk(random_table(3, 70, 3).chunk(0));
    int accepted = 0;
    for (int round = 0; round < 6000; ++round) {
        std::string bytes = good;
        if (round % 3 == 0)
            bytes.resize(10 + random.below(bytes.size() - 10));
        for (std::uint64_t changes = 1 + random.below(3); changes > 0; --changes)
            bytes[6 + random.below(bytes.size() - 6)] = static_cast<char>(random.next());
        bytes = with_checksum(std::move(bytes));
        const Result<Chunk> read = decode_chunk(bytes);
        if (read.ok()) {
            ++accepted;
            CHECK(encode_chunk(read.value()) == bytes);
        } else {
            CHECK_FALSE(read.error().message.empty());
        }
    }
    // A changed digit of a number is a chunk like any other.
    CHECK(accepted > 0);
}

TEST_CASE("A table's description survives its bytes and refuses hostile ones", "[tables]") {
    const TableInfo info = random_table(4, 20'000).info();
    const std::string bytes = encode_table_info(info);
    const Result<TableInfo> read = decode_table_info(bytes, chunk_hash(bytes));
    REQUIRE(read.ok());
    CHECK(encode_table_info(read.value()) == bytes);
    CHECK(read.value().chunks == info.chunks);
    CHECK(read.value().columns[2].maximum == info.columns[2].maximum);
    CHECK(read.value().provenance.imported_at == info.provenance.imported_at);

    Random random(5);
    for (int round = 0; round < 4000; ++round) {
        std::string changed = bytes;
        if (round % 3 == 0)
            changed.resize(10 + random.below(changed.size() - 10));
        changed[6 + random.below(changed.size() - 6)] = static_cast<char>(random.next());
        changed = with_checksum(std::move(changed));
        const Result<TableInfo> hostile = decode_table_info(changed);
        if (hostile.ok())
            CHECK(encode_table_info(hostile.value()) == changed);
    }
}
