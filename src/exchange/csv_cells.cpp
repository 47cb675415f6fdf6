#include "exchange/csv_cells.h"

#include "base/text.h"
#include "exchange/csv_moment.h"
#include "exchange/csv_number.h"

#include <algorithm>
#include <array>

namespace throughline::csv {

namespace {

using tables::ColumnType;
using tables::Value;

struct BooleanWord {
    std::string_view word;
    bool value;
};
constexpr std::array<BooleanWord, 12> boolean_words = {{{"true", true},
                                                        {"false", false},
                                                        {"yes", true},
                                                        {"no", false},
                                                        {"ja", true},
                                                        {"nein", false},
                                                        {"wahr", true},
                                                        {"falsch", false},
                                                        {"oui", true},
                                                        {"non", false},
                                                        {"vrai", true},
                                                        {"faux", false}}};

constexpr std::array<std::string_view, 9> blank_words = {"n/a",  "na", "#n/a",    "null", "nan",
                                                         "none", "-",  "unknown", "?"};

char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
}

bool looks_numeric(char first) {
    return (first >= '0' && first <= '9') || first == '-' || first == '.' || first == ',';
}

// A number that a person would not take for a code.
bool is_plain(const NumberParts& parts) {
    const bool is_exponent_clear = !parts.has_exponent || parts.exponent_has_sign || parts.has_mark;
    return !parts.has_plus && !parts.has_leading_zero && is_exponent_clear;
}

Shapes number_shapes(std::string_view text) {
    unsigned shapes = 0;
    const std::optional<NumberParts> by_point = read_number(text, DecimalMark::Point);
    const bool has_comma = text.find(',') != std::string_view::npos;
    // Without either mark both readings are the same.
    const std::optional<NumberParts> by_comma = has_comma || text.find('.') != std::string_view::npos
                                                    ? read_number(text, DecimalMark::Comma)
                                                    : by_point;
    if (by_point && is_plain(*by_point))
        shapes |= shape_number_point;
    if (by_comma && is_plain(*by_comma))
        shapes |= shape_number_comma;
    if (shapes == 0)
        return 0;
    const NumberParts& parts = (shapes & shape_number_point) != 0 ? *by_point : *by_comma;
    if (parts.has_mark || parts.has_groups || parts.has_exponent)
        return static_cast<Shapes>(shapes | shape_has_mark);
    // More digits than an integer holds: a double would lose some, and nobody calculates with such a number.
    return integer_cell(text, DecimalMark::Point) ? static_cast<Shapes>(shapes | shape_integer) : Shapes{0};
}

Shapes date_shapes(std::string_view text) {
    unsigned shapes = 0;
    const std::optional<Moment> day_first = read_moment(text, DateOrder::DayMonthYear);
    const std::optional<Moment> month_first = read_moment(text, DateOrder::MonthDayYear);
    if (day_first)
        shapes |= shape_day_month;
    if (month_first)
        shapes |= shape_month_day;
    if (shapes == 0)
        return 0;
    const Moment& moment = day_first ? *day_first : *month_first;
    if (moment.has_time)
        shapes |= shape_has_time;
    if (moment.has_short_year)
        shapes |= shape_short_year;
    if (moment.order_mattered)
        shapes |= shape_order_matters;
    return static_cast<Shapes>(shapes);
}

std::optional<Value> integer_value(std::string_view text, const ColumnFormat& format) {
    const std::optional<std::int64_t> integer = integer_cell(text, format.decimal_mark);
    return integer ? std::optional<Value>(*integer) : std::nullopt;
}

std::optional<Value> typed_value(std::string_view text, const ColumnFormat& format) {
    switch (format.type) {
    case ColumnType::Number:
        if (const auto number = number_cell(text, format.decimal_mark))
            return Value(*number);
        return std::nullopt;
    case ColumnType::Integer:
        return integer_value(text, format);
    case ColumnType::Boolean:
        if (const auto boolean = boolean_cell(text, BooleanWords::WordsAndDigits))
            return Value(*boolean);
        return std::nullopt;
    case ColumnType::Date:
    case ColumnType::DateTime: {
        const std::optional<Moment> moment = read_moment(text, format.date_order);
        // A time of day does not fit a column of dates: it would be lost.
        if (!moment || (format.type == ColumnType::Date && moment->has_time))
            return std::nullopt;
        return format.type == ColumnType::Date ? Value(moment->date) : Value(instant_of(*moment));
    }
    case ColumnType::Text:
        break;
    }
    return Value(text);
}

} // namespace

bool equal_without_case(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(),
                      [](char one, char other) { return lower(one) == lower(other); });
}

bool is_blank_text(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

bool is_blank_word(std::string_view text) {
    return std::any_of(blank_words.begin(), blank_words.end(),
                       [&](std::string_view word) { return equal_without_case(text, word); });
}

std::optional<bool> boolean_cell(std::string_view text, BooleanWords words) {
    if (words == BooleanWords::WordsAndDigits && (text == "0" || text == "1"))
        return text == "1";
    if (text.size() < 2 || text.size() > 6)
        return std::nullopt;
    for (const BooleanWord& word : boolean_words) {
        if (equal_without_case(text, word.word))
            return word.value;
    }
    return std::nullopt;
}

std::optional<Value> cell_value(std::string_view text, const ColumnFormat& format) {
    if (format.type != ColumnType::Text)
        text = trimmed(text);
    if (text.empty())
        return Value();
    for (const std::string& word : format.blank_words) {
        if (equal_without_case(text, word))
            return Value();
    }
    return typed_value(text, format);
}

Shapes shapes_of(std::string_view text) {
    text = trimmed(text);
    if (text.empty())
        return 0;
    if (looks_numeric(text.front())) {
        const Shapes shapes = number_shapes(text);
        return shapes != 0 ? shapes : date_shapes(text);
    }
    return boolean_cell(text, BooleanWords::Words) ? shape_boolean : Shapes{0};
}

} // namespace throughline::csv
