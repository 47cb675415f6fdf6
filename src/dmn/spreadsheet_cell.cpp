#include "dmn/spreadsheet_cell.h"

#include "base/date.h"
#include "base/text.h"
#include "dmn/spreadsheet_parts.h"
#include "feel/value.h"

#include <algorithm>
#include <array>

namespace throughline::dmn {

namespace {

// How spreadsheets show TRUE and FALSE in the languages of most of their users.
constexpr std::array<std::string_view, 9> true_words = {"true", "wahr",       "vrai", "verdadero", "vero",
                                                        "waar", "verdadeiro", "sant", "prawda"};
constexpr std::array<std::string_view, 9> false_words = {"false",  "falsch", "faux",  "falso", "onwaar",
                                                         "falskt", "usann",  "falsk", "fałsz"};

TakenCell taken_number(std::string_view cell, CellUse use, const SpreadsheetLocale& locale) {
    // A comparison before the number stays.
    std::string_view comparison;
    if (use == CellUse::Test) {
        const std::size_t end = cell.find_first_not_of("<>= ");
        comparison = cell.substr(0, end == std::string_view::npos ? 0 : end);
    }
    const auto number = feel_number(cell.substr(comparison.size()), locale.decimal);
    if (!number)
        return {std::string(cell), Taken::Unfitting};
    std::string text = std::string(comparison) + *number;
    // 007 and 1.50 are FEEL as they stand and may be meant so.
    const bool is_plain =
        cell.substr(comparison.size()).find_first_not_of("0123456789.-") == std::string_view::npos &&
        std::count(cell.begin(), cell.end(), '.') <= 1 &&
        feel_number(cell.substr(comparison.size()), DecimalMark::Point) == number;
    if (is_plain || text == cell)
        return {std::string(cell), Taken::AsItStands};
    return {std::move(text), Taken::Number};
}

TakenCell taken_date(std::string_view cell, const SpreadsheetLocale& locale) {
    int year = 0, month = 0, day = 0;
    if (const auto date = read_slash_date(cell)) {
        const DateOrder order = date->sure == DateOrder::Unknown ? locale.dates : date->sure;
        if (order == DateOrder::Unknown)
            return {std::string(cell), Taken::Unfitting};
        year = date->year;
        month = order == DateOrder::DayFirst ? date->second : date->first;
        day = order == DateOrder::DayFirst ? date->first : date->second;
    } else {
        const Result<Date> iso = parse_date(cell);
        if (!iso.ok())
            return {std::string(cell), Taken::Unfitting};
        return {"date(\"" + std::string(cell) + "\")", Taken::Date};
    }
    const std::string text = text_format("%04d-%02d-%02d", year, month, day);
    if (!parse_date(text).ok())
        return {std::string(cell), Taken::Unfitting};
    return {"date(\"" + text + "\")", Taken::Date};
}

std::optional<TakenCell> taken_flag(std::string_view cell) {
    const std::string word = folded(cell);
    const bool is_true = std::find(true_words.begin(), true_words.end(), word) != true_words.end();
    const bool is_false = std::find(false_words.begin(), false_words.end(), word) != false_words.end();
    if (!is_true && !is_false)
        return std::nullopt;
    std::string text = is_true ? "true" : "false";
    const Taken how = text == cell ? Taken::AsItStands : Taken::Flag;
    return TakenCell{std::move(text), how};
}

TakenCell quoted(std::string_view cell) {
    return {feel::value_literal(feel::Value::string(std::string(cell))), Taken::Quoted};
}

// In a column of texts only what cannot be one is FEEL: what has quotes or brackets in it, asks for `?`,
// compares.
TakenCell taken_text(std::string_view cell, const std::function<bool(std::string_view)>& is_feel) {
    const bool may_be_feel = cell == "null" || cell.find_first_of("\"?(<>=[") != std::string_view::npos;
    if (may_be_feel && is_feel(cell))
        return {std::string(cell), Taken::AsItStands};
    return quoted(cell);
}

} // namespace

std::string with_quotes_where_meant(std::string_view typed, std::string_view type,
                                    const std::function<bool(std::string_view)>& is_feel) {
    const std::string_view text = trimmed(typed);
    const bool is_words = text.find_first_of("\"?()<>=[]{}+*/,") == std::string_view::npos;
    if (type != "string" || text.empty() || text == "-" || !is_words || is_feel(text))
        return std::string(typed);
    return feel::value_literal(feel::Value::string(std::string(text)));
}

TakenCell take_spreadsheet_cell(std::string_view cell, std::string_view type, CellUse use,
                                const SpreadsheetLocale& locale,
                                const std::function<bool(std::string_view)>& is_feel) {
    cell = trimmed(cell);
    if (cell.empty())
        return {use == CellUse::Test ? "-" : "", Taken::AsItStands};
    if (cell == "-")
        return {"-", Taken::AsItStands};
    if (type == "string")
        return taken_text(cell, is_feel);
    const bool untyped = type.empty() || type == "Any";
    TakenCell taken{std::string(cell), Taken::Unfitting};
    if (type == "number" || untyped)
        taken = taken_number(cell, use, locale);
    if (taken.how == Taken::Unfitting && (type == "date" || untyped))
        taken = taken_date(cell, locale);
    if (taken.how == Taken::Unfitting && (type == "boolean" || untyped))
        taken = taken_flag(cell).value_or(std::move(taken));
    if (taken.how != Taken::Unfitting)
        return taken;
    if (is_feel(cell))
        return {std::string(cell), Taken::AsItStands};
    // Where any value may come, words that are no names are a text.
    const bool is_words = cell.find_first_of("\"?()<>=[]{}") == std::string_view::npos;
    return untyped && is_words ? quoted(cell) : taken;
}

} // namespace throughline::dmn
