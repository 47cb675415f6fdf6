// What is done in a quick way for large files gives what the plain way gives.
#include "base/random.h"
#include "base/text.h"
#include "csv_helpers.h"
#include "exchange/csv_cells.h"
#include "exchange/csv_number.h"
#include "exchange/csv_rows.h"

#include <cmath>
#include <cstdlib>

using namespace throughline;
using namespace throughline::csv;

namespace {

using Rows = std::vector<std::vector<std::string>>;

bool is_blank_character(char character, char delimiter) {
    return character == ' ' || (character == '\t' && delimiter != '\t');
}

// Character by character, as RFC 4180 and csv_rows.h say it. Every quote of `text` must be closed.
Rows plainly_split(std::string_view text, char delimiter) {
    Rows rows;
    std::size_t at = 0;
    const auto ends_cell = [&] {
        return at == text.size() || text[at] == delimiter || text[at] == '\n' || text[at] == '\r';
    };
    while (at < text.size()) {
        std::vector<std::string> row;
        bool any_quoted = false;
        for (bool more = true; more;) {
            std::string cell;
            while (at < text.size() && is_blank_character(text[at], delimiter))
                ++at;
            const bool is_quoted = at < text.size() && text[at] == '"';
            if (is_quoted) {
                any_quoted = true;
                for (++at; text[at] != '"' || text.substr(at).starts_with("\"\""); ++at) {
                    cell += text[at];
                    at += text[at] == '"' ? 1 : 0;
                }
                ++at;
                std::size_t behind = at;
                while (behind < text.size() && is_blank_character(text[behind], delimiter))
                    ++behind;
                const std::size_t closed = at;
                at = behind;
                if (!ends_cell())
                    at = closed;
            }
            while (!ends_cell())
                cell += text[at++];
            while (!is_quoted && !cell.empty() && is_blank_character(cell.back(), delimiter))
                cell.pop_back();
            row.push_back(cell);
            more = at < text.size() && text[at] == delimiter;
            if (!more && text.substr(at).starts_with("\r\n"))
                ++at;
            at += at < text.size() ? 1 : 0;
        }
        if (row.size() > 1 || any_quoted || !row.front().empty())
            rows.push_back(std::move(row));
    }
    return rows;
}

Rows read_rows(std::string_view text, char delimiter) {
    const Limits limits;
    RowReader reader(text, delimiter, limits);
    Rows rows;
    for (Row row; reader.next(row);) {
        std::vector<std::string>& cells = rows.emplace_back();
        for (const Cell& cell : row.cells)
            cells.emplace_back(cell.text);
    }
    CHECK_FALSE(reader.failed());
    return rows;
}

// Cells of all kinds, with and without quotes; some longer than the blocks that the reader looks at.
std::string random_csv(Random& random, char delimiter) {
    static const std::vector<std::string> pieces = {"a",  "0.5", " ",       "\t",         "é",
                                                    "日", "'",   "longer ", "x,;|\ty\tz", "~\x7F"};
    std::string text;
    for (std::uint64_t cells = 1 + random.below(60); cells > 0; --cells) {
        const bool is_quoted = random.below(4) == 0;
        std::string cell;
        for (std::uint64_t count = random.below(random.below(9) == 0 ? 60 : 5); count > 0; --count) {
            cell += pieces[random.below(pieces.size())];
            if (is_quoted && random.below(3) == 0)
                cell += std::vector<std::string>{"\"\"", "\n", "\r\n", "\r"}[random.below(4)];
        }
        if (is_quoted)
            cell = std::string(random.below(3), ' ') + "\"" + cell + "\"" +
                   (random.below(5) == 0   ? "  "
                    : random.below(9) == 0 ? " behind \""
                                           : "");
        else if (random.below(7) == 0)
            cell.clear();
        text += cell;
        if (random.below(5) > 0)
            text += delimiter;
        else
            text += std::vector<std::string>{"\n", "\r\n", "\r", "\n\n"}[random.below(4)];
    }
    return text;
}

} // namespace

TEST_CASE("Rows are split as character by character", "[csv]") {
    Random random(11);
    for (int round = 0; round < 4000; ++round) {
        const char delimiter = ",;\t|"[random.below(4)];
        const std::string text = random_csv(random, delimiter);
        INFO(text);
        REQUIRE(read_rows(text, delimiter) == plainly_split(text, delimiter));
    }
}

TEST_CASE("Slices cut anywhere give the same table, with a byte order mark and without", "[csv]") {
    Random random(12);
    for (int round = 0; round < 60; ++round) {
        std::string text = random.below(2) == 0 ? "\xEF\xBB\xBF" : "";
        text += "one,two,three\n" + random_csv(random, ',') + random_csv(random, ',') + "\nend,1,2\n";
        const Imported whole = import_of(text);
        GuessJob guessing(std::make_shared<const std::string>(text), {});
        while (guessing.step(1 + random.below(40)) == tables::JobState::Running) {
        }
        Result<Guess> guess = std::move(guessing).take_guess();
        REQUIRE(guess.ok());
        Result<ImportJob> job = ImportJob::start(guess.value().text, plan_of(guess.value()), "test.csv",
                                                 {"test.csv", Instant{0}, 0});
        REQUIRE(job.ok());
        while (job.value().step(1 + random.below(40)) == tables::JobState::Running) {
        }
        Result<Imported> imported = std::move(job).value().take_imported();
        REQUIRE(imported.ok());
        CHECK(tables::encode_table_info(imported.value().table.info()) ==
              tables::encode_table_info(whole.table.info()));
        CHECK(imported.value().remarks.count == whole.remarks.count);
    }
}

TEST_CASE("Decimals of many digits are rounded as strtod rounds them", "[csv]") {
    Random random(13);
    const auto check = [](const std::string& text) {
        INFO(text);
        const std::optional<double> read = number_cell(text, DecimalMark::Point);
        REQUIRE(read.has_value());
        CHECK(*read == std::strtod(text.c_str(), nullptr));
    };
    for (int round = 0; round < 200'000; ++round) {
        const std::string digits = std::to_string(random.next() >> random.below(40));
        const std::uint64_t places = random.below(26);
        std::string text = random.below(2) == 0 ? "-" : "";
        if (places < digits.size())
            text += digits.substr(0, digits.size() - places) + "." + digits.substr(digits.size() - places);
        else
            text += "0." + std::string(places - digits.size(), '0') + digits;
        if (text.back() == '.')
            text.pop_back();
        check(text);
    }
    // Exactly between two doubles, and next to it.
    for (int round = 0; round < 20'000; ++round) {
        const std::uint64_t odd = (std::uint64_t{1} << 53U) + (random.next() >> 11U | 1U);
        check(text_format("%llu.5", static_cast<unsigned long long>(odd >> 1U)));
        check(text_format("%llu", static_cast<unsigned long long>(odd)));
        check(text_format("%llu.1", static_cast<unsigned long long>(odd)));
        check(text_format("%llue-27", static_cast<unsigned long long>(odd)));
    }
}

TEST_CASE("A column's cells are counted, however often each comes", "[csv]") {
    for (const std::uint64_t distinct : {3ULL, 60ULL, 300ULL, 9000ULL}) {
        Random random(distinct);
        std::vector<std::string> pool;
        for (std::uint64_t index = 0; index < distinct; ++index) {
            const bool is_word = index % 97 == 2;
            pool.push_back(is_word ? "code " + std::to_string(index) : number_text(random.unit() * 100));
        }
        std::string text = "name,amount\n";
        std::uint64_t words = 0;
        std::uint64_t blanks = 0;
        for (int row = 0; row < 40'000; ++row) {
            const std::string& cell =
                pool[random.below(30) == 0 ? 2 + random.below(distinct - 2)
                                           : random.below(distinct) & ~std::uint64_t{2}];
            const bool is_blank = random.below(10) == 0;
            blanks += is_blank ? 1 : 0;
            words += !is_blank && cell.starts_with("code") ? 1 : 0;
            text += "n," + (is_blank ? "" : cell) + "\n";
        }
        const Guess guess = guess_of(text);
        REQUIRE(guess.columns.size() == 2);
        const ColumnGuess& amount = guess.columns[1];
        INFO(distinct);
        CHECK(amount.blank_count == blanks);
        CHECK(amount.format.type == tables::ColumnType::Text);
        if (words * 20 <= 40'000 - blanks) {
            REQUIRE(amount.nearly.has_value());
            CHECK(amount.nearly->misfit_count == words);
        } else {
            CHECK_FALSE(amount.nearly.has_value());
        }
    }
}
