#include "tables/column.h"

#include <bit>

namespace throughline::tables {

NullMask::NullMask(std::vector<std::uint64_t> words, RowIndex row_count)
    : m_words(std::move(words)) {
    // Bits behind the last row are never set, so that equal masks are equal words.
    if (!m_words.empty() && row_count % 64 != 0)
        m_words.back() &= (std::uint64_t{1} << (row_count % 64)) - 1;
    for (const std::uint64_t word : m_words)
        m_null_count += static_cast<RowIndex>(std::popcount(word));
    if (m_null_count == 0)
        m_words.clear();
}

Column::Column(ColumnType type, RowIndex row_count, Cells cells, NullMask nulls)
    : m_type(type)
    , m_row_count(row_count)
    , m_cells(std::move(cells))
    , m_nulls(std::move(nulls)) {}

Column Column::of_numbers(std::vector<double> cells, NullMask nulls) {
    const auto count = static_cast<RowIndex>(cells.size());
    return {ColumnType::Number, count, std::move(cells), std::move(nulls)};
}
Column Column::of_integers(std::vector<std::int64_t> cells, NullMask nulls) {
    const auto count = static_cast<RowIndex>(cells.size());
    return {ColumnType::Integer, count, std::move(cells), std::move(nulls)};
}
Column Column::of_text(TextCells cells, NullMask nulls) {
    const auto count = static_cast<RowIndex>(cells.codes.size());
    return {ColumnType::Text, count, std::move(cells), std::move(nulls)};
}
Column Column::of_booleans(std::vector<std::uint8_t> cells, NullMask nulls) {
    const auto count = static_cast<RowIndex>(cells.size());
    return {ColumnType::Boolean, count, std::move(cells), std::move(nulls)};
}
Column Column::of_dates(std::vector<std::int32_t> cells, NullMask nulls) {
    const auto count = static_cast<RowIndex>(cells.size());
    return {ColumnType::Date, count, std::move(cells), std::move(nulls)};
}
Column Column::of_instants(std::vector<std::int64_t> cells, NullMask nulls) {
    const auto count = static_cast<RowIndex>(cells.size());
    return {ColumnType::DateTime, count, std::move(cells), std::move(nulls)};
}

std::span<const double> Column::numbers() const {
    const auto* cells = std::get_if<std::vector<double>>(&m_cells);
    return cells ? std::span<const double>(*cells) : std::span<const double>();
}
std::span<const std::int64_t> Column::integers() const {
    const auto* cells = std::get_if<std::vector<std::int64_t>>(&m_cells);
    return cells && m_type == ColumnType::Integer ? std::span<const std::int64_t>(*cells)
                                                  : std::span<const std::int64_t>();
}
std::span<const std::int64_t> Column::milliseconds() const {
    const auto* cells = std::get_if<std::vector<std::int64_t>>(&m_cells);
    return cells && m_type == ColumnType::DateTime ? std::span<const std::int64_t>(*cells)
                                                   : std::span<const std::int64_t>();
}
std::span<const std::uint16_t> Column::codes() const {
    const auto* cells = std::get_if<TextCells>(&m_cells);
    return cells ? std::span<const std::uint16_t>(cells->codes) : std::span<const std::uint16_t>();
}
std::span<const std::uint8_t> Column::booleans() const {
    const auto* cells = std::get_if<std::vector<std::uint8_t>>(&m_cells);
    return cells ? std::span<const std::uint8_t>(*cells) : std::span<const std::uint8_t>();
}
std::span<const std::int32_t> Column::days() const {
    const auto* cells = std::get_if<std::vector<std::int32_t>>(&m_cells);
    return cells ? std::span<const std::int32_t>(*cells) : std::span<const std::int32_t>();
}
const Dictionary& Column::dictionary() const {
    return std::get_if<TextCells>(&m_cells)->dictionary;
}

Value Column::value(RowIndex row) const {
    if (is_null(row))
        return {};
    switch (m_type) {
    case ColumnType::Number:
        return (*std::get_if<std::vector<double>>(&m_cells))[row];
    case ColumnType::Integer:
        return (*std::get_if<std::vector<std::int64_t>>(&m_cells))[row];
    case ColumnType::Text: {
        const TextCells& cells = *std::get_if<TextCells>(&m_cells);
        return cells.dictionary.text(cells.codes[row]);
    }
    case ColumnType::Boolean:
        return (*std::get_if<std::vector<std::uint8_t>>(&m_cells))[row] != 0;
    case ColumnType::Date:
        return Date{(*std::get_if<std::vector<std::int32_t>>(&m_cells))[row]};
    case ColumnType::DateTime:
        return Instant{(*std::get_if<std::vector<std::int64_t>>(&m_cells))[row]};
    }
    return {};
}

} // namespace throughline::tables
