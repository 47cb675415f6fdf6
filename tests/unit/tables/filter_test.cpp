#include "random_table.h"
#include "tables/filter.h"

#include <algorithm>

using namespace throughline;
using namespace throughline::tables;

namespace {

// The meaning of a condition, cell by cell and as plainly as possible.
bool meets(const Table& table, RowIndex row, const Condition& condition) {
    const auto cell_meets = [&](std::size_t column) {
        const Value value = table.value(row, column);
        if (const auto* contains = std::get_if<Contains>(&condition.test))
            return !is_blank(value) &&
                   folded(value_text(value)).find(folded(contains->text)) != std::string::npos;
        if (const auto* any_of = std::get_if<AnyOf>(&condition.test))
            return std::find(any_of->values.begin(), any_of->values.end(), value_text(value)) !=
                   any_of->values.end();
        if (const auto* between = std::get_if<Between>(&condition.test)) {
            const std::optional<double> place = value_on_axis(value);
            return place &&
                   (between->low_end == RangeEnd::Included ? *place >= between->low
                                                           : *place > between->low) &&
                   (between->high_end == RangeEnd::Included ? *place <= between->high
                                                            : *place < between->high);
        }
        if (std::holds_alternative<IsTrue>(condition.test))
            return value == Value(true);
        if (std::holds_alternative<IsFalse>(condition.test))
            return value == Value(false);
        return is_blank(value);
    };
    bool met = false;
    if (const auto* anywhere = std::get_if<ContainsAnywhere>(&condition.test)) {
        for (std::size_t column = 0; column < table.column_count(); ++column) {
            const Value value = table.value(row, column);
            met = met || (table.column_info(column).type == ColumnType::Text &&
                          folded(value_text(value)).find(folded(anywhere->text)) != std::string::npos);
        }
    } else {
        met = cell_meets(condition.column);
    }
    return met == (condition.polarity == Polarity::Is);
}

Condition random_condition(Random& random, const Table& table) {
    Condition condition;
    condition.column = random.below(table.column_count());
    condition.polarity = random.below(4) == 0 ? Polarity::IsNot : Polarity::Is;
    const ColumnType type = table.column_info(condition.column).type;
    const std::uint64_t choice = random.below(5);
    if (choice == 0) {
        condition.test = IsBlank{};
    } else if (choice == 1) {
        AnyOf any_of;
        for (std::uint64_t count = random.below(6); count > 0; --count)
            any_of.values.push_back(value_text(
                table.value(static_cast<RowIndex>(random.below(table.row_count())), condition.column)));
        any_of.values.push_back("no such value");
        condition.test = any_of;
    } else if (choice == 2) {
        condition.test = ContainsAnywhere{random_text(random)};
    } else if (type == ColumnType::Text) {
        condition.test = Contains{random_text(random)};
    } else if (type == ColumnType::Boolean && choice == 3) {
        condition.test =
            random.below(2) == 0 ? decltype(condition.test)(IsTrue{}) : decltype(condition.test)(IsFalse{});
    } else {
        const auto any_place = [&] {
            return table.number(static_cast<RowIndex>(random.below(table.row_count())), condition.column);
        };
        Between between;
        between.low = any_place().value_or(-1);
        between.high = any_place().value_or(10);
        between.low_end = random.below(2) == 0 ? RangeEnd::Included : RangeEnd::Excluded;
        between.high_end = random.below(2) == 0 ? RangeEnd::Included : RangeEnd::Excluded;
        condition.test = between;
    }
    return condition;
}

} // namespace

TEST_CASE("A filter keeps exactly the rows a plain loop keeps", "[tables]") {
    const Table table = random_table(11, chunk_rows + 333);
    Random random(12);
    std::size_t kept = 0;
    for (int round = 0; round < 60; ++round) {
        std::vector<Condition> conditions;
        for (std::uint64_t count = random.below(3); count > 0; --count)
            conditions.push_back(random_condition(random, table));
        Rows expected;
        for (RowIndex row = 0; row < table.row_count(); ++row) {
            if (std::all_of(conditions.begin(), conditions.end(),
                            [&](const Condition& condition) { return meets(table, row, condition); }))
                expected.push_back(row);
        }
        Result<FilterJob> job = FilterJob::start(table, conditions);
        REQUIRE(job.ok());
        while (job.value().step(1 + static_cast<RowIndex>(random.below(40'000))) == JobState::Running)
            CHECK(job.value().progress().fraction() < 1);
        CHECK(job.value().progress().fraction() == 1);
        CHECK(job.value().rows() == expected);
        kept += expected.size();
    }
    CHECK(kept > table.row_count());
}

TEST_CASE("Text is found without case, never across two texts", "[tables]") {
    TableBuilder builder({{"t", ColumnType::Text}});
    for (const char* text : {"Month-to-month", "One year", "Two year", "ÄRGER", "xab", "cyx"}) {
        builder.text(0, text);
        builder.end_row();
    }
    const Result<Table> built = std::move(builder).finish("t", {});
    REQUIRE(built.ok());
    const auto found = [&](std::string_view needle) {
        const Result<Rows> rows =
            filter_rows(built.value(), {{0, Contains{std::string(needle)}, Polarity::Is}});
        REQUIRE(rows.ok());
        return rows.value();
    };
    CHECK(found("YEAR") == Rows{1, 2});
    CHECK(found("ärg") == Rows{3});
    CHECK(found("abc").empty());
    CHECK(found("bcy").empty());
    CHECK(found("") == Rows{0, 1, 2, 3, 4, 5});
    CHECK(found("month-to-month") == Rows{0});
}

TEST_CASE("A condition that does not suit its column is refused", "[tables]") {
    const Table table = random_table(1, 10);
    CHECK_FALSE(filter_rows(table, {{99, IsBlank{}, Polarity::Is}}).ok());
    CHECK_FALSE(filter_rows(table, {{0, Contains{"a"}, Polarity::Is}}).ok());
    CHECK_FALSE(filter_rows(table, {{2, Between{}, Polarity::Is}}).ok());
    const Result<Rows> wrong = filter_rows(table, {{1, IsTrue{}, Polarity::Is}});
    REQUIRE_FALSE(wrong.ok());
    CHECK(wrong.error().message == "A column of type integer cannot be filtered by “is true”.");
    CHECK(wrong.error().place == "integer");
    const Result<Rows> all = filter_rows(table, {});
    REQUIRE(all.ok());
    CHECK(all.value() == all_rows(table));
}
