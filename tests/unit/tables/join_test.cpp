#include "random_table.h"
#include "tables/join.h"

#include <algorithm>

using namespace throughline;
using namespace throughline::tables;

namespace {

Table customers() {
    TableBuilder builder({{"id", ColumnType::Integer}, {"name", ColumnType::Text}});
    const auto add = [&](std::int64_t id, const char* name) {
        if (id > 0)
            builder.integer(0, id);
        builder.text(1, name);
        builder.end_row();
    };
    add(1, "Iris");
    add(2, "Jon");
    add(0, "without a number");
    add(4, "Ada");
    Result<Table> table = std::move(builder).finish("customers", {});
    REQUIRE(table.ok());
    return std::move(table).value();
}

Table complaints() {
    TableBuilder builder(
        {{"customer", ColumnType::Text}, {"name", ColumnType::Text}, {"days", ColumnType::Integer}});
    const auto add = [&](const char* customer, const char* name, std::int64_t days) {
        builder.text(0, customer);
        builder.text(1, name);
        builder.integer(2, days);
        builder.end_row();
    };
    add("1", "asked twice", 3);
    add("9", "nobody's", 1);
    add("", "no customer", 2);
    add("1", "late letter", 8);
    add("4", "queue", 5);
    Result<Table> table = std::move(builder).finish("complaints", {});
    REQUIRE(table.ok());
    return std::move(table).value();
}

} // namespace

TEST_CASE("Two sources are joined by key, and what has no partner is reported", "[tables][R083]") {
    Result<Joined> result = join_tables(customers(), complaints(), {});
    REQUIRE(result.ok());
    const Joined& joined = result.value();
    REQUIRE(joined.table.column_count() == 4);
    CHECK(joined.table.column_info(2).name == "name (complaints)");
    CHECK(joined.table.row_count() == 5);
    CHECK(joined.table.text(0, 2) == "asked twice");
    CHECK(joined.table.text(1, 1) == "Iris");
    CHECK(joined.table.text(1, 2) == "late letter");
    CHECK(joined.table.is_null(2, 2));
    CHECK(joined.table.number(4, 3) == 5.0);
    CHECK(joined.unmatched_left == Rows{1, 2});
    CHECK(joined.unmatched_right == Rows{1, 2});
    CHECK(joined.matched_left == 2);
    CHECK(joined.matched_right == 3);
    CHECK(joined.blank_keys_left == 1);
    CHECK(joined.blank_keys_right == 1);
    CHECK(joined.repeated_keys_right == 1);

    JoinOptions matching;
    matching.rows = JoinRows::Matching;
    CHECK(join_tables(customers(), complaints(), matching).value().table.row_count() == 3);
    matching.rows_at_most = 2;
    const Result<Joined> refused = join_tables(customers(), complaints(), matching);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message == "The join gives more than 2 rows; its keys repeat on both sides.");
    matching.left_key = 7;
    CHECK_FALSE(join_tables(customers(), complaints(), matching).ok());
}

TEST_CASE("A join of random tables is that of two loops, whatever the slices", "[tables][R083]") {
    const Table left = random_table(41, 700, 2);
    const Table right = random_table(42, 300, 2);
    for (const KeyCase key_case : {KeyCase::Exact, KeyCase::Folded}) {
        JoinOptions options;
        options.left_key = options.right_key = 2;
        options.key_case = key_case;
        options.rows = JoinRows::Matching;
        std::vector<std::pair<RowIndex, RowIndex>> expected;
        const auto key = [&](const Table& table, RowIndex row) {
            const std::string text(table.text(row, 2));
            return key_case == KeyCase::Folded ? folded(text) : text;
        };
        for (RowIndex one = 0; one < left.row_count(); ++one) {
            for (RowIndex other = 0; other < right.row_count(); ++other) {
                if (!left.is_null(one, 2) && !right.is_null(other, 2) && key(left, one) == key(right, other))
                    expected.emplace_back(one, other);
            }
        }
        REQUIRE_FALSE(expected.empty());
        Result<JoinJob> job = JoinJob::start(left, right, options);
        REQUIRE(job.ok());
        while (job.value().step(13) == JobState::Running) {
        }
        CHECK(job.value().progress().fraction() == 1);
        const Result<Joined> joined = std::move(job).value().take_joined();
        REQUIRE(joined.ok());
        REQUIRE(joined.value().table.row_count() == expected.size());
        for (RowIndex row = 0; row < expected.size(); ++row) {
            CHECK(joined.value().table.value(row, 5) == left.value(expected[row].first, 5));
            CHECK(joined.value().table.value(row, 10) == right.value(expected[row].second, 0));
        }
        CHECK(joined.value().matched_left + joined.value().unmatched_left.size() == left.row_count());
        CHECK(joined.value().matched_right + joined.value().unmatched_right.size() == right.row_count());
    }
}
