#include "tables/prepared_condition.h"

#include "base/text.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace throughline::tables {

namespace {

// One cell of any type but text as 64 bits, equal exactly when the cells are.
std::optional<std::int64_t> bits_of_text(ColumnType type, std::string_view text) {
    switch (type) {
    case ColumnType::Number: {
        double number = 0;
        if (!parse_number(text, number))
            return std::nullopt;
        return std::bit_cast<std::int64_t>(number + 0.0);
    }
    case ColumnType::Integer: {
        std::int64_t integer = 0;
        if (!parse_integer(text, integer))
            return std::nullopt;
        return integer;
    }
    case ColumnType::Boolean:
        if (text == "true")
            return 1;
        return text == "false" ? std::optional<std::int64_t>(0) : std::nullopt;
    case ColumnType::Date: {
        const Result<Date> date = parse_date(text);
        return date ? std::optional<std::int64_t>(date.value().days) : std::nullopt;
    }
    case ColumnType::DateTime: {
        const Result<Instant> instant = parse_instant(text);
        return instant ? std::optional<std::int64_t>(instant.value().milliseconds) : std::nullopt;
    }
    case ColumnType::Text:
        break;
    }
    return std::nullopt;
}

// Calls `visit(cells)` with the span of the column's cells, whatever their type but text.
template <typename Visit>
void with_cells(const Column& column, Visit visit) {
    switch (column.type()) {
    case ColumnType::Number:
        return visit(column.numbers());
    case ColumnType::Integer:
        return visit(column.integers());
    case ColumnType::DateTime:
        return visit(column.milliseconds());
    case ColumnType::Date:
        return visit(column.days());
    case ColumnType::Boolean:
        return visit(column.booleans());
    case ColumnType::Text:
        return;
    }
}

// [low, high] with both ends included, so that a scan compares twice and no more.
Between closed(const Between& range) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Between result;
    result.low = range.low_end == RangeEnd::Included ? range.low : std::nextafter(range.low, infinity);
    result.high = range.high_end == RangeEnd::Included ? range.high : std::nextafter(range.high, -infinity);
    return result;
}

Error type_error(const ColumnInfo& column, std::string_view test) {
    return error_at(column.name, "A column of type " + std::string(column_type_name(column.type)) +
                                     " cannot be filtered by “" + std::string(test) + "”.");
}

} // namespace

Result<PreparedCondition> PreparedCondition::prepare(const Table& table, const Condition& condition) {
    PreparedCondition prepared;
    prepared.m_column = condition.column;
    prepared.m_inverted = condition.polarity == Polarity::IsNot ? 1 : 0;
    if (const auto* anywhere = std::get_if<ContainsAnywhere>(&condition.test)) {
        prepared.m_kind = Kind::Anywhere;
        prepared.m_needle = folded(anywhere->text);
        prepared.m_blank_meets = prepared.m_needle.empty() ? 1 : 0;
        return prepared;
    }
    if (condition.column >= table.column_count())
        return error(text_format("The table has no column %u.", static_cast<unsigned>(condition.column + 1)));
    const ColumnInfo& column = table.column_info(condition.column);
    if (const auto* contains = std::get_if<Contains>(&condition.test)) {
        if (column.type != ColumnType::Text)
            return type_error(column, "contains");
        prepared.m_kind = Kind::Contains;
        prepared.m_needle = folded(contains->text);
    } else if (const auto* any_of = std::get_if<AnyOf>(&condition.test)) {
        prepared.prepare_values(column.type, any_of->values);
    } else if (const auto* between = std::get_if<Between>(&condition.test)) {
        if (column.type == ColumnType::Text)
            return type_error(column, "between");
        prepared.m_kind = Kind::Between;
        prepared.m_range = closed(*between);
    } else if (std::holds_alternative<IsTrue>(condition.test) ||
               std::holds_alternative<IsFalse>(condition.test)) {
        if (column.type != ColumnType::Boolean)
            return type_error(column, "is true");
        prepared.m_kind = Kind::BitsAnyOf;
        prepared.m_bits = {std::holds_alternative<IsTrue>(condition.test) ? 1 : 0};
    } else {
        prepared.m_kind = Kind::Blank;
        prepared.m_blank_meets = 1;
    }
    return prepared;
}

void PreparedCondition::prepare_values(ColumnType type, const std::vector<std::string>& values) {
    m_kind = type == ColumnType::Text ? Kind::TextAnyOf : Kind::BitsAnyOf;
    for (const std::string& value : values) {
        if (value.empty())
            m_blank_meets = 1;
        else if (type == ColumnType::Text)
            m_texts.push_back(value);
        else if (const auto bits = bits_of_text(type, value))
            m_bits.push_back(*bits);
    }
    std::sort(m_texts.begin(), m_texts.end());
    std::sort(m_bits.begin(), m_bits.end());
}

void PreparedCondition::scan(const Chunk& chunk, std::vector<std::uint8_t>& keep,
                             std::vector<std::uint8_t>& met, std::vector<std::uint8_t>& matches) const {
    const RowIndex rows = chunk.row_count();
    if (m_kind == Kind::Anywhere) {
        std::vector<std::uint8_t> any(rows, m_blank_meets);
        for (std::size_t index = 0; index < chunk.column_count(); ++index) {
            if (chunk.column(index).type() != ColumnType::Text)
                continue;
            scan_column(chunk.column(index), met, matches);
            for (RowIndex row = 0; row < rows; ++row)
                any[row] = static_cast<std::uint8_t>(any[row] | met[row]);
        }
        met.swap(any);
    } else {
        scan_column(chunk.column(m_column), met, matches);
    }
    for (RowIndex row = 0; row < rows; ++row)
        keep[row] = static_cast<std::uint8_t>(keep[row] & (met[row] ^ m_inverted));
}

void PreparedCondition::scan_column(const Column& column, std::vector<std::uint8_t>& met,
                                    std::vector<std::uint8_t>& matches) const {
    met.assign(column.row_count(), 0);
    switch (m_kind) {
    case Kind::Contains:
    case Kind::Anywhere:
    case Kind::TextAnyOf:
        scan_texts(column, met, matches);
        break;
    case Kind::BitsAnyOf:
        scan_bits(column, met);
        break;
    case Kind::Between:
        with_cells(column, [&](auto cells) {
            for (std::size_t row = 0; row < cells.size(); ++row) {
                const auto value = static_cast<double>(cells[row]);
                met[row] = static_cast<std::uint8_t>((value >= m_range.low) & (value <= m_range.high));
            }
        });
        break;
    case Kind::Blank:
        break;
    }
    // What the loops said of blank cells was about the zeros in them.
    const std::span<const std::uint64_t> words = column.null_words();
    for (std::size_t word = 0; word < words.size(); ++word) {
        for (std::uint64_t bits = words[word]; bits != 0; bits &= bits - 1)
            met[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))] = m_blank_meets;
    }
}

void PreparedCondition::scan_texts(const Column& column, std::vector<std::uint8_t>& met,
                                   std::vector<std::uint8_t>& matches) const {
    const Dictionary& dictionary = column.dictionary();
    if (dictionary.size() == 0)
        return;
    if (m_kind == Kind::TextAnyOf) {
        matches.resize(dictionary.size());
        for (std::uint32_t code = 0; code < dictionary.size(); ++code)
            matches[code] = std::binary_search(m_texts.begin(), m_texts.end(), dictionary.text(code)) ? 1 : 0;
    } else {
        dictionary.find_containing(m_needle, matches);
    }
    const std::span<const std::uint16_t> codes = column.codes();
    for (std::size_t row = 0; row < codes.size(); ++row)
        met[row] = matches[codes[row]];
}

void PreparedCondition::scan_bits(const Column& column, std::vector<std::uint8_t>& met) const {
    with_cells(column, [&](auto cells) {
        for (std::size_t row = 0; row < cells.size(); ++row) {
            std::int64_t bits = 0;
            if constexpr (std::is_same_v<typename decltype(cells)::value_type, double>)
                bits = std::bit_cast<std::int64_t>(cells[row]);
            else
                bits = static_cast<std::int64_t>(cells[row]);
            met[row] = std::binary_search(m_bits.begin(), m_bits.end(), bits) ? 1 : 0;
        }
    });
}

} // namespace throughline::tables
