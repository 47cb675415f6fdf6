// Tables of random cells, for comparing the scans with plain loops.
#pragma once

#include "base/random.h"
#include "base/text.h"
#include "tables/table_builder.h"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <string>
#include <vector>

namespace throughline::tables {

inline const std::vector<ColumnSchema>& random_schema() {
    static const std::vector<ColumnSchema> schema = {
        {"number", ColumnType::Number}, {"integer", ColumnType::Integer}, {"text", ColumnType::Text},
        {"flag", ColumnType::Boolean},  {"day", ColumnType::Date},        {"moment", ColumnType::DateTime},
        {"name", ColumnType::Text},     {"empty", ColumnType::Text},      {"constant", ColumnType::Integer},
        {"wide", ColumnType::Integer},
    };
    return schema;
}

inline std::string random_text(Random& random) {
    static const std::vector<std::string> pieces = {"a", "B",    "b", "Ä", "ä",  "é",
                                                    "Ж", "日本", " ", "x", "Zz", "0"};
    std::string text;
    for (std::uint64_t count = random.below(5) + 1; count > 0; --count)
        text += pieces[random.below(pieces.size())];
    return text;
}

inline double random_number(Random& random) {
    const double number = (random.unit() - 0.5) * std::pow(10.0, static_cast<double>(random.below(12)) - 4);
    return random.below(3) == 0 ? std::floor(number) : number;
}

// About `blank_of_ten` of ten cells are blank.
inline Table random_table(std::uint64_t seed, RowIndex rows, std::uint64_t blank_of_ten = 1) {
    Random random(seed);
    TableBuilder builder(random_schema());
    const auto some = [&] { return random.below(10) >= blank_of_ten; };
    for (RowIndex row = 0; row < rows; ++row) {
        if (some())
            builder.number(0, random_number(random));
        if (some())
            builder.integer(1, static_cast<std::int64_t>(random.below(50)) - 25);
        if (some())
            builder.text(2, random_text(random));
        if (some())
            builder.boolean(3, random.below(2) == 1);
        if (some())
            builder.date(4, Date{static_cast<std::int32_t>(random.below(4000)) - 2000});
        if (some())
            builder.instant(5, Instant{static_cast<std::int64_t>(random.next() >> 22U)});
        if (some())
            builder.text(6, "customer " + std::to_string(random.below(rows)));
        builder.integer(8, 42);
        if (some())
            builder.integer(9, static_cast<std::int64_t>(random.next()));
        builder.end_row();
    }
    Result<Table> table = std::move(builder).finish("random", {"a test", Instant{1'700'000'000'000}, 0});
    REQUIRE(table.ok());
    return std::move(table).value();
}

} // namespace throughline::tables
