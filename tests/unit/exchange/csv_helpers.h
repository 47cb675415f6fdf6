// Shortcuts of the CSV tests.
#pragma once

#include "exchange/csv_import.h"

#include <catch_amalgamated.hpp>
#include <string>

namespace throughline::csv {

inline Guess guess_of(std::string bytes, const Wishes& wishes = {}) {
    GuessJob job(std::make_shared<const std::string>(std::move(bytes)), wishes);
    tables::run_to_end(job);
    Result<Guess> guess = std::move(job).take_guess();
    INFO((guess.ok() ? std::string() : describe(guess.error())));
    REQUIRE(guess.ok());
    return std::move(guess).value();
}

inline Imported import_of(std::string bytes, const Wishes& wishes = {}) {
    Result<Imported> imported = read_csv(std::move(bytes), {"test.csv", Instant{0}, 0}, wishes);
    INFO((imported.ok() ? std::string() : describe(imported.error())));
    REQUIRE(imported.ok());
    return std::move(imported).value();
}

// Every cell's exact text; blanks are "·".
inline std::vector<std::vector<std::string>> cells_of(const tables::Table& table) {
    std::vector<std::vector<std::string>> rows;
    for (tables::RowIndex row = 0; row < table.row_count(); ++row) {
        std::vector<std::string>& cells = rows.emplace_back();
        for (std::size_t column = 0; column < table.column_count(); ++column) {
            const tables::Value value = table.value(row, column);
            cells.push_back(tables::is_blank(value) ? "·" : tables::value_text(value));
        }
    }
    return rows;
}

} // namespace throughline::csv
