// Numbers and dates as spreadsheets of any locale show them.
#include "base/date.h"
#include "base/decimal.h"
#include "base/text.h"
#include "dmn/spreadsheet_parts.h"

#include <algorithm>
#include <array>

namespace throughline::dmn {

namespace {

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

// Signs that may stand before or behind a number and say nothing about its size.
constexpr std::array<std::string_view, 12> currencies = {"€",   "$",   "£",   "¥",   "₹",  "EUR",
                                                         "USD", "GBP", "CHF", "JPY", "kr", "zł"};
// Between groups of three digits: space, no-break space, narrow no-break space, thin space, apostrophes.
constexpr std::array<std::string_view, 6> group_marks = {" ", "\u00A0", "\u202F", "\u2009", "'", "’"};

bool take_front(std::string_view& text, std::string_view part) {
    if (text.substr(0, part.size()) != part)
        return false;
    text.remove_prefix(part.size());
    return true;
}

bool take_back(std::string_view& text, std::string_view part) {
    if (text.size() < part.size() || text.substr(text.size() - part.size()) != part)
        return false;
    text.remove_suffix(part.size());
    return true;
}

void drop_spaces(std::string_view& text) {
    const auto drop = [&text](bool (*take)(std::string_view&, std::string_view)) {
        while (std::any_of(group_marks.begin(), group_marks.begin() + 4,
                           [&](std::string_view mark) { return take(text, mark); })) {
        }
    };
    drop(take_front);
    drop(take_back);
}

bool take_minus(std::string_view& text) {
    return take_front(text, "-") || take_front(text, "−");
}

void take_currency(std::string_view& text) {
    for (const std::string_view sign : currencies) {
        if (take_front(text, sign) || take_back(text, sign))
            break;
    }
    drop_spaces(text);
}

// Takes signs, currency, percent and exponent off; what is left goes to `body`, without the spaces and
// apostrophes between groups.
bool read_body(std::string_view text, Figure& figure) {
    std::string& body = figure.body;
    while (!text.empty()) {
        if (is_digit(text.front()) || text.front() == '.' || text.front() == ',') {
            body += text.front();
            text.remove_prefix(1);
            continue;
        }
        const bool is_mark = std::any_of(group_marks.begin(), group_marks.end(),
                                         [&text](std::string_view mark) { return take_front(text, mark); });
        const bool group = text.size() >= 3 && is_digit(text[0]) && is_digit(text[1]) && is_digit(text[2]) &&
                           (text.size() == 3 || !is_digit(text[3]));
        if (!is_mark || !group || body.empty() || !is_digit(body.back()))
            return false;
    }
    return std::any_of(body.begin(), body.end(), is_digit);
}

// Whether groups of three follow each `mark`, from the first on.
bool is_grouped(std::string_view body, char mark) {
    std::size_t at = body.find(mark);
    if (at == 0 || at > 3)
        return false;
    while (at != std::string_view::npos) {
        const std::size_t next = std::min(body.find(mark, at + 1), body.size());
        if (next - at != 4)
            return false;
        at = next < body.size() ? next : std::string_view::npos;
    }
    return true;
}

} // namespace

std::optional<Figure> read_figure(std::string_view text) {
    Figure figure;
    drop_spaces(text);
    // Accountants write what is owed in brackets.
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
        figure.negative = true;
        text = text.substr(1, text.size() - 2);
        drop_spaces(text);
    }
    take_currency(text);
    if (take_minus(text))
        figure.negative = !figure.negative;
    else
        take_front(text, "+");
    drop_spaces(text);
    take_currency(text);
    if (take_back(text, "%")) {
        figure.percent = true;
        drop_spaces(text);
    }
    const std::size_t power = text.find_first_of("eE");
    if (power != std::string_view::npos) {
        std::string_view exponent = text.substr(power + 1);
        const bool negative = take_minus(exponent);
        take_front(exponent, "+");
        if (exponent.empty() || exponent.size() > 4 ||
            !std::all_of(exponent.begin(), exponent.end(), is_digit))
            return std::nullopt;
        figure.exponent = (negative ? "-" : "") + std::string(exponent);
        text = text.substr(0, power);
    }
    if (!read_body(text, figure))
        return std::nullopt;
    const std::string_view body = figure.body;
    const auto points = std::count(body.begin(), body.end(), '.');
    const auto commas = std::count(body.begin(), body.end(), ',');
    if (points > 0 && commas > 0) {
        const char last = body[body.find_last_of(".,")];
        const char group = last == '.' ? ',' : '.';
        if ((last == '.' ? points : commas) != 1 || !is_grouped(body.substr(0, body.find(last)), group))
            return std::nullopt;
        figure.sure = last == '.' ? DecimalMark::Point : DecimalMark::Comma;
    } else if (points + commas > 1) {
        const char group = points > 0 ? '.' : ',';
        if (!is_grouped(body, group))
            return std::nullopt;
        figure.sure = group == '.' ? DecimalMark::Comma : DecimalMark::Point;
    } else if (points + commas == 1 && (!is_grouped(body, points > 0 ? '.' : ',') || body.front() == '0')) {
        figure.sure = points > 0 ? DecimalMark::Point : DecimalMark::Comma;
    }
    return figure;
}

std::optional<std::string> feel_number(std::string_view cell, DecimalMark ambiguous) {
    const std::optional<Figure> figure = read_figure(cell);
    if (!figure)
        return std::nullopt;
    const char mark = figure->sure.value_or(ambiguous) == DecimalMark::Point ? '.' : ',';
    std::string text = figure->negative ? "-" : "";
    for (const char character : figure->body) {
        if (is_digit(character))
            text += character;
        else if (character == mark)
            text += '.';
    }
    if (!figure->exponent.empty())
        text += "e" + figure->exponent;
    std::optional<Decimal> number = Decimal::parse(text);
    if (!number)
        return std::nullopt;
    return (figure->percent ? *number / Decimal(100) : *number).text();
}

std::optional<SlashDate> read_slash_date(std::string_view text) {
    SlashDate date;
    const std::size_t first = text.find_first_of("./");
    const std::size_t second = first == std::string_view::npos ? first : text.find(text[first], first + 1);
    if (second == std::string_view::npos || first > 2 || second - first > 3 || text.size() - second != 5)
        return std::nullopt;
    const auto number = [](std::string_view digits) {
        int value = digits.empty() ? -1 : 0;
        for (const char digit : digits)
            value = value < 0 || !is_digit(digit) ? -1 : value * 10 + (digit - '0');
        return value;
    };
    date.first = number(text.substr(0, first));
    date.second = number(text.substr(first + 1, second - first - 1));
    date.year = number(text.substr(second + 1));
    if (date.first < 1 || date.second < 1 || date.first > 31 || date.second > 31 || date.year < 0)
        return std::nullopt;
    // Points part days, months and years in this order only.
    if (text[first] == '.' || date.first > 12)
        date.sure = DateOrder::DayFirst;
    else if (date.second > 12)
        date.sure = DateOrder::MonthFirst;
    return date;
}

void LocaleEvidence::add(std::string_view cell) {
    cell = trimmed(cell);
    while (!cell.empty() && (cell.front() == '<' || cell.front() == '>' || cell.front() == '='))
        cell = trimmed(cell.substr(1));
    if (const auto date = read_slash_date(cell)) {
        m_days_first += date->sure == DateOrder::DayFirst ? 1 : 0;
        m_months_first += date->sure == DateOrder::MonthFirst ? 1 : 0;
        return;
    }
    const auto figure = read_figure(cell);
    if (!figure || !figure->sure)
        return;
    (*figure->sure == DecimalMark::Point ? m_points : m_commas) += 1;
}

SpreadsheetLocale LocaleEvidence::decide(DecimalMark own) const {
    SpreadsheetLocale locale;
    locale.decimal = m_points > m_commas   ? DecimalMark::Point
                     : m_commas > m_points ? DecimalMark::Comma
                                           : own;
    // Where numbers have a comma, days come before months everywhere.
    if (m_days_first != m_months_first)
        locale.dates = m_days_first > m_months_first ? DateOrder::DayFirst : DateOrder::MonthFirst;
    else if (locale.decimal == DecimalMark::Comma)
        locale.dates = DateOrder::DayFirst;
    return locale;
}

} // namespace throughline::dmn
