// What a spreadsheet shows in a cell, as FEEL for a column of a decision table: numbers however the person's
// locale writes them, texts with their quotes, dates and truth values as FEEL has them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace throughline::dmn {

enum class DecimalMark : std::uint8_t { Point, Comma };
enum class DateOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

// How the block writes what could be read in two ways: 1.234 and 03/04/2026.
struct SpreadsheetLocale {
    DecimalMark decimal = DecimalMark::Point;
    DateOrder dates = DateOrder::Unknown;
};
// Cells that can be read in one way only (1.234,5; 2.5; 31/12/2026) decide for the others of their block;
// where they disagree or there are none, the person's own locale does.
class LocaleEvidence {
public:
    void add(std::string_view cell);
    SpreadsheetLocale decide(DecimalMark own) const;
    // Whether cells of both kinds were seen.
    bool is_mixed() const { return m_points > 0 && m_commas > 0; }

private:
    std::size_t m_points = 0, m_commas = 0;
    std::size_t m_days_first = 0, m_months_first = 0;
};

// 1.234,5 and 1,234.5; 1 234,5 and 1’234.5; (12.50) and −12.50; 50 % (0.5); 1,2E+05; with a currency before
// or behind. As FEEL writes it; nothing where it is no number.
std::optional<std::string> feel_number(std::string_view cell, DecimalMark ambiguous);

enum class Taken : std::uint8_t {
    AsItStands,
    Number,   // rewritten from the locale's form
    Quoted,   // a text got its quotes
    Date,     // rewritten as date("…")
    Flag,     // WAHR, FAUX, TRUE … rewritten
    Unfitting // kept, though it is nothing that the column's type takes
};
struct TakenCell {
    std::string text;
    Taken how = Taken::AsItStands;
};

// Inputs take tests (`-`, `< 5`), outputs and cases expressions.
enum class CellUse : std::uint8_t { Test, Expression };

// `is_feel` says whether a text can be compiled where the cell stands.
TakenCell take_spreadsheet_cell(std::string_view cell, std::string_view type, CellUse use,
                                const SpreadsheetLocale& locale,
                                const std::function<bool(std::string_view)>& is_feel);

// What a person typed: words in a column of texts that are nothing in FEEL are a text, and get their quotes.
// Brackets, quotes and operators are FEEL that went wrong, and stay.
std::string with_quotes_where_meant(std::string_view typed, std::string_view type,
                                    const std::function<bool(std::string_view)>& is_feel);

} // namespace throughline::dmn
