#include "random_table.h"
#include "tables/sort.h"

#include <algorithm>

using namespace throughline;
using namespace throughline::tables;

namespace {

int compare_text(std::string_view left, std::string_view right) {
    const int by_folded = folded(left).compare(folded(right));
    return by_folded != 0 ? by_folded : left.compare(right);
}

template <typename Number>
int compare_numbers(Number left, Number right) {
    return left < right ? -1 : (right < left ? 1 : 0);
}

bool is_before(const Table& table, const std::vector<SortKey>& keys, RowIndex left, RowIndex right) {
    for (const SortKey& key : keys) {
        const Value one = table.value(left, key.column);
        const Value other = table.value(right, key.column);
        if (is_blank(one) || is_blank(other)) {
            if (is_blank(one) != is_blank(other))
                return is_blank(other);
            continue;
        }
        int order = 0;
        if (const auto* text = std::get_if<std::string_view>(&one))
            order = compare_text(*text, std::get<std::string_view>(other));
        else if (const auto* integer = std::get_if<std::int64_t>(&one))
            order = compare_numbers(*integer, std::get<std::int64_t>(other));
        else
            order = compare_numbers(*value_on_axis(one), *value_on_axis(other));
        if (order != 0)
            return key.direction == Direction::Ascending ? order < 0 : order > 0;
    }
    return false;
}

} // namespace

TEST_CASE("A sort is the stable sort of a plain comparison", "[tables]") {
    const Table table = random_table(21, chunk_rows + 1234, 2);
    Random random(22);
    for (int round = 0; round < 24; ++round) {
        std::vector<SortKey> keys;
        for (std::uint64_t count = 1 + random.below(3); count > 0; --count)
            keys.push_back({static_cast<std::size_t>(random.below(table.column_count())),
                            random.below(2) == 0 ? Direction::Ascending : Direction::Descending});
        Rows rows;
        for (RowIndex row = 0; row < table.row_count(); ++row) {
            if (round % 2 == 0 || random.below(3) == 0)
                rows.push_back(row);
        }
        if (round % 3 == 0)
            std::reverse(rows.begin(), rows.end());
        Rows expected = rows;
        std::stable_sort(expected.begin(), expected.end(),
                         [&](RowIndex left, RowIndex right) { return is_before(table, keys, left, right); });
        Result<SortJob> job = SortJob::start(table, keys, rows);
        REQUIRE(job.ok());
        double last = 0;
        while (job.value().step(1 + static_cast<RowIndex>(random.below(50'000))) == JobState::Running) {
            CHECK(job.value().progress().fraction() >= last);
            last = job.value().progress().fraction();
        }
        CHECK(job.value().progress().fraction() == 1);
        CHECK(std::move(job).value().take_rows() == expected);
    }
}

TEST_CASE("A sort of nothing, by nothing, or of what is not there", "[tables]") {
    const Table table = random_table(1, 10);
    const Result<Rows> none = sort_rows(table, {{0, Direction::Ascending}}, {});
    REQUIRE(none.ok());
    CHECK(none.value().empty());
    const Result<Rows> kept = sort_rows(table, {}, {3, 1, 2});
    REQUIRE(kept.ok());
    CHECK(kept.value() == Rows{3, 1, 2});
    CHECK_FALSE(sort_rows(table, {{99, Direction::Ascending}}, {1}).ok());
    CHECK_FALSE(sort_rows(table, {{0, Direction::Ascending}}, {10}).ok());
}
